"""Opening the library file, and what SQLite's errors mean in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw

from app.domain.problems import StoreProblem

Params = tuple[Any, ...] | list[Any] | dict[str, Any]

DAMAGED = "The library file is damaged. Restore its last good copy in the window, or choose another folder."
FOREIGN = "{} is a database of another program. It was left as it is: choose another folder."
BUSY_TIMEOUT = 30.0
"""Seconds to wait for another program's lock (D1)."""

_HEADER = b"SQLite format 3\x00"
_USER_VERSION_AT = 60

_READER_CACHE_KIB = 4_096
_WRITER_CACHE_KIB = 32_768


class DamagedLibrary(StoreProblem):
    """The library file is damaged. `good_copy` is the last copy that can be put back, None when there is none."""

    def __init__(self, sentence: str, good_copy: Path | None = None) -> None:
        super().__init__(sentence)
        self.good_copy = good_copy


class ForeignFile(StoreProblem):
    """The file is a sound database of another program; it was left as it is."""


class NewerLibrary(StoreProblem):
    """The library file was written by a newer Bijou; it was left untouched."""


_NO_SPACE = (apsw.SQLITE_IOERR_SHMSIZE, apsw.SQLITE_IOERR_SHMMAP)
"""What a full disk is called where the file that connections share cannot grow."""


def told(error: apsw.Error) -> Exception:
    """The sentence for what SQLite met in the world; `error` itself where the fault is the code's (a constraint, a mistake in the SQL)."""
    if isinstance(error, apsw.FullError) or getattr(error, "extendedresult", 0) in _NO_SPACE:
        return StoreProblem("The disk is full, so the library could not be saved. Free some space and try again.")
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return StoreProblem("Another program is using the library file and does not let go. Close it and try again.")
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return DamagedLibrary(DAMAGED)
    if isinstance(error, apsw.ReadOnlyError | apsw.PermissionsError | apsw.AuthError):
        return StoreProblem("The library's folder is read-only. Allow writing to it, or choose another folder.")
    if isinstance(error, apsw.CantOpenError):
        return StoreProblem("The library file cannot be opened. Check that its folder exists and may be written to, or choose another folder.")
    if isinstance(error, apsw.IOError | apsw.ProtocolError):
        return StoreProblem("The disk did not read or write the library file. Check the disk and its free space, or choose another folder.")
    if isinstance(error, apsw.NoMemError | apsw.TooBigError):
        return StoreProblem("There is not enough memory to read or write the library.")
    return error


def open_writer(path: Path, timeout: float = BUSY_TIMEOUT) -> apsw.Connection:
    """The one connection that writes: WAL, foreign keys on. Raises StoreProblem."""
    connection = _opened(path, timeout)
    try:
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "normal")
        connection.pragma("foreign_keys", 1)
        connection.pragma("recursive_triggers", 1)
        connection.pragma("wal_autocheckpoint", 4_000)
        connection.pragma("journal_size_limit", 64 << 20)
        connection.pragma("cache_size", -_WRITER_CACHE_KIB)
        connection.pragma("temp_store", "memory")
    except apsw.Error as error:
        connection.close()
        raise told(error) from error
    return connection


def open_library(path: Path, timeout: float = BUSY_TIMEOUT) -> apsw.Connection:
    """`open_writer` for a file that has a version already. Raises StoreProblem, ForeignFile where the tables are not Bijou's."""
    connection = open_writer(path, timeout)
    try:
        ours = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'copies')").fetchall() == [(1,)]
    except apsw.Error as error:
        connection.close()
        raise told(error) from error
    if not ours:
        connection.close()
        raise ForeignFile(FOREIGN.format(path.name))
    return connection


def open_reader(path: Path, timeout: float = BUSY_TIMEOUT) -> apsw.Connection:
    """A connection that cannot write. Raises StoreProblem."""
    connection = _opened(path, timeout)
    try:
        connection.pragma("query_only", 1)
        connection.pragma("cache_size", -_READER_CACHE_KIB)
        connection.pragma("temp_store", "memory")
    except apsw.Error as error:
        connection.close()
        raise told(error) from error
    return connection


def version_on_disk(path: Path) -> int:
    """The schema version of a file, 0 for none yet; without opening it in SQLite where that would write beside it. Raises StoreProblem."""
    try:
        if not path.exists() or path.stat().st_size == 0:
            return 0
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise StoreProblem("The library file cannot be opened. Check that it may be read, or choose another folder.") from error
    if len(header) < 100 or not header.startswith(_HEADER):
        raise DamagedLibrary(DAMAGED)
    return max(int.from_bytes(header[_USER_VERSION_AT : _USER_VERSION_AT + 4], "big"), _version_in_wal(path))


def _version_in_wal(path: Path) -> int:
    """The version that an unfinished write-ahead log would give: read without folding the log into the file."""
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return 0
    connection = _opened(path, BUSY_TIMEOUT)
    try:
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        return int(connection.pragma("user_version"))
    except apsw.Error as error:
        raise told(error) from error
    finally:
        connection.close()


def _opened(path: Path, timeout: float) -> apsw.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(path), statementcachesize=256)
    except OSError as error:
        raise StoreProblem("The library's folder cannot be made. Allow writing there, or choose another folder.") from error
    except UnicodeError as error:
        raise StoreProblem("The name of the library's folder is no text that SQLite can read. Choose another folder.") from error
    except apsw.Error as error:
        raise told(error) from error
    connection.set_busy_timeout(int(timeout * 1000))
    if connection.readonly("main"):
        connection.close()
        raise StoreProblem("The library's folder is read-only. Allow writing to it, or choose another folder.")
    return connection
