"""A canvas in the picture's own pixels, drawn at twice the size so that edges come out smooth: gradients, light, shapes, grain."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from app.demo.art.colours import Colour

Point = tuple[float, float]
_FINE = 2
_STEPS = 96  # of a gradient; in between is interpolated


@lru_cache(24)
def _spot(percent: int) -> Image.Image:
    """A disc of light of this strength in the middle, that fades smoothly to nothing at its rim."""
    fade = [round(2.55 * percent * (math.cos(math.pi * min(1, level / 179)) + 1) / 2) for level in range(256)]  # 181 at the rim, 255 in the corners
    return Image.radial_gradient("L").point(fade)


def _slope(start: float, end: float) -> Image.Image:
    """A mask one pixel wide that eases from one opacity to the other, top to bottom."""
    strip = Image.new("L", (1, _STEPS))
    strip.putdata([round(255 * (start + (end - start) * _eased(row / (_STEPS - 1)))) for row in range(_STEPS)])
    return strip


@lru_cache(6)
def _grain(width: int, height: int) -> Image.Image:
    """Film grain around middle grey."""
    noise = Image.frombytes("L", (width, height), random.Random(1895).randbytes(width * height))
    soft = noise.filter(ImageFilter.GaussianBlur(0.7)).point([128 + round((level - 128) * 0.12) for level in range(256)])
    return Image.merge("RGB", (soft, soft, soft))


@lru_cache(12)
def _vignette(width: int, height: int, strength: int) -> Image.Image:
    """White in the middle, darker by `strength` percent in the corners."""
    shade = Image.radial_gradient("L").resize((width, height)).point([255 - round(255 * strength / 100 * (level / 255) ** 2.4) for level in range(256)])
    return Image.merge("RGB", (shade, shade, shade))


class Canvas:
    """`width` × `height` are those of the finished picture. `fx` is where the scene has its weight, as a fraction of the width; `u` is a unit that
    grows with the picture: 1 on a poster of 500 × 750 pixels.
    """

    def __init__(self, width: int, height: int, *, fx: float = 0.5, unit: float | None = None) -> None:
        self.width = width
        self.height = height
        self.fx = fx
        self.u = unit if unit is not None else width / 500
        self.image = Image.new("RGB", (width * _FINE, height * _FINE))
        self._draw = ImageDraw.Draw(self.image)

    @property
    def cx(self) -> float:
        """The scene's middle, in pixels from the left."""
        return self.width * self.fx

    # -- grounds --------------------------------------------------------------------------------------------------------------

    def fill(self, colour: Colour) -> None:
        """One colour everywhere."""
        self.image.paste(colour, (0, 0, *self.image.size))

    def sky(self, stops: Sequence[tuple[float, Colour]], top: float = 0, bottom: float | None = None) -> None:
        """A vertical gradient through `stops` (height 0 to 1, colour), from `top` down to `bottom`."""
        first = round(top * _FINE)
        rows = max(1, round((bottom if bottom is not None else self.height) * _FINE) - first)
        strip = Image.new("RGB", (1, _STEPS))
        strip.putdata([_between(stops, row / (_STEPS - 1)) for row in range(_STEPS)])
        column = strip.resize((1, rows), Image.Resampling.BILINEAR)
        self.image.paste(column.resize((self.image.width, rows), Image.Resampling.NEAREST), (0, first))

    # -- light ----------------------------------------------------------------------------------------------------------------

    def light(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1, flat: float = 1) -> None:
        """A soft light; `flat` squeezes it vertically."""
        wide, tall = radius * _FINE, radius * flat * _FINE
        left, top = max(0, round(x * _FINE - wide)), max(0, round(y * _FINE - tall))
        right, bottom = min(self.image.width, round(x * _FINE + wide)), min(self.image.height, round(y * _FINE + tall))
        if right - left < 2 or bottom - top < 2:
            return
        across, down = 256 / (2 * wide), 256 / (2 * tall)
        box = ((left - x * _FINE + wide) * across, (top - y * _FINE + tall) * down, (right - x * _FINE + wide) * across, (bottom - y * _FINE + tall) * down)
        inside = (max(0.0, box[0]), max(0.0, box[1]), min(256.0, box[2]), min(256.0, box[3]))
        mask = _spot(round(20 * min(1, strength)) * 5).resize((right - left, bottom - top), Image.Resampling.BILINEAR, inside)
        self.image.paste(colour, (left, top), mask)

    def veil(self, colour: Colour, top: float, bottom: float, start: float = 0, end: float = 1) -> None:
        """A colour that thickens from `start` at `top` to `end` at `bottom` (0 nothing, 1 all), and stays so below; above `top` is nothing."""
        first, last = round(max(0, top) * _FINE), min(self.image.height, round(max(bottom, top + 1) * _FINE))
        size = (self.image.width, max(1, last - first))
        self.image.paste(colour, (0, first, size[0], first + size[1]), _slope(start, end).resize((1, size[1])).resize(size, Image.Resampling.NEAREST))
        if end and last < self.image.height:
            self.image.paste(colour, (0, last, *self.image.size), Image.new("L", (size[0], self.image.height - last), round(255 * end)))

    def side_veil(self, colour: Colour, left: float, right: float, start: float = 1, end: float = 0) -> None:
        """The same from left to right; left of `left` it stays as it begins."""
        first, last = round(max(0, left) * _FINE), min(self.image.width, round(max(right, left + 1) * _FINE))
        size = (max(1, last - first), self.image.height)
        slope = _slope(start, end).transpose(Image.Transpose.ROTATE_90)
        self.image.paste(colour, (first, 0, first + size[0], size[1]), slope.resize((size[0], 1)).resize(size, Image.Resampling.NEAREST))
        if end and last < self.image.width:
            self.image.paste(colour, (last, 0, *self.image.size), Image.new("L", (self.image.width - last, size[1]), round(255 * end)))
        if start and first > 0:
            self.image.paste(colour, (0, 0, first, size[1]), Image.new("L", (first, size[1]), round(255 * start)))

    # -- shapes ---------------------------------------------------------------------------------------------------------------

    def polygon(self, points: Iterable[Point], colour: Colour, opacity: float = 1) -> None:
        """A filled polygon."""
        fine = [(x * _FINE, y * _FINE) for x, y in points]
        if opacity >= 1:
            self._draw.polygon(fine, fill=colour)
            return
        left, top, right, bottom = self.clipped(min(x for x, _ in fine), min(y for _, y in fine), max(x for x, _ in fine) + 1, max(y for _, y in fine) + 1)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in fine], fill=round(255 * opacity))
        self.image.paste(colour, (left, top), mask)

    def rect(self, left: float, top: float, right: float, bottom: float, colour: Colour, opacity: float = 1) -> None:
        """A filled rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour, opacity)

    def disc(self, x: float, y: float, radius: float, colour: Colour, opacity: float = 1, flat: float = 1) -> None:
        """A filled circle, or an ellipse squeezed vertically by `flat`."""
        box = [(x - radius) * _FINE, (y - radius * flat) * _FINE, (x + radius) * _FINE, (y + radius * flat) * _FINE]
        if opacity >= 1:
            self._draw.ellipse(box, fill=colour)
            return
        wide, tall = max(1, round(box[2] - box[0])), max(1, round(box[3] - box[1]))
        mask = Image.new("L", (wide, tall))
        ImageDraw.Draw(mask).ellipse((0, 0, wide - 1, tall - 1), fill=round(255 * opacity))
        self.image.paste(colour, (round(box[0]), round(box[1])), mask)

    def ring(self, x: float, y: float, radius: float, thick: float, colour: Colour, start: float = 0, end: float = 360) -> None:
        """A circle's line, or an arc of it in degrees clockwise from three o'clock."""
        box = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self._draw.arc(box, start, end, fill=colour, width=max(1, round(thick * _FINE)))

    def wedge(self, x: float, y: float, radius: float, colour: Colour, start: float, end: float) -> None:
        """A slice of a circle, in degrees clockwise from three o'clock."""
        self._draw.pieslice([(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE], start, end, fill=colour)

    def line(self, points: Sequence[Point], thick: float, colour: Colour) -> None:
        """A line through points, with rounded joints."""
        width = max(1, round(thick * _FINE))
        self._draw.line([(x * _FINE, y * _FINE) for x, y in points], fill=colour, width=width, joint="curve" if width > 3 else None)

    def rounded(self, left: float, top: float, right: float, bottom: float, radius: float, colour: Colour) -> None:
        """A rectangle with rounded corners."""
        self._draw.rounded_rectangle([left * _FINE, top * _FINE, right * _FINE, bottom * _FINE], radius * _FINE, fill=colour)

    def rays(self, x: float, y: float, count: int, colour: Colour, *, radius: float, turn: float = 0, opacity: float = 1, share: float = 0.5) -> None:
        """Beams from a point, evenly around; each fills `share` of its sector."""
        step = 360 / count
        layer = Image.new("L", self.image.size) if opacity < 1 else None
        draw = ImageDraw.Draw(layer) if layer is not None else self._draw
        for beam in range(count):
            angles = (math.radians(turn + beam * step), math.radians(turn + (beam + share) * step))
            points = [(x * _FINE, y * _FINE), *(((x + radius * math.cos(angle)) * _FINE, (y + radius * math.sin(angle)) * _FINE) for angle in angles)]
            draw.polygon(points, fill=round(255 * opacity) if layer is not None else colour)
        if layer is not None:
            self.image.paste(colour, (0, 0, *self.image.size), layer)

    def paste(self, picture: Image.Image, x: float, y: float, mask: Image.Image | None = None) -> None:
        """Another picture, in fine pixels (twice as many), its left upper corner at (x, y)."""
        self.image.paste(picture, (round(x * _FINE), round(y * _FINE)), mask)

    def clipped(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """A box in fine pixels, no larger than the picture."""
        return max(0, math.floor(left)), max(0, math.floor(top)), min(self.image.width, math.ceil(right)), min(self.image.height, math.ceil(bottom))

    def stencil(self, mask: Image.Image, colour: Colour, x: float, y: float) -> None:
        """A colour through a mask in fine pixels."""
        self.image.paste(colour, (round(x * _FINE), round(y * _FINE)), mask)

    # -- the end --------------------------------------------------------------------------------------------------------------

    def finished(self, *, grain: bool = True, vignette: int = 26) -> Image.Image:
        """The picture at its own size, with grain and darker corners."""
        image = self.image.reduce(_FINE)
        if vignette:
            image = ImageChops.multiply(image, _vignette(self.width, self.height, vignette))
        if grain:
            image = ImageChops.add(image, _grain(self.width, self.height), 1, -128)
        return image


FINE = _FINE
"""Fine pixels per pixel."""


def _eased(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def _between(stops: Sequence[tuple[float, Colour]], place: float) -> Colour:
    before = stops[0]
    for after in stops[1:]:
        if place <= after[0]:
            part = (place - before[0]) / max(1e-6, after[0] - before[0])
            one, other = before[1], after[1]
            return (
                round(one[0] + (other[0] - one[0]) * part),
                round(one[1] + (other[1] - one[1]) * part),
                round(one[2] + (other[2] - one[2]) * part),
            )
        before = after
    return before[1]
