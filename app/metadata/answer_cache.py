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
from app.web.spread_files import SpreadFile, on_disk, place, spread_files, thin_out

LIMIT_BYTES = 256 << 20
LARGEST = 64 << 20  # bytes of one answer, unpacked
_MAGIC = b"bijou answer 1\n"
_FULL, _ROOMY, _COUNT_EVERY = 0.85, 0.7, 1 / 16  # two programs that fill one cache stay below the limit all the same


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
            self._reserve(on_disk(len(content)))
            place(self._path(key), content)
            self.confirm(key)

    def confirm(self, key: str) -> None:
        """The provider says that the answer still holds."""
        now = self._now()
        with contextlib.suppress(OSError):
            os.utime(self._path(key), (now, now))

    def used(self) -> int:
        """Bytes on disk, counted anew."""
        return sum(file.length for file in self._files())

    def clear(self) -> None:
        """Delete every answer."""
        with self._lock:
            thin_out(self._files(), 0)
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
                self._used = thin_out(self._files(), int(self._limit * _ROOMY) - size) + size

    def _files(self) -> Iterator[SpreadFile]:
        return spread_files(self._folder, time.time())


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
