"""TVDB's sign-in: once for many, renewed when it is no longer taken, and words for a wrong key (D70)."""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Problem, Refused, Unreachable
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import saying
from tests.metadata.tvdb.pages import KEY, SERIES, TOKEN, behind_sign_in, good, serve, tvdb
from tests.web.loopback import Exchange, Loopback

PATH = "/series/81189/extended"


def sign_ins(server: Loopback) -> int:
    return server.paths().count("/v4/login")


def test_it_signs_in_once_and_shows_the_token(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {PATH: good(SERIES)})
    client = tvdb(web, server, clock)
    client.candidate("show", "81189", Cancel())
    client.candidate("show", "81189", Cancel())
    assert sign_ins(server) == 1
    assert json.loads(server.asked[0].body) == {"apikey": KEY}
    assert server.asked[1].headers["Authorization"] == f"Bearer {TOKEN}"


def test_many_at_once_sign_in_once(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {PATH: good(SERIES)})
    client = tvdb(web, server, clock)
    titles: list[str] = []
    threads = [threading.Thread(target=lambda: titles.append(client.candidate("show", "81189", Cancel()).title)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == ["Breaking Bad"] * 8
    assert sign_ins(server) == 1


def test_a_pin_follows_the_key(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {})
    tvdb(web, server, clock, key=f" {KEY} : 1234 ").check(Cancel())
    assert json.loads(server.asked[0].body) == {"apikey": KEY, "pin": "1234"}


def test_a_token_that_is_no_longer_taken_is_replaced_once(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {PATH: good(SERIES)})
    client = tvdb(web, server, clock)
    client.candidate("show", "81189", Cancel())
    server.routes["/v4/login"] = saying(good({"token": "second"}))
    server.routes["/v4" + PATH] = behind_sign_in(server, saying(good(SERIES)), "second")
    assert client.candidate("show", "81189", Cancel()).title == "Breaking Bad"
    assert sign_ins(server) == 2


def test_a_new_token_that_is_not_taken_either_is_a_refusal(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {})
    server.routes["/v4" + PATH] = saying(b'{"status":"failure","message":"Unauthorized"}', 401)
    with pytest.raises(Refused, match="TVDB does not accept the key"):
        tvdb(web, server, clock).candidate("show", "81189", Cancel())
    assert server.paths() == ["/v4/login", "/v4" + PATH, "/v4/login", "/v4" + PATH]


def test_a_token_of_nearly_a_month_is_renewed_before_it_ends(web: Web, server: Loopback, clock: StillClock) -> None:
    serve(server, {PATH: good(SERIES)})
    client = tvdb(web, server, clock)
    client.candidate("show", "81189", Cancel())
    clock.pass_by(24 * 86_400)
    client.candidate("show", "81189", Cancel())
    assert sign_ins(server) == 1
    clock.pass_by(2 * 86_400)
    client.candidate("show", "81189", Cancel())
    assert sign_ins(server) == 2


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (401, b'{"status":"failure","message":"InvalidAPIKey: apikey invalid","data":null}', Refused, "wrong or was withdrawn"),
        (400, b'{"status":"failure","message":"InvalidValueType: pin required","data":null}', Refused, "PIN"),
        (400, b'{"status":"failure","message":"mapping error","data":null}', BadAnswer, "TVDB"),
        (401, b'{"status":"failure","message":"InvalidPIN: pin invalid","data":null}', Refused, "not the PIN"),
        (403, b"", Refused, "TVDB"),
        (404, b"", BadAnswer, "check the address"),
        (404, b'{"status":"failure","message":"NotFoundException: not found","data":null}', BadAnswer, "check the address"),
        (200, b'{"status":"success","data":{"token":""}}', BadAnswer, "token"),
        (200, b'{"status":"success","data":null}', BadAnswer, "token"),
        (200, b'{"status":"success","data":{"token":"a\\r\\nHost: b"}}', BadAnswer, "token"),
        (200, b'{"status":"success","data":{"token":7}}', BadAnswer, "token"),
        (200, b"<html>", BadAnswer, "web page"),
    ],
)
def test_a_sign_in_that_fails_says_why(web: Web, server: Loopback, clock: StillClock, status: int, body: bytes, kind: type[Problem], words: str) -> None:
    server.routes["/v4/login"] = saying(body, status)
    with pytest.raises(kind, match=words) as caught:
        tvdb(web, server, clock).check(Cancel())
    assert type(caught.value) is kind
    assert server.paths() == ["/v4/login"]


def test_a_sign_in_that_hangs_up_leaves_the_next_one_free(web: Web, server: Loopback, clock: StillClock) -> None:
    def hang_up(it: Exchange) -> None:
        it.close_connection = True

    serve(server, {PATH: good(SERIES)})
    working, server.routes["/v4/login"] = server.routes["/v4/login"], hang_up
    client = tvdb(web, server, clock)
    with pytest.raises(Unreachable):
        client.candidate("show", "81189", Cancel())
    server.routes["/v4/login"] = working
    assert client.candidate("show", "81189", Cancel()).title == "Breaking Bad"


def test_neither_key_nor_token_are_told(web: Web, server: Loopback, clock: StillClock, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    serve(server, {PATH: good(SERIES)})
    client = tvdb(web, server, clock, folder=tmp_path)
    client.candidate("show", "81189", Cancel())
    clock.pass_by(4000)
    server.routes["/v4" + PATH] = saying(f'{{"message":"{TOKEN}"}}'.encode(), 401)
    with pytest.raises(Refused) as caught:
        client.candidate("show", "81189", Cancel())
    on_disk = b"".join(path.read_bytes() + path.name.encode() for path in tmp_path.rglob("*") if path.is_file())
    assert on_disk
    for text in (repr(caught.value), repr(caught.value.__cause__), caplog.text, on_disk.decode("latin-1")):
        assert KEY not in text
        assert TOKEN not in text
