"""When the desktop is told of something: gathered by kind, never twice, never at quiet hours, and not what the user looks at anyway."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.notices import KINDS, Came, Notice, NoticeKind, Shrunk, quiet, seen_anyway, wait_seconds
from app.domain.wanting import Aired
from app.domain.worker_state import WorkerState
from app.library import notices
from app.models.fetch import Fetch
from app.models.notifications import Notifications, aired_notices, came_notice, gathered_notice, key_notice, shrunk_notice, trial
from app.models.place import Place
from app.workers.notifier import Notifier

GATHER_S, APART_S = 2.0, 60.0
"""The first of a kind waits so long for others; after it, those of a minute come together."""
LOOK_MS = 5_000
"""After a change that may have brought a wish, or shrunk a library."""


class Gathering(QObject):
    """The notices of one kind that wait for others; `due(kind)`: they are to be shown."""

    due = Signal(str)

    def __init__(self, kind: NoticeKind, parent: QObject) -> None:
        super().__init__(parent)
        self.kind, self.waiting = kind, list[Notice]()
        self._shown_at: float | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._on_time)

    def add(self, notice: Notice) -> None:
        """One more."""
        self.waiting.append(notice)
        if not self.timer.isActive():
            self.timer.start(round(1_000 * wait_seconds(self._shown_at, time.monotonic(), GATHER_S, APART_S)))

    def taken(self, *, shown: bool) -> None:
        """None waits any more."""
        self.waiting.clear()
        if shown:
            self._shown_at = time.monotonic()

    @Slot()
    def _on_time(self) -> None:
        self.due.emit(self.kind)


class NotificationParts(QObject, Part):
    """`looked_at`: whether the user looks at the window, true or false in any shape. `opened(address)`: one was pressed."""

    opened = Signal(str)

    def __init__(
        self, household: Household, reads: Fetch, place: Place, notifier: Notifier, looked_at: Callable[[], object], state_of: Callable[[str], WorkerState]
    ) -> None:
        """`state_of`: how it stands with a worker."""
        super().__init__()
        self._household, self._reads, self._place, self._notifier = household, reads, place, notifier
        self._looked_at, self._state_of = looked_at, state_of
        self.model = Notifications(household.settings)
        self._gathering = {kind: Gathering(kind, self) for kind in KINDS}
        for one in self._gathering.values():
            one.due.connect(self._flush)
        self._come: frozenset[int] | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._read)
        self._trying = False
        notifier.pressed.connect(self.opened)
        notifier.answered.connect(self._on_answered)
        self.model.testAsked.connect(self._on_test_asked)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """By their names in QML."""
        return {"Notifications": self.model}

    def begin(self) -> None:
        """What stands now is no news, but what nobody was told of."""
        self._read()

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if any(changes.touched(subject) for subject in (Subject.MOVIE, Subject.EPISODE, Subject.LIBRARY, Subject.WISHLIST)) and not self._look.isActive():
            self._look.start()

    def close(self) -> None:
        """Tell nothing more."""
        for timer in (self._look, *(one.timer for one in self._gathering.values())):
            timer.stop()
        self._notifier.close()

    @Slot(list)
    def on_aired(self, told: Sequence[Aired]) -> None:
        """These were told just now: once, whatever is restarted."""
        for notice in aired_notices(told):
            self._add(notice)

    @Slot(str)
    def on_worker(self, worker: str) -> None:
        """It stands otherwise with a worker."""
        state = self._state_of(worker)
        self._once("key", {state.worker: key_notice(state.worker)} if state.standing == "wrong_key" else {}, only=state.worker)

    def _read(self) -> None:
        database = self._household.database
        self._reads(lambda _cancel: notices.standing(database), self._on_read, lambda _problem: None)

    def _on_read(self, found: tuple[list[Came], list[Shrunk]]) -> None:
        come, shrunk = found
        before, self._come = self._come, frozenset(one.wish for one in come)
        for one in come:
            if before is not None and one.wish not in before:
                self._add(came_notice(one))
        self._once("shrunk", {str(one.library): shrunk_notice(one) for one in shrunk})

    def _once(self, kind: NoticeKind, standing: Mapping[str, Notice], *, only: str = "") -> None:
        """Tell of what stands and was not told; what stands no more may be told again. `only`: nothing is said of others."""
        told = self._household.settings.notices_told
        mine = {one for one in told if one.startswith(f"{kind}:") and (not only or one == f"{kind}:{only}")}
        now = {f"{kind}:{key}": notice for key, notice in standing.items()}
        for key in now.keys() - mine:
            self._add(now[key])
        if now.keys() != mine:
            self._household.settings.notices_told = tuple(sorted({*(set(told) - mine), *now}))

    def _add(self, notice: Notice) -> None:
        self._gathering[notice.kind].add(notice)

    @Slot(str)
    def _flush(self, kind: NoticeKind) -> None:
        many = self._wanted(self._gathering[kind].waiting)
        self._gathering[kind].taken(shown=bool(many))
        if many:
            self._notifier.show(gathered_notice(many))

    def _wanted(self, many: Iterable[Notice]) -> list[Notice]:
        settings, now = self._household.settings, self._household.clock.local()
        if quiet(now.hour * 60 + now.minute, settings.quiet_hours):
            return []
        page, address, looked_at = str(self._place.property("page")), self._place.where(), bool(self._looked_at())
        return [one for one in many if one.kind not in settings.notices_off and not (looked_at and seen_anyway(one, page, address))]

    @Slot()
    def _on_test_asked(self) -> None:
        self._trying = True
        self._notifier.show(trial())

    @Slot(str)
    def _on_answered(self, problem: str) -> None:
        if self._trying:
            self._trying = False
            self.model.tell(problem)
