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

BLOCK = 4096  # a file takes whole blocks of the disk: counted so, the limit holds for what `du` says too
ROOM = 0.9  # how full the cache is after making room, so that not every picture has to
TOUCH_SECONDS = 600  # how exact "last used" is; noting every use would write to the disk with every scroll
DIGITS = 20
STALE_SECONDS = 3600  # an unfinished file this old belongs to a process that died


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
            self._reserve(usage, _blocks(len(content)), path)
            _place(path, content)
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
            used = self._make_room(wanted)
        if used + wanted > self._limit:
            raise OSError(f"a picture of {wanted} bytes does not fit the cache of {self._limit}")
        replaced = _blocks(path.stat().st_size) if path is not None and path.exists() else 0
        _write(usage, max(0, used + wanted - replaced))

    @contextlib.contextmanager
    def _usage(self) -> Iterator[IO[bytes]]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with locked(self._folder / "usage") as file:
            yield file

    def _make_room(self, wanted: int) -> int:
        """Delete the longest unused until there is room to spare; the bytes in use then."""
        files = sorted(self._files())
        used = sum(_blocks(length) for _, length, _ in files)
        enough = max(0, min(self._limit - wanted, int(self._limit * ROOM)))
        for _, length, path in files:
            if used <= enough:
                break
            # One that cannot be deleted (open, on Windows) still counts.
            with contextlib.suppress(OSError):
                os.unlink(path)  # noqa: PTH108  thousands at a time
                used -= _blocks(length)
        return used

    def _counted(self) -> int:
        return sum(_blocks(length) for _, length, _ in self._files())

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """When last used, length and path of each picture; what a dead process left unfinished is deleted."""
        for size in Size:
            for folder in _entries(self._folder / size.folder):
                for entry in _entries(folder.path):
                    with contextlib.suppress(OSError):  # deleted meanwhile
                        facts = entry.stat()
                        if entry.name.endswith(".part") and self._clock() - facts.st_mtime > STALE_SECONDS:
                            os.unlink(entry.path)  # noqa: PTH108
                            continue
                        yield facts.st_mtime, facts.st_size, entry.path


def _place(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a reader finds a whole picture or none."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _blocks(length: int) -> int:
    return -(-length // BLOCK) * BLOCK


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
