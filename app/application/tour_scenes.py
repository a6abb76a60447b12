"""Every scene of the tour: each page and state, how to get there, and how to leave it as it was."""

from __future__ import annotations

from app.application.scenes.away import away
from app.application.scenes.episode import episode
from app.application.scenes.filters import filters
from app.application.scenes.finding import finding
from app.application.scenes.happened import happened
from app.application.scenes.home import home
from app.application.scenes.library import library
from app.application.scenes.planning import planning
from app.application.scenes.scene import Scene
from app.application.scenes.settings import settings
from app.application.scenes.shows import shows
from app.application.scenes.titles import titles
from app.application.scenes.watching import watching
from app.application.scenes.wished import wished
from app.application.window import Window

EMPTIES = (Scene("library-empty", "bijou://movies"), Scene("watchlist-empty", "bijou://watchlist"))
"""Taken in the demo without servers."""
BEGINNINGS = tuple(Scene(f"{page}-first", f"bijou://{page}") for page in ("home", "calendar", "watchlist", "wishlist", "activity"))
"""Taken in a library of one's own that nothing was put into yet."""
SUBJECTS = (home, library, filters, titles, shows, episode, finding, watching, planning, happened, away, settings, wished)


def scenes(window: Window) -> list[Scene]:
    """Every scene of the demo library."""
    return [scene for subject in SUBJECTS for scene in subject(window)]
