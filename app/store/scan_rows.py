"""The rows of a scan: the scan itself, the pages that it read, and what it knows of libraries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.decoding import decoder
from app.domain.items import Kind
from app.domain.scanning import ScanReport
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

_KEYS = decoder(tuple[str, ...])

_PAGES_KEPT = 24 * 3600
"""Seconds after which the pages of an unfinished scan are read anew."""


class LibraryState(NamedTuple):
    """A library as a scan finds it."""

    id: int
    key: str
    name: str
    kind: Literal["movie", "show"]
    language: str | None
    hidden: int
    included: int
    position: int
    quick_since: int | None
    shrunk_at: int | None


class PageRead(NamedTuple):
    """A page that an unfinished scan read: the remote keys that it held, of how many in all, and when (UTC seconds, our clock)."""

    start: int
    total: int | None
    keys: tuple[str, ...]
    read_at: int


class CopyState(NamedTuple):
    """A copy as a deep scan weighs it."""

    id: int
    kind: str
    remote_key: str
    parent_id: int | None
    not_seen_since: int | None


class Tied(NamedTuple):
    """A copy and where it is listed."""

    kind: Kind
    title: str
    library_id: int
    language: str | None


def tied_copies(reader: Reader, server_id: int, keys: Sequence[str]) -> dict[str, Tied]:
    """By remote key, the copies of a server with these keys and, of shows, those of their seasons and episodes."""
    found = reader.gathered(
        "c.remote_key, c.kind, coalesce(json_extract(CAST(c.facts AS TEXT), '$.title'), c.remote_key), c.library_id, b.language",
        """copies c JOIN libraries b ON b.id = c.library_id WHERE c.id IN (
            SELECT w.id FROM json_each(?) AS wanted CROSS JOIN copies w ON w.server_id = ? AND w.remote_key = wanted.value
            UNION SELECT k.id FROM json_each(?) AS wanted CROSS JOIN copies w ON w.server_id = ? AND w.remote_key = wanted.value
            CROSS JOIN copies k ON k.parent_id = w.id)""",
        (as_json(keys), server_id, as_json(keys), server_id),
    )
    return {key: Tied(Kind(kind), title, library, language) for key, kind, title, library, language in found}


def libraries_of(reader: Reader, server_id: int) -> list[LibraryState]:
    """Every library of a server, in its order."""
    columns = "id, key, name, kind, language, hidden, included, position, quick_since, shrunk_at"
    return [LibraryState(*row) for row in reader.rows(f"SELECT {columns} FROM libraries WHERE server_id = ? ORDER BY position, id", (server_id,))]


def server_of(reader: Reader, library_id: int) -> int | None:
    """The server that a library is on; None when there is no such library."""
    found: int | None = reader.value("SELECT server_id FROM libraries WHERE id = ?", (library_id,))
    return found


def start_scan(tx: Transaction, server_id: int, server: str, mode: str) -> int:
    """A row for a scan that begins; scans of this server that never ended did not live to end."""
    dead = [row[0] for row in tx.rows("SELECT id FROM scans WHERE server_id = ? AND state = 'running' AND mode <> 'items'", (server_id,))]
    tx.execute("UPDATE scans SET state = 'failed', ended_at = ? WHERE id IN (SELECT value FROM json_each(?))", (tx.now, as_json(dead)))
    tx.note_updated(Subject.SCAN, *dead)
    scan_id = tx.insert("INSERT INTO scans (server_id, server_name, mode, state, started_at) VALUES (?, ?, ?, 'running', ?)", (server_id, server, mode, tx.now))
    tx.note_added(Subject.SCAN, scan_id)
    return scan_id


def finish_scan(tx: Transaction, scan_id: int, report: ScanReport) -> None:
    """How it went, with the lists behind the counts."""
    tx.execute(
        "UPDATE scans SET state = ?, ended_at = ?, added = ?, changed = ?, retired = ?, skipped = ?, report = ? WHERE id = ?",
        (
            report.state,
            report.ended_at,
            report.added,
            report.changed,
            report.retired,
            report.skipped,
            msgspec.json.encode(report).decode(),
            scan_id,
        ),
    )
    tx.note_updated(Subject.SCAN, scan_id)


def pages_read(reader: Reader, library_id: int, kind: Kind, now: int) -> list[PageRead]:
    """What an unfinished scan has read lately (D13)."""
    rows = reader.rows(
        "SELECT start, total, keys, read_at FROM scanned_pages WHERE library_id = ? AND kind = ? AND read_at > ? ORDER BY start",
        (library_id, kind.value, now - _PAGES_KEPT),
    )
    return [PageRead(start, total, _KEYS.decode(keys), read_at) for start, total, keys, read_at in rows]


def note_page(tx: Transaction, library_id: int, kind: Kind, page: PageRead) -> None:
    """This page is stored: a scan that is cut off now resumes after it."""
    tx.execute(
        "INSERT OR REPLACE INTO scanned_pages (library_id, kind, start, total, keys, read_at) VALUES (?, ?, ?, ?, ?, ?)",
        (library_id, kind.value, page.start, page.total, as_json(page.keys), page.read_at),
    )


def forget_pages(tx: Transaction, library_id: int, kind: Kind | None = None) -> None:
    """The next scan reads the listing of this kind from its beginning, or all."""
    tx.execute("DELETE FROM scanned_pages WHERE library_id = ? AND (? IS NULL OR kind = ?)", (library_id, kind and kind.value, kind and kind.value))


def copies_in(reader: Reader, library_id: int) -> list[CopyState]:
    """Every copy in a library."""
    found = reader.gathered("id, kind, remote_key, parent_id, not_seen_since", "copies WHERE library_id = ?", (library_id,))
    return [CopyState(*row) for row in found]


def titles_in(reader: Reader, library_id: int, kind: Kind) -> dict[int, int]:
    """Every copy of a film or show in a library, with the row of its title."""
    found = reader.gathered(f"id, {kind}_id", "copies INDEXED BY copies_of_library WHERE library_id = ? AND kind = ?", (library_id, kind.value))
    return dict(row for row in found)


def copies_with_keys(reader: Reader, server_id: int, keys: Iterable[str]) -> set[int]:
    """The copies of a server with these remote keys."""
    wanted = as_json(list(keys))
    found = reader.gathered("c.id", "json_each(?) AS wanted CROSS JOIN copies c ON c.server_id = ? AND c.remote_key = wanted.value", (wanted, server_id))
    return {row[0] for row in found}


def mark_not_seen(tx: Transaction, copies: Sequence[int]) -> None:
    """A scan did not find them and may not retire them: they stay, with the day since when (D12)."""
    tx.execute("UPDATE copies SET not_seen_since = ? WHERE not_seen_since IS NULL AND id IN (SELECT value FROM json_each(?))", (tx.now, as_json(copies)))
    for kind in (Subject.MOVIE, Subject.SHOW):
        sql = f"json_each(?) AS wanted CROSS JOIN copies c ON c.id = wanted.value AND c.{kind}_id IS NOT NULL"
        tx.note_updated(kind, *(row[0] for row in tx.gathered(f"c.{kind}_id", sql, (as_json(copies),))))


def not_seen(reader: Reader, library_id: int) -> list[int]:
    """Copies in a library that wait for the user's word."""
    found = reader.gathered("id", "copies INDEXED BY copies_not_seen WHERE library_id = ? AND not_seen_since IS NOT NULL", (library_id,))
    return [row[0] for row in found]


def set_shrunk(tx: Transaction, library_id: int, shrunk: bool) -> None:
    """Whether a library waits for the user's word (D12)."""
    value = tx.now if shrunk else None
    if tx.execute("UPDATE libraries SET shrunk_at = ? WHERE id = ? AND (shrunk_at IS NULL) = ?", (value, library_id, int(shrunk))):
        tx.note_updated(Subject.LIBRARY, library_id)


def set_quick_since(tx: Transaction, library_id: int, since: int) -> None:
    """From when on the next quick scan asks."""
    tx.execute("UPDATE libraries SET quick_since = ? WHERE id = ?", (since, library_id))
    tx.note_updated(Subject.LIBRARY, library_id)


def note_scanned(tx: Transaction, server_id: int, *, whole: bool, answered: bool, trouble: str | None) -> None:
    """How a server's scan went, for its row."""
    tx.execute(
        """UPDATE servers SET answered_at = CASE WHEN ? THEN ? ELSE answered_at END, scanned_at = CASE WHEN ? THEN ? ELSE scanned_at END, trouble = ?
        WHERE id = ?""",
        (int(answered), tx.now, int(whole), tx.now, trouble, server_id),
    )
    tx.note_updated(Subject.SERVER, server_id)


def note_server_facts(tx: Transaction, server_id: int, version: str, machine_id: str, user_id: str | None, user_name: str | None) -> None:
    """What the server says of itself; its name is the user's."""
    sql = "UPDATE servers SET version = ?, machine_id = ?, user_id = coalesce(?, user_id), user_name = coalesce(?, user_name) WHERE id = ?"
    tx.execute(sql, (version, machine_id, user_id, user_name, server_id))
    tx.note_updated(Subject.SERVER, server_id)


def drop_server(tx: Transaction, server_id: int) -> None:
    """The server's row and its libraries', once their copies are retired; its scans and what happened keep its name."""
    libraries = [row[0] for row in tx.rows("SELECT id FROM libraries WHERE server_id = ?", (server_id,))]
    tx.execute("DELETE FROM servers WHERE id = ?", (server_id,))
    tx.note_removed(Subject.SERVER, server_id)
    tx.note_removed(Subject.LIBRARY, *libraries)


def drop_libraries(tx: Transaction, libraries: Sequence[int]) -> None:
    """The rows of libraries that hold nothing and are no more."""
    tx.execute("DELETE FROM libraries WHERE id IN (SELECT value FROM json_each(?))", (as_json(libraries),))
    tx.note_removed(Subject.LIBRARY, *libraries)


def set_included(tx: Transaction, library_id: int, included: int) -> None:
    """Whether the user wants this library; it is scanned from the beginning when it comes back."""
    tx.execute("UPDATE libraries SET included = ?, quick_since = NULL, shrunk_at = NULL WHERE id = ?", (included, library_id))
    forget_pages(tx, library_id)
    tx.note_updated(Subject.LIBRARY, library_id)
    tx.note_updated(Subject.SERVER, *(row[0] for row in tx.rows("SELECT server_id FROM libraries WHERE id = ?", (library_id,))))
