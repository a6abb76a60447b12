"""Signing in to a server without typing a token: on plex.tv with a PIN, on Jellyfin with Quick Connect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from app.domain.cancel import Cancel
from app.library.connecting import Invitation, Joined, join, trust
from app.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.sources.jellyfin_signin import QuickConnect
    from app.sources.plextv import Pin, PlexServerOffer
    from app.web.web import Web

T = TypeVar("T")
ASKED_EVERY_SECONDS = 1.5


def plex_pin(web: Web, device_id: str, cancel: Cancel) -> Pin:
    """A PIN whose page the person opens in the browser. Raises Problem or Cancelled."""
    from app.sources.plextv import PlexTv

    return PlexTv(web, device_id).begin(cancel)


def plex_offers(web: Web, device_id: str, pin: Pin, cancel: Cancel, every: float = ASKED_EVERY_SECONDS) -> Sequence[PlexServerOffer]:
    """The account's servers, once the person signed in; asks every so many seconds. Raises Missing when the PIN runs out, Problem, or Cancelled."""
    from app.sources.plextv import PlexTv

    service = PlexTv(web, device_id)
    token = _waited(lambda: service.token(pin, cancel), cancel, every)
    return service.servers(token, cancel)


def join_offer(database: Database, web: Web, offer: PlexServerOffer, invitation: Invitation, cancel: Cancel) -> Joined:
    """Add a server of the account at the first of its addresses that answers. The invitation gives the device's id and an accepted certificate."""
    from app.sources.plextv import PlexTv

    if invitation.fingerprint:
        for connection in offer.connections:
            trust(web, "plex", connection.address, invitation.fingerprint)
    address = PlexTv(web, invitation.device_id).reachable(offer, cancel)
    return join(database, web, replace(invitation, kind="plex", address=address, name=offer.name, token=offer.token), cancel)


def quick_connect(web: Web, invitation: Invitation, cancel: Cancel) -> tuple[Invitation, QuickConnect]:
    """A code to type in on a device that is signed in; the invitation comes back with the address that answers. Raises Problem or Cancelled."""
    from app.sources.connect import find_address
    from app.sources.jellyfin_signin import begin_quick_connect

    if invitation.fingerprint:
        trust(web, "jellyfin", invitation.address, invitation.fingerprint)
    address = find_address("jellyfin", invitation.address, web, cancel)
    return replace(invitation, address=address), begin_quick_connect(address, web, invitation.device_id, cancel)


def join_quick(database: Database, web: Web, invitation: Invitation, request: QuickConnect, cancel: Cancel, every: float = ASKED_EVERY_SECONDS) -> Joined:
    """Add the server once the code was typed in. Raises Missing when the code runs out, Problem, or Cancelled."""
    from app.sources.jellyfin_signin import finish_quick_connect

    account = _waited(lambda: finish_quick_connect(invitation.address, request, web, invitation.device_id, cancel), cancel, every)
    return join(database, web, replace(invitation, token=account.token, user=account.user_name), cancel)


def _waited(ask: Callable[[], T | None], cancel: Cancel, every: float) -> T:
    while True:
        cancel.check()
        answer = ask()
        if answer is not None:
            return answer
        if cancel.wait(every):
            cancel.check()
