"""Discover over this house's library and its way to TMDB."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.changes import Changes
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Discovered
from app.domain.discoveries import Gap
from app.domain.problems import Refused
from app.domain.provided import Provider
from app.library import browse
from app.library import discover as wandering
from app.metadata.tmdb.client import Tmdb
from app.models.discover import Discover
from app.models.discover_reading import DiscoverReads
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place


class DiscoverParts(Part):
    """Built when the page is first spoken of. `singletons` are what QML knows them by."""

    def __init__(self, household: Household, providers: Providers, reads: Fetch, work: Fetch, pictures: Pictures, place: Place) -> None:
        self._database, self._providers = household.database, providers
        verbs = DiscoverReads(
            page=self._listed,
            genres=self._genres,
            gaps=self._gaps,
            owned=partial(browse.owned_titles, household.database),
            finds=partial(wandering.finds, household.database),
            networks=partial(wandering.networks, household.database),
        )
        self.page = Discover(verbs, work, reads, pictures, place, household.clock.local)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"Discover": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.apply(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def key_changed(self, provider: str) -> None:
        """A provider's key was given or taken away."""
        if provider == Provider.TMDB.value:
            self.page.key_changed()

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.reload()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()

    def _listed(self, query: DiscoverQuery, page: int, cancel: Cancel) -> Discovered:
        return wandering.listed(self._tmdb(), query, page, cancel)

    def _genres(self, kind: TitleKind, cancel: Cancel) -> tuple[tuple[str, str], ...]:
        return self._tmdb().discovering.genres(kind, cancel)

    def _gaps(self, cancel: Cancel) -> tuple[Gap, ...]:
        return wandering.gaps(self._tmdb(), self._database, cancel)

    def _tmdb(self) -> Tmdb:
        """On a pool thread: opening it may ask the keyring. Raises Refused where there is no key, or another Problem."""
        client = self._providers.client(Provider.TMDB)
        if not isinstance(client, Tmdb):
            raise Refused("TMDB cannot be asked.")
        return client
