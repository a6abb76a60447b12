"""The glow around a card: four strips that leave the card itself out and fit together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.views.glow_pieces import LARGEST, GlowPieces

WIDTH, HEIGHT, RADIUS, REACH = 156, 130, 12, 24


def piece(side: str, rest: str = f"ff0000/{WIDTH}/{HEIGHT}/{RADIUS}/{REACH}") -> QImage:
    size = QSize()
    image = GlowPieces().requestImage(f"{side}/{rest}", size, QSize())
    assert size == image.size()
    return image


def strength(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).alpha()


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_top_and_bottom_go_across_and_fade_away_from_the_card(side: str) -> None:
    image = piece(side)
    assert (image.width(), image.height()) == (WIDTH + 2 * REACH, REACH + RADIUS)
    edge, far, inside = (REACH - 1, 1, REACH + 2) if side == "top" else (RADIUS, image.height() - 2, RADIUS - 3)
    middle = image.width() // 2
    assert strength(image, middle, edge) > 60
    assert strength(image, middle, far) < 8
    assert strength(image, middle, inside) == 0, "the card is left out"
    assert image.pixelColor(middle, edge).red() >= 250


@pytest.mark.parametrize("side", ["left", "right"])
def test_left_and_right_stand_between_them(side: str) -> None:
    image = piece(side)
    assert (image.width(), image.height()) == (REACH, HEIGHT - 2 * RADIUS)
    near, far = (REACH - 1, 0) if side == "left" else (0, REACH - 1)
    assert strength(image, near, 20) > 60
    assert strength(image, far, 20) < 8


def test_a_strip_goes_on_where_the_other_ends() -> None:
    top, left = piece("top"), piece("left")
    for x in range(REACH):
        assert abs(strength(top, x, top.height() - 1) - strength(left, x, 0)) <= 3


@pytest.mark.parametrize("rest", ["", "ff0000", "nonsense/1/2/3/4", "ff0000/a/b/c/d", "ff0000/-1/2/3/4"])
def test_nonsense_is_an_empty_picture(rest: str) -> None:
    assert piece("top", rest).size() == QSize(1, 1)


def test_what_is_absurdly_large_is_bounded() -> None:
    assert piece("top", "ff0000/999999/999999/12/24").width() <= 3 * LARGEST
