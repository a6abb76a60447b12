"""What the passing of time brings, while the window runs: what airs is told and wished, wishes that came are told, old activity goes."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.library import airing
from app.models.fetch import Fetch

GATHER_MS = 1_000
"""Changes within a second are looked at together."""
MANY_SHOWS, MANY_MS = 500, 30_000
"""A change of so many shows (midnight, a scan, another process) is looked at as a whole: at once, then every half minute at most."""
CAME_MS = 30_000
"""Wishes come by scans, which tell of them as they end; by a match or a merge, within so long."""
DAY_MS = 24 * 3_600 * 1_000


class Airing(QObject, Part):
    """Hears of every commit and of every episode that begins (`Backstage` tells both alike)."""

    def __init__(self, household: Household, work: Fetch) -> None:
        super().__init__()
        self._household, self._work = household, work
        self._shows: set[int] = set()
        self._whole = self._working = False
        self._whole_at: float | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._on_time)
        self._came = QTimer(self, singleShot=True, interval=CAME_MS)
        self._came.timeout.connect(self._tell_come)
        self._daily = QTimer(self, interval=DAY_MS)
        self._daily.timeout.connect(self._forget)

    def begin(self) -> None:
        """The window is on the screen: what aired and came meanwhile, and what is too old."""
        self._whole = True
        self._tell_come()
        self._soon.start(GATHER_MS)
        self._daily.start()
        self._forget()

    def apply(self, changes: Changes) -> None:
        """Episodes, follows or a show's list changed, or an episode began; titles may have come."""
        if any(changes.touched(subject) for subject in (Subject.MOVIE, Subject.EPISODE, Subject.SHOW)) and not self._came.isActive():
            self._came.start()
        shows = changes.added.get(Subject.SHOW, frozenset()) | changes.updated.get(Subject.SHOW, frozenset())
        if not shows:
            return
        self._shows |= shows
        if not self._soon.isActive():
            self._soon.start(GATHER_MS if len(self._shows) <= MANY_SHOWS else self._until_next_whole())

    def close(self) -> None:
        """Nothing more."""
        for timer in (self._soon, self._came, self._daily):
            timer.stop()

    def _until_next_whole(self) -> int:
        since = MANY_MS if self._whole_at is None else round(1_000 * (time.monotonic() - self._whole_at))
        return max(GATHER_MS, MANY_MS - since)

    @Slot()
    def _on_time(self) -> None:
        if self._working:
            self._soon.start(GATHER_MS)
            return
        shows = None if self._whole or len(self._shows) > MANY_SHOWS else frozenset(self._shows)
        self._shows, self._whole, self._working = set(), False, True
        if shows is None:
            self._whole_at = time.monotonic()
        database, wish = self._household.database, self._household.settings.wish_aired
        self._work(lambda _cancel: airing.what_aired(database, shows, wish=wish), self._on_done, self._on_failed)

    def _on_done(self, _told: object) -> None:
        self._working = False

    def _on_failed(self, _problem: Problem) -> None:
        """Whoever shows the library tells of it; what was to be looked at is looked at again, with all the rest."""
        self._working, self._whole = False, True
        self._soon.start(MANY_MS)

    @Slot()
    def _tell_come(self) -> None:
        self._work(lambda _cancel: airing.tell_what_came(self._household.database), lambda _nothing: None, lambda _problem: self._came.start())

    @Slot()
    def _forget(self) -> None:
        self._work(lambda cancel: airing.forget_old_activity(self._household.database, cancel), lambda _gone: None, lambda _problem: None)
