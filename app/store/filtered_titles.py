"""The best of the titles that pass a library page's filters, as hits of a search; and what servers and genres are called, for filters that are typed."""

from __future__ import annotations

from datetime import datetime

from app.domain.cards import Hit
from app.domain.filter_words import Names
from app.domain.items import Kind
from app.domain.query import LibraryQuery
from app.store.database import Reader
from app.store.library_page import title_list
from app.store.search_candidates import by_rows
from app.store.search_hits import as_hits
from app.store.search_rank import WHOLE, Ranked


def filter_names(reader: Reader) -> Names:
    """Of every server and genre. Raises StoreProblem."""
    return Names(dict(reader.rows("SELECT id, name FROM servers ORDER BY position, id")), dict(reader.rows("SELECT folded, name FROM genres ORDER BY folded")))


def filtered_titles(reader: Reader, query: LibraryQuery, now: datetime, limit: int) -> tuple[tuple[Hit, ...], int]:
    """The first `limit` in the query's order, and how many there are. `now` as in title_list. Raises StoreProblem."""
    ids = title_list(reader, query, now).ids
    first = {row: at for at, row in enumerate(ids[:limit])}
    some = sorted(by_rows(reader, [(Kind(query.kind), row) for row in first]), key=lambda one: first[one.id])
    return as_hits(reader, [Ranked(one, WHOLE, (), ()) for one in some]), len(ids)
