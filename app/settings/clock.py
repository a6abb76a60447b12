"""The clock: the system's, or one that BIJOU_NOW has set."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from app.domain.problems import Problem
from app.domain.users_zone import USERS_ZONE

FIRST_YEAR, LAST_YEAR = 1971, 2200
"""The weeks before and the year after are days too, in each zone."""


class Clock:
    """Tells the time; calling it gives UTC seconds as a whole number, which is what the store keeps.

    With BIJOU_NOW (ISO 8601, in the user's zone where it names none) it starts there and runs on at the usual pace, so that midnight still comes.
    """

    def __init__(self, environ: Mapping[str, str], *, wall: Callable[[], float] = time.time, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._monotonic = monotonic
        given = environ.get("BIJOU_NOW", "").strip()
        self._start = _instant(given) if given else None
        self._began = monotonic()

    def __call__(self) -> int:
        """Now, in whole UTC seconds."""
        return int(self.seconds())

    def seconds(self) -> float:
        """Now, in UTC seconds."""
        if self._start is None:
            return self._wall()
        return self._start + self._monotonic() - self._began

    def local(self) -> datetime:
        """Now, in the user's zone."""
        return datetime.fromtimestamp(self.seconds(), USERS_ZONE)


def _instant(text: str) -> float:
    with contextlib.suppress(ValueError, OverflowError, OSError):
        given = datetime.fromisoformat(text)
        if FIRST_YEAR <= given.year <= LAST_YEAR:
            return given.astimezone().timestamp()
    raise Problem(f"BIJOU_NOW is not a time as in 2026-11-22T12:30:00: {text[:60]}")
