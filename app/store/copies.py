"""Copies: the items that servers report, as they are recognised and written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from app.domain.items import Facts, Kind, MediaFile, Reported
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

_JSON = msgspec.json.Encoder().encode
FACTS = msgspec.json.Decoder(Facts).decode


class Place(NamedTuple):
    """Where a batch of items was listed. `language` is the library's, for titles that name none."""

    server_id: int
    library_id: int
    language: str | None = None

    @property
    def prefix(self) -> str:
        """What goes before the server's own art references."""
        return f"{self.server_id} "


class Known(NamedTuple):
    """A copy as it is stored. `title_id` is its movie, show or season; None for an episode's copy."""

    remote_key: str
    id: int
    digest: str
    library_id: int
    kind: str
    title_id: int | None
    parent_id: int | None
    pinned: int
    not_seen_since: int | None


class Entry:
    """One item on its way into the library. `text` is its facts as JSON, None when they are no longer those that the server sent."""

    __slots__ = ("copy_id", "digest", "facts", "item", "known", "old_facts", "parent_id", "season", "text", "title_id")

    def __init__(self, item: Reported, text: bytes, digest: bytes) -> None:
        self.item = item
        self.text: bytes | None = text
        self.digest = digest
        self.facts = item.facts
        self.old_facts: Facts | None = None
        self.known: Known | None = None
        self.copy_id = 0
        self.title_id: int | None = None
        self.parent_id: int | None = None
        self.season = item.season


def known_copies(reader: Reader, server_id: int, keys: Sequence[str]) -> dict[str, Known]:
    """The copies of a server with these remote keys."""
    found = reader.gathered(
        "c.remote_key, c.id, hex(c.digest), c.library_id, c.kind, coalesce(c.movie_id, c.show_id, c.season_id), c.parent_id, c.pinned, c.not_seen_since",
        "json_each(?) AS wanted CROSS JOIN copies c ON c.server_id = ? AND c.remote_key = wanted.value",
        (as_json(keys), server_id),
    )
    return {row[0]: Known(*row) for row in found}


def facts_of(reader: Reader, copies: Sequence[int]) -> dict[int, Facts]:
    """What each of these copies says, by its id."""
    found = reader.gathered("c.id, CAST(c.facts AS TEXT)", "json_each(?) AS wanted CROSS JOIN copies c ON c.id = wanted.value", (as_json(copies),))
    return {row[0]: FACTS(row[1]) for row in found}


_INSERT = """INSERT INTO copies (id, server_id, library_id, kind, remote_key, movie_id, show_id, season_id, parent_id, season, number, number_last,
 owned, digest, facts, added_at, changed_at, watched_count, position_ms, watched_at)"""
_REPLACE = """ON CONFLICT (id) DO UPDATE SET library_id = excluded.library_id, movie_id = excluded.movie_id, show_id = excluded.show_id,
 season_id = excluded.season_id, parent_id = excluded.parent_id, season = excluded.season, number = excluded.number, number_last = excluded.number_last,
 owned = excluded.owned, digest = excluded.digest, facts = excluded.facts, added_at = excluded.added_at, changed_at = excluded.changed_at,
 watched_count = excluded.watched_count, position_ms = excluded.position_ms, watched_at = excluded.watched_at, not_seen_since = NULL"""


def write_copies(tx: Transaction, place: Place, kind: Kind, new: Sequence[Entry], changed: Sequence[Entry]) -> None:
    """Write the rows of copies (their title_id and parent_id are settled) and their files."""
    name = kind.value
    tx.insert_many(_INSERT, [_row(place, name, entry) for entry in new])
    if changed:
        tx.insert_many(_INSERT, [_row(place, name, entry) for entry in changed], _REPLACE)
        tx.execute("DELETE FROM files WHERE copy_id IN (SELECT value FROM json_each(?))", (as_json([entry.copy_id for entry in changed]),))
    _write_files(tx, new)
    _write_files(tx, changed)


def seen_again(tx: Transaction, copies: Sequence[int]) -> None:
    """Take back the mark "not seen since" (D12)."""
    if copies:
        tx.execute("UPDATE copies SET not_seen_since = NULL WHERE id IN (SELECT value FROM json_each(?))", (as_json(copies),))


def _row(place: Place, kind: str, entry: Entry) -> tuple[object, ...]:
    item, watched, title = entry.item, entry.item.watched, entry.title_id
    return (
        entry.copy_id,
        place.server_id,
        place.library_id,
        kind,
        item.remote_key,
        title if kind == "movie" else None,
        title if kind == "show" else None,
        title if kind == "season" else None,
        entry.parent_id,
        entry.season,
        item.number,
        item.number_last,
        1 if item.owned else 0,
        entry.digest,
        entry.text or _JSON(entry.facts),
        item.added_at,
        item.changed_at,
        watched.count,
        watched.position_ms,
        watched.at,
    )


_FILES = """INSERT INTO files (copy_id, version, part, path, size_bytes, container, width, height, video_codec, audio_codec, channels, hdr, duration_ms)"""


def _write_files(tx: Transaction, entries: Sequence[Entry]) -> None:
    tx.insert_many(_FILES, [_file(entry.copy_id, file) for entry in entries for file in entry.item.files])


def _file(copy_id: int, file: MediaFile) -> tuple[object, ...]:
    return (
        copy_id,
        file.version,
        file.part,
        file.path,
        file.size_bytes,
        file.container,
        file.width,
        file.height,
        file.video_codec,
        file.audio_codec,
        file.channels,
        file.hdr,
        file.duration_ms,
    )
