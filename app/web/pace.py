"""How gently a host is asked: questions at a time, questions a second, and waiting before trying again."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.cancel import Cancel


class Pace:
    """At most `at_once` questions run, and at most `per_second` begin (None: no limit). Waiting for a turn can be cancelled."""

    def __init__(self, at_once: int | None = None, per_second: float | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once = at_once
        self._gap = 1 / per_second if per_second else 0.0
        self._clock = clock
        self._changed = threading.Condition()
        self._running = 0
        self._next = 0.0

    @contextmanager
    def turn(self, cancel: Cancel) -> Iterator[None]:
        """Wait for a turn, keep it while inside. Raises Cancelled."""
        self._begin(cancel)
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def _begin(self, cancel: Cancel) -> None:
        with cancel.on_cancel(self._wake), self._changed:
            while True:
                cancel.check()
                wait = self._next - self._clock()
                free = self._at_once is None or self._running < self._at_once
                if free and wait <= 0:
                    break
                self._changed.wait(wait if free else None)
            self._running += 1
            self._next = max(self._next, self._clock() - self._gap) + self._gap

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Patience:
    """When a failed question is asked again: up to `times`, after `first` seconds growing fourfold, or when the server said, but not after `longest`."""

    times: int = 2
    first: float = 0.4
    longest: float = 15.0
    chance: Callable[[], float] = random.random

    def wait(self, tries: int, asked: float | None) -> float | None:
        """Seconds to wait after `tries` failures; None: give up."""
        if tries > self.times or (asked is not None and asked > self.longest):
            return None
        jitter = 0.5 + self.chance()  # so that many workers do not come back at the same instant
        return max(asked or 0.0, self.first * 4.0 ** (tries - 1) * jitter)
