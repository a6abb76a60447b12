"""Signing in on plex.tv with a PIN, and finding the account's servers. Plain requests: plexapi fixes the address, which is a setting here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec

from app.domain.cancel import Cancel
from app.domain.decoding import decoder
from app.domain.problems import BadAnswer, Missing, Problem, UnknownCertificate
from app.sources.plex_headers import plex_headers
from app.web.redirects import host_of
from app.web.web import Web

T = TypeVar("T")
_PLEX_TV = "https://plex.tv"
_SIGN_IN_PAGE = "https://app.plex.tv/auth"
_PROBE_SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class Pin:
    """A sign-in that waits for the person, who opens `browser_address` (it holds the code, no token)."""

    id: int
    code: str
    browser_address: str


@dataclass(frozen=True, slots=True)
class Connection:
    """One address that a server can be reached at, as plex.tv knows it."""

    address: str
    local: bool
    relay: bool


@dataclass(frozen=True, slots=True)
class PlexServerOffer:
    """A server of the account. `token` (a secret) is for this server alone; `connections` in the order to try them."""

    name: str
    machine_id: str
    token: str
    owned: bool
    connections: tuple[Connection, ...]


class _PinAnswer(msgspec.Struct, rename="camel"):
    id: int
    code: str
    auth_token: str | None = None


class _ConnectionAnswer(msgspec.Struct, rename="camel"):
    uri: str | None = None
    protocol: str | None = None
    local: bool | None = None
    relay: bool | None = None


class _ResourceAnswer(msgspec.Struct, rename="camel"):
    name: str | None = None
    provides: str | None = None
    client_identifier: str | None = None
    access_token: str | None = None
    owned: bool | None = None
    connections: list[_ConnectionAnswer] | None = None


class PlexTv:
    """plex.tv at `BIJOU_PLEXTV_URL` or its own address. Every method raises Problem or Cancelled."""

    def __init__(self, web: Web, device_id: str, address: str | None = None) -> None:
        self._web = web
        self._address = (address or os.environ.get("BIJOU_PLEXTV_URL") or _PLEX_TV).rstrip("/")
        self._device_id = device_id

    def begin(self, cancel: Cancel) -> Pin:
        """A fresh PIN; it runs out after half an hour."""
        url = f"{self._address}/api/v2/pins"
        answer = self._web.post(url, headers=self._headers(), params={"strong": "true"}, cancel=cancel)
        pin = self._read(_PinAnswer, answer.content)
        query = urlencode({"clientID": self._device_id, "code": pin.code, "context[device][product]": "Bijou"})
        page = _SIGN_IN_PAGE if self._address == _PLEX_TV else f"{self._address}/auth"
        return Pin(pin.id, pin.code, f"{page}#?{query}")

    def token(self, pin: Pin, cancel: Cancel) -> str | None:
        """The account's token once the person signed in, None before. Raises Missing when the PIN has run out."""
        url = f"{self._address}/api/v2/pins/{pin.id}"
        answer = self._web.get(url, headers=self._headers(), params={"code": pin.code}, cancel=cancel, allowed=(404,))
        if answer.status == 404:
            raise Missing("The sign-in has run out; start it again.")
        return self._read(_PinAnswer, answer.content).auth_token or None

    def servers(self, token: str, cancel: Cancel) -> Sequence[PlexServerOffer]:
        """The servers that the account may use, its own first."""
        url = f"{self._address}/api/v2/resources"
        answer = self._web.get(url, headers=self._headers(token), params={"includeHttps": 1, "includeRelay": 1, "includeIPv6": 1}, cancel=cancel)
        resources = self._read(list[_ResourceAnswer], answer.content)
        offers = [offer for resource in resources if (offer := _offer(resource)) is not None]
        return sorted(offers, key=lambda offer: (not offer.owned, offer.name.casefold()))

    def reachable(self, server: PlexServerOffer, cancel: Cancel) -> str:
        """The first of the server's addresses that answers as this server. Raises the last problem where none does."""
        last: Problem = Missing(f"plex.tv knows no address of {server.name}.")
        for connection in server.connections:
            try:
                if self._is_there(server, connection.address, cancel):
                    return connection.address
            except UnknownCertificate as problem:
                last = problem
            except Problem as problem:
                if not isinstance(last, UnknownCertificate):  # which the person can do something about
                    last = problem
        raise last

    def _is_there(self, server: PlexServerOffer, address: str, cancel: Cancel) -> bool:
        """/identity needs no token, so none goes to an address that may by now be someone else's."""
        headers = {**plex_headers(self._device_id), "Accept": "application/json"}
        answer = self._web.get(f"{address}/identity", headers=headers, cancel=cancel, deadline=_PROBE_SECONDS)
        if f'"{server.machine_id}"'.encode() in answer.content:  # in JSON and in XML
            return True
        raise BadAnswer(f"{host_of(address)} is another server than {server.name}.")

    def _headers(self, token: str | None = None) -> dict[str, str]:
        return {**plex_headers(self._device_id, token), "Accept": "application/json"}

    def _read(self, shape: type[T], content: bytes) -> T:
        try:
            return decoder(shape).decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadAnswer(f"{host_of(self._address)} does not answer as plex.tv does.") from error


def _offer(resource: _ResourceAnswer) -> PlexServerOffer | None:
    if "server" not in (resource.provides or "").split(",") or not resource.client_identifier or not resource.access_token:
        return None
    known = {one.uri.rstrip("/"): one for one in resource.connections or () if one.uri and urlsplit(one.uri).hostname}
    connections = [Connection(address, bool(one.local), bool(one.relay)) for address, one in known.items()]
    # Near before far, relays (slow, metered) last, and of each the encrypted ones first.
    connections.sort(key=lambda one: (one.relay, not one.local, not one.address.startswith("https://")))
    return PlexServerOffer(
        resource.name or resource.client_identifier, resource.client_identifier, resource.access_token, bool(resource.owned), tuple(connections)
    )
