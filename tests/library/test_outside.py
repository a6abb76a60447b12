"""Titles that the library does not have: their pages from TMDB and OMDb over real HTTP, what is recalled while those are away, and when one is owned."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.demo.faults import Fault
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.pages import MoviePage, ShowPage
from app.domain.problems import Missing, Problem, Refused, Unreachable
from app.domain.provided import EpisodeList, Facet, ListedEpisode, ListedSeason, Provided, Provider
from app.library import outside
from app.library.outside import Outsider
from app.library.outside_pages import outside_episodes, outside_page
from app.metadata.answer_cache import AnswerCache
from app.metadata.provider import MetadataProvider, TitleKind
from app.metadata.registry import open_provider
from app.web.pace import Patience
from app.web.web import Web
from tests.shelf import Shelf

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
FILM, SHOW = "tt0017136", "tt1748166"
"""Metropolis and Pioneer One, which the pretend providers know, at IMDb."""


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200) as one:
        yield one


class House:
    """Clients of the pretend providers with answers kept in a folder."""

    def __init__(self, web: Web, servers: PretendServers, folder: Path) -> None:
        self.servers = servers
        self.without: set[Provider] = set()
        cache = AnswerCache(folder / "answers")
        known = {Provider.TMDB: servers.tmdb, Provider.OMDB: servers.omdb}
        self._clients = {one: open_provider(one, web, ready.key, ready.address, cache=cache) for one, ready in known.items()}

    def open(self, provider: Provider) -> MetadataProvider:
        if provider in self.without:
            raise Refused("It needs a key.")
        return self._clients[provider]

    def tmdb(self, kind: TitleKind, imdb: str) -> str:
        """TMDB's number."""
        found = self._clients[Provider.TMDB].resolve(kind, ExternalIds(imdb=imdb), Cancel())
        assert found is not None
        return found

    def film(self) -> Outsider:
        """Metropolis, asked of TMDB."""
        return outside.asked(self.open, "movie", self.tmdb("movie", FILM), time.time(), Cancel())

    def show(self) -> Outsider:
        """Pioneer One, asked of TMDB."""
        return outside.asked(self.open, "show", self.tmdb("show", SHOW), time.time(), Cancel())

    def away(self) -> None:
        """No provider answers from now on."""
        for site in ("tmdb", "omdb"):
            self.servers.set_fault(Fault("cut", site=site))


@pytest.fixture
def house(servers: PretendServers, tmp_path: Path) -> Iterator[House]:
    with contextlib.closing(Web(patience=Patience(times=0))) as web:
        yield House(web, servers, tmp_path)
    servers.clear_faults()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty library."""
    one = Shelf(tmp_path)
    yield one
    one.database.close()


def film_page(title: Outsider) -> MoviePage:
    page = outside_page(title, NOW)
    assert isinstance(page, MoviePage)
    return page


def show_page(title: Outsider, now: datetime = NOW) -> ShowPage:
    page = outside_page(title, now)
    assert isinstance(page, ShowPage)
    return page


def test_a_film_that_is_not_owned_has_the_page_of_one_that_is(house: House) -> None:
    page = film_page(house.film())
    assert (page.id, page.owned, page.title, page.year, page.ids.imdb) == (0, False, "Metropolis", 1927, FILM)
    assert (page.copies, page.versions, page.enrichment, page.activity) == ((), (), (), ())
    assert page.poster is not None
    assert page.poster.startswith("tmdb /"), "as the store would name it"
    assert page.overview
    assert page.genres == tuple(sorted(page.genres))
    assert "fritz lang" in {person.name.casefold() for person in page.crew}
    people = [person.tmdb for person in page.cast]
    assert len(people) == len(set(people)) > 3
    assert all(person.person_id == 0 for person in (*page.cast, *page.crew))
    assert {source.source for source in page.sources} == {"tmdb"}


def test_d24_omdbs_ratings_join_by_the_imdb_id_and_only_when_they_are_asked_for(house: House) -> None:
    house.servers.forget_requests()
    title = house.film()
    assert not [line for line in house.servers.requests() if line.startswith("omdb ")]
    assert {rating.source for rating in film_page(title).ratings} == {"tmdb"}
    title = outside.rated(house.open, title, Cancel())
    assert {rating.source for rating in film_page(title).ratings} >= {"tmdb", "imdb", "rottentomatoes"}
    again = house.film()
    assert film_page(again).ratings == film_page(title).ratings, "from what was answered before"


def test_a_title_without_an_imdb_id_is_not_asked_about_at_omdb(house: House) -> None:
    house.without.add(Provider.OMDB)
    title = Outsider("movie", "1", Provided(ExternalIds(tmdb="1"), {Facet.DETAILS: Facts(title="Nameless")}))
    assert outside.rated(house.open, title, Cancel()) is title


def test_a_show_that_is_not_owned_has_its_seasons_and_every_episode(house: House) -> None:
    title = house.show()
    page = show_page(title)
    assert (page.id, page.title, page.owned, page.owned_count, page.missing, page.percent) == (0, "Pioneer One", False, 0, 0, None)
    rows = outside_episodes(title, 1, NOW)
    assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.state for row in rows] == ["not_owned", *["unknown"] * 4, "not_owned"], "of four of them nobody knows the day"
    assert [(season.number, season.episodes, season.aired, season.owned, season.missing) for season in page.seasons] == [(1, 6, 2, 0, 0)]
    assert outside_episodes(title, 4, NOW) == []


def listed() -> Outsider:
    """A show whose episodes have aired, air today and later, at an hour or on a day; with a special, and seasons out of order."""
    noon = int(NOW.timestamp())
    episodes = (
        ListedEpisode(1, 2, "B", air_date="2026-07-28", runtime_minutes=50, still="/b.jpg", rating=Rating("tmdb", "audience", 8.0)),
        ListedEpisode(1, 1, "A", air_date="2026-07-27"),
        ListedEpisode(1, 3, "C", air_at=noon, precision="exact"),
        ListedEpisode(1, 4, "D", air_at=noon + 1, precision="exact"),
        ListedEpisode(1, 5, None, air_date="2026-08-04"),
        ListedEpisode(2, 1, "F"),
        ListedEpisode(0, 1, "S", air_date="2026-01-01", numbered=False),
    )
    seasons = (ListedSeason(0, "Specials"), ListedSeason(2, poster="/2.jpg"), ListedSeason(1, "One"))
    facets = {Facet.DETAILS: Facts(title="Judex", status="continuing"), Facet.ART: Facts(art=Art(poster="/p.jpg"))}
    return Outsider("show", "7", Provided(ExternalIds(tmdb="7"), facets, EpisodeList(seasons, episodes)))


def test_d50_what_has_aired_follows_the_rule_of_owned_shows() -> None:
    rows = outside_episodes(listed(), 1, NOW)
    assert [(row.number, row.state, row.airs_in_days) for row in rows] == [
        (1, "not_owned", None),
        (2, "upcoming", 0),
        (3, "not_owned", None),
        (4, "upcoming", 0),
        (5, "upcoming", 7),
    ]
    assert (rows[1].still, rows[1].rating, rows[1].runtime_minutes) == ("tmdb /b.jpg", 8.0, 50)
    assert [row.state for row in outside_episodes(listed(), 2, NOW)] == ["unknown"]
    assert [row.number for row in outside_episodes(listed(), 0, NOW)] == [None]
    everything = [row.id for season in (0, 1, 2) for row in outside_episodes(listed(), season, NOW)]
    assert len(set(everything)) == 7, "rows are told apart"
    assert max(everything) < 0, "by what is no row of the store"


def test_d52_seasons_roll_up_with_the_specials_last_and_apart() -> None:
    page = show_page(listed())
    assert [(season.number, season.episodes, season.aired, season.upcoming, season.poster) for season in page.seasons] == [
        (1, 5, 2, 3, None),
        (2, 1, 0, 0, "tmdb /2.jpg"),
        (0, 1, 1, 0, None),
    ]
    assert (page.aired, page.upcoming, page.missing, page.airing, page.next_air_date) == (2, 3, 0, True, "2026-07-28")
    assert show_page(listed(), datetime(2026, 8, 1, tzinfo=UTC)).next_air_date == "2026-08-04"


def test_a_number_that_tmdb_does_not_have_is_missing(house: House) -> None:
    with pytest.raises(Missing):
        outside.asked(house.open, "movie", "999999999", 0, Cancel())


def test_while_the_providers_are_away_what_was_answered_before_serves_with_its_time(house: House) -> None:
    assert outside.recalled(house.open, "movie", house.tmdb("movie", FILM), Cancel()) is None
    before = time.time()
    title = outside.rated(house.open, house.film(), Cancel())
    assert title.as_of == pytest.approx(before, abs=60)
    house.away()
    known = outside.recalled(house.open, "movie", title.tmdb, Cancel())
    assert known is not None
    assert known.as_of == pytest.approx(before, abs=60)
    assert film_page(known) == film_page(title)
    with pytest.raises(Unreachable):
        outside.asked(house.open, "show", "1", 0, Cancel())


def test_a_show_is_recalled_with_its_episodes(house: House) -> None:
    title = house.show()
    house.away()
    known = outside.recalled(house.open, "show", title.tmdb, Cancel())
    assert known is not None
    assert outside_episodes(known, 1, NOW) == outside_episodes(title, 1, NOW)


def test_without_a_key_for_omdb_the_page_opens_all_the_same(house: House) -> None:
    house.without.add(Provider.OMDB)
    title = house.film()
    with pytest.raises(Refused):
        outside.rated(house.open, title, Cancel())
    assert outside.recalled(house.open, "movie", title.tmdb, Cancel()) is not None


def test_without_a_key_for_tmdb_it_says_so(house: House) -> None:
    house.without.add(Provider.TMDB)
    with pytest.raises(Problem, match="key"):
        outside.asked(house.open, "movie", "19", 0, Cancel())
    with pytest.raises(Problem, match="key"):
        outside.recalled(house.open, "movie", "19", Cancel())


def test_a_number_of_an_owned_title_leads_to_that(shelf: Shelf) -> None:
    shelf.film("Metropolis", tmdb="19")
    shelf.film("Known to a server", tmdb="20", owned=False)
    assert outside.in_library(shelf.database, "movie", "19") == 1
    assert outside.in_library(shelf.database, "movie", "20") is None
    assert outside.in_library(shelf.database, "show", "19") is None
