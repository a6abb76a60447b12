"""A copy that leaves its title: because the server corrected its match, or because the user takes a merge or a split back (D10, D62)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.episode_links import move_children
from app.store.happenings import note_happened
from app.store.leaving import let_titles_go
from app.store.numbers import as_json
from app.store.title_rows import INSERT, VALUES


class Left(NamedTuple):
    """A copy left `title_id` for another title."""

    copy_id: int
    title_id: int
    now_id: int


def note_splits(tx: Transaction, kind: Kind, left: Sequence[Left]) -> None:
    """What follows when copies have another title: a show's episodes go along, and it is written down."""
    if kind is Kind.SHOW:
        move_children(tx, [each.copy_id for each in left])
    for copy_id, before, now in left:
        name = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (now,)) or ""
        note_happened(tx, "split", Named(kind, now, name), undo={"split": kind.value, "copy": copy_id, "from": before, "to": now})


def undo(tx: Transaction, activity_id: int) -> None:
    """Take back a merge or a split that the activity line tells of. What the user decides so is not undone by a scan. Raises Problem."""
    text = tx.value("SELECT undo FROM activity WHERE id = ?", (activity_id,))
    said: dict[str, Any] = msgspec.json.decode(text) if text else {}
    if "merged" in said:
        _undo_merge(tx, Kind(said["merged"]), said)
    elif "split" in said:
        _undo_split(tx, Kind(said["split"]), said)
    else:
        raise Problem("This cannot be taken back any more.")
    tx.execute("UPDATE activity SET undo = NULL WHERE id = ?", (activity_id,))
    tx.note_updated(Subject.ACTIVITY, activity_id)


def _undo_merge(tx: Transaction, kind: Kind, said: dict[str, Any]) -> None:
    """The row that went comes back under its own id, with its copies, follows and wishes; the two stay apart from now on."""
    survivor, loser = said["survivor"], said["loser"]
    copies = tx.rows(f"SELECT id FROM copies WHERE {kind}_id = ? AND id IN (SELECT value FROM json_each(?))", (survivor, as_json(said["copies"])))
    if not copies:
        raise Problem("This cannot be taken back any more: what was merged has left the library.")
    moved = [row[0] for row in copies]
    row = dict.fromkeys(VALUES[kind]) | {"title": "", "sort_key": "", "ratings": "[]"}
    tx.execute(f"DELETE FROM redirects WHERE old_id = ? AND {kind}_id = ?", (loser, survivor))
    tx.insert_many(INSERT[kind], [(loser, tx.now, *row.values())])
    tx.note_added(Subject(kind.value), loser)
    tx.execute(f"INSERT INTO kept_apart ({kind}_id, other_{kind}_id) VALUES (?, ?)", (survivor, loser))
    _retie(tx, kind, moved, loser)
    for table in ("wishlist", "watchlist"):
        if rows := said.get(table):
            tx.execute(f"UPDATE OR IGNORE {table} SET {kind}_id = ? WHERE id IN (SELECT value FROM json_each(?))", (loser, as_json(rows)))
            tx.note_updated(Subject(table), *rows)
    remerge(tx, kind, (survivor, loser))


def _undo_split(tx: Transaction, kind: Kind, said: dict[str, Any]) -> None:
    """The copy returns and is pinned there."""
    copy_id, before, now = said["copy"], said["from"], said["to"]
    if not tx.value(f"SELECT 1 FROM {kind}s WHERE id = ?", (before,)) or not tx.value("SELECT 1 FROM copies WHERE id = ?", (copy_id,)):
        raise Problem("This cannot be taken back any more: what was split has left the library.")
    tx.execute("UPDATE copies SET pinned = 1 WHERE id = ?", (copy_id,))
    _retie(tx, kind, [copy_id], before)
    remerge(tx, kind, (before, now))
    let_titles_go(tx, kind, (now,))


def _retie(tx: Transaction, kind: Kind, copies: Sequence[int], title: int) -> None:
    tx.execute(f"UPDATE copies SET {kind}_id = ? WHERE id IN (SELECT value FROM json_each(?))", (title, as_json(copies)))
    if kind is Kind.SHOW:
        move_children(tx, copies)
