"""Finding titles as one types (D17): substrings and word starts, any order of words, one typo forgiven, the best first."""

from __future__ import annotations

import time
from dataclasses import dataclass

from app.domain.cards import SearchAnswer
from app.domain.items import Kind
from app.store.database import Reader
from app.store.numbers import numbers
from app.store.search_candidates import KINDS, by_external_id, by_year, candidates, known_words
from app.store.search_hits import as_hits
from app.store.search_index import TABLES
from app.store.search_query import Asked, asked, phrase
from app.store.search_rank import MIDDLE, Ranked, ranked
from app.store.typos import begun, meant

_TRIED = 3
"""Words that are known as they were typed and yet may be typos of others: so many are tried, the longest first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Every id that a text finds. `corrected`: the text as it found them, when it found nothing as typed."""

    ids: list[int]
    corrected: str | None = None


def search(reader: Reader, text: str, limit: int = 20) -> SearchAnswer:
    """The best `limit` films, shows and episodes for `text`; nothing for blanks. Raises StoreProblem."""
    started = time.perf_counter()
    query = asked(text)
    found, corrected = _best(reader, query, KINDS) if query.words else ([], None)
    hits = as_hits(reader, found[:limit])
    return SearchAnswer(hits, corrected, (time.perf_counter() - started) * 1000)


def search_text(reader: Reader, kind: Kind, text: str) -> Found:
    """All ids of `kind` that `text` finds, in no order: the text filter of a library page."""
    query = asked(text)
    if not query.words:
        return Found([])
    if query.external and (rows := by_external_id(reader, (kind,), query.external)):
        return Found([row.id for row in rows])
    if ids := _matching(reader, kind, query):
        return Found(ids)
    best, corrected = _mended(reader, query, (kind,))
    if not best or corrected is None:
        return Found([])
    return Found(_matching(reader, kind, asked(corrected)) or [one.candidate.id for one in best], corrected)


def _best(reader: Reader, query: Asked, kinds: tuple[Kind, ...]) -> tuple[list[Ranked], str | None]:
    """Hits in their order, and the query without its typo when only that found any. Hits inside words let those of a mended typo follow."""
    if query.external:
        exact = by_external_id(reader, kinds, query.external)
        if exact:
            return ranked(exact, query), None
    match = " AND ".join(map(phrase, query.words))
    found = ranked(candidates(reader, kinds, match, query), query)
    if found and found[0].tier < MIDDLE:
        return found, None
    mended, corrected = _mended(reader, query, kinds)
    if not found:
        return (mended, corrected) if mended else (ranked(by_year(reader, kinds, query), query), None)
    there = {(one.candidate.kind, one.candidate.id) for one in found}
    return [*found, *(one for one in mended if (one.candidate.kind, one.candidate.id) not in there)], None


def _mended(reader: Reader, query: Asked, kinds: tuple[Kind, ...]) -> tuple[list[Ranked], str | None]:
    """The hits when words may have one typo, and the words as they should have been: first the words that nothing has, then one more of the others."""
    options: dict[int, list[str]] = {}
    for at, (word, known) in enumerate(zip(query.words, known_words(reader, kinds, query.words), strict=True)):
        if not known:
            options[at] = meant(reader, word) or (begun(reader, word) if at == len(query.words) - 1 else [])
            if not options[at]:
                return [], None
    found = _with_options(reader, query, kinds, options) if options else []
    others = sorted((at for at in range(len(query.words)) if at not in options), key=lambda at: -len(query.words[at]))
    for at in others[:_TRIED]:
        if not found and (some := meant(reader, query.words[at])):
            found = _with_options(reader, query, kinds, {**options, at: some})
    return found, " ".join([*found[0].words, *([str(query.year)] if query.year else [])]) if found else None


def _with_options(reader: Reader, query: Asked, kinds: tuple[Kind, ...], options: dict[int, list[str]]) -> list[Ranked]:
    """The hits of the words that may be one of several, and of the others as they were typed."""
    words = [options.get(at, [word]) for at, word in enumerate(query.words)]
    match = " AND ".join("(" + " OR ".join(map(phrase, some)) + ")" for some in words)
    return ranked(candidates(reader, kinds, match, None), query, words)


def _matching(reader: Reader, kind: Kind, query: Asked) -> list[int]:
    """All rows that have every word; of these, the ones of the year that was typed, if any is."""
    table = TABLES[kind]
    match = " AND ".join(map(phrase, query.words))
    select = f"SELECT rowid AS id FROM {table} WHERE {table} MATCH ?"
    if query.year is None:
        return numbers(reader, select, (match,))
    of_year = f"SELECT id FROM {kind}s WHERE year = ?"
    named = f"{match} AND {phrase(str(query.year))}"
    dated = numbers(reader, f"{select} AND rowid IN ({of_year}) UNION {select}", (match, query.year, named))
    return dated or numbers(reader, select, (match,))
