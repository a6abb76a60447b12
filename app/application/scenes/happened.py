"""What happened: the Activity page in its states."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.picked import lacking
from app.application.scenes.scene import Scene
from app.application.window import Window


def happened(window: Window) -> list[Scene]:
    """Scenes of somebody who looks what changed."""
    return [
        Scene("activity", "bijou://activity", _looked),
        Scene("activity-since", "bijou://activity", _not_looked),
        Scene("activity-kind", "bijou://activity?kind=library"),
        Scene("activity-list", "bijou://activity?kind=library", _list, close_popups),
        Scene("activity-nothing", "bijou://activity?text=xyzzy"),
        Scene("settings-notifications", "bijou://settings/notifications"),
        Scene("why-missing", f"bijou://show/{lacking(window)}", _why_missing, _told),
    ]


def _looked(window: Window) -> None:
    window.pages.activity.page.looked()


def _not_looked(window: Window) -> None:
    window.household.settings.looked_until = 0
    window.pages.activity.page.leave()
    window.household.settings.looked_until = 0
    window.pages.activity.page.enter()


def _list(window: Window) -> None:
    for item in of_type(window, "ActivityLine"):
        if item.isVisible() and item.property("many"):  # Home, which is there too, has some
            item.opened.emit()  # type: ignore[attr-defined]  # a signal of the QML
            return


def _why_missing(window: Window) -> None:
    """Of the first missing episode of the season; its row is open behind the sheet."""
    rows = window.pages.titles.show.property("episodes").rows
    missing = next((row.episode for row in rows if row.standing == "missing"), 0)
    window.pages.titles.episodes.open.toggle(missing)
    window.pages.missing.title.ask(missing)


def _told(window: Window) -> None:
    close_popups(window)
    window.pages.titles.episodes.open.shut()
