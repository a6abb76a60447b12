"""A library page's titles: which ids, in which order, and where each letter begins, for 100,000 titles in one go."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import compress
from typing import NamedTuple

from app.domain.cards import TitleKind, TitleList
from app.domain.fold import fold, rail_letter
from app.domain.query import LibraryQuery, Sort
from app.store.database import Reader
from app.store.file_columns import file_columns
from app.store.library_filters import Narrowed, narrowed
from app.store.numbers import as_json, numbers
from app.store.roll_ups import missing_by_show
from app.store.until_changed import until_changed

# Titles that lack the value come last in both directions; equal values are in the order of titles.
_COLUMNS: dict[Sort, str] = {"year": "year", "added": "added_at", "rating": "rating", "released": "released", "runtime": "runtime_minutes"}
_SOME = "SELECT id, sort_key FROM {kind}s WHERE id IN (SELECT value FROM json_each(?))"


def title_list(reader: Reader, query: LibraryQuery, now: datetime) -> TitleList:
    """The titles of a library page in their order. `now` in the user's zone: what has aired by then can be missing (D23, D50)."""
    among = narrowed(reader, query, now)
    total = among.total_in_library
    few = among.few()
    if query.sort == "title" or (query.sort == "missing" and query.kind == "movie"):
        ids, letters = _by_letter(reader, query, among) if few is None else _few_by_letter(reader, query, few)
        return TitleList(ids, total, letters, among.corrected)
    if query.sort in _COLUMNS:
        column = _COLUMNS[query.sort]
        order = f"{column} DESC, sort_key, id" if query.descending else f"{column} ASC NULLS LAST, sort_key, id"
        if few is not None:
            return TitleList(array("q", numbers(reader, f"{_SOME.format(kind=query.kind)} ORDER BY {order}", (as_json(few),))), total, (), among.corrected)
        ordered = numbers(reader, f"SELECT id FROM {query.kind}s ORDER BY {order}")
        return TitleList(array("q", among.kept(ordered)), total, (), among.corrected)
    return TitleList(array("q", among.kept(_by_derived(reader, query, now))), total, (), among.corrected)


class _ByTitle(NamedTuple):
    """Every row of a kind as a title list orders it, also those in no library; where in that each letter of the rail begins and ends."""

    ids: array[int]
    segments: tuple[tuple[str, int, int], ...]


def _by_title(reader: Reader, kind: TitleKind) -> _ByTitle:
    def read() -> _ByTitle:
        ordered = numbers(reader, f"SELECT id FROM {kind}s ORDER BY sort_key, id")
        return _ByTitle(array("q", ordered), tuple(_segments(reader, kind, ordered)))

    return until_changed(reader, ("by title", kind), read)


def in_title_order(reader: Reader, kind: TitleKind) -> array[int]:
    """Every row of `kind` as a title list orders it, also those in no library; not to be changed."""
    return _by_title(reader, kind).ids


def from_prefix(reader: Reader, kind: TitleKind, text: str) -> list[int]:
    """Ids in title order from the first whose sort key is not before `text`, folded: where type-to-jump goes."""
    return numbers(reader, f"SELECT id FROM {kind}s WHERE sort_key >= ? ORDER BY sort_key, id", (fold(text),))


def _by_derived(reader: Reader, query: LibraryQuery, now: datetime) -> Sequence[int]:
    """By size or by missing episodes: worked out for all, then sorted; Python's sort keeps the order of titles among equals, in both directions."""
    if query.sort == "missing":
        missing = missing_by_show(reader, now)
        return sorted(in_title_order(reader, query.kind), key=lambda show: missing.get(show, 0), reverse=query.descending)
    columns = file_columns(reader, query.kind)
    if query.descending not in columns.orders:
        ordered = sorted(in_title_order(reader, query.kind), key=columns.sizes.__getitem__, reverse=query.descending)
        columns.orders[query.descending] = array("q", ordered)
    return columns.orders[query.descending]


def _by_letter(reader: Reader, query: LibraryQuery, among: Narrowed) -> tuple[array[int], tuple[tuple[str, int], ...]]:
    """The ids by title, and where each letter of the rail begins among them."""
    ordered, segments = _by_title(reader, query.kind)
    flags = among.flags(ordered)
    ids = array("q", ordered if flags is None else compress(ordered, flags))
    if query.descending:
        ids.reverse()
    letters: dict[str, int] = {}
    row = 0
    for letter, start, end in reversed(segments) if query.descending else segments:
        count = end - start if flags is None else flags.count(1, start, end)
        if count:
            letters.setdefault(letter, row)
        row += count
    return ids, tuple(letters.items())


def _few_by_letter(reader: Reader, query: LibraryQuery, few: list[int]) -> tuple[array[int], tuple[tuple[str, int], ...]]:
    """The same for a few ids, each looked up."""
    rows = reader.gathered("id, sort_key", f"({_SOME.format(kind=query.kind)} ORDER BY sort_key, id)", (as_json(few),))
    if query.descending:
        rows.reverse()
    letters: dict[str, int] = {}
    for row, (_, key) in enumerate(rows):
        letters.setdefault(rail_letter(key), row)
    return array("q", [row[0] for row in rows]), tuple(letters.items())


def _segments(reader: Reader, kind: TitleKind, ordered: list[int]) -> Iterable[tuple[str, int, int]]:
    """(rail letter, first row, row after the last) of the unfiltered order: one step of the index for each first letter that there is."""
    find = f"SELECT id, sort_key FROM {kind}s WHERE sort_key >= ? ORDER BY sort_key, id LIMIT 1"
    start, first = 0, reader.row(find, ("",))
    while first is not None:
        following = reader.row(find, (_after(first[1]),))
        end = len(ordered) if following is None else ordered.index(following[0], start)
        yield rail_letter(first[1]), start, end
        start, first = end, following


def _after(key: str) -> str:
    """The character after the first of `key`, past the surrogates; folded text never has the very last one."""
    code = ord(key[:1] or "\0") + 1
    return chr(0xE000 if 0xD800 <= code <= 0xDFFF else code)
