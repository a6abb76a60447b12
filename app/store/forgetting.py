"""Taking away what a provider brought to a title (D21)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.items import Kind
from app.domain.provided import Provider
from app.store.database import Transaction
from app.store.numbers import as_json
from app.store.provided_rows import drop_rows


def forget(tx: Transaction, kind: Kind, title: int, providers: Sequence[Provider]) -> None:
    """Delete all that these providers said of one title: facts, credits, listed episodes and seasons. Its values are worked out anew by the caller."""
    drop_rows(tx, kind, title, providers)
    tx.execute(f"DELETE FROM credits WHERE {kind}_id = ? AND source IN (SELECT value FROM json_each(?))", (title, as_json(list(providers))))
