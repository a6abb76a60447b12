"""What happened: the Activity page in its states."""

from __future__ import annotations

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.scene import Scene
from app.application.window import Window


def happened(_window: Window) -> list[Scene]:
    """Scenes of somebody who looks what changed."""
    return [
        Scene("activity", "bijou://activity", _looked),
        Scene("activity-since", "bijou://activity", _not_looked),
        Scene("activity-kind", "bijou://activity?kind=library"),
        Scene("activity-list", "bijou://activity?kind=library", _list, close_popups),
        Scene("activity-nothing", "bijou://activity?text=xyzzy"),
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
        if item.property("many"):
            item.opened.emit()  # type: ignore[attr-defined]  # a signal of the QML
            return
