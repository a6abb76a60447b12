"""A title from outside that is followed or wished: filled in by its queue, in the week, at its row's page, and one with what a scan finds (ADR 0006)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.discovered import Offered
from app.domain.items import ExternalIds
from app.domain.provided import Provider
from app.domain.wanting import Pointed, Wish
from app.library import browse, calendar, finding, following, outside, wishing
from app.library.enriching import ProviderQueue, Way
from app.metadata.registry import open_provider, pace_of
from app.metadata.tmdb.client import Tmdb
from app.web.web import Web
from tests.shelf import NOW, Shelf

TODAY = datetime.fromtimestamp(NOW, UTC)


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    options = Options(art="plain", environment={"BIJOU_NOW": TODAY.isoformat()})
    with PretendServers().start(size=200, options=options) as one:
        yield one


class Room:
    """A library, and TMDB with its queue."""

    def __init__(self, folder: Path, servers: PretendServers, web: Web) -> None:
        self.shelf = Shelf(folder)
        self.database = self.shelf.database
        pace = pace_of(Provider.TMDB, 500)
        client = open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address, pace=pace, now=lambda: NOW)
        assert isinstance(client, Tmdb)
        self.tmdb = client
        self._way = Way(client, pace, 4, lambda: 0, None)

    def offered(self, kind: str) -> Offered:
        """A show that airs within the week, or a film."""
        found = self.tmdb.discovering.coming("show" if kind == "show" else "movie", 1, Cancel())
        return next(one for one in found.entries if isinstance(one, Offered))

    def fill(self) -> None:
        """The queue runs until it has nothing to ask."""
        with ThreadPoolExecutor(4) as pool:
            queue = ProviderQueue(self.database, Provider.TMDB, lambda: self._way, pool.submit, now=lambda: NOW)
            assert queue.run(Cancel()).standing == "idle"

    def week(self) -> list[int]:
        """The shows of the week's episodes, as far as they are mine."""
        first = browse.present(self.database).date() - timedelta(days=1)
        return [one.show_id for one in calendar.week(self.database, first, "mine").airings if one.kind == "episode"]


@pytest.fixture
def room(tmp_path: Path, servers: PretendServers) -> Iterator[Room]:
    with contextlib.closing(Web()) as web:
        one = Room(tmp_path, servers, web)
        yield one
        one.database.close()


def pointed(one: Offered) -> Pointed:
    return Pointed(one.kind, ids=ExternalIds(tmdb=one.tmdb), title=one.title, year=2025)


def test_d30_a_followed_show_from_outside_is_filled_in_and_stands_in_the_week(room: Room) -> None:
    one = room.offered("show")
    following.follow(room.database, pointed(one))
    assert outside.in_library(room.database, "show", one.tmdb) is None, "until it is filled in, TMDB tells more"
    assert room.week() == []
    room.fill()
    row = outside.in_library(room.database, "show", one.tmdb)
    assert row is not None
    assert row in room.week()
    page = browse.show_page(room.database, row)
    assert page is not None
    assert (page.owned, page.copies, page.ids.tmdb) == (False, (), one.tmdb)
    assert page.overview
    assert browse.season_episodes(room.database, row, page.seasons[0].number)


def test_a_scan_that_finds_it_joins_the_same_row_and_it_stays_followed(room: Room) -> None:
    one = room.offered("show")
    following.follow(room.database, pointed(one))
    room.fill()
    row = outside.in_library(room.database, "show", one.tmdb)
    assert row is not None
    before = room.week()
    key = room.shelf.show(one.title, tmdb=one.tmdb)
    room.shelf.episode(key, 1, 1)
    assert room.shelf.sql("SELECT id FROM shows") == [(row,)]
    assert outside.in_library(room.database, "show", one.tmdb) == row
    assert room.shelf.sql("SELECT show_id, state FROM watchlist") == [(row, "follow")]
    assert sorted(room.week()) == sorted(before)
    page = browse.show_page(room.database, row)
    assert page is not None
    assert (page.owned, page.owned_count) == (True, 1)


def test_d40_a_wished_film_from_outside_is_filled_in_and_found_once(room: Room) -> None:
    one = room.offered("movie")
    wishing.wish(room.database, [Wish(pointed(one))])
    room.fill()
    row = outside.in_library(room.database, "movie", one.tmdb)
    assert row is not None
    (hit, *more) = finding.find_here(room.database, one.title).hits
    assert (hit.id, hit.owned, hit.wanted, more) == (row, False, True, [])
    answer = finding.find_outside(room.database, room.tmdb, one.title, "all", 1, Cancel())
    assert answer.rows["movie", one.tmdb] == row
    assert ("movie", one.tmdb) not in answer.owned


def test_a_wished_film_from_outside_stands_in_the_weeks_in_which_it_can_be_had_at_home(room: Room) -> None:
    (found,) = room.tmdb.search("movie", "Over the Bakery", None, Cancel())
    film = Pointed("movie", ids=ExternalIds(tmdb=found.id), title=found.title)
    wishing.wish(room.database, [Wish(film)])
    room.fill()
    first = browse.present(room.database).date()
    weeks = [[one for one in calendar.week(room.database, first + timedelta(weeks=at), "mine").airings if one.title == found.title] for at in (0, 1)]
    assert [[(one.release, one.again, one.wished, one.state) for one in week] for week in weeks] == [
        [("digital", True, True, "upcoming")],
        [("physical", True, True, "upcoming")],
    ]
    assert calendar.next_first(room.database, first, "mine") == date.fromisoformat(weeks[1][0].day)
    room.shelf.film(found.title, tmdb=found.id)
    assert not [one for one in calendar.week(room.database, first, "mine").airings if one.title == found.title], "owned: what is at home is not waited for"
