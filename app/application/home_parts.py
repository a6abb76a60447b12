"""Home over this house's library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.models.fetch import Fetch
from app.models.home import Home, HomeReads
from app.models.orbs import Orbs
from app.models.pictures import Pictures

if TYPE_CHECKING:
    from app.domain.home import Home as Front
    from app.domain.home import HomeCounts


class HomeParts(Part):
    """`singletons` are what QML knows them by."""

    def __init__(self, household: Household, reads: Fetch, pictures: Pictures, orbs: Orbs) -> None:
        self._database = household.database
        self.page = Home(HomeReads(self._front, self._counts), reads, pictures, orbs, household.clock.local)

    def _front(self) -> Front:
        """What reads it is imported by the thread that does, while the window is built."""
        from app.library import home

        return home.front(self._database)

    def _counts(self) -> HomeCounts:
        from app.library import home

        return home.counts(self._database)

    @property
    def singletons(self) -> Mapping[str, QObject]:
        """See Part."""
        return {"Home": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
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
