"""What Discover reads: a provider's lists with what of them is owned, and what the library itself offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle, TitleKind
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Discovered, Offered
from app.domain.discoveries import Finds, Gap
from app.domain.problems import Problem


class DiscoverReads(NamedTuple):
    """What the page reads, each on a pool thread. The first three ask TMDB: they raise Refused where there is no key that it takes, or another Problem."""

    page: Callable[[DiscoverQuery, int, Cancel], Discovered]
    genres: Callable[[TitleKind, Cancel], tuple[tuple[str, str], ...]]
    gaps: Callable[[Cancel], tuple[Gap, ...]]
    owned: Callable[[TitleKind, Iterable[str]], dict[str, OwnedTitle]]
    finds: Callable[[TitleKind, Sequence[int]], Finds]
    networks: Callable[[], Sequence[tuple[str, str]]]


class ListRead(NamedTuple):
    """Some pages of a list that follow each other, and what of them is owned; `trouble` is what stood against the next page."""

    pages: list[Discovered]
    owned: dict[str, OwnedTitle]
    trouble: Problem | None = None

    @property
    def titles(self) -> list[Offered]:
        """All of them, in their order."""
        return [one for page in self.pages for one in page.titles]


def read_list(reads: DiscoverReads, query: DiscoverQuery, first: int, count: int, cancel: Cancel) -> ListRead:
    """So many pages, fewer where the list ends or one cannot be had. Raises that Problem for the first."""
    read: list[Discovered] = []
    trouble: Problem | None = None
    for page in range(first, first + count):
        cancel.check()
        try:
            read.append(reads.page(query, page, cancel))
        except Problem as problem:
            if not read:
                raise
            trouble = problem.with_traceback(None)  # it stays, what it was raised in does not
            break
        if page >= read[-1].pages:
            break
    return ListRead(read, reads.owned(query.kind, [one.tmdb for one in ListRead(read, {}).titles]), trouble)
