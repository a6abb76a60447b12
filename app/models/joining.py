"""What adding a server needs done, and the rows that it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from app.domain.cancel import Cancel
from app.domain.servers import LibraryRow
from app.library.connecting import Invitation, Joined


class Pin(Protocol):
    """A sign-in on plex.tv that waits for the person."""

    @property
    def code(self) -> str:
        """What the page in the browser may ask for."""

    @property
    def browser_address(self) -> str:
        """The page to open."""


class Offer(Protocol):
    """A server of the signed-in account."""

    @property
    def name(self) -> str:
        """What its owner calls it."""

    @property
    def machine_id(self) -> str:
        """What tells it from the others."""


class Joining(Protocol):
    """What adding a server needs done. Every method is called on a pool thread and raises Problem or Cancelled."""

    def plex_pin(self, device_id: str, cancel: Cancel) -> Pin:
        """A PIN whose page the person opens."""

    def plex_offers(self, device_id: str, pin: Any, cancel: Cancel) -> Sequence[Offer]:
        """The servers of the account, once the person signed in; waits for it."""

    def join_offer(self, offer: Any, invitation: Invitation, cancel: Cancel) -> Joined:
        """Add a server of the account."""

    def quick_connect(self, invitation: Invitation, cancel: Cancel) -> tuple[Invitation, Any]:
        """A code to type in, with the address that answers."""

    def join_quick(self, invitation: Invitation, request: Any, cancel: Cancel) -> Joined:
        """Add the server once the code was typed in; waits for it."""

    def join(self, invitation: Invitation, cancel: Cancel) -> Joined:
        """Add a server by address and token, user and password, or path."""

    def libraries(self, server: int) -> Sequence[LibraryRow]:
        """The libraries of a server as they are stored."""

    def include(self, chosen: Mapping[int, bool]) -> None:
        """Which libraries are scanned, by id."""

    def leave(self, server: int) -> None:
        """Take a server out again."""


class LibraryChoice(NamedTuple):
    """One library of the server that was just added."""

    number: int
    name: str
    kind: str
    chosen: bool


class OfferChoice(NamedTuple):
    """One server of the account."""

    key: str
    name: str


class Landed(NamedTuple):
    """A server that was joined, and its libraries as they are stored."""

    joined: Joined
    libraries: Sequence[LibraryRow]
