"""Reading what followed people do, while the window is open: once a day, and at once after a follow. Nobody is told when it cannot be done now."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem, Refused
from app.domain.provided import Provider
from app.library import followed_works
from app.metadata.provider import MetadataProvider
from app.models.fetch import Fetch

log = logging.getLogger(__name__)
AGAIN_MS = 15 * 60 * 1000
"""Between two looks at who is due: a day is over sooner or later, and what could not be reached may be now."""


class FollowedReading(QObject, Part):
    """Works from `begin` on. `client` opens a provider on a pool thread and raises Problem where it cannot be asked."""

    def __init__(self, household: Household, work: Fetch, client: Callable[[Provider], MetadataProvider]) -> None:
        super().__init__()
        self._household, self._work, self._client = household, work, client
        self._reading: Cancel | None = None
        self._again = False
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self._read)

    def begin(self) -> None:
        """Look who is due, now and from time to time."""
        self._timer.start()
        self._read()

    def apply(self, changes: Changes) -> None:
        """Somebody may be followed from now on."""
        if changes.touched(Subject.WATCHLIST) and self._timer.isActive():
            self._read()

    def key_changed(self, provider: str) -> None:
        """TMDB may be asked now."""
        if provider == Provider.TMDB.value:
            self._read()

    def ask_again(self) -> None:
        """The providers can be asked."""
        self._read()

    def close(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.request()

    @Slot()
    def _read(self) -> None:
        """One at a time: who is followed meanwhile is read after it."""
        self._again = self._reading is not None
        if not self._again:
            self._reading = self._work(self._read_due, self._on_read, self._on_failed)

    def _read_due(self, cancel: Cancel) -> None:
        """Without anybody due no key is asked for; a provider that the user lets rest is not asked."""
        database = self._household.database
        if Provider.TMDB.value in self._household.settings.workers_paused or not followed_works.due(database):
            return
        from app.metadata.tmdb.client import Tmdb

        client = self._client(Provider.TMDB)
        if not isinstance(client, Tmdb):
            raise Refused("TMDB cannot be asked.")
        followed_works.read_due(database, client, cancel)

    def _on_read(self, _nothing: None) -> None:
        self._reading = None
        if self._again:
            self._read()

    def _on_failed(self, problem: Problem) -> None:
        self._reading = None
        log.info("What followed people do was not read: %s", problem)
