"""The pages of a film and of a show: each a model over the store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from app.application.asked_words import asked_words
from app.application.episode_parts import EpisodeParts
from app.application.household import Household
from app.application.part import Part
from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.changes import Changes
from app.domain.collected import FilmCollection
from app.domain.problems import Problem
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.library import browse, film_collections, local_files, outside
from app.library.outside_pages import outside_episodes, outside_page
from app.models.fetch import Fetch
from app.models.outside_title import OutsideReads
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.title_more import MoreReads
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from app.models.title_refresh import TitleRefresh

if TYPE_CHECKING:
    from app.application.enrichment import EnrichmentParts

STAGE = (13, 12, 17)
"""The veil over backdrops: Theme.stage, the same in both themes."""
DIMMEST = (217, 213, 222)
"""The dimmest text on it: Theme.overArtMuted."""
UNDER_TEXT = (0.0, 0.0, 0.66, 1.0)
"""The part of a backdrop that text lies on, as far as it drifts: left, top, right, bottom."""


class Asked(NamedTuple):
    """What is known of the providers: those that will be asked, those that do not answer (both on pool threads), whether any is asked about a title just now,
    and their clients, on a thread of `ask`."""

    expected: Callable[[], Collection[Provider]]
    away: Callable[[], Collection[Provider]]
    asks_about: Callable[[TitleKind, int], bool]
    client: outside.Open


class TitlePages(Part):
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(self, household: Household, fetch: Fetch, ask: Fetch, pictures: Pictures, place: Place, asked: Asked) -> None:
        """`fetch` runs what reads the library, `ask` what may wait for a provider."""
        database, clock = household.database, household.clock
        reads = TitleReads(
            movie=partial(browse.movie_page, database),
            show=partial(browse.show_page, database),
            episodes=partial(browse.season_episodes, database),
            scrim=_scrim,
            now=clock.local,
            expected=asked.expected,
            away=asked.away,
            asked_about=asked.asks_about,
            outside=_outside(household, asked.client, ask),
            more=_more(household, asked.client, ask),
            season_of=partial(browse.season_of, database),
            region=lambda: asked_words(household.settings)[1],
        )
        self._away: frozenset[str] = frozenset()
        self.movie = TitlePage("movie", reads, fetch, pictures, place)
        self.show = TitlePage("show", reads, fetch, pictures, place)
        self.refresh = TitleRefresh()
        self.episodes = EpisodeParts(household, self.show, ask, pictures, asked.client)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"MovieTitle": self.movie, "ShowTitle": self.show, "TitleRefresh": self.refresh, **self.episodes.singletons}

    def follow(self, enrichment: EnrichmentParts) -> None:
        """The providers' workers are there: hear how it stands with them, and pass on what is wanted of them."""
        enrichment.told.connect(self.hear_worker)
        for page in (self.movie, self.show):
            page.triedAgain.connect(enrichment.try_again)

    def hear_worker(self, state: WorkerState) -> None:
        """How it stands with a provider's worker."""
        name = {state.worker}
        away = self._away | name if state.standing == "offline" else self._away - name
        turned, self._away = away != self._away, away
        for page in (self.movie, self.show):
            page.hear_workers(turned=turned)

    def ask_again(self) -> None:
        """The providers can be asked now: so is what a page shows and the library does not have."""
        for page in (self.movie, self.show):
            page.retry_outside()

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.movie.hear(changes)
        self.show.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.movie.unreadable(file)
        self.show.unreadable(file)
        self.episodes.unreadable(file)

    def reload(self, page: str) -> None:
        """Read again what a page shows."""
        (self.movie if page == "movie" else self.show).retry()

    def close(self) -> None:
        """Ask for nothing more."""
        self.movie.close()
        self.show.close()
        self.episodes.close()


def _outside(household: Household, client: outside.Open, ask: Fetch) -> OutsideReads:
    return OutsideReads(
        in_library=partial(outside.in_library, household.database),
        recalled=partial(outside.recalled, client),
        asked=lambda kind, tmdb, cancel: outside.asked(client, kind, tmdb, household.clock.seconds(), cancel),
        rated=partial(outside.rated, client),
        page=outside_page,
        episodes=outside_episodes,
        ask=ask,
    )


def _more(household: Household, client: outside.Open, ask: Fetch) -> MoreReads:
    database = household.database

    def collected(its_id: str, name: str, cancel: Cancel) -> FilmCollection:
        try:
            told = _collections(client)
        except Problem:  # no key: the library's own films are known all the same
            told = None
        return film_collections.kept(database, its_id, name, told, cancel)

    return MoreReads(
        owned=partial(browse.owned_titles, database),
        files=partial(browse.files, database),
        seen=local_files.seen,
        collected=collected,
        asked=lambda its_id, cancel: film_collections.told(database, its_id, _collections(client), cancel),
        now=household.clock.local,
        ask=ask,
    )


def _collections(client: outside.Open) -> film_collections.TellsCollections:
    """TMDB's client. Raises as `client`."""
    tmdb = client(Provider.TMDB)
    assert isinstance(tmdb, film_collections.TellsCollections)
    return tmdb


def _scrim(path: Path) -> float:
    """See app/artwork/veil.py, which imports Pillow: here, on a pool thread, it may take its time. Raises Problem."""
    from app.artwork.veil import Area, veil

    return veil(path, Area(*UNDER_TEXT), STAGE, DIMMEST)
