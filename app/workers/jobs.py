"""A pool of cancellable jobs whose answers arrive on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem

T = TypeVar("T")
log = logging.getLogger(__name__)


class _Job(NamedTuple):
    """What is kept on the GUI thread while a runnable works."""

    runnable: _Runnable
    cancel: Cancel
    done: Callable[[Any], None]
    failed: Callable[[Problem], None]
    ended: Callable[[], None] | None
    key: Hashable | None


class _Runnable(QRunnable):
    """Runs one piece of work. It holds the bound signal and no QObject: one owned by a runnable would be destroyed on the wrong thread."""

    def __init__(self, number: int, work: Callable[[Cancel], Any], cancel: Cancel, answer: Callable[[int, object, object], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)  # Jobs lets go of it on the GUI thread, after its answer arrived
        self._number = number
        self._work = work
        self._cancel = cancel
        self._answer = answer

    def run(self) -> None:
        result: object = None
        trouble: BaseException | None = None
        try:
            self._cancel.check()
            result = self._work(self._cancel)
        except BaseException as error:  # noqa: BLE001  # whatever happens on a pool thread arrives as a value, or it would be lost
            trouble = error
        self._answer(self._number, result, trouble)


class Jobs(QObject):
    """Runs work on its own threads; a `Fetch` for models. Everything but the work itself happens on the GUI thread.

    `stumbled(Problem)` tells of failures that no one else was told of, `met(Problem)` of every one. `idled()` tells that the last running job has ended.
    """

    stumbled = Signal(object)
    met = Signal(object)
    idled = Signal()
    _answered = Signal(int, object, object)

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._running: dict[int, _Job] = {}
        self._held: list[tuple[_Runnable, int]] | None = None
        self._next = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

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
        runnable = _Runnable(self._next, work, cancel, self._answered.emit)
        self._running[self._next] = _Job(runnable, cancel, done, failed or self.stumbled.emit, ended, key)
        if self._held is None:
            self._pool.start(runnable, priority)
        else:
            self._held.append((runnable, priority))
        return cancel

    def hold(self) -> None:
        """Begin nothing more until `release`; what is asked for meanwhile waits."""
        if self._held is None:
            self._held = []

    def release(self) -> None:
        """Begin what waited, in the order in which it was asked for. Harmless when nothing was held."""
        held, self._held = self._held or [], None
        for runnable, priority in held:
            self._pool.start(runnable, priority)

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
        self._pool.clear()
        self._pool.waitForDone(-1)
        self._answered.disconnect(self._on_answered)
        QCoreApplication.removePostedEvents(self)
        self._running.clear()

    @Slot(int, object, object)
    def _on_answered(self, number: int, result: object, trouble: BaseException | None) -> None:
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
