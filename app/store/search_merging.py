"""Keeping the search fast: what is written batch by batch lies in the index in many parts, and every word is looked up in each of them (D17)."""

from __future__ import annotations

from app.store.database import Reader, Transaction
from app.store.search_index import TABLES

MOST_PARTS = 4
"""Parts of an index before they are worth putting together: that writes all of it anew, 10 MB at 100,000 titles."""
_PAGES = 250
"""Pages that one transaction writes, some milliseconds' worth: nobody waits long to write."""
_INDEXES = (*TABLES.values(), "people_search")


def scattered(reader: Reader) -> list[str]:
    """The indexes that lie in too many parts. Raises StoreProblem."""
    return [index for index in _INDEXES if (reader.value(f"SELECT count(DISTINCT segid) FROM {index}_idx") or 0) > MOST_PARTS]


def merge_some(tx: Transaction, index: str, *, first: bool) -> bool:
    """Put a bounded piece of an index together, beginning with all its parts at the `first` call; whether there is more to do. Raises StoreProblem."""
    before = tx.value("SELECT total_changes()")
    tx.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (-_PAGES if first else _PAGES,))
    return int(tx.value("SELECT total_changes()")) - int(before) >= 2
