"""Remembers which pictures failed, so that a missing one is not asked for with every scroll."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from app.artwork.reference import Origin
from app.domain.problems import BadAnswer, Busy, Late, Missing, Problem, Unreachable

KEPT = 20_000
MISSING_SECONDS = 6 * 3600.0
BAD_SECONDS = 24 * 3600.0
FIRST_SECONDS = 15.0  # doubled with each failure in a row
LONGEST_SECONDS = 15 * 60.0
SERVER_SECONDS = 15.0


PROBE_SECONDS = 30.0
"""One picture finds out whether a server is back; for so long at most the others wait for how it fares."""


class _Failure(NamedTuple):
    problem: Problem
    until: float
    times: int
    probed: bool = False


class Failures:
    """What failed, why, and until when it is left alone: one picture, or for a while a whole server or provider that does not answer. Kept in memory only.

    Safe to use from several threads. Who listens hears of a server that is back, on whichever thread found out.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pictures: OrderedDict[str, _Failure] = OrderedDict()
        self._servers: dict[Origin, _Failure] = {}
        self._listeners: list[Callable[[Origin], None]] = []

    def listen(self, back: Callable[[Origin], None]) -> None:
        """`back(server)` is called when pictures of a server may be asked for again, earlier than was said."""
        self._listeners.append(back)

    def standing(self, origin: Origin, reference: str) -> Problem | None:
        """Why this picture is not asked for now; None when it may be, and then its fate has to be told."""
        now = self._clock()
        with self._lock:
            picture, server = self._pictures.get(reference), self._servers.get(origin)
            if picture is not None and now < picture.until:
                return picture.problem
            if server is None:
                return None
            if now < server.until:
                return server.problem
            self._servers[origin] = server._replace(until=now + PROBE_SECONDS, probed=True)
            return None

    def seconds_left(self, origin: Origin, reference: str) -> float:
        """How long the picture is left alone yet; 0 when it may be asked for."""
        now = self._clock()
        with self._lock:
            some = (self._servers.get(origin), self._pictures.get(reference))
        return max([0.0, *(failure.until - now for failure in some if failure is not None)])

    def note(self, origin: Origin, reference: str, problem: Problem) -> None:
        """It failed just now."""
        now = self._clock()
        with self._lock:
            server = self._servers.get(origin)
            if isinstance(problem, Unreachable | Busy):
                if server is None or server.probed or now >= server.until:  # else one of several that were under way: one failure
                    self._servers[origin] = _again(problem, now, server, SERVER_SECONDS)
            elif server is not None and server.probed:  # it answers, if not with this picture
                del self._servers[origin]
            self._pictures[reference] = _again(problem, now, self._pictures.pop(reference, None), FIRST_SECONDS)
            if len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
            answered = server is not None and origin not in self._servers
        if answered:
            self._tell(origin)

    def worked(self, origin: Origin, reference: str) -> None:
        """It came: nothing stands against it or its server any more, nor against what the server's silence stopped."""
        with self._lock:
            self._pictures.pop(reference, None)
            back = self._servers.pop(origin, None) is not None
            if back:
                self._drop(origin, lambda problem: isinstance(problem, Unreachable | Busy) and not isinstance(problem, Late))
        if back:
            self._tell(origin)

    def given_up(self, origin: Origin) -> None:
        """Nobody wants the picture any longer that should find out about its server: the next one may."""
        with self._lock:
            server = self._servers.get(origin)
            if server is not None and server.probed:
                self._servers[origin] = server._replace(until=self._clock(), probed=False)

    def forget(self, origin: Origin) -> None:
        """Try all pictures of a server again at once: it answered, or has another address."""
        with self._lock:
            failed = len(self._pictures)
            self._drop(origin, lambda _problem: True)
            back = self._servers.pop(origin, None) is not None or len(self._pictures) < failed
        if back:
            self._tell(origin)

    def _drop(self, origin: Origin, which: Callable[[Problem], bool]) -> None:
        for reference in [one for one, failure in self._pictures.items() if one.startswith(f"{origin} ") and which(failure.problem)]:
            del self._pictures[reference]

    def _tell(self, origin: Origin) -> None:
        for back in self._listeners:
            back(origin)


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
