"""Home, full of life and in a quiet library."""

from __future__ import annotations

from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import of_type
from app.application.scenes.scene import Scene
from app.application.window import Window


def home(_window: Window) -> list[Scene]:
    """Scenes of the place to begin."""
    return [Scene("home", "bijou://home"), Scene("home-foot", "bijou://home", _down, _up)]


def _down(window: Window) -> None:
    for page in _scrolled(window):
        page.setProperty("contentY", page.property("contentHeight") - page.height())


def _up(window: Window) -> None:
    for page in _scrolled(window):
        page.setProperty("contentY", 0)


def _scrolled(window: Window) -> list[QQuickItem]:
    return [item for page in of_type(window, "HomePage") for item in of_type(window, "ScrollPage", page)]
