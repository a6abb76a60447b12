"""A few pictures at a time: what is on the screen before the rest, and of those the newest first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.cancel import Cancel


class Turns:
    """At most `many` threads inside at once. The others wait; a turn that comes free goes to the one of the highest urgency that came last."""

    def __init__(self, many: int) -> None:
        self._free = many
        self._lock = threading.Condition()
        self._count = 0
        self._waiting: list[tuple[int, int]] = []

    @contextmanager
    def turn(self, urgency: int, cancel: Cancel) -> Iterator[None]:
        """Wait for a turn and hold it. Raises Cancelled."""
        self._take(urgency, cancel)
        try:
            yield
        finally:
            with self._lock:
                self._free += 1
                self._lock.notify_all()

    def _take(self, urgency: int, cancel: Cancel) -> None:
        with cancel.on_cancel(self._wake), self._lock:
            self._count += 1
            mine = (urgency, self._count)
            self._waiting.append(mine)
            try:
                while not (self._free and mine == max(self._waiting)):
                    cancel.check()
                    self._lock.wait()
                cancel.check()
                self._free -= 1
            finally:
                self._waiting.remove(mine)
                self._lock.notify_all()

    def _wake(self) -> None:
        with self._lock:
            self._lock.notify_all()
