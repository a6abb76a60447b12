"""The window: what its first frame needs is built at once, the rest right after it; all of it is closed in reverse."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from app.application.commandline import Options
from app.application.connections import Connections
from app.application.household import Household
from app.application.later_pages import LaterPages
from app.application.pretending import StartPretend
from app.application.qt import RESOURCES
from app.application.window_parts import WindowParts
from app.views import engine
from app.views.fonts import load_fonts
from app.views.glow_pieces import GlowPieces
from app.views.icons import IconProvider
from app.views.orb_pieces import OrbPieces
from app.views.wall_pieces import WallPieces
from app.views.window_place import WindowKeeper

log = logging.getLogger(__name__)


class Window(QObject):
    """One window. `view` is None when QML could not build it; `shown()`: its first frame is on the screen; `completed()`: everything is built."""

    shown = Signal()
    completed = Signal()
    libraryAsked = Signal(str)
    """Another library is wanted: `demo` or `own`."""
    damaged = Signal(object)
    """The library turned out to be damaged (StoreProblem); told once."""

    def __init__(self, household: Household, options: Options, start_pretend: StartPretend, stage: engine.Stage | None = None) -> None:
        """`stage`: one whose QML was read ahead; it is closed with the window."""
        super().__init__()
        self.household, self.options = household, options
        self.stage = stage or engine.Stage()
        self._seen = self._closed = False
        self._closing = contextlib.ExitStack()
        try:
            self._build(start_pretend)
            self._build_view()
        except BaseException:
            self._closing.close()
            self.stage.close()
            raise

    def _build(self, start_pretend: StartPretend) -> None:
        parts = self._parts = WindowParts(self.household, self.options, self._closing, self.stage)
        self.reads, self.asides, self.pictures, self.relay = parts.reads, parts.asides, parts.pictures, parts.relay
        self.actions, self.theme, self.frame, self.place = parts.actions, parts.theme, parts.frame, parts.place
        self.libraries, self.backstage = parts.libraries, parts.backstage
        self._backstage_steps: Iterator[None] = self.backstage.build(self._closing, start_pretend, self.options.demo_size, parts.relay.hear)
        self.pages = LaterPages(parts, self._closing, self.complete)
        self._connections = Connections(parts, self.pages)
        self._connections.libraryAsked.connect(self.libraryAsked)
        self._connections.damaged.connect(self.damaged)
        self._connections.begin()

    def _build_view(self) -> None:
        settings = self.household.settings
        load_fonts(RESOURCES / "fonts")
        self._closing.callback(self.stage.close)
        self.stage.hear_unreadable(self._on_unreadable)
        self.stage.furnish(self._parts.singletons, self.pages.makers, _drawn())
        self.view: QQuickWindow | None = self.stage.open()
        if self.view is not None:
            self.keeper = WindowKeeper(self.view, lambda: settings.window, lambda place: setattr(settings, "window", place))
            self._closing.callback(self.keeper.close)

    def show(self) -> None:
        """Put the window on the screen, where it was."""
        if self.view is not None:
            self.view.frameSwapped.connect(self._on_first_frame, Qt.ConnectionType.QueuedConnection)  # it comes from the thread that draws
            self.keeper.show()

    def close(self) -> None:
        """Close everything in reverse; nothing is left running."""
        self._closed = True
        self.place.leaving.emit()
        self._closing.close()

    def complete(self) -> None:
        """Build now what is not built yet."""
        for _ in self._backstage_steps:
            continue
        self._finish()

    @Slot(dict)
    def take_over(self, arguments: dict[str, str]) -> None:
        """Another start handed over what it was asked for: come to the front, and open the page."""
        if self.view is not None:
            if self.view.windowState() & Qt.WindowState.WindowMinimized:
                self.view.showNormal()
            self.view.raise_()
            self.view.requestActivate()
        if arguments.get("open"):
            self.place.open(arguments["open"])

    @Slot()
    def _on_first_frame(self) -> None:
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._on_shown)  # whoever waits for the frame goes first

    @Slot()
    def _on_shown(self) -> None:
        log.debug("The window is on the screen")  # packaging/build.py looks for this
        for jobs in (self.asides, self._parts.fetches):
            jobs.release()
        self.libraries.seen()
        self.shown.emit()
        self._step()

    @Slot()
    def _step(self) -> None:
        """One more piece, and back to the event loop: nobody waits for all of them at once. Closed meanwhile, a window builds and begins nothing more."""
        if self._closed:
            return
        if next(self._backstage_steps, self) is self:
            self._finish()
            self._begin()
        else:
            QTimer.singleShot(0, self, self._step)

    def _finish(self) -> None:
        if self.backstage.whole:
            return
        self.backstage.whole = True
        from app.application.sources import artwork_room

        self._parts.artwork = artwork_room(self.household, self.backstage.sources)
        self.backstage.sources.failures.listen(self.pictures.server_back)
        self.pages.follow()
        self._closing.callback(self._parts.fetches.close)  # joined before the sources that they ask are closed
        self._connections.complete()
        self.backstage.work.release()

    def _begin(self) -> None:
        """The window is on the screen and everything is built: now the work begins."""
        self.pictures.begin()
        self.backstage.scans.keep_time()
        self.backstage.outsiders.start()
        self.pages.airing.begin()
        self.pages.notifications.opened.connect(self._on_notification_pressed)
        self.pages.notifications.begin()
        if self.options.demo and self.options.tour is None:  # behind a tour they run already
            self.backstage.demo.begin(self.backstage.work)
        elif self.options.tour is None:
            self.backstage.enrichment.begin()
        self.completed.emit()

    @Slot(str)
    def _on_notification_pressed(self, address: str) -> None:
        self.take_over({"open": address})

    def _on_unreadable(self, file: str) -> None:
        """A picture's file vanished since it was found, or is broken: whoever shows it asks for it again."""
        self.pictures.unreadable(file)
        self.libraries.unreadable(file)
        self.pages.unreadable(file)


def _drawn() -> dict[str, QQuickImageProvider]:
    """What draws pictures for QML."""
    return {"icon": IconProvider(RESOURCES / "icons"), "glow": GlowPieces(), "orb": OrbPieces(), "wall": WallPieces(RESOURCES / "icons")}
