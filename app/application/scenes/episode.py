"""What opens over the calendar: the sheet of an episode, and what calendar apps are given."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.picked import airing
from app.application.scenes.scene import Scene
from app.application.window import Window
from app.domain.pages import EpisodeState
from app.library import browse


def episode(_window: Window) -> list[Scene]:
    """Scenes of an episode that is to come, of one that is owned, of the correction of a show's air times, and of what calendar apps are given."""
    page = "bijou://calendar"
    return [
        Scene("episode", page, _upcoming, close_popups),
        Scene("episode-owned", page, _owned, close_popups),
        Scene("episode-correction", page, _correction, close_popups),
        Scene("calendar-subscribe", page, _subscribe, close_popups),
    ]


def _upcoming(window: Window) -> None:
    _show(window, "upcoming")


def _owned(window: Window) -> None:
    _show(window, "owned")


def _correction(window: Window) -> None:
    _show(window, "upcoming")
    _press(window, "Button", "clock")


def _subscribe(window: Window) -> None:
    _press(window, "IconButton", "calendar-plus")


def _press(window: Window, kind: str, symbol: str) -> None:
    for button in of_type(window, kind):
        if str(button.property("symbol")) == symbol:
            button.clicked.emit()  # type: ignore[attr-defined]  # a signal of the QML
            return


def _show(window: Window, state: EpisodeState) -> None:
    database, show = window.household.database, airing(window)
    page = browse.show_page(database, show)
    seasons = [season.number for season in page.seasons] if page is not None else []
    rows = [row for season in seasons for row in browse.season_episodes(database, show, season) if row.state == state and row.number]
    if rows:
        window.pages.episode.sheet.show(rows[0].id)
