"""TVDB's real answers, replayed byte for byte: v4's, and those of v2 and v3 as far as v4 shares their shape. What each must yield."""

from __future__ import annotations

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Rating
from app.domain.problems import Missing, Problem, Refused
from app.domain.provided import AirTime, Facet
from app.metadata.decoding import read
from app.metadata.tvdb import wire
from app.metadata.tvdb.client import Tvdb, episodes_in
from app.metadata.tvdb.episodes import listed, placed
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import captures, files, real, saying
from tests.metadata.tvdb.pages import serve, tvdb
from tests.web.loopback import Loopback

pytestmark = captures


class OneEpisode(wire.Said):
    """The shapes that the program meets inside other answers, here alone."""

    data: wire.Episode | None = None


class OneSeason(wire.Said):
    data: wire.Season | None = None


class SeveralSeries(wire.Said):
    data: tuple[wire.Series, ...] | None = None


DETAILS = frozenset({Facet.DETAILS})
# file: title, year, status, network, airs, IMDb id, rating, genres
SERIES: dict[str, tuple[str, int, str, str | None, AirTime, str | None, Rating | None, int]] = {
    "flexget-v2-legacy/series-252712.json": (
        "Tegenlicht", 2002, "continuing", "VPRO", AirTime("21:00", None, (6,), "VPRO"), "tt0913290", Rating("tvdb", "audience", 8.8, 10, 6), 1,
    ),
    "flexget-v2-legacy/series-281662.json": (
        "Marvel's Daredevil", 2015, "ended", "Netflix", AirTime("03:00", None, (4,), "Netflix"), "tt3322312", Rating("tvdb", "audience", 8.8, 10, 596), 4,
    ),
    "flexget-v2-legacy/series-73255.json": (
        "House", 2004, "ended", "FOX (US)", AirTime(None, None, (), "FOX (US)"), "tt0412142", Rating("tvdb", "audience", 9.1, 10, 1293), 2,
    ),
    "flexget-v2-legacy/series-78804.json": (
        "Doctor Who (2005)", 2005, "continuing", "BBC One", AirTime("20:30", None, (5,), "BBC One"), "tt0436992", Rating("tvdb", "audience", 9.4, 10, 807), 3,
    ),
    "v4/series-78874-firefly-extended-trimmed.json": (
        "Firefly", 2002, "ended", None, AirTime(None, "America/New_York", (), None, "US"), None, None, 0,
    ),
}  # fmt: skip
# file: TVDB id, season, number, title, aired, IMDb id, absolute number, rating's votes
EPISODES: dict[str, tuple[str, int, int, str, str, str | None, int | None, int | None]] = {
    "flexget-v2-legacy/episodes-110995.json": ("110995", 1, 2, "Paternity", "2004-11-23", "tt0606034", 3, 76),
    "subliminal-v3-legacy/series-161511-episodes-query--airedseason-8-airedepisode-1-page-1.json": (
        "6227949", 8, 1, "We Become What We... Frank!", "2017-11-05", "tt6347410", 85, 135,
    ),
    "subliminal-v3-legacy/series-262980-episodes-query--airedseason-6-airedepisode-1-page-1.json": (
        "6553109", 6, 1, "Chapter 66", "2018-11-02", "tt7538918", 66, None,
    ),
    "subliminal-v3-legacy/series-268592-episodes-query--airedseason-3-airedepisode-9-page-1.json": (
        "5544536", 3, 9, "Stealing Fire", "2016-03-31", "tt4799896", 38, 416,
    ),
    "subliminal-v3-legacy/series-272135-episodes-query--airedseason-4-airedepisode-3-page-1.json": (
        "6124360", 4, 3, "Blood for Blood", "2017-06-24", "tt6137686", None, 108,
    ),
    "subliminal-v3-legacy/series-328635-episodes-query--airedseason-1-airedepisode-4-page-1.json": (
        "6627151", 1, 4, "The Nanny", "2018-04-17", None, None, None,
    ),
    "subliminal-v3-legacy/series-80379-episodes-query--airedseason-7-airedepisode-5-page-1.json": (
        "4668379", 7, 5, "The Workplace Proximity", "2013-10-17", "tt3229392", 140, 4973,
    ),
}  # fmt: skip
FAILURES: dict[str, tuple[int, type[Problem]]] = {
    "flexget-v2-legacy/error-401-series-252712.json": (401, Refused),
    "flexget-v2-legacy/error-401-series-77398.json": (401, Refused),
    "flexget-v2-legacy/error-404-search-series--name-aoeu-htns.json": (404, Missing),
    "flexget-v2-legacy/error-404-search-series--name-sdfgsfgbsfxfdgx.json": (404, Missing),
    "flexget-v2-legacy/error-404-series-260844-actors.json": (404, Missing),
    "flexget-v2-legacy/error-404-series-260844-images-query--keytype-poster.json": (404, Missing),
    "subliminal-v3-legacy/error-401-login.json": (401, Refused),
    "subliminal-v3-legacy/error-404-search-series--name-the-bing-bag-theory.json": (404, Missing),
    "subliminal-v3-legacy/error-404-series-80379-episodes-query--airedseason-99-page-1.json": (404, Missing),
    "subliminal-v3-legacy/error-404-series-999999999.json": (404, Missing),
    "v4/error-400-login-pin-required.json": (400, Refused),
    "v4/error-401-unauthorized.json": (401, Refused),
    "v4/error-404-notfoundexception.json": (404, Missing),
}
OTHERS = {"v4/search-empty.json", "v4/filter-items-series-movie.json", "v4/season-533777-base.json", "v4/season-533777-extended-empty.json"}


@pytest.fixture
def client(web: Web, server: Loopback, clock: StillClock) -> Tvdb:
    return tvdb(web, server, clock)


def test_every_file_has_a_line_in_a_table() -> None:
    assert set(files("tvdb")) <= {*SERIES, *EPISODES, *FAILURES, *OTHERS}, "a new capture: say by hand what it must yield"


@pytest.mark.parametrize("name", SERIES)
def test_series(name: str, server: Loopback, client: Tvdb) -> None:
    serve(server, {"/series/1/extended": real(f"tvdb/{name}")})
    given = client.provide("show", "1", DETAILS, Cancel())
    facts = given.facets[Facet.DETAILS]
    assert (facts.title, facts.year, facts.status, facts.network, given.air_time, given.ids.imdb, next(iter(facts.ratings), None), len(facts.genres)) == SERIES[
        name
    ]
    assert facts.overview
    assert facts.original_title is None


def test_firefly_has_its_official_seasons_and_no_next_episode(server: Loopback, client: Tvdb) -> None:
    serve(server, {"/series/78874/extended": real("tvdb/v4/series-78874-firefly-extended-trimmed.json")})
    found = client.candidate("show", "78874", Cancel())
    assert (found.id, found.seasons, found.country, found.language, found.runtime_minutes) == ("78874", 1, "US", "en", 48)
    facts = client.provide("show", "78874", DETAILS, Cancel())
    assert facts.facets[Facet.DETAILS].ended == "2003-07-28"
    assert facts.ids == ExternalIds(tvdb="78874")


@pytest.mark.parametrize("name", EPISODES)
def test_episodes(name: str) -> None:
    content = real(f"tvdb/{name}")
    one = read(OneEpisode, content, "TVDB").data if "query" not in name else episodes_in(read(wire.EpisodesAnswer, content, "TVDB"))[0]
    assert one is not None
    place = placed(one)
    assert place is not None
    told = listed(one, place, AirTime("21:00", "America/New_York"))
    votes = told.rating.votes if told.rating is not None else None
    assert (told.ids.tvdb, told.season, told.number, told.title, told.air_date, told.ids.imdb, told.absolute, votes) == EPISODES[name]
    assert told.precision == "local"
    assert told.still == f"https://artworks.thetvdb.com/banners/{one.file}"


@pytest.mark.parametrize("name", FAILURES)
def test_failures(name: str, server: Loopback, client: Tvdb) -> None:
    status, kind = FAILURES[name]
    serve(server, {})
    server.routes["/v4/login" if "login" in name else "/v4/series/1/extended"] = saying(real(f"tvdb/{name}"), status)
    with pytest.raises(kind):
        client.provide("show", "1", DETAILS, Cancel())


def test_an_empty_search(server: Loopback, client: Tvdb) -> None:
    serve(server, {"/search": real("tvdb/v4/search-empty.json")})
    assert client.search("show", "banner", None, Cancel()) == []


def test_a_filtered_series_and_an_empty_season() -> None:
    data = read(SeveralSeries, real("tvdb/v4/filter-items-series-movie.json"), "TVDB").data or ()
    assert [(one.id, one.name, one.score) for one in data] == [(79399, "Who Wants to Be a Superhero?", 190)]
    for name in ("base", "extended-empty"):
        season = read(OneSeason, real(f"tvdb/v4/season-533777-{name}.json"), "TVDB").data
        assert season is not None
        assert (season.id, season.number, season.image) == (533777, 0, None)
