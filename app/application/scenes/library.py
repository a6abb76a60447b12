"""Welcome and the pages of films and shows."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.picked import lacking
from app.application.scenes.scene import Scene, Step
from app.application.window import Window
from app.domain.query import LibraryQuery
from app.library import browse

SELECTED = (1, 2, 5)
POINTED = 3


def library(window: Window) -> list[Scene]:
    """Scenes of an unfinished setting-up, and of both walls."""
    genres = browse.facets(window.household.database, "movie").genres
    genre = max(genres, key=lambda one: one[2])[0] if genres else ""
    return [
        Scene("welcome", "bijou://welcome"),
        Scene("welcome-plex", "bijou://welcome", _add("plex"), _stop_adding),
        Scene("welcome-jellyfin", "bijou://welcome", _add("jellyfin"), _stop_adding),
        Scene("welcome-folders", "bijou://welcome", _add("folders"), _stop_adding),
        Scene("movies", "bijou://movies"),
        Scene("movies-filtered", LibraryQuery(genres=(genre,), sort="rating", descending=True).address()),
        Scene("movies-table", "bijou://movies", _table(shown=True), _table(shown=False)),
        Scene("movies-selected", "bijou://movies", _select, _unselect),
        Scene("movies-nothing", LibraryQuery(text="xyzzy").address()),
        Scene("shows", "bijou://shows"),
        Scene("library-hover", "bijou://shows", _point),
        Scene("shows-selected", "bijou://shows", _select_shows, _unselect_shows),
        Scene("wish-sheet", f"bijou://show/{lacking(window)}", _look_at_wishes, close_popups),
    ]


def _add(kind: str) -> Step:
    return lambda window: window.backstage.settings.adding.choose(kind)


def _stop_adding(window: Window) -> None:
    window.backstage.settings.adding.cancel()


def _table(*, shown: bool) -> Step:
    def step(window: Window) -> None:
        window.libraries.movies.setProperty("table", shown)

    return step


def _select(window: Window) -> None:
    wall = window.libraries.movies.property("wall")
    for row in SELECTED:
        wall.toggle(row)


def _select_shows(window: Window) -> None:
    wall = window.libraries.shows.property("wall")
    for row in SELECTED:
        wall.toggle(row)


def _unselect_shows(window: Window) -> None:
    window.libraries.shows.property("wall").clearSelection()


def _point(window: Window) -> None:
    """As if the pointer were over a poster."""
    for pointer in of_type(window, "WallPointer"):
        pointer.setProperty("row", POINTED)


def _look_at_wishes(window: Window) -> None:
    number = int(window.pages.titles.show.property("number"))
    window.pages.wanting.model.openSheet("show", number, "", "", -1)


def _unselect(window: Window) -> None:
    window.libraries.movies.property("wall").clearSelection()
