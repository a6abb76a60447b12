"""Signing in on the pretend plex.tv and on the pretend Jellyfin server, as the real ones have it."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.demo.conftest import ask

JSON = {"Accept": "application/json", "X-Plex-Client-Identifier": "bijou-test", "X-Plex-Product": "Bijou"}
APP = 'MediaBrowser Client="Bijou", Device="test", DeviceId="t1", Version="1"'


def test_a_pin_is_linked_and_leads_to_the_server(servers: PretendServers) -> None:
    pin = ask(servers.plextv, "/api/v2/pins", JSON, method="POST").json
    assert len(pin["code"]) == 4
    assert pin["authToken"] is None
    assert ask(servers.plextv, f"/api/v2/pins/{pin['id']}", JSON).json["authToken"] is None
    assert b"<form" in ask(servers.plextv, "/link").body
    assert ask(servers.plextv, f"/authorize?code={pin['code']}").status == 200
    token = ask(servers.plextv, f"/api/v2/pins/{pin['id']}", JSON).json["authToken"]
    assert token == servers.ready.plextv_token
    devices = ask(servers.plextv, "/api/v2/resources?includeHttps=1", JSON | {"X-Plex-Token": token}).json
    server = next(device for device in devices if "server" in device["provides"].split(","))
    assert server["connections"][0]["uri"] == servers.plex.address
    assert server["clientIdentifier"] == servers.plex.machine_id
    assert ask(servers.plex.address, "/", {"X-Plex-Token": server["accessToken"]}).status == 200
    assert ask(servers.plextv, "/api/v2/user", JSON | {"X-Plex-Token": token}).json["username"] == "ada"


def test_a_strong_pin_is_long_and_xml_is_spoken_too(servers: PretendServers) -> None:
    assert len(ask(servers.plextv, "/api/v2/pins?strong=true", JSON, method="POST").json["code"]) == 25
    answer = ask(servers.plextv, "/api/v2/pins", method="POST")
    assert answer.status == 201
    assert ET.fromstring(answer.body).get("authToken") == ""
    devices = ET.fromstring(ask(servers.plextv, "/api/v2/resources", {"X-Plex-Token": servers.ready.plextv_token}).body)
    assert devices[0][0][0].get("uri") == servers.plex.address


def test_strangers_and_unknown_pins_are_told_so(servers: PretendServers) -> None:
    assert ask(servers.plextv, "/api/v2/resources", JSON).json["errors"][0]["status"] == 401
    assert ask(servers.plextv, "/api/v2/pins/1", JSON).status == 404
    assert ask(servers.plextv, "/authorize?code=NONE").status == 404
    with pytest.raises(ValueError, match="404"):
        servers.authorize("NONE")


def _sign_in(servers: PretendServers, user: str, password: str) -> int:
    body = json.dumps({"Username": user, "Pw": password}).encode()
    return ask(servers.jellyfin.address, "/Users/AuthenticateByName", {"Authorization": APP}, method="POST", body=body).status


def test_jellyfin_wants_the_right_password(servers: PretendServers) -> None:
    here = servers.jellyfin
    assert _sign_in(servers, here.user, here.password) == 200
    assert _sign_in(servers, here.user.upper(), here.password) == 200
    assert _sign_in(servers, here.user, here.password + "!") == 401
    assert _sign_in(servers, "somebody", here.password) == 401


def test_jellyfin_lets_nobody_in_without_a_token(servers: PretendServers) -> None:
    here = servers.jellyfin
    for headers in ({}, {"Authorization": 'MediaBrowser Token="wrong"'}, {"Authorization": APP}):
        assert ask(here.address, "/Items", headers).status == 401
    assert ask(here.address, "/Users/Me", {"Authorization": f'MediaBrowser Token="{here.api_key}"'}).status == 400, "a key is no user"


def test_quick_connect_waits_for_a_yes(servers: PretendServers) -> None:
    here = servers.jellyfin.address
    code = ask(here, "/QuickConnect/Initiate", {"Authorization": APP}, method="POST").json
    body = json.dumps({"Secret": code["Secret"]}).encode()
    assert ask(here, "/Users/AuthenticateWithQuickConnect", {"Authorization": APP}, method="POST", body=body).status == 401
    servers.authorize(code["Code"])
    assert ask(here, "/Users/AuthenticateWithQuickConnect", {"Authorization": APP}, method="POST", body=body).status == 200
    assert ask(here, "/QuickConnect/Connect?secret=unknown").status == 404


@pytest.mark.parametrize(("version", "status"), [("10.11.11", 200), ("12.0.0", 401)])
def test_version_12_understands_only_the_authorization_header(version: str, status: int) -> None:
    with PretendServers().start(options=Options(jellyfin_version=version)) as servers:
        here = servers.jellyfin
        assert ask(here.address, "/UserViews", {"X-Emby-Token": here.api_key}).status == status
        assert ask(here.address, f"/UserViews?api_key={here.api_key}").status == status
        assert ask(here.address, "/UserViews", {"Authorization": f'MediaBrowser Token="{here.api_key}"'}).status == 200
        user = ask(here.address, "/Users", {"Authorization": f'MediaBrowser Token="{here.api_key}"'}).json[0]["Id"]
        old = ask(here.address, f"/Users/{user}/Views", {"Authorization": f'MediaBrowser Token="{here.api_key}"'})
        assert old.status == (200 if status == 200 else 404)
