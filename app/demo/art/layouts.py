"""Where the type stands on a poster: title, year, names, and a line of billing at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image

from app.demo.art.canvas import FINE, Canvas
from app.demo.art.colours import Colour, Palette, blend, luminance
from app.demo.art.lettering import Align, Setting, fitted, mask_of, small, stacked, write

_CAPITALS = frozenset({"gothic", "deco", "thin", "square", "roman", "western", "comic"})
_TRACKING = {"thin": 0.06, "roman": 0.02, "gothic": 0.012, "deco": 0.01, "black": -0.025, "grotesk": -0.02}
_LEADING = {
    "gothic": 0.86,
    "black": 0.90,
    "grotesk": 0.94,
    "fraktur": 0.86,
    "comic": 0.90,
    "didone": 0.98,
    "thin": 1.02,
    "roman": 1.0,
    "deco": 1.0,
    "western": 1.02,
    "square": 0.96,
}


class Bill(NamedTuple):
    """What is printed: the title and the face that can write it, year, director, names, and who made it."""

    title: str
    face: str
    year: str
    director: str
    names: tuple[str, ...]
    studio: str

    @property
    def shown(self) -> str:
        """The title as its face wants it: capitals or not."""
        return self.title.upper() if self.face in _CAPITALS else self.title

    def set(self, width: float, height: float, *, stack: bool = False, most: int = 4, largest: float = 150) -> Setting:
        """The title broken and sized for a box."""
        tracking, leading = _TRACKING.get(self.face, 0), _LEADING.get(self.face, 0.95)
        if stack:
            return stacked(self.face, self.shown, width, height, tracking=tracking, leading=leading, most=most)
        return fitted(self.face, self.shown, width, height, most=most, largest=largest, tracking=tracking, leading=leading)


class Tones(NamedTuple):
    """Colours of the type: the title's, and a quieter one for the rest."""

    title: Colour
    rest: Colour
    spot: Colour


class Sheet(NamedTuple):
    """What a layout sets type on, and with what."""

    c: Canvas
    bill: Bill
    t: Tones
    p: Palette


def tones(p: Palette, ground: str) -> Tones:
    """Light type on dark and flat grounds, dark type on paper."""
    if ground == "light":
        return Tones(p.night, blend(p.night, p.deep, 0.35), p.accent if luminance(p.accent) < 0.3 else p.deep)
    bright = p.glow if luminance(p.glow) > 0.35 else p.paper
    return Tones(p.paper, blend(p.paper, p.glow, 0.5) if luminance(p.glow) > 0.25 else p.paper, bright)


def _billing(c: Canvas, bill: Bill, y: float, colour: Colour, align: Align = "centre", margin: float = 36) -> None:
    """The small print, as on every poster: who directed, who plays, who made it."""
    parts = []
    if bill.director:
        parts.append(f"DIRECTED BY {bill.director.upper()}")
    if bill.names:
        parts.append("WITH " + "  ".join(name.upper() for name in bill.names[:3]))
    if bill.studio:
        parts.append(bill.studio.upper())
    small(c, "   ".join(parts), (margin, y, c.width - 2 * margin), 15.5, colour, name="gothic", align=align, tracking=0)


def _names_above(c: Canvas, bill: Bill, colour: Colour, align: Align = "centre") -> None:
    if len(bill.names) >= 2:
        small(c, "   ".join(name.upper() for name in bill.names[:2]), (40, 34, c.width - 80), 13, colour, name="bold", align=align, tracking=0.22)


def low_centre(s: Sheet) -> None:
    """The title centred at the foot, names above the picture, the year below."""
    setting = s.bill.set(430, 158, most=3, largest=108)
    top = 690 - setting.height / FINE - 34
    _names_above(s.c, s.bill, s.t.rest)
    write(s.c, setting, 35, top, 430, s.t.title, align="centre", shadow=0.5 if luminance(s.t.title) > 0.3 else 0)
    small(s.c, s.bill.year, (36, 668, 428), 17, s.t.spot, name="bold", align="centre", tracking=0.42)
    _billing(s.c, s.bill, 706, s.t.rest)


def low_left(s: Sheet) -> None:
    """The title flush left, a rule, year and director beneath."""
    setting = s.bill.set(425, 190, most=3, largest=116)
    top = 655 - setting.height / FINE
    write(s.c, setting, 36, top, 430, s.t.title, shadow=0.5 if luminance(s.t.title) > 0.3 else 0)
    s.c.rect(38, 668, 92, 671.5, s.t.spot)
    line = "   ".join(part for part in (s.bill.year, s.bill.director.upper()) if part)
    small(s.c, line, (38, 684, 424), 15, s.t.rest, name="bold", tracking=0.14)
    _billing(s.c, s.bill._replace(director=""), 712, blend(s.t.rest, s.p.mid, 0.25), "left", 38)


def stack_low(s: Sheet) -> None:
    """Every line of the title as wide as the sheet."""
    setting = s.bill.set(432, 214, stack=True, most=3)
    top = 672 - setting.height / FINE
    write(s.c, setting, 34, top, 432, s.t.title, align="centre", shadow=0.45 if luminance(s.t.title) > 0.3 else 0)
    line = "  ·  ".join(part for part in (s.bill.director.upper(), s.bill.year) if part)
    small(s.c, line, (36, 682, 428), 15.5, s.t.spot, name="bold", align="centre", tracking=0.2)
    _billing(s.c, s.bill._replace(director=""), 710, s.t.rest)


def high_left(s: Sheet) -> None:
    """The title at the head, the rest at the foot."""
    s.c.veil(s.p.night, 0, 250, 0.62, 0)
    setting = s.bill.set(420, 170, most=3, largest=96)
    write(s.c, setting, 38, 58, 424, s.p.paper, shadow=0.4)
    small(s.c, s.bill.year, (40, 66 + setting.height / FINE, 300), 17, s.t.spot, name="bold", tracking=0.4)
    small(s.c, s.bill.director.upper(), (38, 684, 424), 15, s.p.paper, name="bold", tracking=0.18)
    _billing(s.c, s.bill._replace(director=""), 710, s.t.rest, "left", 38)


def tilted(s: Sheet) -> None:
    """The title on a slanting strip across the foot."""
    setting = s.bill.set(410, 130, most=2, largest=110)
    mask = mask_of(setting, 410, "centre")
    turned = mask.rotate(8, resample=Image.Resampling.BICUBIC, expand=True)
    middle = 598.0
    high = setting.height / FINE / 2 + 18
    slope = 0.1405 * 260
    strip = s.p.night if luminance(s.p.night) < 0.1 else s.p.deep
    s.c.polygon(((-10, middle - high + slope), (510, middle - high - slope), (510, middle + high - slope), (-10, middle + high + slope)), strip)
    for edge in (middle - high - 7, middle + high + 2):
        s.c.polygon(((-10, edge + slope), (510, edge - slope), (510, edge - slope + 5), (-10, edge + slope + 5)), s.p.accent)
    s.c.stencil(turned, s.p.paper, 250 - turned.width / FINE / 2, middle - turned.height / FINE / 2)
    small(s.c, s.bill.year, (36, 706, 428), 17, s.t.title, name="bold", align="left", tracking=0.3)
    small(s.c, s.bill.director.upper(), (120, 707, 344), 14.5, s.t.title, name="bold", align="right", tracking=0.14)


def band(s: Sheet) -> None:
    """A plain field at the foot for the type, as on the sheets of the fifties."""
    s.c.rect(0, 556, 500, 750, s.p.night)
    s.c.rect(0, 556, 500, 562, s.p.accent)
    setting = s.bill.set(430, 112, most=2, largest=92)
    top = 580 + (112 - setting.height / FINE) / 2
    write(s.c, setting, 34, top, 432, s.p.paper, align="left")
    line = "   ".join(part for part in (s.bill.year, s.bill.director.upper()) if part)
    small(s.c, line, (36, 702, 428), 14.5, s.p.glow if luminance(s.p.glow) > 0.2 else s.p.paper, name="bold", tracking=0.16)


LAYOUTS: dict[str, Callable[[Sheet], None]] = {function.__name__: function for function in (low_centre, low_left, stack_low, high_left, tilted, band)}
