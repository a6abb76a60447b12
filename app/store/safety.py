"""Copies of the library file: made with SQLite's backup, kept beside it, put back when it is damaged (D1)."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

import apsw

from app.domain.cancel import Cancel
from app.domain.problems import StoreProblem
from app.store.connection import told, version_on_disk

_PAGES_A_STEP = 2_000


def good_copy_path(path: Path) -> Path:
    """Where the routine copy of a library lies: `library.good.db` beside `library.db`."""
    return path.with_name(f"{path.stem}.good{path.suffix}")


def good_copy_of(path: Path) -> Path | None:
    """The newest copy that can be read, routine or made before an upgrade; None when there is none."""
    found = [copy for copy in (good_copy_path(path), *path.parent.glob(f"{path.stem}.v*{path.suffix}")) if copy.is_file()]
    found.sort(key=lambda copy: copy.stat().st_mtime, reverse=True)
    return next((copy for copy in found if not check_file(copy)), None)


def copy_before_upgrade(connection: apsw.Connection, path: Path, version: int) -> Path:
    """Copy the library as it is at `version` to `library.v<version>.db`. Raises StoreProblem."""
    target = path.with_name(f"{path.stem}.v{version}{path.suffix}")
    _copy(connection, target)
    return target


def keep_good_copy(path: Path, cancel: Cancel | None = None, now: int | None = None) -> Path:
    """Replace the routine copy, after checking that the new one is sound. Works beside a running writer. Raises StoreProblem or Cancelled.

    `now` (UTC seconds) is what its age counts from, None for the system's time.
    """
    target = good_copy_path(path)
    back_up(path, target, cancel)
    if now is not None:
        with suppress(OSError):
            os.utime(target, (now, now))
    return target


def age_of_good_copy(path: Path, now: int) -> int | None:
    """Seconds since the routine copy was made (negative where a clock was put back); None when there is none."""
    copy = good_copy_path(path)
    return now - int(copy.stat().st_mtime) if copy.is_file() else None


def back_up(path: Path, target: Path, cancel: Cancel | None = None) -> None:
    """Write a sound copy of the library to `target`, beside it first and then renamed. Raises StoreProblem or Cancelled."""
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
            connection.set_busy_timeout(30_000)
            _copy(connection, target, cancel)
    except apsw.Error as error:
        raise told(error) from error


def restore(path: Path) -> Path:
    """Put the last good copy back; the damaged file is kept beside it. Returns where the damaged one went. Raises StoreProblem; then nothing was moved."""
    copy = good_copy_of(path)
    if copy is None:
        raise StoreProblem("There is no good copy of the library to restore. Choose another folder, or scan anew.")
    ready = path.with_name(f"{path.stem}.restored{path.suffix}")
    back_up(copy, ready)  # before anything is moved: a full disk must not leave the user without a library
    try:
        aside = set_aside(path)
        ready.replace(path)
    except OSError as error:
        raise StoreProblem("The good copy could not be put in place. Check that the folder may be written to.") from error
    finally:
        with suppress(OSError):
            ready.unlink(missing_ok=True)
    return aside


def set_aside(path: Path) -> Path:
    """Keep a damaged library under another name, so that a new one can begin in its place. Returns where it went. Raises StoreProblem."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        for ending in ("-shm", "-wal", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise StoreProblem("The damaged library could not be moved aside. Check that its folder may be written to.") from error
    return aside


def check_file(path: Path) -> list[str]:
    """What SQLite finds wrong with a file; empty when it is sound."""
    try:
        version_on_disk(path)
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
            connection.set_busy_timeout(30_000)
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (apsw.Error, StoreProblem) as error:
        return [str(error)]
    return [line for line in found if line != "ok"] + [f"{row[0]} row {row[1]} belongs to a row of {row[2]} that is gone" for row in broken[:20]]


def _copy(connection: apsw.Connection, target: Path, cancel: Cancel | None = None) -> None:
    """Copy in steps into a new file, check it, then rename: a copy that was cut short never stands where a good one did."""
    draft = target.with_name(target.name + ".part")
    try:
        draft.unlink(missing_ok=True)
        with closing(apsw.Connection(str(draft))) as copy:
            with copy.backup("main", connection, "main") as backup:
                while not backup.done:
                    if cancel is not None:
                        cancel.check()
                    backup.step(_PAGES_A_STEP)
            copy.pragma("journal_mode", "delete")  # one file, nothing beside it
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchall()[0][0]  # not the quick one: it passes over broken indexes
        if verdict != "ok":
            raise StoreProblem("The library is damaged, so no copy was made of it.")
        draft.replace(target)
    except apsw.Error as error:
        raise told(error) from error
    except OSError as error:
        raise StoreProblem("The copy of the library could not be written. Check that the folder may be written to and the disk is not full.") from error
    except UnicodeError as error:
        raise StoreProblem("The name of the copy is no text that SQLite can read. Choose another name.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
