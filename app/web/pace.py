"""How gently a host is asked: questions at a time, questions a second, and waiting before trying again."""

from __future__ import annotations

import math
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.cancel import Cancel

_looked_at = threading.local()
_MARGIN = 1.02  # what begins here in one stretch must not arrive there in a shorter one


@contextmanager
def going_first() -> Iterator[None]:
    """Inside, this thread's questions begin before all that wait for the same pace: someone is looking at where the answer will be."""
    _looked_at.now = True
    try:
        yield
    finally:
        _looked_at.now = False


class Pace:
    """At most `at_once` questions run, and at most `per_second` begin (None: no limit), in the order in which they came, those `going_first` first of all.
    Waiting can be cancelled.

    With `window` (seconds) the rate holds for every stretch of that length: no more than `per_second * window` begin in any of them, and what was held up
    for a quarter of it is made up for, so that a busy computer keeps the rate too. Without, each waits for its own moment.
    """

    def __init__(
        self, at_once: int | None = None, per_second: float | None = None, clock: Callable[[], float] = time.monotonic, *, window: float | None = None
    ) -> None:
        self._at_once = at_once
        self._gap = 1 / per_second if per_second else 0.0
        self._slack = max(self._gap, (window or 0.0) / 4)
        self._window = (window or 0.0) * _MARGIN
        most = math.ceil(per_second * window - 1e-9) if per_second and window else None
        self._begun: deque[float] | None = deque(maxlen=max(1, most)) if most is not None else None
        self._clock = clock
        self._lock = threading.Lock()
        self._waiting: deque[threading.Condition] = deque()
        self._running = 0
        self._next = 0.0
        self.begun = 0
        """Questions that have begun so far."""

    @contextmanager
    def turn(self, cancel: Cancel) -> Iterator[None]:
        """Wait for a turn, keep it while inside. Raises Cancelled."""
        self._begin(cancel)
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                self._call_next()

    def hold(self, seconds: float) -> None:
        """Nobody's turn begins within so many seconds from now: the other side asked for patience."""
        with self._lock:
            self._next = max(self._next, self._clock() + seconds)

    def waiting(self) -> int:
        """How many wait for their turn."""
        with self._lock:
            return len(self._waiting)

    def due_in(self) -> float:
        """Seconds until the rate lets the next one begin."""
        with self._lock:
            return self._due_in()

    def _begin(self, cancel: Cancel) -> None:
        mine = threading.Condition(self._lock)

        def wake() -> None:
            with self._lock:
                mine.notify_all()

        with cancel.on_cancel(wake), self._lock:
            if getattr(_looked_at, "now", False):
                self._waiting.appendleft(mine)
            else:
                self._waiting.append(mine)
            try:
                while (wait := self._wait(mine)) != 0.0:
                    cancel.check()
                    mine.wait(wait)
                cancel.check()
                self._note(self._clock())
            finally:
                self._waiting.remove(mine)
                self._call_next()

    def _wait(self, mine: threading.Condition) -> float | None:
        """Seconds until it is this one's turn, 0 when it is; None: until it is called."""
        if self._waiting[0] is not mine or (self._at_once is not None and self._running >= self._at_once):
            return None
        return self._due_in()

    def _due_in(self) -> float:
        when = self._next
        if self._begun is not None and len(self._begun) == self._begun.maxlen:
            when = max(when, self._begun[0] + self._window)
        return max(0.0, when - self._clock())

    def _note(self, now: float) -> None:
        self._running += 1
        self.begun += 1
        self._next = max(self._next, now - self._slack) + self._gap
        if self._begun is not None:
            self._begun.append(now)

    def _call_next(self) -> None:
        if self._waiting:
            self._waiting[0].notify_all()


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
