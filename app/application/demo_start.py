"""Starts the pretend servers behind the demo library's window, and joins them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, Signal

from app.application.household import Household
from app.application.keeping import keep_secret
from app.application.pretending import Pretend, StartPretend, invitations
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.library.connecting import join
from app.workers.jobs import Jobs


def start_demo(household: Household, start_pretend: StartPretend, size: int | None, cancel: Cancel, opened: ExitStack) -> Pretend:
    """Start the pretend servers and add them, or bring their addresses up to date; `opened` ends them. Raises Problem or Cancelled."""
    pretend = start_pretend(size, household.places.data_dir / "pretend")
    opened.callback(pretend.stop)
    for invitation in invitations(pretend):
        keep_secret(household, invitation.kind, join(household.database, household.web, invitation, cancel))
    return pretend


class DemoStart(QObject):
    """Does it on a pool thread. `ready()`: the servers answer and are known; `failed(Problem)`."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, household: Household, sources: Sources, start_pretend: StartPretend, size: int | None) -> None:
        super().__init__()
        self._household, self._sources = household, sources
        self._start: Callable[[Cancel], Pretend] = lambda cancel: start_demo(household, start_pretend, size, cancel, self._opened)
        self._opened = ExitStack()

    def begin(self, work: Jobs) -> None:
        """Start them now."""
        work(self._start, self._on_started, self._on_failed)

    def close(self) -> None:
        """End the servers; call it when no job runs any more."""
        self._opened.close()

    def _on_started(self, _pretend: Pretend) -> None:
        self._sources.close()
        self.ready.emit()

    def _on_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)
