"""A pool of cancellable jobs whose answers arrive on the GUI thread."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem

T = TypeVar("T")
log = logging.getLogger(__name__)


Outcome = tuple[int, object, BaseException | None]
"""Which job, and what came of it."""


class _Job(NamedTuple):
    """What is kept on the GUI thread while a pool thread works."""

    work: Callable[[Cancel], Any]
    cancel: Cancel
    done: Callable[[Any], None]
    failed: Callable[[Problem], None]
    ended: Callable[[], None] | None
    key: Hashable | None


class _Errand:
    """Does one piece of work on a pool thread, and keeps nothing of it when it tells: the work and what it made may refer to QObjects, and the last
    reference to those must go on the GUI thread.

    The pool is given this as a plain callable. A QRunnable becomes the pool's child in PySide and is never let go of, nor is what it refers to.
    """

    def __init__(self, number: int, work: Callable[[Cancel], Any], cancel: Cancel, outcomes: deque[Outcome], tell: Callable[[], None]) -> None:
        self._number = number
        self._work: Callable[[Cancel], Any] | None = work
        self._cancel = cancel
        self._outcomes = outcomes
        self._tell = tell

    def __call__(self) -> None:
        self._outcomes.append(self._outcome())
        self._tell()

    def _outcome(self) -> Outcome:
        work, self._work = self._work, None
        try:
            self._cancel.check()
            return self._number, work(self._cancel) if work else None, None
        except BaseException as error:  # noqa: BLE001  # whatever happens on a pool thread arrives as a value, or it would be lost
            return self._number, None, error


class Jobs(QObject):
    """Runs work on its own threads; a `Fetch` for models. Everything but the work itself happens on the GUI thread.

    `stumbled(Problem)` tells of failures that no one else was told of, `met(Problem)` of every one. `idled()` tells that the last running job has ended.
    """

    stumbled = Signal(object)
    met = Signal(object)
    idled = Signal()
    _told = Signal()

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[int, _Job] = {}
        self._outcomes: deque[Outcome] = deque()
        self._held: list[tuple[_Errand, int]] | None = None
        self._next = 0
        self._closed = False
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def __call__(self, work: Callable[[Cancel], T], done: Callable[[T], None], failed: Callable[[Problem], None] | None = None) -> Cancel:
        """See `Fetch`. Without `failed` a Problem goes to `stumbled`."""
        return self.start(work, done, failed)

    def start(
        self,
        work: Callable[[Cancel], T],
        done: Callable[[T], None],
        failed: Callable[[Problem], None] | None = None,
        *,
        key: Hashable | None = None,
        ended: Callable[[], None] | None = None,
        priority: int = 0,
    ) -> Cancel:
        """Start `work`; `ended` is called last in any case, cancelled too. With a `key`, ask `busy(key)` first: two jobs of one key never run together."""
        cancel = Cancel()
        if self._closed or (key is not None and self.busy(key)):
            cancel.request()
            return cancel
        self._next += 1
        errand = _Errand(self._next, work, cancel, self._outcomes, self._told.emit)
        self._running[self._next] = _Job(work, cancel, done, failed or self.stumbled.emit, ended, key)
        if self._held is None:
            self._pool.start(errand, priority)
        else:
            self._held.append((errand, priority))
        return cancel

    def hold(self) -> None:
        """Begin nothing more until `release`; what is asked for meanwhile waits."""
        if self._held is None:
            self._held = []

    def release(self) -> None:
        """Begin what waited, in the order in which it was asked for. Harmless when nothing was held."""
        held, self._held = self._held or [], None
        for errand, priority in held:
            self._pool.start(errand, priority)

    def busy(self, key: Hashable) -> bool:
        """True while a job of this key has not ended (a cancelled one may still be on its last step)."""
        return any(job.key == key for job in self._running.values())

    def cancel(self, key: Hashable) -> None:
        """Ask every job of this key to stop."""
        for job in list(self._running.values()):
            if job.key == key:
                job.cancel.request()

    @property
    def idle(self) -> bool:
        """True when nothing runs and nothing waits."""
        return not self._running

    def close(self) -> None:
        """Cancel everything and join the threads; no answer arrives afterwards. Harmless when repeated."""
        if self._closed:
            return
        self._closed = True
        for job in list(self._running.values()):
            job.cancel.request()
        self._held = None
        self._pool.waitForDone(-1)  # what has not begun runs too, and ends at once: PySide never lets go of what is taken from the queue unrun
        self._told.disconnect(self._on_told)
        QCoreApplication.removePostedEvents(self)
        self._running.clear()
        self._outcomes.clear()

    @Slot()
    def _on_told(self) -> None:
        number, result, trouble = self._outcomes.popleft()
        job = self._running.pop(number, None)
        if job is None:
            return
        deliver = _delivery(job, result, trouble)
        try:
            if deliver is not None:
                deliver()
                if isinstance(trouble, Problem):
                    self.met.emit(trouble)
        finally:
            if job.ended is not None:
                job.ended()
            if not self._running:
                self.idled.emit()


def _delivery(job: _Job, result: object, trouble: BaseException | None) -> Callable[[], None] | None:
    if job.cancel.requested or isinstance(trouble, Cancelled):
        return None
    if trouble is None:
        return partial(job.done, result)
    if isinstance(trouble, Problem):
        return partial(job.failed, trouble)
    log.error("A job failed in a way that nobody expected", exc_info=trouble)
    return partial(job.failed, Problem("Something inside Bijou went wrong; the log has the details."))
