"""The workers as orbs: one for each provider and one for the library, with a ring for progress."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.worker_state import WorkerState
from app.models import worker_words
from app.models.scan_progress import ScanProgress
from app.models.short_list import ShortList
from app.models.worker_words import LIBRARY, WORKERS

STEPS = 100
"""A ring grows in so many steps: each is a picture of its own."""


class Orb(NamedTuple):
    """One worker. `standing` as WorkerState has it; `ring` is how much is done in hundredths, -1 for no ring."""

    worker: str
    name: str
    standing: str
    ring: int
    detail: str
    tone: str
    spoken: str


class Orbs(ShortList):
    """The `Orbs` singleton of QML, in a fixed order. `state` gives what was told last; `changed(worker)` tells of news."""

    changed = Signal(str)
    workingChanged = Signal()

    def __init__(self, scans: ScanProgress, parent: QObject | None = None) -> None:
        super().__init__(Orb, parent)
        self._states = {worker: WorkerState(worker) for worker in WORKERS}
        self._scans = scans
        self._working = False
        scans.changed.connect(self._on_scans)
        self.replace([_orb(state) for state in self._states.values()])

    working = Property(bool, lambda self: self._working, notify=workingChanged)
    """Whether any of them works now."""

    def state(self, worker: str) -> WorkerState:
        """What is known of a worker; one that nobody knows is idle."""
        return self._states.get(worker) or WorkerState(worker)

    @Slot(object)
    def show(self, state: WorkerState) -> None:
        """News of a worker."""
        if state.worker in self._states and state != self._states[state.worker]:
            self._states[state.worker] = state
            self._update(WORKERS.index(state.worker), _orb(state))
            self._tell_working()
            self.changed.emit(state.worker)

    @Slot()
    def _on_scans(self) -> None:
        """The scan of the first server, and of all together: the mean of those that know how far they are."""
        running = self._scans.rows
        known = [one.fraction for one in running if one.fraction >= 0]
        total = STEPS if known else 0
        done = int(STEPS * sum(known) / len(running)) if known else 0
        doing = running[0].name if running else ""
        self.show(msgspec.structs.replace(self._states[LIBRARY], standing="running" if running else "idle", done=done, total=total, doing=doing))

    def _tell_working(self) -> None:
        working = any(state.standing == "running" for state in self._states.values())
        if working != self._working:
            self._working = working
            self.workingChanged.emit()


def _orb(state: WorkerState) -> Orb:
    part = worker_words.fraction(state)
    return Orb(
        worker=state.worker,
        name=worker_words.short_name(state.worker),
        standing=state.standing,
        ring=-1 if part < 0 else int(part * STEPS),
        detail=worker_words.detail(state),
        tone=worker_words.TONES[state.standing],
        spoken=worker_words.spoken(state),
    )
