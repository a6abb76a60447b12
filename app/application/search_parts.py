"""The palette and the Search page over this house's library and TMDB, made when someone first searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.application.providers import Providers
from app.domain.cancel import Cancel
from app.domain.changes import Changes
from app.domain.discovered import What
from app.domain.found import FoundHere, FoundOutside
from app.domain.provided import Provider
from app.library import finding
from app.library.filtering import find_filtered
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.search_page import SearchResults
from app.models.search_palette import Searches, SearchPalette
from app.models.search_rows import Command
from app.workers.jobs import Jobs

if TYPE_CHECKING:
    from app.metadata.tmdb.client import Tmdb

ASKERS = 2
"""Threads that ask TMDB as one types: a question that was given up may still be on its last step."""


class SearchParts(Part):
    """`singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(
        self,
        household: Household,
        providers: Providers,
        fetch: Fetch,
        pictures: Pictures,
        place: Place,
        commands: Callable[[], Sequence[Command]],
    ) -> None:
        self._household, self._providers = household, providers
        self._fetch, self._pictures, self._place, self._commands = fetch, pictures, place, commands
        self._asks = Jobs(ASKERS)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"SearchPalette": self.palette, "SearchResults": self.results}

    @property
    def idle(self) -> bool:
        """True while nothing is looked for, nor will be in a moment."""
        return self._asks.idle and not ("palette" in self.__dict__ and self.palette.busy)

    @cached_property
    def palette(self) -> SearchPalette:
        """What opens over every page."""
        return SearchPalette(self._searches, self._commands, self._pictures, self._place.open)

    @cached_property
    def results(self) -> SearchResults:
        """The page."""
        return SearchResults(self._searches, self._pictures, self._place)

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        if "results" in self.__dict__:
            self.results.hear(changes)

    def key_changed(self, provider: str) -> None:
        """Another key: the page asks again what was not answered."""
        if provider == Provider.TMDB and "results" in self.__dict__:
            self.results.key_changed()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        for made in ("palette", "results"):
            if made in self.__dict__:
                getattr(self, made).unreadable(file)

    def reload(self, page: str) -> None:  # noqa: ARG002  # it has one
        """Ask again what the page was asked."""
        self.results.reload()

    def close(self) -> None:
        """Ask for nothing more."""
        for made in ("palette", "results"):
            if made in self.__dict__:
                getattr(self, made).close()
        self._asks.close()

    @cached_property
    def _searches(self) -> Searches:
        return Searches(
            self._here,
            self._outside,
            partial(finding.stamped, self._household.database),
            self._fetch,
            self._asks,
            lambda: self._household.clock.local().date().isoformat(),
        )

    def _here(self, text: str, titles: int, people: int) -> FoundHere:
        library = self._household.database
        return find_filtered(library, text, titles) or finding.find_here(library, text, titles, people)

    def _outside(self, text: str, what: What, page: int, cancel: Cancel) -> FoundOutside:
        """On a pool thread: opening a provider may ask the keyring."""
        tmdb = cast("Tmdb", self._providers.client(Provider.TMDB))
        return finding.find_outside(self._household.database, tmdb, text, what, page, cancel)
