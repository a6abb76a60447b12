"""The small pictures of the poster wall: corners in the page's colour, badges, a bar of progress, year and rating; nothing breaks over a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

from app.views.wall_pieces import WallPieces

ICONS = Path(__file__).parents[2] / "resources" / "icons"
GROUND, PLATE, INK, WARM = "ff0d0c11", "c70b0a10", "ffffffff", "fff2c572"


def drawn(name: str) -> QImage:
    return WallPieces(ICONS).requestImage(name, QSize(), QSize())


def colour(image: QImage, x: int, y: int) -> QColor:
    return image.pixelColor(x, y)


def test_a_blank_poster_is_opaque_with_the_page_in_its_corners(qapp: object) -> None:
    image = drawn(f"blank/150/225/10/ff1a1921/{GROUND}")
    assert (image.width(), image.height(), image.hasAlphaChannel()) == (150, 225, False)
    assert colour(image, 0, 0).name() == "#0d0c11"
    assert colour(image, 75, 100).name() == "#1a1921"


def test_strips_cover_corners_and_leave_the_picture_alone(qapp: object) -> None:
    top, bottom = drawn(f"top/150/10/{GROUND}"), drawn(f"bottom/150/10/{GROUND}/{PLATE}/ffe5485f/4/")
    assert (colour(top, 0, 0).name(), colour(top, 149, 0).name()) == ("#0d0c11", "#0d0c11")
    assert (colour(bottom, 0, 9).name(), colour(bottom, 149, 9).name()) == ("#0d0c11", "#0d0c11")
    assert colour(top, 75, 5).alpha() == colour(bottom, 75, 9).alpha() == 0


def test_progress_is_a_bar_as_long_as_what_was_seen(qapp: object) -> None:
    image = drawn(f"bottom/200/10/{GROUND}/ff000000/ffe5485f/4/10")
    assert colour(image, 90, 8).name() == "#e5485f"
    assert colour(image, 110, 8).name() == "#000000"


def test_a_shadow_is_soft_below_and_fades_out_beside_the_poster(qapp: object) -> None:
    image = drawn(f"bottom/150/10/{GROUND},1b000000,16,6,9,28/{PLATE}/ffe5485f/4/")
    assert (image.width(), image.height()) == (150 + 2 * 9, 28 + 16 + 6)
    below = [colour(image, 84, y).alpha() for y in range(28, 50)]
    assert below == sorted(below, reverse=True)
    assert below[0] > 15
    assert below[-1] <= 1
    beside = [colour(image, 8, y).alpha() for y in range(28)]
    assert beside[0] == 0
    assert beside == sorted(beside)
    assert not any(colour(image, 84, y).alpha() for y in range(28)), "nothing of it lies on the art"
    assert colour(image, 9, 27).alpha() == 255, "where the corner was cut off there is ground"


def test_badges_stand_at_the_left_and_the_tick_at_the_right(qapp: object) -> None:
    image = drawn(f"badges/150/8/10/{GROUND}/11/Inter/{PLATE}/{INK}/{WARM}/4K;!3%20missing;@check")
    middle = 8 + (image.height() - 8) // 2
    row = [colour(image, x, middle).alpha() for x in range(150)]
    assert row[4] == 0
    assert row[10] > 0
    assert row[140] > 0
    assert {colour(image, x, y).name() for x in range(30, 110) for y in range(8, image.height())} & {"#f2c572"}, "what is missing is warm"


def test_read_from_the_right_badges_and_bar_and_year_stand_there(qapp: object) -> None:
    """Turned as a whole, letters and all, a piece would be the mirror image: only places are."""
    end, badges = "4/10", f"badges/150/8/10/{GROUND}/11/Inter/{PLATE}/{INK}/{WARM}/4K;@check"
    bar = drawn(f"rtl/bottom/200/10/{GROUND}/ff000000/ffe5485f/{end}")
    assert (colour(bar, 90, 8).name(), colour(bar, 110, 8).name()) == ("#000000", "#e5485f")
    left, right = drawn(badges), drawn(f"rtl/{badges}")
    middle = 8 + (left.height() - 8) // 2
    plates = [[colour(image, x, middle).alpha() > 0 for x in range(150)] for image in (left, right)]
    assert plates[0] == plates[1][::-1]
    assert left.flipped(Qt.Orientation.Horizontal) != right, "4K is still read from the left"
    caption = "caption/11/8/12/Inter/ff918c9d/ffe3b565/1927/7.6"
    for name, golden in ((caption, False), (f"rtl/{caption}", True)):
        image = drawn(name)
        inks = [colour(image, x, y) for x in range(20) for y in range(image.height()) if colour(image, x, y).alpha() > 100]
        assert inks
        assert all((ink.red() - ink.blue() > 40) == golden for ink in inks), "the rating is golden, the year is not"


def test_year_and_rating_may_each_be_absent(qapp: object) -> None:
    both, year, rating = (drawn(f"caption/11/8/12/Inter/ff918c9d/ffe3b565/{text}") for text in ("1927/7.6", "1927/", "/7.6"))
    assert both.width() > year.width()
    assert both.width() > rating.width() > 11
    assert drawn("caption/11/8/12/Inter/ff918c9d/ffe3b565//").width() == 1


@pytest.mark.parametrize(
    "name",
    ["", "what", "top/x/10/ff000000", "bottom/10/10", "blank/-5/-5/1/ff000000/ff000000", "badges/150/8/10/zz/11/Inter/a/b/c/", "top/99999999/9/ff000000"],
)
def test_a_name_that_cannot_be_read_breaks_nothing(qapp: object, name: str) -> None:
    image = drawn(name)
    assert not image.isNull()
    assert image.width() <= 8192


def test_every_piece_that_is_asked_for_can_be_drawn() -> None:
    views = Path(__file__).parents[2] / "app" / "views"
    drawable = set(re.findall(r'case \["(\w+)"', (views / "wall_pieces.py").read_text("utf-8")))
    asked = {name for file in views.rglob("*.qml") for name in re.findall(r'(?:image://wall/|drawn \+ ")(?!rtl)(\w+)', file.read_text("utf-8"))}
    assert {"badges", "bottom", "caption"} <= asked
    assert asked <= drawable
