"""Scenes of pure shape: circles, rays, diagonals, paper and dots."""

from __future__ import annotations

import math

from PIL import Image

from app.demo.art.colours import blend, darker, lighter, luminance
from app.demo.art.scene import Scene


def constructivist(s: Scene) -> None:
    """Diagonals of red and black on raw paper, a circle, the motif storming through."""
    p, c = s.p, s.c
    c.fill(p.paper)
    x, y = s.x, s.h * 0.42
    c.disc(x + 60 * s.u, y - 40 * s.u, 190 * s.u, p.accent)
    c.disc(x + 60 * s.u, y - 40 * s.u, 120 * s.u, blend(p.accent, p.night, 0.25))
    for place, (shift, thick, colour) in enumerate(((-250, 62, p.night), (-160, 22, p.accent), (170, 90, p.night), (285, 26, p.accent), (330, 10, p.night))):
        off = shift * s.u
        long = 900 * s.u
        c.polygon(
            (
                (x - long + off, y + long * 0.62),
                (x + long + off, y - long * 0.62),
                (x + long + off + thick * s.u, y - long * 0.62 + thick * s.u),
                (x - long + off + thick * s.u, y + long * 0.62 + thick * s.u),
            ),
            colour,
            1 if place % 2 == 0 else 0.92,
        )
    for ring in range(3):
        c.ring(x - 120 * s.u, y + 150 * s.u, (26 + ring * 16) * s.u, 4 * s.u, p.night)
    s.put(0.33, 0.44 if not s.wide else 0.58, p.night, turn=-8)
    if not s.wide:
        c.polygon(((0, s.h * 0.735), (s.w, s.h * 0.64), (s.w, s.h), (0, s.h)), p.night)
        c.polygon(((0, s.h * 0.720), (s.w, s.h * 0.625), (s.w, s.h * 0.632), (0, s.h * 0.727)), p.accent)
    for _ in range(260):
        c.disc(s.k.share() * s.w, s.k.share() * s.h, s.k.between(0.4, 1.2) * s.u, darker(p.paper, 0.35), 0.5)


def bauhaus(s: Scene) -> None:
    """A grid of quarter circles and squares; the motif has a field of its own."""
    p, c = s.p, s.c
    c.fill(p.paper)
    cell = 125 * s.u
    colours = (p.night, p.accent, p.glow, p.mid, p.paper, p.deep, p.paper)
    columns, rows = math.ceil(s.w / cell), math.ceil(s.h / cell)
    left = round((s.x / cell) - 1) * cell
    for row in range(rows):
        for column in range(columns):
            x, y = column * cell, row * cell
            ground, ink = s.k.pick(colours), s.k.pick(colours)
            c.rect(x, y, x + cell + 1, y + cell + 1, ground)
            kind = s.k.whole(6)
            if kind < 3:
                corner = ((x, y), (x + cell, y), (x, y + cell), (x + cell, y + cell))[s.k.whole(4)]
                start = {(x, y): 0, (x + cell, y): 90, (x + cell, y + cell): 180, (x, y + cell): 270}[corner]
                c.wedge(corner[0], corner[1], cell, ink, start, start + 90)
            elif kind == 3:
                c.disc(x + cell / 2, y + cell / 2, cell * 0.36, ink)
            elif kind == 4:
                c.polygon(((x, y + cell), (x + cell, y), (x + cell, y + cell)), ink)
    c.rect(left, cell, left + cell * 2, cell * 4, p.paper if luminance(p.glow) < 0.35 else p.glow)
    c.disc(left + cell, cell * 2.2, cell * 0.86, p.accent)
    s.put(1 - cell * 3.92 / s.h, cell * 2.6 / s.h, p.night, right=(left + cell - s.x) / s.u)


def rings(s: Scene) -> None:
    """Ring within ring, each a little off, down to the motif."""
    p, c = s.p, s.c
    c.fill(p.accent)
    x, y = s.x, s.h * 0.42
    count = 15
    for turn in range(count):
        part = 1 - turn / count
        wander = (1 - part) * 26 * s.u
        angle = turn * 0.62
        colour = (p.night, p.accent, p.deep, p.glow)[turn % 4] if turn < count - 3 else p.glow
        c.disc(x + math.cos(angle) * wander, y + math.sin(angle) * wander, 620 * s.u * part**1.25 + 50 * s.u, colour)
    s.put(0.445, 0.27 if not s.wide else 0.32, p.night)


def sunburst(s: Scene) -> None:
    """Rays from behind the motif, as on the sheets of the serials, with a raster of dots."""
    p, c = s.p, s.c
    c.fill(p.glow)
    x, y = s.x, s.h * 0.44
    c.rays(x, y, 18, blend(p.glow, p.accent, 0.85), radius=s.h * 1.4, turn=s.k.between(0, 20))
    c.light(x, y, 250 * s.u, lighter(p.glow, 0.6), 0.9)
    step = 13 * s.u
    for row in range(round(s.h * 0.5 / step)):
        for column in range(round(s.w / step)):
            size = 5.2 * s.u * max(0.0, 1 - row / (s.h * 0.42 / step))
            if size > 0.6 * s.u:
                c.disc(column * step + (row % 2) * step / 2, row * step, size, blend(p.accent, p.night, 0.35))
    burst = [
        (x + math.cos(math.radians(turn * 12)) * (205 if turn % 2 else 148) * s.u, y + math.sin(math.radians(turn * 12)) * (205 if turn % 2 else 148) * s.u)
        for turn in range(30)
    ]
    c.polygon(burst, p.night)
    c.polygon([(x + (px - x) * 0.93, y + (py - y) * 0.93) for px, py in burst], p.paper)
    c.light(x, y, 170 * s.u, p.glow, 0.6)
    s.put(0.335, 0.46 if not s.wide else 0.58, p.night, turn=8)


def split(s: Scene) -> None:
    """Two halves, each the other's colours; the motif stands across the cut."""
    p, c = s.p, s.c
    c.fill(p.accent)
    radius = (208 if s.wide else 168) * s.u
    c.polygon(((0, 0), (s.x + 150 * s.u, 0), (s.x - 150 * s.u, s.h), (0, s.h)), p.night)
    c.light(s.x, s.h * 0.42, 240 * s.u, p.glow, 0.35)
    c.disc(s.x, s.h * 0.42, radius, p.paper)
    half = [(s.x + radius * 0.309, s.h * 0.42 - radius * 0.951)]
    for turn in range(41):
        angle = math.radians(-72 + turn * 4.5)
        half.append((s.x + math.cos(angle) * radius, s.h * 0.42 + math.sin(angle) * radius))
    c.polygon(half, p.glow)
    s.put(0.385, 0.40 if not s.wide else 0.50, p.night)


def halftone(s: Scene) -> None:
    """Printed dots swell around the motif, two inks not quite in register."""
    p, c = s.p, s.c
    c.fill(p.paper)
    x, y = s.x, s.h * 0.42
    for ink, shift, step in ((p.accent, 5, 17), (p.mid, -3, 17)):
        gap = step * s.u
        for row in range(round(s.h / gap) + 1):
            for column in range(round(s.w / gap) + 1):
                px, py = column * gap + (row % 2) * gap / 2 + shift * s.u, row * gap + shift * s.u * 0.6
                far = math.hypot(px - x, py - y) / (s.h * 0.5)
                size = gap * 0.5 * (0.95 * far if ink == p.accent else max(0.0, 0.95 - far * 1.1))
                if size > 0.8 * s.u:
                    c.disc(px, py, min(size, gap * 0.62), ink)
    c.disc(x, y, 156 * s.u, p.glow)
    c.ring(x, y, 164 * s.u, 5 * s.u, p.night)
    s.put(0.40, 0.36 if not s.wide else 0.46, p.night)


def stripes(s: Scene) -> None:
    """A landscape of flat bands, a disc in the sky, the motif very small or very large."""
    p, c = s.p, s.c
    order = (p.deep, blend(p.deep, p.mid, 0.5), p.mid, blend(p.mid, p.accent, 0.5), p.accent, blend(p.accent, p.glow, 0.55), p.glow)
    line = s.h * 0.60
    for row, colour in enumerate(order):
        c.rect(0, line * row / len(order), s.w, line, colour)
    c.disc(s.x + 70 * s.u, line * 0.55, 108 * s.u, p.paper)
    for row in range(4):
        y = line * (0.55 + 0.05 + row * 0.09)
        c.rect(s.x - 60 * s.u, y, s.x + 200 * s.u, y + (3 + row * 3) * s.u, order[min(6, 4 + row // 2)])
    s.put(0.395, 0.36 if not s.wide else 0.46, p.night, right=-40)
    for row in range(7):
        colour = blend(p.deep, p.night, 0.15 + row * 0.12)
        c.rect(0, line + (s.h - line) * row / 7, s.w, s.h, colour)


def papercut(s: Scene) -> None:
    """Sheets of paper with holes, one behind the other, and the motif in the deepest."""
    p, c = s.p, s.c
    x, y = s.x, s.h * 0.42
    sheets = 6
    c.fill(lighter(p.glow, 0.35))
    c.light(x, y, 260 * s.u, lighter(p.paper, 0.6), 0.9)
    s.put(0.385, 0.30 if not s.wide else 0.38, p.night)
    for sheet in range(sheets):
        colour = blend(p.glow, p.night, (sheet + 0.6) / sheets) if sheet % 2 else blend(blend(p.accent, p.mid, 0.4), p.night, sheet / sheets)
        radius = (118 + sheet * 38) * s.u
        hole = []
        for turn in range(72):
            angle = math.radians(turn * 5)
            wave = 1 + 0.10 * math.sin(angle * (3 + sheet % 2) + sheet * 1.3) + 0.05 * math.sin(angle * 7 + sheet)
            hole.append((x + math.cos(angle) * radius * wave, y + math.sin(angle) * radius * wave * 1.12))
        for drop, tone in ((5, darker(colour, 0.5)), (0, colour)):
            ring = [(px, py + drop * s.u) for px, py in hole]
            c.polygon([ring[0], *ring[1:], ring[0], (s.w, ring[0][1]), (s.w, s.h), (0, s.h), (0, 0), (s.w, 0), (s.w, ring[0][1])], tone)


def medallion(s: Scene) -> None:
    """A frame of lines and fans around an oval, the motif within."""
    p, c = s.p, s.c
    c.sky(((0, blend(p.night, p.deep, 0.5)), (0.5, p.deep), (1, p.night)))
    for corner_x in (0, s.w):
        for corner_y in (0, s.h):
            for fan in range(6):
                c.ring(corner_x, corner_y, (34 + fan * 21) * s.u, 2.6 * s.u, blend(p.glow, p.deep, fan * 0.12))
    for inset, thick in ((20, 3.2), (28, 1.2)):
        d = inset * s.u
        c.line(((d, d), (s.w - d, d), (s.w - d, s.h - d), (d, s.h - d), (d, d)), thick * s.u, p.glow)
    x, y = s.x, s.h * 0.40
    c.rays(x, y, 40, p.glow, radius=250 * s.u, opacity=0.22, share=0.35)
    for radius, colour in ((176, p.glow), (170, p.night), (163, p.glow), (160, blend(p.mid, p.glow, 0.35))):
        c.disc(x, y, radius * s.u, colour, flat=1.18)
    c.light(x, y + 20 * s.u, 150 * s.u, lighter(p.glow, 0.4), 0.7, flat=1.2)
    s.put(0.395, 0.37 if not s.wide else 0.46, p.night)


def ripple(s: Scene) -> None:
    """Still water, one drop, and the motif with its image upside down."""
    p, c = s.p, s.c
    line = s.h * 0.50
    c.sky(((0, p.deep), (0.6, blend(p.deep, p.mid, 0.7)), (1, p.glow)), 0, line)
    c.light(s.x, line, s.h * 0.34, lighter(p.glow, 0.35), 0.8)
    s.put(0.50, 0.36 if not s.wide else 0.44, p.night)
    top = c.image.crop((0, 0, c.image.width, round(line * 2)))
    mirror = top.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((c.image.width, c.image.height - top.height))
    c.paste(mirror, 0, line)
    c.veil(p.night, line, s.h, 0.25, 0.9)
    for ring in range(9):
        radius = (26 + ring * ring * 6.5) * s.u
        box_y = line + s.h * 0.13
        points = [(s.x + math.cos(math.radians(turn * 6)) * radius, box_y + math.sin(math.radians(turn * 6)) * radius * 0.24) for turn in range(61)]
        c.line(points, (2.4 - ring * 0.18) * s.u, blend(p.glow, p.deep, 0.15 + ring * 0.09))


def starfield(s: Scene) -> None:
    """Space: a ringed planet, dust, stars, the motif on its way."""
    p, c = s.p, s.c
    c.sky(((0, p.night), (0.5, blend(p.night, p.deep, 0.8)), (1, p.night)))
    for _ in range(6):
        c.light(s.k.share() * s.w, s.k.share() * s.h, s.k.between(120, 260) * s.u, blend(p.mid, p.accent, s.k.share() * 0.5), 0.32, flat=0.8)
    for _ in range(190):
        size = s.k.between(0.4, 1.3) if s.k.share() < 0.9 else s.k.between(1.6, 2.6)
        c.disc(s.k.share() * s.w, s.k.share() * s.h, size * s.u, blend(p.paper, p.glow, s.k.share()))
    x, y, radius = s.x + 120 * s.u, s.h * 0.20, 92 * s.u
    c.light(x, y, radius * 1.9, p.mid, 0.6)
    c.disc(x, y, radius, p.mid)
    c.disc(x - radius * 0.10, y - radius * 0.08, radius * 0.88, blend(p.mid, p.glow, 0.4))
    c.disc(x - radius * 0.2, y - radius * 0.16, radius * 0.70, blend(p.mid, p.glow, 0.65))
    for turn in range(3):
        points = [
            (
                x + math.cos(math.radians(angle)) * radius * (1.5 + turn * 0.14),
                y + math.sin(math.radians(angle)) * radius * 0.36 + math.cos(math.radians(angle)) * radius * -0.4,
            )
            for angle in range(-22, 203, 5)
        ]
        c.line(points, 3.4 * s.u, blend(p.glow, p.accent, turn * 0.35))
    s.put(0.34, 0.44 if not s.wide else 0.52, p.night, right=-50, turn=24)


def bars(s: Scene) -> None:
    """Nothing but type, and a few bars of colour."""
    p, c = s.p, s.c
    c.fill(p.paper)
    x = s.x - 220 * s.u if s.wide else 0.0
    for turn in range(7):
        wide = s.k.between(18, 96) * s.u
        c.rect(x, 0, x + wide, s.h * s.k.between(0.16, 0.54), (p.accent, p.night, p.mid, p.glow)[turn % 4])
        x += wide + s.k.between(0, 26) * s.u
    c.disc(s.x + 96 * s.u, s.h * 0.40, 74 * s.u, p.accent)
    s.put(0.44, 0.32 if not s.wide else 0.42, p.night, right=-50)
