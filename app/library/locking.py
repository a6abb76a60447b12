"""What the user says of a title's fields: as it is now, in words of their own, or as servers and providers say (D11, D62)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.artwork.reference import parsed
from app.domain.enrichment import TitleKind
from app.domain.locked_fields import LOCKABLE, TitleFields, meant
from app.domain.problems import Problem
from app.store import locking
from app.store.database import Database


def fields(database: Database, kind: TitleKind, row_id: int) -> TitleFields:
    """Every field that may be locked, with its value and whose it is. Raises Missing, StoreProblem."""
    with database.read() as reader:
        return locking.fields_of(reader, kind, row_id)


def lock(database: Database, kind: TitleKind, row_id: int, field: str) -> int:
    """Keep the field as it is now. Returns the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        now = {one.field: one.value for one in locking.fields_of(tx, kind, row_id).fields}
        if field not in now:
            raise Problem("There is no such field to lock.")
        return locking.lock_fields(tx, kind, row_id, {field: now[field]})


def write(database: Database, kind: TitleKind, row_id: int, field: str, text: str) -> int:
    """Lock the field with what was typed; an empty text is "nothing". Returns and raises as `lock`."""
    return _keep(database, kind, row_id, field, meant(field, LOCKABLE[kind].get(field, "line"), text))


def choose_picture(database: Database, kind: TitleKind, row_id: int, field: str, reference: str) -> int:
    """Lock poster, backdrop or logo with a picture of a server or provider. Returns and raises as `lock`."""
    if parsed(reference) is None or LOCKABLE[kind].get(field) != "picture":
        raise Problem("This is no picture that can be chosen.")
    return _keep(database, kind, row_id, field, reference)


def unlock(database: Database, kind: TitleKind, row_id: int, fields: Collection[str]) -> int:
    """As servers and providers say again. Returns and raises as `lock`."""
    with database.write() as tx:
        return locking.unlock_fields(tx, kind, row_id, fields)


def _keep(database: Database, kind: TitleKind, row_id: int, field: str, value: Any) -> int:
    with database.write() as tx:
        return locking.lock_fields(tx, kind, row_id, {field: value})
