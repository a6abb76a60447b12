"""The providers' queues while the window is open: each on a thread of its own, its questions on a pool beside it, its news on the GUI thread (D20)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.workers.jobs import Jobs

STIR_MS = 700
"""After a commit, before the queues look whether it gave them work."""
LOOK_AT_CLOCK_MS = 60_000
"""What airs is read again, what failed is tried again, a quota is full again: nothing tells of it but the clock. A computer that slept is found out too."""
_WAITING = frozenset({"quota", "offline"})
ASIDE = 3
"""Threads of each pool for what does not wait for the others: titles that are looked at, and what a provider tells of by itself."""
_LONGEST, _FURTHEST = 86_400, 40 * 86_400
"""Seconds that a provider is waited for at most, and a title; where it is more, the clock was put back."""
_HOPELESS = frozenset({"wrong_key", "no_key"})


class Queue(Protocol):
    """A provider's queue: app.library.enriching.ProviderQueue."""

    def run(self, cancel: Cancel, /) -> WorkerState: ...
    def first(self, kind: TitleKind, row_id: int, /) -> None: ...
    def asks_about(self, kind: TitleKind, row_id: int, /) -> bool: ...
    def again(self) -> None: ...
    def next_at(self) -> int | None: ...


Submit = Callable[[Callable[[], None]], object]
Tell = Callable[[WorkerState], None]
OpenQueue = Callable[[Provider, Submit, Tell], Queue]
"""Makes a provider's queue out of what runs its questions and what hears of it."""


class Enrichment(QObject):
    """Everything here is called on the GUI thread.

    `told(WorkerState)` says how it stands with one of the workers, `failed(Problem)` that the library cannot be read or written,
    `idled()` that the last queue at work has ended.
    Nothing runs before `begin`. A queue that has nothing to do uses nothing but a look at the clock once a minute, until its next title is due.
    """

    told = Signal(object)
    failed = Signal(object)
    idled = Signal()
    _heard = Signal(object)

    def __init__(
        self, open_queue: OpenQueue, at_once: Mapping[Provider, int], paused: Iterable[str], now: Callable[[], int], parent: QObject | None = None
    ) -> None:
        """`at_once`: questions of each provider under way together, at most. `paused` are the workers that rest until the user says otherwise."""
        super().__init__(parent)
        self._now = now
        self._runs = Jobs(len(at_once), self)
        self._runs.idled.connect(self.idled)
        self._pools = {provider: QThreadPool(self) for provider in at_once}
        self._queues: dict[Provider, Queue] = {}
        self._states = {provider: WorkerState(provider.value) for provider in at_once}
        self._paused = set(paused)
        self._stale: set[Provider] = set()
        self._next: dict[Provider, int | None] = {}
        """When a queue that came to its end has something to do again, None: never; one that is not here is looked into."""
        self._begun = self._closed = False
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        for provider, pool in self._pools.items():
            pool.setMaxThreadCount(at_once[provider] + ASIDE)
            self._queues[provider] = open_queue(provider, pool.start, self._heard.emit)
        self._stirring = QTimer(self, singleShot=True, interval=STIR_MS)
        self._stirring.timeout.connect(self._look)
        self._until = QTimer(self, singleShot=True)
        self._until.timeout.connect(self._on_clock)
        self._clock = QTimer(self, interval=LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)
        for provider in self._states:
            if provider.value in self._paused:
                self._states[provider] = WorkerState(provider.value, "paused")

    def begin(self) -> None:
        """Work from now on, as far as there is any."""
        if not self._begun and not self._closed:
            self._begun = True
            for state in self._states.values():
                self.told.emit(state)
            self._clock.start()
            self._look()

    def state(self, worker: str) -> WorkerState:
        """What was told last."""
        return self._states[Provider(worker)]

    @property
    def working(self) -> bool:
        """Whether any queue runs now."""
        return not self._runs.idle

    @property
    def rests(self) -> bool:
        """Whether work has begun, no queue runs and none is about to be looked at."""
        return self._begun and not self.working and not self._stirring.isActive()

    @Slot()
    def stir(self) -> None:
        """Something in the library changed: soon see whether that gave anyone work."""
        if self._begun and not self._stirring.isActive():
            self._stirring.start()

    @Slot(str, int)
    def look_at(self, kind: str, row_id: int) -> None:
        """A title is looked at: what it lacks is fetched before anything else."""
        if kind not in {"movie", "show"} or not row_id:
            return
        for provider, queue in self._queues.items():
            queue.first("movie" if kind == "movie" else "show", row_id)
            self._start(provider)

    def asks_about(self, kind: TitleKind, row_id: int) -> bool:
        """Whether any provider is being asked about a title just now."""
        return any(queue.asks_about(kind, row_id) for queue in self._queues.values())

    @Slot(str)
    def pause(self, worker: str) -> None:
        """Rest until `resume`: what is under way is given up, what has come is kept."""
        self._paused.add(worker)
        provider = Provider(worker)
        self._runs.cancel(provider)
        self._show(msgspec.structs.replace(self._states[provider], standing="paused", sentence="", doing="", rate=0.0, until=None, seconds_left=None))

    @Slot(str)
    def resume(self, worker: str) -> None:
        """Go on."""
        self._paused.discard(worker)
        self._show(msgspec.structs.replace(self._states[Provider(worker)], standing="idle"))
        self.again(worker)

    @Slot(str)
    def again(self, worker: str) -> None:
        """Something was decided that gives it work, or its key is another: whatever stood against it may be over."""
        provider = Provider(worker)
        self._queues[provider].again()
        self._start(provider, anew=True)

    @Slot()
    def all_again(self) -> None:
        """The same for every worker: a match was chosen, or the network is back."""
        for provider in self._queues:
            self.again(provider.value)

    @Slot()
    def begin_anew(self) -> None:
        """The language is another: what is under way is given up, and every queue begins again."""
        for provider in self._queues:
            self._runs.cancel(provider)
        self.all_again()

    def close(self) -> None:
        """Give up what is under way, keep what has come, join the threads."""
        if self._closed:
            return
        self._closed = True
        for timer in (self._clock, self._stirring, self._until):
            timer.stop()
        self._runs.close()
        for pool in self._pools.values():
            pool.waitForDone(-1)

    @Slot()
    def _look(self) -> None:
        for provider in self._queues:
            self._start(provider)

    @Slot()
    def _on_clock(self) -> None:
        """Run those whose time has come: a run looks into the library, and where nothing is due that would be for nothing, each minute."""
        for provider, state in self._states.items():
            at = self._next.get(provider, 0)
            if state.standing in _WAITING or (at is not None and not 0 < at - self._now() <= _FURTHEST):
                self._start(provider)

    def _start(self, provider: Provider, *, anew: bool = False) -> None:
        """Run a queue, unless it runs, rests, or knows why not. With `anew` it runs once more after the present run."""
        if not self._begun or self._closed or provider.value in self._paused:
            return
        state = self._states[provider]
        if not anew and (state.standing in _HOPELESS or (state.standing in _WAITING and 0 < (state.until or 0) - self._now() <= _LONGEST)):
            return
        if self._runs.busy(provider):
            self._stale.add(provider)
            return
        self._next.pop(provider, None)
        self._runs.start(
            partial(self._run, provider), partial(self._next.__setitem__, provider), self._on_failed, key=provider, ended=partial(self._on_ended, provider)
        )

    def _run(self, provider: Provider, cancel: Cancel) -> int | None:
        """On a thread of the pool."""
        queue = self._queues[provider]
        queue.run(cancel)
        return queue.next_at()

    def _on_ended(self, provider: Provider) -> None:
        if provider in self._stale:
            self._stale.discard(provider)
            self._start(provider)
        until = min((state.until for state in self._states.values() if state.until is not None), default=None)
        if until is not None and not self._closed:
            self._until.start(min(LOOK_AT_CLOCK_MS, max(0, until - self._now()) * 1000 + 200))

    @Slot(object)
    def _on_heard(self, state: WorkerState) -> None:
        provider = Provider(state.worker)
        if state.worker not in self._paused:
            self._show(state)
        elif self._states[provider].standing != "paused":
            self._show(msgspec.structs.replace(state, standing="paused"))

    def _show(self, state: WorkerState) -> None:
        self._states[Provider(state.worker)] = state
        self.told.emit(state)

    def _on_failed(self, problem: Problem) -> None:
        self.failed.emit(problem)
