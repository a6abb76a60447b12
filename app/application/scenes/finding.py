"""How one finds things: people, search and Discover."""

from __future__ import annotations

from app.application.scenes.handling import call, close_popups, of_type
from app.application.scenes.scene import Scene
from app.application.window import Window
from app.domain.discover_query import DiscoverQuery

TYPED = "metropolsi"
PLAYER, NAMED, FACELESS, OUTSIDER = 937944085, 281991901, 623578554, 412894035
"""Of the pretend TMDB's people: one of whom all is told, one known by name and portrait alone, one by name, and one whose films are hardly in the library."""


def finding(_window: Window) -> list[Scene]:
    """Scenes of somebody who looks for something."""
    return [
        Scene("person", f"bijou://person/tmdb-{PLAYER}"),
        Scene("person-named", f"bijou://person/tmdb-{NAMED}"),
        Scene("person-foot", f"bijou://person/tmdb-{FACELESS}", _down_the_person, _up_the_person),
        Scene("person-outside", f"bijou://person/tmdb-{OUTSIDER}"),
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
