"""What happened, read newest first (D60)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from app.domain.activity import GROUPS, ActivityQuery, ListedTitle
from app.domain.fold import fold
from app.domain.items import Kind
from app.domain.pages import ActivityRow
from app.store.connection import Params
from app.store.database import Reader
from app.store.numbers import as_json

_LISTED = msgspec.json.Decoder(tuple[tuple[str, int, str], ...])
_LINES_OF_MANY = 20
"""So many lines that tell of many are looked through for a title: half a megabyte each at most."""
_COLUMNS = "id, at, verb, title, detail, count, listed, movie_id, show_id, episode_id, server_id, scan_id, undo IS NOT NULL, person_id, listed IS NOT NULL"
_WITHOUT_LISTS = _COLUMNS.replace("count, listed,", "count, NULL,")
_LOOKED_THROUGH = 2_000
"""So many lines are looked through at a time for words."""


def activity(reader: Reader, limit: int = 100, before: int | None = None, *, but: str = "") -> list[ActivityRow]:
    """The newest `limit` entries, without those of the verb `but`; with `before` (an entry's id) the ones that came before it."""
    return _rows(reader, "WHERE (? IS NULL OR id < ?) AND verb <> ? ORDER BY id DESC LIMIT ?", (before, before, but, limit))


def activity_of(reader: Reader, kind: Kind, row_id: int, limit: int = 20) -> list[ActivityRow]:
    """The newest entries of one film, show or episode, and of those that tell of many the newest that it is among; a show's own, not its episodes'."""
    own = _rows(reader, f"WHERE {kind}_id = ? ORDER BY id DESC LIMIT ?", (row_id, limit))
    return sorted([*own, *_among(reader, kind, row_id)], key=lambda row: (row.at, row.id), reverse=True)[:limit]


def activity_page(reader: Reader, wanted: ActivityQuery, limit: int = 60, before: int | None = None) -> list[ActivityRow]:
    """The newest `limit` lines that are wanted, without their lists; with `before` (a line's id) the ones that came before it."""
    if wanted.text.strip():
        return _searched(reader, wanted, limit, before)
    sql, params = _wanted(wanted)
    rest = f"WHERE {sql} AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit"
    return _rows(reader, rest, {**params, "before": before, "limit": limit}, columns=_WITHOUT_LISTS)


def _searched(reader: Reader, wanted: ActivityQuery, limit: int, before: int | None) -> list[ActivityRow]:
    """By words in a line, or in one title of its list."""
    words, found = fold(wanted.text).split(), list[int]()
    (sql, params), start = _wanted(wanted), before
    while len(found) < limit:
        said = f"SELECT id, title, detail FROM activity WHERE {sql} AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT {_LOOKED_THROUGH}"
        rows = reader.rows(said, {**params, "before": before})
        if not rows:
            break
        found += [row for row, title, detail in rows if _says(f"{title} {detail or ''}", words)]
        before = rows[-1][0]
    lists = _lists_that_say(reader, words, sql, {**params, "before": start})
    chosen = sorted({*found, *lists}, reverse=True)[:limit]
    return _rows(reader, "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC", (as_json(chosen),), columns=_WITHOUT_LISTS)


def newest(reader: Reader) -> int:
    """The newest line; 0 where nothing happened yet."""
    return int(reader.value("SELECT max(id) FROM activity") or 0)


def name_of(reader: Reader, title: tuple[Kind, int]) -> str:
    """What a film or show is called; empty where there is none."""
    return str(reader.value(f"SELECT title FROM {title[0]}s WHERE id = ?", (title[1],)) or "")


def listed_of(reader: Reader, line: int, limit: int) -> list[ListedTitle]:
    """The first `limit` titles behind a line that tells of many; an empty list where there is no such line. An id is 0 where its row is gone."""
    sql = """SELECT l.kind, l.title, coalesce(m.id, s.id, e.id, 0), coalesce(s.id, e.show_id), e.season FROM
        (SELECT value ->> 0 AS kind, value ->> 1 AS id, value ->> 2 AS title, key FROM json_each((SELECT listed FROM activity WHERE id = ?)) LIMIT ?) l
        LEFT JOIN movies m ON l.kind = 'movie' AND m.id = l.id LEFT JOIN shows s ON l.kind = 'show' AND s.id = l.id
        LEFT JOIN episodes e ON l.kind = 'episode' AND e.id = l.id ORDER BY l.key"""
    return [ListedTitle(Kind(kind), row, title, show, season) for kind, title, row, show, season in reader.rows(sql, (line, limit))]


def _wanted(wanted: ActivityQuery) -> tuple[str, dict[str, object]]:
    """A condition on lines, and its parameters."""
    kind, title = wanted.title or (None, None)
    verbs = as_json(GROUPS[wanted.group] if wanted.group else ())
    of_kind = "verb IN (SELECT value FROM json_each(:verbs))" if wanted.group else "1"
    of_title = f"({_OF.get(kind, 'episode_id = :title')} OR id IN ({_LISTING}))" if kind else "1"
    return f"{of_kind} AND {of_title}", {"verbs": verbs, "title": title, "mark": f'["{kind}",{title},', "many": _LINES_OF_MANY}


def _lists_that_say(reader: Reader, words: Sequence[str], sql: str, params: Params) -> list[int]:
    """The newest of the lines that tell of many, of which one title says all the words. Each list is looked through as a whole before it is taken apart."""
    newest = "SELECT * FROM activity INDEXED BY activity_of_many WHERE listed IS NOT NULL AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT :many"
    rows = reader.rows(f"SELECT id, listed FROM ({newest}) WHERE {sql}", params)
    return [row for row, listed in rows if _says(listed, words) and any(_says(one[2], words) for one in _LISTED.decode(listed))]


def _says(text: str, words: Sequence[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


_OF = {Kind.MOVIE: "movie_id = :title", Kind.SHOW: "show_id = :title OR episode_id IN (SELECT id FROM episodes WHERE show_id = :title)"}
_LISTING = """SELECT id FROM (SELECT id, listed FROM activity INDEXED BY activity_of_many WHERE listed IS NOT NULL ORDER BY id DESC LIMIT :many)
    WHERE instr(listed, :mark)"""


def _among(reader: Reader, kind: Kind, row_id: int) -> list[ActivityRow]:
    """Without their lists, which are long: looked through as the text that they are, where no title can hold a quote that is not escaped."""
    columns = "id, at, verb, title, coalesce(detail, title), count"
    newest = "SELECT * FROM activity INDEXED BY activity_of_many WHERE listed IS NOT NULL ORDER BY id DESC LIMIT ?"
    found = reader.rows(f"SELECT {columns} FROM ({newest}) WHERE instr(listed, ?)", (_LINES_OF_MANY, f'["{kind}",{row_id},'))
    return [ActivityRow(*row) for row in found]


def _rows(reader: Reader, rest: str, params: Params, *, columns: str = _COLUMNS) -> list[ActivityRow]:
    return [_row(row) for row in reader.rows(f"SELECT {columns} FROM activity {rest}", params)]


def _row(row: tuple[Any, ...]) -> ActivityRow:
    values = list(row)
    values[6] = _LISTED.decode(row[6]) if row[6] else ()
    values[12], values[14] = bool(row[12]), bool(row[14])
    return ActivityRow(*values)
