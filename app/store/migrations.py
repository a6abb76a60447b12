"""Bringing an older library file to this version: numbered .sql files, each whole or not at all (D1)."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from app.domain.problems import StoreProblem
from app.store.connection import BUSY_TIMEOUT, FOREIGN, DamagedLibrary, ForeignFile, NewerLibrary, open_writer, told, version_on_disk
from app.store.safety import copy_before_upgrade, good_copy_of, good_copy_path

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NAME = re.compile(r"(\d{4})_\w+\.sql")
_KNOWN = "copies"


def schema_steps(folder: Traversable | None = None) -> dict[int, Traversable]:
    """Version → the file that leads to it, in order. Found beside this package, also in the packaged program."""
    if folder is None:
        folder = Path(__file__).parent / "schema"  # importlib.resources would bring zipfile and more, before the first frame
    found = {int(match[1]): file for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))}
    return dict(sorted(found.items()))


def migrate(path: Path, *, schema: Traversable | None = None, timeout: float = BUSY_TIMEOUT) -> None:
    """Create the file, or upgrade it after making a copy; refuse a newer one untouched. Raises StoreProblem."""
    try:
        _upgrade(path, schema_steps(schema), timeout, known=None if schema else _KNOWN)
    except DamagedLibrary as damage:
        raise with_way_on(path) from damage


def with_way_on(path: Path) -> DamagedLibrary:
    """Damage, with the name of the copy that can be put back."""
    copy = good_copy_of(path)
    way_on = f"The last good copy is {copy.name}; Bijou's window can restore it." if copy else "There is no good copy yet: choose another folder, or scan anew."
    return DamagedLibrary(f"The library file is damaged. {way_on}", copy)


def _upgrade(path: Path, steps: dict[int, Traversable], timeout: float, known: str | None) -> None:
    newest = max(steps)
    version = version_on_disk(path)
    if version > newest:
        raise NewerLibrary("This library was made by a newer version of Bijou. It was left as it is: update Bijou, or choose another folder.")
    if version == newest:
        return
    if not version:
        _refuse_foreign(path)
    connection = open_writer(path, timeout)
    try:
        if version:
            _refuse_without(known, connection, path)
            copy_before_upgrade(connection, path, version)
        connection.pragma("foreign_keys", 0)  # inside a transaction the switch would be ignored
        for number, step in steps.items():
            if number > version:
                _apply(connection, number, step.read_text(encoding="utf-8"))
    except apsw.Error as error:
        raise told(error) from error
    finally:
        connection.close()


def _refuse_foreign(path: Path) -> None:
    """Tables without a version are another program's. An empty file where there once was a library is damage."""
    if not path.exists():
        return
    if path.stat().st_size == 0:
        if good_copy_path(path).exists():
            raise DamagedLibrary("The library file is empty.")
        return
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
            foreign = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchall() == [(1,)]
    except apsw.Error as error:
        raise told(error) from error
    if foreign:
        raise ForeignFile(FOREIGN.format(path.name))


def _refuse_without(table: str | None, connection: apsw.Connection, path: Path) -> None:
    """A file with a version of its own and without a table that every version of ours has is another program's."""
    if table and connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", (table,)).fetchall() != [(1,)]:
        raise ForeignFile(FOREIGN.format(path.name))


def _apply(connection: apsw.Connection, number: int, sql: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been here while this one waited for the lock.
        if int(connection.pragma("user_version")) < number:
            for _ in connection.execute(sql):
                continue
            connection.pragma("user_version", number)
            _check_foreign_keys(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check_foreign_keys(connection: apsw.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise StoreProblem(f"The library could not be upgraded: rows of {broken[0]} would have lost what they belong to. It was left as it was.")
