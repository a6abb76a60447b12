"""How dark a scrim must be for text over a picture to stay readable: computed from the picture."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PIL import Image

from app.artwork.picture import BadPicture

CONTRAST = 4.5
LOOK = (64, 36)  # the picture is looked at in this size: text covers areas, not pixels
BRIGHTEST = 0.98  # the share of the area that must be readable; a lone highlight may be brighter

Colour = tuple[int, int, int]


class Area(NamedTuple):
    """A part of a picture, each side as a fraction of its width or height from its left or top."""

    left: float
    top: float
    right: float
    bottom: float


def veil(path: Path, area: Area, scrim: Colour, text: Colour = (255, 255, 255)) -> float:
    """The least opacity (0 to 1) of a `scrim` over `area` at which `text` on it reaches 4.5:1. Raises BadPicture.

    For light text; 1.0 where even the bare scrim does not reach it. Takes about ten milliseconds: never on the GUI thread.
    """
    try:
        with Image.open(path, formats=("JPEG", "PNG")) as image:
            image.draft("RGB", LOOK)
            small = image.convert("RGB").resize(LOOK, Image.Resampling.BOX)
    except (OSError, ValueError) as error:
        raise BadPicture(f"{path.name} cannot be read.") from error
    width, height = LOOK
    box = (int(area.left * width), int(area.top * height), max(1, round(area.right * width)), max(1, round(area.bottom * height)))
    pixels = small.crop(box).tobytes()
    colours = sorted(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True), key=luminance)
    return _opacity(colours[int((len(colours) - 1) * BRIGHTEST)], scrim, text)


def _opacity(behind: Colour, scrim: Colour, text: Colour) -> float:
    for step in range(101):
        opacity = step / 100
        red, green, blue = (round(opacity * over + (1 - opacity) * under) for over, under in zip(scrim, behind, strict=True))
        if contrast(text, (red, green, blue)) >= CONTRAST:
            return opacity
    return 1.0


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Colour) -> float:
    """WCAG's relative luminance, 0 to 1."""
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in (value / 255 for value in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
