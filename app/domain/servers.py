"""The rows of Settings → Libraries and of the scans: servers, libraries, scans and their reports."""

from __future__ import annotations

from typing import Literal

import msgspec

ServerKind = Literal["plex", "jellyfin", "folders"]


class LibraryRow(msgspec.Struct, frozen=True):
    """One library of a server. `titles` counts its films or shows; `shrunk_at` is set while a deep scan waits for the user's word (D12)."""

    id: int
    server_id: int
    key: str
    name: str
    kind: Literal["movie", "show"]
    language: str | None = None
    hidden: bool = False
    included: bool = True
    titles: int = 0
    not_seen: int = 0
    shrunk_at: int | None = None


class ServerRow(msgspec.Struct, frozen=True):
    """One server, in the user's order. Instants are UTC seconds; `trouble` is the last problem as a sentence, None when well."""

    id: int
    kind: ServerKind
    name: str
    address: str
    machine_id: str | None = None
    user_name: str | None = None
    device_id: str = ""
    version: str | None = None
    position: int = 0
    certificate: str | None = None
    scan_every_minutes: int | None = None
    added_at: int = 0
    answered_at: int | None = None
    scanned_at: int | None = None
    trouble: str | None = None
    libraries: tuple[LibraryRow, ...] = ()
    movies: int = 0
    shows: int = 0
    episodes: int = 0


class ScanRow(msgspec.Struct, frozen=True):
    """One scan: how it went and what it counted; the lists behind the counts are in its ScanReport."""

    id: int
    server_id: int | None
    server: str
    mode: Literal["quick", "full", "deep", "items"]
    state: Literal["running", "done", "partial", "cancelled", "failed"]
    started_at: int
    ended_at: int | None = None
    added: int = 0
    changed: int = 0
    retired: int = 0
    skipped: int = 0
