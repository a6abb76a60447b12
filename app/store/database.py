"""The library file: one writer, pooled readers, and listeners who hear which ids a commit changed (D61)."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import apsw
import msgspec

from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.store.connection import BUSY_TIMEOUT, Params, open_reader, open_writer, told
from app.store.migrations import migrate

log = logging.getLogger(__name__)

_IDLE_READERS = 4
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


Hear = Callable[[Changes], None]


class Database:
    """Opened once a process. `write` and `read` may be called from any thread; writes wait for each other, reads wait for nobody."""

    def __init__(self, path: Path, *, clock: Callable[[], int] | None = None, busy_timeout: float = BUSY_TIMEOUT) -> None:
        """Open the file and bring it to this version (a copy is made first). `clock` gives UTC seconds. Raises StoreProblem."""
        self.path = path
        self.now: Callable[[], int] = clock or (lambda: int(time.time()))
        self._timeout = busy_timeout
        self._closed = False
        self._writing = threading.Lock()
        self._writer_thread: int | None = None
        self._idle: list[apsw.Connection] = []
        self._pool = threading.Lock()
        self._listeners: list[Hear] = []
        self._announcing = threading.Lock()
        self._announcing_thread: int | None = None
        self._unheard: deque[Changes] = deque()
        migrate(path, timeout=busy_timeout)
        self._writer = open_writer(path, busy_timeout)
        self._outside: object = self._writer.pragma("data_version")

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: committed at the end, rolled back when an exception leaves. Raises StoreProblem."""
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        with self._writing:
            self._writer_thread = threading.get_ident()
            try:
                transaction = Transaction(self._begun(), self.now())
                yield from self._carried_out(transaction)
                changes = transaction.changes()
                if changes:
                    self._unheard.append(changes)
            finally:
                self._writer_thread = None
        self._announce()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A reader with a snapshot of its own. Raises StoreProblem."""
        connection = self._reader()
        try:
            connection.execute("BEGIN")
            try:
                yield Reader(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
        except apsw.Error as error:
            raise told(error) from error
        finally:
            self._give_back(connection)

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Have `hear` called after each commit that changed something, on the committing thread; call the answer to stop listening."""
        self._listeners.append(hear)

        def stop() -> None:
            if hear in self._listeners:
                self._listeners.remove(hear)

        return stop

    def wrote_elsewhere(self) -> bool:
        """True when another process committed to this file since the last question. Never waits: while this process writes, the answer comes next time."""
        if not self._writing.acquire(blocking=False):
            return False
        try:
            self._check_open()
            version = self._writer.pragma("data_version")
        except apsw.Error as error:
            raise told(error) from error
        finally:
            self._writing.release()
        before, self._outside = self._outside, version
        return bool(version != before)

    def close(self) -> None:
        """Close every connection; readers still out are closed when they come back. Harmless when repeated."""
        with self._writing, self._pool:
            if self._closed:
                return
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()
            self._writer.close()

    def _begun(self) -> apsw.Connection:
        self._check_open()
        try:
            self._writer.execute("BEGIN IMMEDIATE")
        except apsw.Error as error:
            raise told(error) from error
        return self._writer

    def _carried_out(self, transaction: Transaction) -> Iterator[Transaction]:
        """Hand the transaction out, then commit, or roll back and pass the exception on."""
        try:
            yield transaction
            self._writer.execute("COMMIT")
        except BaseException as error:
            # SQLite itself rolls back on some errors (a full disk), then there is nothing left to undo.
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            if isinstance(error, apsw.Error):
                raise told(error) from error
            raise

    def _announce(self) -> None:
        """Tell the listeners, in the order of the commits; a listener may itself write."""
        if self._announcing_thread == threading.get_ident():
            return  # a listener wrote: its news is told after this one's, to everybody in the same order
        with self._announcing:
            self._announcing_thread = threading.get_ident()
            while self._unheard:
                changes = self._unheard.popleft()
                for hear in tuple(self._listeners):
                    try:
                        hear(changes)
                    except Exception:
                        log.exception("A listener failed; the commit stands.")
            self._announcing_thread = None

    def _reader(self) -> apsw.Connection:
        self._check_open()
        with self._pool:
            if self._idle:
                return self._idle.pop()
        return open_reader(self.path, self._timeout)

    def _give_back(self, connection: apsw.Connection) -> None:
        with self._pool:
            if not self._closed and len(self._idle) < _IDLE_READERS and not connection.in_transaction:
                self._idle.append(connection)
                return
        connection.close()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreProblem("The library is closed.")


def placeholders(values: Sequence[object]) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * len(values))
