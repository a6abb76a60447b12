"""One measurement in a process of its own: the calendar opens, breathes in a focused window, and rests in one that is not."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer

from app.application.commandline import read
from app.application.household import Household
from app.application.qt import make_application
from app.application.window import Window
from tests.models.holding import rows_of

BREATHING_MS, IDLE_MS = 4_000, 10_000


def main() -> int:
    """Prints a line of JSON: ms until the first frame with cards and with another week's, the shares of a core that breathing and rest
    take, frames a second, cards."""
    options = read(["--data-dir", sys.argv[1], "--open", "bijou://movies"])
    make_application(options)
    with Household(options) as household:
        window = Window(household, options, lambda *_: (_ for _ in ()).throw(RuntimeError("no servers here")))
        loop = QEventLoop()
        window.completed.connect(loop.quit)
        window.show()
        loop.exec()
        view = window.view
        assert view is not None
        view.resize(1440, 900)
        view.requestActivate()
        _spin(1_500)
        opened = _until_drawn(window, lambda: window.place.open("bijou://calendar"))
        _spin(2_000)
        turned = statistics.median(_until_drawn(window, partial(window.pages.calendar.page.turn, step)) for step in (1, -1, 1, -1, 1, -1))
        _spin(2_000)
        frames = [0]
        view.frameSwapped.connect(lambda: frames.__setitem__(0, frames[0] + 1))
        breathing = _share(BREATHING_MS)
        drawn = frames[0] * 1000 / BREATHING_MS
        window.theme.setProperty("reduceMotion", True)  # what a window without the focus does too: nothing moves by itself
        _spin(500)
        found = {"opened": opened, "turned": turned, "breathing": breathing, "frames": drawn, "idle": _share(IDLE_MS), "cards": len(_cards(window))}
        print(json.dumps(found), flush=True)
        window.close()
    return 0


def _until_drawn(window: Window, ask: Callable[[], None]) -> float:
    """Processor time from the wish to the first frame with other cards, in ms: the machine is shared."""
    view, loop = window.view, QEventLoop()
    assert view is not None
    began = time.process_time()
    before = _cards(window) if "calendar" in window.pages.__dict__ else []
    ask()

    def look() -> None:
        if _cards(window) != before:
            loop.quit()

    view.frameSwapped.connect(look)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    view.frameSwapped.disconnect(look)
    return (time.process_time() - began) * 1000


def _cards(window: Window) -> list[str]:
    return [card.key for card in rows_of(window.pages.calendar.page, "cards")]


def _share(milliseconds: int) -> float:
    cpu, wall = time.process_time(), time.perf_counter()
    _spin(milliseconds)
    return (time.process_time() - cpu) / (time.perf_counter() - wall) * 100


def _spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
