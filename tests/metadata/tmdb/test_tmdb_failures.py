"""TMDB's failures, each as what it means, in a sentence without the key."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import BadAnswer, Busy, Cancelled, Missing, Problem, Refused, Unreachable
from app.domain.provided import Facet
from app.metadata.answer_cache import AnswerCache
from app.metadata.tmdb.client import Tmdb
from app.web.web import Web
from tests.metadata.tmdb.opening import KEY, PARTS, failing, opened, telling
from tests.web.loopback import Exchange, Loopback


def problem(tmdb: Tmdb, kind: Any = "movie") -> Problem:
    """What asking for a title raises."""
    with pytest.raises(Problem) as caught:
        tmdb.provide(kind, "550", frozenset(Facet), Cancel())
    assert KEY not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "meant"),
    [
        (401, 7, Refused), (401, 30, Refused), (401, 10, Refused), (401, 3, Refused), (403, 45, Refused), (404, 34, Missing), (404, 6, Missing),
        (404, 37, Missing), (500, 44, Missing),
        (400, 22, BadAnswer), (422, 20, BadAnswer), (500, 11, BadAnswer), (503, 9, Busy), (504, 43, Unreachable), (400, 5, BadAnswer),
    ],
)  # fmt: skip
def test_a_code_becomes_what_it_means(status: int, code: int, meant: type[Problem], web: Web, server: Loopback) -> None:
    server.otherwise = failing(status, code, f"words with {KEY}")
    found = problem(opened(web, server))
    assert type(found) is meant
    assert "TMDB" in str(found)


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("body", [b"<html><h1>404</h1></html>", b"", b"null", b"{}", b'{"message":"no Route matched with those values"}'])
def test_d22_a_404_in_other_words_than_tmdbs_is_not_about_the_title(status: int, body: bytes, web: Web, server: Loopback) -> None:
    """A proxy's page, or a wrong base address: it says so of everything."""
    server.otherwise = lambda it: it.reply(status, body)
    found = problem(opened(web, server))
    assert type(found) is BadAnswer
    assert f"Something else than TMDB answers at 127.0.0.1:{server.port}" in str(found)
    with pytest.raises(BadAnswer):
        opened(web, server).resolve("movie", ExternalIds(imdb="tt0137523"), Cancel())
    with pytest.raises(BadAnswer):
        opened(web, server).search("movie", "Fight Club", 1999, Cancel())


def test_d22_json_that_is_none_of_tmdbs_says_nothing_of_a_title(web: Web, server: Loopback) -> None:
    server.otherwise = lambda it: it.reply(200, b"{}")
    with pytest.raises(BadAnswer):
        opened(web, server).resolve("movie", ExternalIds(imdb="tt0137523"), Cancel())


@pytest.mark.parametrize(
    ("status", "code", "meant", "words"),
    [
        (400, 34, Missing, "does not have"),
        (400, 7, Refused, "does not accept the key"),
        (403, 10, Refused, "suspended"),
        (400, 22, BadAnswer, "beyond what it lists"),
    ],
)
def test_tmdbs_own_code_says_more_than_the_status(status: int, code: int, meant: type[Problem], words: str, web: Web, server: Loopback) -> None:
    server.otherwise = failing(status, code)
    found = problem(opened(web, server))
    assert type(found) is meant
    assert words in str(found)


def test_d24_the_check_tells_a_wrong_key(web: Web, server: Loopback) -> None:
    server.otherwise = failing(401, 7, "Invalid API key: You must be granted a valid key.")
    with pytest.raises(Refused, match="does not accept the key"):
        opened(web, server).check(Cancel())


def test_the_check_asks_every_time(web: Web, server: Loopback, tmp_path: Path) -> None:
    """What another key was answered a moment ago says nothing of this one."""
    server.otherwise = telling({"images": {"secure_base_url": "https://image.example/"}, "change_keys": []})
    opened(web, server, cache=AnswerCache(tmp_path)).check(Cancel())
    server.otherwise = failing(401, 7)
    with pytest.raises(Refused):
        opened(web, server, key="wrong", cache=AnswerCache(tmp_path)).check(Cancel())


@pytest.mark.parametrize("body", [b"{}", b'{"success":true}', b'{"images":{}}', b"[]", b"<html>welcome</html>", b""])
def test_the_check_is_not_content_with_just_any_answer(body: bytes, web: Web, server: Loopback) -> None:
    server.otherwise = lambda it: it.reply(200, body)
    with pytest.raises(BadAnswer):
        opened(web, server).check(Cancel())


def test_a_short_rest_is_waited_for(web: Web, server: Loopback) -> None:
    def answer(it: Exchange) -> None:
        (failing(429, 25, headers={"Retry-After": "1"}) if len(server.asked) == 1 else telling({"id": 550, "title": "T", **PARTS}))(it)

    server.otherwise = answer
    begun = time.monotonic()
    opened(web, server).provide("movie", "550", frozenset(Facet), Cancel())
    assert time.monotonic() - begun >= 1
    assert len(server.asked) == 2


def test_an_hours_rest_is_told_and_kept(web: Web, server: Loopback) -> None:
    server.otherwise = failing(429, 25, headers={"Retry-After": "3600"})
    tmdb = opened(web, server)
    for _ in range(3):
        found = problem(tmdb)
        assert isinstance(found, Busy)
        assert 3500 < (found.retry_after or 0) <= 3600
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [200, 401, 500, 503])
def test_a_web_page_is_no_answer(status: int, web: Web, server: Loopback) -> None:
    server.otherwise = lambda it: it.reply(status, b"<!DOCTYPE html><html><body>nginx</body></html>", {"Content-Type": "text/html"})
    assert isinstance(problem(opened(web, server)), BadAnswer if status in {200, 500} else Refused if status == 401 else Busy)


@pytest.mark.parametrize(
    ("kind", "answer", "field"),
    [
        ("movie", {"title": "T"}, "id"), ("movie", {"id": "550a"}, "$.id"), ("movie", {"id": 0, "title": "T"}, "$.id"),
        ("movie", {"id": "", "title": "T"}, "$.id"), ("movie", {"id": 550, "title": 7}, "$.title"),
        ("movie", {"id": 550, "credits": {"cast": "A"}}, "$.credits.cast"), ("movie", {"id": 550, "genres": {"id": 1}}, "$.genres"),
        ("show", {"id": 550, "images": [7]}, "$.images"), ("show", {"id": 550, "last_episode_to_air": {"runtime": {"is": 5}}}, "$.last_episode_to_air.runtime"),
        ("movie", ["a"], "object"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(kind: Any, answer: Any, field: str, web: Web, server: Loopback) -> None:
    server.otherwise = telling(answer)
    found = problem(opened(web, server), kind)
    assert isinstance(found, BadAnswer)
    assert field in str(found)


def test_broken_json_is_told_apart_from_a_wrong_field(web: Web, server: Loopback) -> None:
    server.otherwise = lambda it: it.reply(200, b'{"id":550,"title":"T"')
    assert "cut short" in str(problem(opened(web, server)))


def test_d22_a_show_whose_episodes_meet_a_failing_server_is_an_error(web: Web, server: Loopback) -> None:
    """Nothing about one season in particular: nothing is told of the show, rather than half of it."""

    def answer(it: Exchange) -> None:
        seasons = "season/" in server.asked[-1].query["append_to_response"][0]
        (failing(401, 7) if seasons else telling({"id": 550, "name": "N", "seasons": [{"season_number": 1}, {"season_number": 2}], **PARTS}))(it)

    server.otherwise = answer
    assert isinstance(problem(opened(web, server), "show"), Refused)


def test_an_unreachable_tmdb_is_told(web: Web) -> None:
    with Loopback() as gone:
        tmdb = opened(web, gone)
    assert isinstance(problem(tmdb), Unreachable)


def test_cancelling_ends_it(web: Web, server: Loopback) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        opened(web, server).search("movie", "T", None, cancel)
    assert not server.asked
