"""Pretend servers for the tests of the pretend servers, and plain ways to ask them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.demo.process import PretendServers

CAPTURES = Path(os.environ.get("BIJOU_CAPTURES") or Path(__file__).parents[3] / "shared" / "captures")
needs_captures = [
    pytest.mark.captures,
    pytest.mark.skipif(not CAPTURES.is_dir(), reason=f"no folder of real answers at {CAPTURES.name}; BIJOU_CAPTURES names another"),
]


@pytest.fixture(scope="session")
def servers() -> Iterator[PretendServers]:
    """The catalogue on both servers; tests only read from these."""
    with PretendServers().start() as started:
        yield started


@pytest.fixture
def mine() -> Iterator[PretendServers]:
    """Servers of a test's own, for faults and changes."""
    with PretendServers().start() as started:
        yield started


class Told:
    """An answer: status, headers, body."""

    def __init__(self, answer: HTTPResponse) -> None:
        self.status = answer.status
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        self.body = answer.read()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(address: str, path: str, headers: Mapping[str, str] = {}, *, method: str = "GET", body: bytes | None = None) -> Told:
    """One request on a connection of its own."""
    where = urlsplit(address)
    line = HTTPConnection(where.hostname or "", where.port, timeout=20)
    try:
        line.request(method, path, body, dict(headers))
        return Told(line.getresponse())
    finally:
        line.close()


def plex(servers: PretendServers, path: str, accept: str = "application/json") -> Told:
    """Ask the Plex server with its token."""
    return ask(servers.plex.address, path, {"X-Plex-Token": servers.plex.token, "Accept": accept})


def jellyfin(servers: PretendServers, path: str) -> Told:
    """Ask the Jellyfin server with its API key."""
    return ask(servers.jellyfin.address, path, {"Authorization": f'MediaBrowser Token="{servers.jellyfin.api_key}"'})


def section(servers: PretendServers, number: int, kind: int, more: str = "") -> list[dict[str, Any]]:
    """All items of a kind in a Plex section."""
    container = plex(servers, f"/library/sections/{number}/all?type={kind}&includeGuids=1{more}").json["MediaContainer"]
    return list(container.get("Metadata", []))


def items(servers: PretendServers, kind: str, more: str = "&fields=Overview,ProviderIds,DateCreated,Path,MediaSources") -> list[dict[str, Any]]:
    """All items of a kind on the Jellyfin server."""
    return list(jellyfin(servers, f"/Items?recursive=true&includeItemTypes={kind}{more}").json["Items"])


def tmdb(servers: PretendServers, path: str, **headers: str) -> Told:
    """Ask the pretend TMDB with its good key."""
    return ask(servers.tmdb.address, f"{path}{'&' if '?' in path else '?'}api_key={servers.tmdb.key}", headers)


def tvdb_token(servers: PretendServers) -> str:
    """A fresh token of the pretend TVDB."""
    body = json.dumps({"apikey": servers.tvdb.key}).encode()
    return str(ask(servers.tvdb.address, "/login", {"Content-Type": "application/json"}, method="POST", body=body).json["data"]["token"])


def tvdb(servers: PretendServers, path: str) -> Told:
    """Ask the pretend TVDB, logged in anew."""
    return ask(servers.tvdb.address, path, {"Authorization": f"Bearer {tvdb_token(servers)}"})


def omdb(servers: PretendServers, query: str) -> Told:
    """Ask the pretend OMDb with its good key."""
    return ask(servers.omdb.address, f"/?{query}&apikey={servers.omdb.key}")


def tvmaze(servers: PretendServers, path: str) -> Told:
    """Ask the pretend TVmaze."""
    return ask(servers.tvmaze.address, path)
