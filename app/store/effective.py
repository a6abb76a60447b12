"""Working out titles again when one of their sources changed: values, genres, credits and search text (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.changes import Subject
from app.domain.items import Kind
from app.store.database import Transaction
from app.store.genres import write_genres
from app.store.numbers import as_json
from app.store.people import write_credits
from app.store.search_index import index_titles
from app.store.sources_of import sources_of
from app.store.title_rows import SELECT, TABLES, VALUES, Row, replace_values, values
from app.store.wanted_ids import Ids, ids_changed


def remerge(tx: Transaction, kind: Kind, titles: Iterable[int]) -> set[int]:
    """Give titles the values that their sources say now; one whose sources are all gone keeps what it has. Returns those that changed; all are announced."""
    sources = {title: said for title, said in sources_of(tx, kind, titles).items() if said.said or said.provided or said.locks}
    if not sources:
        return set()
    rows = _rows(tx, kind, sources)
    facts = {title: said.effective() for title, said in sources.items() if title in rows}
    numbers = _numbers(tx, sources) if kind is Kind.EPISODE else {}
    new = {title: values(kind, some, sources[title].added_at, numbers.get(title)) for title, some in facts.items()}
    changed = {title for title, row in new.items() if row != rows[title]}
    replace_values(tx, kind, {title: new[title] for title in changed})
    _index(tx, kind, {title: new[title] for title in changed if _names(kind, new[title]) != _names(kind, rows[title])})
    if kind in (Kind.MOVIE, Kind.SHOW):
        ids_changed(tx, kind, _other_ids(kind, {title: (rows[title], new[title]) for title in changed}))
        changed |= write_genres(tx, kind, {title: some.genres for title, some in facts.items()}, fresh=False)
        changed |= write_credits(tx, kind, {title: sources[title].credits() for title in facts}, fresh=False)
    tx.note_updated(Subject(kind.value), *changed)
    return changed


def _other_ids(kind: Kind, titles: Mapping[int, tuple[Row, Row]]) -> dict[int, tuple[Ids, Ids]]:
    """Of titles (before, now) those whose ids are others."""
    first = VALUES[kind].index("tmdb")
    some = {title: (Ids(*before[first : first + 3]), Ids(*now[first : first + 3])) for title, (before, now) in titles.items()}
    return {title: (before, now) for title, (before, now) in some.items() if before != now}


def _rows(tx: Transaction, kind: Kind, titles: Iterable[int]) -> dict[int, Row]:
    columns = ", ".join(f"t.{name}" for name in SELECT[kind].split(", "))
    found = tx.gathered(columns, f"json_each(?) AS wanted CROSS JOIN {TABLES[kind]} t ON t.id = wanted.value", (as_json(list(titles)),))
    return {row[0]: tuple(row[1:]) for row in found}


def _numbers(tx: Transaction, titles: Iterable[int]) -> dict[int, int | None]:
    found = tx.gathered("e.id, e.number", "json_each(?) AS wanted CROSS JOIN episodes e ON e.id = wanted.value", (as_json(list(titles)),))
    return {row[0]: row[1] for row in found}


def _names(kind: Kind, row: Row) -> tuple[Any, Any]:
    names = VALUES[kind]
    return row[names.index("title")], row[names.index("original_title")] if "original_title" in names else None


def _index(tx: Transaction, kind: Kind, rows: dict[int, Row]) -> None:
    if kind is not Kind.SEASON and rows:
        index_titles(tx, kind, [(title, _names(kind, row)) for title, row in rows.items()])
