"""Scenes of the watchlist."""

from __future__ import annotations

from app.application.scenes.scene import Scene
from app.application.window import Window


def watching(_window: Window) -> list[Scene]:
    """Shows, people, what is narrowed, and nothing at all."""
    return [
        Scene("watchlist", "bijou://watchlist"),
        Scene("watchlist-title", "bijou://watchlist?sort=title&filter=hand"),
        Scene("watchlist-people", "bijou://watchlist?tab=people"),
        Scene("watchlist-nothing", "bijou://watchlist?text=nothing+is+called+so"),
    ]
