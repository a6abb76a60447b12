"""The calendar file, kept up to date: written anew some seconds after what it tells has changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.library.calendar_file import CalendarWritten, write_calendar
from app.models.fetch import Fetch
from app.models.subscription import FILE, Subscription

GATHER_MS = 10_000
"""A scan commits often: the file follows at leisure."""
_TOLD = (Subject.SHOW, Subject.EPISODE, Subject.MOVIE, Subject.WATCHLIST)


class Subscribing(QObject, Part):
    """`model` is the `Subscription` of QML."""

    def __init__(self, household: Household, work: Fetch) -> None:
        super().__init__()
        self._household, self._work = household, work
        settings = household.settings
        self.model = Subscription(settings.calendar_file or str(household.places.data_dir / FILE), on=settings.calendar_file_kept)
        self._writing: Cancel | None = None
        self._soon = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._soon.timeout.connect(self._write)
        self.model.chosen.connect(self._on_chosen)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Subscription": self.model}

    def due(self) -> bool:
        """True while the file is about to be written."""
        return self._soon.isActive()

    def begin(self) -> None:
        """The window is on the screen: the file hears of what happened while Bijou was closed."""
        if self.model.property("on"):
            self._soon.start()

    def apply(self, changes: Changes) -> None:
        """A commit changed something, or the day turned."""
        if self.model.property("on") and not self._soon.isActive() and any(changes.touched(subject) for subject in _TOLD):
            self._soon.start()

    def close(self) -> None:
        """Nothing more: what is written just now stops where it is."""
        self._soon.stop()
        if self._writing is not None:
            self._writing.request()

    @Slot(bool, str)
    def _on_chosen(self, on: bool, path: str) -> None:
        settings = self._household.settings
        settings.calendar_file, settings.calendar_file_kept = path, on
        self._soon.stop()
        if on:
            self._write()

    @Slot()
    def _write(self) -> None:
        if self._writing is not None:
            self._soon.start()
            return
        path = str(self.model.property("path"))
        self._writing = self._work(
            lambda cancel: write_calendar(self._household.database, Path(path), cancel), partial(self._on_written, path), self._on_failed
        )

    def _on_written(self, path: str, written: CalendarWritten) -> None:
        self._writing = None
        if path == self.model.property("path"):
            now = int(self._household.clock.local().timestamp())
            self.model.written(written.events, now, now)

    def _on_failed(self, problem: Problem) -> None:
        self._writing = None
        self.model.failed(str(problem))
