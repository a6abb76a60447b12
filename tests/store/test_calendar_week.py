"""A week of the calendar: the user's days, instants before dates, scopes, states and releases (D30, D40, D50, D51)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.calendar import Airing, Scope
from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.store.calendar_week import between, next_day
from tests.shelf import NOW, THEN, Shelf

HOUR, DAY = 3_600, 86_400
FIRST = date(2025, 10, 9)
MIDNIGHT = int(datetime(2025, 10, 9, tzinfo=UTC).timestamp())


def week(shelf: Shelf, scope: Scope = "mine", now: datetime = THEN, first: date = FIRST, days: int = 7) -> list[Airing]:
    with shelf.database.read() as reader:
        return between(reader, first, days, scope, now)


def episode(shelf: Shelf, show: int, number: int, *, at: int | None = None, on: str | None = None, season: int = 1, title: str = "") -> None:
    """An episode that a provider lists and nobody owns."""
    shelf.sql("INSERT OR IGNORE INTO seasons (show_id, number, listed_by) VALUES (?, ?, 'tmdb')", show, season)
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, air_precision, listed_by, created_at)
        SELECT ?1, id, ?2, ?3, ?4, ?5, ?6, iif(?5 IS NULL, 'date', 'exact'), 'tmdb', 1 FROM seasons WHERE show_id = ?1 AND number = ?2""",
        show, season, number, title or f"Episode {number}", at, on,
    )  # fmt: skip


def three(shelf: Shelf) -> None:
    """An airing show and an ended one that are owned, and a followed one that is not, each with one episode this week."""
    shelf.show("Fargo", status="Continuing")
    shelf.show("The Wire", status="Ended")
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad"))
    for show in (1, 2, 3):
        episode(shelf, show, show, at=NOW + show * HOUR)


def test_d50_by_day_by_instant_anytime_last(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, on="2025-10-10")
    episode(shelf, 1, 2, at=MIDNIGHT + DAY + 20 * HOUR)
    episode(shelf, 1, 3, at=MIDNIGHT + DAY)
    episode(shelf, 1, 4, at=MIDNIGHT + 23 * HOUR)
    episode(shelf, 1, 5, at=MIDNIGHT + 7 * DAY)
    episode(shelf, 1, 6, on="2025-10-08")
    episode(shelf, 1, 7, on="2025-10-15")
    found = [(one.day, one.number, one.precision) for one in week(shelf)]
    assert found == [
        ("2025-10-09", 4, "exact"),
        ("2025-10-10", 3, "exact"),
        ("2025-10-10", 2, "exact"),
        ("2025-10-10", 1, "date"),
        ("2025-10-15", 7, "date"),
    ]


def test_d50_an_instant_at_midnight_is_not_anytime(shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, at=MIDNIGHT)
    [one] = week(shelf)
    assert (one.air_at, one.day, one.precision) == (MIDNIGHT, "2025-10-09", "exact")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Auckland", "2025-10-10"),
        ("Asia/Kathmandu", "2025-10-10"),
        ("America/Sao_Paulo", "2025-10-09"),
        ("Europe/London", "2025-10-09"),
        ("America/Los_Angeles", "2025-10-09"),
    ],
)
def test_d50_the_day_is_the_users(shelf: Shelf, zone: str, day: str) -> None:
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, at=MIDNIGHT + 20 * HOUR)
    there = THEN.astimezone(ZoneInfo(zone))
    assert [one.day for one in week(shelf, now=there)] == [day]
    assert [one.day for one in week(shelf, now=there, first=date.fromisoformat(day), days=1)] == [day]


@pytest.mark.parametrize(
    ("zone", "first", "hours"), [("Europe/London", date(2025, 10, 26), 25), ("America/Los_Angeles", date(2025, 3, 9), 23), ("Asia/Kathmandu", FIRST, 24)]
)
def test_d50_a_day_on_which_the_clocks_change_is_as_long_as_it_is(shelf: Shelf, zone: str, first: date, hours: int) -> None:
    shelf.show("Fargo", status="Continuing")
    begins = int(datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(zone)).timestamp())
    for number, at in enumerate((begins - 1, begins, begins + hours * HOUR - 1, begins + hours * HOUR)):
        episode(shelf, 1, number, at=at)
    assert [one.number for one in week(shelf, now=THEN.astimezone(ZoneInfo(zone)), first=first, days=1)] == [1, 2]


def test_d30_scopes(shelf: Shelf) -> None:
    three(shelf)
    following.unfollow(shelf.database, Pointed("show", 1))
    shelf.show("Dark", status="Continuing")
    episode(shelf, 4, 4, at=NOW + 4 * HOUR)
    assert [one.show for one in week(shelf, "mine")] == ["The Wire", "Breaking Bad", "Dark"]
    assert [(one.show, one.why) for one in week(shelf, "followed")] == [("Breaking Bad", "follow"), ("Dark", "airing")]
    assert [one.show for one in week(shelf, "owned")] == ["Fargo", "The Wire", "Dark"]


def test_owned_missing_and_upcoming_are_told_apart_and_so_are_premieres_and_wishes(shelf: Shelf) -> None:
    key = shelf.show("Fargo", status="Continuing")
    shelf.episode(key, 1, 1, aired="2025-10-09")
    episode(shelf, 1, 2, at=NOW - HOUR)
    episode(shelf, 1, 1, season=2, at=NOW + HOUR)
    wishing.wish(shelf.database, [Wish(Pointed("show", 1), 1, 2)])
    assert [(one.season, one.number, one.state, one.premiere, one.wished) for one in week(shelf)] == [
        (1, 2, "missing", False, True),
        (2, 1, "upcoming", True, False),
        (1, 1, "owned", True, False),
    ]


def test_films_and_the_works_of_followed_people_come_out_too(shelf: Shelf) -> None:
    shelf.film("Metropolis", released="2025-10-11", tmdb="19")
    wishing.wish(shelf.database, [Wish(Pointed("movie", ids=ExternalIds(tmdb="7"), title="Wished"))])
    shelf.sql("UPDATE movies SET released = '2025-10-12' WHERE title = 'Wished'")
    following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver"))
    for kind, tmdb, title, departments in (
        ("movie", "348", "Alien", '["Acting"]'),
        ("movie", "19", "Metropolis", '["Acting"]'),
        ("show", "5", "A Show", '["Directing"]'),
    ):
        shelf.sql(
            "INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news) VALUES (1, ?, ?, ?, '2025-10-13', ?, 1, 1)",
            kind, tmdb, title, departments,
        )  # fmt: skip
    found = [(one.kind, one.title, one.day, one.state, one.wished, one.person) for one in week(shelf)]
    assert found == [
        ("movie", "Metropolis", "2025-10-11", "owned", False, None),
        ("movie", "Wished", "2025-10-12", "upcoming", True, None),
        ("show", "A Show", "2025-10-13", "upcoming", False, "Sigourney Weaver"),
        ("movie", "Alien", "2025-10-13", "upcoming", False, "Sigourney Weaver"),
    ]
    following.set_roles(shelf.database, 1, ["Acting"])
    assert [one.title for one in week(shelf) if one.person] == ["Alien"]


def work(shelf: Shelf, kind: str, tmdb: str, title: str, day: str) -> None:
    """Something that the one followed person did."""
    sql = "INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news) VALUES (1, ?, ?, ?, ?, '[\"Acting\"]', 1, 1)"
    shelf.sql(sql, kind, tmdb, title, day)


def test_a_show_that_is_here_comes_with_its_episodes_and_not_as_somebodys_work(shelf: Shelf) -> None:
    following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver"))
    shelf.show("Fargo", status="Continuing", tmdb="60622")
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad"))
    episode(shelf, 1, 1, at=NOW + HOUR)
    for number, title in (("60622", "Fargo"), ("1396", "Breaking Bad"), ("5", "Nobody's Yet")):
        work(shelf, "show", number, title, "2025-10-10")
    assert [(one.kind, one.show or one.title) for one in week(shelf)] == [("episode", "Fargo"), ("show", "Nobody's Yet")]


@pytest.mark.parametrize("scope", ["mine", "followed", "owned"])
def test_the_next_day_may_be_one_on_which_something_comes_out(shelf: Shelf, scope: Scope) -> None:
    following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="10205"), title="Sigourney Weaver"))
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, on="2025-12-24")
    shelf.film("Metropolis", released="2025-11-30", tmdb="19")
    for number, title, day in (("19", "Metropolis", "2025-11-01"), ("348", "Alien", "2025-11-20")):
        work(shelf, "movie", number, title, day)
    with shelf.database.read() as reader:
        found = [next_day(reader, date.fromisoformat(day), scope, THEN) for day in ("2025-10-16", "2025-11-21", "2025-12-01")]
    assert found == [date(2025, 11, 20), date(2025, 11, 30), date(2025, 12, 24)]


def test_the_next_day_with_anything(shelf: Shelf) -> None:
    three(shelf)
    episode(shelf, 1, 8, on="2026-02-01")
    episode(shelf, 2, 9, at=MIDNIGHT + 30 * DAY + HOUR)
    with shelf.database.read() as reader:
        assert next_day(reader, date(2025, 10, 16), "mine", THEN) == date(2025, 11, 8)
        assert next_day(reader, date(2025, 10, 16), "followed", THEN) == date(2026, 2, 1)
        assert next_day(reader, date(2026, 10, 16), "mine", THEN) is None
