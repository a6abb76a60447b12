"""The rows that may answer a search, a bounded number of them however common its words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.domain.items import Kind
from app.store.database import Reader
from app.store.numbers import as_json, numbers
from app.store.search_index import TABLES
from app.store.search_query import Asked, is_cjk, without_article

KINDS = (Kind.MOVIE, Kind.SHOW, Kind.EPISODE)

MOST = {Kind.MOVIE: 300, Kind.SHOW: 200, Kind.EPISODE: 120}
"""Rows that the index gives, in no order; when there are more, the best rated ones that start so are fetched besides."""
_WALKED = 6_000
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


_COLUMNS = {
    Kind.MOVIE: "t.id, t.title, t.sort_key, t.original_title, t.year, t.rating",
    Kind.SHOW: "t.id, t.title, t.sort_key, t.original_title, t.year, t.rating",
    Kind.EPISODE: "t.id, t.title, '', t.original_title, t.year, t.rating",
}


def candidates(reader: Reader, kind: Kind, match: str, query: Asked | None) -> list[Candidate]:
    """Rows that `match` finds. With `query`, a search too common for that is answered from the best rated and the alphabet as well."""
    table, most = TABLES[kind], MOST[kind]
    source = f"(SELECT rowid AS id FROM {table} WHERE {table} MATCH ? LIMIT ?) AS f CROSS JOIN {kind}s t ON t.id = f.id"
    rows = {row[0]: Candidate(kind, *row) for row in reader.gathered(_COLUMNS[kind], source, (match, most + 1))}
    if len(rows) > most and query is not None and kind is not Kind.EPISODE:
        best = set(_best_known(reader, kind, query)) - rows.keys()
        return [*rows.values(), *_candidates(reader, kind, best)]
    return list(rows.values())


def by_external_id(reader: Reader, kind: Kind, external: tuple[str, str]) -> list[Candidate]:
    """Films and shows with an id at a provider."""
    provider, value = external
    if kind is Kind.EPISODE:
        return []
    return _candidates(reader, kind, numbers(reader, f"SELECT id FROM {kind}s WHERE {provider} = ?", (value,)))


def by_year(reader: Reader, kinds: tuple[Kind, ...], query: Asked) -> list[Candidate]:
    """When only a year was typed and no title has it: the best of that year."""
    if len(query.words) != 1 or not query.words[0].isdecimal() or len(query.words[0]) != 4:
        return []
    best = "SELECT id FROM {}s WHERE year = ? ORDER BY rating DESC LIMIT ?"
    year = int(query.words[0])
    return [row for kind in kinds if kind is not Kind.EPISODE for row in _candidates(reader, kind, numbers(reader, best.format(kind), (year, _BEST)))]


def _candidates(reader: Reader, kind: Kind, ids: Iterable[int]) -> list[Candidate]:
    source = f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value"
    return [Candidate(kind, *row) for row in reader.gathered(_COLUMNS[kind], source, (as_json(list(ids)),))]


def _best_known(reader: Reader, kind: Kind, query: Asked) -> Iterator[int]:
    """Ids by the covering indexes alone: titles that begin so, the best rated that begin so or have every word, those of the year asked for."""
    plain = without_article(query)
    bounds = (plain, plain + "\U0010ffff")
    having = " AND ".join(["instr(' ' || sort_key, ?)"] * len(query.words))
    words = [word if is_cjk(word) else " " + word for word in query.words]
    rated = f"SELECT id, sort_key FROM {kind}s INDEXED BY {kind}s_by_rating ORDER BY rating DESC, sort_key, id LIMIT {_WALKED}"
    begins = numbers(reader, f"SELECT id FROM {kind}s WHERE sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT {_BEST}", bounds)
    yield from begins
    if len(begins) == _BEST:
        yield from numbers(reader, f"SELECT id FROM ({rated}) WHERE sort_key >= ? AND sort_key < ? LIMIT {_BEST}", bounds)
    yield from numbers(reader, f"SELECT id FROM ({rated}) WHERE {having} LIMIT {_BEST}", words)
    if query.year is not None:
        of_year = f"SELECT id FROM {kind}s INDEXED BY {kind}s_by_year WHERE year = ? AND {having} LIMIT {_BEST}"
        yield from numbers(reader, of_year, [query.year, *words])
