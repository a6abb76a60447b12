"""The pieces of the orbs, as the software renderer gets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from app.views.orb_pieces import OrbPieces

CLEAR = "00ffffff"


def piece(name: str, side: int = 40) -> QImage:
    return OrbPieces().requestImage(name, QSize(), QSize(side, side))


def colour(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(int(x * image.width()), int(y * image.height()))


@pytest.mark.parametrize("side", [15, 40, 80])
def test_a_sphere_is_round_lit_from_above_left_and_of_its_colour(qapp: object, side: int) -> None:
    ball = piece("sphere/ff21b6d7", side)
    assert (ball.width(), ball.height()) == (side, side)
    assert colour(ball, 0.02, 0.02).alpha() == 0
    light, dark = colour(ball, 0.34, 0.3), colour(ball, 0.72, 0.78)
    assert light.lightness() > dark.lightness() + 40
    assert abs(dark.hslHue() - QColor("#21b6d7").hslHue()) < 12


@pytest.mark.parametrize(("hundredths", "filled"), [(0, []), (25, ["right"]), (50, ["right", "bottom"]), (100, ["right", "bottom", "left", "top"])])
def test_a_ring_grows_clockwise_from_the_top(qapp: object, hundredths: int, filled: list[str]) -> None:
    ring = piece(f"ring/ffff0000/{hundredths}/{CLEAR}", 100)
    spots = {"right": (0.965, 0.45), "bottom": (0.55, 0.965), "left": (0.03, 0.55), "top": (0.45, 0.03)}
    assert [name for name, (x, y) in spots.items() if colour(ring, x, y).alpha() > 100] == filled
    assert colour(ring, 0.5, 0.5).alpha() == 0


@pytest.mark.parametrize("name", ["", "cube", "ring", "ring/zz/many", "sphere/notacolour", "ring/ffff0000/-5/ff000000"])
def test_nonsense_draws_no_harm(qapp: object, name: str) -> None:
    assert piece(name, 20).size() == QSize(20, 20)


def test_an_absurd_size_stays_bounded(qapp: object) -> None:
    assert OrbPieces().requestImage("glow/ffff0000", QSize(), QSize(90_000, 90_000)).width() == 512
    assert OrbPieces().requestImage("swirl", QSize(), QSize()).width() == 40
