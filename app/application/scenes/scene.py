"""One picture of the tour: where it is taken, and what is done there before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.application.window import Window

Step = Callable[[Window], None]


def nothing(_window: Window) -> None:
    """Nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name in the file's name, its address, and what to do there before and after."""

    name: str
    address: str
    enter: Step = nothing
    leave: Step = nothing
