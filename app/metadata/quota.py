"""How many questions a provider answers in a day, counted across restarts and across programs that share the library."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import msgspec

from app.domain.decoding import decoder
from app.domain.problems import Spent

_DAY = 86_400


class _Kept(msgspec.Struct):
    """What is stored: the day (UTC, days since 1970), the questions taken out for it, and until when the provider itself said no (0: it did not)."""

    day: int = 0
    used: int = 0
    until: float = 0


class Quota:
    """`per_day` questions between one midnight UTC and the next. Thread safe.

    `load` and `save` keep a short text somewhere lasting. Questions are taken out a few at a time, before they are asked: a program that is killed loses
    at most those few, and never asks more than the day allows. `now` is UTC seconds.
    """

    def __init__(self, per_day: int, load: Callable[[], str | None], save: Callable[[str], None], now: Callable[[], float] = time.time) -> None:
        self.per_day = per_day
        self._load = load
        self._save = save
        self._now = now
        self.name = "The provider"
        self._few = max(1, per_day // 100)
        self._lock = threading.Lock()
        self._day = 0
        self._left = 0

    def take(self) -> None:
        """Count one question, which is about to be asked. Raises Spent when there is none left today."""
        with self._lock:
            self._turn_day()
            if self._left == 0:
                self._take_out()
            self._left -= 1

    def give_back(self) -> None:
        """The question of the last `take` never reached the provider."""
        with self._lock:
            self._turn_day()
            self._left += 1

    def spend(self) -> Spent:
        """The provider says that its limit is reached: nothing more until the reset. Returns what to raise."""
        with self._lock:
            self._turn_day()
            self._left = 0
            until = self._reset()
            self._write(_Kept(self._day, self.per_day, until))
            return self._spent(until)

    def used(self) -> int:
        """Questions counted today."""
        with self._lock:
            self._turn_day()
            return max(0, self._read().used - self._left)

    def until(self) -> float | None:
        """When questions may be asked again, in UTC seconds; None: now."""
        with self._lock:
            self._turn_day()
            kept = self._read()
            return self._reset() if kept.until > self._now() or (self._left == 0 and kept.used >= self.per_day) else None

    def settle(self) -> None:
        """Give back what was taken out and not asked, when the program closes."""
        with self._lock:
            self._turn_day()
            if self._left:
                kept = self._read()
                self._write(_Kept(self._day, max(0, kept.used - self._left), kept.until))
                self._left = 0

    def _turn_day(self) -> None:
        today = int(self._now() // _DAY)
        if today != self._day:
            self._day, self._left = today, 0

    def _take_out(self) -> None:
        kept = self._read()
        few = min(self._few, self.per_day - kept.used)
        if few <= 0 or kept.until > self._now():
            raise self._spent(self._reset())
        self._write(_Kept(self._day, kept.used + few))
        self._left = few

    def _read(self) -> _Kept:
        """What is stored of today."""
        try:
            kept = decoder(_Kept).decode(self._load() or "{}")
        except (msgspec.DecodeError, UnicodeError):
            kept = _Kept()
        return kept if kept.day == self._day else _Kept(self._day)

    def _write(self, kept: _Kept) -> None:
        self._save(msgspec.json.encode(kept).decode())

    def _reset(self) -> float:
        return float((self._day + 1) * _DAY)

    def _spent(self, until: float) -> Spent:
        return Spent(f"{self.name} answers {self.per_day:,} questions a day, and today's are used up; it goes on after midnight UTC.", until)
