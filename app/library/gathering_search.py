"""Putting the search's index together again after a scan, which writes it batch by batch (D17)."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.store.database import Database
from app.store.search_merging import merge_some, scattered


def gather_search(database: Database, cancel: Cancel) -> None:
    """Put together what lies in too many parts, in short transactions; what is cancelled is left to the next time. Raises StoreProblem."""
    with database.read() as reader:
        indexes = scattered(reader)
    for index in indexes:
        more = first = True
        while more and not cancel.requested:
            with database.write() as tx:
                more = merge_some(tx, index, first=first)
            first = False
