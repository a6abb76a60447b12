"""Home over this house's library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.library import home
from app.models.fetch import Fetch
from app.models.home import Home, HomeReads
from app.models.orbs import Orbs
from app.models.pictures import Pictures


class HomeParts(Part):
    """`singletons` are what QML knows them by."""

    def __init__(self, household: Household, reads: Fetch, pictures: Pictures, orbs: Orbs) -> None:
        verbs = HomeReads(partial(home.front, household.database), partial(home.counts, household.database))
        self.page = Home(verbs, reads, pictures, orbs, household.clock.local)

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
