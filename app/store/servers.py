"""Servers and their libraries as rows, in the user's order."""

from __future__ import annotations

from typing import Any

from app.domain.servers import LibraryRow, ServerRow
from app.store.database import Reader

# Counts come from the index alone: (library_id, kind) covers them.
_LIBRARIES = """
SELECT l.id, l.server_id, l.key, l.name, l.kind, l.language, l.hidden, l.included,
    (SELECT count(*) FROM copies c INDEXED BY copies_of_library WHERE c.library_id = l.id AND c.kind = l.kind),
    (SELECT count(*) FROM copies c INDEXED BY copies_not_seen WHERE c.library_id = l.id AND c.not_seen_since IS NOT NULL AND c.kind = l.kind),
    l.shrunk_at,
    (SELECT count(*) FROM copies c INDEXED BY copies_of_library WHERE c.library_id = l.id AND c.kind = 'episode')
FROM libraries l {where} ORDER BY l.position, l.name, l.id
"""
_LIBRARY = ("id", "server_id", "key", "name", "kind", "language", "hidden", "included", "titles", "not_seen", "shrunk_at")
_SERVER = (
    "id", "kind", "name", "address", "machine_id", "user_name", "device_id", "version", "position", "certificate", "scan_every_minutes", "added_at",
    "answered_at", "scanned_at", "trouble",
)  # fmt: skip


def servers(reader: Reader) -> list[ServerRow]:
    """Every server with its libraries and what they hold; episodes are counted as the server lists them."""
    found: dict[int, list[tuple[LibraryRow, int]]] = {}
    for row in reader.rows(_LIBRARIES.format(where="")):
        found.setdefault(row[1], []).append((_library(row), row[11]))
    return [_server(row, found.get(row[0], [])) for row in reader.rows(f"SELECT {', '.join(_SERVER)} FROM servers ORDER BY position, id")]


def server(reader: Reader, server_id: int) -> ServerRow | None:
    """One server; None when it is gone."""
    return next((row for row in servers(reader) if row.id == server_id), None)


def libraries(reader: Reader, server_id: int) -> list[LibraryRow]:
    """The libraries of one server, in its own order."""
    return [_library(row) for row in reader.rows(_LIBRARIES.format(where="WHERE l.server_id = ?"), (server_id,))]


def _library(row: tuple[Any, ...]) -> LibraryRow:
    values = dict(zip(_LIBRARY, row[:11], strict=True))
    return LibraryRow(**values | {"hidden": bool(row[6]), "included": bool(row[7])})


def _server(row: tuple[Any, ...], held: list[tuple[LibraryRow, int]]) -> ServerRow:
    return ServerRow(
        **dict(zip(_SERVER, row, strict=True)),
        libraries=tuple(library for library, _ in held),
        movies=sum(library.titles for library, _ in held if library.kind == "movie"),
        shows=sum(library.titles for library, _ in held if library.kind == "show"),
        episodes=sum(episodes for _, episodes in held),
    )
