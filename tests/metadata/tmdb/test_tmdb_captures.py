"""TMDB's real answers, replayed byte for byte over HTTP: every field that one holds and the library has a place for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Busy, Missing, Refused
from app.metadata.answer_cache import AnswerCache
from app.web.web import Web
from tests.metadata.real_answers import captures, files, real, saying
from tests.metadata.tmdb.opening import KEY, opened
from tests.metadata.tmdb.replaying import ask, question
from tests.web.loopback import Loopback

pytestmark = captures
TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "expected.json").read_text("utf-8"))
FILES = files("tmdb")
ERRORS = [file for file in FILES if "error-" in file]


@pytest.mark.parametrize("file", [file for file in FILES if file in TABLE])
def test_every_field_of_the_answer_is_told(file: str, web: Web, server: Loopback) -> None:
    assert json.loads(json.dumps(ask(file, opened(web, server), server))) == TABLE[file]


@pytest.mark.parametrize("file", [file for file in FILES if file not in TABLE and file not in ERRORS])
def test_an_answer_that_the_table_does_not_have_is_read_all_the_same(file: str, web: Web, server: Loopback) -> None:
    """Other people's folders hold more; of those beside this project, all that are left out hold nothing of a title, person or collection."""
    if question(file, json.loads(real(f"tmdb/{file}"))) != "nothing":
        assert ask(file, opened(web, server), server)


@pytest.mark.parametrize("file", ERRORS)
def test_an_error_becomes_what_it_means(file: str, web: Web, server: Loopback) -> None:
    status = int(file.partition("error-")[2][:3])
    meant = {401: Refused, 404: Missing, 422: BadAnswer, 429: Busy}[status]
    server.otherwise = saying(real(f"tmdb/{file}"), status, {"Retry-After": "3600"} if status == 429 else None)
    with pytest.raises(meant) as caught:
        opened(web, server).candidate("movie", "999999999", Cancel())
    assert KEY not in str(caught.value)
    assert len(server.asked) == 1, "nothing of this gets better at once"


@pytest.mark.parametrize("file", ["movie-tt1345836--append-to-response-credits-images-keywords.json", "tv-1396-season-1.json"])
def test_what_was_asked_a_moment_ago_is_not_asked_again(file: str, web: Web, server: Loopback, tmp_path: Path) -> None:
    tmdb = opened(web, server, cache=AnswerCache(tmp_path))
    first = ask(f"tmdblib-wiremock/{file}", tmdb, server)
    answered = [path for path in server.paths() if path in server.routes]
    assert ask(f"tmdblib-wiremock/{file}", tmdb, server) == first
    assert [path for path in server.paths() if path in server.routes] == answered
    assert all(KEY.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
