"""What Home says airs next: of my shows, not yet aired, of the week and, where that has too little, of the first days after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.wanting import Pointed
from app.library import following, home
from tests.shelf import NOW, Shelf
from tests.store.test_calendar_week import DAY, HOUR, episode


@pytest.fixture
def fargo(tmp_path: Path) -> Iterator[Shelf]:
    """It airs, and is owned."""
    shelf = Shelf(tmp_path)
    shelf.show("Fargo", status="Continuing")
    yield shelf
    shelf.database.close()


def told(shelf: Shelf) -> list[tuple[str, int | None]]:
    return [(one.show, one.number) for one in home.front(shelf.database).airings]


def test_what_aired_today_is_not_next(fargo: Shelf) -> None:
    episode(fargo, 1, 1, at=NOW - HOUR)
    episode(fargo, 1, 2, at=NOW + HOUR)
    assert told(fargo) == [("Fargo", 2)]


def test_a_quiet_week_is_filled_from_the_days_after_it(fargo: Shelf) -> None:
    episode(fargo, 1, 1, at=NOW + DAY)
    for number, days in enumerate((20, 40, 400, 500), 2):
        episode(fargo, 1, number, at=NOW + days * DAY)
    assert told(fargo) == [("Fargo", 1), ("Fargo", 2), ("Fargo", 3), ("Fargo", 4)]


def test_d30_what_is_muted_is_not_told(fargo: Shelf) -> None:
    fargo.show("Dark", status="Continuing")
    for show in (1, 2):
        episode(fargo, show, 1, at=NOW + show * HOUR)
    following.unfollow(fargo.database, Pointed("show", 1))
    assert told(fargo) == [("Dark", 1)]
