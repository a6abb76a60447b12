"""TVDB v4: series in the user's language, episodes in TVDB's orders, local air times, pictures and ids (D23, D25, D50)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Art, ExternalIds, Facts
from app.domain.problems import BadAnswer, Missing, Problem, Refused
from app.domain.provided import AirTime, EpisodeList, Facet, ListedSeason, Provided
from app.metadata.tvdb.client import Tvdb
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import saying
from tests.metadata.tvdb.pages import SERIES, behind_sign_in, episode, good, listing, serve, tvdb
from tests.web.loopback import Exchange, Loopback

ALL = frozenset(Tvdb.facets["show"])
EXTENDED, EPISODES = "/series/81189/extended", "/series/81189/episodes/official"
DETAILS = frozenset({Facet.DETAILS, Facet.ART, Facet.LOGO})


@pytest.fixture
def client(web: Web, server: Loopback, clock: StillClock) -> Tvdb:
    return tvdb(web, server, clock)


def provided(server: Loopback, client: Tvdb, facets: frozenset[Facet] = DETAILS, **fields: Any) -> Provided:
    serve(server, {EXTENDED: good(SERIES | fields)})
    return client.provide("show", "81189", facets, Cancel())


def listed(server: Loopback, client: Tvdb, episodes: list[dict[str, Any]], **fields: Any) -> EpisodeList:
    serve(server, {EPISODES: listing(episodes)})
    given = provided(server, client, ALL, **fields).episodes
    assert given is not None
    return given


def test_a_series_is_told_whole(server: Loopback, client: Tvdb) -> None:
    given = provided(server, client)
    assert given.ids == ExternalIds(tmdb="1396", imdb="tt0903747", tvdb="81189")
    assert given.facets[Facet.DETAILS] == Facts(
        title="Breaking Bad", language="en", year=2008, overview="A teacher.", runtime_minutes=47, content_rating="TV-MA", network="AMC", status="ended",
        released="2008-01-20", ended="2013-09-29", genres=("Drama", "Crime"), ids=given.ids,
    )  # fmt: skip
    assert given.air_time == AirTime("22:00", "America/New_York", (6,), "AMC", "US")
    assert given.facets[Facet.ART].art == Art(
        poster="https://artworks.thetvdb.com/banners/posters/81189-10.jpg", backdrop="https://artworks.thetvdb.com/banners/back.jpg"
    )
    assert given.facets[Facet.LOGO].art.logo == "https://artworks.thetvdb.com/banners/logo-en.png"
    assert given.episodes is None
    assert server.asked[1].query == {"meta": ["translations"]}


def test_d21_the_words_of_an_address_lead_to_the_series(server: Loopback, client: Tvdb) -> None:
    serve(server, {"/series/slug/breaking-bad": good({"id": 81189, "slug": "breaking-bad"})})
    assert client.of_words("show", "breaking-bad", Cancel()) == "81189"
    assert client.of_words("show", "broken", Cancel()) is None, "404"
    assert client.of_words("movie", "breaking-bad", Cancel()) is None
    assert client.of_words("show", "../login", Cancel()) is None
    assert [ask.path for ask in server.asked if "slug" in ask.path] == ["/v4/series/slug/breaking-bad", "/v4/series/slug/broken"]


def test_the_users_language_comes_first(web: Web, server: Loopback, clock: StillClock) -> None:
    given = provided(server, tvdb(web, server, clock, language="de", region="GB"))
    details = given.facets[Facet.DETAILS]
    assert (details.title, details.original_title, details.overview) == ("Breaking Bad auf Deutsch", "Breaking Bad", "Ein Lehrer.")
    assert details.content_rating == "18"
    assert given.facets[Facet.ART].art.poster == "https://artworks.thetvdb.com/banners/v4/series/81189/posters/de.jpg"


@pytest.mark.parametrize(
    ("language", "logo"), [("fr", "logo-fr"), ("de", "logo-en"), ("en", "logo-en"), ("xx", "logo-en")]
)  # D25: the user's, English, none, any
def test_logos_by_language(web: Web, server: Loopback, clock: StillClock, language: str, logo: str) -> None:
    given = provided(server, tvdb(web, server, clock, language=language))
    assert given.facets[Facet.LOGO].art.logo == f"https://artworks.thetvdb.com/banners/{logo}.png"


def test_logos_without_english_are_those_without_words_then_any(server: Loopback, client: Tvdb) -> None:
    without = [one for one in SERIES["artworks"] if one["language"] != "eng"]
    assert provided(server, client, artworks=without).facets[Facet.LOGO].art.logo == "https://artworks.thetvdb.com/banners/logo-none.png"
    french = [one for one in without if one["language"]]
    assert provided(server, client, artworks=french).facets[Facet.LOGO].art.logo == "https://artworks.thetvdb.com/banners/logo-fr.png"
    assert provided(server, client, artworks=[]).facets[Facet.LOGO] == Facts()


def test_a_foreign_series_falls_back_to_english_then_to_its_own_words(web: Web, server: Loopback, clock: StillClock) -> None:
    japanese: dict[str, Any] = {"name": "進撃の巨人", "originalLanguage": "jpn", "originalCountry": "jpn", "overview": "巨人。"}
    names = {"nameTranslations": [{"language": "jpn", "name": "進撃の巨人"}, {"language": "eng", "name": "Attack on Titan"}], "overviewTranslations": []}
    details = provided(server, tvdb(web, server, clock, language="de"), **japanese, translations=names).facets[Facet.DETAILS]
    assert (details.title, details.original_title, details.overview, details.language) == ("Attack on Titan", "進撃の巨人", "巨人。", "ja")
    details = provided(server, tvdb(web, server, clock, language="ja"), **japanese, translations=names).facets[Facet.DETAILS]
    assert (details.title, details.original_title) == ("進撃の巨人", None)
    details = provided(server, tvdb(web, server, clock), **japanese, translations={"nameTranslations": None}).facets[Facet.DETAILS]
    assert (details.title, details.overview) == ("進撃の巨人", "巨人。")


def test_words_that_do_not_come_with_the_series_are_asked_for(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {"/series/81189/translations/deu": good({"name": "Auf Deutsch", "overview": "Ein Lehrer.", "language": "deu"})})
    details = provided(server, tvdb(web, server, clock, language="de"), translations=None).facets[Facet.DETAILS]
    assert (details.title, details.overview) == ("Auf Deutsch", "Ein Lehrer.")
    del server.routes["/v4/series/81189/translations/deu"]
    details = provided(server, tvdb(web, server, clock, language="de"), translations=None).facets[Facet.DETAILS]
    assert (details.title, details.overview) == ("Breaking Bad", "A teacher.")
    asked = len(server.asked)
    provided(server, tvdb(web, server, clock), translations=None)
    assert server.paths()[asked:] == ["/v4/login", "/v4" + EXTENDED], "a series in the user's own language needs none"


def test_null_anywhere_is_nothing(server: Loopback, client: Tvdb) -> None:
    nothing: dict[str, Any] = dict.fromkeys(key for key in SERIES if key != "id")
    given = provided(server, client, **nothing)
    assert given.ids == ExternalIds(tvdb="81189")
    assert given.facets[Facet.DETAILS] == Facts(ids=given.ids)
    assert given.air_time == AirTime()
    blank: dict[str, Any] = {"artworks": [{}], "seasons": [{}], "remoteIds": [{}], "genres": [{}], "aliases": [{}], "contentRatings": [{}], "airsDays": {}}
    blank |= {"status": {}, "latestNetwork": {}, "translations": {}, "firstAired": "", "airsTime": "", "year": "", "nextAired": "", "image": ""}
    given = provided(server, client, **blank)
    assert given.facets[Facet.ART] == Facts()


def test_ids_elsewhere_must_look_like_ids(server: Loopback, client: Tvdb) -> None:
    remote = [
        {"id": "0903747", "type": 2, "sourceName": "IMDB"}, {"id": "tt0903747", "type": 2, "sourceName": None},
        {"id": "tv/1396", "sourceName": "TheMovieDB.com"},
        {"id": 1396, "type": 10, "sourceName": "TheMovieDB.com"}, {"id": "0", "type": 12, "sourceName": "TheMovieDB.com"},
    ]  # fmt: skip
    assert provided(server, client, remoteIds=remote).ids == ExternalIds(tmdb="1396", imdb="tt0903747", tvdb="81189")


@pytest.mark.parametrize(
    ("fields", "zone", "time"),
    [
        ({"latestNetwork": {"name": "BBC One", "country": "gbr"}, "originalCountry": "gbr"}, "Europe/London", "22:00"),
        ({"latestNetwork": {"name": "CBC", "country": None}, "originalNetwork": None, "originalCountry": "can"}, "America/Toronto", "22:00"),
        ({"latestNetwork": None, "originalNetwork": None, "originalCountry": None}, None, "22:00"),
        ({"airsTime": "00:00"}, "America/New_York", None),
        ({"airsTime": "9:30 PM"}, "America/New_York", "21:30"),
    ],
)
def test_where_and_when_it_airs(server: Loopback, client: Tvdb, fields: dict[str, Any], zone: str | None, time: str | None) -> None:
    airs = provided(server, client, **fields).air_time
    assert airs is not None
    assert (airs.zone, airs.time) == (zone, time)


def test_the_list_has_its_order_its_seasons_and_local_instants(server: Loopback, client: Tvdb) -> None:
    given = listed(server, client, [
        episode(2, 1, 2, aired="2008-07-27", absoluteNumber=2, finaleType="season", image="/banners/episodes/2.jpg"),
        episode(1, 1, 1, absoluteNumber=1, overview="It begins."),
        episode(9, 0, 1, airsBeforeSeason=1, airsBeforeEpisode=2, aired=None),
        episode(10, 0, 2, airsAfterSeason=1, aired=""),
        episode(3, 1, 1, name="Twice"),
        episode(4, None, 5),
        episode(5, 1, None),
    ])  # fmt: skip
    assert [(one.season, one.number, one.title) for one in given.episodes] == [
        (0, 1, "Episode 9"),
        (0, 2, "Episode 10"),
        (1, 1, "Episode 1"),
        (1, 2, "Episode 2"),
    ]
    before, after, first, second = given.episodes
    assert (first.air_date, first.air_at, first.precision, first.runtime_minutes) == ("2008-01-20", 1_200_884_400, "local", 58), "22:00 in winter: 03:00 UTC"
    assert (second.air_at, second.finale, second.still) == (1_217_210_400, "season", "https://artworks.thetvdb.com/banners/episodes/2.jpg"), "in summer 02:00"
    assert (first.absolute, first.overview, first.ids.tvdb) == (1, "It begins.", "1")
    assert (before.airs_before, before.airs_after, before.air_at, before.precision) == ((1, 2), None, None, "date")
    assert (after.airs_before, after.airs_after, after.absolute) == (None, 1, None)
    assert given.seasons == (
        ListedSeason(0, "Minisodes", ids=ExternalIds(tvdb="40719")),
        ListedSeason(1, poster="https://artworks.thetvdb.com/banners/seasons/81189-1.jpg", ids=ExternalIds(tvdb="30272")),
    )


def test_every_page_is_read(server: Loopback, client: Tvdb) -> None:
    serve(server, {EXTENDED: good(SERIES)})
    pages = {"0": listing([episode(1, 1, 1)], "https://api4.thetvdb.com/v4/?page=1"), "1": listing([episode(2, 1, 2)], 2), "2": listing([episode(3, 1, 3)], "")}
    server.routes["/v4" + EPISODES] = behind_sign_in(server, lambda it: it.reply(200, pages[it.path.rpartition("=")[2]]))
    given = client.provide("show", "81189", ALL, Cancel()).episodes
    assert given is not None
    assert [one.number for one in given.episodes] == [1, 2, 3]


def test_d22_a_page_that_fails_fails_the_list_and_not_the_series(server: Loopback, client: Tvdb) -> None:
    """What was read of a list is none; it is asked for again."""
    serve(server, {EXTENDED: good(SERIES)})

    def answer(it: Exchange) -> None:
        it.reply(*((200, listing([episode(1, 1, 1)], 1)) if it.path.endswith("=0") else (500, b"")))

    server.routes["/v4" + EPISODES] = behind_sign_in(server, answer)
    given = client.provide("show", "81189", ALL, Cancel())
    assert given.facets[Facet.DETAILS].title == "Breaking Bad"
    assert given.episodes is None
    assert not {Facet.EPISODES, Facet.STILLS, Facet.AIR_TIME} & given.facets.keys()


def test_a_special_before_season_0_is_before_none(server: Loopback, client: Tvdb) -> None:
    """Some lists have 0 where there is nothing to say."""
    special = listed(server, client, [episode(9, 0, 1, airsBeforeSeason=0, airsBeforeEpisode=0, airsAfterSeason=0)]).episodes[0]
    assert (special.airs_before, special.airs_after) == (None, None)


def test_the_short_record_and_the_usual_order_serve_where_there_are_no_others(server: Loopback, client: Tvdb) -> None:
    """What takes TVDB's place may hold what others asked of it."""
    serve(server, {"/series/81189": good(SERIES), "/series/81189/episodes/default": listing([episode(1, 1, 1)])})
    given = client.provide("show", "81189", ALL, Cancel())
    assert given.facets[Facet.DETAILS].title == "Breaking Bad"
    assert given.episodes is not None
    assert [one.title for one in given.episodes.episodes] == ["Episode 1"]
    serve(server, {EXTENDED: good(SERIES | {"episodes": [episode(2, 1, 2)]})})
    given = client.provide("show", "81189", ALL, Cancel())
    assert given.episodes is not None
    assert [one.title for one in given.episodes.episodes] == ["Episode 2"]


def test_d12_a_list_of_which_something_cannot_be_read_is_not_whole(server: Loopback, client: Tvdb) -> None:
    serve(server, {EXTENDED: good(SERIES), EPISODES: listing([episode(1, 1, 1), episode(2, 1, 2, image=7), episode(3, 1, 3) | {"number": ""}])})
    given = client.provide("show", "81189", ALL, Cancel())
    assert given.episodes is not None
    assert not given.episodes.whole
    assert [one.title for one in given.episodes.episodes] == ["Episode 1", "Episode 2"]
    assert not {Facet.EPISODES, Facet.STILLS} & given.facets.keys()


def test_pages_that_lead_round_in_circles_end(server: Loopback, client: Tvdb) -> None:
    assert len(listed(server, client, [episode(1, 1, 1)]).episodes) == 1
    serve(server, {EPISODES: listing([episode(1, 1, 1)], 1)})
    assert len(client.provide("show", "81189", ALL, Cancel()).episodes.episodes) == 1  # type: ignore[union-attr]  # it is there
    assert len(server.asked) < 220


def test_the_users_words_lie_over_the_series_own(web: Web, server: Loopback, clock: StillClock) -> None:
    """German where there is German, English where there is none, Japanese where there is neither."""
    serve(server, {
        EPISODES: listing([episode(1, 1, 1, name="一"), episode(2, 1, 2, name="二", overview="二。"), episode(3, 1, 3, name="三")]),
        EPISODES + "/deu": good({"id": 81189, "name": "x", "episodes": [episode(1, 1, 1, name="Eins", overview="Erste."), episode(2, 1, 2, name=None)]}),
        EPISODES + "/eng": listing([episode(2, 1, 2, name="Two")]),
    })  # fmt: skip
    given = provided(server, tvdb(web, server, clock, language="de"), ALL, originalLanguage="jpn").episodes
    assert given is not None
    assert [(one.title, one.overview) for one in given.episodes] == [("Eins", "Erste."), ("Two", "二。"), ("三", None)]


def test_a_language_that_the_list_lacks_is_passed_over(web: Web, server: Loopback, clock: StillClock) -> None:
    given = listed(server, tvdb(web, server, clock, language="de"), [episode(1, 1, 1)])
    assert given.episodes[0].title == "Episode 1"
    assert server.paths().count("/v4" + EPISODES + "/deu") == 1


def test_no_more_lists_are_asked_for_than_words_are_lacking(web: Web, server: Loopback, clock: StillClock) -> None:
    listed(server, tvdb(web, server, clock), [episode(1, 1, 1)])
    assert [path for path in server.paths() if "episodes" in path] == ["/v4" + EPISODES], "the series' own words are the user's"
    server.asked.clear()
    serve(server, {EPISODES + "/deu": listing([episode(1, 1, 1, name="Eins")]), EPISODES + "/eng": listing([])})
    listed(server, tvdb(web, server, clock, language="de"), [episode(1, 1, 1)], originalLanguage="jpn")
    assert [path for path in server.paths() if "episodes" in path] == ["/v4" + EPISODES, f"/v4{EPISODES}/deu"], "German says it all"


def test_the_highest_score_of_a_language(server: Loopback, client: Tvdb) -> None:
    logos = [{"image": f"https://a/{score}.png", "type": 23, "language": "eng", "score": score} for score in (5, 90, None, 17)]
    assert provided(server, client, artworks=logos).facets[Facet.LOGO].art.logo == "https://a/90.png"


def test_several_languages_written_as_one(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {"/series/81189/translations/deu": good({"name": "Auf Deutsch", "overview": "Ein Lehrer.", "language": "deu"})})
    fields: dict[str, Any] = {"translations": None, "nameTranslations": [], "overviewTranslations": ["eng,deu"]}
    assert provided(server, tvdb(web, server, clock, language="de"), **fields).facets[Facet.DETAILS].overview == "Ein Lehrer."


def test_other_orders(server: Loopback, client: Tvdb) -> None:
    serve(server, {
        EXTENDED: good(SERIES),
        "/series/81189/episodes/dvd": listing([episode(1, 1, 1)]),
        "/series/81189/episodes/absolute": listing([episode(1, 1, 1), episode(2, 1, 2)]),
    })  # fmt: skip
    assert client.episode_list("81189", "dvd", Cancel()).seasons == (ListedSeason(1, ids=ExternalIds(tvdb="30273")),)
    assert len(client.episode_list("81189", "absolute", Cancel()).episodes) == 2
    with pytest.raises(Missing):
        client.episode_list("81189", "regional", Cancel())


def test_known_ids_and_ids_looked_up(server: Loopback, client: Tvdb) -> None:
    serve(server, {
        "/search/remoteid/tt0903747": good([{"movie": {"id": 5}}, {"series": {"id": 81189, "name": "Breaking Bad"}}]),
        "/search/remoteid/tt0000001": good([{"series": {"id": 1}}, {"series": {"id": 2}}]),
        "/search/remoteid/tt0000002": good(None),
    })  # fmt: skip
    assert client.resolve("show", ExternalIds(tvdb="7", imdb="tt0903747"), Cancel()) == "7"
    assert not server.asked
    assert client.resolve("show", ExternalIds(imdb="tt0903747"), Cancel()) == "81189"
    assert client.resolve("show", ExternalIds(imdb="tt0000001"), Cancel()) is None, "two are no answer"
    assert client.resolve("show", ExternalIds(imdb="tt0000002"), Cancel()) is None
    assert client.resolve("show", ExternalIds(imdb="tt0000003"), Cancel()) is None, "404"
    assert client.resolve("show", ExternalIds(tmdb="1396"), Cancel()) is None
    assert client.resolve("movie", ExternalIds(tvdb="7"), Cancel()) is None


def test_search(web: Web, server: Loopback, clock: StillClock) -> None:
    hit = {
        "objectID": "series-81189", "id": "series-81189", "tvdb_id": "81189", "type": "series", "name": "Breaking Bad", "aliases": ["BrBa"], "year": "2008",
        "country": "usa", "primary_language": "eng", "first_air_time": "2008-01-20",
        "image_url": "https://artworks.thetvdb.com/p.jpg", "overview": "A teacher.",
        "translations": {"deu": "Auf Deutsch", "fra": None}, "overviews": {"deu": "Ein Lehrer."}, "network": "AMC", "status": "Ended",
        "remote_ids": [{"id": "tt0903747", "type": 2, "sourceName": "IMDB"}],
    }  # fmt: skip
    serve(server, {"/search": good([hit, hit | {"type": "movie"}, {"id": "series-7", "name": "Seven", "year": None}, {"id": None, "name": "None"}])})
    hits = tvdb(web, server, clock, language="de").search("show", "breaking bad", 2008, Cancel())
    assert [(one.id, one.title, one.original_title, one.other_titles, one.year) for one in hits] == [
        ("81189", "Auf Deutsch", "Breaking Bad", ("BrBa",), 2008), ("7", "Seven", None, (), None),
    ]  # fmt: skip
    assert (hits[0].overview, hits[0].country, hits[0].language, hits[0].ids.imdb) == ("Ein Lehrer.", "US", "en", "tt0903747")
    assert server.asked[1].query == {"query": ["breaking bad"], "type": ["series"], "limit": ["20"]}


def test_a_search_in_the_older_shape(server: Loopback, client: Tvdb) -> None:
    old = {"id": 73255, "seriesName": "House", "aliases": ["House M.D."], "firstAired": "2004-11-16", "network": "FOX (US)", "status": "Ended", "banner": ""}
    serve(server, {"/search": good([old])})
    found = client.search("show", "house", None, Cancel())
    assert [(one.id, one.title, one.other_titles, one.year) for one in found] == [("73255", "House", ("House M.D.",), 2004)]


def test_a_candidate_has_every_name(server: Loopback, client: Tvdb) -> None:
    serve(server, {EXTENDED: good(SERIES)})
    found = client.candidate("show", "81189", Cancel())
    assert found.other_titles == ("Breaking Bad – Der Anfang", "Breaking Bad auf Deutsch", "Во все тяжкие")
    assert (found.year, found.seasons, found.country, found.runtime_minutes, found.ids.tmdb) == (2008, 1, "US", 47, "1396")


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (404, b'{"status":"failure","message":"NotFoundException: not found","data":null}', Missing),
        (404, b'{"Error":"Resource not found"}', Missing),
        (404, b"", BadAnswer),
        (404, b'{"message":"no Route matched with those values"}', BadAnswer),
        (404, b"<html><h1>404</h1></html>", BadAnswer),
        (410, b"<html>", BadAnswer),
        (200, b'{"status":"failure","message":"NotFoundException: not found","data":null}', Missing),
        (200, b'{"status":"failure","message":"Unauthorized","data":null}', Refused),
        (200, b'{"status":"failure","message":"Something","data":null}', BadAnswer),
        (200, b'{"status":"success","data":null}', Missing),
        (200, b'{"message":"you asked for this"}', BadAnswer),
        (200, b"<html>", BadAnswer),
        (200, b'{"status":"success","data":', BadAnswer),
        (500, b'{"message":"Internal"}', BadAnswer),
    ],
)
def test_every_no_is_the_right_one(server: Loopback, client: Tvdb, status: int, body: bytes, kind: type[Problem]) -> None:
    serve(server, {})
    server.routes["/v4" + EXTENDED] = saying(body, status)
    with pytest.raises(kind) as caught:
        client.provide("show", "81189", DETAILS, Cancel())
    assert type(caught.value) is kind


def test_a_failure_with_status_200_is_not_kept(web: Web, server: Loopback, clock: StillClock, tmp_path: Path) -> None:
    client = tvdb(web, server, clock, folder=tmp_path)
    serve(server, {EXTENDED: b'{"status":"failure","message":"Something","data":null}'})
    with pytest.raises(BadAnswer):
        client.candidate("show", "81189", Cancel())
    serve(server, {EXTENDED: good(SERIES)})
    assert client.candidate("show", "81189", Cancel()).title == "Breaking Bad"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"genres": "Drama"}, "genres"), ({"name": 7}, "name"), ({"artworks": 1}, "artworks"), ({"airsDays": [True]}, "airsDays"), ({"id": 0}, "id")],
)
def test_a_wrong_type_names_its_field(server: Loopback, client: Tvdb, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(BadAnswer, match=field):
        provided(server, client, **fields)


def test_what_is_no_number_is_not_asked_for(server: Loopback, client: Tvdb) -> None:
    for its_id in ("", "a", "1/../2", "١"):
        with pytest.raises(Missing):
            client.provide("show", its_id, DETAILS, Cancel())
    assert not server.asked
