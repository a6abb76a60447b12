"""What happened, read newest first (D60)."""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.items import Kind
from app.domain.pages import ActivityRow
from app.store.connection import Params
from app.store.database import Reader

_LISTED = msgspec.json.Decoder(tuple[tuple[str, int, str], ...])
_LINES_OF_MANY = 20
"""So many lines that tell of many are looked through for a title: half a megabyte each at most."""
_COLUMNS = "id, at, verb, title, detail, count, listed, movie_id, show_id, episode_id, server_id, scan_id, undo IS NOT NULL"


def activity(reader: Reader, limit: int = 100, before: int | None = None) -> list[ActivityRow]:
    """The newest `limit` entries; with `before` (an entry's id) the ones that came before it."""
    return _rows(reader, "WHERE ? IS NULL OR id < ? ORDER BY id DESC LIMIT ?", (before, before, limit))


def activity_of(reader: Reader, kind: Kind, row_id: int, limit: int = 20) -> list[ActivityRow]:
    """The newest entries of one film, show or episode, and of those that tell of many the newest that it is among; a show's own, not its episodes'."""
    own = _rows(reader, f"WHERE {kind}_id = ? ORDER BY id DESC LIMIT ?", (row_id, limit))
    return sorted([*own, *_among(reader, kind, row_id)], key=lambda row: (row.at, row.id), reverse=True)[:limit]


def _among(reader: Reader, kind: Kind, row_id: int) -> list[ActivityRow]:
    """Without their lists, which are long: looked through as the text that they are, where no title can hold a quote that is not escaped."""
    columns = "id, at, verb, title, coalesce(detail, title), count"
    newest = "SELECT * FROM activity INDEXED BY activity_of_many WHERE listed IS NOT NULL ORDER BY id DESC LIMIT ?"
    found = reader.rows(f"SELECT {columns} FROM ({newest}) WHERE instr(listed, ?)", (_LINES_OF_MANY, f'["{kind}",{row_id},'))
    return [ActivityRow(*row) for row in found]


def _rows(reader: Reader, rest: str, params: Params) -> list[ActivityRow]:
    return [_row(row) for row in reader.rows(f"SELECT {_COLUMNS} FROM activity {rest}", params)]


def _row(row: tuple[Any, ...]) -> ActivityRow:
    values = list(row)
    values[6] = _LISTED.decode(row[6]) if row[6] else ()
    values[12] = bool(row[12])
    return ActivityRow(*values)
