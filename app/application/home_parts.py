"""Home over this house's library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.domain.home_counts import HomeCounts
from app.models.fetch import Fetch
from app.models.home import Home, HomeReads, LastCounts
from app.models.orbs import Orbs
from app.models.pictures import Pictures

if TYPE_CHECKING:
    from app.domain.home import Home as Front
    from app.library.home import Counting


class HomeParts(Part):
    """`singletons` are what QML knows them by."""

    def __init__(self, household: Household, reads: Fetch, pictures: Pictures, orbs: Orbs) -> None:
        self._database, self._settings = household.database, household.settings
        self._counting: Counting | None = None
        last = LastCounts(self._counted_last(), self._keep_counts)
        self.page = Home(HomeReads(self._front, self._counts), reads, pictures, orbs, household.clock.local, last)

    def _front(self) -> Front:
        """What reads it is imported by the thread that does, while the window is built."""
        from app.library import home

        return home.front(self._database)

    def _counts(self) -> HomeCounts:
        if self._counting is None:
            from app.library.home import Counting

            self._counting = Counting(self._database)
        return self._counting.counts()

    def _counted_last(self) -> HomeCounts | None:
        kept = self._settings.home_counts
        return HomeCounts(*kept) if len(kept) == len(HomeCounts.__struct_fields__) else None

    def _keep_counts(self, counts: HomeCounts) -> None:
        self._settings.home_counts = msgspec.structs.astuple(counts)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Home": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if self._counting is not None:
            self._counting.hear(changes)
        self.page.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.read()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()
