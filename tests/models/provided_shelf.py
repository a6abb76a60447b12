"""A real library file in which providers were asked: matches, ties, failures, ratings; and the verbs of the pages over it."""

from __future__ import annotations

from pathlib import Path

from app.domain.enrichment import Coverage, EpisodeCoverage, Outcome, State, TitleKind, UnmatchedPage
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.provided import Facet, Provided, Provider
from app.domain.suspicious import SuspiciousPage
from app.models.workers_reading import WorkerReads
from app.store import coverage
from app.store.enrichment import store_outcomes
from app.store.suspicious import suspicious_matches
from tests.shelf import NOW, Shelf

MATCHED, TIED, FAILED, UNKNOWN, FRESH = 1, 2, 3, 4, 5
"""The films, in the order of telling."""


class ProvidedShelf(Shelf):
    """Five films, of which TMDB knows one, and one show."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.film("Metropolis", year=1927, imdb="tt0017136", art=Art(poster="/m"))
        for title, year in (("Der müde Tod", 1921), ("Häxan", 1922), ("Home video", None), ("Nosferatu", 1922)):
            self.film(title, year=year)
        self.show("Judex", year=1916)
        self.tell(self.matched(MATCHED), self.missed(TIED, "2 candidates, search 0.90, runner-up 0.90: title, year"), self.failed(FAILED))
        self.tell(self.missed(UNKNOWN, "no candidates"))

    def tell(self, *outcomes: Outcome) -> None:
        """Store what asking brought."""
        with self.database.write() as tx:
            store_outcomes(tx, outcomes)

    def matched(self, film: int, provider: Provider = Provider.TMDB) -> Outcome:
        facts = Facts(ratings=(Rating("imdb", "audience", 8.3),))
        provided = Provided(ExternalIds(), {Facet.DETAILS: Facts(overview="A city."), Facet.RATINGS: facts})
        its_id = "tt0017136" if provider is Provider.OMDB else "19"
        return Outcome("movie", film, provider, "matched", its_id, "imdb tt0017136", provided=provided, asked=frozenset({Facet.RATINGS}), tried_at=NOW)

    def doubted(self, film: int, **facts: object) -> Outcome:
        """Matched with something that has these facts."""
        provided = Provided(ExternalIds(), {Facet.DETAILS: Facts(**facts)})  # type: ignore[arg-type]
        return Outcome("movie", film, Provider.TMDB, "matched", f"77{film}", "search 0.80: title", provided=provided, tried_at=NOW)

    def missed(self, film: int, evidence: str) -> Outcome:
        return Outcome("movie", film, Provider.TMDB, "not_found", evidence=evidence, reason="TMDB has no title that is clearly this one.", tried_at=NOW)

    def failed(self, film: int) -> Outcome:
        return Outcome("movie", film, Provider.TMDB, "error", reason="TMDB did not answer.", tried_at=NOW)

    def worker_reads(self) -> WorkerReads:
        """What the Workers page reads."""
        return WorkerReads(self._coverage, self._episodes, self._unmatched, self._suspicious)

    def _coverage(self, provider: Provider) -> list[Coverage]:
        with self.database.read() as reader:
            return coverage.coverage(reader, [provider])

    def _episodes(self) -> EpisodeCoverage:
        with self.database.read() as reader:
            return coverage.episode_coverage(reader)

    def _unmatched(self, provider: Provider, kind: TitleKind, text: str, states: tuple[State, ...], limit: int) -> UnmatchedPage:
        with self.database.read() as reader:
            return coverage.unmatched(reader, provider, kind, text, limit, states=states)

    def _suspicious(self, provider: Provider, kind: TitleKind, text: str, limit: int) -> SuspiciousPage:
        with self.database.read() as reader:
            return suspicious_matches(reader, provider, kind, text, limit)
