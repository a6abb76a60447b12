"""Type on the drawn art: the faces, titles broken into lines and fitted into a box, never clipped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from app.demo.art.canvas import FINE, Canvas
from app.demo.art.colours import Colour
from app.demo.places import resources

PAD = 24
Align = Literal["left", "centre", "right"]
_FILES = {
    "grotesk": "InterDisplay-ExtraBold.ttf",
    "black": "InterDisplay-Black.ttf",
    "text": "Inter-Medium.ttf",
    "bold": "Inter-SemiBold.ttf",
    "didone": "demo/AbrilFatface.ttf",
    "comic": "demo/Bangers.ttf",
    "roman": "demo/CinzelDecorative.ttf",
    "gothic": "demo/LeagueGothic.ttf",
    "deco": "demo/Limelight.ttf",
    "thin": "demo/PoiretOne.ttf",
    "square": "demo/RussoOne.ttf",
    "western": "demo/Rye.ttf",
    "typewriter": "demo/SpecialElite.ttf",
    "fraktur": "demo/UnifrakturCook.ttf",
}
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "in", "on", "to", "with", "from", "for", "at", "by", "&", "le", "la", "les", "de", "du", "der", "die", "das"]
)


@lru_cache(160)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at `size` fine pixels."""
    return ImageFont.truetype(str(resources() / "fonts" / _FILES[name]), size)


@lru_cache(4096)
def _has(name: str, letter: str) -> bool:
    """Whether a face has a letter: it draws something else than for a character that no face has."""
    font = face(name, 24)
    return bool(font.getmask(letter).getbbox()) and bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffe"))


def can_write(name: str, text: str) -> bool:
    """Whether a face has all letters of a text."""
    return all(letter.isspace() or _has(name, letter) for letter in text)


def writable(text: str, *names: str) -> str | None:
    """The first of several faces that has all letters of a text; the plain ones are tried last; None when none has."""
    return next((name for name in (*names, "black", "grotesk") if can_write(name, text)), None)


class Setting(NamedTuple):
    """A text broken into lines, each with its size in fine pixels."""

    name: str
    lines: tuple[tuple[str, int], ...]
    tracking: float
    leading: float

    @property
    def height(self) -> float:
        """Of all lines, in fine pixels."""
        return sum(size * self.leading for _, size in self.lines)


@lru_cache(4096)
def _length(name: str, text: str) -> float:
    return face(name, 100).getlength(text) / 100


def _width(name: str, text: str, size: float, tracking: float) -> float:
    return (_length(name, text) + tracking * max(0, len(text) - 1)) * size


def _breaks(words: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """All ways to break words into at most `most` lines."""
    words = list(words)
    while len(words) > 9:  # very long texts: pair the words, so that there are few enough ways
        words = [" ".join(words[place : place + 2]) for place in range(0, len(words), 2)]
    ways = []
    for cuts in range(min(most, len(words))):
        for places in combinations(range(1, len(words)), cuts):
            edges = (0, *places, len(words))
            ways.append(tuple(" ".join(words[one:other]) for one, other in pairwise(edges)))
    return ways


def fitted(name: str, text: str, width: float, height: float, *, most: int = 4, largest: float = 400, tracking: float = 0, leading: float = 0.95) -> Setting:
    """The text as large as it goes into `width` × `height` (pixels), all lines of one size."""
    best: tuple[float, tuple[str, ...]] = (0, (text,))
    for lines in _breaks(text.split(), most):
        widest = max(_width(name, line, 100, tracking) for line in lines)
        size = min(width * FINE / max(widest, 1) * 100, height * FINE / (len(lines) * leading), largest * FINE)
        if size > best[0] * (1.04 if len(lines) > len(best[1]) else 1):
            best = (size, lines)
    return Setting(name, tuple((line, max(6, int(best[0]))) for line in best[1]), tracking, leading)


def stacked(name: str, text: str, width: float, height: float, *, tracking: float = 0, leading: float = 0.92, most: int = 4) -> Setting:
    """Every line as wide as the box: small words share a line with others or stand small; the whole fits `height`."""
    best: tuple[float, tuple[tuple[str, int], ...]] = (1e9, ())
    for lines in _breaks(text.split(), most):
        if len(lines) > 1 and any(all(word.lower() in _SMALL for word in line.split()) for line in lines):
            continue
        sizes = [min(width * FINE / max(1.0, _width(name, line, 100, tracking)) * 100, height * FINE * 0.62) for line in lines]
        tall = sum(sizes) * leading
        over = tall / (height * FINE)
        uneven = abs(1 - over) + 0.12 * (max(sizes) / min(sizes))
        shrink = min(1.0, 1 / over)
        if uneven < best[0]:
            best = (uneven, tuple((line, max(6, int(size * shrink))) for line, size in zip(lines, sizes, strict=True)))
    return Setting(name, best[1] or fitted(name, text, width, height).lines, tracking, leading)


def _letters(draw: ImageDraw.ImageDraw, spot: tuple[float, float], name: str, line: str, size: int, gap: float) -> None:
    """Draw a line on a mask, letter by letter where letters are spaced."""
    x, y = spot
    font = face(name, size)
    if gap == 0:
        draw.text((x, y), line, font=font, fill=255, anchor="ls")
        return
    for letter in line:
        if letter != " ":
            draw.text((x, y), letter, font=font, fill=255, anchor="ls")
        x += _length(name, letter) * size + gap


def _placed(setting: Setting, width: float, align: Align) -> list[tuple[float, float, str, int]]:
    """Left edge and baseline of each line in a box of `width` fine pixels, with its size."""
    found = []
    y = 0.0
    for line, size in setting.lines:
        wide = _width(setting.name, line, size, setting.tracking)
        x = {"left": 0.0, "centre": (width - wide) / 2, "right": width - wide}[align]
        y += size * setting.leading
        found.append((x, y - size * (setting.leading - 0.74), line, size))
    return found


def room(setting: Setting) -> int:
    """Fine pixels around the lines in which accents, tails and slanted letters stay whole."""
    return PAD + max(size for _, size in setting.lines) * 2 // 5


def mask_of(setting: Setting, width: float, align: Align = "left") -> Image.Image:
    """The lines as a mask, `width` pixels wide, in fine pixels, with `room` on all sides."""
    pad = room(setting)
    mask = Image.new("L", (round(width * FINE) + 2 * pad, round(setting.height) + 2 * pad))
    draw = ImageDraw.Draw(mask)
    for x, y, line, size in _placed(setting, width * FINE, align):
        _letters(draw, (x + pad, y + pad), setting.name, line, size, setting.tracking * size)
    return mask


def write(canvas: Canvas, setting: Setting, x: float, y: float, width: float, colour: Colour, *, align: Align = "left", shadow: float = 0) -> float:
    """Set the lines with the box's left upper corner at (x, y); a soft dark shadow of this strength lies behind. The height in pixels."""
    mask = mask_of(setting, width, align)
    left, top = round(x * FINE) - room(setting), round(y * FINE) - room(setting)
    if shadow:
        dark = mask.reduce(4).filter(ImageFilter.BoxBlur(4)).point([round(level * shadow) for level in range(256)]).resize(mask.size, Image.Resampling.BILINEAR)
        canvas.image.paste((0, 0, 0), (left, top + 4), dark)
    canvas.image.paste(colour, (left, top), mask)
    return setting.height / FINE


def small(
    canvas: Canvas,
    text: str,
    spot: tuple[float, float, float],
    size: float,
    colour: Colour,
    *,
    name: str = "bold",
    align: Align = "left",
    tracking: float = 0.16,
) -> float:
    """One small line at (x, y) in a width, made smaller or cut at a word's end where it is too long; its height, 0 when it cannot be written."""
    x, y, width = spot
    if not text or not can_write(name, text):
        return 0
    wide = _width(name, text, size * FINE, tracking)
    if wide > width * FINE:
        size = max(size * 0.7, size * width * FINE / wide)
        while " " in text and _width(name, text, size * FINE, tracking) > width * FINE:
            text = text.rpartition(" ")[0].rstrip(" ·,")
    setting = Setting(name, ((text, max(5, round(size * FINE))),), tracking, 1.0)
    return write(canvas, setting, x, y, width, colour, align=align)
