"""A token that asks work on another thread to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.problems import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cancel:
    """Set once, by anyone; work looks at it between steps, and `on_cancel` interrupts what waits (it closes an answer)."""

    __slots__ = ("_event", "_lock", "_stoppers")

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._stoppers: list[Callable[[], None]] = []

    @property
    def requested(self) -> bool:
        return self._event.is_set()

    def request(self) -> None:
        """Ask to stop; runs the stoppers once, on the calling thread."""
        with self._lock:
            self._event.set()
            stoppers, self._stoppers = self._stoppers, []
        for stop in stoppers:
            stop()

    def check(self) -> None:
        """Raises Cancelled when asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Wait, but not past a request to stop; True when it came."""
        return self._event.wait(seconds)

    @contextmanager
    def on_cancel(self, stop: Callable[[], None]) -> Iterator[None]:
        """While inside, `stop` is called as soon as a stop is requested (at once if it already was)."""
        with self._lock:
            now = self._event.is_set()
            if not now:
                self._stoppers.append(stop)
        if now:
            stop()
        try:
            yield
        finally:
            with self._lock:
                if stop in self._stoppers:
                    self._stoppers.remove(stop)
