"""Scenes under the open sky."""

from __future__ import annotations

import math

from app.demo.art.colours import Colour, blend, darker, lighter
from app.demo.art.curves import ridge
from app.demo.art.scene import Scene


def frontier(s: Scene) -> None:
    """Mesas against a low sun; the motif rides on the nearest crest."""
    p, c = s.p, s.c
    c.sky(((0, p.deep), (0.42, p.mid), (0.66, p.glow), (1, p.glow)))
    sun = s.h * (0.30 if s.wide else 0.24)
    c.light(s.x, s.h * 0.44, sun * 2.1, lighter(p.glow, 0.5), 0.8)
    c.disc(s.x, s.h * 0.44, sun, lighter(p.glow, 0.25))
    for stripe in range(5):
        y = s.h * 0.44 + sun * (0.22 + stripe * 0.17)
        c.rect(s.x - sun * 1.05, y, s.x + sun * 1.05, y + sun * (0.025 + stripe * 0.012), blend(p.glow, p.mid, 0.25))
    for row, (tone, high) in enumerate(((0.55, 0.62), (0.30, 0.55))):
        colour = blend(p.deep, p.mid, tone)
        for _ in range(3):
            x, wide, tall = s.k.between(-0.1, 1.1) * s.w, s.k.between(60, 150) * s.u, s.k.between(50, 130) * s.u
            base = s.h * (1 - high + 0.25) + row * 20 * s.u
            c.polygon(
                (
                    (x - wide, base),
                    (x - wide * 0.72, base - tall),
                    (x + wide * 0.6, base - tall * 0.97),
                    (x + wide * 0.75, base - tall * 0.5),
                    (x + wide, base),
                ),
                colour,
            )
        c.polygon(ridge(s.w, s.h * (0.655 + row * 0.03), 18 * s.u, s.several(9)), colour)
    c.polygon(ridge(s.w, s.h * 0.72, 26 * s.u, s.several(6)), blend(p.night, p.deep, 0.5))
    s.put(0.325, 0.17 if not s.wide else 0.22, p.night)
    c.polygon(ridge(s.w, s.h * 0.71, 22 * s.u, s.several(7)), p.night)


def peaks(s: Scene) -> None:
    """Range behind range, paler the farther; the motif hangs in the light."""
    p, c = s.p, s.c
    c.sky(((0, blend(p.deep, p.mid, 0.35)), (0.5, blend(p.mid, p.glow, 0.65)), (0.72, p.glow)))
    c.light(s.x + s.k.between(-60, 60) * s.u, s.h * 0.36, s.h * 0.42, p.paper, 0.85)
    for row in range(5):
        colour = blend(blend(p.glow, p.mid, 0.5), p.night, (row + 0.4) / 5)
        c.polygon(ridge(s.w, s.h * (0.54 + row * 0.085), s.h * (0.20 - row * 0.018), s.several(6 + row * 2), smoothness=1), colour)
        if row < 3:
            c.light(s.w * s.k.share(), s.h * (0.60 + row * 0.085), s.w * 0.55, lighter(colour, 0.35), 0.35, flat=0.22)
        if row == 1:
            s.put(0.47, 0.26 if not s.wide else 0.36, blend(p.night, p.deep, 0.3))


def snow(s: Scene) -> None:
    """A white slope, a wind that blows, a small figure."""
    p, c = s.p, s.c
    c.sky(((0, blend(p.mid, p.glow, 0.3)), (0.55, p.glow), (1, p.paper)))
    c.light(s.x, s.h * 0.28, s.h * 0.4, lighter(p.paper, 0.6), 0.7)
    c.polygon(ridge(s.w, s.h * 0.50, s.h * 0.22, s.several(6), smoothness=1), blend(p.mid, p.glow, 0.45))
    c.polygon(ridge(s.w, s.h * 0.62, s.h * 0.10, s.several(4)), blend(p.glow, p.paper, 0.6))
    slope = ((0, s.h * 0.57), (s.w * 0.4, s.h * 0.60), (s.w, s.h * 0.70), (s.w, s.h), (0, s.h))
    c.polygon(slope, p.paper)
    s.put(0.365, 0.21 if not s.wide else 0.26, p.night)
    c.polygon(((0, s.h * 0.69), (s.w * 0.5, s.h * 0.645), (s.w, s.h * 0.75), (s.w, s.h), (0, s.h)), lighter(p.paper, 0.4))
    for _ in range(110):
        x, y, size = s.k.share() * s.w, s.k.share() * s.h, s.k.between(0.8, 3.2) * s.u
        c.disc(x, y, size, lighter(p.paper, 0.7))


def sea(s: Scene) -> None:
    """A low light over water, its path towards us, the motif on the horizon."""
    p, c = s.p, s.c
    line = s.h * 0.56
    c.sky(((0, p.night), (0.5, p.deep), (0.8, p.mid), (1, p.glow)), 0, line)
    c.light(s.x, line, s.h * 0.42, p.glow, 0.8)
    c.disc(s.x, line - s.h * 0.04, s.h * 0.10, lighter(p.glow, 0.45))
    s.put(0.435, 0.30 if not s.wide else 0.38, p.night)
    c.sky(((0, blend(p.mid, p.glow, 0.45)), (0.3, p.deep), (1, p.night)), line, s.h)
    for row in range(34):
        depth = (row / 34) ** 1.5
        y = line + depth * (s.h - line)
        wide = (0.10 + 0.5 * depth) * s.h * s.k.between(0.25, 1.0)
        x = s.x + s.k.between(-0.5, 0.5) * wide
        c.disc(x, y, wide * 0.5, blend(p.glow, p.mid, depth * 0.8), 1 if row < 10 else 0.55, flat=0.035 + 0.01 * depth)
    for row in range(7):
        y = line + (0.18 + row * 0.12) * (s.h - line)
        c.polygon(ridge(s.w, y + 7 * s.u, (5 + row * 2.2) * s.u, s.several(16)), blend(p.deep, p.night, 0.25 + row * 0.11), 0.55)


def meadow(s: Scene) -> None:
    """Round hills in the morning, the motif large and near."""
    p, c = s.p, s.c
    c.sky(((0, blend(p.accent, p.glow, 0.35)), (0.35, p.glow), (0.65, p.paper)))
    c.light(s.x + 90 * s.u, s.h * 0.20, s.h * 0.36, lighter(p.glow, 0.7), 0.9)
    for _ in range(5):
        x, y, size = s.k.share() * s.w, s.k.between(0.08, 0.34) * s.h, s.k.between(24, 46) * s.u
        for turn in range(4):
            c.disc(x + (turn - 1.5) * size * 0.7, y + (turn % 2) * size * 0.2, size * (0.7 + 0.25 * (turn % 2)), lighter(p.paper, 0.5), 0.55)
    for row in range(4):
        colour = blend(blend(p.mid, p.glow, 0.45), p.deep, row / 4)
        x, radius = s.w * s.k.between(0.0, 1.0), s.w * s.k.between(0.7, 1.1)
        c.disc(x, s.h * (0.50 + row * 0.08) + radius, radius, colour)
        c.disc(s.w - x, s.h * (0.54 + row * 0.08) + radius * 0.8, radius * 0.8, darker(colour, 0.06))
    s.put(0.33, 0.36 if not s.wide else 0.48, p.night)
    c.polygon(ridge(s.w, s.h * 0.70, 18 * s.u, s.several(7)), darker(p.deep, 0.15))
    for _ in range(70):
        x, y = s.k.share() * s.w, s.k.between(0.70, 0.99) * s.h
        c.line(((x, y), (x + s.k.between(-7, 7) * s.u, y - s.k.between(8, 20) * s.u)), 1.3 * s.u, blend(p.deep, p.mid, s.k.share()))
        if s.k.share() < 0.3:
            c.disc(x, y - 16 * s.u, 3.2 * s.u, p.paper if s.k.share() < 0.5 else p.accent)


def moonrise(s: Scene) -> None:
    """A moon too large, and the motif black against it."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.55, p.deep), (1, blend(p.deep, p.mid, 0.6))))
    for _ in range(90):
        c.disc(s.k.share() * s.w, s.k.share() * s.h * 0.7, s.k.between(0.5, 1.6) * s.u, p.paper, 0.8)
    y, radius = s.h * 0.38, s.h * (0.27 if not s.wide else 0.34)
    c.light(s.x, y, radius * 2.2, p.glow, 0.6)
    c.disc(s.x, y, radius, p.glow)
    for _ in range(9):
        turn, far, size = s.k.share() * 6.3, s.k.share() * radius * 0.75, s.k.between(0.04, 0.15) * radius
        c.disc(s.x + math.cos(turn) * far, y + math.sin(turn) * far, size, blend(p.glow, p.mid, 0.16), 0.8)
    for row in range(3):
        stripe = s.h * (0.30 + row * 0.12)
        c.disc(s.x + s.k.between(-140, 140) * s.u, stripe, 190 * s.u, blend(p.deep, p.mid, 0.4), 0.35, flat=0.055)
    hill = ridge(s.w, s.h * 0.745, 46 * s.u, (s.k.share(), 0.5, 0.95, 1.0, 0.7, s.k.share()))
    s.put(0.315, 0.36 if not s.wide else 0.46, p.night)
    c.polygon(hill, p.night)
    for _ in range(9):
        x = s.k.share() * s.w
        top = s.h * s.k.between(0.52, 0.68)
        if abs(x - s.x) > radius * 0.8:
            c.line(((x, s.h * 0.80), (x + 8 * s.u, (s.h * 0.8 + top) / 2), (x + s.k.between(-12, 18) * s.u, top)), 3.4 * s.u, p.night)
            c.line(((x + 7 * s.u, (s.h * 0.8 + top) / 2), (x + s.k.between(18, 40) * s.u, top + 8 * s.u)), 1.8 * s.u, p.night)


def road(s: Scene) -> None:
    """A road to the horizon, poles beside it, somebody on it."""
    p, c = s.p, s.c
    line = s.h * 0.50
    c.sky(((0, p.night), (0.4, p.deep), (0.85, p.mid), (1, p.glow)), 0, line)
    c.light(s.x, line, s.h * 0.34, p.glow, 0.75)
    c.polygon(ridge(s.w, line, 30 * s.u, s.several(7), smoothness=1), blend(p.deep, p.mid, 0.3))
    c.rect(0, line, s.w, s.h, blend(p.night, p.deep, 0.45))
    c.polygon(((s.x - 5 * s.u, line), (s.x + 5 * s.u, line), (s.x + 330 * s.u, s.h), (s.x - 330 * s.u, s.h)), blend(p.night, p.deep, 0.15))
    for turn in range(10):
        near, far = line + (s.h - line) * (turn / 10) ** 1.8, line + (s.h - line) * ((turn + 0.55) / 10) ** 1.8
        wide = 7 * s.u * (turn / 10) ** 1.6 + 0.6 * s.u
        c.polygon(((s.x - wide * 0.8, near), (s.x + wide * 0.8, near), (s.x + wide, far), (s.x - wide, far)), p.glow)
    for turn in range(7):
        depth = (turn + 0.3) / 7
        x, foot, tall = s.x + (26 + 320 * depth**1.9) * s.u, line + (s.h - line) * depth**1.8 * 0.8, (36 + 380 * depth**1.6) * s.u
        c.line(((x, foot), (x, foot - tall)), (1.2 + 7 * depth**1.6) * s.u, p.night)
        c.line(((x - tall * 0.11, foot - tall * 0.9), (x + tall * 0.11, foot - tall * 0.9)), (1 + 4.5 * depth**1.6) * s.u, p.night)
    s.put(0.32, 0.30 if not s.wide else 0.40, p.night, right=-70)


def woods(s: Scene) -> None:
    """Between trunks, light comes in from one side."""
    p, c = s.p, s.c
    c.sky(((0, p.deep), (0.5, blend(p.deep, p.mid, 0.7)), (1, p.night)))
    c.light(s.x, s.h * 0.46, s.h * 0.48, p.glow, 0.85)
    for row in range(3):
        colour = blend(blend(p.mid, p.glow, 0.35 - row * 0.1), p.night, 0.25 + row * 0.34)
        for _ in range(9 - row * 2):
            x, wide = s.k.share() * s.w, s.k.between(7, 15) * s.u * (1 + row * 0.8)
            if row == 2 and abs(x - s.x) < 95 * s.u:
                continue
            lean = s.k.between(-14, 14) * s.u
            c.polygon(((x - wide, s.h), (x - wide * 0.6 + lean, 0), (x + wide * 0.6 + lean, 0), (x + wide, s.h)), colour)
            y = s.k.between(0.1, 0.5) * s.h
            c.line(((x, y), (x + s.k.between(-60, 60) * s.u, y - s.k.between(30, 80) * s.u)), wide * 0.35, colour)
        if row == 0:
            c.rays(s.x + 160 * s.u, -60 * s.u, 26, p.glow, radius=s.h * 1.3, turn=60, opacity=0.10, share=0.4)
        if row == 1:
            s.put(0.315, 0.36 if not s.wide else 0.44, p.night)
    c.polygon(ridge(s.w, s.h * 0.72, 26 * s.u, s.several(8)), p.night)


def rings_of_fire(s: Scene) -> None:
    """Sparks rising around the motif in the dark."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.6, p.deep), (1, blend(p.deep, p.accent, 0.35))))
    c.light(s.x, s.h * 0.48, s.h * 0.62, p.accent, 0.75)
    c.light(s.x, s.h * 0.50, s.h * 0.36, p.glow, 0.85)
    for _ in range(3):
        x, y = s.x + s.k.between(-220, 220) * s.u, s.h * s.k.between(0.1, 0.5)
        c.light(x, y, s.k.between(80, 150) * s.u, blend(p.deep, p.mid, 0.6), 0.3, flat=0.7)
    s.put(0.33, 0.44 if not s.wide else 0.56, p.night)
    for _ in range(120):
        height = s.k.share() ** 1.4
        x = s.x + s.k.between(-1, 1) * (60 + 210 * height) * s.u
        size = s.k.between(0.7, 2.6) * s.u * (1.2 - height)
        spark: Colour = p.glow if s.k.share() < 0.7 else lighter(p.glow, 0.6)
        c.disc(x, s.h * (0.74 - height * 0.72), size, spark)
