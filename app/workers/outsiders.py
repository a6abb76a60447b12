"""Notices that another process wrote to the library: a scan from the command line, beside the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.workers.jobs import Jobs

LOOK_EVERY_MS = 2_000


class Outsiders(QObject):
    """Asks every two seconds, off the GUI thread, whether others wrote; then `hear` is told what may have changed, as of a commit of our own."""

    def __init__(self, jobs: Jobs, look: Callable[[], Changes | None], hear: Callable[[Changes], None], parent: QObject | None = None) -> None:
        """`look` gives None while nobody else wrote; it runs on a pool thread."""
        super().__init__(parent)
        self._jobs = jobs
        self._look = look
        self._hear = hear
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def _on_time(self) -> None:
        if not self._jobs.busy(self):
            self._jobs.start(self._work, self._on_looked, self._on_failed, key=self)

    def _work(self, _cancel: Cancel) -> Changes | None:
        return self._look()

    def _on_looked(self, changes: Changes | None) -> None:
        if changes:
            self._hear(changes)

    def _on_failed(self, _problem: Problem) -> None:
        """A library that cannot be read is told by whoever wants to show it; the next look may succeed."""
