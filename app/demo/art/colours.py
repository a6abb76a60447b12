"""Colours and palettes of the drawn art."""

from __future__ import annotations

import colorsys
from typing import NamedTuple

Colour = tuple[int, int, int]


def hexed(text: str) -> Colour:
    """A colour from six hex digits."""
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def blend(one: Colour, other: Colour, part: float) -> Colour:
    """`part` of the way from one colour to the other."""
    return (
        round(one[0] + (other[0] - one[0]) * part),
        round(one[1] + (other[1] - one[1]) * part),
        round(one[2] + (other[2] - one[2]) * part),
    )


def darker(colour: Colour, part: float) -> Colour:
    """Towards black."""
    return blend(colour, (0, 0, 0), part)


def lighter(colour: Colour, part: float) -> Colour:
    """Towards white."""
    return blend(colour, (255, 255, 255), part)


def turned(colour: Colour, degrees: float) -> Colour:
    """The same with another hue."""
    hue, light, sat = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = colorsys.hls_to_rgb((hue + degrees / 360) % 1, light, sat)
    return round(red * 255), round(green * 255), round(blue * 255)


def luminance(colour: Colour) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Palette(NamedTuple):
    """Six colours: the darkest, a deep one, a middle one, the light source, the paper, and the accent."""

    night: Colour
    deep: Colour
    mid: Colour
    glow: Colour
    paper: Colour
    accent: Colour


def _palette(text: str) -> Palette:
    return Palette(*(hexed(part) for part in text.split()))


PALETTES: dict[str, Palette] = {
    # night deep mid glow paper accent
    "soviet": _palette("14110f 8c1c13 c8321f e9dcc0 f1e6cd c8321f"),
    "bronze": _palette("120c07 3d2413 8a5a2b e2a653 f4e3c1 d9772b"),
    "verdigris": _palette("07110f 0f3a37 2f7f74 a7d7b9 e9f2dd e0a83f"),
    "moonlit": _palette("060a14 12233f 35598a b9d3e8 eef3f4 d8b25a"),
    "blood": _palette("0b0506 3c0b10 8e1a1f e6533c f3dcc8 e03a2f"),
    "absinthe": _palette("080d06 20351a 5d7f33 c3d65f f0f2d0 d95f30"),
    "plum": _palette("0d0714 2f1547 6d3a86 d691c3 f7e6f0 f0b04a"),
    "dusk": _palette("120a1a 47204f b0476a f7a072 fdeacb f4d35e"),
    "desert": _palette("1a0d08 6d2c1a c8643a f3b562 fbe9c6 2f6f73"),
    "glacier": _palette("0a1420 1f4663 5c96b5 cfe6ee f7fafa e2725b"),
    "meadow": _palette("10210f 2f6b35 7fb04a f6e27a fdf8dc e4572e"),
    "candy": _palette("22122e 7a2f7b e26d9f ffc9a3 fff3e2 3fb8af"),
    "neon": _palette("08060f 1c1147 5a2a9c 31d2f2 f3efff ff3f81"),
    "noir": _palette("08090b 1a1d22 4a5058 c9ccc8 efece4 c9a227"),
    "sepia": _palette("140d07 40291a 8b6540 d9b98a f2e4c9 a63d2f"),
    "technicolor": _palette("101224 1d3f8a 2f7fc1 ffd166 fff6e0 e63946"),
    "pulp": _palette("17130f 7c1d12 e2571e ffc53a fff0c2 0f6e84"),
    "teal": _palette("041416 0b3b40 178a8a 7fe0cf e9fbf5 ff7f51"),
    "rose": _palette("1a0b10 5b1d2f b5495b f6b6a5 fdeee4 e8c15a"),
    "steel": _palette("0a0e12 22313d 547184 bcd0d6 f1f4f2 f26b3a"),
    "ochre": _palette("15100a 57401a b1842f f0cc6b f8efd2 9c2f1f"),
    "ultramarine": _palette("050818 101e5c 2a49b8 8fb4ff f2f2ea ffb000"),
    "forest": _palette("070f0b 163528 3e6b4a a9c48a eef0da d98e3a"),
    "ember": _palette("100605 4a130b b53a12 ff9a3c ffe9c4 ffcf56"),
    "paper": _palette("1b1714 4d423a 9c8b78 dccfb8 f5efe0 c43d2b"),
    "ink": _palette("0b0d14 232a3b 606b85 c7cedb f6f4ee d64933"),
    "mint": _palette("0c1a1a 1f5a54 5fb49c d9f2c4 fbfbef ef476f"),
    "violet": _palette("0b0820 2a1a6b 6a4fc7 c5b3ff f5f0ff ffd23f"),
}
