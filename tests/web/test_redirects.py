"""Being sent elsewhere: followed where it makes sense, and no secret goes along to another host (D70)."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer
from app.web.redirects import next_address
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback, Route
from tests.web.own_certificate import own_certificate

SECRET = "canary-5f3a9c"
SECRETS = {
    "Authorization": f'MediaBrowser Token="{SECRET}"',
    "X-Plex-Token": SECRET,
    "X-Emby-Token": SECRET,
    "X-MediaBrowser-Token": SECRET,
    "X-Api-Key": SECRET,
    "Cookie": f"session={SECRET}",
}


def to(address: str, status: int = 302) -> Route:
    def route(it: Exchange) -> None:
        it.reply(status, b"", {"Location": address})

    return route


@pytest.fixture
def elsewhere() -> Iterator[Loopback]:
    with Loopback({"/there": lambda it: it.reply(200, b"there")}) as one:
        yield one


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_d70_no_secret_goes_to_another_host(web: Web, server: Loopback, elsewhere: Loopback, status: int) -> None:
    for host in ("127.0.0.1", "localhost"):  # another port is another server too
        server.routes["/here"] = to(f"http://{host}:{elsewhere.port}/there?X-Plex-Token={SECRET}&api_key={SECRET}&size=2", status)
        answer = web.get(f"{server.address}/here", params={"X-Plex-Token": SECRET}, headers=SECRETS, cancel=Cancel())
        assert answer.content == b"there"
        asked = elsewhere.asked[-1]
        assert SECRET not in str(asked)
        assert asked.query == {"size": ["2"]}
    assert SECRET in str(server.asked[-1])


def test_the_same_server_gets_its_headers_again(web: Web, server: Loopback) -> None:
    server.routes["/here"] = to("/there?page=2")
    server.routes["/there"] = lambda it: it.reply(200, b"x")
    answer = web.get(f"{server.address}/here", headers=SECRETS, cancel=Cancel())
    assert answer.url.endswith("/there?page=2")
    assert server.asked[1].headers["X-Plex-Token"] == SECRET


def test_d70_a_password_is_not_posted_elsewhere(web: Web, server: Loopback, elsewhere: Loopback) -> None:
    server.routes["/here"] = to(f"http://127.0.0.1:{elsewhere.port}/there", 307)
    with pytest.raises(BadAnswer, match="sends us on to"):
        web.post(f"{server.address}/here", json={"Pw": SECRET}, cancel=Cancel())
    assert elsewhere.asked == []


def test_a_post_follows_its_own_server_with_its_body(web: Web, server: Loopback) -> None:
    server.routes["/here"] = to("/there", 308)
    server.routes["/there"] = lambda it: it.reply(200, b"x")
    web.post(f"{server.address}/here", json={"a": 1}, cancel=Cancel())
    server.routes["/here"] = to("/there", 303)
    web.post(f"{server.address}/here", json={"a": 1}, cancel=Cancel())
    assert [(asked.method, asked.body) for asked in server.asked] == [
        ("POST", b'{"a": 1}'), ("POST", b'{"a": 1}'), ("POST", b'{"a": 1}'), ("GET", b""),
    ]  # fmt: skip


def test_circles_come_to_an_end(web: Web, server: Loopback) -> None:
    server.routes["/a"], server.routes["/b"] = to("/b"), to("/a")
    with pytest.raises(BadAnswer, match="in circles"):
        web.get(f"{server.address}/a", cancel=Cancel())
    assert len(server.asked) < 10


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)", "http://", "http://[broken/"])
def test_strange_places_are_not_visited(web: Web, server: Loopback, location: str) -> None:
    server.routes["/a"] = to(location)
    with pytest.raises(BadAnswer):
        web.get(f"{server.address}/a", cancel=Cancel())


def test_a_place_with_blanks_and_accents_is_found(web: Web, server: Loopback) -> None:
    server.routes["/a"] = to("/b c?q=%C3%A9 1")
    server.routes["/b%20c"] = lambda it: it.reply(200, b"x")
    assert web.get(f"{server.address}/a", cancel=Cancel()).content == b"x"


def test_d70_no_step_from_https_down_to_http(web: Web, elsewhere: Loopback, tmp_path: Path) -> None:
    certificate = own_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file)
    with Loopback({"/here": to(f"{elsewhere.address}/there")}, context) as secure:
        web.pin("127.0.0.1", secure.port, certificate.fingerprint)
        with pytest.raises(BadAnswer, match="from https to plain http"):
            web.get(f"{secure.address}/here", cancel=Cancel())
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("url", "location", "expected"),
    [
        ("http://a:8096/x", "https://a:8920/x", ("https://a:8920/x", True)),  # the same server, now encrypted
        ("http://a/x", "https://b/x", ("https://b/x", False)),
        ("https://a/x", "https://a:444/x", ("https://a:444/x", False)),
        ("https://a/x", "https://user:secret@b/x?Access_Token=1&b=2", ("https://b/x?b=2", False)),
        ("https://a/x/y", "../z", ("https://a/z", True)),
    ],
)
def test_which_server_is_the_same(url: str, location: str, expected: tuple[str, bool]) -> None:
    assert next_address(url, location) == expected
