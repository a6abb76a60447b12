"""The window and all that it needs: builds the parts that Qt knows, connects them, and closes them in reverse."""

from __future__ import annotations

import contextlib
import logging

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from app.application.frame_parts import FrameParts
from app.application.household import Household
from app.application.library_pages import LibraryPages
from app.application.qt import RESOURCES
from app.application.settings_parts import SettingsParts
from app.application.sources import Sources, artwork_room, find_picture
from app.application.title_actions import TitleActions
from app.models.place import Place
from app.models.theme_source import ThemeSource, read_tokens
from app.views import engine
from app.views.actions import Actions
from app.views.fonts import load_fonts
from app.views.icons import IconProvider
from app.views.window_place import WindowKeeper
from app.workers.jobs import Jobs
from app.workers.pictures import Pictures
from app.workers.relay import Relay

log = logging.getLogger(__name__)
READERS = 3
"""Threads that answer the views; long work has its own, so a page never waits behind it."""
LABOURERS = 6
"""Threads for scans, sign-ins and tests of servers."""
FETCHERS = 6
"""Threads that look for pictures and fetch them: as many as are fetched at once, and some that look into the cache meanwhile."""


class Window(QObject):
    """One window. `view` is None when QML could not build it; `shown()` tells that its first frame is on the screen."""

    shown = Signal()

    def __init__(self, household: Household) -> None:
        super().__init__()
        self.household = household
        self._seen = False
        self.closing = contextlib.ExitStack()
        with contextlib.ExitStack() as opened:
            self.closing = opened
            self._build()
            self.closing = opened.pop_all()

    def _build(self) -> None:
        household, closing = self.household, self.closing
        self.sources = Sources(household)
        closing.callback(self.sources.close)
        self.reads, self.work, self._fetches = (closing.enter_context(contextlib.closing(Jobs(threads))) for threads in (READERS, LABOURERS, FETCHERS))
        self.pictures = Pictures(find_picture(household), artwork_room(household, self.sources), self._fetches)
        closing.callback(self.pictures.close)
        self.relay = closing.enter_context(contextlib.closing(Relay(household.database.listen)))
        settings = household.settings
        self.place = Place(lambda: settings.page_history, lambda history: setattr(settings, "page_history", history))
        closing.callback(self.place.close)
        self.actions = Actions()
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), settings)
        self.frame = FrameParts(self.reads, household.database, self.actions, self.theme, self.pictures)
        self.settings = SettingsParts(household, self.sources, self.reads, self.work)
        self.titles = TitleActions(household, self.sources, self.reads, self.work, self.frame.toasts)
        self.libraries = closing.enter_context(contextlib.closing(LibraryPages(household, self.reads, self.pictures, self.place)))
        self._connect()
        load_fonts(RESOURCES / "fonts")
        self.stage = closing.enter_context(contextlib.closing(engine.Stage(self._singletons(), {"icon": IconProvider(RESOURCES / "icons")})))
        self.view: QQuickWindow | None = self.stage.open()
        if self.view is not None:
            self.keeper = WindowKeeper(self.view, lambda: settings.window, lambda place: setattr(settings, "window", place))
            closing.callback(self.keeper.close)

    def _singletons(self) -> dict[str, QObject]:
        """Every Python object that QML knows, by name (app/views/vocabulary.py lists their types)."""
        return {"Actions": self.actions, "Place": self.place, "ThemeSource": self.theme, **self._parts()}

    def _parts(self) -> dict[str, QObject]:
        return {**self.frame.singletons, **self.settings.singletons, **self.libraries.singletons}

    def _connect(self) -> None:
        for part in (self.frame, self.settings, self.libraries):
            self.relay.changed.connect(part.apply)
        actions, titles = self.actions, self.titles
        actions.addressAsked.connect(self.place.open)
        actions.backAsked.connect(self.place.back)
        actions.forwardAsked.connect(self.place.forward)
        actions.quitAsked.connect(QGuiApplication.quit)
        actions.titlesCopyAsked.connect(titles.copy_titles)
        actions.textCopyAsked.connect(titles.copy_text)
        actions.serverPageAsked.connect(titles.open_on_server)
        actions.linkAsked.connect(titles.open_link)
        actions.logFolderAsked.connect(titles.open_log_folder)
        for library in (self.libraries.movies, self.libraries.shows):
            library.copyAsked.connect(titles.copy_titles)
            library.openOnServerAsked.connect(titles.open_all_on_server)
        self.settings.adding.browserWanted.connect(titles.open_link)

    def show(self) -> None:
        """Put the window on the screen, where it was."""
        if self.view is not None:
            self.view.frameSwapped.connect(self._on_first_frame, Qt.ConnectionType.QueuedConnection)  # it comes from the thread that draws
            self.keeper.show()

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

    def close(self) -> None:
        """Close everything in reverse; nothing is left running."""
        self.closing.close()

    @Slot()
    def _on_first_frame(self) -> None:
        """What may wait until the window is there."""
        if not self._seen:
            self._seen = True
            self.pictures.begin()
            self.shown.emit()
