"""Home: full of life, in a quiet library, and at the very beginning."""

from __future__ import annotations

import msgspec
from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import of_type
from app.application.scenes.scene import Scene, Step
from app.application.window import Window
from app.domain.home import Home
from app.domain.worker_state import WorkerState

_KEYED = ("tmdb", "tvdb", "omdb")
_FEW = 3


def home(window: Window) -> list[Scene]:
    """Scenes of the place to begin."""
    quieten, wake = _quiet(window)
    return [
        Scene("home", "bijou://home"),
        Scene("home-foot", "bijou://home", _down, _up),
        Scene("home-quiet", "bijou://home", quieten, wake),
    ]


def _quiet(window: Window) -> tuple[Step, Step]:
    """A library of a few titles whose owner has begun nothing, follows nobody and has no keys; and back."""
    kept: dict[str, WorkerState] = {}
    page = window.pages.home.page
    whole = page.reads

    def quieten(window: Window) -> None:
        orbs = window.frame.orbs
        kept.update({name: orbs.state(name) for name in _KEYED})
        for state in kept.values():
            orbs.show(msgspec.structs.replace(state, standing="no_key"))
        page.reads = whole._replace(front=lambda: _calm(whole.front()))
        page.read()

    def wake(window: Window) -> None:
        for state in kept.values():
            window.frame.orbs.show(state)
        page.reads = whole
        page.read()

    return quieten, wake


def _calm(front: Home) -> Home:
    unmatched = [msgspec.structs.replace(one, matched=0, rated=0) for one in front.coverage]
    return Home(empty=False, arrived=front.arrived[:_FEW], coverage=tuple(unmatched), activity=front.activity[-1:])


def _down(window: Window) -> None:
    for page in _scrolled(window):
        page.setProperty("contentY", page.property("contentHeight") - page.height())


def _up(window: Window) -> None:
    for page in _scrolled(window):
        page.setProperty("contentY", 0)


def _scrolled(window: Window) -> list[QQuickItem]:
    return [item for page in of_type(window, "HomePage") for item in of_type(window, "ScrollPage", page)]
