"""When the desktop is told of something: gathered by kind, never twice, not at quiet hours but after them, and not what the user looks at anyway."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes, Subject
from app.domain.notices import HAPPENED, KINDS, Notice, NoticeKind, Standing, quiet, seen_anyway, wait_seconds
from app.domain.worker_state import WorkerState
from app.library import notices
from app.models.fetch import Fetch
from app.models.notifications import Notifications, gathered_notice, key_notice, shrunk_notice, told_notice, trial
from app.models.place import Place
from app.workers.notifier import Notifier

GATHER_S, APART_S = 2.0, 60.0
"""The first of a kind waits so long for others; after it, those of a minute come together."""
LOOK_MS, QUIET_MS = 1_000, 60_000
"""After a change that may be told of; between two looks whether the quiet hours are over."""


class Gathering(QObject):
    """When the notices of one kind are shown together; `due(kind)`: now."""

    due = Signal(str)

    def __init__(self, kind: NoticeKind, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self.waiting: dict[str, Notice] = {}
        """By what they are known by."""
        self.kept = False
        """They are from when Bijou was closed, or from quiet hours: told whatever the window shows."""
        self._shown_at: float | None = None
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._on_time)

    def gather(self, waiting: Mapping[str, Notice]) -> None:
        """These wait now."""
        self.waiting = dict(waiting)
        if self.waiting and not self.timer.isActive():
            self.timer.start(round(1_000 * wait_seconds(self._shown_at, time.monotonic(), GATHER_S, APART_S)))

    def taken(self, *, shown: bool) -> None:
        """None waits any more."""
        self.waiting, self.kept = {}, False
        if shown:
            self._shown_at = time.monotonic()

    @Slot()
    def _on_time(self) -> None:
        self.due.emit(self.kind)


class NotificationParts(QObject, Part):
    """`looked_at`: whether the user looks at the window, true or false in any shape. `opened(address)`: one was pressed.

    What happened is known by its line of activity: up to which line was told is kept as it is shown, so nothing is lost or told twice, however Bijou ends.
    """

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
        self._newest: int | None = None
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._read)
        self._quiet = QTimer(self, interval=QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        self._trying = False
        notifier.pressed.connect(self.opened)
        notifier.answered.connect(self._on_answered)
        self.model.testAsked.connect(self._on_test_asked)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """By their names in QML."""
        return {"Notifications": self.model}

    def begin(self) -> None:
        """What happened while Bijou was closed is told, but the first time."""
        self._read()

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if (changes.touched(Subject.ACTIVITY) or changes.touched(Subject.LIBRARY)) and not self._look.isActive():
            self._look.start()

    def key_changed(self, provider: str) -> None:
        """Whoever gives a key, or takes it away, knows of it."""
        settings = self._household.settings
        settings.keys_had = tuple(one for one in settings.keys_had if one != provider)
        self._settled(provider)

    def close(self) -> None:
        """Tell nothing more."""
        for timer in (self._look, self._quiet, *(one.timer for one in self._gathering.values())):
            timer.stop()
        self._notifier.close()

    @Slot(str)
    def on_worker(self, worker: str) -> None:
        """It stands otherwise with a worker. One that never had a key is no news."""
        state, settings = self._state_of(worker), self._household.settings
        if state.standing in {"running", "quota", "wrong_key"} and worker not in settings.keys_had:
            settings.keys_had = (*settings.keys_had, worker)
        if state.standing == "wrong_key" or (state.standing == "no_key" and worker in settings.keys_had):
            self._wait_for_key(worker, key_notice(worker, lost=state.standing == "no_key"))
        elif state.done:
            self._settled(worker)

    def _wait_for_key(self, worker: str, notice: Notice) -> None:
        keys = self._gathering["key"]
        if f"key:{worker}" not in self._household.settings.notices_told:
            keys.gather({**keys.waiting, f"key:{worker}": notice})

    def _settled(self, worker: str) -> None:
        """Its key is accepted, or another one."""
        key, settings = f"key:{worker}", self._household.settings
        self._gathering["key"].waiting.pop(key, None)
        settings.notices_told = tuple(one for one in settings.notices_told if one != key)

    @Slot()
    def _read(self) -> None:
        database, until = self._household.database, self._household.settings.notices_until
        self._reads(lambda _cancel: notices.standing(database, until), self._on_read, lambda _problem: None)

    def _on_read(self, found: Standing) -> None:
        settings, first = self._household.settings, self._newest is None
        self._newest = found.newest
        if unknown := [kind for kind in HAPPENED if kind not in settings.notices_until]:
            settings.notices_until = settings.notices_until | dict.fromkeys(unknown, found.newest)
        for kind, told in found.happened.items():
            self._gathering[kind].kept |= first and bool(told)
            self._gathering[kind].gather({str(at): told_notice(kind, one) for at, one in enumerate(told)})
        self._shrank({f"shrunk:{one.library}": shrunk_notice(one) for one in found.shrunk})

    def _shrank(self, now: Mapping[str, Notice]) -> None:
        """What stands is told once; what stands no more may be told again."""
        settings = self._household.settings
        told = [one for one in settings.notices_told if not one.startswith("shrunk:") or one in now]
        settings.notices_told = tuple(told)
        self._gathering["shrunk"].gather({key: notice for key, notice in now.items() if key not in told})

    @Slot(str)
    def _flush(self, kind: NoticeKind) -> None:
        gathering, settings = self._gathering[kind], self._household.settings
        many = [one for one in gathering.waiting.values() if kind not in settings.notices_off and (gathering.kept or not self._seen(one))]
        if many and self._is_quiet():
            gathering.kept = True
            self._quiet.start()
            return
        if kind not in HAPPENED:
            settings.notices_told = tuple(sorted({*settings.notices_told, *gathering.waiting}))
        elif gathering.waiting and self._newest is not None:
            settings.notices_until = settings.notices_until | {kind: self._newest}
        gathering.taken(shown=bool(many))
        if many:
            self._notifier.show(gathered_notice(many))

    @Slot()
    def _on_quiet(self) -> None:
        """By the clock each time: hours, clocks and settings change."""
        if not self._is_quiet():
            self._quiet.stop()
            for kind, gathering in self._gathering.items():
                if gathering.kept and gathering.waiting:
                    self._flush(kind)

    def _is_quiet(self) -> bool:
        now = self._household.clock.local()
        return quiet(now.hour * 60 + now.minute, self._household.settings.quiet_hours)

    def _seen(self, notice: Notice) -> bool:
        return bool(self._looked_at()) and seen_anyway(notice, str(self._place.property("page")), self._place.where())

    @Slot()
    def _on_test_asked(self) -> None:
        self._trying = True
        self._notifier.show(trial())

    @Slot(str)
    def _on_answered(self, problem: str) -> None:
        if self._trying:
            self._trying = False
            self.model.tell(problem)
