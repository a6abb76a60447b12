"""Remembers what was learnt of each title, so that an unchanged tree is told again without reading a file or parsing a name."""

from __future__ import annotations

import contextlib
import logging
import os
import struct
import threading
from pathlib import Path

import msgspec

from app.domain.items import Kind, Reported, Skipped

BATCH = 200  # titles; a scan that is stopped loses at most so many
_HEAD = struct.Struct("<I")
_MAGIC = b"bijou-folders-1\n"
log = logging.getLogger(__name__)


class _Record(msgspec.Struct, frozen=True, array_like=True):
    key: str
    print: bytes
    told: bytes
    skipped: bool


_records = msgspec.msgpack.Decoder(list[_Record])
_reported = msgspec.msgpack.Decoder(Reported)
_skipped = msgspec.msgpack.Decoder(Skipped)


class Remembered:
    """One file that only grows: batches of titles, later ones replacing earlier, written anew when most of it is stale.

    It may be deleted at any time; damage at its end (a killed process, a full disk) loses that batch only. Without a path it remembers nothing on disk.
    Safe to use from several threads.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._known: dict[str, _Record] | None = None
        self._waiting: list[_Record] = []
        self._stored = 0
        self._damaged = False

    def get(self, kind: Kind, key: str, print_: bytes) -> Reported | Skipped | None:
        """What was learnt when nothing about the title differed from now."""
        with self._lock:
            record = self._records().get(f"{kind} {key}")
        if record is None or record.print != print_:
            return None
        try:
            return _skipped.decode(record.told) if record.skipped else _reported.decode(record.told)
        except msgspec.DecodeError:
            return None

    def put(self, kind: Kind, key: str, print_: bytes, told: Reported | Skipped) -> None:
        """Remember; on disk with the next batch or `save`."""
        record = _Record(f"{kind} {key}", print_, msgspec.msgpack.encode(told), isinstance(told, Skipped))
        with self._lock:
            self._records()[record.key] = record
            self._waiting.append(record)
            if len(self._waiting) >= BATCH:
                self._append()

    def save(self) -> None:
        """Write what waits, and the whole file anew when more than half of it is stale."""
        with self._lock:
            if self._waiting:
                self._append()
            known = self._records()
            if self._path is not None and self._stored > 2 * len(known) + BATCH:
                self._rewrite(list(known.values()))

    def release(self) -> None:
        """Save, and give the memory back until the next scan."""
        self.save()
        with self._lock:
            if self._path is not None and not self._waiting:
                self._known, self._stored = None, 0

    def _records(self) -> dict[str, _Record]:
        if self._known is None:
            self._known = {}
            for record in self._read():
                self._known[record.key] = record
                self._stored += 1
        return self._known

    def _read(self) -> list[_Record]:
        found: list[_Record] = []
        if self._path is None:
            return found
        try:
            content = memoryview(self._path.read_bytes())
        except OSError:
            return found
        if not content:
            return found
        at = len(_MAGIC)
        self._damaged = content[:at] != _MAGIC
        while not self._damaged and at < len(content):
            batch, at = _batch(content, at)
            try:
                found += _records.decode(batch)
            except msgspec.DecodeError:
                self._damaged = True
                log.info("What was remembered of folders is damaged at its end")
        return found

    def _append(self) -> None:
        """In one write at the file's end, so that two processes do not mix their batches."""
        waiting, self._waiting = self._waiting, []
        if self._path is None:
            return
        if self._damaged:
            self._rewrite(list(self._records().values()))  # what is appended behind damage is never read
            return
        batch = msgspec.msgpack.encode(waiting)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
            try:
                start = b"" if os.fstat(handle).st_size else _MAGIC
                os.write(handle, start + _HEAD.pack(len(batch)) + batch)
            finally:
                os.close(handle)
            self._stored += len(waiting)
        except OSError as error:
            log.warning("What was learnt of folders could not be kept: %s", error.strerror)

    def _rewrite(self, records: list[_Record]) -> None:
        if self._path is None:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(_MAGIC)
                for start in range(0, len(records), BATCH):
                    batch = msgspec.msgpack.encode(records[start : start + BATCH])
                    file.write(_HEAD.pack(len(batch)) + batch)
            beside.replace(self._path)
            self._stored, self._damaged = len(records), False
        except OSError as error:
            log.warning("What was learnt of folders could not be written anew: %s", error.strerror)
            with contextlib.suppress(OSError):
                beside.unlink()


def _batch(content: memoryview, at: int) -> tuple[memoryview, int]:
    """The batch that begins at `at`, as far as it is there, and where the next one begins."""
    if at + _HEAD.size > len(content):
        return content[len(content) :], len(content)
    (length,) = _HEAD.unpack_from(content, at)
    end = at + _HEAD.size + length
    return content[at + _HEAD.size : end], end
