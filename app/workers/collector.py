"""Has Python look for cycles of objects on the GUI thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 1_000
MANY = 5_000
"""So many more objects than at the last look make another one worth its while."""
THOROUGH_EVERY = 10
"""Looks at what is new, for one at everything that is not at rest."""
AT_ONCE = 12_000
"""More objects than these are not looked at while there is hope that they go by themselves: it would take more than 5 to 10 ms, which scrolling shows."""
LITTLE = 500
"""So few objects more or less since they were counted, and they need not be counted again: that takes 0.1 ms for a thousand, each second of an idle window."""
PATIENCE = 600
"""Looks put off before one is taken at any price: ten minutes."""


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
        self._looks = self._put_off = 0
        self._young, self._counted_at = 0, -LITTLE
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
        if (count := gc.get_count()[0]) < MANY:
            return
        if abs(count - self._counted_at) >= LITTLE:
            self._young, self._counted_at = _objects(0) + _objects(1), count
        patient = self._put_off < PATIENCE
        if patient and self._young > AT_ONCE:
            self._put_off += 1  # a scan holds a batch of items: next to none of them is in a circle, and all are gone when it is stored
            return
        self._put_off = 0
        self._counted_at = -LITTLE
        self._looks += 1
        thorough = self._looks >= THOROUGH_EVERY and not (patient and _objects(2) > 2 * AT_ONCE)
        if thorough:
            self._looks = 0
        gc.collect(2 if thorough else 1)


def _objects(generation: int) -> int:
    """How many there are; Python's own counts forget the old ones that went meanwhile. 0.1 ms for a thousand."""
    return len(gc.get_objects(generation=generation))


def rest() -> None:
    """What lives now stays: looks pass it over from now on, or a thorough one would take two frames of scrolling."""
    gc.freeze()


def wake() -> None:
    """What was at rest may go: the window that needed it is closed."""
    gc.unfreeze()
