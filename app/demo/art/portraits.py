"""Portraits of people, as cameos: a profile against a lit ground, with one of a dozen heads of hair, hats and collars."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from app.demo.art.canvas import Canvas
from app.demo.art.colours import PALETTES, blend, darker, lighter
from app.demo.art.curves import smooth
from app.demo.art.stand import Stand
from app.demo.chance import Chance

SIDE = 320
_FACE = (
    *((0.26, -0.10), (-0.10, -0.10), (-0.10, 0.16), (-0.12, 0.34), (-0.20, 0.50), (-0.17, 0.74), (-0.01, 0.90), (0.20, 0.94)),
    *((0.40, 0.86), (0.475, 0.72), (0.475, 0.63), (0.53, 0.54), (0.60, 0.46), (0.575, 0.425), (0.525, 0.42), (0.555, 0.375)),
    *((0.525, 0.345), (0.55, 0.305), (0.51, 0.27), (0.525, 0.215), (0.47, 0.15), (0.35, 0.13), (0.28, 0.09)),
)
_SHOULDERS = (
    *((-0.12, 0.10), (-0.30, 0.0), (-0.55, -0.10), (-0.66, -0.60), (-0.70, -1.40)),
    *((0.78, -1.40), (0.74, -0.60), (0.62, -0.14), (0.40, -0.02), (0.26, 0.08)),
)
_CROWN = ((0.47, 0.78), (0.40, 0.93), (0.20, 1.01), (-0.04, 0.98), (-0.20, 0.84))


def _short(s: Stand) -> None:
    s.shape((*_CROWN, (-0.25, 0.62), (-0.16, 0.38), (-0.07, 0.36), (-0.02, 0.52), (0.06, 0.56), (0.10, 0.70), (0.30, 0.80)))


def _parted(s: Stand) -> None:
    s.shape(((0.50, 0.76), (0.46, 0.92), (0.26, 1.03), (-0.02, 1.0), (-0.21, 0.86), (-0.26, 0.62), (-0.15, 0.40), (-0.04, 0.52), (0.04, 0.68), (0.22, 0.76)))
    s.line(((0.36, 0.95), (0.12, 0.93), (-0.06, 0.80)), 0.012, lighter(s.ink, 0.25))


def _bun(s: Stand) -> None:
    s.shape((*_CROWN, (-0.24, 0.62), (-0.12, 0.48), (0.04, 0.56), (0.12, 0.72), (0.34, 0.80)))
    s.disc(-0.29, 0.70, 0.145)
    s.ring(-0.29, 0.70, 0.09, 0.012, lighter(s.ink, 0.25), start=120, end=320)


def _bob(s: Stand) -> None:
    s.shape((*_CROWN, (-0.28, 0.60), (-0.26, 0.30), (-0.10, 0.22), (0.14, 0.26), (0.16, 0.46), (0.12, 0.64), (0.30, 0.72), (0.46, 0.66)))


def _waves(s: Stand) -> None:
    s.shape(
        (
            *_CROWN,
            (-0.27, 0.66),
            (-0.22, 0.48),
            (-0.33, 0.34),
            (-0.24, 0.18),
            (-0.34, 0.02),
            (-0.16, -0.10),
            (-0.02, 0.06),
            (0.04, 0.30),
            (0.02, 0.50),
            (0.10, 0.68),
            (0.32, 0.80),
        )
    )
    for turn in range(3):
        s.line(((0.30 - turn * 0.14, 0.95), (0.06 - turn * 0.13, 0.84), (-0.02 - turn * 0.10, 0.60), (-0.12 - turn * 0.06, 0.40)), 0.011, lighter(s.ink, 0.22))


def _curls(s: Stand) -> None:
    for right, up, radius in (
        *((0.38, 0.86, 0.11), (0.24, 0.97, 0.12), (0.06, 1.0, 0.13), (-0.12, 0.93, 0.13), (-0.23, 0.80, 0.13), (-0.28, 0.64, 0.12)),
        *((-0.25, 0.48, 0.11), (-0.18, 0.36, 0.10), (-0.08, 0.62, 0.15), (0.08, 0.82, 0.15), (-0.06, 0.78, 0.16), (-0.05, 0.46, 0.09)),
    ):
        s.disc(right, up, radius)


def _bald(s: Stand) -> None:
    s.shape(((-0.17, 0.72), (-0.23, 0.62), (-0.21, 0.46), (-0.13, 0.36), (-0.05, 0.40), (0.02, 0.56), (-0.06, 0.64)))


def _fedora(s: Stand) -> None:
    _short(s)
    s.shape(((0.52, 0.80), (0.72, 0.74), (0.60, 0.83), (0.44, 0.88), (-0.12, 0.88), (-0.40, 0.82), (-0.30, 0.78), (0.10, 0.80)), darker(s.ink, 0.25))
    s.shape(((0.44, 0.85), (0.45, 1.08), (0.26, 1.12), (0.16, 1.07), (-0.02, 1.14), (-0.18, 1.06), (-0.19, 0.86)), darker(s.ink, 0.25))
    s.shape(((0.45, 0.86), (0.455, 0.93), (-0.19, 0.93), (-0.19, 0.86)), s.p.accent, curved=False)


def _cloche(s: Stand) -> None:
    _bob(s)
    s.shape(
        ((0.56, 0.66), (0.50, 0.90), (0.30, 1.06), (0.04, 1.06), (-0.20, 0.92), (-0.32, 0.62), (-0.30, 0.46), (-0.10, 0.52), (0.16, 0.62), (0.40, 0.66)),
        s.p.accent,
    )
    s.shape(((0.52, 0.70), (0.50, 0.78), (0.10, 0.74), (-0.30, 0.56), (-0.31, 0.48), (0.12, 0.64)), darker(s.p.accent, 0.4))


def _cap(s: Stand) -> None:
    _short(s)
    s.shape(((0.50, 0.80), (0.40, 0.98), (0.14, 1.08), (-0.16, 1.02), (-0.30, 0.84), (-0.10, 0.80)), darker(s.ink, 0.2))
    s.shape(((0.36, 0.84), (0.54, 0.82), (0.68, 0.72), (0.52, 0.74), (0.38, 0.77)), darker(s.ink, 0.35))


_HIS: tuple[Callable[[Stand], None], ...] = (_short, _parted, _short, _bald, _fedora, _parted, _cap, _curls)
_HERS: tuple[Callable[[Stand], None], ...] = (_bun, _bob, _waves, _curls, _cloche, _waves, _bob)
_SOFT = ("a", "ie", "ine", "yn", "elle", "eth", "een", "ette", "ilde", "ence", "ace", "ose", "gail", "gen", "herty", "annah", "ttie", "sey", "by", "uth", "mei")
_KNOWN = frozenset(
    (
        *("alice", "ann", "audrey", "bette", "carole", "claudette", "coleen", "helen", "ingrid", "irene", "janet", "jean", "jennifer", "joan"),
        *("lillian", "loretta", "mae", "margaret", "mary", "miriam", "pearl", "rosalind", "shirley"),
    )
)
_GROUNDS = (
    "dusk",
    "rose",
    "teal",
    "verdigris",
    "ochre",
    "plum",
    "steel",
    "ultramarine",
    "bronze",
    "forest",
    "mint",
    "violet",
    "sepia",
    "ember",
    "glacier",
    "candy",
)


def _hair(name: str, chance: Chance) -> Callable[[Stand], None]:
    """A head of hair that a person of this first name may well have."""
    first = name.split(maxsplit=1)[0].lower() if name.split() else ""
    return chance.pick(_HERS if first in _KNOWN or first.endswith(_SOFT) else _HIS)


def portrait(name: str, seed: int, side: int = SIDE, tall: int = SIDE) -> Image.Image:
    """The person's portrait, `side` pixels wide, the same for the same name.

    The head is in the middle of a square, so that it can be cut to a circle; of what a portrait is taller, a fifth is above that square.
    """
    chance = Chance(seed, 97)
    p = PALETTES[chance.pick(_GROUNDS)]
    down = (tall - side) / 5
    c = Canvas(side, tall, unit=side / 750)
    flip = chance.share() < 0.5
    c.sky(((0, p.deep), (0.6, blend(p.deep, p.mid, 0.75)), (1, p.deep)))
    c.light(side * (0.66 if not flip else 0.34), side * 0.36 + down, side * 0.52, p.glow, 0.75)
    if chance.share() < 0.3:
        c.disc(side / 2, side * 0.47 + down, side * 0.36, blend(p.mid, p.glow, 0.45))
    bust = Stand(c, side * 0.44, side * 0.78 + down, side * 0.60, p.night, p)
    skin = chance.pick((blend(p.paper, p.glow, 0.35), blend(p.paper, p.glow, 0.6), blend(p.deep, p.glow, 0.45), blend(p.night, p.deep, 0.8)))
    cloth = blend(p.night, p.accent, 0.55) if chance.share() < 0.5 else blend(p.night, p.deep, 0.5)
    hair = darker(p.night, 0.2)
    bust.shape(_SHOULDERS, cloth)
    bust.shape(_FACE, skin)
    bust.shape(((0.26, 0.11), (0.36, -0.06), (0.22, -0.22), (-0.10, -0.02), (-0.14, 0.12), (0.05, -0.02)), blend(cloth, p.paper, 0.6))
    lit = smooth([(x, y) for x, y in ((0.475, 0.70), (0.53, 0.54), (0.60, 0.46), (0.545, 0.44), (0.49, 0.58), (0.44, 0.72))])
    bust.shape(lit, lighter(skin, 0.22), curved=False)
    _hair(name, chance)(Stand(c, bust.x, bust.y, bust.size, hair, p))
    image = c.finished(vignette=30)
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if flip else image
