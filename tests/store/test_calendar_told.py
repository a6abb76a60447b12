"""What a week of the calendar tells of each thing in it, and what it leaves out (D30, D40, D50)."""

from __future__ import annotations

from datetime import date

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from tests.shelf import NOW, TODAY, Shelf
from tests.store.test_calendar_week import HOUR, episode, week

FARGO = Pointed("show", 1)


def test_d50_an_episode_with_an_instant_stands_once_and_by_the_instant(shelf: Shelf) -> None:
    """Its network's date may be another day than the user's."""
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, at=NOW + HOUR, on="2025-10-08")
    episode(shelf, 1, 2, at=NOW + 2 * HOUR, on="2025-10-10")
    assert [(one.number, one.day) for one in week(shelf)] == [(1, TODAY), (2, TODAY)]


def test_d40_what_is_not_wanted_is_not_wished_and_what_waits_is(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    for number in (1, 2, 3):
        episode(shelf, 1, number, at=NOW + number * HOUR)
    wishing.unwant(shelf.database, [Wish(FARGO, 1, 1)])
    wishing.wish(shelf.database, [Wish(FARGO, 1, 2)], when_aired=True)
    assert [one.wished for one in week(shelf)] == [False, True, False]


def test_a_first_special_is_no_premiere_and_a_finale_is_told(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, season=0, at=NOW + HOUR)
    episode(shelf, 1, 1, season=5, at=NOW + 2 * HOUR)
    episode(shelf, 1, 10, season=5, at=NOW + 3 * HOUR)
    shelf.sql("UPDATE episodes SET finale = 'season' WHERE number = 10")
    assert [(one.premiere, one.finale) for one in week(shelf)] == [(False, None), (True, None), (False, "season")]


def test_d50_a_film_is_out_when_its_day_is_over(shelf: Shelf) -> None:
    for number, day in (("1", "2025-10-08"), ("2", TODAY), ("3", "2025-10-10")):
        wishing.wish(shelf.database, [Wish(Pointed("movie", ids=ExternalIds(tmdb=number), title=f"Film {number}"))])
        shelf.sql("UPDATE movies SET released = ? WHERE tmdb = ?", day, number)
    shelf.film("Owned before it is out", released="2025-10-11")
    states = [(one.title, one.state) for one in week(shelf, first=date(2025, 10, 8))]
    assert states == [("Film 1", "missing"), ("Film 2", "upcoming"), ("Film 3", "upcoming"), ("Owned before it is out", "owned")]


def test_what_two_followed_people_did_stands_once(shelf: Shelf) -> None:
    for row, (number, name) in enumerate((("10205", "Sigourney Weaver"), ("31", "Tom Hanks")), 1):
        following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb=number), title=name))
        shelf.sql(
            "INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news) VALUES (?, 'movie', '5', 'A Film', ?, '[]', 1, 1)",
            row,
            TODAY,
        )
    assert [(one.title, one.person) for one in week(shelf)] == [("A Film", "Sigourney Weaver")]
