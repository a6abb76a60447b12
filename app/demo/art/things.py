"""Things that a poster can be about: masks, clocks, doors, letters, stars."""

from __future__ import annotations

import math

from app.demo.art.colours import blend, darker, lighter
from app.demo.art.stand import Stand


def mask(s: Stand) -> None:
    """Half a theatre mask, its eye empty."""
    s.shape(((0.02, 0.98), (0.30, 0.92), (0.42, 0.70), (0.38, 0.46), (0.22, 0.28), (0.12, 0.12), (0.02, 0.10), (-0.02, 0.4), (0.03, 0.62)), s.p.paper)
    s.shape(((0.02, 0.98), (-0.14, 0.95), (-0.30, 0.86), (-0.40, 0.66), (-0.30, 0.55), (-0.12, 0.56), (0.03, 0.62)), blend(s.p.paper, s.p.mid, 0.55))
    s.shape(((0.08, 0.60), (0.19, 0.67), (0.32, 0.62), (0.20, 0.54)), s.p.night)
    s.shape(((-0.06, 0.64), (-0.18, 0.70), (-0.29, 0.66), (-0.18, 0.59)), s.p.night)
    s.line(((0.08, 0.72), (0.20, 0.77), (0.34, 0.70)), 0.018, s.p.accent)
    s.shape(((0.04, 0.26), (0.12, 0.27), (0.20, 0.32), (0.10, 0.22)), s.p.accent)


def clock(s: Stand) -> None:
    """A great clock face at a quarter to three."""
    s.disc(0, 0.5, 0.5, s.ink)
    s.disc(0, 0.5, 0.455, s.p.paper)
    for hour in range(12):
        angle = math.radians(hour * 30)
        deep = 0.10 if hour % 3 == 0 else 0.055
        points = [(math.sin(angle) * radius, 0.5 + math.cos(angle) * radius) for radius in (0.42, 0.42 - deep)]
        s.line(points, 0.035 if hour % 3 == 0 else 0.018, s.p.night)
    s.line(((0, 0.5), (-0.38, 0.47)), 0.03, s.p.night)
    s.line(((0, 0.5), (0.24, 0.54)), 0.045, s.p.accent)
    s.disc(0, 0.5, 0.04, s.p.night)


def clinging(s: Stand) -> None:
    """The clock with a man hanging from its hand."""
    clock(s)
    his = s.beside(-0.34, -0.18, 0.62, s.p.night)
    his.line(((0.02, 0.98), (-0.02, 0.78), (0.02, 0.58)), 0.05)
    his.shape(((-0.06, 0.72), (0.08, 0.70), (0.11, 0.40), (0.06, 0.30), (-0.06, 0.32)))
    his.line(((0.06, 0.36), (0.16, 0.18), (0.12, 0.0)), 0.06)
    his.line(((-0.02, 0.36), (-0.04, 0.14), (-0.14, 0.02)), 0.06)
    his.disc(0.07, 0.76, 0.06)
    his.disc(0.08, 0.80, 0.10, flat=0.25)


def star(s: Stand) -> None:
    """A five-pointed star with a glow."""
    s.light(0, 0.5, 0.95, s.p.glow, 0.7)
    points = [
        (math.sin(math.radians(turn * 36)) * (0.5 if turn % 2 == 0 else 0.2), 0.5 + math.cos(math.radians(turn * 36)) * (0.5 if turn % 2 == 0 else 0.2))
        for turn in range(10)
    ]
    s.shape(points, s.p.glow, curved=False)
    for turn in range(0, 10, 2):
        s.shape(((0, 0.5), points[turn], points[(turn + 1) % 10]), lighter(s.p.glow, 0.55), curved=False)


def lamp(s: Stand) -> None:
    """A street lamp and its cone of light."""
    s.light(0, 0.93, 0.55, s.p.glow, 0.9)
    s.shape(((-0.05, 0.92), (0.05, 0.92), (0.46, 0.0), (-0.46, 0.0)), s.p.glow, curved=False, opacity=0.22)
    s.rect(-0.012, 0, 0.012, 0.92)
    s.rect(-0.05, 0, 0.05, 0.03)
    s.shape(((-0.08, 0.90), (0.08, 0.90), (0.05, 1.0), (-0.05, 1.0)), curved=False)
    s.disc(0, 0.91, 0.05, lighter(s.p.glow, 0.5))


def door(s: Stand) -> None:
    """An open door with light falling out of it."""
    s.shape(((-0.24, 0), (0.24, 0), (0.75, -0.42), (-0.45, -0.42)), s.p.glow, curved=False, opacity=0.35)
    s.rect(-0.28, 0, 0.28, 1.0, darker(s.ink, 0.2))
    s.rect(-0.23, 0, 0.23, 0.96, s.p.glow)
    s.light(0, 0.45, 0.42, lighter(s.p.glow, 0.6), 0.8)
    s.shape(((0.23, 0), (0.23, 0.96), (0.42, 1.02), (0.42, -0.08)), blend(s.p.deep, s.p.mid, 0.4), curved=False)


def key(s: Stand) -> None:
    """An old key, upright."""
    s.ring(0, 0.80, 0.19, 0.06)
    s.rect(-0.035, 0.0, 0.035, 0.63)
    s.rect(0.03, 0.02, 0.17, 0.09)
    s.rect(0.03, 0.15, 0.13, 0.21)
    s.rect(-0.06, 0.56, 0.06, 0.60)


def letter(s: Stand) -> None:
    """A sealed letter, askew."""
    one = s.beside(0, 0.1, 1, turn=-9)
    one.rect(-0.52, 0, 0.52, 0.70, s.p.paper)
    one.shape(((-0.52, 0.70), (0.52, 0.70), (0, 0.28)), blend(s.p.paper, s.p.mid, 0.28), curved=False)
    one.line(((-0.52, 0), (-0.08, 0.35)), 0.008, blend(s.p.paper, s.p.mid, 0.5))
    one.line(((0.52, 0), (0.08, 0.35)), 0.008, blend(s.p.paper, s.p.mid, 0.5))
    one.disc(0, 0.30, 0.105, s.p.accent)
    one.ring(0, 0.30, 0.065, 0.012, darker(s.p.accent, 0.35))


def newspaper(s: Stand) -> None:
    """The front page: a headline without words, columns, a picture."""
    one = s.beside(0, 0, 1, turn=-6)
    one.rect(-0.40, 0, 0.40, 1.06, s.p.paper)
    grey = blend(s.p.paper, s.p.night, 0.72)
    one.rect(-0.34, 0.93, 0.34, 1.0, grey)
    one.rect(-0.34, 0.76, 0.34, 0.89, s.p.accent)
    one.rect(-0.34, 0.40, 0.08, 0.71, blend(s.p.paper, s.p.night, 0.45))
    one.disc(-0.13, 0.60, 0.07, s.p.paper)
    one.shape(((-0.27, 0.40), (-0.2, 0.51), (-0.06, 0.51), (0.01, 0.40)), s.p.paper, curved=False)
    for row in range(9):
        one.rect(0.12, 0.68 - row * 0.034, 0.34, 0.692 - row * 0.034, blend(s.p.paper, s.p.night, 0.4))
    for column in range(3):
        for row in range(10):
            one.rect(-0.34 + column * 0.235, 0.34 - row * 0.034, -0.13 + column * 0.235, 0.352 - row * 0.034, blend(s.p.paper, s.p.night, 0.4))


def eye(s: Stand) -> None:
    """A wide open eye."""
    s.shape(((-0.95, 0.5), (-0.5, 0.80), (0, 0.90), (0.5, 0.80), (0.95, 0.5), (0.5, 0.24), (0, 0.14), (-0.5, 0.24)), s.p.paper)
    s.disc(0, 0.52, 0.36, s.p.mid)
    s.disc(0, 0.52, 0.31, blend(s.p.mid, s.p.glow, 0.5))
    for turn in range(24):
        angle = math.radians(turn * 15)
        s.line(((math.cos(angle) * 0.17, 0.52 + math.sin(angle) * 0.17), (math.cos(angle) * 0.34, 0.52 + math.sin(angle) * 0.34)), 0.014, s.p.deep)
    s.disc(0, 0.52, 0.17, s.p.night)
    s.disc(0.09, 0.62, 0.055, s.p.paper)
    for lash in range(-5, 6):
        s.line(((lash * 0.155, 0.88 - abs(lash) * 0.05), (lash * 0.205, 1.06 - abs(lash) * 0.062)), 0.018)
    s.line(((-0.95, 0.5), (-0.5, 0.81), (0, 0.91), (0.5, 0.81), (0.95, 0.5)), 0.035)


def lens(s: Stand) -> None:
    """A camera's lens, ring within ring, with an eye in it."""
    for radius, colour in ((0.5, s.p.night), (0.45, s.p.paper), (0.42, s.p.night), (0.33, s.p.deep), (0.30, s.p.night)):
        s.disc(0, 0.5, radius, colour)
    for turn in range(8):
        angle, beyond = math.radians(turn * 45), math.radians(turn * 45 + 62)
        s.shape(
            (
                (math.cos(angle) * 0.30, 0.5 + math.sin(angle) * 0.30),
                (math.cos(beyond) * 0.30, 0.5 + math.sin(beyond) * 0.30),
                (math.cos(beyond) * 0.15, 0.5 + math.sin(beyond) * 0.15),
            ),
            blend(s.p.deep, s.p.mid, 0.2 + 0.1 * (turn % 3)),
            curved=False,
        )
    s.disc(0, 0.5, 0.17, s.p.glow)
    s.disc(0, 0.5, 0.085, s.p.night)
    s.disc(0.05, 0.55, 0.03, s.p.paper)
    s.disc(-0.26, 0.76, 0.03, s.p.paper, opacity=0.8)


def camera(s: Stand) -> None:
    """A film camera on its tripod."""
    for side in (-0.30, 0.02, 0.34):
        s.line(((0, 0.5), (side, 0)), 0.03)
    s.rect(-0.24, 0.5, 0.20, 0.80)
    s.rect(0.20, 0.58, 0.36, 0.72)
    s.shape(((0.36, 0.53), (0.45, 0.50), (0.45, 0.80), (0.36, 0.77)), curved=False)
    for right in (-0.14, 0.11):
        s.disc(right, 0.92, 0.135)
        s.disc(right, 0.92, 0.085, blend(s.ink, s.p.glow, 0.5))
        s.disc(right, 0.92, 0.03)
    s.disc(-0.02, 0.65, 0.06, s.p.accent)


def suitcase(s: Stand) -> None:
    """A suitcase from which banknotes fly."""
    for place, (right, up, turn) in enumerate(((-0.5, 0.75, -20), (-0.1, 0.95, 15), (0.35, 0.80, -8), (0.55, 1.08, 30), (-0.35, 1.2, 8), (0.1, 1.3, -30))):
        note = s.beside(right, up, 0.24, turn=turn)
        note.rect(-0.5, 0, 0.5, 0.45, blend(s.p.paper, s.p.mid, 0.12 * (place % 3)))
        note.ring(0, 0.225, 0.14, 0.04, s.p.mid)
    s.canvas.rounded(s.x - 0.5 * s.size, s.y - 0.6 * s.size, s.x + 0.5 * s.size, s.y, 0.06 * s.size, s.ink)
    s.rect(-0.5, 0.36, 0.5, 0.40, blend(s.ink, s.p.glow, 0.5))
    s.ring(0, 0.62, 0.13, 0.04, start=180, end=360)
    for side in (-0.3, 0.3):
        s.rect(side - 0.03, 0.33, side + 0.03, 0.45, s.p.accent)


def cup(s: Stand) -> None:
    """A cup from above, the coffee turning in it."""
    s.disc(0, 0.5, 0.5, s.p.paper)
    s.disc(0, 0.5, 0.42, blend(s.p.paper, s.p.mid, 0.2))
    s.ring(0.40, 0.5, 0.17, 0.06, s.p.paper)
    s.disc(0, 0.5, 0.345, s.p.paper)
    s.disc(0, 0.5, 0.30, s.p.deep)
    for turn in range(5):
        s.ring(0, 0.5, 0.26 - turn * 0.05, 0.022, blend(s.p.deep, s.p.glow, 0.35 + 0.1 * turn), start=turn * 70, end=turn * 70 + 210)


def cage(s: Stand) -> None:
    """Bars, and behind them nothing but light."""
    s.light(0, 0.5, 0.7, s.p.glow, 0.8)
    for place in range(-4, 5):
        s.rect(place * 0.16 - 0.022, -0.6, place * 0.16 + 0.022, 1.5)
    for up in (0.05, 0.95):
        s.rect(-0.9, up - 0.03, 0.9, up + 0.03)


def wheel(s: Stand) -> None:
    """A cartwheel with its shadow of a scythe."""
    s.ring(0, 0.5, 0.5, 0.06)
    s.ring(0, 0.5, 0.42, 0.015)
    for turn in range(12):
        angle = math.radians(turn * 30 + 8)
        s.line(((0, 0.5), (math.cos(angle) * 0.47, 0.5 + math.sin(angle) * 0.47)), 0.028)
    s.disc(0, 0.5, 0.10)
    s.disc(0, 0.5, 0.045, s.p.glow)
    s.line(((0.62, -0.1), (0.50, 1.35)), 0.026)
    s.shape(((0.50, 1.36), (0.20, 1.44), (-0.14, 1.32), (-0.34, 1.08), (-0.06, 1.26), (0.22, 1.33), (0.51, 1.28)))


def masks(s: Stand) -> None:
    """Three hooded faces in a row."""
    for place, tone in ((-1, 0.35), (1, 0.35), (0, 0.0)):
        one = s.beside(place * 0.44, 0.06 if place else 0, 0.92 if place else 1, blend(s.ink, s.p.mid, tone))
        one.shape(((-0.28, -0.2), (-0.26, 0.5), (-0.18, 0.86), (0, 0.98), (0.18, 0.86), (0.26, 0.5), (0.28, -0.2), (0.45, -0.5), (-0.45, -0.5)))
        one.both(((0.04, 0.60), (0.11, 0.65), (0.18, 0.60), (0.11, 0.56)), s.p.glow if not place else blend(s.p.glow, s.p.mid, 0.4))
