"""What a scan says while it runs and when it is done."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.items import Kind, Skipped

Mode = Literal["quick", "full", "deep"]
State = Literal["running", "done", "partial", "cancelled", "failed"]

LISTED_AT_MOST = 2_000
"""Titles that a report lists by name; its counts are exact."""


class Progress(msgspec.Struct, frozen=True):
    """How far a scan is: `done` items of `total` (None while the server has not said), over all libraries; `seconds_left` None while it cannot be told."""

    server_id: int
    server: str
    scan_id: int | None
    mode: Mode
    library: str
    done: int
    total: int | None
    seconds_left: float | None
    added: int = 0
    changed: int = 0


class Named(msgspec.Struct, frozen=True):
    """One title in a report: its row (which may be gone since) and its name then."""

    kind: Kind
    id: int
    title: str


class LibraryReport(msgspec.Struct, frozen=True):
    """One library: items read of those that the server announced, and what went wrong in sentences. `whole` is False when a page was not read."""

    library_id: int
    key: str
    name: str
    kind: Literal["movie", "show"]
    read: int = 0
    total: int | None = None
    added: int = 0
    changed: int = 0
    retired: int = 0
    not_seen: int = 0
    """Titles that a deep scan did not find and did not retire without asking (D12)."""
    whole: bool = True
    problems: tuple[str, ...] = ()
    settled: bool = False
    """A deep scan read it whole and steady, and weighed what it did not find: only then may the user's word retire that."""


class ScanReport(msgspec.Struct, frozen=True):
    """What a scan did. `scan_id` is its row, None when a quick scan found nothing to write. Lists are cut at LISTED_AT_MOST, counts are exact."""

    server_id: int
    server: str
    mode: Literal["quick", "full", "deep", "items"]
    state: State
    started_at: int
    ended_at: int
    scan_id: int | None = None
    added: int = 0
    changed: int = 0
    retired: int = 0
    skipped: int = 0
    added_titles: tuple[Named, ...] = ()
    changed_titles: tuple[Named, ...] = ()
    retired_titles: tuple[Named, ...] = ()
    skipped_items: tuple[Skipped, ...] = ()
    libraries: tuple[LibraryReport, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True when everything chosen was read and stored (single items that were skipped do not count against it)."""
        return self.state == "done" and not self.problems and all(library.whole for library in self.libraries)
