"""Refreshing a title: its servers and all providers are asked anew, before everything else, and what changed is told when all have answered."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot

from app.application.enrichment import EnrichmentParts
from app.application.household import Household
from app.application.part import Part
from app.application.providers import Providers
from app.application.scans import Scans
from app.domain.changes import Changes, Subject
from app.domain.enrichment import TitleKind
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.library import asking_anew
from app.library.asking_anew import Begun
from app.metadata.asking import NAMES
from app.models.fetch import Fetch
from app.models.field_words import named_fields
from app.models.title_refresh import TitleRefresh
from app.models.toasts import Toasts
from app.models.wording import shown, tr

LONGEST_MS = 60_000
"""After so long it is told what has come; the rest comes when it comes."""
LOOK_MS = 500
_WORKING = frozenset({"running", "idle"})
Key = tuple[TitleKind, int]


class Come(NamedTuple):
    """How far one refresh is: who has still to answer, what is different, who failed and why."""

    waiting: frozenset[Provider]
    changed: tuple[str, ...]
    failed: dict[Provider, str]


class TitleRefreshing(QObject, Part):
    """`apply` hears every commit; `model` is what the pages show."""

    def __init__(
        self, household: Household, providers: Providers, enrichment: EnrichmentParts, scans: Scans, work: Fetch, model: TitleRefresh, toasts: Toasts
    ) -> None:
        super().__init__()
        self._household, self._providers, self._enrichment, self._scans = household, providers, enrichment, scans
        self._work, self._model, self._toasts = work, model, toasts
        self._begun: dict[Key, Begun | None] = {}
        self._scanning: set[Key] = set()
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._late = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._late.timeout.connect(self._on_late)
        enrichment.told.connect(self._on_told)

    def close(self) -> None:
        """Wait for nothing more."""
        self._begun.clear()
        self._look.stop()
        self._late.stop()

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if any(number in changes.touched(Subject(kind)) for kind, number in self._begun):
            self._look.start()

    @Slot(str, int)
    def refresh(self, kind: TitleKind, number: int) -> None:
        """Ask everybody about it now."""
        key = (kind, number)
        if key in self._begun:
            return
        self._begun[key] = None
        self._model.show(kind, number, ())
        self._late.start()
        self._work(lambda _cancel: self._begin(kind, number), lambda begun: self._on_begun(key, begun), lambda problem: self._on_failed(key, problem))

    def _begin(self, kind: TitleKind, number: int) -> Begun:
        self._providers.ask_anew()
        return asking_anew.begin(self._household.database, kind, number)

    def _on_begun(self, key: Key, begun: Begun) -> None:
        """How it was before is known now, and not a moment earlier is anybody asked: what a server answers at once is a change too."""
        if key in self._begun:
            self._begun[key] = begun
            self._scanning.add(key)
            servers = partial(self._scans.read_again, Kind(key[0]), [key[1]])
            self._work(servers, lambda _answer: self._on_scanned(key), lambda _problem: self._on_scanned(key))
            self._enrichment.queues.all_again()
            self._enrichment.queues.look_at(begun.kind, begun.id)
            self._look.start()

    def _on_scanned(self, key: Key) -> None:
        self._scanning.discard(key)
        self._look.start()

    @Slot(object)
    def _on_told(self, _state: object) -> None:
        if self._begun and not self._look.isActive():
            self._look.start()

    @Slot()
    def _on_look(self) -> None:
        for key, begun in list(self._begun.items()):
            if begun is not None:
                self._see(key, begun, late=False)

    @Slot()
    def _on_late(self) -> None:
        for key, begun in list(self._begun.items()):
            if begun is None:
                self._end(key)
            else:
                self._see(key, begun, late=True)

    def _see(self, key: Key, begun: Begun, *, late: bool) -> None:
        self._work(lambda _cancel: self._come(begun), lambda come: self._on_come(key, begun, come, late=late), lambda problem: self._on_failed(key, problem))

    def _come(self, begun: Begun) -> Come:
        database = self._household.database
        return Come(asking_anew.waiting(database, begun), asking_anew.changed(database, begun), asking_anew.failed(database, begun))

    def _on_come(self, key: Key, begun: Begun, come: Come, *, late: bool) -> None:
        if key not in self._begun:
            return
        standing = {one: self._enrichment.queues.state(one.value).standing in _WORKING for one in come.waiting}
        waiting = [one for one in Provider if standing.get(one)]
        if (waiting or key in self._scanning) and not late:
            self._model.show(*key, [one.value for one in waiting])
            return
        self._end(key)
        self._tell(begun, come)

    def _tell(self, begun: Begun, come: Come) -> None:
        title = shown(begun.before.title, 60)
        away = [NAMES[one] for one in Provider if one in come.waiting]
        reasons = [shown(one) for one in come.failed.values()]
        if away:
            reasons.append(tr("%1 will be asked as soon as it can be.").replace("%1", ", ".join(away)))
        text = tr("“%1” is refreshed") if come.changed else tr("“%1” is up to date")
        if reasons and not come.changed:
            text = tr("“%1” is not refreshed whole")
        detail = " ".join([tr("Changed: %1.").replace("%1", named_fields(come.changed)), *reasons] if come.changed else reasons)
        self._toasts.show(text.replace("%1", title), "warn" if reasons else "good", detail=detail)

    def _end(self, key: Key) -> None:
        self._begun.pop(key, None)
        self._scanning.discard(key)
        self._model.end(*key)
        if not self._begun:
            self._late.stop()

    def _on_failed(self, key: Key, problem: Problem) -> None:
        self._end(key)
        self._toasts.show(str(problem), "bad")
