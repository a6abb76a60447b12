"""The library file: one writer, pooled readers, and listeners who hear which ids a commit changed (D61)."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw
import msgspec

from app.domain.changes import Changes
from app.domain.problems import StoreProblem
from app.store.connection import BUSY_TIMEOUT, DAMAGED, DamagedLibrary, open_library, open_reader, told
from app.store.migrations import migrate, with_way_on
from app.store.transaction import Reader, Transaction

__all__ = ["Database", "Hear", "Reader", "Transaction", "placeholders"]

log = logging.getLogger(__name__)

_IDLE_READERS = 4
_UNREADABLE = (UnicodeDecodeError, msgspec.DecodeError)
"""What stored text and stored JSON do when a bit of them was turned over: SQLite does not notice."""

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
        try:
            self._writer = open_library(path, busy_timeout)
        except DamagedLibrary as damage:
            raise with_way_on(path) from damage
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
            except _UNREADABLE as error:
                raise _damage(error) from error
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

    def rest(self) -> None:
        """Give back the memory that much writing took; the next write begins with an empty cache."""
        with self._writing:
            if not self._closed:
                self._writer.execute("PRAGMA shrink_memory").fetchall()

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
            if isinstance(error, _UNREADABLE):
                raise _damage(error) from error
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


def _damage(error: Exception) -> StoreProblem:
    log.error("What the library holds cannot be read", exc_info=error)
    return DamagedLibrary(DAMAGED)


def placeholders(values: Sequence[object]) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join("?" * len(values))
