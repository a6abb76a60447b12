"""Scenes in towns, rooms and theatres."""

from __future__ import annotations

import math

from app.demo.art.colours import blend, darker, lighter
from app.demo.art.scene import Scene


def skyline(s: Scene) -> None:
    """A tower city of the twenties, beams behind it, traffic in the air."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.45, p.deep), (0.8, p.mid), (1, p.glow)))
    c.light(s.x, s.h * 0.52, s.h * 0.5, p.glow, 0.55)
    c.rays(s.x, s.h * 0.60, 22, p.glow, radius=s.h * 1.2, turn=5, opacity=0.16, share=0.42)
    for row in range(4):
        count = 9 - row
        for place in range(count + 1):
            x = s.w * (place + s.k.between(-0.3, 0.3)) / count
            wide = s.k.between(24, 44) * s.u * (1 + row * 0.12)
            near = max(0.0, 1 - abs(x - s.x) / (s.w * 0.55))
            tall = s.h * (0.22 + 0.36 * near * s.k.between(0.55, 1.0)) * (1 - row * 0.13)
            _tower(s, (x, s.h * (0.86 + row * 0.04), wide, tall), row)
    _tower(s, (s.x, s.h * 0.96, 62 * s.u, s.h * 0.74), 9)
    if s.motif is not None:
        s.put(0.22, 0.30 if not s.wide else 0.4, p.night)


def _tower(s: Scene, box: tuple[float, float, float, float], row: int) -> None:
    """One stepped tower on its base line; `row` 9 is the great one in the middle."""
    x, base, wide, tall = box
    p, c = s.p, s.c
    ink = blend(blend(p.mid, p.glow, 0.30), p.night, min(1.0, 0.15 + row * 0.26)) if row < 9 else blend(p.night, p.deep, 0.35)
    steps = 5 if row == 9 else 3
    for step in range(steps):
        part = 1 - step * (0.17 if row == 9 else 0.24)
        top = base - tall * (0.55 + 0.45 * step / max(1, steps - 1))
        c.rect(x - wide * part, top, x + wide * part, base, ink)
        c.rect(x + wide * part * 0.35, top, x + wide * part, base, darker(ink, 0.25))
    c.line(((x, base - tall), (x, base - tall * 1.13)), 1.6 * s.u, ink)
    if row in {1, 2, 9}:
        lit = blend(ink, p.glow, 0.8)
        for line in range(round(tall / (11 * s.u))):
            for column in (-0.55, -0.2, 0.12):
                if s.k.share() < 0.45:
                    y = base - tall * 0.5 + line * 11 * s.u - tall * 0.42
                    c.rect(x + column * wide * 0.62 - 1.5 * s.u, y, x + column * wide * 0.62 + 1.5 * s.u, y + 5 * s.u, lit)


def blinds(s: Scene) -> None:
    """Light through a blind falls on a wall, and somebody stands in it."""
    p, c = s.p, s.c
    c.fill(p.night)
    c.light(s.x + 40 * s.u, s.h * 0.40, s.h * 0.62, blend(p.deep, p.mid, 0.7), 0.9)
    for bar in range(19):
        y = s.h * (-0.02 + bar * 0.052)
        tilt, tone = 46 * s.u, blend(blend(p.deep, p.mid, 0.5), p.glow, max(0.0, 0.85 - abs(bar - 7) * 0.085))
        c.polygon(
            ((s.x - 250 * s.u, y + tilt), (s.x + 250 * s.u, y - tilt), (s.x + 250 * s.u, y - tilt + s.h * 0.026), (s.x - 250 * s.u, y + tilt + s.h * 0.026)),
            tone,
            0.8,
        )
    c.side_veil(p.night, 0, s.x - 40 * s.u, 0.85, 0)
    c.side_veil(p.night, s.x + 130 * s.u, s.x + 300 * s.u, 0, 0.9)
    s.put(0.16, 0.66 if not s.wide else 0.80, p.night, right=10)
    c.rect(s.x - 4 * s.u, 0, s.x + 4 * s.u, s.h * 0.02, p.night)


def street(s: Scene) -> None:
    """Houses close in on both sides; a lamp, wet stones, a shadow too long."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.35, p.deep), (0.62, p.mid), (0.66, p.glow)))
    c.light(s.x, s.h * 0.55, s.h * 0.34, p.glow, 0.9)
    c.polygon(((s.x - 34 * s.u, s.h * 0.62), (s.x + 34 * s.u, s.h * 0.62), (s.x + 420 * s.u, s.h), (s.x - 420 * s.u, s.h)), blend(p.deep, p.mid, 0.25))
    for turn in range(9):
        y = s.h * (0.63 + 0.37 * (turn / 9) ** 1.5)
        c.disc(s.x + s.k.between(-60, 60) * s.u, y, (30 + turn * 16) * s.u, blend(p.glow, p.mid, 0.2 + turn * 0.07), 0.4, flat=0.05)
    for side in (-1, 1):
        for row in range(4):
            near, far = 60 + (3 - row) * 62, 60 + (2.2 - row) * 62
            top, ink = s.h * (0.06 + row * 0.09 + s.k.share() * 0.05), blend(p.night, blend(p.deep, p.mid, 0.4), row * 0.26)
            x1, x2 = s.x + side * max(40, near) * s.u * 1.15, s.x + side * max(34, far) * s.u * 1.1
            foot1, foot2 = s.h * (0.62 + 0.38 * (near / 300) ** 1.2), s.h * (0.62 + 0.38 * (max(far, 20) / 300) ** 1.2)
            c.polygon(
                ((x1, top), (x2, top + s.h * 0.05), (x2, foot2), (x1, foot1 + 50), (s.x + side * s.w, s.h), (s.x + side * s.w, top - 40))
                if row == 0
                else ((x1, top), (x2, top + s.h * 0.05), (x2, foot2), (x1, foot1)),
                ink,
            )
            for floor in range(4):
                if s.k.share() < 0.4:
                    y, x = top + (0.08 + floor * 0.09) * s.h, x2 + (x1 - x2) * 0.5
                    c.rect(x - 5 * s.u, y, x + 5 * s.u, y + 16 * s.u, p.glow)
    c.polygon(((s.x - 9 * s.u, s.h * 0.70), (s.x + 9 * s.u, s.h * 0.70), (s.x + 90 * s.u, s.h), (s.x - 20 * s.u, s.h)), p.night, 0.75)
    s.put(0.315, 0.27 if not s.wide else 0.34, p.night)


def rails(s: Scene) -> None:
    """Two rails from far away, and what comes on them."""
    p, c = s.p, s.c
    line = s.h * 0.40
    c.sky(((0, blend(p.deep, p.night, 0.4)), (0.5, p.mid), (1, p.glow)), 0, line)
    c.light(s.x, line, s.h * 0.40, lighter(p.glow, 0.3), 0.8)
    c.sky(((0, blend(p.mid, p.deep, 0.4)), (0.5, p.deep), (1, p.night)), line, s.h)
    for turn in range(17):
        depth = (turn / 17) ** 1.9
        y = line + (s.h - line) * depth
        c.rect(s.x - (16 + 300 * depth) * s.u, y, s.x + (16 + 300 * depth) * s.u, y + (1.5 + 15 * depth) * s.u, blend(p.night, p.deep, 0.35))
    for side in (-1, 1):
        c.polygon(
            ((s.x + side * 8 * s.u, line), (s.x + side * 11 * s.u, line), (s.x + side * 250 * s.u, s.h), (s.x + side * 226 * s.u, s.h)),
            blend(p.glow, p.paper, 0.5),
        )
    for side in (-1, 1):
        for turn in range(5):
            depth = ((turn + 0.5) / 5) ** 1.7
            x, foot, tall = s.x + side * (60 + 330 * depth) * s.u, line + (s.h - line) * depth * 0.55, (50 + 330 * depth) * s.u
            c.line(((x, foot), (x, foot - tall)), (1.5 + 7 * depth) * s.u, p.night)
            c.line(((x - 0.12 * tall, foot - tall * 0.92), (x + 0.12 * tall, foot - tall * 0.92)), (1.2 + 4 * depth) * s.u, p.night)
    s.put(0.315, 0.44 if not s.wide else 0.52, p.night)


def _crooked(s: Scene, side: int, place: int, top: float) -> None:
    """One leaning house with its windows."""
    p, c = s.p, s.c
    x = s.x + side * (270 - place * 72) * s.u
    wide, lean = 78 * s.u, side * (26 - place * 16) * s.u
    ink = blend(p.night, p.mid, 0.34 - 0.13 * place)
    peak = (x - lean * 2.2, s.h * (top - 0.10))
    c.polygon(((x - wide, s.h), (x - wide * 0.6 + lean, s.h * top), peak, (x + wide * 0.7 + lean, s.h * (top + 0.06)), (x + wide * 0.8, s.h)), ink)
    for floor in range(3):
        y = s.h * (top + 0.10 + floor * 0.13)
        slant = lean * 0.4
        window = ((x - 15 * s.u, y + 34 * s.u), (x - 19 * s.u + slant, y), (x + 3 * s.u + slant, y - 13 * s.u), (x + 13 * s.u, y + 27 * s.u))
        c.polygon(window, p.glow if s.k.share() < 0.6 else blend(p.mid, p.glow, 0.3))


def shards(s: Scene) -> None:
    """Crooked houses, pointed windows, a moon with an edge: nothing stands straight."""
    p, c = s.p, s.c
    c.fill(blend(p.deep, p.night, 0.3))
    c.polygon(((0, 0), (s.w * 0.7, 0), (s.w * 0.3, s.h), (0, s.h)), blend(p.deep, p.mid, 0.3))
    c.polygon(((s.w, 0), (s.w * 0.55, 0), (s.w * 0.9, s.h), (s.w, s.h)), blend(p.deep, p.mid, 0.12))
    moon_x, moon_y = s.x + 95 * s.u, s.h * 0.20
    c.light(moon_x, moon_y, 190 * s.u, p.glow, 0.6)
    c.disc(moon_x, moon_y, 62 * s.u, p.glow)
    c.disc(moon_x + 26 * s.u, moon_y - 10 * s.u, 55 * s.u, blend(p.deep, p.mid, 0.35))
    for side, heights in ((-1, (0.16, 0.34, 0.48)), (1, (0.40, 0.28, 0.50))):
        for place, top in enumerate(heights):
            _crooked(s, side, place, top)
    c.polygon(((s.x - 26 * s.u, s.h * 0.60), (s.x + 20 * s.u, s.h * 0.58), (s.x + 190 * s.u, s.h), (s.x - 130 * s.u, s.h)), blend(p.glow, p.mid, 0.45))
    for step in range(7):
        y = s.h * (0.63 + step * 0.045)
        c.polygon(
            (
                (s.x - (30 + step * 15) * s.u, y),
                (s.x + (34 + step * 22) * s.u, y + 9 * s.u),
                (s.x + (34 + step * 22) * s.u, y + 13 * s.u),
                (s.x - (30 + step * 15) * s.u, y + 5 * s.u),
            ),
            p.night,
        )
    c.light(s.x + 10 * s.u, s.h * 0.50, 130 * s.u, p.glow, 0.6, flat=1.3)
    s.put(0.32, 0.38 if not s.wide else 0.52, p.night, right=14)


def curtain(s: Scene) -> None:
    """A stage: folds of velvet, one light, the motif in it."""
    p, c = s.p, s.c
    c.fill(p.night)
    folds = 15
    for fold in range(folds + 1):
        for part in range(6):
            x = s.w * (fold + part / 6) / folds
            shine = math.sin(math.pi * (part + 0.5) / 6) ** 2
            c.rect(x, 0, x + s.w / folds / 6 + 1, s.h, blend(blend(p.accent, p.night, 0.72), p.accent, shine * 0.85))
    c.veil(p.night, 0, s.h * 0.45, 0.75, 0)
    opening = 150 * s.u
    c.polygon(
        ((s.x - opening * 0.3, 0), (s.x + opening * 0.3, 0), (s.x + opening * 1.25, s.h * 0.70), (s.x - opening * 1.25, s.h * 0.70)),
        blend(p.night, p.deep, 0.5),
    )
    c.light(s.x, s.h * 0.46, 250 * s.u, p.glow, 0.5)
    c.polygon(((s.x - 14 * s.u, -10), (s.x + 14 * s.u, -10), (s.x + 150 * s.u, s.h * 0.68), (s.x - 150 * s.u, s.h * 0.68)), p.glow, 0.20)
    c.rect(0, s.h * 0.685, s.w, s.h, darker(p.deep, 0.55))
    c.disc(s.x, s.h * 0.70, 165 * s.u, blend(p.glow, p.mid, 0.35), 1, flat=0.17)
    c.light(s.x, s.h * 0.70, 170 * s.u, lighter(p.glow, 0.4), 0.8, flat=0.2)
    s.put(0.315, 0.44 if not s.wide else 0.54, p.night)


def beams(s: Scene) -> None:
    """Searchlights over a premiere."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.6, p.deep), (1, p.mid)))
    for angle in (-34, -17, 3, 19, 37):
        lean = math.tan(math.radians(angle))
        foot = s.x + angle * 5 * s.u
        c.polygon(
            ((foot - 5 * s.u, s.h * 0.78), (foot + 5 * s.u, s.h * 0.78), (foot + lean * s.h + 66 * s.u, -20), (foot + lean * s.h - 66 * s.u, -20)), p.glow, 0.24
        )
        c.disc(foot, s.h * 0.78, 7 * s.u, lighter(p.glow, 0.5))
    for _ in range(60):
        c.disc(s.k.share() * s.w, s.k.share() * s.h * 0.6, s.k.between(0.5, 1.5) * s.u, p.paper)
    s.put(0.42, 0.32 if not s.wide else 0.40, p.night)
    for place in range(-8, 9):
        x, tall = s.x + place * 44 * s.u, (40 + 70 * s.k.share()) * s.u
        c.rect(x - 22 * s.u, s.h * 0.78 - tall, x + 22 * s.u, s.h, blend(p.night, p.deep, 0.35))
    c.rect(0, s.h * 0.78, s.w, s.h, p.night)
    for place in range(-10, 11):
        c.disc(s.x + place * 30 * s.u, s.h * 0.785, 3 * s.u, p.glow)


def _tiles(s: Scene) -> None:
    p, c = s.p, s.c
    step = 30 * s.u
    for row in range(round(s.h / step) + 1):
        for column in range(round(s.w / step) + 1):
            x, y = column * step + (row % 2) * step / 2, row * step
            c.polygon(((x, y - 7 * s.u), (x + 7 * s.u, y), (x, y + 7 * s.u), (x - 7 * s.u, y)), blend(p.deep, p.mid, 0.45))


def arch(s: Scene) -> None:
    """Arch within arch, tiles and stars: a tale from far away."""
    p, c = s.p, s.c
    c.fill(p.deep)
    _tiles(s)
    for size, colour in ((1.0, p.accent), (0.93, blend(p.night, p.deep, 0.3)), (0.88, p.glow), (0.85, p.night)):
        half, top = 205 * s.u * size, s.h * (0.50 - 0.42 * size)
        side = ((half, 0.74), (half, 0.40), (half * 0.62, 0.22))
        outline = [*((s.x + out, s.h * down) for out, down in side), (s.x, top), *((s.x - out, s.h * down) for out, down in reversed(side))]
        c.disc(s.x, s.h * 0.40, half, colour)
        c.polygon(outline, colour)
    c.light(s.x, s.h * 0.56, 180 * s.u, p.mid, 0.9)
    for _ in range(70):
        x, y = s.x + s.k.between(-150, 150) * s.u, s.h * s.k.between(0.16, 0.55)
        c.disc(x, y, s.k.between(0.7, 2.0) * s.u, p.paper)
    for right, tall in ((-120, 0.16), (-66, 0.24), (66, 0.22), (124, 0.15)):
        x = s.x + right * s.u
        c.rect(x - 9 * s.u, s.h * (0.71 - tall), x + 9 * s.u, s.h * 0.72, blend(p.night, p.deep, 0.6))
        c.disc(x, s.h * (0.71 - tall), 13 * s.u, blend(p.night, p.deep, 0.6), flat=1.2)
    s.put(0.30, 0.36 if not s.wide else 0.46, p.night)
    c.rect(0, s.h * 0.715, s.w, s.h, p.night)
    c.rect(0, s.h * 0.715, s.w, s.h * 0.722, p.glow)
