"""Remembers which pictures failed, so that a missing one is not asked for with every scroll."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from app.domain.problems import BadAnswer, Busy, Missing, Problem, Unreachable

KEPT = 20_000
MISSING_SECONDS = 6 * 3600.0
BAD_SECONDS = 24 * 3600.0
FIRST_SECONDS = 15.0  # doubled with each failure in a row
LONGEST_SECONDS = 15 * 60.0
SERVER_SECONDS = 15.0


class _Failure(NamedTuple):
    problem: Problem
    until: float
    times: int


class Failures:
    """What failed, why, and until when it is left alone: one picture, or for a while a whole server that does not answer. Kept in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pictures: OrderedDict[str, _Failure] = OrderedDict()
        self._servers: dict[int, _Failure] = {}

    def standing(self, server_id: int, reference: str) -> Problem | None:
        """Why this picture is not asked for now; None when it may be."""
        now = self._clock()
        with self._lock:
            for failure in (self._servers.get(server_id), self._pictures.get(reference)):
                if failure is not None and now < failure.until:
                    return failure.problem
        return None

    def note(self, server_id: int, reference: str, problem: Problem) -> None:
        """It failed just now."""
        now = self._clock()
        with self._lock:
            if isinstance(problem, Unreachable | Busy):
                self._servers[server_id] = _again(problem, now, self._servers.get(server_id), SERVER_SECONDS)
            self._pictures[reference] = _again(problem, now, self._pictures.pop(reference, None), FIRST_SECONDS)
            if len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)

    def worked(self, server_id: int, reference: str) -> None:
        """It came: nothing stands against it or its server any more."""
        with self._lock:
            self._servers.pop(server_id, None)
            self._pictures.pop(reference, None)

    def forget(self, server_id: int | None = None) -> None:
        """Try again at once: the pictures of one server, or all."""
        with self._lock:
            if server_id is None:
                self._servers.clear()
                self._pictures.clear()
                return
            self._servers.pop(server_id, None)
            for reference in [one for one in self._pictures if one.startswith(f"{server_id} ")]:
                del self._pictures[reference]


def _again(problem: Problem, now: float, before: _Failure | None, first: float) -> _Failure:
    times = before.times + 1 if before else 1
    if isinstance(problem, Missing):
        wait = MISSING_SECONDS
    elif isinstance(problem, BadAnswer):
        wait = BAD_SECONDS
    else:
        wait = min(first * 2.0 ** min(times - 1, 10), LONGEST_SECONDS)
    if isinstance(problem, Busy) and problem.retry_after is not None:
        wait = max(wait, min(problem.retry_after, MISSING_SECONDS))
    return _Failure(problem, now + wait, times)
