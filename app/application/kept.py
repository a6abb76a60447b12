"""Settings in the library file: read at once from memory, written behind on a thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping

from app.domain.problems import Problem

log = logging.getLogger(__name__)

Write = Callable[[Mapping[str, str | None]], None]


class Kept:
    """The `get` and `put` that Settings are given.

    The window saves its place, page and scroll often, and a scan may hold the one writer for a while: `put` therefore only remembers, and one thread writes
    what is new, several values at once. `close` waits until everything is written. What a full or locked disk refused is tried again with the next value,
    and when closing.
    """

    def __init__(self, values: Mapping[str, str], write: Write) -> None:
        self._values = dict(values)
        self._write = write
        self._lock = threading.Condition()
        self._unwritten: dict[str, str | None] = {}
        self._refused: dict[str, str | None] = {}
        self._closing = False
        self._thread: threading.Thread | None = None

    def get(self, key: str) -> str | None:
        """The stored JSON text, None when there is none."""
        with self._lock:
            return self._values.get(key)

    def put(self, key: str, value: str | None) -> None:
        """Keep a JSON text, or forget the key with None."""
        with self._lock:
            if value is None:
                self._values.pop(key, None)
            else:
                self._values[key] = value
            self._unwritten[key] = value
            self._try_again()
            if self._thread is None and not self._closing:
                self._thread = threading.Thread(target=self._run, name="settings")
                self._thread.start()
            self._lock.notify()

    def close(self) -> None:
        """Write what is left and end the thread."""
        with self._lock:
            self._closing = True
            self._try_again()
            self._lock.notify()
        if self._thread is not None:
            self._thread.join()

    def _try_again(self) -> None:
        self._unwritten, self._refused = {**self._refused, **self._unwritten}, {}

    def _run(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: bool(self._unwritten) or self._closing)
                values, self._unwritten = self._unwritten, {}
                if not values:
                    return
            try:
                self._write(values)
            except Problem as problem:
                log.warning("Settings were not saved: %s", problem)
                with self._lock:
                    self._refused = {**self._refused, **values}
