"""The Workers page and Find match over this house's library, providers and queues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from app.application.enrichment import EnrichmentParts
from app.application.household import Household
from app.application.part import Part
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.changes import Changes
from app.domain.enrichment import Coverage, EpisodeCoverage, State, TitleKind, UnmatchedPage
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.suspicious import SuspiciousPage
from app.library import matching
from app.metadata.provider import MetadataProvider
from app.models.fetch import Fetch
from app.models.find_match import FindMatch, MatchVerbs
from app.models.orbs import Orbs
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.toasts import Toasts
from app.models.wording import shown, tr
from app.models.workers_page import Workers
from app.models.workers_reading import WorkerReads
from app.store import coverage
from app.store.suspicious import suspicious_matches
from app.views.actions import Actions


class WorkersParts(QObject, Part):
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(
        self, household: Household, providers: Providers, reads: Fetch, work: Fetch, pictures: Pictures, place: Place, orbs: Orbs, enrichment: EnrichmentParts
    ) -> None:
        super().__init__()
        self._household, self._providers, self._enrichment, self._work = household, providers, enrichment, work
        self.page = Workers(orbs, WorkerReads(self._coverage, self._episodes, self._unmatched, self._suspicious), reads, pictures, place, household.clock)
        verbs = MatchVerbs(partial(matching.sought, household.database), self._find, partial(matching.choose, household.database))
        self.matching = FindMatch(verbs, work, pictures)
        enrichment.told.connect(orbs.show)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"FindMatch": self.matching, "Workers": self.page}

    def wire(self, actions: Actions, toasts: Toasts, done: Callable[[int, str], None]) -> None:
        """What is asked for on the pages goes where it is done; `done` says what was done, with the way back."""
        actions.workerPaused.connect(self._enrichment.pause)
        actions.workerResumed.connect(self._enrichment.resume)
        actions.workerOrdered.connect(self._enrichment.take_first)
        actions.titlesRetried.connect(self._retry)
        actions.matchConfirmed.connect(self._confirm)
        self._toasts, self._done = toasts, done
        self.matching.decided.connect(self._on_decided)

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.apply(changes)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()
        self.matching.close()

    @Slot(str, str, list)
    def _retry(self, worker: str, kind: TitleKind, ids: Sequence[int]) -> None:
        if not ids:
            self._enrichment.retry_failed(worker, kind)
        for one in ids:
            self._enrichment.retry(worker, kind, one)

    @Slot(str, str, int, str)
    def _confirm(self, worker: str, kind: TitleKind, row: int, title: str) -> None:
        """The user's word that a suspicious match is right."""

        def kept(line: int) -> None:
            self._done(line, tr("The match of “%1” is right · pinned").replace("%1", shown(title, 60)))

        def failed(problem: Problem) -> None:
            self._toasts.show(str(problem), "bad")

        self._work(lambda _cancel: matching.confirm(self._household.database, kind, row, Provider(worker)), kept, failed)

    @Slot(int, str)
    def _on_decided(self, line: int, text: str) -> None:
        """The queues ask about the new match at once."""
        self._enrichment.queues.all_again()
        self._done(line, text)

    def _coverage(self, provider: Provider) -> Sequence[Coverage]:
        with self._household.database.read() as reader:
            return coverage.coverage(reader, [provider])

    def _episodes(self) -> EpisodeCoverage:
        with self._household.database.read() as reader:
            return coverage.episode_coverage(reader)

    def _unmatched(self, provider: Provider, kind: TitleKind, text: str, states: tuple[State, ...], limit: int) -> UnmatchedPage:
        with self._household.database.read() as reader:
            return coverage.unmatched(reader, provider, kind, text, limit, states=states)

    def _suspicious(self, provider: Provider, kind: TitleKind, text: str, limit: int) -> SuspiciousPage:
        with self._household.database.read() as reader:
            return suspicious_matches(reader, provider, kind, text, limit)

    def _find(self, title: matching.Sought, text: str, first: Provider | None, cancel: Cancel) -> matching.Found:
        """On a pool thread: opening a provider may ask the keyring."""
        clients: dict[Provider, MetadataProvider] = {}
        trouble: Problem | None = None
        for provider in Provider:
            try:
                clients[provider] = self._providers.client(provider)
            except Problem as problem:
                trouble = problem
        if not clients and trouble is not None:
            raise trouble
        return matching.find(clients, title, text, cancel, first)
