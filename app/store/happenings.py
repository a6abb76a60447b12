"""Writing down what happened (D60): one line with a link, or one for many with a count and a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.numbers import as_json, numbers

LISTED_AT_MOST = 10_000
"""Titles behind one line; its count is exact."""

_ALONE = 3
"""Up to so many titles get a line each."""

_LINKS = {Kind.MOVIE: "movie_id", Kind.SHOW: "show_id", Kind.EPISODE: "episode_id"}


class Where(NamedTuple):
    """The scan that something happened in."""

    server_id: int
    server: str
    scan_id: int | None


def note_happened(
    tx: Transaction, verb: str, named: Named, *, detail: str | None = None, where: Where | None = None, undo: Any = None, gone: bool = False
) -> int:
    """One line; its id. `gone`: the title's row is no more, only its name is kept. `undo` is what takes it back, as JSON values."""
    link = None if gone or not named.id else _LINKS.get(named.kind)
    links = [named.id if column == link else None for column in _LINKS.values()]
    row = tx.insert(
        "INSERT INTO activity (at, verb, title, detail, movie_id, show_id, episode_id, server_id, scan_id, undo) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (tx.now, verb, named.title, detail, *links, *(where[::2] if where else (None, None)), None if undo is None else msgspec.json.encode(undo).decode()),
    )
    tx.note_added(Subject.ACTIVITY, row)
    return row


def note_more(tx: Transaction, line: int, *, count: int = 1, person: int | None = None) -> int:
    """A line is of so many of its title's episodes or wishes, or of a person; the line."""
    tx.execute("UPDATE activity SET count = ?, person_id = ? WHERE id = ?", (count, person, line))
    return line


def note_listed(tx: Transaction, verb: str, named: Named, many: Sequence[Named]) -> int:
    """One line for all of `many`, which it lists; the line. `named` is what they have in common, with the id 0 for nothing."""
    line = note_more(tx, note_happened(tx, verb, named), count=len(many))
    listed = [(one.kind.value, one.id, one.title) for one in many[:LISTED_AT_MOST]]
    tx.execute("UPDATE activity SET listed = ? WHERE id = ?", (msgspec.json.encode(listed).decode(), line))
    return line


def note_episodes(tx: Transaction, verb: str, show: Named, some: Sequence[tuple[int, int, int | None, str]]) -> int:
    """One line of a show's episodes (row, season, number, title): it leads to the only one, whose place is its detail, or lists them; the line."""
    if len(some) > 1:
        return note_listed(tx, verb, show, [Named(Kind.EPISODE, row, title) for row, _, _, title in some])
    row, season, number, _ = some[0]
    line = note_happened(tx, verb, show, detail=f"{season}:{number}" if number is not None else None)
    tx.execute("UPDATE activity SET episode_id = ? WHERE id = ?", (row or None, line))
    return line


def note_many(tx: Transaction, verb: str, many: Sequence[Named], count: int, where: Where, *, gone: bool = False) -> None:
    """What a scan did to `count` titles (`many` are the first of them): a line each for a few, else one line for all.

    `gone`: they left. An episode that is missing now, and what is followed or wished, has its row still: the line leads there (D14).
    """
    there = _there(tx, many) if gone else frozenset()
    lost = [gone and (named.kind, named.id) not in there for named in many]
    if 0 < count <= _ALONE:
        for named, left in zip(many, lost, strict=True):
            note_happened(tx, verb, named, detail=where.server, where=where, gone=left)
    elif count:
        listed = [(named.kind.value, 0 if left else named.id, named.title) for named, left in zip(many[:LISTED_AT_MOST], lost, strict=False)]
        row = tx.insert(
            "INSERT INTO activity (at, verb, title, count, listed, server_id, scan_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tx.now, verb, where.server, count, msgspec.json.encode(listed).decode(), where.server_id, where.scan_id),
        )
        tx.note_added(Subject.ACTIVITY, row)


def _there(tx: Transaction, many: Sequence[Named]) -> frozenset[tuple[Kind, int]]:
    found = set[tuple[Kind, int]]()
    for kind in _LINKS:
        ids = as_json([named.id for named in many if named.kind is kind])
        found |= {(kind, row) for row in numbers(tx, f"SELECT id FROM {kind}s WHERE id IN (SELECT value FROM json_each(?))", (ids,))}
    return frozenset(found)
