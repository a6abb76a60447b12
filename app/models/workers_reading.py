"""What the Workers page reads of the library: how far a provider is, and a list of titles, on a pool thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from app.domain.enrichment import Coverage, EpisodeCoverage, State, TitleKind, UnmatchedPage
from app.domain.provided import Provider
from app.domain.suspicious import SuspiciousPage
from app.models import worker_words
from app.models.workers_rows import ListedTitle, Listing, suspicious_line, unmatched_line

NARROWED: Mapping[Listing, tuple[State, ...]] = {"not_found": ("not_found",), "error": ("error",), "suspicious": ("not_found", "error")}
"""The narrower lists, and the states of titles without a match that are counted meanwhile."""


class WorkerReads(NamedTuple):
    """What the page reads, each on a pool thread: how far a provider is, the episodes, titles without a match (provider, kind, text, states, limit), and
    those whose match is suspicious (provider, kind, text, limit)."""

    coverage: Callable[[Provider], Sequence[Coverage]]
    episodes: Callable[[], EpisodeCoverage]
    unmatched: Callable[[Provider, TitleKind, str, tuple[State, ...], int], UnmatchedPage]
    suspicious: Callable[[Provider, TitleKind, str, int], SuspiciousPage]


class WorkerRead(NamedTuple):
    """What one reading brings: the counts of one provider, and one list of one kind of title."""

    worker: str
    kind: TitleKind
    covered: Sequence[Coverage]
    episodes: EpisodeCoverage | None
    page: UnmatchedPage
    doubtful: SuspiciousPage
    listing: Listing

    @property
    def total(self) -> int:
        """How many the list has, when it is read to its end."""
        return self.doubtful.total if self.listing == "suspicious" else self.page.total

    @property
    def read(self) -> int:
        """How many of them were read."""
        return len(self.doubtful.rows if self.listing == "suspicious" else self.page.rows)

    def lines(self, posters: Mapping[str, str]) -> list[ListedTitle]:
        """The list."""
        if self.listing == "suspicious":
            return [suspicious_line(row, worker_words.name(self.worker), posters) for row in self.doubtful.rows]
        return [unmatched_line(row, posters) for row in self.page.rows]


class Wanted(NamedTuple):
    """What is to be read; `limit` titles at most."""

    provider: Provider
    kind: TitleKind
    text: str
    listing: Listing
    limit: int


def read_worker(reads: WorkerReads, wanted: Wanted) -> WorkerRead:
    """Read it; shows where the provider knows no films. Raises Problem."""
    covered = reads.coverage(wanted.provider)
    kind = wanted.kind if any(one.kind == wanted.kind for one in covered) else "show"
    episodes = reads.episodes() if kind == "show" else None
    page = reads.unmatched(wanted.provider, kind, wanted.text, NARROWED.get(wanted.listing, ("not_found", "error")), wanted.limit)
    doubtful = reads.suspicious(wanted.provider, kind, wanted.text, wanted.limit)
    return WorkerRead(wanted.provider.value, kind, covered, episodes, page, doubtful, wanted.listing)
