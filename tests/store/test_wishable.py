"""What of a show can be wished, and all that is missing of many shows at once (D23, D40)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import wishing
from tests.shelf import NOW, Shelf
from tests.store.test_wishing import DAY, a_show, listed

WHEN = datetime.fromtimestamp(NOW, UTC)
FARGO = Pointed("show", 1)


def full(shelf: Shelf) -> None:
    """Fargo: one owned, two missing, one to come, one without a date, a special."""
    a_show(shelf)
    listed(shelf, 1, 2, air_at=NOW - DAY)
    listed(shelf, 2, 1, air_date="2020-01-01")
    listed(shelf, 2, 2, air_at=NOW + DAY)
    listed(shelf, 2, 3)
    listed(shelf, 0, 1, air_date="2020-01-01")


def test_d40_a_shows_episodes_stand_by_season_specials_last_each_with_how_it_stands(shelf: Shelf) -> None:
    full(shelf)
    wishing.wish(shelf.database, [Wish(FARGO, 2, 1), Wish(FARGO, 2, 2, when_aired=True)])
    title, found = wishing.wishable(shelf.database, FARGO, WHEN)
    assert title == "Fargo"
    assert [(one.season, one.number, one.state, one.wish) for one in found] == [
        (1, 1, "owned", ""),
        (1, 2, "aired", ""),
        (2, 1, "aired", "wanted"),
        (2, 2, "upcoming", "when_aired"),
        (2, 3, "unknown", ""),
        (0, 1, "aired", ""),
    ]
    assert found[2].day == date(2020, 1, 1)


def test_a_show_that_the_library_does_not_have_has_no_episodes_here(shelf: Shelf) -> None:
    outside = Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad")
    assert wishing.wishable(shelf.database, outside, WHEN) == ("Breaking Bad", [])


def test_d40_of_many_shows_all_that_aired_and_is_not_owned_is_wished_specials_and_what_is_to_come_are_not(shelf: Shelf) -> None:
    full(shelf)
    done = wishing.wish_missing(shelf.database, [1], WHEN)
    assert (done.added, done.already) == (2, 0)
    assert shelf.sql("SELECT season, number FROM wishlist ORDER BY season, number") == [(1, 2), (2, 1)]
    again = wishing.wish_missing(shelf.database, [1], WHEN)
    assert (again.added, again.already, again.line) == (0, 2, 0)


def test_of_many_films_those_that_are_owned_are_not_wished(shelf: Shelf) -> None:
    shelf.film("Metropolis")
    shelf.film("Nosferatu", owned=False)
    assert wishing.wish_films(shelf.database, [1, 2]).added == 1
    assert shelf.sql("SELECT title FROM wishlist") == [("Nosferatu",)]
