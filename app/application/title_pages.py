"""The pages of a film and of a show: each a model over the store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.application.household import Household
from app.domain.changes import Changes
from app.domain.provided import Provider
from app.library import browse
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.title_page import TitlePage, TitleReads

STAGE = (13, 12, 17)
"""The veil over backdrops: Theme.stage, the same in both themes."""
DIMMEST = (217, 213, 222)
"""The dimmest text on it: Theme.overArtMuted."""
UNDER_TEXT = (0.0, 0.0, 0.62, 1.0)
"""The part of a backdrop that text lies on: left, top, right, bottom."""


class TitlePages:
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(self, household: Household, fetch: Fetch, pictures: Pictures, place: Place, expected: Callable[[], Collection[Provider]]) -> None:
        """`expected`: the providers that will be asked, as far as it is known; called on pool threads."""
        database, clock = household.database, household.clock
        reads = TitleReads(
            movie=partial(browse.movie_page, database),
            show=partial(browse.show_page, database),
            episodes=partial(browse.season_episodes, database),
            scrim=_scrim,
            now=clock.local,
            expected=expected,
        )
        self.movie = TitlePage("movie", reads, fetch, pictures, place)
        self.show = TitlePage("show", reads, fetch, pictures, place)

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        return {"MovieTitle": self.movie, "ShowTitle": self.show}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.movie.hear(changes)
        self.show.hear(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self.movie.unreadable(file)
        self.show.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self.movie.close()
        self.show.close()


def _scrim(path: Path) -> float:
    """See app/artwork/veil.py, which imports Pillow: here, on a pool thread, it may take its time. Raises Problem."""
    from app.artwork.veil import Area, veil

    return veil(path, Area(*UNDER_TEXT), STAGE, DIMMEST)
