"""TVmaze: shows by their ids elsewhere, episodes with specials, and instants that are exact only where there is a time (D23, D50)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.problems import BadAnswer, Busy, Missing, Problem
from app.domain.provided import AirTime, EpisodeList, Facet, Provided
from app.metadata.tvmaze.client import Tvmaze
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import saying
from tests.metadata.tvmaze.pages import SHOW, episode, tvmaze, written
from tests.web.loopback import Exchange, Loopback

ALL = frozenset(Tvmaze.facets["show"])
GONE = b'{"name":"Not Found","message":"Page not found.","code":0,"status":404}'


@pytest.fixture
def client(web: Web, server: Loopback, clock: StillClock) -> Tvmaze:
    return tvmaze(web, server, clock)


def provided(server: Loopback, client: Tvmaze, episodes: list[dict[str, Any]], **fields: Any) -> Provided:
    server.routes["/shows/1"] = saying(written(SHOW | fields))
    server.routes["/shows/1/episodes"] = saying(written(episodes))
    return client.provide("show", "1", ALL, Cancel())


def listed(given: Provided) -> EpisodeList:
    assert given.episodes is not None
    return given.episodes


def test_a_show_is_told_whole(server: Loopback, client: Tvmaze) -> None:
    given = provided(server, client, [])
    assert given.ids == ExternalIds(imdb="tt1553656", tvdb="264492")
    assert given.facets[Facet.DETAILS] == Facts(
        title="Under the Dome", language="en", year=2013, overview="Under the Dome is a town & its dome.\nNobody leaves.", runtime_minutes=60, network="CBS",
        status="ended", released="2013-06-24", ended="2015-09-10", genres=("Drama", "Science Fiction", "Thriller"),
        ratings=(Rating("tvmaze", "audience", 6.5, 10),), ids=given.ids,
    )  # fmt: skip
    assert given.facets[Facet.ART] == Facts(art=Art(poster="https://static.tvmaze.com/o/81.jpg"))
    assert given.air_time == AirTime("22:00", "America/New_York", (0, 3), "CBS", "US")
    assert set(given.facets) == set(ALL)


def test_episodes_and_their_instants(server: Loopback, client: Tvmaze) -> None:
    given = listed(provided(server, client, [
        episode(2, 1, 2, airdate="2013-07-01", airstamp="2013-07-02T02:00:00+00:00"),
        episode(1, 1, 1, name="Pilot", summary="<p>It falls.</p>", rating={"average": 7.7}, image={"medium": "https://m/1.jpg", "original": "https://o/1.jpg"}),
    ]))  # fmt: skip
    assert [(one.season, one.number, one.title) for one in given.episodes] == [(1, 1, "Pilot"), (1, 2, "Episode 2")]
    first = given.episodes[0]
    assert (first.air_date, first.air_at, first.precision) == ("2013-06-24", 1_372_125_600, "exact")
    assert datetime.fromtimestamp(first.air_at or 0, UTC).isoformat() == "2013-06-25T02:00:00+00:00"
    assert (first.overview, first.still, first.rating) == ("It falls.", "https://o/1.jpg", Rating("tvmaze", "audience", 7.7, 10))
    assert [season.number for season in given.seasons] == [1]
    assert given.whole
    assert server.asked[-1].query == {"specials": ["1"]}


@pytest.mark.parametrize("airtime", ["", "00:00", None])
def test_a_made_up_stamp_is_no_instant(server: Loopback, client: Tvmaze, airtime: str | None) -> None:
    """TVmaze writes noon UTC where it knows no time."""
    one = listed(provided(server, client, [episode(1, 1, 1, airtime=airtime, airstamp="2013-06-24T12:00:00+00:00")])).episodes[0]
    assert (one.air_date, one.air_at, one.precision) == ("2013-06-24", None, "date")


def test_a_time_without_a_stamp_is_local(server: Loopback, client: Tvmaze) -> None:
    one = listed(provided(server, client, [episode(1, 1, 1, airstamp=None)])).episodes[0]
    assert (one.air_at, one.precision) == (1_372_125_600, "local")


def test_specials_come_as_season_0_in_their_order_without_numbers_of_their_own(server: Loopback, client: Tvmaze) -> None:
    given = listed(provided(server, client, [
        episode(1, 1, 1),
        episode(9, 2, None, type="insignificant_special", airdate="2014-06-23", name="Inside"),
        episode(7, 1, None, type="significant_special", airdate="2013-06-20", name="Before"),
    ]))  # fmt: skip
    assert [(one.season, one.number, one.title, one.numbered) for one in given.episodes] == [
        (0, 1, "Before", False), (0, 2, "Inside", False), (1, 1, "Episode 1", True),
    ]  # fmt: skip


def test_a_web_channel_has_a_zone_where_it_has_a_country(server: Loopback, client: Tvmaze) -> None:
    streamed: dict[str, Any] = {"network": None, "webChannel": {"id": 1, "name": "Netflix", "country": None}, "schedule": {"time": "", "days": []}}
    assert provided(server, client, [], **streamed).air_time == AirTime(None, None, (), "Netflix", None)
    streamed["webChannel"] = {"id": 1, "name": "BBC iPlayer", "country": {"name": "United Kingdom", "code": "GB", "timezone": "Europe/London"}}
    assert provided(server, client, [], **streamed).air_time == AirTime(None, "Europe/London", (), "BBC iPlayer", "GB")
    streamed["webChannel"] = {"id": 1, "name": "Local", "country": {"name": "United States", "code": "US", "timezone": "America/Los_Angeles"}}
    assert provided(server, client, [], **streamed).air_time == AirTime(None, "America/Los_Angeles", (), "Local", "US")
    streamed["webChannel"] = {"id": 1, "name": "NRK", "country": {"name": "Norway", "code": "NO", "timezone": "Nonsense"}}
    assert provided(server, client, [], **streamed).air_time == AirTime(None, "Europe/Oslo", (), "NRK", "NO")


def test_null_anywhere_is_nothing(server: Loopback, client: Tvmaze) -> None:
    nothing = dict.fromkeys((key for key in SHOW if key != "id"), None)
    empty = {key: None for key in episode(1, 1, 1) if key not in {"id", "season", "number"}}
    given = provided(server, client, [episode(1, 1, 1) | empty, episode(2, None, None)], **nothing)
    assert given.ids == ExternalIds()
    assert given.facets[Facet.DETAILS] == Facts()
    assert given.air_time == AirTime()
    assert [(one.season, one.number, one.precision) for one in listed(given).episodes] == [(0, 1, "exact"), (1, 1, "date")]


def test_found_by_tvdb_then_by_imdb(server: Loopback, client: Tvmaze) -> None:
    def look(it: Exchange) -> None:
        if "thetvdb=264492" in it.path or "imdb=tt1553656" in it.path:
            it.reply(301, b"", {"Location": "/shows/1"})
        else:
            it.reply(404, b"null", {"Content-Type": "application/json"})

    server.routes["/lookup/shows"] = look
    server.routes["/shows/1"] = saying(written(SHOW))
    assert client.resolve("show", ExternalIds(tvdb="264492"), Cancel()) == "1"
    assert client.resolve("show", ExternalIds(tvdb="7", imdb="tt1553656"), Cancel()) == "1"
    assert client.resolve("show", ExternalIds(tvdb="7", imdb="tt7"), Cancel()) is None
    asked = len(server.asked)
    assert client.resolve("show", ExternalIds(tmdb="7"), Cancel()) is None
    assert client.resolve("movie", ExternalIds(imdb="tt1553656"), Cancel()) is None
    assert len(server.asked) == asked


@pytest.mark.parametrize("location", ["https://api.tvmaze.com/shows/169", "http://api.tvmaze.com/shows/169?embed=episodes", "/shows/169"])
def test_a_lookup_that_sends_on_is_not_followed(server: Loopback, client: Tvmaze, location: str) -> None:
    """A mirror passes on TVmaze's own address, and that may be barred; the number says it all, and saves a question."""
    server.routes["/lookup/shows"] = lambda it: it.reply(301, b"", {"Location": location})
    assert client.resolve("show", ExternalIds(tvdb="81189"), Cancel()) == "169"
    assert server.paths() == ["/lookup/shows"]


def test_a_lookup_that_answers_itself_or_leads_nowhere(server: Loopback, client: Tvmaze) -> None:
    server.routes["/lookup/shows"] = saying(written(SHOW))
    assert client.resolve("show", ExternalIds(tvdb="264492"), Cancel()) == "1"
    server.routes["/lookup/shows"] = lambda it: it.reply(302, b"", {"Location": "https://www.tvmaze.com/login"})
    with pytest.raises(BadAnswer):
        client.resolve("show", ExternalIds(tvdb="264492"), Cancel())


def test_search_and_candidate(server: Loopback, client: Tvmaze) -> None:
    server.routes["/search/shows"] = saying(written([{"score": 0.9, "show": SHOW}, {"score": 0.5, "show": SHOW | {"id": 2, "premiered": None}}]))
    server.routes["/shows/1"] = saying(written(SHOW))
    server.routes["/shows/1/akas"] = saying(written([{"name": "Unter der Kuppel", "country": None}, {"name": "Under the Dome"}, {"name": None}]))
    hits = client.search("show", "under the dome", 2013, Cancel())
    assert [(hit.id, hit.year, hit.country, hit.popularity) for hit in hits] == [("1", 2013, "US", 0.9), ("2", None, "US", 0.5)]
    assert server.asked[0].query == {"q": ["under the dome"]}
    assert client.search("movie", "under the dome", 2013, Cancel()) == []
    assert client.candidate("show", "1", Cancel()).other_titles == ("Unter der Kuppel",)
    server.routes["/shows/1/akas"] = saying(GONE, 404)
    assert client.candidate("show", "1", Cancel()).title == "Under the Dome"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (404, GONE, Missing), (404, b"null", Missing), (404, b"", BadAnswer), (404, b'{"status":404}', BadAnswer), (404, b"<html>404</html>", BadAnswer),
        (200, b"null", Missing), (429, b"", Busy), (200, b"<html>", BadAnswer), (200, b"[]", BadAnswer), (500, b"", BadAnswer),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_the_right_problem(server: Loopback, client: Tvmaze, status: int, body: bytes, kind: type[Problem]) -> None:
    server.routes["/shows/1"] = saying(body, status)
    with pytest.raises(kind) as caught:
        client.provide("show", "1", ALL, Cancel())
    assert type(caught.value) is kind


@pytest.mark.parametrize(("status", "body"), [(500, b""), (200, b"{}"), (200, b"<html>"), (200, b'{"name": 7}')])
def test_a_list_that_cannot_be_read_takes_nothing_from_the_show_and_is_asked_for_again(server: Loopback, client: Tvmaze, status: int, body: bytes) -> None:
    """D22: the show is told, its list is not: never a show that has no episodes."""
    server.routes["/shows/1"] = saying(written(SHOW))
    server.routes["/shows/1/episodes"] = saying(body, status)
    given = client.provide("show", "1", ALL, Cancel())
    assert given.facets[Facet.DETAILS].title == "Under the Dome"
    assert given.episodes is None
    assert not {Facet.EPISODES, Facet.STILLS} & given.facets.keys()


def test_d12_a_list_of_which_something_cannot_be_read_is_not_whole(server: Loopback, client: Tvmaze) -> None:
    given = provided(server, client, [episode(1, 1, 1), episode(2, 1, 2) | {"number": "two"}, episode(3, 1, 3, runtime={"is": 60})])
    assert given.episodes is not None
    assert not given.episodes.whole
    assert [(one.season, one.number, one.runtime_minutes) for one in given.episodes.episodes if one.numbered] == [(1, 1, 60), (1, 3, None)]
    assert not {Facet.EPISODES, Facet.STILLS} & given.facets.keys()


@pytest.mark.parametrize(
    ("fields", "field"), [({"genres": "Drama"}, "genres"), ({"network": [1]}, "network"), ({"id": 0}, "id"), ({"premiered": 2013}, "premiered")]
)
def test_a_wrong_type_names_its_field(server: Loopback, client: Tvmaze, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(BadAnswer, match=field):
        provided(server, client, [], **fields)


def test_matching_and_filling_in_ask_once(web: Web, server: Loopback, clock: StillClock, tmp_path: Path) -> None:
    client = tvmaze(web, server, clock, tmp_path)
    provided(server, client, [episode(1, 1, 1)])
    provided(server, client, [episode(1, 1, 1)])
    assert server.paths() == ["/shows/1", "/shows/1/episodes"]
    clock.pass_by(3601)
    provided(server, client, [episode(1, 1, 1)])
    assert len(server.asked) == 4


def test_a_damaged_answer_is_not_kept(web: Web, server: Loopback, clock: StillClock, tmp_path: Path) -> None:
    """It would be confirmed for ever: it has the right one's mark."""
    client = tvmaze(web, server, clock, tmp_path)
    server.routes["/shows/1"] = saying(b'{"id": 1, "name', headers={"ETag": '"1"'})
    with pytest.raises(BadAnswer):
        client.candidate("show", "1", Cancel())
    server.routes["/shows/1"] = saying(written(SHOW), headers={"ETag": '"1"'})
    server.routes["/shows/1/akas"] = saying(b"[]")
    assert client.candidate("show", "1", Cancel()).title == "Under the Dome"


def test_a_list_that_is_not_there_takes_nothing_from_the_show(server: Loopback, client: Tvmaze) -> None:
    server.routes["/shows/1"] = saying(written(SHOW))
    server.routes["/shows/1/episodes"] = saying(GONE, 404)
    given = client.provide("show", "1", ALL, Cancel())
    assert given.episodes is None
    assert Facet.DETAILS in given.facets
    assert Facet.EPISODES not in given.facets


def test_episodes_that_came_along_serve_where_the_list_is_not_there(server: Loopback, client: Tvmaze) -> None:
    server.routes["/shows/1"] = saying(written(SHOW | {"_embedded": {"episodes": [episode(1, 1, 1)], "cast": [{"person": {}}]}}))
    server.otherwise = saying(b'{"name":"Not Found","message":"Page not found.","code":0,"status":404}', 404)
    given = client.provide("show", "1", ALL, Cancel())
    assert [(one.season, one.number) for one in listed(given).episodes] == [(1, 1)]


def test_details_alone_need_no_list(server: Loopback, client: Tvmaze) -> None:
    server.routes["/shows/1"] = saying(written(SHOW))
    given = client.provide("show", "1", frozenset({Facet.DETAILS}), Cancel())
    assert given.episodes is None
    assert Facet.EPISODES not in given.facets
    assert server.paths() == ["/shows/1"]


def test_hostile_summaries_end_as_text(server: Loopback, client: Tvmaze) -> None:
    given = provided(server, client, [], summary="<" * 200_000 + "<p" * 100_000 + "&" * 1000 + " <script>alert(1)</script> x")
    assert (given.facets[Facet.DETAILS].overview or "").endswith("x")
    assert "script" not in (given.facets[Facet.DETAILS].overview or "")
