"""Engines, ships, aeroplanes, rockets, buildings."""

from __future__ import annotations

import math

from app.demo.art.colours import blend, darker, lighter
from app.demo.art.stand import Stand


def locomotive(s: Stand) -> None:
    """A steam engine, seen head on."""
    s.shape(((-0.34, 0.02), (0.34, 0.02), (0.20, 0.24), (-0.20, 0.24)), darker(s.ink, 0.15), curved=False)
    for bar in range(-4, 5):
        s.line(((bar * 0.042, 0.23), (bar * 0.078, 0.03)), 0.012, s.p.mid)
    s.rect(-0.32, 0.24, 0.32, 0.31)
    s.rect(-0.36, 0.27, 0.36, 0.30, s.p.accent)
    s.disc(0, 0.56, 0.27)
    s.ring(0, 0.56, 0.27, 0.018, s.p.mid)
    s.disc(0, 0.56, 0.17, blend(s.ink, s.p.mid, 0.35))
    s.ring(0, 0.56, 0.10, 0.012, s.p.glow)
    s.rect(-0.055, 0.78, 0.055, 0.98)
    s.shape(((-0.055, 0.96), (0.055, 0.96), (0.10, 1.06), (-0.10, 1.06)), curved=False)
    s.light(0, 0.84, 0.32, s.p.glow, 0.9)
    s.disc(0, 0.84, 0.062, lighter(s.p.glow, 0.6))
    for side in (-0.24, 0.24):
        s.disc(side, 0.33, 0.035, s.p.glow)


def smoke(s: Stand) -> None:
    """The engine, under its own cloud."""
    for right, up, radius, tone in (
        (0.05, 1.22, 0.17, 0.1),
        (0.2, 1.38, 0.24, 0.2),
        (0.0, 1.48, 0.25, 0.3),
        (0.38, 1.55, 0.28, 0.35),
        (0.12, 1.70, 0.30, 0.45),
    ):
        s.disc(right, up, radius, blend(s.p.paper, s.p.mid, 0.35 + tone))
    locomotive(s)


def biplane(s: Stand) -> None:
    """An aeroplane with two wings, head on and banking."""
    one = s.beside(0, 0.5, 1, turn=-14)
    one.rect(-1.0, 0.16, 1.0, 0.215)
    one.rect(-0.86, -0.18, 0.86, -0.13)
    for strut in (-0.72, -0.45, 0.45, 0.72):
        one.line(((strut, 0.17), (strut * 0.94, -0.15)), 0.016)
    for side in (-1, 1):
        one.line(((side * 0.12, -0.1), (side * 0.26, -0.36)), 0.025)
        one.disc(side * 0.26, -0.38, 0.075)
    one.line(((-0.28, -0.37), (0.28, -0.37)), 0.014)
    one.disc(0, 0.01, 0.155)
    one.ring(0, 0.01, 0.11, 0.03, s.p.mid)
    one.disc(0, 0.01, 0.05, s.p.accent)
    one.disc(0, 0.01, 0.34, blend(s.p.glow, s.p.mid, 0.4), opacity=0.25)
    one.line(((-0.30, 0.12), (0.30, -0.10)), 0.022)


def battleship(s: Stand) -> None:
    """A warship coming on, its guns raised."""
    s.shape(((-0.42, 0.0), (0.42, 0.0), (0.60, 0.34), (0.04, 0.42), (0.0, 0.62), (-0.04, 0.42), (-0.60, 0.34)), curved=False)
    s.shape(((0, 0), (0.42, 0.0), (0.60, 0.34), (0.04, 0.42), (0.0, 0.60)), darker(s.ink, 0.35), curved=False)
    s.rect(-0.30, 0.36, 0.30, 0.52)
    s.rect(-0.17, 0.50, 0.17, 0.72, blend(s.ink, s.p.mid, 0.25))
    for side in (-1, 1):
        s.line(((side * 0.10, 0.47), (side * 0.50, 0.74)), 0.045, blend(s.ink, s.p.mid, 0.35))
        s.line(((side * 0.20, 0.45), (side * 0.62, 0.62)), 0.04, s.ink)
    s.rect(-0.12, 0.70, -0.03, 1.0)
    s.rect(0.04, 0.70, 0.13, 0.94)
    s.line(((0, 0.7), (0, 1.25)), 0.016)
    s.line(((-0.14, 1.06), (0.14, 1.06)), 0.012)
    s.shape(((0.008, 1.25), (0.26, 1.20), (0.24, 1.10), (0.008, 1.13)), s.p.accent, curved=False)


def ship(s: Stand) -> None:
    """A sailing ship."""
    s.shape(((-0.48, 0.16), (-0.36, 0.0), (0.34, 0.0), (0.52, 0.20), (0.2, 0.13), (-0.2, 0.12)))
    for mast, tall in ((-0.24, 0.78), (0.04, 1.0), (0.29, 0.70)):
        s.line(((mast, 0.1), (mast, tall)), 0.016)
        for turn in range(3):
            top, bottom = tall * (0.96 - turn * 0.25), tall * (0.96 - turn * 0.25) - tall * 0.21
            wide = 0.09 + 0.045 * turn
            s.shape(
                (
                    (mast - wide * 0.8, top),
                    (mast + wide * 0.8, top),
                    (mast + wide * 1.25, (top + bottom) / 2),
                    (mast + wide, bottom),
                    (mast - wide, bottom),
                    (mast - wide * 0.6, (top + bottom) / 2),
                ),
                blend(s.p.paper, s.p.mid, 0.15 * turn),
            )


def steamer(s: Stand) -> None:
    """A paddle steamer with two tall funnels."""
    s.shape(((-0.72, 0.10), (-0.62, 0.0), (0.66, 0.0), (0.80, 0.12), (0.76, 0.16), (-0.72, 0.16)), curved=False)
    s.rect(-0.56, 0.16, 0.52, 0.30, s.p.paper)
    s.rect(-0.42, 0.32, 0.40, 0.44, blend(s.p.paper, s.p.mid, 0.2))
    s.rect(-0.60, 0.29, 0.56, 0.325)
    s.rect(-0.46, 0.435, 0.44, 0.465)
    for window in range(11):
        s.rect(-0.51 + window * 0.095, 0.19, -0.465 + window * 0.095, 0.27, s.p.accent if window % 4 == 1 else s.p.deep)
    s.rect(-0.05, 0.46, 0.14, 0.56, s.p.paper)
    for right in (-0.22, 0.24):
        s.rect(right - 0.035, 0.46, right + 0.035, 0.98)
        s.shape(((right - 0.06, 0.95), (right + 0.06, 0.95), (right + 0.04, 1.03), (right - 0.04, 1.03)), curved=False)
    s.disc(-0.60, 0.16, 0.20, s.p.accent)
    s.disc(-0.60, 0.16, 0.15, s.p.deep)
    for turn in range(8):
        angle = math.radians(turn * 45)
        s.line(((-0.60, 0.16), (-0.60 + math.cos(angle) * 0.19, 0.16 + math.sin(angle) * 0.19)), 0.02, s.p.accent)


def rocket(s: Stand) -> None:
    """A rocket of the old kind, with fins and portholes."""
    s.light(0, 0.0, 0.40, s.p.glow, 0.9)
    s.shape(((-0.09, 0.16), (0.09, 0.16), (0.04, -0.12), (0, -0.30), (-0.04, -0.12)), s.p.glow)
    s.both(((0.10, 0.40), (0.30, 0.16), (0.31, 0.0), (0.10, 0.16)), s.p.accent)
    s.shape(((0, 1.08), (0.11, 0.84), (0.155, 0.56), (0.12, 0.18), (-0.12, 0.18), (-0.155, 0.56), (-0.11, 0.84)), s.p.paper)
    s.shape(((0, 1.08), (0.11, 0.84), (0.155, 0.56), (0.12, 0.18), (0.03, 0.18), (0.07, 0.6)), blend(s.p.paper, s.p.mid, 0.45))
    s.shape(((0, 1.08), (0.095, 0.88), (-0.095, 0.88)), s.p.accent)
    for up in (0.72, 0.53):
        s.disc(0, up, 0.052, s.ink)
        s.disc(-0.008, up + 0.008, 0.034, s.p.glow)
    s.rect(-0.02, 0.0, 0.02, 0.32, s.p.accent)


def shell(s: Stand) -> None:
    """A great moon with a round face of craters, and a shell stuck in its eye."""
    s.light(0, 0.5, 1.0, s.p.glow, 0.55)
    s.disc(0, 0.5, 0.5, s.p.paper)
    s.disc(0.05, 0.47, 0.44, blend(s.p.paper, s.p.glow, 0.35))
    s.disc(-0.03, 0.53, 0.44, s.p.paper)
    for right, up, radius in ((-0.30, 0.32, 0.06), (0.30, 0.22, 0.08), (-0.08, 0.14, 0.05), (0.02, 0.84, 0.05), (-0.26, 0.78, 0.04), (0.38, 0.5, 0.035)):
        s.disc(right, up, radius, blend(s.p.paper, s.p.mid, 0.35))
        s.disc(right + 0.012, up - 0.012, radius * 0.8, blend(s.p.paper, s.p.mid, 0.18))
    s.shape(((-0.27, 0.60), (-0.17, 0.67), (-0.07, 0.60), (-0.17, 0.55)), s.ink)
    s.line(((-0.28, 0.67), (-0.17, 0.73), (-0.06, 0.68)), 0.025, blend(s.p.paper, s.p.deep, 0.6))
    s.shape(((-0.20, 0.33), (0.0, 0.25), (0.20, 0.33), (0.0, 0.30)), s.ink)
    s.shape(((-0.04, 0.5), (0.05, 0.40), (-0.03, 0.42)), blend(s.p.paper, s.p.mid, 0.4))
    one = s.beside(0.16, 0.58, 0.5, turn=38)
    one.rect(-0.17, 0.0, 0.17, 0.52, s.p.accent)
    one.rect(-0.17, 0.10, 0.17, 0.15, s.ink)
    one.rect(-0.17, 0.38, 0.17, 0.43, s.ink)
    one.disc(0, 0.52, 0.17, darker(s.p.accent, 0.3), flat=0.5)
    s.disc(0.14, 0.57, 0.12, s.ink, opacity=0.55)


def cathedral(s: Stand) -> None:
    """Two towers and a rose window."""
    s.rect(-0.44, 0, 0.44, 0.62)
    s.both(((0.20, 0.0), (0.46, 0.0), (0.46, 1.0), (0.20, 1.0)), curved=False)
    for side in (-1, 1):
        for right in (0.21, 0.30, 0.39):
            s.shape(((side * right, 1.0), (side * (right + 0.06), 1.0), (side * (right + 0.03), 1.10)), curved=False)
        s.rect(side * 0.33 - 0.055, 0.70, side * 0.33 + 0.055, 0.92, s.p.night)
        s.disc(side * 0.33, 0.92, 0.055, s.p.night)
        s.rect(side * 0.33 - 0.05, 0.0, side * 0.33 + 0.05, 0.20, s.p.night)
        s.disc(side * 0.33, 0.20, 0.05, s.p.night)
    s.light(0, 0.44, 0.30, s.p.glow, 0.8)
    s.disc(0, 0.44, 0.145, s.p.glow)
    for turn in range(12):
        angle = math.radians(turn * 30)
        s.line(((0, 0.44), (math.cos(angle) * 0.145, 0.44 + math.sin(angle) * 0.145)), 0.012)
    s.ring(0, 0.44, 0.145, 0.02)
    s.ring(0, 0.44, 0.07, 0.012)
    s.disc(0, 0.44, 0.03, s.p.accent)
    s.rect(-0.075, 0.0, 0.075, 0.18, s.p.accent)
    s.disc(0, 0.18, 0.075, s.p.accent)


def mansion(s: Stand) -> None:
    """A house on a hill with one lit window."""
    s.shape(((-0.9, -0.12), (-0.5, 0.02), (-0.1, 0.08), (0.3, 0.06), (0.9, -0.14), (1.2, -0.9), (-1.2, -0.9)))
    s.rect(-0.24, 0.04, 0.26, 0.52)
    s.shape(((-0.31, 0.50), (0.33, 0.50), (0.16, 0.74), (-0.14, 0.74)), curved=False)
    s.rect(0.10, 0.04, 0.30, 0.82)
    s.shape(((0.05, 0.80), (0.35, 0.80), (0.20, 1.12)), curved=False)
    s.shape(((-0.20, 0.64), (-0.02, 0.64), (-0.11, 0.86)), curved=False)
    s.rect(-0.19, 0.74, -0.14, 0.92)
    for left, bottom in ((-0.18, 0.32), (-0.04, 0.32), (-0.18, 0.12), (0.17, 0.34)):
        s.rect(left, bottom, left + 0.07, bottom + 0.12, blend(s.ink, s.p.mid, 0.3))
    s.light(0.2, 0.64, 0.26, s.p.glow, 0.9)
    s.rect(0.165, 0.58, 0.235, 0.71, lighter(s.p.glow, 0.3))
    s.rect(0.195, 0.58, 0.203, 0.71)
    for side, lean in ((-0.62, -0.06), (0.62, 0.08)):
        s.line(((side, -0.05), (side + lean, 0.34), (side + lean * 2.5, 0.56)), 0.028)
        s.line(((side + lean * 0.6, 0.22), (side - lean * 2, 0.46)), 0.016)
        s.line(((side + lean, 0.34), (side + lean * 4.2, 0.42)), 0.014)


def pavilion(s: Stand) -> None:
    """A deserted pavilion with onion domes, and its image in the water."""
    for flip, tone in ((1, 0.0), (-1, 0.45)):
        ink = blend(s.ink, s.p.mid, tone)
        for right, wide, tall in ((0, 0.24, 0.62), (-0.52, 0.13, 0.42), (0.52, 0.13, 0.42)):
            dome = (
                (-wide * 0.7, 0),
                (-wide, tall * 0.30),
                (-wide * 0.5, tall * 0.62),
                (0, tall),
                (wide * 0.5, tall * 0.62),
                (wide, tall * 0.30),
                (wide * 0.7, 0),
            )
            s.shape([(right + x, flip * (0.26 + y)) for x, y in dome], ink)
            s.line(((right, flip * (0.26 + tall)), (right, flip * (0.40 + tall))), 0.012, ink)
        s.shape(((-0.80, 0), (0.80, 0), (0.80, flip * 0.28), (-0.80, flip * 0.28)), ink, curved=False)
        for arch in range(-5, 6):
            s.rect(arch * 0.14 - 0.038, flip * 0.02, arch * 0.14 + 0.038, flip * 0.18, blend(s.p.mid, s.p.glow, 0.35 if flip > 0 else 0.1))


def pylon(s: Stand) -> None:
    """A power line's mast, with one more far behind."""
    for right, share, tone in ((0.55, 0.5, 0.5), (0, 1.0, 0.0)):
        one = s.beside(right, 0, share, blend(s.ink, s.p.mid, tone))
        one.line(((-0.20, 0), (-0.045, 0.70), (-0.03, 1.0)), 0.02)
        one.line(((0.20, 0), (0.045, 0.70), (0.03, 1.0)), 0.02)
        for turn in range(6):
            low, high = 0.70 * turn / 6, 0.70 * (turn + 1) / 6
            wide, narrow = 0.20 - 0.155 * turn / 6, 0.20 - 0.155 * (turn + 1) / 6
            one.line(((-wide, low), (narrow, high)), 0.011)
            one.line(((wide, low), (-narrow, high)), 0.011)
        for up, wide in ((0.72, 0.34), (0.88, 0.26)):
            one.line(((-wide, up), (wide, up)), 0.018)
            one.line(((-wide, up), (0, up + 0.09), (wide, up)), 0.011)
