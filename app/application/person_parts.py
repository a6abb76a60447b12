"""The page of a person over this house's library and TMDB."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.cancel import Cancel
from app.domain.changes import Changes
from app.domain.filmography import PersonPage
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.library import people
from app.models.fetch import Fetch
from app.models.person import Person
from app.models.person_reading import PersonReads
from app.models.pictures import Pictures
from app.models.place import Place

if TYPE_CHECKING:
    from app.application.providers import Providers
    from app.metadata.provider import MetadataProvider
    from app.metadata.tmdb.client import Tmdb


class PersonParts(Part):
    """Built once for the window, when somebody's page is opened. `apply` hears every commit."""

    def __init__(self, household: Household, fetch: Fetch, ask: Fetch, pictures: Pictures, place: Place, providers: Callable[[], Providers | None]) -> None:
        """`fetch` and `ask` as Person has them; `providers` are None while the window is not built whole."""
        self._database, self._providers = household.database, providers
        self.page = Person(PersonReads(self._kept, self._told, household.clock.local), fetch, ask, pictures, place)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"Person": self.page}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.page.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.page.unreadable(file)

    def ask_again(self) -> None:
        """The providers can be asked now."""
        self.page.retry()

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Read it again."""
        self.page.retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.page.close()

    def _kept(self, row: int, tmdb: str, cancel: Cancel) -> PersonPage | None:
        """Where TMDB's client is open already it recalls what it told before; to open it may take a keyring's time."""
        providers = self._providers()
        client = providers.at_hand(Provider.TMDB) if providers is not None else None
        return people.kept(self._database, row, tmdb, _tmdb(client) if client is not None else None, cancel)

    def _told(self, row: int, tmdb: str, cancel: Cancel) -> PersonPage | None:
        providers = self._providers()
        if providers is None:
            raise Problem("TMDB cannot be asked yet.")
        return people.told(self._database, row, tmdb, _tmdb(providers.client(Provider.TMDB)), cancel)


def _tmdb(client: MetadataProvider) -> Tmdb:
    """The client as what it is; its module is imported by whoever opened it, and by no first frame."""
    from app.metadata.tmdb.client import Tmdb

    if not isinstance(client, Tmdb):
        raise Problem("TMDB cannot be asked.")
    return client
