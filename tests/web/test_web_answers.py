"""Whole answers and broken ones: every fault of the robustness table becomes one plain sentence."""

from __future__ import annotations

import errno
import gzip
import socket
import threading
import zlib

import pytest

from app import __version__
from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Busy, Cancelled, Late, Missing, Problem, Refused, Unreachable
from app.web.web import Web
from tests.web.asking import Asking
from tests.web.loopback import Exchange, Loopback

SECRET = "canary-5f3a9c"
JSON = {"Content-Type": "application/json"}


def test_an_answer_comes_whole_with_our_name_on_the_question(web: Web, server: Loopback) -> None:
    server.routes["/a"] = lambda it: it.reply(200, b'{"a":1}', JSON)
    answer = web.get(f"{server.address}/a", params={"q": "ä b"}, cancel=Cancel())
    assert (answer.status, answer.content, answer.content_type) == (200, b'{"a":1}', "application/json")
    assert answer.headers["content-TYPE"] == "application/json"
    asked = server.asked[0]
    assert asked.headers["User-Agent"] == f"Bijou/{__version__}"
    assert asked.query == {"q": ["ä b"]}


def test_a_post_sends_json_or_a_form(web: Web, server: Loopback) -> None:
    server.routes["/p"] = lambda it: it.reply(204)
    web.post(f"{server.address}/p", json={"a": 1}, cancel=Cancel())
    web.post(f"{server.address}/p", data={"a": "1"}, cancel=Cancel())
    assert [asked.body for asked in server.asked] == [b'{"a": 1}', b"a=1"]
    assert server.asked[0].headers["Content-Type"] == "application/json"


def test_connections_are_used_again(web: Web, server: Loopback) -> None:
    server.routes["/a"] = lambda it: it.reply(200, b"x")
    server.routes["/gone"] = lambda it: it.reply(404, b"nothing here")
    for path in ("/a", "/gone", "/a", "/a"):
        web.get(f"{server.address}{path}", cancel=Cancel(), allowed=(404,))
    assert len({asked.line for asked in server.asked}) == 1


def test_a_kept_connection_that_the_server_closed_is_replaced_without_a_word(web: Web, server: Loopback) -> None:
    def once(it: Exchange) -> None:
        it.reply(200, b"x")
        it.close_connection = True  # without saying so

    server.routes["/a"] = once
    for _ in range(5):
        assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"


def test_a_connection_that_is_reset_while_it_is_made_is_no_answer(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a server that is killed at this very moment: urllib3 would go on without a connection."""

    def reset(*_: object) -> socket.socket:
        raise ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")

    monkeypatch.setattr("app.web.exchange.Exchange.connect", reset)
    with pytest.raises(Unreachable, match="broke off"):
        web.get("http://127.0.0.1:1/a", cancel=Cancel())


def test_packed_answers_are_unpacked(web: Web, server: Loopback) -> None:
    text = b"abc" * 10_000
    server.routes["/gzip"] = lambda it: it.reply(200, gzip.compress(text), {"Content-Encoding": "gzip"})
    server.routes["/deflate"] = lambda it: it.reply(200, zlib.compress(text), {"Content-Encoding": "deflate"})
    for path in ("/gzip", "/deflate"):
        assert web.get(server.address + path, cancel=Cancel()).content == text


def test_a_packed_answer_cannot_grow_past_the_limit(web: Web, server: Loopback) -> None:
    bomb = gzip.compress(b"\0" * (64 << 20))
    server.routes["/bomb"] = lambda it: it.reply(200, bomb, {"Content-Encoding": "gzip"})
    with pytest.raises(BadAnswer, match="more than 1 MiB"):
        web.get(f"{server.address}/bomb", cancel=Cancel(), limit=1 << 20)


def test_broken_packing_is_a_bad_answer(web: Web, server: Loopback) -> None:
    packed = gzip.compress(b"abc" * 1000)
    server.routes["/short"] = lambda it: it.reply(200, packed[:-12], {"Content-Encoding": "gzip"})
    server.routes["/wrong"] = lambda it: it.reply(200, b"not packed at all", {"Content-Encoding": "gzip"})
    server.routes["/other"] = lambda it: it.reply(200, b"x", {"Content-Encoding": "br"})
    for path, words in (("/short", "cut short"), ("/wrong", "cannot be unpacked"), ("/other", "not asked for")):
        with pytest.raises(BadAnswer, match=words):
            web.get(server.address + path, cancel=Cancel())


def test_a_gigantic_answer_is_refused_by_its_announcement_and_by_its_size(web: Web, server: Loopback) -> None:
    def endless(it: Exchange) -> None:
        it.close_connection = True
        it.begin()
        try:
            while not it.server.home.released.is_set():
                it.wfile.write(b"x" * 65536)
        except OSError:
            it.server.home.arrived.set()

    server.routes["/endless"] = endless
    server.routes["/announced"] = lambda it: it.begin(1 << 40)
    for path in ("/announced", "/endless"):
        with pytest.raises(BadAnswer, match="too much"):
            web.get(server.address + path, cancel=Cancel(), limit=1 << 20)
    assert server.arrived.wait(5), "the connection to the endless answer was not closed"


@pytest.mark.parametrize(
    ("status", "problem", "words"),
    [
        (400, BadAnswer, "did not understand"),
        (401, Refused, "did not accept"),
        (403, Refused, "does not allow"),
        (404, Missing, "does not have"),
        (410, Missing, "no longer has"),
        (418, BadAnswer, "418"),
        (500, BadAnswer, "error of its own"),
        (502, Unreachable, "gateway"),
        (503, Busy, "busy or starting"),
        (504, Unreachable, "gateway"),
        (300, BadAnswer, "sends us on"),
    ],
)
def test_each_status_has_its_sentence(web: Web, server: Loopback, status: int, problem: type[Problem], words: str) -> None:
    server.routes["/s"] = lambda it: it.reply(status, b"<html>" + SECRET.encode())
    with pytest.raises(problem, match=words) as caught:
        web.get(f"{server.address}/s", params={"X-Plex-Token": SECRET}, headers={"Authorization": SECRET}, cancel=Cancel())
    assert SECRET not in str(caught.value)
    assert f"127.0.0.1:{server.port}" in str(caught.value)


def test_a_status_that_the_caller_allows_is_an_answer(web: Web, server: Loopback) -> None:
    server.routes["/s"] = lambda it: it.reply(404, b"why")
    answer = web.get(f"{server.address}/s", cancel=Cancel(), allowed=(404,))
    assert (answer.status, answer.content) == (404, b"why")


def test_a_web_page_instead_of_data_is_called_by_its_name(web: Web, server: Loopback) -> None:
    server.routes["/h"] = lambda it: it.reply(200, b"<html>hello", {"Content-Type": "text/html; charset=utf-8"})
    server.routes["/p"] = lambda it: it.reply(200, b"GIF89a", {"Content-Type": "image/gif"})
    for path, words in (("/h", "web page"), ("/p", "image/gif")):
        with pytest.raises(BadAnswer, match=words):
            web.get(server.address + path, cancel=Cancel(), accept=("application/json", "text/json"))


def test_nobody_at_home(web: Web) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening: refuses
        with pytest.raises(Unreachable, match="Nothing answers at"):
            web.get(f"http://127.0.0.1:{taken.getsockname()[1]}/", cancel=Cancel())


def test_an_unknown_name(web: Web) -> None:
    with pytest.raises(Unreachable, match="no computer called nowhere"):
        web.get("http://nowhere.invalid/", cancel=Cancel())


@pytest.mark.parametrize("address", ["", "nothing", "ftp://127.0.0.1/", "http://", "http://127.0.0.1:99999/", "http://[::1/", "file:///etc/passwd"])
def test_what_is_no_address_is_a_problem_not_a_traceback(web: Web, address: str) -> None:
    with pytest.raises(BadAnswer):
        web.get(address, cancel=Cancel())


def test_a_header_that_cannot_be_sent_is_a_problem(web: Web, server: Loopback) -> None:
    with pytest.raises(Problem):
        web.get(server.address, headers={"X-Plex-Token": "two\nlines"}, cancel=Cancel())


def test_a_server_that_says_nothing_meets_the_deadline(web: Web, server: Loopback) -> None:
    server.routes["/hang"] = Exchange.hold
    with pytest.raises(Late, match="did not answer within"):
        web.get(f"{server.address}/hang", cancel=Cancel(), deadline=0.3)


def test_a_trickle_meets_the_deadline_though_every_read_succeeds(web: Web, server: Loopback) -> None:
    def trickle(it: Exchange) -> None:
        it.close_connection = True
        it.begin(1 << 20)
        try:
            while not it.server.home.released.wait(0.02):
                it.wfile.write(b"x")
                it.wfile.flush()
        except OSError:
            return

    def slow_headers(it: Exchange) -> None:
        it.close_connection = True
        it.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while not it.server.home.released.wait(0.02):
                it.wfile.write(b"X-A: b\r\n")
                it.wfile.flush()
        except OSError:
            return

    server.routes["/body"], server.routes["/head"] = trickle, slow_headers
    for path in ("/body", "/head"):
        with pytest.raises(Unreachable, match="within"):
            web.get(server.address + path, cancel=Cancel(), deadline=0.4)


def test_an_answer_that_is_cut_off(web: Web, server: Loopback) -> None:
    def cut(it: Exchange) -> None:
        it.close_connection = True
        it.begin(1000)
        it.wfile.write(b"half")

    def none(it: Exchange) -> None:
        it.close_connection = True

    def chunked(it: Exchange) -> None:
        it.close_connection = True
        it.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")

    def nonsense(it: Exchange) -> None:
        it.close_connection = True
        it.wfile.write(b"\x15\x03\x01 no HTTP at all\r\n\r\n")

    server.routes.update({"/cut": cut, "/none": none, "/chunked": chunked, "/nonsense": nonsense})
    for path in server.routes:
        with pytest.raises(Unreachable, match="broke off"):
            web.get(server.address + path, cancel=Cancel())


@pytest.mark.parametrize("begun", [False, True])
def test_cancel_wakes_whoever_waits(web: Web, server: Loopback, begun: bool) -> None:
    def hold(it: Exchange) -> None:
        if begun:
            it.begin(1000)
        it.hold()

    server.routes["/hang"] = hold
    asking = Asking(web, f"{server.address}/hang")
    assert server.arrived.wait(10)
    asking.cancel.request()
    assert isinstance(asking.ended_with(), Cancelled)


def test_a_cancelled_token_sends_nothing(web: Web, server: Loopback) -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        web.get(server.address, cancel=cancel)
    assert server.asked == []


def test_closing_stops_what_runs_and_refuses_what_comes(server: Loopback) -> None:
    web = Web()
    server.routes["/hang"] = Exchange.hold
    asking = Asking(web, f"{server.address}/hang")
    assert server.arrived.wait(10)
    web.close()
    assert isinstance(asking.ended_with(), Cancelled)
    with pytest.raises(Cancelled):
        web.get(f"{server.address}/hang", cancel=Cancel())


def test_a_cancel_that_comes_late_hurts_no_other_question(web: Web, server: Loopback) -> None:
    server.routes["/a"] = lambda it: it.reply(200, b"x")
    first = Cancel()
    web.get(f"{server.address}/a", cancel=first)
    first.request()  # its connection is idle, or someone else's, by now
    assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"


def test_a_failed_get_is_tried_again_and_a_post_is_not(web: Web, server: Loopback) -> None:
    statuses = [503, 500, 200, 503]

    def flaky(it: Exchange) -> None:
        it.reply(statuses.pop(0), b"x")

    server.routes["/f"] = flaky
    assert web.get(f"{server.address}/f", cancel=Cancel()).status == 200
    with pytest.raises(Busy):
        web.post(f"{server.address}/f", json={}, cancel=Cancel())
    assert len(server.asked) == 4


def test_trying_again_has_an_end(web: Web, server: Loopback) -> None:
    server.routes["/f"] = lambda it: it.reply(500)
    with pytest.raises(BadAnswer):
        web.get(f"{server.address}/f", cancel=Cancel())
    assert len(server.asked) == 3


def test_a_long_retry_after_is_told_not_waited_for(web: Web, server: Loopback) -> None:
    server.routes["/f"] = lambda it: it.reply(429, b"", {"Retry-After": "3600"})
    with pytest.raises(Busy) as caught:
        web.get(f"{server.address}/f", cancel=Cancel())
    assert caught.value.retry_after == 3600
    assert len(server.asked) == 1


def test_waiting_to_try_again_can_be_cancelled(web: Web, server: Loopback) -> None:
    cancel = Cancel()

    def busy(it: Exchange) -> None:
        it.reply(429, b"", {"Retry-After": "14"})
        it.wfile.flush()
        threading.Timer(0.05, cancel.request).start()

    server.routes["/f"] = busy
    with pytest.raises(Cancelled):
        web.get(f"{server.address}/f", cancel=cancel)
    assert len(server.asked) == 1
