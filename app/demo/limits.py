"""How much a pretend provider puts up with: requests in a time, requests in a day."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Literal

import msgspec

from app.demo.clock import DAY, Clock


class Limit(msgspec.Struct, frozen=True, omit_defaults=True):
    """At most `calls` requests in `seconds` (None: as many as one likes), else 429 with this Retry-After; and `per_day` in a day of UTC (None: no end).

    `used` says how many of today's are used up already; None leaves the count alone. `page_size` is TVDB's, of episodes.
    """

    site: str
    calls: int | None = None
    seconds: float = 1
    retry_after: float = 1
    per_day: int | None = None
    used: int | None = None
    page_size: int | None = None


class Gate:
    """Counts the requests of one provider. Any thread."""

    def __init__(self, clock: Clock, limit: Limit) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._latest: deque[float] = deque()
        self._day = 0
        self._today = 0
        self.limit = limit

    def set(self, limit: Limit) -> None:
        """Another limit from now on."""
        with self._lock:
            self.limit = limit
            self._latest.clear()
            self._day = self._clock.now() // DAY
            self._today = self._today if limit.used is None else limit.used

    def enter(self) -> Literal["", "busy", "spent"]:
        """Count one request; whether it is one too many for the moment, or for the day. One too many is not counted."""
        with self._lock:
            now, today = time.monotonic(), self._clock.now() // DAY
            if today != self._day:
                self._day, self._today = today, 0
            if self.limit.per_day is not None and self._today >= self.limit.per_day:
                return "spent"
            while self._latest and now - self._latest[0] >= self.limit.seconds:
                self._latest.popleft()
            if self.limit.calls is not None:
                if len(self._latest) >= self.limit.calls:
                    return "busy"
                self._latest.append(now)
            self._today += 1
            return ""

    @property
    def wait(self) -> dict[str, str]:
        """The header that says how long to wait."""
        return {"Retry-After": f"{self.limit.retry_after:g}"}
