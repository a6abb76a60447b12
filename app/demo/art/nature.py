"""Beasts, plants, fire and other living things."""

from __future__ import annotations

import math

from app.demo.art.colours import blend, darker, lighter
from app.demo.art.stand import Stand


def rabbit(s: Stand) -> None:
    """A very large rabbit, content."""
    fur, shade = s.p.paper, blend(s.p.paper, s.p.mid, 0.35)
    s.disc(0, 0.24, 0.34, shade, flat=0.86)
    s.disc(-0.01, 0.26, 0.32, fur, flat=0.84)
    s.disc(0.01, 0.18, 0.19, lighter(fur, 0.4))
    for side in (-1, 1):
        s.shape(((side * 0.08, 0.72), (side * 0.05, 0.98), (side * 0.13, 1.22), (side * 0.22, 1.20), (side * 0.24, 0.98), (side * 0.18, 0.72)), fur)
        s.shape(
            ((side * 0.12, 0.76), (side * 0.10, 0.98), (side * 0.15, 1.14), (side * 0.19, 1.12), (side * 0.19, 0.98), (side * 0.16, 0.76)),
            blend(s.p.accent, fur, 0.45),
        )
    s.disc(0, 0.62, 0.235, fur, flat=0.88)
    for side in (-1, 1):
        s.disc(side * 0.10, 0.55, 0.105, lighter(fur, 0.4), flat=0.9)
        s.disc(side * 0.085, 0.69, 0.036, s.p.night)
        s.disc(side * 0.085 + 0.01, 0.70, 0.012, fur)
        s.disc(side * 0.19, 0.035, 0.12, fur, flat=0.5)
        s.disc(side * 0.27, 0.30, 0.085, fur, flat=1.5)
    s.disc(0, 0.615, 0.045, blend(s.p.accent, s.p.deep, 0.3), flat=0.7)
    s.rect(-0.028, 0.465, 0.028, 0.525, s.p.paper)


def sheep(s: Stand) -> None:
    """A sheep at the edge of a cliff."""
    s.shape(((-0.9, -0.02), (0.22, -0.02), (0.34, -0.10), (0.26, -0.5), (0.12, -1.6), (-0.9, -1.6)), darker(s.ink, 0.2))
    wool = blend(s.p.paper, s.p.mid, 0.12)
    for leg in (-0.20, -0.10, 0.09, 0.18):
        s.rect(leg - 0.025, -0.02, leg + 0.025, 0.24, s.ink)
    for right, up, radius in ((-0.20, 0.38, 0.17), (0, 0.42, 0.20), (0.18, 0.38, 0.16), (-0.08, 0.30, 0.18), (0.10, 0.30, 0.17), (-0.30, 0.33, 0.11)):
        s.disc(right, up, radius, wool)
    for right, up, radius in ((-0.16, 0.46, 0.09), (0.06, 0.5, 0.11), (0.2, 0.44, 0.08)):
        s.disc(right, up, radius, lighter(wool, 0.35))
    s.shape(((0.24, 0.46), (0.34, 0.60), (0.46, 0.58), (0.52, 0.46), (0.46, 0.36), (0.34, 0.34)), s.ink)
    s.shape(((0.30, 0.56), (0.20, 0.60), (0.16, 0.54), (0.28, 0.52)), s.ink)
    s.disc(0.33, 0.62, 0.09, wool)
    s.disc(0.43, 0.52, 0.022, s.p.paper)


def llama(s: Stand) -> None:
    """A llama, surprised."""
    fur = blend(s.p.paper, s.p.accent, 0.25)
    for leg in (-0.26, -0.16, 0.08, 0.18):
        s.rect(leg - 0.03, 0.0, leg + 0.03, 0.34, blend(fur, s.p.deep, 0.25))
    s.shape(((-0.38, 0.42), (-0.30, 0.58), (0, 0.56), (0.14, 0.66), (0.17, 0.92), (0.28, 0.98), (0.33, 0.80), (0.30, 0.46), (0.20, 0.28), (-0.30, 0.28)), fur)
    s.shape(((0.14, 0.90), (0.20, 1.06), (0.34, 1.06), (0.48, 0.96), (0.46, 0.86), (0.30, 0.82)), fur)
    s.shape(((0.18, 1.02), (0.16, 1.22), (0.23, 1.18), (0.25, 1.04)), fur)
    s.shape(((0.26, 1.03), (0.27, 1.20), (0.33, 1.16), (0.32, 1.02)), fur)
    s.disc(0.31, 0.99, 0.055, s.p.paper)
    s.disc(0.33, 0.99, 0.024, s.p.night)
    s.disc(0.46, 0.91, 0.03, s.p.deep)
    s.disc(-0.38, 0.50, 0.08, fur)


def dragon(s: Stand) -> None:
    """A dragon in the air, its wings spread wide."""
    wing = ((0.02, 0.52), (0.22, 0.86), (0.52, 1.02), (0.98, 0.90), (0.74, 0.78), (0.72, 0.60), (0.54, 0.62), (0.44, 0.44), (0.30, 0.50), (0.16, 0.36))
    s.both(wing)
    for tip in ((0.98, 0.90), (0.72, 0.60), (0.44, 0.44)):
        for side in (-1, 1):
            s.line(((side * 0.10, 0.52), (side * 0.30, 0.80), (side * tip[0], tip[1])), 0.012, blend(s.ink, s.p.mid, 0.4))
    s.shape(((-0.08, 0.60), (0, 0.72), (0.08, 0.60), (0.07, 0.40), (0.03, 0.20), (-0.10, 0.02), (-0.02, 0.10), (-0.03, 0.22), (-0.07, 0.40)))
    s.shape(((-0.035, 0.68), (-0.05, 0.80), (0.02, 0.90), (0.10, 0.86), (0.05, 0.80), (0.035, 0.68)))
    s.shape(((-0.10, 0.02), (-0.30, 0.02), (-0.40, 0.12), (-0.26, -0.06), (-0.08, -0.04)))


def sauropod(s: Stand) -> None:
    """A giant lizard of the lost world."""
    body = (
        *((-0.98, 0.20), (-0.70, 0.22), (-0.44, 0.46), (-0.12, 0.58), (0.14, 0.54), (0.28, 0.66), (0.36, 0.92), (0.44, 1.10), (0.58, 1.16)),
        *((0.70, 1.10), (0.72, 1.05), (0.58, 1.05), (0.50, 0.98), (0.46, 0.76), (0.42, 0.48), (0.32, 0.30), (0.30, 0.0), (0.17, 0.0), (0.15, 0.22)),
        *((-0.14, 0.20), (-0.20, 0.0), (-0.33, 0.0), (-0.34, 0.22), (-0.60, 0.12), (-0.98, 0.16)),
    )
    s.shape(body)
    s.disc(0.62, 1.115, 0.014, s.p.glow)
    for right, up, lean in ((-0.72, 0.0, -8), (0.92, 0.0, 10), (0.78, -0.04, -4)):
        palm = s.beside(right, up, 0.62, blend(s.ink, s.p.mid, 0.25), turn=lean)
        palm.line(((0, 0), (0.03, 0.45), (0, 0.9)), 0.045)
        for leaf in range(7):
            angle = math.radians(20 + leaf * 24)
            palm.line(((0, 0.9), (math.cos(angle) * 0.22, 0.93 + math.sin(angle) * 0.14), (math.cos(angle) * 0.42, 0.82 + math.sin(angle) * 0.14)), 0.03)


def flytrap(s: Stand) -> None:
    """A plant with jaws, and a pot too small."""
    leaf = s.p.mid
    s.shape(((-0.20, 0.0), (0.20, 0.0), (0.25, 0.24), (-0.25, 0.24)), s.p.accent, curved=False)
    s.rect(-0.28, 0.22, 0.28, 0.29, darker(s.p.accent, 0.2))
    s.line(((0, 0.26), (-0.08, 0.42), (0.02, 0.58)), 0.07, leaf)
    for side, up in ((-1, 0.34), (1, 0.38)):
        s.shape(((0, up - 0.04), (side * 0.20, up + 0.08), (side * 0.48, up + 0.02), (side * 0.26, up - 0.06)), blend(leaf, s.p.night, 0.25))
    head = s.beside(0.02, 0.56, 1, turn=-10)
    head.shape(((-0.05, 0.12), (0.10, 0.0), (0.38, -0.01), (0.52, 0.14), (0.30, 0.11), (0.05, 0.16)), leaf)
    head.shape(((-0.05, 0.14), (-0.02, 0.42), (0.18, 0.58), (0.42, 0.52), (0.55, 0.34), (0.30, 0.28), (0.08, 0.22)), leaf)
    head.shape(((0.02, 0.17), (0.10, 0.34), (0.50, 0.33), (0.30, 0.27), (0.12, 0.19), (0.30, 0.14), (0.47, 0.13), (0.2, 0.06)), s.p.accent)
    for tooth in range(5):
        x = 0.16 + tooth * 0.08
        head.shape(((x, 0.31), (x + 0.055, 0.315), (x + 0.03, 0.22)), s.p.paper, curved=False)
        head.shape(((x, 0.10), (x + 0.055, 0.105), (x + 0.025, 0.18)), s.p.paper, curved=False)
    for right, up in ((0.08, 0.44), (0.22, 0.50), (0.34, 0.44)):
        head.disc(right, up, 0.028, blend(leaf, s.p.glow, 0.6))


def blossom(s: Stand) -> None:
    """A branch of blossoms, some broken off."""
    s.line(((-0.62, 0.05), (-0.30, 0.30), (0.05, 0.42), (0.34, 0.72), (0.46, 1.02)), 0.035)
    s.line(((0.05, 0.42), (0.34, 0.42), (0.56, 0.30)), 0.022)
    s.line(((-0.30, 0.30), (-0.34, 0.58), (-0.24, 0.80)), 0.02)
    for right, up, radius in (
        (0.46, 1.02, 0.10),
        (0.34, 0.76, 0.13),
        (0.56, 0.32, 0.11),
        (-0.24, 0.80, 0.12),
        (-0.33, 0.56, 0.08),
        (0.10, 0.46, 0.10),
        (-0.46, 0.18, 0.08),
    ):
        for petal in range(5):
            angle = math.radians(petal * 72 + right * 90)
            s.disc(
                right + math.cos(angle) * radius * 0.62,
                up + math.sin(angle) * radius * 0.62,
                radius * 0.56,
                blend(s.p.paper, s.p.accent, 0.16 + 0.1 * (petal % 2)),
            )
        s.disc(right, up, radius * 0.26, s.p.accent)
    for right, up in ((0.30, 0.10), (-0.10, -0.06), (0.55, -0.08), (0.12, 0.16), (-0.42, -0.14)):
        s.disc(right, up, 0.035, blend(s.p.paper, s.p.accent, 0.3), flat=0.6)


def flame(s: Stand) -> None:
    """A great fire, and a stake in it."""
    s.light(0, 0.4, 0.95, s.p.glow, 0.55)
    shapes = (
        (1.0, blend(s.p.mid, s.p.accent, 0.4)),
        (0.78, s.p.accent),
        (0.56, s.p.glow),
        (0.34, lighter(s.p.glow, 0.55)),
    )
    for size, colour in shapes:
        outline = (
            (-0.42, 0.0),
            (-0.48, 0.28),
            (-0.30, 0.52),
            (-0.34, 0.86),
            (-0.12, 0.66),
            (0.02, 1.16),
            (0.14, 0.74),
            (0.30, 0.94),
            (0.30, 0.55),
            (0.48, 0.30),
            (0.42, 0.0),
        )
        s.shape([(x * size, y * size) for x, y in outline], colour)
    s.rect(-0.022, 0.0, 0.022, 0.98, s.ink)
    s.rect(-0.14, 0.74, 0.14, 0.785, s.ink)
    for log in range(-4, 5):
        s.line(((log * 0.13 - 0.10, -0.04), (log * 0.11 + 0.09, 0.05)), 0.045, s.ink)


def horned(s: Stand) -> None:
    """A horned head, only its outline lit."""
    s.light(0, 0.45, 0.85, s.p.glow, 0.5)
    s.shape(((0, 0.0), (0.14, 0.10), (0.26, 0.34), (0.30, 0.58), (0.22, 0.76), (0, 0.82), (-0.22, 0.76), (-0.30, 0.58), (-0.26, 0.34), (-0.14, 0.10)))
    s.both(((0.16, 0.74), (0.34, 0.86), (0.44, 1.06), (0.36, 1.26), (0.56, 1.10), (0.56, 0.88), (0.40, 0.68), (0.27, 0.60)))
    s.both(((0.28, 0.54), (0.44, 0.60), (0.40, 0.46), (0.28, 0.42)))
    s.both(((0.06, 0.50), (0.14, 0.56), (0.22, 0.54), (0.14, 0.47)), s.p.glow)
    s.shape(((-0.12, 0.23), (0, 0.20), (0.12, 0.23), (0, 0.27)), s.p.accent)
    s.both(((0.02, 0.30), (0.05, 0.34), (0.08, 0.30)), blend(s.ink, s.p.accent, 0.5))


def mushrooms(s: Stand) -> None:
    """Mushrooms that glow, and something small among them."""
    for right, up, share, colour in ((0.36, 0.02, 0.62, s.p.accent), (-0.42, 0.0, 0.5, s.p.glow), (-0.05, 0.0, 1.0, s.p.accent), (0.62, -0.02, 0.34, s.p.glow)):
        one = s.beside(right, up, share)
        one.light(0, 0.70, 0.55, colour, 0.5)
        one.shape(((-0.10, 0.0), (-0.06, 0.35), (-0.07, 0.58), (0.07, 0.58), (0.06, 0.35), (0.10, 0.0)), blend(s.p.paper, s.p.mid, 0.2))
        one.shape(((-0.38, 0.52), (-0.30, 0.74), (0, 0.92), (0.30, 0.74), (0.38, 0.52), (0.16, 0.58), (-0.16, 0.58)), colour)
        for dot in ((-0.18, 0.70, 0.05), (0.03, 0.79, 0.06), (0.20, 0.66, 0.045), (-0.05, 0.64, 0.035)):
            one.disc(dot[0], dot[1], dot[2], lighter(colour, 0.6))
    for right in (0.10, 0.16):
        s.disc(right, 0.16, 0.018, s.p.paper)


def hand(s: Stand) -> None:
    """A hand that reaches out of the ground."""
    s.shape(((-0.5, -0.08), (-0.2, 0.05), (0, 0.09), (0.2, 0.05), (0.5, -0.08), (0.7, -0.6), (-0.7, -0.6)))
    s.shape(((-0.10, 0.0), (-0.085, 0.30), (-0.15, 0.44), (-0.13, 0.56), (0.14, 0.58), (0.15, 0.42), (0.085, 0.28), (0.10, 0.0)))
    for root, knuckle, tip in (
        ((-0.10, 0.52), (-0.20, 0.74), (-0.17, 0.90)),
        ((-0.035, 0.55), (-0.06, 0.82), (-0.02, 1.0)),
        ((0.04, 0.56), (0.07, 0.82), (0.12, 0.97)),
        ((0.11, 0.54), (0.20, 0.74), (0.25, 0.86)),
    ):
        s.line((root, knuckle, tip), 0.062)
        s.disc(tip[0], tip[1], 0.031)
    s.line(((-0.12, 0.36), (-0.27, 0.46), (-0.33, 0.58)), 0.066)
    s.disc(-0.33, 0.58, 0.033)


def lotus(s: Stand) -> None:
    """A lotus under a crown of petals."""
    for ring, (count, radius, tone) in enumerate(((13, 0.46, 0.15), (11, 0.36, 0.45), (9, 0.26, 0.75))):
        for petal in range(count):
            angle = math.radians(180 * (petal + 0.5) / count)
            tip = math.cos(angle) * radius, 0.22 + math.sin(angle) * radius * 1.35
            wide = 0.10 - ring * 0.015
            normal = -math.sin(angle) * wide, math.cos(angle) * wide
            middle = tip[0] * 0.55, 0.22 + (tip[1] - 0.22) * 0.55
            s.shape(
                ((0, 0.2), (middle[0] + normal[0], middle[1] + normal[1]), tip, (middle[0] - normal[0], middle[1] - normal[1])),
                blend(s.p.accent, s.p.paper, tone),
            )
    s.shape(((-0.52, 0.22), (0, 0.08), (0.52, 0.22), (0.2, 0.02), (-0.2, 0.02)), s.p.mid)
    s.disc(0, 0.34, 0.06, s.p.glow)


def walker(s: Stand) -> None:
    """A girl and her dog, small under something vast and gentle."""
    s.light(0.0, 0.95, 0.75, s.p.glow, 0.65)
    s.shape(
        ((-0.34, 0.30), (-0.44, 0.78), (-0.28, 1.12), (0, 1.24), (0.28, 1.12), (0.44, 0.78), (0.34, 0.30), (0.16, 0.16), (-0.16, 0.16)), s.p.paper, opacity=0.35
    )
    s.both(((0.10, 1.16), (0.26, 1.42), (0.56, 1.50), (0.36, 1.40), (0.34, 1.28), (0.22, 1.12)), blend(s.p.paper, s.p.mid, 0.25))
    for side in (-1, 1):
        s.disc(side * 0.13, 0.86, 0.04, s.p.night)
    _girl(s.beside(-0.12, -0.02, 0.40))
    _dog(s.beside(0.22, -0.02, 0.20))


def _girl(s: Stand) -> None:
    s.shape(((-0.05, 0.80), (0.05, 0.80), (0.20, 0.14), (-0.20, 0.14)), s.p.accent)
    s.disc(0, 0.88, 0.10)
    s.rect(-0.07, 0, -0.02, 0.16)
    s.rect(0.03, 0, 0.08, 0.16)
    s.line(((0.10, 0.5), (0.26, 0.62), (0.26, 1.1), (0.27, 0.0)), 0.03)


def _dog(s: Stand) -> None:
    s.shape(
        (
            (-0.45, 0.30),
            (-0.35, 0.62),
            (0.20, 0.60),
            (0.40, 0.85),
            (0.62, 0.80),
            (0.60, 0.62),
            (0.42, 0.50),
            (0.36, 0.0),
            (0.22, 0.0),
            (0.18, 0.3),
            (-0.25, 0.28),
            (-0.30, 0.0),
            (-0.44, 0.0),
        )
    )
