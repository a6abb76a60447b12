"""The library pages: films and shows, each a model over the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from app.application.household import Household
from app.application.part import Part
from app.domain.cards import Card, Facets, TitleKind, TitleList
from app.domain.changes import Changes
from app.domain.query import LibraryQuery
from app.domain.servers import ServerRow
from app.models.fetch import Fetch
from app.models.library import Library
from app.models.library_parts import LibraryReads, TableChoice
from app.models.pictures import Pictures
from app.models.place import Place
from app.settings.settings import Settings
from app.store import library_cards, library_page
from app.store import servers as store_servers
from app.store.database import Database


class LibraryPages(Part):
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(self, household: Household, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        self._household = household
        reads, now = _reads(household.database, household.clock.local), household.clock
        tables = _tables(household.settings)
        self.movies = Library("movie", reads, fetch, pictures, place, tables["movie"], now)
        self.shows = Library("show", reads, fetch, pictures, place, tables["show"], now)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"Movies": self.movies, "Shows": self.shows}

    def foresee(self) -> None:
        """Read what the first page shows while the window is being built."""
        self.movies.foresee()
        self.shows.foresee()

    def seen(self) -> None:
        """The first frame is on the screen."""
        self.movies.seen()
        self.shows.seen()

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.movies.hear(changes)
        self.shows.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.movies.posters_unreadable(file)
        self.shows.posters_unreadable(file)

    def reload(self, page: str) -> None:
        """Read again what a page shows."""
        if page in {"movies", "shows"}:
            (self.movies if page == "movies" else self.shows).retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.movies.close()
        self.shows.close()


def _reads(database: Database, now: Callable[[], datetime]) -> LibraryReads:
    def titles(query: LibraryQuery) -> TitleList:
        with database.read() as reader:
            return library_page.title_list(reader, query, now())

    def cards(kind: TitleKind, ids: Sequence[int]) -> Iterable[Card]:
        with database.read() as reader:
            return library_cards.cards(reader, kind, ids, now())

    def facets(kind: TitleKind) -> Facets:
        with database.read() as reader:
            return library_cards.facets(reader, kind)

    def servers() -> Sequence[ServerRow]:
        with database.read() as reader:
            return store_servers.servers(reader)

    def from_prefix(kind: TitleKind, text: str) -> Iterable[int]:
        with database.read() as reader:
            return library_page.from_prefix(reader, kind, text)

    return LibraryReads(titles, cards, facets, servers, from_prefix)


def _tables(settings: Settings) -> dict[TitleKind, TableChoice]:
    return {
        "movie": TableChoice(lambda: settings.movies_view == "table", lambda table: setattr(settings, "movies_view", "table" if table else "grid")),
        "show": TableChoice(lambda: settings.shows_view == "table", lambda table: setattr(settings, "shows_view", "table" if table else "grid")),
    }
