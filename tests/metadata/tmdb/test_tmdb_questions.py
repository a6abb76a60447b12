"""What TMDB is asked, and how often: one question for a title, twenty seasons in one, both kinds of key, ids, searches, changes."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Missing
from app.domain.provided import Facet, Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.provider import TitleKind
from app.metadata.registry import Wishes, open_provider
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.tmdb.opening import KEY, PARTS, failing, opened, telling
from tests.web.loopback import Exchange, Loopback

ALL = frozenset(Facet)
TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJjYW5hcnkifQ.c2lnbmF0dXJlLW9mLXRoZS1jYW5hcnk"
MOVIE: dict[str, Any] = {"id": 550, "title": "Fight Club", "genres": [], **PARTS}


def season(number: int, episodes: int = 2, **more: Any) -> dict[str, Any]:
    listed = [
        {"id": number * 100 + one, "name": f"Named {chr(64 + one)}", "overview": "O", "season_number": number, "episode_number": one}
        for one in range(1, episodes + 1)
    ]
    return {"id": number, "season_number": number, "name": f"Season {number}", "episodes": listed, **more}


def show(*numbers: int, **more: Any) -> dict[str, Any]:
    return {"id": 7, "name": "N", "seasons": [{"season_number": number, "episode_count": 2} for number in numbers], **PARTS, **more}


def serving_seasons(server: Loopback, numbers: range, broken: tuple[int, ...] = ()) -> None:
    """A show whose seasons come appended when asked for so."""

    def answer(it: Exchange) -> None:
        wanted = server.asked[-1].query["append_to_response"][0].split(",")
        parts = {part: season(int(part.removeprefix("season/"))) for part in wanted if part.startswith("season/")}
        parts = {part: {"episodes": "broken"} if int(part.removeprefix("season/")) in broken else given for part, given in parts.items()}
        telling({**show(*numbers), **parts})(it)

    server.routes["/3/tv/7"] = answer


def test_a_film_is_one_question_with_everything(web: Web, server: Loopback) -> None:
    server.routes["/3/movie/550"] = telling(MOVIE)
    opened(web, server, "de", "AT").provide("movie", "550", ALL, Cancel())
    assert server.paths() == ["/3/movie/550"]
    query = server.asked[0].query
    assert set(query["append_to_response"][0].split(",")) == {
        "credits", "images", "external_ids", "release_dates", "videos", "recommendations", "keywords", "alternative_titles", "translations",
    }  # fmt: skip
    assert query["language"] == ["de"]
    assert query["include_image_language"][0].split(",")[:3] == ["de", "en", "null"]
    assert query["include_video_language"] == ["de,en,null"]
    assert query["api_key"] == [KEY]
    assert server.asked[0].headers["User-Agent"].startswith("Bijou/")


def test_a_show_without_its_episodes_is_one_question(web: Web, server: Loopback) -> None:
    server.routes["/3/tv/7"] = telling(show(0, 1, 2))
    provided = opened(web, server).provide("show", "7", frozenset({Facet.DETAILS, Facet.LOGO}), Cancel())
    assert len(server.asked) == 1
    parts = server.asked[0].query["append_to_response"][0].split(",")
    assert "aggregate_credits" in parts
    assert "content_ratings" in parts
    assert provided.episodes is None


def test_d23_seasons_come_twenty_at_a_time_specials_too(web: Web, server: Loopback) -> None:
    serving_seasons(server, range(45))
    provided = opened(web, server).provide("show", "7", frozenset({Facet.STILLS}), Cancel())
    asked = [one.query["append_to_response"][0].split(",") for one in server.asked[1:]]
    assert [len(one) for one in asked] == [20, 20, 5]
    assert asked[0][0] == "season/0"
    assert provided.episodes is not None
    assert provided.episodes.whole
    assert len(provided.episodes.seasons) == 45
    assert len(provided.episodes.episodes) == 90
    assert {Facet.EPISODES, Facet.STILLS} <= provided.facets.keys()


def test_d12_a_season_that_cannot_be_read_leaves_the_list_not_whole(web: Web, server: Loopback) -> None:
    serving_seasons(server, range(4), broken=(2,))
    provided = opened(web, server).provide("show", "7", ALL, Cancel())
    assert provided.episodes is not None
    assert not provided.episodes.whole
    assert {one.season for one in provided.episodes.episodes} == {0, 1, 3}
    assert Facet.EPISODES not in provided.facets, "so that it is asked for again"
    assert Facet.DETAILS in provided.facets


def test_a_season_that_is_not_in_the_answer_is_asked_for_by_itself(web: Web, server: Loopback) -> None:
    server.routes |= {"/3/tv/7": telling(show(1, 2)), "/3/tv/7/season/1": telling(season(1)), "/3/tv/7/season/2": failing(404, 34)}
    provided = opened(web, server).provide("show", "7", ALL, Cancel())
    assert provided.episodes is not None
    assert [(one.season, one.number) for one in provided.episodes.episodes] == [(1, 1), (1, 2)]
    assert not provided.episodes.whole


def test_an_answer_for_many_seasons_that_breaks_gives_way_to_single_ones(web: Web, server: Loopback) -> None:
    def answer(it: Exchange) -> None:
        appended = server.asked[-1].query["append_to_response"][0]
        it.reply(500, b"oops") if "season/" in appended else telling(show(1, 2))(it)

    server.routes |= {"/3/tv/7": answer, "/3/tv/7/season/1": telling(season(1)), "/3/tv/7/season/2": telling(season(2))}
    provided = opened(web, server).provide("show", "7", ALL, Cancel())
    assert provided.episodes is not None
    assert provided.episodes.whole
    assert len(provided.episodes.episodes) == 4


def test_words_that_a_season_lacks_come_in_english(web: Web, server: Loopback) -> None:
    german, english = season(1, 3), season(1, 3)
    german["episodes"][0] |= {"name": "Folge 1", "overview": ""}
    german["episodes"][1] |= {"name": "Der Titel", "overview": "Deutsch"}
    german["episodes"][2] |= {"name": None, "overview": None}

    def answer(it: Exchange) -> None:
        telling(german if server.asked[-1].query["language"] == ["de"] else english)(it)

    server.routes |= {"/3/tv/7": telling(show(1)), "/3/tv/7/season/1": answer}
    provided = opened(web, server, "de", "DE").provide("show", "7", ALL, Cancel())
    assert provided.episodes is not None
    assert [(one.title, one.overview) for one in provided.episodes.episodes] == [("Named A", "O"), ("Der Titel", "Deutsch"), ("Named C", "O")]


def test_a_token_goes_in_a_header_and_a_key_in_the_address(web: Web, server: Loopback) -> None:
    server.routes["/3/configuration"] = telling({"images": {"secure_base_url": "https://image.example/"}, "change_keys": []})
    for pasted in (TOKEN, f" Bearer {TOKEN}\n"):
        opened(web, server, key=pasted).check(Cancel())
        assert server.asked[-1].headers["Authorization"] == f"Bearer {TOKEN}"
        assert "api_key" not in server.asked[-1].query
    opened(web, server, key=KEY).check(Cancel())
    assert server.asked[-1].query["api_key"] == [KEY]
    assert "Authorization" not in server.asked[-1].headers


@pytest.mark.parametrize("key", [KEY, TOKEN])
def test_d70_no_key_is_kept_said_or_logged(key: str, web: Web, server: Loopback, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    serving_seasons(server, range(3), broken=(1,))
    tmdb = opened(web, server, key=key, cache=AnswerCache(tmp_path))
    tmdb.provide("show", "7", ALL, Cancel())
    server.routes = {"/3/movie/1": failing(401, 7, f"Invalid API key: {key}"), "/3/movie/2": failing(500, 11)}
    for its_id in ("1", "2"):
        with pytest.raises(Exception, match="TMDB") as caught:
            tmdb.candidate("movie", its_id, Cancel())
        assert key not in repr(caught.value)
        assert key not in str(caught.value.__cause__)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(key.encode() in path.read_bytes() or key in str(path) for path in kept)
    assert "/tv/7/season/1" in caplog.text
    assert key not in caplog.text


@pytest.mark.parametrize(
    ("kind", "ids", "asked", "found"),
    [
        ("movie", ExternalIds(tmdb="5"), [], "5"),
        ("movie", ExternalIds(imdb="tt0000001"), ["imdb_id"], "11"),
        ("movie", ExternalIds(tvdb="123"), [], None),
        ("show", ExternalIds(tvdb="123"), ["tvdb_id"], "22"),
        ("show", ExternalIds(imdb="tt0000001", tvdb="123"), ["imdb_id"], "22"),
        ("show", ExternalIds(tmdb="0", imdb="nm0000001", youtube="x"), [], None),
    ],
)
def test_d21_known_ids_lead_to_tmdbs(kind: Any, ids: ExternalIds, asked: list[str], found: str | None, web: Web, server: Loopback) -> None:
    server.otherwise = telling({"movie_results": [None, {"id": 11}], "tv_results": [{"id": 22}]})
    assert opened(web, server).resolve(kind, ids, Cancel()) == found
    assert [one.query["external_source"][0] for one in server.asked] == asked


def test_d21_an_id_that_belongs_to_an_episode_is_no_shows(web: Web, server: Loopback) -> None:
    server.otherwise = telling({"movie_results": [], "tv_results": [], "tv_episode_results": [{"id": 3, "show_id": 22}], "tv_season_results": None})
    assert opened(web, server).resolve("show", ExternalIds(imdb="tt0000001", tvdb="9"), Cancel()) is None
    assert len(server.asked) == 2


def results(*titles: tuple[int, str]) -> dict[str, Any]:
    return {"page": 1, "results": [{"id": number, "title": title, "release_date": ""} for number, title in titles], "total_pages": 1}


@pytest.mark.parametrize(("kind", "place", "named"), [("movie", "movie", "year"), ("show", "tv", "first_air_date_year")])
def test_a_search_is_one_question_with_its_year(kind: TitleKind, place: str, named: str, web: Web, server: Loopback) -> None:
    server.routes[f"/3/search/{place}"] = telling({"results": [{"id": 1, "title" if kind == "movie" else "name": "Élan"}]})
    tmdb = opened(web, server)
    assert [one.id for one in tmdb.search(kind, "  élan ", 1999, Cancel())] == ["1"]
    assert [one.id for one in tmdb.search(kind, "élan", None, Cancel())] == ["1"]
    assert tmdb.search(kind, "  ", 1990, Cancel()) == []
    assert [one.query.get(named) for one in server.asked] == [["1999"], None]
    assert [one.query["query"] for one in server.asked] == [["élan"], ["élan"]]
    assert server.asked[0].query["include_adult"] == ["false"]


def test_a_search_of_mixed_kinds_gives_the_kind_that_was_asked_for(web: Web, server: Loopback) -> None:
    server.otherwise = telling({"results": [
        {"id": 1, "media_type": "movie", "title": "A"}, {"id": 2, "media_type": "tv", "name": "B"}, {"id": 3, "media_type": "person", "name": "C"},
        {"id": 4, "media_type": "collection", "title": "D"}, {"id": 5, "title": None}, {"id": None, "title": "E"}, None, {"id": 1, "title": "A"},
        {"id": 6, "name": "F", "known_for_department": "Acting"},
    ]})  # fmt: skip
    tmdb = opened(web, server)
    assert [one.id for one in tmdb.search("movie", "T", None, Cancel())] == ["1"]
    assert [one.id for one in tmdb.search("show", "T", None, Cancel())] == ["2"]


def test_the_winner_of_a_match_costs_no_second_question(web: Web, server: Loopback, tmp_path: Path) -> None:
    server.routes["/3/movie/550"] = telling(MOVIE)
    tmdb = opened(web, server, cache=AnswerCache(tmp_path))
    assert tmdb.candidate("movie", "550", Cancel()).title == "Fight Club"
    tmdb.provide("movie", "550", ALL, Cancel())
    assert len(server.asked) == 1


def test_d70_an_answer_is_kept_by_what_was_asked_not_by_whose_key_asked(web: Web, server: Loopback, tmp_path: Path) -> None:
    server.routes["/3/movie/550"] = telling(MOVIE)
    for key in (KEY, TOKEN, "another"):
        opened(web, server, key=key, cache=AnswerCache(tmp_path)).candidate("movie", "550", Cancel())
    assert len(server.asked) == 1


def test_what_was_kept_is_asked_for_conditionally_later(web: Web, server: Loopback, tmp_path: Path, clock: StillClock) -> None:
    def answer(it: Exchange) -> None:
        if server.asked[-1].headers.get("If-None-Match") == 'W/"1"':
            it.reply(304)
        else:
            it.reply(200, b'{"id":550,"title":"Fight Club"}', {"ETag": 'W/"1"'})

    server.routes["/3/movie/550"] = answer
    tmdb = opened(web, server, cache=AnswerCache(tmp_path, now=clock), now=clock)
    first = tmdb.candidate("movie", "550", Cancel())
    clock.pass_by(3600)
    assert tmdb.candidate("movie", "550", Cancel()) == first
    assert [one.headers.get("If-None-Match") for one in server.asked] == [None, 'W/"1"']


def test_an_answer_that_cannot_be_read_is_not_kept(web: Web, server: Loopback, tmp_path: Path) -> None:
    server.routes["/3/movie/550"] = lambda it: it.reply(200, b"<html>sign in</html>")
    tmdb = opened(web, server, cache=AnswerCache(tmp_path))
    with pytest.raises(Exception, match="web page"):
        tmdb.candidate("movie", "550", Cancel())
    server.routes["/3/movie/550"] = telling(MOVIE)
    assert tmdb.candidate("movie", "550", Cancel()).title == "Fight Club"


def test_changes_come_page_by_page_and_fourteen_days_at_a_time(web: Web, server: Loopback, clock: StillClock) -> None:
    def answer(it: Exchange) -> None:
        page = int(server.asked[-1].query["page"][0])
        telling({"results": [{"id": page}, {"id": len(server.asked) + 100}, {"id": None}], "page": page, "total_pages": 2})(it)

    server.routes["/3/tv/changes"] = answer
    found = opened(web, server, now=clock).changed("show", clock() - 20 * 86_400, Cancel())
    asked = [(one.query["start_date"][0], one.query["end_date"][0], one.query["page"][0]) for one in server.asked]
    assert asked == [
        ("2026-12-26", "2027-01-08", "1"), ("2026-12-26", "2027-01-08", "2"), ("2027-01-09", "2027-01-15", "1"), ("2027-01-09", "2027-01-15", "2"),
    ]  # fmt: skip
    assert found == {"1", "2", "101", "102", "103", "104"}


def test_an_id_is_one_part_of_the_address(web: Web, server: Loopback) -> None:
    server.otherwise = failing(404, 34)
    with pytest.raises(Missing):
        opened(web, server).candidate("movie", "1/../../tv?x", Cancel())
    assert server.paths() == ["/3/movie/1%2F..%2F..%2Ftv%3Fx"]
    for nothing in ("", " ", ".."):
        with pytest.raises(Missing):
            opened(web, server).person(nothing, Cancel())
    assert len(server.asked) == 1


def test_the_registry_opens_it_with_the_users_wishes(web: Web, server: Loopback) -> None:
    server.routes["/3/movie/550"] = telling(MOVIE)
    tmdb = open_provider(Provider.TMDB, web, KEY, f"{server.address}/3", wishes=Wishes("pt-BR", "BR"))
    assert tmdb.provider is Provider.TMDB
    assert Facet.EPISODES in tmdb.facets["show"]
    assert Facet.EPISODES not in tmdb.facets["movie"]
    tmdb.candidate("movie", "550", Cancel())
    assert server.asked[0].query["language"] == ["pt-BR"]
    assert server.asked[0].query["include_image_language"][0].startswith("pt,en,null,")


def test_an_episodes_id_at_imdb_or_tvdb_leads_to_its_show(web: Web, server: Loopback) -> None:
    server.otherwise = telling({"movie_results": [], "tv_results": [], "tv_episode_results": [None, {"id": 63057, "show_id": 1399, "season_number": 1}]})
    tmdb = opened(web, server)
    assert (tmdb.show_with_episode("imdb_id", "tt1480055", Cancel()), tmdb.show_with_episode("tvdb_id", "3254641", Cancel())) == ("1399", "1399")
    assert [(one.path, one.query["external_source"]) for one in server.asked] == [("/3/find/tt1480055", ["imdb_id"]), ("/3/find/3254641", ["tvdb_id"])]
    server.otherwise = telling({"movie_results": [], "tv_results": [], "tv_episode_results": []})
    assert tmdb.show_with_episode("imdb_id", "tt1", Cancel()) is None
    server.otherwise = failing(404, 34)
    assert tmdb.show_with_episode("imdb_id", "tt2", Cancel()) is None
