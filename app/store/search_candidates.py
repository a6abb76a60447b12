"""The rows that may answer a search, a bounded number of them however common its words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from app.domain.items import Kind
from app.store.database import Reader
from app.store.search_index import TABLES
from app.store.search_query import Asked, is_cjk, phrase, without_article

KINDS = (Kind.MOVIE, Kind.SHOW, Kind.EPISODE)

MOST = {Kind.MOVIE: 250, Kind.SHOW: 150, Kind.EPISODE: 100}
"""Rows that the index gives, in no order; when there are more, the best rated ones that start so are fetched besides."""
_WALKED = 4_000
_BEST = 60


class Candidate(NamedTuple):
    """What ranking looks at. `key` is the sort key (empty for episodes)."""

    kind: Kind
    id: int
    title: str
    key: str
    original: str | None
    year: int | None
    rating: float | None


_COLUMNS = "t.id AS id, t.title AS title, {key} AS key, t.original_title AS original, t.year AS year, t.rating AS rating"


class _Ids(NamedTuple):
    """A SELECT of the ids of one kind, with its values."""

    kind: Kind
    select: str
    values: Sequence[object]


def candidates(reader: Reader, kinds: Sequence[Kind], match: str, query: Asked | None) -> list[Candidate]:
    """Rows that `match` finds. With `query`, a search too common for that is answered from the best rated and the alphabet as well."""
    found = [_Ids(kind, f"SELECT rowid AS id FROM {TABLES[kind]} WHERE {TABLES[kind]} MATCH ? LIMIT {MOST[kind] + 1}", (match,)) for kind in kinds]
    rows = _fetched(reader, found)
    if query is not None:
        counted = Counter(row[0] for row in rows)
        common = [_best_known(kind, query) for kind in kinds if kind is not Kind.EPISODE and counted[kind.value] > MOST[kind]]
        there = {(row[0], row[1]) for row in rows} if common else set()
        rows += [row for row in _fetched(reader, common) if (row[0], row[1]) not in there]
    return _as_candidates(rows)


def by_external_id(reader: Reader, kinds: Sequence[Kind], external: tuple[str, str]) -> list[Candidate]:
    """Films and shows with an id at a provider."""
    provider, value = external
    titles = [_Ids(kind, f"SELECT id FROM {kind}s WHERE {provider} = ?", (value,)) for kind in kinds if kind is not Kind.EPISODE]
    return _as_candidates(_fetched(reader, titles))


def by_rows(reader: Reader, rows: Sequence[tuple[Kind, int]]) -> list[Candidate]:
    """These titles and episodes; one that is gone is left out."""
    return _as_candidates(_fetched(reader, [_Ids(kind, "SELECT ? AS id", (row,)) for kind, row in rows]))


def by_year(reader: Reader, kinds: Sequence[Kind], query: Asked) -> list[Candidate]:
    """When only a year was typed and no title has it: the best of that year."""
    if len(query.words) != 1 or not query.words[0].isdecimal() or len(query.words[0]) != 4:
        return []
    best = f"SELECT id FROM {{}}s WHERE year = ? ORDER BY rating DESC LIMIT {_BEST}"
    titles = [_Ids(kind, best.format(kind), (int(query.words[0]),)) for kind in kinds if kind is not Kind.EPISODE]
    return _as_candidates(_fetched(reader, titles))


def known_words(reader: Reader, kinds: Sequence[Kind], words: Sequence[str]) -> list[bool]:
    """Whether each word alone finds something."""
    tests = [" OR ".join(f"EXISTS (SELECT 1 FROM {TABLES[kind]} WHERE {TABLES[kind]} MATCH ?{at})" for kind in kinds) for at in range(1, len(words) + 1)]
    row = reader.row(f"SELECT {', '.join(tests)}", [phrase(word) for word in words])
    return [bool(one) for one in row or ()]


def _fetched(reader: Reader, wanted: Sequence[_Ids]) -> list[list[Any]]:
    """All kinds in one statement: each statement gives Python's lock away, and a busy program is slow to give it back."""
    if not wanted:
        return []
    columns = {kind: _COLUMNS.format(key="''" if kind is Kind.EPISODE else "t.sort_key") for kind in KINDS}
    selects = [f"SELECT '{kind}' AS kind, {columns[kind]} FROM ({select}) AS f CROSS JOIN {kind}s t ON t.id = f.id" for kind, select, _ in wanted]
    values = [value for ids in wanted for value in ids.values]
    return reader.gathered("kind, id, title, key, original, year, rating", f"({' UNION ALL '.join(selects)})", values)


def _as_candidates(rows: Sequence[list[Any]]) -> list[Candidate]:
    kinds = {kind.value: kind for kind in KINDS}
    return [Candidate(kinds[name], *rest) for name, *rest in rows]


def _best_known(kind: Kind, query: Asked) -> _Ids:
    """Ids by the covering indexes alone: titles that begin so, the best rated that begin so or have every word, those of the year asked for."""
    plain = without_article(query)
    bounds = (plain, plain + "\U0010ffff")
    having = " AND ".join(["instr(' ' || sort_key, ?)"] * len(query.words))
    words = [word if is_cjk(word) else " " + word for word in query.words]
    begins = f"SELECT id FROM {kind}s WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT {_BEST}"
    rated = f"SELECT id, sort_key FROM {kind}s INDEXED BY {kind}s_by_rating ORDER BY rating DESC, sort_key, id LIMIT"
    # The best rated that begin so are only looked for when there are more than those that were taken from the alphabet.
    more = f"(SELECT iif(count(*) = {_BEST}, {_WALKED}, 0) FROM ({begins}))"
    parts = [
        f"SELECT id FROM ({begins})",
        f"SELECT id FROM (SELECT id FROM ({rated} {more}) WHERE sort_key >= ? AND sort_key < ? LIMIT {_BEST})",
        f"SELECT id FROM (SELECT id FROM ({rated} {_WALKED}) WHERE {having} LIMIT {_BEST})",
    ]
    values: list[object] = [*bounds, *bounds, *bounds, *words]
    if query.year is not None:
        parts.append(f"SELECT id FROM (SELECT id FROM {kind}s INDEXED BY {kind}s_by_year WHERE year = ? AND {having} LIMIT {_BEST})")
        values += [query.year, *words]
    return _Ids(kind, " UNION ".join(parts), values)
