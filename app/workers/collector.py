"""Has Python look for cycles of objects on the GUI thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 1_000
MANY = 5_000
"""So many more objects than at the last look make another one worth its while."""
THOROUGH_EVERY = 10
"""Looks at what is new, for one at everything that is not at rest."""


class Collector(QObject):
    """While it lives, Python does not look for cycles by itself, for it does so on whichever thread happens to make one object too many.

    Models, their timers and callbacks, and a window that was closed refer to each other in circles. A thread of a pool, or the one on which QML loads
    pictures, would destroy them under the GUI thread's hands: a timer that cannot be stopped, an event delivered to what is gone, a crash that comes
    seldom and anywhere. What is in no circle still goes at once, wherever its last reference was.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worked = gc.isenabled()
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Leave it to Python again, as before."""
        self._timer.stop()
        if self._worked:
            gc.enable()

    @Slot()
    def _look(self) -> None:
        if gc.get_count()[0] >= MANY:
            self._looks += 1
            gc.collect(1 if self._looks % THOROUGH_EVERY else 2)


def rest() -> None:
    """What lives now stays: looks pass it over from now on, or a thorough one would take two frames of scrolling."""
    gc.freeze()


def wake() -> None:
    """What was at rest may go: the window that needed it is closed."""
    gc.unfreeze()
