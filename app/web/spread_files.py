"""Files of a cache of what came over the web, spread over folders by the first digits of their names: written whole, counted, the oldest deleted."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = 4096
"""A file takes whole blocks of the disk: counted so, a limit holds for what `du` says too."""
STALE_SECONDS = 3600
"""An unfinished file this old belongs to a program that died."""


class SpreadFile(NamedTuple):
    """When it was last changed (UTC seconds), the bytes that it takes on the disk, and where it is. The oldest comes first."""

    at: float
    length: int
    path: str


def on_disk(length: int) -> int:
    """The bytes of the disk that so many bytes take."""
    return -(-length // BLOCK) * BLOCK


def place(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a reader finds a whole file or none. Raises OSError."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def spread_files(folder: Path, now: float) -> Iterator[SpreadFile]:
    """The files in the folders below one; what a dead program left unfinished there is deleted. `now` in UTC seconds."""
    for below in _entries(folder):
        for entry in _entries(below.path):
            with contextlib.suppress(OSError):  # deleted meanwhile
                facts = entry.stat()
                if entry.name.endswith(".part") and now - facts.st_mtime > STALE_SECONDS:
                    os.unlink(entry.path)  # noqa: PTH108
                    continue
                yield SpreadFile(facts.st_mtime, on_disk(facts.st_size), entry.path)


def thin_out(files: Iterable[SpreadFile], enough: int) -> int:
    """Delete the oldest until the rest takes no more than `enough` bytes. Returns what it takes then; a file that cannot be deleted still counts."""
    oldest = sorted(files)
    used = sum(file.length for file in oldest)
    for file in oldest:
        if used <= enough:
            break
        with contextlib.suppress(OSError):  # open, on Windows
            os.unlink(file.path)  # noqa: PTH108  thousands at a time
            used -= file.length
    return used


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
