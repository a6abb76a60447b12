"""The filters of a library page: the titles that pass each of them, as sets (alternatives within a field, fields add up)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import compress

import msgspec

from app.domain.cards import AIRING, TitleKind
from app.domain.items import Kind
from app.domain.query import QUALITIES, LibraryQuery, Limit, Sign, State, Years
from app.store.database import Reader, placeholders
from app.store.file_columns import file_columns
from app.store.matched_titles import matched_titles
from app.store.numbers import as_json, numbers
from app.store.roll_ups import missing_by_show, unwatched_shows
from app.store.until_changed import until_changed

_OPPOSITE = bytes((1, 0)) + bytes(254)
_FEW = 2_000


class Narrowed(msgspec.Struct):
    """What passes: the ids in each of `within` (none of these: every row) that have a 1 in each of `marked` (by id), and are not in any of `without`.

    `corrected`: the text as it found something.
    """

    within: list[set[int]] = msgspec.field(default_factory=list)
    marked: list[bytes] = msgspec.field(default_factory=list)
    without: list[set[int]] = msgspec.field(default_factory=list)
    corrected: str | None = None
    total_in_library: int = 0

    def flags(self, ordered: Sequence[int]) -> bytes | None:
        """One byte for each of `ordered`: 1 where it passes. None when everything does."""
        flags = [bytes(map(mark.__getitem__, ordered)) for mark in self.marked]
        if self.within:
            flags.append(bytes(map(self._within_all().__contains__, ordered)))
        flags += [bytes(map(some.__contains__, ordered)).translate(_OPPOSITE) for some in self.without if some]
        return _all_of(flags) if flags else None

    def few(self) -> list[int] | None:
        """The ids that may pass when they are so few that looking each up is quicker than walking all; None when they are more."""
        if not self.within or len(self._within_all()) > _FEW:
            return None
        return list(self.kept(list(self._within_all())))

    def kept(self, ordered: Sequence[int]) -> Iterable[int]:
        """Those of `ordered` that pass, in their order."""
        flags = self.flags(ordered)
        return ordered if flags is None else compress(ordered, flags)

    def _within_all(self) -> set[int]:
        """What is in each of `within`, worked out once."""
        if len(self.within) > 1:
            first, *others = sorted(self.within, key=len)
            self.within = [first.intersection(*others)]
        return self.within[0]


def _all_of(flags: Sequence[bytes]) -> bytes:
    """1 where each has a 1; as one large number each, so that the machine does many at a time."""
    if len(flags) == 1:
        return flags[0]
    every = int.from_bytes(flags[0], "little")
    for one in flags[1:]:
        every &= int.from_bytes(one, "little")
    return every.to_bytes(len(flags[0]), "little")


def narrowed(reader: Reader, query: LibraryQuery, now: datetime) -> Narrowed:
    """Only titles in a library (at least one copy) pass; then what `query` asks for. `now` as in title_list."""
    kind = query.kind
    among = _in_library(reader, kind)
    if query.servers:
        among.within.append(_on_servers(reader, kind, query.servers))
    if query.genres:
        among.within.append(_of_genres(reader, kind, query.genres))
    if query.genres_not:
        among.without.append(_of_genres(reader, kind, query.genres_not))
    if query.decades or query.years:
        among.within.append(_of_years(reader, kind, [*query.years, *(Years(decade, decade + 9) for decade in query.decades)]))
    if query.qualities:
        among.marked.append(_of_qualities(reader, query))
    if query.rating_at_least is not None:
        among.within.append(set(numbers(reader, f"SELECT id FROM {kind}s INDEXED BY {kind}s_by_rating WHERE rating >= ?", (query.rating_at_least,))))
    if query.text.strip():
        from app.store.search import search_text  # only now: it brings rapidfuzz, which no page without a text filter needs

        found = search_text(reader, Kind(kind), query.text)
        among.within.append(set(found.ids))
        among.corrected = found.corrected
    for limit in query.limits:
        _add_limit(reader, kind, limit, now, among)
    _add_states(reader, query, now, among)
    return among


def _add_states(reader: Reader, query: LibraryQuery, now: datetime, among: Narrowed) -> None:
    """States are alternatives. Nearly everything is owned, and much unwatched: alone, these are quicker told by what is not."""
    if query.states == ("owned",):
        among.without.append(_not_owned(reader, query.kind))
    elif query.states == ("no_match",):
        among.without.append(matched_titles(reader, query.kind))
    elif query.states == ("unwatched",) and query.kind == "movie":
        among.without.append(_watched_movies(reader))
    elif query.states:
        first, *others = (_STATES[state](reader, query.kind, now) for state in query.states)
        among.within.append(first.union(*others) if others else first)


def _in_library(reader: Reader, kind: TitleKind) -> Narrowed:
    total, some = until_changed(reader, ("in library", kind), lambda: _with_copies(reader, kind))
    return Narrowed([] if some is None else [some], total_in_library=total)


def _with_copies(reader: Reader, kind: TitleKind) -> tuple[int, set[int] | None]:
    """How many titles there are in the library, and which; None when all rows are.

    Counting tells faster than looking that no row is without a copy; followed, wished and once seen titles are few or none.
    """
    there = f"FROM copies INDEXED BY copies_of_{kind} WHERE {kind}_id IS NOT NULL"
    total = reader.value(f"SELECT count(DISTINCT {kind}_id) {there}")
    if reader.value(f"SELECT count(*) FROM {kind}s") == total:
        return total, None
    return total, set(numbers(reader, f"SELECT {kind}_id AS id {there}"))


def _on_servers(reader: Reader, kind: TitleKind, servers: tuple[int, ...]) -> set[int]:
    where = f"{kind}_id IS NOT NULL AND server_id IN ({placeholders(servers)})"
    return set(numbers(reader, f"SELECT {kind}_id AS id FROM copies INDEXED BY copies_of_{kind} WHERE {where}", servers))


def _of_genres(reader: Reader, kind: TitleKind, genres: tuple[str, ...]) -> set[int]:
    ids = f"SELECT id FROM genres WHERE folded IN ({placeholders(genres)})"
    return set(numbers(reader, f"SELECT {kind}_id AS id FROM {kind}_genres WHERE genre_id IN ({ids})", genres))


def _of_years(reader: Reader, kind: TitleKind, years: Sequence[Years]) -> set[int]:
    found: set[int] = set()
    for first, last in years:
        found.update(numbers(reader, f"SELECT id FROM {kind}s WHERE year BETWEEN ? AND ?", (first, last)))
    return found


def _add_limit(reader: Reader, kind: TitleKind, limit: Limit, now: datetime, among: Narrowed) -> None:
    """What a title lacks is no column: few shows lack anything, so where 0 passes, those that do not are told."""
    compare = _SIGNS[limit.sign]
    if limit.measure != "missing":
        column = "rating" if limit.measure == "rating" else "runtime_minutes"
        among.within.append(set(numbers(reader, f"SELECT id FROM {kind}s WHERE {column} {limit.sign} ?", (limit.value,))))
        return
    missing = missing_by_show(reader, now) if kind == "show" else {}
    if compare(0, limit.value):
        among.without.append({show for show, count in missing.items() if not compare(count, limit.value)})
    else:
        among.within.append({show for show, count in missing.items() if compare(count, limit.value)})


def _of_qualities(reader: Reader, query: LibraryQuery) -> bytes:
    """By the best file's quality: a mark for each id."""
    ranks = {4 - QUALITIES.index(quality) for quality in query.qualities}
    return file_columns(reader, query.kind).qualities.translate(bytes(rank in ranks for rank in range(256)))


def _owned(reader: Reader, kind: TitleKind, _now: datetime) -> set[int]:
    return set(numbers(reader, f"SELECT {kind}_id AS id FROM copies INDEXED BY copies_of_{kind} WHERE {kind}_id IS NOT NULL AND owned = 1"))


def _not_owned(reader: Reader, kind: TitleKind) -> set[int]:
    """Titles that servers know and none has (D15)."""
    return set(
        numbers(
            reader,
            f"""SELECT DISTINCT c.{kind}_id AS id FROM copies c INDEXED BY copies_not_owned WHERE c.owned = 0 AND c.{kind}_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM copies o INDEXED BY copies_of_{kind} WHERE o.{kind}_id = c.{kind}_id AND o.owned = 1)""",
        )
    )


def _missing(reader: Reader, kind: TitleKind, now: datetime) -> set[int]:
    """Shows that lack an aired regular episode; a film in the library is never missing."""
    return set() if kind == "movie" else set(missing_by_show(reader, now))


def _unmatched(reader: Reader, kind: TitleKind, _now: datetime) -> set[int]:
    return set(numbers(reader, f"SELECT id FROM {kind}s WHERE tmdb IS NULL AND imdb IS NULL AND tvdb IS NULL AND plex IS NULL"))


def _no_match(reader: Reader, kind: TitleKind, _now: datetime) -> set[int]:
    return set(numbers(reader, f"SELECT id FROM {kind}s")) - matched_titles(reader, kind)


def _airing(reader: Reader, kind: TitleKind, _now: datetime) -> set[int]:
    if kind == "movie":
        return set()
    return set(numbers(reader, "SELECT id FROM shows WHERE lower(status) IN (SELECT value FROM json_each(?))", (as_json(sorted(AIRING)),)))


def _unwatched(reader: Reader, kind: TitleKind, _now: datetime) -> set[int]:
    return unwatched_shows(reader) if kind == "show" else set(numbers(reader, "SELECT id FROM movies")) - _watched_movies(reader)


def _watched_movies(reader: Reader) -> set[int]:
    return set(numbers(reader, "SELECT movie_id AS id FROM copies INDEXED BY copies_of_movie WHERE movie_id IS NOT NULL AND watched_count > 0"))


_SIGNS: dict[Sign, Callable[[float, float], bool]] = {"<": operator.lt, "<=": operator.le, "=": operator.eq, ">=": operator.ge, ">": operator.gt}
_STATES: dict[State, Callable[[Reader, TitleKind, datetime], set[int]]] = {
    "owned": _owned,
    "missing": _missing,
    "unmatched": _unmatched,
    "no_match": _no_match,
    "airing": _airing,
    "unwatched": _unwatched,
}
