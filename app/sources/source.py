"""What every media server is to the rest of Bijou: libraries, and listings of them in pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported, Skipped

SourceKind = Literal["plex", "jellyfin", "folders"]


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server says of itself. `machine_id` stays the same when its address changes; `user_id` is whose watched state it reports."""

    name: str
    machine_id: str
    version: str
    user_id: str | None = None
    user_name: str | None = None


@dataclass(frozen=True, slots=True)
class LibraryFacts:
    """One library of films or shows on a server (music and photos are left out); `language` is its metadata's language, ISO 639-1, where known."""

    key: str
    name: str
    kind: Literal["movie", "show"]
    hidden: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a listing.

    `received` counts what the answer held: `items` plus `skipped`. `total` is what the server says the whole listing holds (None: it does not say; a server
    may also be wrong, or ignore paging and answer with everything).
    """

    start: int
    items: Sequence[Reported]
    skipped: Sequence[Skipped]
    total: int | None

    @property
    def received(self) -> int:
        return len(self.items) + len(self.skipped)


class Listing(Protocol):
    """All items of one kind in one library, in a stable order. Pages may be asked for from several threads at once."""

    page_size: int

    def page(self, start: int, cancel: Cancel) -> Page:
        """The page that begins at item `start`. Raises Problem (whole page unread) or Cancelled."""


@dataclass(frozen=True, slots=True)
class ImageAddress:
    """Where the artwork room finds a picture: an http(s) address with headers (the token travels there, never in the address), or a local path."""

    url: str | None = None
    headers: Mapping[str, str] | None = None
    path: str | None = None


class Source(Protocol):
    """One configured server. Every method may be called from any thread but the GUI's; each raises Problem or Cancelled."""

    kind: SourceKind

    def describe(self, cancel: Cancel) -> ServerFacts:
        """Ask the server who it is; also the connection test."""

    def libraries(self, cancel: Cancel) -> Sequence[LibraryFacts]:
        """Its libraries of films and shows, hidden ones too."""

    def listing(self, library: LibraryFacts, kind: Kind, since: int | None, cancel: Cancel) -> Listing:
        """Everything of `kind` in the library; with `since` (UTC seconds) only what was added or changed since then."""

    def items(self, keys: Sequence[tuple[Kind, str]], cancel: Cancel) -> Sequence[Reported]:
        """Single items in full; ones that are gone are left out."""

    def image(self, reference: str, width: int, height: int) -> ImageAddress:
        """Where to fetch the picture that an `Art` reference names, scaled by the server to fit (pixels) where it can."""

    def web_address(self, kind: Kind, remote_key: str) -> str | None:
        """An address that opens the item in the server's own web app, without a token; None where there is none."""

    def close(self) -> None:
        """Give back connections."""
