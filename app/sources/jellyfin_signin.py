"""Signing in to Jellyfin: with user and password, or with Quick Connect."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from app.domain.cancel import Cancel
from app.domain.problems import Missing, Refused
from app.sources.jellyfin_answers import read_answer
from app.sources.jellyfin_ids import plain_id
from app.sources.jellyfin_server import JellyfinServer
from app.sources.jellyfin_shapes import QuickConnectState, SignedIn
from app.web.web import Web


@dataclass(frozen=True, slots=True)
class JellyfinAccount:
    """What a sign-in gives: the token (a secret), and whose it is."""

    token: str
    user_id: str
    user_name: str


@dataclass(frozen=True, slots=True)
class QuickConnect:
    """A request that waits for the person: `code` is to be typed in on a signed-in device, `secret` fetches the result."""

    code: str
    secret: str


def sign_in(address: str, name: str, password: str, web: Web, device_id: str, cancel: Cancel) -> JellyfinAccount:
    """Raises Refused for a wrong name or password."""
    server = JellyfinServer(address, None, web, device_id)
    answer = server.post("/Users/AuthenticateByName", cancel, {"Username": name, "Pw": password}, allowed=(401,))
    if answer.status == 401:
        raise Refused(f"{server.host} does not know this user name with this password.")
    return _account(read_answer(SignedIn, answer.content, server.host))


def begin_quick_connect(address: str, web: Web, device_id: str, cancel: Cancel) -> QuickConnect:
    """Raises Refused where Quick Connect is switched off."""
    server = JellyfinServer(address, None, web, device_id)
    if not _enabled(server, cancel):
        raise Refused(f"Quick Connect is switched off on {server.host}; sign in with user name and password.")
    answer = server.post("/QuickConnect/Initiate", cancel, allowed=(404, 405))
    if answer.status in {404, 405}:  # 10.8 asks with GET
        answer = server.asked("/QuickConnect/Initiate", cancel)
    state = read_answer(QuickConnectState, answer.content, server.host)
    return QuickConnect(state.code, state.secret)


def _enabled(server: JellyfinServer, cancel: Cancel) -> bool:
    try:
        return msgspec.json.decode(server.asked("/QuickConnect/Enabled", cancel).content) is not False
    except (Missing, msgspec.DecodeError):
        return True  # it does not say; asking for a code will


def finish_quick_connect(address: str, request: QuickConnect, web: Web, device_id: str, cancel: Cancel) -> JellyfinAccount | None:
    """The account once the person typed in the code, None before. Raises Missing when the code has run out."""
    server = JellyfinServer(address, None, web, device_id)
    answer = server.asked("/QuickConnect/Connect", cancel, {"secret": request.secret}, allowed=(404,))
    if answer.status == 404:
        raise Missing("The Quick Connect code has run out; ask for a new one.")
    if not read_answer(QuickConnectState, answer.content, server.host).authenticated:
        return None
    signed = server.post("/Users/AuthenticateWithQuickConnect", cancel, {"Secret": request.secret})
    return _account(read_answer(SignedIn, signed.content, server.host))


def _account(signed: SignedIn) -> JellyfinAccount:
    return JellyfinAccount(signed.access_token, plain_id(signed.user.id), signed.user.name or "")
