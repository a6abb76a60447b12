"""Prepared pictures on disk: never more bytes than the limit, the longest unused go first, and all of it may be deleted at any time."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from app.artwork.filelock import locked
from app.artwork.sizes import Size
from app.web.spread_files import SpreadFile, on_disk, place, spread_files, thin_out

ROOM = 0.9  # how full the cache is after making room, so that not every picture has to
TOUCH_SECONDS = 600  # how exact "last used" is; noting every use would write to the disk with every scroll
DIGITS = 20


class PictureCache:
    """Files `SIZE/HH/HASH.jpg` below one folder; a file's change time says when it was last used.

    The bytes in use stand in the file `usage`, whose lock is held while a picture is added, by this process or another. They are raised before the file is
    written: a process killed in between leaves the count too high, never too low, and making room counts anew. Safe to use from several threads.
    """

    def __init__(self, folder: Path, limit_bytes: int, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._clock = clock
        self._lock = threading.Lock()

    def path(self, reference: str, size: Size) -> Path:
        """Where the picture lies or would lie."""
        import hashlib  # it loads OpenSSL: not before there is a picture to look for

        name = hashlib.sha256(reference.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / size.folder / name[:2] / (name + size.suffix)

    def find(self, reference: str, size: Size) -> Path | None:
        """The picture's file if it is there, noted as used now; one look at the disk."""
        path = self.path(reference, size)
        try:
            found = os.stat(path)  # noqa: PTH116  half the time of Path.stat, and asked for every poster scrolled past
            now = self._clock()
            if now - found.st_mtime > TOUCH_SECONDS:
                os.utime(path, (now, now))
        except OSError:
            return None
        return path

    def add(self, reference: str, size: Size, content: bytes) -> Path:
        """Keep a picture, making room for it. Raises OSError (disk full, read-only, larger than the whole cache)."""
        path = self.path(reference, size)
        with self._lock, self._usage() as usage:
            self._reserve(usage, on_disk(len(content)), path)
            place(path, content)
        now = self._clock()
        with contextlib.suppress(OSError):
            os.utime(path, (now, now))
        return path

    def set_limit(self, limit_bytes: int) -> None:
        """Allow so many bytes from now on, making room at once."""
        self._limit = limit_bytes
        with self._lock, self._usage() as usage:
            self._reserve(usage, 0, None)

    def clear(self) -> None:
        """Delete every picture."""
        with self._lock, self._usage() as usage:
            for size in Size:
                shutil.rmtree(self._folder / size.folder, ignore_errors=True)
            _write(usage, self._counted())

    def used(self) -> int:
        """Bytes in use, counted anew."""
        return self._counted()

    def _reserve(self, usage: IO[bytes], wanted: int, path: Path | None) -> None:
        """Count `wanted` bytes more for `path`, after making room for them."""
        used = _read(usage)
        if used is None:
            used = self._counted()
        if used + wanted > self._limit:
            used = thin_out(self._files(), max(0, min(self._limit - wanted, int(self._limit * ROOM))))
        if used + wanted > self._limit:
            raise OSError(f"a picture of {wanted} bytes does not fit the cache of {self._limit}")
        replaced = on_disk(path.stat().st_size) if path is not None and path.exists() else 0
        _write(usage, max(0, used + wanted - replaced))

    @contextlib.contextmanager
    def _usage(self) -> Iterator[IO[bytes]]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with locked(self._folder / "usage") as file:
            yield file

    def _counted(self) -> int:
        return sum(file.length for file in self._files())

    def _files(self) -> Iterator[SpreadFile]:
        now = self._clock()
        return (file for size in Size for file in spread_files(self._folder / size.folder, now))


def _read(usage: IO[bytes]) -> int | None:
    """The bytes in use; None when nobody has counted yet, or the file holds something else."""
    usage.seek(0)
    text = usage.read(DIGITS + 1)
    return int(text) if len(text) == DIGITS and text.isdigit() else None


def _write(usage: IO[bytes], used: int) -> None:
    """Always of one length: cutting a file takes some disks longer than writing it."""
    if usage.seek(0, os.SEEK_END) > DIGITS:
        usage.truncate(0)
    usage.seek(0)
    usage.write(f"{used:0{DIGITS}}".encode())
    usage.flush()
