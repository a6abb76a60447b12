"""The page of a show and its episodes."""

from __future__ import annotations

from PySide6.QtCore import Q_ARG, QMetaObject

from app.application.scenes.handling import close_popups, of_type, title_views, to_the_foot, to_the_top
from app.application.scenes.picked import airing, best, lacking, told_on_discs, wanted, wished
from app.application.scenes.scene import Scene
from app.application.window import Window

OUTSIDE_SHOW, BARE_SHOW = 88000014, 85900006
"""The pretend TMDB's numbers of shows that no pretend server has; of the second there is no picture."""


def shows(window: Window) -> list[Scene]:
    """Scenes of shows, some of the library and some outside it."""
    return [
        Scene("show", f"bijou://show/{best(window, 'show')}"),
        Scene("show-airing", f"bijou://show/{airing(window)}"),
        Scene("show-upcoming", f"bijou://show/{airing(window)}", to_the_foot, to_the_top),
        Scene("show-outside", f"bijou://show/tmdb-{OUTSIDE_SHOW}"),
        Scene("show-bare", f"bijou://show/tmdb-{BARE_SHOW}"),
        Scene("show-missing", f"bijou://show/{lacking(window)}", _to_the_episodes, to_the_top),
        Scene("show-only-missing", f"bijou://show/{lacking(window)}", _only_missing, to_the_top),
        Scene("show-wished", f"bijou://show/{wished(window)}", _to_the_episodes, to_the_top),
        Scene("show-wanted", f"bijou://show/{wanted(window)}"),
        Scene("show-wanted-episodes", f"bijou://show/{wanted(window)}", _to_the_episodes, to_the_top),
        Scene("show-next", f"bijou://show/{told_on_discs(window)}", _open_an_episode, _shut_the_episode),
        Scene("show-order", f"bijou://show/{told_on_discs(window)}", _preview_of_discs, close_popups),
    ]


def _to_the_episodes(window: Window) -> None:
    for view in title_views(window):
        for head in of_type(window, "ShowHead", view):
            QMetaObject.invokeMethod(view, "scrollTo", Q_ARG("double", view.property("scrolled") + head.mapToItem(view, 0, 0).y() - 40))


def _open_an_episode(window: Window) -> None:
    """The first of the season, with who guests in it."""
    rows = window.pages.titles.show.property("episodes").rows
    window.pages.titles.episodes.open.toggle(rows[0].episode if rows else 0)
    _to_the_episodes(window)


def _shut_the_episode(window: Window) -> None:
    window.pages.titles.episodes.open.shut()


def _only_missing(window: Window) -> None:
    window.pages.titles.show.setWhich("missing")
    _to_the_episodes(window)


def _preview_of_discs(window: Window) -> None:
    """What the order of the discs would change."""
    _to_the_episodes(window)
    for item in of_type(window, "SeasonTabs"):
        QMetaObject.invokeMethod(item, "openOrder")
    window.pages.titles.episodes.order.choose("dvd")
