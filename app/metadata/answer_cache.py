"""Providers' answers on disk: never more bytes than the limit, the longest unconfirmed go first, and all of it may be deleted at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.decoding import decoder

LIMIT_BYTES = 256 << 20
LARGEST = 64 << 20  # bytes of one answer, unpacked
_MAGIC = b"bijou answer 1\n"
_BLOCK = 4096  # a file takes whole blocks of the disk
_FULL, _ROOMY, _COUNT_EVERY = 0.85, 0.7, 1 / 16  # two programs that fill one cache stay below the limit all the same
_STALE_SECONDS = 3600  # an unfinished file this old belongs to a program that died


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept: `etag` and `modified` are for asking whether it still holds, `at` is when its provider last said so (UTC seconds); `doubted`
    when somebody has wanted to know since."""

    body: bytes
    etag: str | None = None
    modified: str | None = None
    at: float = 0
    doubted: bool = False


class _Head(msgspec.Struct):
    etag: str | None = None
    modified: str | None = None


class AnswerCache:
    """Files `HH/HASH` below one folder; a file's change time says when the provider last confirmed it. Thread safe.

    A key names the question, never a secret. No method raises: a cache that cannot be read or written is an empty one.
    """

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES, now: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._now = now
        self._lock = threading.Lock()
        self._used: int | None = None  # bytes, as far as this program knows
        self._since_count = 0
        self._doubted = 0.0

    def doubt(self) -> None:
        """Somebody wants to know how it is now: what is kept so far holds only once its provider has confirmed it again."""
        self._doubted = self._now()

    def find(self, key: str) -> Kept | None:
        """The answer to a question, None when it is not (or no longer whole) there."""
        path = self._path(key)
        try:
            content = path.read_bytes()
            at = path.stat().st_mtime
        except OSError:
            return None
        kept = _unpacked(content, at, doubted=at <= self._doubted)
        if kept is None:
            with contextlib.suppress(OSError):
                path.unlink()
        return kept

    def keep(self, key: str, kept: Kept) -> None:
        """Keep an answer, making room for it; its `at` is now."""
        content = _packed(kept)
        if len(kept.body) > LARGEST or len(content) > self._limit * _ROOMY:
            return
        with contextlib.suppress(OSError):
            self._reserve(_blocks(len(content)))
            self._place(self._path(key), content)

    def confirm(self, key: str) -> None:
        """The provider says that the answer still holds."""
        now = self._now()
        with contextlib.suppress(OSError):
            os.utime(self._path(key), (now, now))

    def used(self) -> int:
        """Bytes on disk, counted anew."""
        return sum(size for _, size, _ in self._files())

    def clear(self) -> None:
        """Delete every answer."""
        with self._lock:
            for _, _, path in self._files():
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108  thousands at a time
            self._used = None

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]
        return self._folder / name[:2] / name[2:]

    def _reserve(self, size: int) -> None:
        with self._lock:
            self._since_count += size
            if self._used is None or self._since_count > self._limit * _COUNT_EVERY:
                self._used = self.used()
                self._since_count = size
            self._used += size
            if self._used > self._limit * _FULL:
                self._used = self._make_room(size)

    def _make_room(self, wanted: int) -> int:
        """Delete the longest unconfirmed until there is room to spare; the bytes in use then, `wanted` included."""
        files = sorted(self._files())
        used = sum(size for _, size, _ in files) + wanted
        for _, size, path in files:
            if used <= self._limit * _ROOMY:
                break
            with contextlib.suppress(OSError):  # one that cannot be deleted still counts
                os.unlink(path)  # noqa: PTH108  thousands at a time
                used -= size
        return used

    def _files(self) -> Iterator[tuple[float, int, str]]:
        """When last confirmed, bytes and path of each answer; what a dead program left unfinished is deleted."""
        for folder in _entries(self._folder):
            for entry in _entries(folder.path):
                with contextlib.suppress(OSError):  # deleted meanwhile
                    facts = entry.stat()
                    if entry.name.endswith(".part") and time.time() - facts.st_mtime > _STALE_SECONDS:
                        os.unlink(entry.path)  # noqa: PTH108
                        continue
                    yield facts.st_mtime, _blocks(facts.st_size), entry.path

    def _place(self, path: Path, content: bytes) -> None:
        """Write beside and rename, so that a reader finds a whole answer or none."""
        beside = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        now = self._now()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            os.utime(beside, (now, now))
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise


def _packed(kept: Kept) -> bytes:
    return _MAGIC + msgspec.json.encode(_Head(kept.etag, kept.modified)) + b"\n" + zlib.compress(kept.body, 3)


def _unpacked(content: bytes, at: float, *, doubted: bool) -> Kept | None:
    """What `_packed` made; None for a file that is something else or not whole."""
    if not content.startswith(_MAGIC):
        return None
    head, _, packed = content[len(_MAGIC) :].partition(b"\n")
    unpack = zlib.decompressobj()
    try:
        facts = decoder(_Head).decode(head)
        body = unpack.decompress(packed, LARGEST)
    except (msgspec.DecodeError, UnicodeError, zlib.error):
        return None
    return Kept(body, facts.etag, facts.modified, at, doubted) if unpack.eof else None


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _blocks(length: int) -> int:
    return -(-length // _BLOCK) * _BLOCK
