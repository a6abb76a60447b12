"""What there is to tell of a queue at work: how far, how fast, how long yet."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from time import monotonic

from app.domain.provided import Provider
from app.domain.worker_state import First, Standing, WorkerState
from app.store.coverage import coverage
from app.store.database import Database

OVER = 5.0
"""Seconds that a rate is taken over."""
COUNTED_EVERY = 10.0
TOLD_EVERY = 0.25
_DAY = 86_400


class News:
    """Of one run; for one thread. `now` is UTC seconds."""

    def __init__(self, database: Database, provider: Provider, first: First, now: Callable[[], int]) -> None:
        self.done = 0
        self.doing = ""
        self._database = database
        self._provider = provider
        self._first = first
        self._now = now
        self._samples: deque[tuple[float, int, int]] = deque()
        self._told_at = 0.0
        self._counted_at = -COUNTED_EVERY
        self._counted_done = 0
        self._counted_left = 0
        self._queued = 0
        self._used = 0
        self._per_day: int | None = None

    @property
    def is_time(self) -> bool:
        """Whether the state was last told long enough ago."""
        return monotonic() - self._told_at >= TOLD_EVERY

    def watch(self, begun: int, queued: int, used: int, per_day: int | None) -> None:
        """Questions begun so far, titles that are known to wait, questions used up today, of how many."""
        now = monotonic()
        if not self._samples or now - self._samples[-1][0] >= OVER / 20:
            self._samples.append((now, begun, self.done))
            while len(self._samples) > 2 and now - self._samples[0][0] > OVER:
                self._samples.popleft()
        self._queued, self._used, self._per_day = queued, used, per_day

    def state(self, standing: Standing, sentence: str = "", until: int | None = None) -> WorkerState:
        """How it stands now."""
        self._told_at = monotonic()
        running = standing == "running"
        left = self._left() if standing != "idle" else 0
        return WorkerState(
            worker=self._provider.value,
            standing=standing,
            sentence=sentence,
            doing=self.doing if running else "",
            done=self.done,
            total=self.done + left,
            rate=round(self._rate(1), 2) if running else 0.0,
            used=self._used,
            per_day=self._per_day,
            until=until,
            seconds_left=self._seconds(left) if running else None,
            first=self._first,
        )

    def _rate(self, which: int) -> float:
        """A second: 1 questions, 2 titles."""
        if len(self._samples) < 2:
            return 0.0
        first, last = self._samples[0], self._samples[-1]
        return (last[which] - first[which]) / max(0.001, last[0] - first[0])

    def _left(self) -> int:
        """Titles that nobody has tried yet, counted now and then, or those that are known to wait where these are more."""
        if monotonic() - self._counted_at >= COUNTED_EVERY:
            self._counted_at, self._counted_done = monotonic(), self.done
            with self._database.read() as reader:
                self._counted_left = sum(one.pending for one in coverage(reader, [self._provider]))
        return max(self._queued, self._counted_left - (self.done - self._counted_done), 0)

    def _seconds(self, left: int) -> float | None:
        """Until nothing is left at this rate, the days that a quota makes it wait included."""
        rate = self._rate(2)
        if rate <= 0:
            return None
        today = left if self._per_day is None else min(left, max(0, self._per_day - self._used))
        if today == left or not self._per_day:
            return left / rate
        days = math.ceil((left - today) / self._per_day)
        rest = left - today - (days - 1) * self._per_day
        return (_DAY - self._now() % _DAY) + (days - 1) * _DAY + rest / rate
