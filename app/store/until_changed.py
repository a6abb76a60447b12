"""What was read of the whole library, kept in memory only until the library changes."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import apsw

from app.store.database import Reader, Transaction

T = TypeVar("T")

# The pragma data_version changes when another connection has committed, and readers never write: what is kept is exact for its connection's snapshot.
_kept: weakref.WeakKeyDictionary[apsw.Connection, dict[Hashable, tuple[int, Any]]] = weakref.WeakKeyDictionary()


def until_changed(reader: Reader, key: Hashable, read: Callable[[], T]) -> T:
    """What `read` gave for this `key` when the library was as it is now, else what it gives; whoever is given it must not change it."""
    if isinstance(reader, Transaction):
        return read()
    kept = _kept.setdefault(reader.connection, {})
    version: int = reader.value("PRAGMA data_version")
    if key not in kept or kept[key][0] != version:
        kept[key] = (version, read())
    found: T = kept[key][1]
    return found
