"""What was remembered of a list that is shorter by now leads to its last line, never beyond it (D42)."""

from __future__ import annotations

import pytest

from app.domain.wanting import Pointed
from app.library import following
from tests.models.test_watchlist import Staged, staged
from tests.models.test_wishlist import Desk, desk, wished

__all__ = ["desk", "staged", "wished"]  # fixtures
FAR = 40_000


@pytest.mark.parametrize("address", ["bijou://wishlist", "bijou://wishlist?text=part", "bijou://wishlist?tab=movies"])
def test_d42_the_wishlist_opens_at_its_last_line(desk: Desk, address: str) -> None:
    desk.place.open(address)
    desk.place.remember("view", [0, FAR, 3, 0])
    desk.model.enter()
    desk.settle()
    lines = len(desk.model._rows.keys)
    assert lines
    assert {at[0] for at in desk.positions} == {lines - 1}


def test_d42_a_line_that_is_nowhere_is_no_line(desk: Desk) -> None:
    desk.go()
    lines = len(desk.model._rows.keys)
    desk.model.look(FAR, FAR + 20)
    desk.settle()
    desk.model.remember(FAR, 0.0, FAR)
    desk.model.select(FAR)
    desk.model.toggle(FAR)
    desk.settle()
    assert len(desk.model._rows.keys) == lines
    assert desk.model.property("selected") == 0


def test_d42_the_people_open_at_the_last_of_them(staged: Staged) -> None:
    following.follow(staged.shelf.database, Pointed("show", 1))
    staged.place.open("bijou://watchlist?tab=people")
    staged.place.remember("view", [0, FAR, 3, 0])
    at: list[int] = []
    staged.page.positioned.connect(lambda row, *_: at.append(row))
    staged.page.enter()
    staged.settle()
    assert set(at) == {0}
