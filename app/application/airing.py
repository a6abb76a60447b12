"""What the passing of time brings, while the window runs: what airs is told and wished, old activity goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.wanting import Aired
from app.library import airing
from app.models.fetch import Fetch

GATHER_MS = 1_000
"""Changes within a second are looked at together."""
MANY_SHOWS, MANY_MS = 500, 60_000
"""A change of so many shows (a scan, another process) is looked at as a whole, once a minute."""
DAY_MS = 24 * 3_600 * 1_000


class Airing(QObject, Part):
    """Hears of every commit and of every episode that begins (`Backstage` tells both alike). `aired(list of Aired)`: told just now."""

    aired = Signal(list)

    def __init__(self, household: Household, work: Fetch) -> None:
        super().__init__()
        self._household, self._work = household, work
        self._shows: set[int] = set()
        self._whole = self._working = False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._on_time)
        self._daily = QTimer(self, interval=DAY_MS)
        self._daily.timeout.connect(self._forget)

    def begin(self) -> None:
        """The window is on the screen: what aired meanwhile, and what is too old."""
        self._whole = True
        self._soon.start(GATHER_MS)
        self._daily.start()
        self._forget()

    def apply(self, changes: Changes) -> None:
        """Episodes, follows or a show's list changed, or an episode began."""
        shows = changes.added.get(Subject.SHOW, frozenset()) | changes.updated.get(Subject.SHOW, frozenset())
        if not shows:
            return
        self._shows |= shows
        if not self._soon.isActive():
            self._soon.start(GATHER_MS if len(self._shows) <= MANY_SHOWS else MANY_MS)

    def close(self) -> None:
        """Nothing more."""
        self._soon.stop()
        self._daily.stop()

    @Slot()
    def _on_time(self) -> None:
        if self._working:
            self._soon.start(GATHER_MS)
            return
        shows = None if self._whole or len(self._shows) > MANY_SHOWS else frozenset(self._shows)
        self._shows, self._whole, self._working = set(), False, True
        database, wish = self._household.database, self._household.settings.wish_aired
        self._work(lambda _cancel: airing.what_aired(database, shows, wish=wish), self._on_done, self._on_failed)

    def _on_done(self, told: Sequence[Aired]) -> None:
        self._working = False
        if told:
            self.aired.emit(list(told))

    def _on_failed(self, _problem: Problem) -> None:
        """Whoever shows the library tells of it; the next change tries again."""
        self._working = False

    @Slot()
    def _forget(self) -> None:
        self._work(lambda cancel: airing.forget_old_activity(self._household.database, cancel), lambda _gone: None, lambda _problem: None)
