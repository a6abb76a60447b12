"""The user's word that a match is right (D21, D62)."""

from __future__ import annotations

from app.domain.changes import Subject
from app.domain.enrichment import TitleKind
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.happenings import note_happened
from app.store.title_parts import surviving_id


def confirm_match(tx: Transaction, kind: TitleKind, row_id: int, provider: Provider, *, pinned: bool = True) -> int:
    """The user says that a match is right: it is pinned as it is (D21); `pinned` False takes that back. Returns the line of activity that does the opposite.

    Raises Problem when the title or its match is gone.
    """
    of_kind = Kind(kind)
    title = surviving_id(tx, of_kind, row_id)
    match = f"{kind}_id = ? AND provider = ? AND facet = 'match' AND state = 'matched'"
    name = tx.value(f"SELECT t.title FROM {kind}s t JOIN enrichments m ON m.{kind}_id = t.id WHERE {match}", (title, provider.value))
    if title is None or name is None:
        raise Problem("This title has no match there any more.")
    tx.execute(f"UPDATE enrichments SET pinned = ? WHERE {match}", (int(pinned), title, provider.value))
    remerge(tx, of_kind, [title])
    tx.note_updated(Subject(kind), title)
    undo = {"confirmed": kind, "title": title, "provider": provider.value, "pin": not pinned}
    return note_happened(tx, "confirmed" if pinned else "unpinned", Named(of_kind, title, name), detail=provider.value, undo=undo)
