"""The tour: pictures of every page of the demo library, in every size and both themes."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.household import Household
from app.application.pretending import StartPretend
from app.application.qt import make_application
from app.application.saying import complain, say
from app.application.window import Window

SIZES = {1: ((1440, 900), (1000, 700)), 2: ((1440, 900),)}
CHILD_SECONDS = 300
PAGE_SECONDS = 20
LOOK_AGAIN_MS = 40
PAGES = (
    ("welcome", "bijou://welcome"),
    ("movies", "bijou://movies"),
    ("shows", "bijou://shows"),
    ("settings-libraries", "bijou://settings/libraries"),
    ("settings-appearance", "bijou://settings/appearance"),
    ("settings-about", "bijou://settings/about"),
)


def run_tour(options: Options, command: list[str], start_pretend: StartPretend) -> int:
    """Start one child process per scale, each with a time limit; `command` starts this program. Returns the exit code."""
    if options.tour_scale is not None:
        return _walk(options, start_pretend)
    worst = DONE
    for scale in SIZES:
        arguments = [*command, "--tour-scale", str(scale)]
        try:
            ended = subprocess.run(arguments, env={**os.environ, "QT_SCALE_FACTOR": str(scale)}, timeout=CHILD_SECONDS, check=False)  # our own program
            worst = max(worst, ended.returncode and NOT_WHOLE)
        except subprocess.TimeoutExpired:
            complain(f"The pictures at scale {scale} took longer than {CHILD_SECONDS} seconds.")
            worst = NOT_WHOLE
    return worst


def _walk(options: Options, start_pretend: StartPretend) -> int:
    folder = options.tour or Path()
    folder.mkdir(parents=True, exist_ok=True)
    with Household(options) as household:
        make_application(options)
        with contextlib.closing(Window(household, options, start_pretend)) as window:
            for path in _pictures(window, folder, options):
                say(str(path))
    return DONE


def _pictures(window: Window, folder: Path, options: Options) -> Iterator[Path]:
    view, scale = window.view, options.tour_scale or 1
    pages = [page for page in PAGES if not options.tour_only or page[0] in options.tour_only]
    if view is None:
        return
    view.show()
    for theme in ("dark", "light"):
        window.theme.setProperty("scheme", theme)
        for width, height in SIZES[scale]:
            view.resize(width, height)
            for page, address in pages:
                window.place.open(address)
                picture = _settled(window, view.grabWindow)
                path = folder / f"{page}-{theme}-{width}x{height}{'@2x' if scale == 2 else ''}.png"
                picture.save(str(path))
                yield path


def _settled(window: Window, grab: Callable[[], QImage]) -> QImage:
    """The picture once nothing is read any more and two looks at it are the same."""
    loop = QEventLoop()
    before: list[QImage] = []

    def look() -> None:
        now = grab()
        if window.reads.idle and before and before[-1] == now:
            loop.quit()
        before[:] = [now]

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(LOOK_AGAIN_MS)
    QTimer.singleShot(PAGE_SECONDS * 1000, loop.quit)
    loop.exec()
    watch.stop()
    return before[-1]
