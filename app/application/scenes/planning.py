"""What comes next: the calendar."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QMetaObject

from app.application.scenes.handling import close_popups, of_type
from app.application.scenes.scene import Scene
from app.application.window import Window
from app.domain.calendar_address import CalendarAddress

FAR = 52 * 30
"""So many weeks ahead nothing is known to air."""


def planning(window: Window) -> list[Scene]:
    """Scenes of somebody who looks what comes; the calendar is an agenda in the narrow windows."""
    today = window.household.clock.local().date()
    return [
        Scene("calendar", "bijou://calendar"),
        Scene("calendar-past", CalendarAddress(today - timedelta(days=7)).address()),
        Scene("calendar-empty", CalendarAddress(today + timedelta(weeks=FAR)).address()),
        Scene("calendar-month", "bijou://calendar", _open_month, close_popups),
        Scene("calendar-agenda", "bijou://calendar?scope=followed"),
    ]


def _open_month(window: Window) -> None:
    for bar in of_type(window, "CalendarBar"):
        QMetaObject.invokeMethod(bar, "openMonth")
