"""How one finds things: people, search and Discover."""

from __future__ import annotations

import os

from app.application.scenes.handling import call, close_popups, of_type
from app.application.scenes.picked import playing
from app.application.scenes.scene import Scene
from app.application.window import Window
from app.domain.discover_query import DiscoverQuery
from app.domain.provided import Provider

TYPED = "metropolsi"
PLAYER, FACELESS, OUTSIDER = 281991901, 623578554, 412894035
"""Of the pretend TMDB's people one with a portrait, one without, and one whose films are hardly in the library."""
_KEY, _LOST = "BIJOU_TMDB_KEY", "BIJOU_TMDB_KEY behind the scene"


def finding(window: Window) -> list[Scene]:
    """Scenes of somebody who looks for something."""
    return [
        Scene("person", f"bijou://person/tmdb-{PLAYER}"),
        Scene("person-foot", f"bijou://person/tmdb-{FACELESS}", _down_the_person, _up_the_person),
        Scene("person-outside", f"bijou://person/tmdb-{OUTSIDER}"),
        Scene("person-life", f"bijou://person/{playing(window)}"),
        Scene("person-gone", "bijou://person/999999999"),
        Scene("search", "bijou://movies", _search, close_popups),
        Scene("search-page", "bijou://search?text=metropolis"),
        Scene("search-people", "bijou://search?text=harold&tab=people"),
        Scene("search-shows", "bijou://search?text=night&tab=shows"),
        Scene("search-nothing", "bijou://search?text=xyzzy"),
        Scene("keys", "bijou://movies", lambda window: call(window, "openKeys"), close_popups),
        Scene("discover", "bijou://discover"),
        Scene("discover-hide-owned", DiscoverQuery(listing="popular", hidden=True).address()),
        Scene("discover-browse", DiscoverQuery(listing="titles", kind="show", genre="18").address()),
        Scene("discover-no-key", "bijou://discover", _lose_key, _find_key),
    ]


def _down_the_person(window: Window) -> None:
    for item in of_type(window, "PersonView"):
        item.setProperty("contentY", item.property("originY") + 420)


def _up_the_person(window: Window) -> None:
    for item in of_type(window, "PersonView"):
        item.setProperty("contentY", item.property("originY"))


def _search(window: Window) -> None:
    call(window, "openSearch")
    for item in of_type(window, "PaletteField"):
        item.setProperty("text", TYPED)
    window.pages.search.palette.look(TYPED)


def _lose_key(window: Window) -> None:
    """As before TMDB's key was given, which behind a tour the environment does."""
    os.environ[_LOST] = os.environ.pop(_KEY, "")
    window.household.environ = {name: value for name, value in window.household.environ.items() if name != _KEY}
    _ask_anew(window)


def _find_key(window: Window) -> None:
    os.environ[_KEY] = os.environ.pop(_LOST, "")
    window.household.environ = {**window.household.environ, _KEY: os.environ[_KEY]}
    _ask_anew(window)


def _ask_anew(window: Window) -> None:
    window.backstage.providers.forget(Provider.TMDB)
    window.pages.discover.page.key_changed()
