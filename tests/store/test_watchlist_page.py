"""The watchlist's lists: who is on them and why, in which order, what airs next, what narrows them (D30, D31)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.persons import Person, Work
from app.domain.wanting import Pointed
from app.domain.watching import WatchQuery, watch_query
from app.library import followed_works, following, watching
from app.library.browse import present
from tests.shelf import NOW, Shelf

HOUR, DAY = 3600, 86400


def air(shelf: Shelf, show: int, number: int, at: int | None = None, on: str | None = None, precision: str | None = None, season: int = 1) -> None:
    shelf.sql("INSERT OR IGNORE INTO seasons (show_id, number, listed_by) VALUES (?, ?, 'tmdb')", show, season)
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, air_precision, listed_by, created_at)
        VALUES (?, (SELECT id FROM seasons WHERE show_id = ? AND number = ?), ?, ?, 'E', ?, ?, ?, 'tmdb', 1)""",
        show, show, season, season, number, at, on, precision,
    )  # fmt: skip


def shown(shelf: Shelf, **asked: str) -> list[str]:
    found = watching.shows(shelf.database, WatchQuery(**asked))  # type: ignore[arg-type]
    titles = dict(shelf.sql("SELECT id, title FROM shows"))
    return [titles[one] for one in found.ids]


def today(shelf: Shelf) -> datetime:
    return present(shelf.database)


@pytest.fixture
def five(shelf: Shelf) -> Shelf:
    """Two that air and are owned, one of them next Friday without an hour; one followed from outside that airs sooner; one ended; one between seasons."""
    shelf.show("Fargo", status="Continuing", year=2014)
    shelf.show("Élan", status="Continuing", year=2020)
    shelf.show("The Wire", status="Ended", year=2002)
    shelf.show("Between", status="Returning Series", year=2019)
    following.follow(shelf.database, Pointed("show", 3))
    following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad", year=2008))
    shelf.sql("UPDATE shows SET status = 'Continuing' WHERE title = 'Breaking Bad'")
    air(shelf, 1, 1, NOW + 3 * DAY, precision="exact")
    air(shelf, 2, 1, on=(today(shelf).date() + timedelta(days=3)).isoformat())
    air(shelf, 5, 1, NOW + DAY, precision="local")
    air(shelf, 5, 2, NOW - DAY)
    air(shelf, 3, 1, NOW - DAY)
    return shelf


def test_what_airs_first_comes_first_anytime_last_of_its_day_then_what_runs_then_what_ended(five: Shelf) -> None:
    assert shown(five) == ["Breaking Bad", "Fargo", "Élan", "Between", "The Wire"]


def test_the_other_orders(five: Shelf) -> None:
    assert shown(five, sort="title") == ["Between", "Breaking Bad", "Élan", "Fargo", "The Wire"]
    assert shown(five, sort="year") == ["Élan", "Between", "Fargo", "Breaking Bad", "The Wire"]
    assert shown(five, sort="missing")[:2] == ["Breaking Bad", "The Wire"]
    before = five.database.now()
    five.database.now = lambda: before + 9
    following.follow(five.database, Pointed("show", 2))
    assert shown(five, sort="recent")[0] == "Élan"


def test_each_filter_narrows(five: Shelf) -> None:
    assert shown(five, filter="hand", sort="title") == ["Breaking Bad", "The Wire"]
    assert shown(five, filter="airing", sort="title") == ["Between", "Élan", "Fargo"]
    assert shown(five, filter="missing", sort="title") == ["Breaking Bad", "The Wire"]
    assert shown(five, filter="ended") == ["The Wire"]
    assert shown(five, text="ELA") == ["Élan"]
    assert shown(five, text="%") == []


def test_d30_what_is_muted_is_on_its_own_list_alone(five: Shelf) -> None:
    following.unfollow(five.database, Pointed("show", 1))
    found = watching.shows(five.database, WatchQuery())
    assert (1 in found.ids, found.muted, found.total_in_library) == (False, 1, 4)
    muted = watching.shows(five.database, WatchQuery(filter="muted"))
    assert (list(muted.ids), muted.total_in_library) == ([1], 4)
    told = muted.watched(1)
    assert told is not None
    assert told.why is None
    assert told.owned
    assert told.running


def test_why_each_is_here_and_what_comes(five: Shelf) -> None:
    found = watching.shows(five.database, WatchQuery())
    told = {show: found.watched(show) for show in found.ids}
    assert {show: (one.why, one.owned, one.running) for show, one in told.items() if one} == {
        1: ("airing", True, True), 2: ("airing", True, True), 3: ("follow", True, False), 4: ("airing", True, True), 5: ("follow", False, True),
    }  # fmt: skip
    assert told[1]
    assert told[1].coming
    assert (told[1].coming.at, told[1].coming.precision) == (NOW + 3 * DAY, "exact")
    assert told[2]
    assert told[2].coming
    assert (told[2].coming.at, date.fromisoformat(told[2].coming.day)) == (None, today(five).date() + timedelta(days=3))
    assert told[5]
    assert told[5].coming
    assert told[5].coming.precision == "local"
    assert told[4]
    assert told[4].coming is None
    assert found.watched(99) is None


def test_specials_are_not_what_airs_next(five: Shelf) -> None:
    air(five, 4, 1, NOW + HOUR, season=0)
    assert shown(five)[0] == "Breaking Bad"


def test_d31_a_followed_show_is_owned_with_its_counts_the_moment_a_server_has_it(five: Shelf) -> None:
    five.show("Breaking Bad", tmdb="1396", status="Ended")
    found = watching.shows(five.database, WatchQuery()).watched(5)
    assert found is not None
    assert (found.why, found.owned) == ("follow", True)


class Tells:
    def person(self, its_id: str, _cancel: Cancel, /) -> Person:
        works = {
            "1": (
                Work("movie", "10", "Old", "Acting", released="2001-01-01"),
                Work("movie", "11", "Coming", "Directing", job="Director", released="2099-01-01"),
                Work("movie", "12", "Newer", "Acting", released="2010-01-01"),
            ),
            "2": (Work("show", "20", "Soon", "Acting", released="2050-01-01"),),
        }
        return Person(its_id, "", works=works[its_id])


def test_people_with_what_they_do_next_in_the_roles_that_count(shelf: Shelf) -> None:
    for number, name in (("1", "Åsa"), ("2", "Bo")):
        following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb=number), title=name))
    followed_works.read_due(shelf.database, Tells(), Cancel())
    asa, bo = watching.people(shelf.database, WatchQuery("people", "title"))
    assert (asa.name, asa.departments, asa.works, asa.read) == ("Åsa", ("Acting", "Directing"), 3, True)
    assert asa.coming
    assert asa.latest
    assert (asa.coming.title, asa.latest.title) == ("Coming", "Newer")
    assert bo.coming
    assert (bo.coming.kind, bo.coming.title, bo.latest) == ("show", "Soon", None)
    assert [one.name for one in watching.people(shelf.database, WatchQuery("people", "next"))] == ["Bo", "Åsa"]
    following.set_roles(shelf.database, asa.person_id, ["Acting"])
    acting = watching.people(shelf.database, WatchQuery("people", "title", text="as"))
    assert [(one.name, one.roles, one.coming, one.works) for one in acting] == [("Åsa", ("Acting",), None, 2)]


def test_the_address_says_what_is_shown_and_nothing_that_is_not() -> None:
    assert WatchQuery().address() == "bijou://watchlist"
    assert WatchQuery("people", "title").address() == "bijou://watchlist?tab=people"
    for query in (WatchQuery("shows", "year", "hand", "a b&c"), WatchQuery("people", "recent", "", "ü"), WatchQuery(), WatchQuery("people", "next")):
        assert watch_query(query.address()) == query
    assert watch_query("bijou://watchlist?tab=x&sort=y&filter=z") == WatchQuery()
    assert watch_query("bijou://watchlist?tab=people&sort=year&filter=hand") == WatchQuery("people", "title")
