"""What pages say while TMDB does not answer, without its key, and where it has nothing."""

from __future__ import annotations

import os

from app.application.scenes.finding import OUTSIDER
from app.application.scenes.handling import of_type
from app.application.scenes.scene import Scene, Step
from app.application.scenes.titles import OUTSIDE_FILM
from app.application.window import Window
from app.domain.discover_query import DiscoverQuery
from app.domain.provided import Provider

NOBODY = "http://127.0.0.1:9"
"""An address at which nobody answers, and never did: what is kept is kept for each address."""
_URL, _KEY = "BIJOU_TMDB_URL", "BIJOU_TMDB_KEY"
_BEHIND = " behind the scene"


def away(_window: Window) -> list[Scene]:
    """Scenes of pages whose provider is away."""
    lists = DiscoverQuery(listing="popular").address()
    return [
        Scene("discover-no-key", "bijou://discover", _without(_KEY), _with(_KEY)),
        Scene("discover-list-no-key", lists, _without(_KEY), _with(_KEY)),
        Scene("discover-away", "bijou://discover", _without(_URL), _with(_URL)),
        Scene("discover-list-away", lists, _without(_URL), _with(_URL)),
        Scene("discover-nothing", DiscoverQuery(listing="titles", genre="10752", decade=1890).address()),
        Scene("discover-end", DiscoverQuery(listing="titles", genre="27", decade=1920).address(), _to_the_end),
        Scene("person-away", f"bijou://person/tmdb-{OUTSIDER}", _without(_URL), _with(_URL)),
        Scene("person-no-key", f"bijou://person/tmdb-{OUTSIDER}", _without(_KEY), _with(_KEY)),
        Scene("movie-outside-away", f"bijou://movie/tmdb-{OUTSIDE_FILM}", _without(_URL), _with(_URL)),
        Scene("movie-outside-no-key", f"bijou://movie/tmdb-{OUTSIDE_FILM}", _without(_KEY), _with(_KEY)),
        Scene("search-away", "bijou://search?text=metropolis", _without(_URL), _with(_URL)),
        Scene("search-no-key", "bijou://search?text=metropolis", _without(_KEY), _with(_KEY)),
    ]


def _without(name: str) -> Step:
    """As without TMDB's key, or as where nobody is at its address, both of which the environment gives behind a tour."""

    def step(window: Window) -> None:
        os.environ[name + _BEHIND] = os.environ.pop(name, "")
        others = {known: value for known, value in window.household.environ.items() if known != name}
        window.household.environ = {**others, _URL: NOBODY} if name == _URL else others
        _ask_anew(window)

    return step


def _with(name: str) -> Step:
    def step(window: Window) -> None:
        os.environ[name] = os.environ.pop(name + _BEHIND, "")
        window.household.environ = {**window.household.environ, name: os.environ[name]}
        _ask_anew(window)

    return step


def _ask_anew(window: Window) -> None:
    """The page is opened anew; nothing that was answered before is good enough."""
    window.backstage.providers.forget(Provider.TMDB)
    window.backstage.providers.ask_anew()
    window.pages.key_changed(Provider.TMDB.value)
    window.pages.reload(str(window.place.property("page")))
    address = window.place.where()
    window.place.forget("bijou://movies")
    window.place.forget(address)


def _to_the_end(window: Window) -> None:
    for item in of_type(window, "DiscoverGrid"):
        for view in item.childItems():
            if view.property("cellHeight") is not None:
                end = view.property("contentHeight") + view.property("bottomMargin") - view.height()
                view.setProperty("contentY", view.property("originY") + max(end, -view.property("topMargin")))
