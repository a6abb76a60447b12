"""Outcomes that wait to be written together: few transactions, each whole (D20)."""

from __future__ import annotations

from time import monotonic

from app.domain.enrichment import Outcome, TitleKind
from app.domain.provided import Provider
from app.store.database import Database
from app.store.enrichment import store_outcomes
from app.store.gained_ids import ask_again_with_ids, ids_of

MOST = 50
LONGEST = 0.5
"""Titles a transaction, and the seconds that one waits for others."""


class Gathered:
    """Of one provider; for one thread."""

    def __init__(self, database: Database, provider: Provider) -> None:
        self._database = database
        self._provider = provider
        self._outcomes: list[Outcome] = []
        self._since = 0.0

    @property
    def some(self) -> bool:
        return bool(self._outcomes)

    @property
    def titles(self) -> set[tuple[TitleKind, int]]:
        """Those that wait."""
        return {(one.kind, one.id) for one in self._outcomes}

    @property
    def full(self) -> bool:
        """Time to write."""
        return len(self._outcomes) >= MOST or (self.some and monotonic() - self._since >= LONGEST)

    @property
    def seconds_left(self) -> float:
        """Until it is time."""
        return max(0.0, self._since + LONGEST - monotonic()) if self.some else LONGEST

    def add(self, outcome: Outcome) -> None:
        """One more."""
        if not self._outcomes:
            self._since = monotonic()
        self._outcomes.append(outcome)

    def write(self) -> None:
        """One transaction; other providers hear of titles that have an id now which they looked for by name. Raises StoreProblem."""
        outcomes, self._outcomes = self._outcomes, []
        titles = {(one.kind, one.id) for one in outcomes}
        with self._database.write() as tx:
            before = ids_of(tx, titles)
            stored = store_outcomes(tx, outcomes)
            ask_again_with_ids(tx, self._provider, before, ids_of(tx, stored))
