"""The page of a film, and what both kinds of titles have."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject

from app.application.scenes.handling import close_popups, of_type, title_views, to_the_foot, to_the_top
from app.application.scenes.picked import best, collected, crowded
from app.application.scenes.scene import Scene, Step
from app.application.window import Window
from app.domain.cards import TitleKind
from app.library import locking

OUTSIDE_FILM = 80900044
"""The pretend TMDB's number of a film that no pretend server has."""


def titles(window: Window) -> list[Scene]:
    """Scenes of films, some of the library and some outside it."""
    return [
        Scene("movie", f"bijou://movie/{best(window, 'movie')}"),
        Scene("title-art", f"bijou://movie/{best(window, 'movie')}", _choose_picture("movie"), close_popups),
        Scene("title-art-backdrop", f"bijou://show/{best(window, 'show')}", _choose_picture("show", "backdrop"), close_popups),
        Scene("title-fields", f"bijou://movie/{best(window, 'movie')}", _edit_fields, close_popups),
        Scene("movie-outside", f"bijou://movie/tmdb-{OUTSIDE_FILM}"),
        Scene("movie-outside-unknown", "bijou://movie/tmdb-999999999"),
        Scene("movie-foot", f"bijou://movie/{crowded(window)}", _below_the_billboard, to_the_top),
        Scene("movie-outside-foot", f"bijou://movie/tmdb-{OUTSIDE_FILM}", to_the_foot, to_the_top),
        Scene("movie-collection", f"bijou://movie/{collected(window)}", _to_the_collection, to_the_top),
        Scene("cast-sheet", f"bijou://movie/{crowded(window)}", _open_the_credits, close_popups),
        Scene("movie-sources", f"bijou://movie/{best(window, 'movie')}", to_the_foot, to_the_top),
    ]


def _choose_picture(kind: TitleKind, field: str = "poster") -> Step:
    def step(window: Window) -> None:
        window.actions.choosePicture(kind, best(window, kind), field)

    return step


def _edit_fields(window: Window) -> None:
    """With one that is locked."""
    number = best(window, "movie")
    locking.lock(window.household.database, "movie", number, "overview")
    window.actions.editFields("movie", number)


def _below_the_billboard(window: Window) -> None:
    for view in title_views(window):
        foot = view.property("footerItem")
        view.setProperty("contentY", min(foot.y() - 240, view.property("originY") + view.property("contentHeight") - view.height()))


def _to_the_collection(window: Window) -> None:
    for view in title_views(window):
        for row in of_type(window, "CollectionRow", view):
            y = view.property("footerItem").y() + row.y() - 240
            view.setProperty("contentY", min(y, view.property("originY") + view.property("contentHeight") - view.height()))


def _open_the_credits(window: Window) -> None:
    for item in of_type(window, "CastEverybody"):
        QMetaObject.invokeMethod(item, "click")
