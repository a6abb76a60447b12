"""The Activity page over this house's library."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.changes import Changes
from app.library import happened
from app.models.activity import Activity, ActivityReads
from app.models.fetch import Fetch
from app.models.place import Place


class ActivityParts(Part):
    """Built when the page is first spoken of."""

    def __init__(self, household: Household, reads: Fetch, place: Place) -> None:
        database, settings = household.database, household.settings
        verbs = ActivityReads(
            lines=partial(happened.lines, database),
            listed=partial(happened.listed, database),
            since=partial(happened.changes_since, database),
            titles_since=partial(happened.titles_since, database),
            now=household.clock.local,
            mark=lambda: settings.looked_until,
            put_mark=lambda line: setattr(settings, "looked_until", line),
        )
        self.page = Activity(verbs, reads, place)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"Activity": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.apply(changes)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()
