"""The program with its window: builds the parts that Qt knows, connects them, and closes them in reverse."""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from app import __version__
from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.frame_parts import FrameParts
from app.application.household import Household
from app.application.saying import complain
from app.models.place import Place
from app.models.theme_source import ThemeSource, read_tokens
from app.views import engine
from app.views.actions import Actions
from app.views.fonts import load_fonts
from app.views.icons import IconProvider
from app.workers.jobs import Jobs
from app.workers.relay import Relay

RESOURCES = Path(__file__).parents[2] / "resources"
log = logging.getLogger(__name__)
READERS = 3
"""Threads that answer the views; long work (scans, sign-ins, pictures) has its own, so a page never waits behind it."""


class Window:
    """One running window and all that it needs."""

    def __init__(self, household: Household) -> None:
        self.closing = contextlib.ExitStack()
        self.household = household
        self.reads = Jobs(READERS)
        self.closing.callback(self.reads.close)
        self.relay = Relay(household.database.listen)
        self.closing.callback(self.relay.close)
        settings = household.settings
        self.place = Place(lambda: settings.page_history, lambda history: setattr(settings, "page_history", history))
        self.closing.callback(self.place.close)
        self.actions = Actions()
        self._connect_navigation()
        load_fonts(RESOURCES / "fonts")
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), settings)
        self.frame = FrameParts(self.reads, household.database, self.actions, self.theme)
        self.relay.changed.connect(self.frame.apply)
        singletons: dict[str, QObject] = {"Actions": self.actions, "Place": self.place, "ThemeSource": self.theme, **self.frame.singletons}
        self.stage = engine.Stage(singletons, {"icon": IconProvider(RESOURCES / "icons")})
        self.closing.callback(self.stage.close)
        self.view: QQuickWindow | None = self.stage.open()

    def show(self) -> None:
        """Put the window on the screen."""
        if self.view is not None:
            self.view.show()

    def close(self) -> None:
        """Close everything in reverse; nothing is left running."""
        self.closing.close()

    def _connect_navigation(self) -> None:
        self.actions.addressAsked.connect(self.place.open)
        self.actions.backAsked.connect(self.place.back)
        self.actions.forwardAsked.connect(self.place.forward)
        self.actions.quitAsked.connect(QGuiApplication.quit)


def make_application(options: Options) -> QGuiApplication:
    """The one QGuiApplication of this process."""
    engine.prepare(options.renderer)
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("Bijou")
    application.setApplicationVersion(__version__)
    engine.touch_types()
    log.info("Bijou %s, drawn by %s", __version__, engine.choose(options.renderer))
    return application


def run_window(options: Options) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    household = Household(options)
    with contextlib.closing(household):
        application = make_application(options)
        window = Window(household)
        with contextlib.closing(window):
            if window.view is None:
                complain("The window could not be built; the log has the details.")
                return NOT_WHOLE
            if options.open:
                window.place.open(options.open)
            window.show()
            application.exec()
    return DONE
