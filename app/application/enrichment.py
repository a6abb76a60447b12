"""Enrichment while the window is open: its queues over this house's library and providers, and what the user says about them."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.application.household import Household
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.enrichment import TitleKind
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.worker_state import First
from app.library.enriching import ProviderQueue
from app.library.underway import Underway
from app.metadata.registry import in_flight
from app.models.place import Place
from app.store import rematching
from app.workers.enrichment import Enrichment, Submit, Tell
from app.workers.jobs import Jobs


class EnrichmentParts(QObject):
    """Built once for the window. `told(WorkerState)`: how it stands with one of the workers; `stumbled(Problem)`.

    `underway` says which titles wait for a scan (D18), and when they need not any longer.
    """

    told = Signal(object)
    stumbled = Signal(object)
    _freed = Signal()

    def __init__(self, household: Household, providers: Providers, work: Jobs, place: Place, underway: Underway) -> None:
        super().__init__()
        self._underway = underway
        self._household, self._providers, self._work, self._place = household, providers, work, place
        at_once = {provider: in_flight(provider) for provider in Provider}
        self.queues = Enrichment(self._open_queue, at_once, household.settings.workers_paused, household.clock, self)
        self.queues.told.connect(self.told)
        self.queues.failed.connect(self.stumbled)
        place.moved.connect(self._on_moved)
        self._freed.connect(self.queues.stir, Qt.ConnectionType.QueuedConnection)
        self._deaf = underway.listen(self._freed.emit)

    def begin(self) -> None:
        """Work from now on; what is on the screen comes first."""
        self._on_moved()
        self.queues.begin()

    def close(self) -> None:
        """Join the threads."""
        self._deaf()
        self._place.moved.disconnect(self._on_moved)
        self.queues.close()

    @Slot(object)
    def apply(self, changes: Changes) -> None:
        """A commit: a scan's new titles, or ids that one provider found, may be work for another."""
        if changes.touched(Subject.MOVIE) or changes.touched(Subject.SHOW):
            self.queues.stir()

    def first(self, worker: str) -> First:
        """What a worker takes first."""
        return self._household.settings.workers_first.get(worker, "automatic")

    def expected(self) -> list[Provider]:
        """The providers that will be asked: neither paused nor in want of a key."""
        return [provider for provider in Provider if self.queues.state(provider.value).standing not in {"paused", "no_key", "wrong_key"}]

    def away(self) -> list[Provider]:
        """The providers that do not answer."""
        return [provider for provider in Provider if self.queues.state(provider.value).standing == "offline"]

    @Slot(str, int)
    def try_again(self, kind: TitleKind, row_id: int) -> None:
        """Someone is looking at a title and wants what it lacks: providers that do not answer are tried now."""
        self.queues.look_at(kind, row_id)
        for provider in self.away():
            self.queues.again(provider.value)

    @Slot(str)
    def pause(self, worker: str) -> None:
        """Rest, also after a restart, until `resume`."""
        settings = self._household.settings
        settings.workers_paused = tuple(sorted({*settings.workers_paused, worker}))
        self.queues.pause(worker)

    @Slot(str)
    def resume(self, worker: str) -> None:
        """Go on; one that waits for its provider tries at once."""
        settings = self._household.settings
        settings.workers_paused = tuple(one for one in settings.workers_paused if one != worker)
        self.queues.resume(worker)

    @Slot(str, str)
    def take_first(self, worker: str, first: First) -> None:
        """Films first, or shows, or as D20 orders them."""
        settings = self._household.settings
        settings.workers_first = {**settings.workers_first, worker: first}
        self.queues.again(worker)

    @Slot(str)
    def key_changed(self, provider: str) -> None:
        """It has another key, or none any more."""
        self._providers.forget(Provider(provider))
        self.queues.again(provider)

    @Slot()
    def words_changed(self) -> None:
        """Language or country are others: all that was asked in the old ones is asked again, beginning now (D20)."""
        self._providers.forget()
        self.queues.begin_anew()

    @Slot()
    def way_changed(self) -> None:
        """The providers are asked elsewhere, or by way of another proxy: what could not be reached is tried now."""
        self._providers.forget()
        self.queues.all_again()

    @Slot(str, str)
    def retry_failed(self, worker: str, kind: TitleKind) -> None:
        """Ask again about all films or shows that failed or were not found."""
        self._retry(Provider(worker), kind, None)

    @Slot(str, str, int)
    def retry(self, worker: str, kind: TitleKind, row_id: int) -> None:
        """Ask again about one title."""
        self._retry(Provider(worker), kind, [row_id])

    def _retry(self, provider: Provider, kind: TitleKind, ids: Sequence[int] | None) -> None:
        def work(_cancel: Cancel) -> int:
            with self._household.database.write() as tx:
                return rematching.retry(tx, provider, kind, ids)

        self._work(work, lambda _number: self.queues.again(provider.value), self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self.stumbled.emit(problem)

    @Slot()
    def _on_moved(self) -> None:
        place = self._place
        page, number = place.property("page"), place.property("number")
        if page in {"movie", "show"} and number:
            self.queues.look_at(page, number)

    def _open_queue(self, provider: Provider, submit: Submit, tell: Tell) -> ProviderQueue:
        return ProviderQueue(
            self._household.database,
            provider,
            functools.partial(self._providers.way, provider),
            submit,
            now=self._household.clock,
            tell=tell,
            first=functools.partial(self.first, provider.value),
            underway=self._underway,
        )
