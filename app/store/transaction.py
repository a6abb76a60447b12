"""One view of the library, and one write to it: what is read and written goes through these two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import apsw
import msgspec

from app.domain.changes import Changes, Subject
from app.store.connection import Params, told

_VALUES_A_STATEMENT = 4_000
_LONGEST_CACHED = 16_000
"""Bytes of SQL: apsw keeps no longer statement prepared."""

_ROWS = msgspec.json.Decoder(list[list[Any]])


class Reader:
    """A view of the library as it was when reading began: later commits do not show. For one thread at a time."""

    __slots__ = ("connection",)

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection

    def rows(self, sql: str, params: Params = ()) -> list[Any]:
        """All rows, as tuples. Raises StoreProblem."""
        try:
            return self.connection.execute(sql, params).fetchall()
        except apsw.Error as error:
            raise told(error) from error

    def row(self, sql: str, params: Params = ()) -> tuple[Any, ...] | None:
        """The first row, None when there is none. Raises StoreProblem."""
        try:
            return self.connection.execute(sql, params).fetchone()
        except apsw.Error as error:
            raise told(error) from error

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, None when there is none. Raises StoreProblem."""
        row = self.row(sql, params)
        return None if row is None else row[0]

    def gathered(self, columns: str, source: str, params: Params = ()) -> list[list[Any]]:
        """The rows of `SELECT columns FROM source` in one step of SQLite, for bulk reading beside other threads. No blobs. Raises StoreProblem.

        Each step of a statement gives Python's lock away and has to win it back, up to 5 ms later while another thread computes.
        """
        sql = f"SELECT json_group_array(json_array({columns})) FROM {source}"
        answer: list[list[Any]] = _ROWS.decode(self.value(sql, params))
        return answer


class Transaction(Reader):
    """One write, whole or not at all, at the instant `now` (UTC seconds). What it notes is announced after the commit."""

    __slots__ = ("_next_ids", "_noted", "now")

    def __init__(self, connection: apsw.Connection, now: int) -> None:
        super().__init__(connection)
        self.now = now
        self._next_ids: dict[str, int] = {}
        self._noted: tuple[dict[Subject, set[int]], dict[Subject, set[int]], dict[Subject, set[int]]] = ({}, {}, {})

    def execute(self, sql: str, params: Params = ()) -> int:
        """Run one statement; the number of rows that it changed. Raises StoreProblem."""
        try:
            self.connection.execute(sql, params).fetchall()
        except apsw.Error as error:
            raise told(error) from error
        return self.connection.changes()

    def executemany(self, sql: str, many: Iterable[Params]) -> None:
        """Run one statement for each set of values. Raises StoreProblem."""
        try:
            for _ in self.connection.executemany(sql, many):
                pass
        except apsw.Error as error:
            raise told(error) from error

    def insert(self, sql: str, params: Params = ()) -> int:
        """Run one INSERT; the id of the new row. Raises StoreProblem."""
        self.execute(sql, params)
        return self.connection.last_insert_rowid()

    def insert_many(self, head: str, rows: Sequence[tuple[Any, ...]], tail: str = "") -> None:
        """Many rows in few steps: `head` is "INSERT INTO movies (id, title)", `tail` perhaps "ON CONFLICT …". Raises StoreProblem.

        Many rows a statement, because each step gives Python's lock away (see `gathered`).
        """
        if not rows:
            return
        width = len(rows[0])
        most = max(1, min(_VALUES_A_STATEMENT // width, (_LONGEST_CACHED - len(head) - len(tail)) // (2 * width + 2)))
        try:
            for start in range(0, len(rows), most):
                part = rows[start : start + most]
                values: list[Any] = []
                for row in part:
                    values += row
                self.connection.execute(_values(head, width, len(part), tail), values)
        except apsw.Error as error:
            raise told(error) from error

    def new_ids(self, table: str, count: int) -> range:
        """Ids for `count` new rows of an AUTOINCREMENT table, above every id that it ever had (D3)."""
        first = self._next_ids.get(table)
        if first is None:
            first = (self.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0) + 1
        self._next_ids[table] = first + count
        return range(first, first + count)

    def note_added(self, subject: Subject, *ids: int) -> None:
        self._noted[0].setdefault(subject, set()).update(ids)

    def note_updated(self, subject: Subject, *ids: int) -> None:
        self._noted[1].setdefault(subject, set()).update(ids)

    def note_removed(self, subject: Subject, *ids: int) -> None:
        self._noted[2].setdefault(subject, set()).update(ids)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A part that may fail without the rest: an exception undoes what was written and noted inside, and goes on to the caller."""
        before = tuple({subject: set(ids) for subject, ids in group.items()} for group in self._noted)
        self.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK TO attempt")
            self.execute("RELEASE attempt")
            for group, kept in zip(self._noted, before, strict=True):
                group.clear()
                group.update(kept)
            raise
        self.execute("RELEASE attempt")

    def changes(self) -> Changes:
        """What was noted so far: an id added and then updated counts as added, one added and removed as nothing."""
        added, updated, removed = self._noted
        nothing: set[int] = set()
        return Changes(
            added=_frozen({s: ids - removed.get(s, nothing) for s, ids in added.items()}),
            updated=_frozen({s: ids - added.get(s, nothing) - removed.get(s, nothing) for s, ids in updated.items()}),
            removed=_frozen({s: ids - added.get(s, nothing) for s, ids in removed.items()}),
        )


@lru_cache(maxsize=128)
def _values(head: str, width: int, count: int, tail: str) -> str:
    row = "(" + ",".join("?" * width) + ")"
    return f"{head} VALUES {','.join([row] * count)} {tail}"


def _frozen(group: dict[Subject, set[int]]) -> dict[Subject, frozenset[int]]:
    return {subject: frozenset(ids) for subject, ids in group.items() if ids}
