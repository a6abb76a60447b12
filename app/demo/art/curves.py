"""Smooth outlines through a few points, for silhouettes."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]


def smooth(points: Sequence[Point], steps: int = 6) -> list[Point]:
    """A closed curve through all points (Catmull-Rom)."""
    count = len(points)
    found = []
    for place in range(count):
        before, here, there, after = (points[(place + turn) % count] for turn in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            found.append((_along(before[0], here[0], there[0], after[0], t), _along(before[1], here[1], there[1], after[1], t)))
    return found


def _along(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def placed(points: Sequence[Point], x: float, y: float, size: float, *, flip: bool = False, turn: float = 0) -> list[Point]:
    """Points of a unit shape (x to the right, y upwards from its foot) at (x, y) on the canvas, `size` high; turned clockwise by degrees."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    found = []
    for right, up in points:
        across, down = (-right if flip else right) * size, -up * size
        found.append((x + across * cos - down * sin, y + across * sin + down * cos))
    return found


def ridge(width: float, base: float, height: float, draws: Sequence[float], *, smoothness: int = 5) -> list[Point]:
    """The outline of hills or mountains across `width`: one summit or valley per draw (0 to 1), closed far below."""
    count = len(draws) - 1
    tops = [(width * place / count, base - height * draw) for place, draw in enumerate(draws)]
    line = []
    for place in range(count):
        before, here, there, after = tops[max(0, place - 1)], tops[place], tops[place + 1], tops[min(count, place + 2)]
        for step in range(smoothness):
            t = step / smoothness
            if smoothness == 1:
                line.append(here)
            else:
                line.append((_along(before[0], here[0], there[0], after[0], t), _along(before[1], here[1], there[1], after[1], t)))
    line.append(tops[-1])
    return [*line, (width, base + 2000), (0, base + 2000)]
