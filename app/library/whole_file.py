"""Files that the user asked for, written beside their place and renamed, so that a reader finds a whole one or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.domain.problems import Problem
from app.store.database import Database


def free_place(database: Database, path: Path, what: str) -> Path:
    """Where a file of that name lies, links followed. Raises Problem where one would take the place of the library itself, or of what is no file."""
    mine = database.path.resolve()
    with _told(path, what):
        target = Path(os.path.realpath(path))
        taken = target.exists() and not target.is_file()  # a device would be gone for all of the computer's programs
    if target.parent == mine.parent and target.name.startswith(mine.stem) and mine.suffix in target.name:
        raise Problem(f"{what} could not be written to {path}: the library itself is there. Choose another place.")
    if taken:
        raise Problem(
            f"{what} could not be written to {path}: {'a folder' if target.is_dir() else 'something that is no file'} is there. Choose another place."
        )
    return target


@contextlib.contextmanager
def written_whole(database: Database, path: Path, what: str) -> Iterator[IO[bytes]]:
    """A file to write, which is in its place once all is written; `what` begins the sentence that says why not. Raises Problem."""
    target = free_place(database, path, what)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _told(path, what):
            target.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(
            f"{what} could not be written to {path}: {error.strerror or error}. Check the folder and the free space, or choose another place."
        ) from error
