"""Scenes of the watchlist."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.scene import Scene
from app.application.window import Window


def watching(_window: Window) -> list[Scene]:
    """Shows, people, what is narrowed, whose roles count, and nothing that fits."""
    return [
        Scene("watchlist", "bijou://watchlist"),
        Scene("watchlist-selected", "bijou://watchlist?sort=title", _select, _let_go),
        Scene("watchlist-people", "bijou://watchlist?tab=people"),
        Scene("watchlist-roles", "bijou://watchlist?tab=people", _ask_roles, close_popups),
        Scene("watchlist-nothing", "bijou://watchlist?text=nothing+is+called+so"),
    ]


def _select(window: Window) -> None:
    for row in (1, 3):
        window.pages.watching.page.property("wall").toggle(row)


def _let_go(window: Window) -> None:
    window.pages.watching.page.property("wall").clearSelection()


def _ask_roles(window: Window) -> None:
    """Of the first who has several."""
    for card in [card for card in of_type(window, "WatchPerson") if card.property("roles")][:1]:
        card.rolesWanted.emit()  # type: ignore[attr-defined]
