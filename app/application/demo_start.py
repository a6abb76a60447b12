"""Starts the pretend servers behind the demo library's window while it is shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, Signal

from app.application.demo_servers import start_demo
from app.application.household import Household
from app.application.pretending import Pretend, StartPretend
from app.application.sources import Sources
from app.artwork.reference import PROVIDERS
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.workers.jobs import Jobs


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
        for provider in PROVIDERS:
            self._sources.failures.forget(provider)
        self.ready.emit()

    def _on_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)
