"""What the user locks of a title: their word before everybody else's, until it is unlocked or taken back (D11, D62)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from app.domain.changes import Subject
from app.domain.enrichment import TitleKind
from app.domain.items import Facts, Kind
from app.domain.locked_fields import LOCKABLE, FieldState, TitleFields
from app.domain.problems import Missing, Problem
from app.domain.scanning import Named
from app.store.database import Reader, Transaction
from app.store.effective import remerge
from app.store.happenings import note_happened
from app.store.sources_of import sources_of
from app.store.title_parts import origins_of, servers_named, surviving_id

_ART = frozenset({"poster", "backdrop", "logo"})
Locks = Mapping[str, str | None]
"""Field → the JSON of its locked value, None for one that is not locked."""


def fields_of(reader: Reader, kind: TitleKind, row_id: int) -> TitleFields:
    """Every field that may be locked, with its value and whose it is. Raises Missing."""
    of_kind = Kind(kind)
    title = _there(reader, of_kind, row_id)
    sources = sources_of(reader, of_kind, [title])[title]
    servers = servers_named(reader)
    unlocked = sources._replace(locks={})
    now, before = sources.merged(), unlocked.merged()
    says = {one.field: one for one in origins_of(sources, now, servers)}
    said = {one.field: one for one in origins_of(unlocked, before, servers)}
    found = []
    for field, of_what in LOCKABLE[kind].items():
        mine, theirs = says.get(field), said.get(field)
        found.append(
            FieldState(
                field,
                of_what,
                _value(now.facts, field),
                mine.source if mine else "",
                mine.name if mine else "",
                field in sources.locks,
                _value(before.facts, field),
                theirs.name if theirs else "",
            )
        )
    return TitleFields(kind, title, _name(reader, of_kind, title), tuple(found))


def lock_fields(tx: Transaction, kind: TitleKind, row_id: int, values: Mapping[str, Any]) -> int:
    """The user's values, whatever servers and providers say from now on; None is "nothing". Returns the line of activity that can be undone. Raises Missing."""
    return _change(tx, kind, row_id, {field: msgspec.json.encode(value).decode() for field, value in values.items()})


def unlock_fields(tx: Transaction, kind: TitleKind, row_id: int, fields: Collection[str]) -> int:
    """As servers and providers say again. Returns and raises as `lock_fields`."""
    return _change(tx, kind, row_id, dict.fromkeys(fields))


def undo_lock(tx: Transaction, kind: Kind, said: Mapping[str, Any]) -> tuple[int, int]:
    """The locks as they were before; (title, the line that takes this back in turn). Raises Problem where they were changed since."""
    title = surviving_id(tx, kind, said["title"])
    if title is None:
        raise Problem("This cannot be taken back any more: the title has left the library.")
    if _locks(tx, kind, title, said["after"]) != said["after"]:
        raise Problem("This cannot be taken back any more: what is locked was changed since.")
    return title, _change(tx, "show" if kind is Kind.SHOW else "movie", title, said["before"])


def _change(tx: Transaction, kind: TitleKind, row_id: int, after: Locks) -> int:
    of_kind = Kind(kind)
    title = _there(tx, of_kind, row_id)
    if not after or not after.keys() <= LOCKABLE[kind].keys():
        raise Problem("There is no such field to lock.")
    before = _locks(tx, of_kind, title, after)
    for field, value in after.items():
        tx.execute(f"DELETE FROM locks WHERE {kind}_id = ? AND field = ?", (title, field))
        if value is not None:
            tx.execute(f"INSERT INTO locks ({kind}_id, field, value, locked_at) VALUES (?, ?, ?, ?)", (title, field, value, tx.now))
    remerge(tx, of_kind, [title])
    tx.note_updated(Subject(kind), title)
    verb = "unlocked" if set(after.values()) == {None} else "locked"
    undo = {"locked": kind, "title": title, "before": before, "after": dict(after)}
    return note_happened(tx, verb, Named(of_kind, title, _name(tx, of_kind, title)), detail=",".join(after), undo=undo)


def _locks(reader: Reader, kind: Kind, title: int, fields: Collection[str]) -> dict[str, str | None]:
    held = dict(reader.rows(f"SELECT field, value FROM locks WHERE {kind}_id = ?", (title,)))
    return {field: held.get(field) for field in fields}


def _there(reader: Reader, kind: Kind, row_id: int) -> int:
    title = surviving_id(reader, kind, row_id)
    if title is None:
        raise Missing("This title has left the library.")
    return title


def _name(reader: Reader, kind: Kind, title: int) -> str:
    name: str = reader.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    return name


def _value(facts: Facts, field: str) -> Any:
    return getattr(facts.art if field in _ART else facts, field) or None
