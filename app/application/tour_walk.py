"""One child's part of the tour: opens the window, goes to each scene in each size and theme, waits until it stands still, and saves it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.household import Household
from app.application.pretending import StartPretend
from app.application.qt import make_application
from app.application.saying import complain, say
from app.application.scenes.scene import Scene, nothing
from app.application.tour_scenes import BEGINNINGS, EMPTIES, scenes
from app.application.window import Window

SIZES = {1: ((1440, 900), (1000, 700)), 2: ((1440, 900),)}
SCENE_SECONDS = 20
LOOK_EVERY_MS = 30
SOON_MS = 500
LOADING = 2
"""QtQuick's Image.Loading."""


def walk(options: Options, start_pretend: StartPretend) -> int:
    """Take every picture of one scale; prints a line for each. Returns the exit code."""
    folder = options.tour or Path()
    folder.mkdir(parents=True, exist_ok=True)
    make_application(options)
    unsettled = [path for path, settled in _pictures(options, folder, start_pretend) if not settled]
    if unsettled:
        complain(f"{len(unsettled)} pictures were taken before their page stood still, among them {unsettled[0].name}.")
    return NOT_WHOLE if unsettled else DONE


def _pictures(options: Options, folder: Path, start_pretend: StartPretend) -> Iterator[tuple[Path, bool]]:
    with _window(options, start_pretend) as window:
        yield from _walk(window, folder, [scene for scene in scenes(window) if _wanted(options, scene)])
    for scenes_there, demo in ((EMPTIES, True), (BEGINNINGS, False)):
        if empty := [scene for scene in scenes_there if _wanted(options, scene)]:
            with (
                TemporaryDirectory(prefix="bijou-tour-", ignore_cleanup_errors=True) as bare,
                _window(options._replace(data_dir=Path(bare), demo=demo), start_pretend) as window,
            ):
                yield from _walk(window, folder, empty)


@contextlib.contextmanager
def _window(options: Options, start_pretend: StartPretend) -> Iterator[Window]:
    with Household(options) as household:
        household.settings.reduce_motion = True
        household.led_to({})  # the environment names the pretend providers: behind a tour they run already
        with contextlib.closing(Window(household, options, start_pretend)) as window:
            loop = QEventLoop()
            window.completed.connect(loop.quit)
            window.show()
            loop.exec()
            yield window


def _wanted(options: Options, scene: Scene) -> bool:
    return not options.tour_only or scene.name in options.tour_only


def _walk(window: Window, folder: Path, wanted: list[Scene]) -> Iterator[tuple[Path, bool]]:
    view, scale = window.view, window.options.tour_child or 1
    if view is None:
        return
    for theme in ("dark", "light"):
        window.theme.set_scheme(theme)
        for width, height in SIZES[scale]:
            view.resize(width, height)
            for scene in wanted:
                window.place.forget(scene.address)
                picture = Settled(window, view).wait()
                if scene.enter is not nothing:
                    scene.enter(window)
                    picture = Settled(window, view).wait()
                path = folder / f"{scene.name}-{theme}-{width}x{height}{'@2x' if scale == 2 else ''}.png"
                picture.image.save(str(path))
                scene.leave(window)
                say(str(path))
                yield path, picture.settled


class Settled(QObject):
    """Waits until nothing is read, fetched or about to be, no picture loads, and two looks at the window are the same."""

    def __init__(self, window: Window, view: QQuickWindow) -> None:
        super().__init__()
        self._window, self._view = window, view
        self._loop = QEventLoop()
        self.settled = False
        self.image = QImage()

    def wait(self) -> Settled:
        """Look until it stands still, or until the time is up."""
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_EVERY_MS)
        QTimer.singleShot(SCENE_SECONDS * 1000, self, self._loop.quit)
        self._loop.exec()
        timer.stop()
        return self

    @Slot()
    def _look(self) -> None:
        if not self._quiet():
            return
        now = self._view.grabWindow()
        self.settled = now == self.image
        self.image = now
        if self.settled:
            self._loop.quit()

    def _quiet(self) -> bool:
        window = self._window
        idle = window.reads.idle and window.asides.idle and window.pictures.idle and window.backstage.work.idle and window.pages.searched
        return idle and not any(self._loads(item) or _waits(item) for item in _shown(self._view.contentItem()))

    def _loads(self, item: QQuickItem) -> bool:
        """Asked through QML's own engine: Python has no word for an Image's status."""
        return item.inherits("QQuickImageBase") and self._window.stage.engine.newQObject(item).property("status").toInt() == LOADING


def _waits(item: QQuickItem) -> bool:
    """Something of it comes in a moment, such as the pictures of the rows that have come into sight."""
    timers = (child for child in item.children() if child.inherits("QQmlTimer"))
    return any(timer.property("running") and not timer.property("repeat") and timer.property("interval") <= SOON_MS for timer in timers)


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _shown(child)
