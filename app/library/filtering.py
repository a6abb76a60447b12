"""Filters that are typed where one searches: what of the library passes them, and the pages that show all of it."""

from __future__ import annotations

import time

import msgspec

from app.domain.cards import TitleKind
from app.domain.filter_words import parse_words, says_filter
from app.domain.found import Filtered, FoundHere
from app.domain.query import LibraryQuery
from app.library.browse import present
from app.store.database import Database
from app.store.filtered_titles import filter_names, filtered_titles

_KINDS: tuple[TitleKind, ...] = ("movie", "show")


def find_filtered(database: Database, text: str, limit: int) -> FoundHere | None:
    """What passes the filters in `text`, the best rated of each kind; None where there are none, or one is not understood. Raises StoreProblem."""
    if not says_filter(text):
        return None
    started = time.perf_counter()
    with database.read() as reader:
        names, now = filter_names(reader), present(database)
        pages, best = [], []
        for kind in _KINDS:
            query, misread = parse_words(text, names, LibraryQuery(kind=kind))
            if any(one.why != "key" for one in misread):
                return None
            hits, titles = filtered_titles(reader, msgspec.structs.replace(query, sort="rating", descending=True), now, limit)
            pages.append(Filtered(kind, query.address(), titles))
            best.append(hits)
    films, shows = best
    films = films[: max(limit - len(shows), (limit + 1) // 2)]
    pages.sort(key=lambda page: not page.titles)
    return FoundHere((*films, *shows[: limit - len(films)]), milliseconds=(time.perf_counter() - started) * 1000, filtered=tuple(pages))
