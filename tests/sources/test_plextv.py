"""Signing in on plex.tv, played by a server on loopback."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer, Missing, Problem, Refused, Unreachable
from app.sources.plextv import PlexTv
from app.web.web import Web
from tests.web.loopback import Loopback, Route


def giving(data: Any, status: int = 200) -> Route:
    return lambda it: it.reply(status, json.dumps(data).encode(), {"Content-Type": "application/json"})


def test_its_address_is_a_setting(server: Loopback, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIJOU_PLEXTV_URL", f"{server.address}/")
    server.routes["/api/v2/pins"] = giving({"id": 7, "code": "abc"})
    pin = PlexTv(web, "device").begin(Cancel())
    assert pin.browser_address == f"{server.address}/auth#?clientID=device&code=abc&context%5Bdevice%5D%5Bproduct%5D=Bijou"
    monkeypatch.delenv("BIJOU_PLEXTV_URL")
    assert PlexTv(web, "device")._address == "https://plex.tv"


def test_from_pin_to_token(server: Loopback, web: Web) -> None:
    plextv = PlexTv(web, "device", server.address)
    server.routes["/api/v2/pins"] = giving({"id": 7, "code": "abcdefgh", "authToken": None}, 201)
    pin = plextv.begin(Cancel())
    asked = server.asked[0]
    assert (asked.method, asked.query) == ("POST", {"strong": ["true"]})
    assert (asked.headers["X-Plex-Client-Identifier"], asked.headers["X-Plex-Product"]) == ("device", "Bijou")
    server.routes["/api/v2/pins/7"] = giving({"id": 7, "code": "abcdefgh", "authToken": None})
    assert plextv.token(pin, Cancel()) is None
    server.routes["/api/v2/pins/7"] = giving({"id": 7, "code": "abcdefgh", "authToken": "canary"})
    assert plextv.token(pin, Cancel()) == "canary"
    server.routes["/api/v2/pins/7"] = giving({"errors": [{"code": 1020}]}, 404)
    with pytest.raises(Missing, match="run out"):
        plextv.token(pin, Cancel())


RESOURCES: list[dict[str, Any]] = [
    {"name": "Player", "provides": "client,player", "clientIdentifier": "p", "accessToken": "x", "connections": []},
    {
        "name": "Friend", "provides": "server", "clientIdentifier": "f", "accessToken": "friend-token", "owned": False,
        "connections": [{"uri": "http://192.0.2.1:32400", "local": True, "relay": False}],
    },
    {
        "name": "Home", "provides": "server", "clientIdentifier": "h", "accessToken": "home-token", "owned": True,
        "connections": [
            {"uri": "https://relay.plex.direct:8443", "local": False, "relay": True},
            {"uri": "http://192.168.1.2:32400", "local": True, "relay": False},
            {"uri": "https://far.plex.direct:32400", "local": False, "relay": False},
            {"uri": "https://near.plex.direct:32400/", "local": True, "relay": None},
            {"uri": None}, {"uri": "nonsense"},
        ],
    },
    {"name": "No token", "provides": "server", "clientIdentifier": "n", "accessToken": None},
    {"name": None, "provides": None},
]  # fmt: skip


def test_the_accounts_servers_with_their_addresses_in_good_order(server: Loopback, web: Web) -> None:
    server.routes["/api/v2/resources"] = giving(RESOURCES)
    home, friend = PlexTv(web, "device", server.address).servers("canary", Cancel())
    assert server.asked[0].headers["X-Plex-Token"] == "canary"
    assert "canary" not in str(server.asked[0].query)
    assert (home.name, home.machine_id, home.token, home.owned, friend.name) == ("Home", "h", "home-token", True, "Friend")
    assert [one.address for one in home.connections] == [
        "https://near.plex.direct:32400",
        "http://192.168.1.2:32400",
        "https://far.plex.direct:32400",
        "https://relay.plex.direct:8443",
    ]


def offered(server: Loopback, web: Web, *addresses: str) -> Any:
    connections = [{"uri": address, "local": True, "relay": False} for address in addresses]
    server.routes["/api/v2/resources"] = giving([{**RESOURCES[2], "connections": connections}])
    return PlexTv(web, "device", server.address).servers("canary", Cancel())[0]


def test_the_first_address_that_is_really_this_server_is_taken_and_no_token_is_shown_around(server: Loopback, web: Web) -> None:
    with socket.socket() as dead, Loopback({"/identity": giving({"machineIdentifier": "someone else"})}) as other:
        dead.bind(("127.0.0.1", 0))
        server.routes["/identity"] = giving({"MediaContainer": {"machineIdentifier": "h"}})
        home = offered(server, web, f"http://127.0.0.1:{dead.getsockname()[1]}", other.address, server.address)
        assert PlexTv(web, "device", server.address).reachable(home, Cancel()) == server.address
        assert "token" not in str([*other.asked, server.asked[-1]]).lower()


def test_where_no_address_answers_the_reason_is_said(server: Loopback, web: Web) -> None:
    plextv = PlexTv(web, "device", server.address)
    with pytest.raises(Missing, match="knows no address of Home"):
        plextv.reachable(offered(server, web), Cancel())
    with socket.socket() as dead:
        dead.bind(("127.0.0.1", 0))
        home = offered(server, web, f"http://127.0.0.1:{dead.getsockname()[1]}")
        with pytest.raises(Unreachable):
            plextv.reachable(home, Cancel())


def test_what_plextv_says_wrongly_is_a_problem(server: Loopback, web: Web) -> None:
    plextv = PlexTv(web, "device", server.address)
    server.routes["/api/v2/pins"] = giving([])
    with pytest.raises(BadAnswer, match="does not answer as"):
        plextv.begin(Cancel())
    server.routes["/api/v2/resources"] = giving({"errors": []}, 401)
    with pytest.raises(Refused):
        plextv.servers("old", Cancel())
    server.routes["/api/v2/resources"] = lambda it: it.reply(200, b"<html>")
    with pytest.raises(Problem):
        plextv.servers("old", Cancel())
