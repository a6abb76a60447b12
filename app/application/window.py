"""The window and all that it needs: builds the parts that Qt knows, connects them, and closes them in reverse."""

from __future__ import annotations

import contextlib
import logging

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from app.application.commandline import Options
from app.application.demo_start import DemoStart
from app.application.frame_parts import FrameParts
from app.application.household import Household
from app.application.library_pages import LibraryPages
from app.application.pretending import StartPretend
from app.application.qt import RESOURCES
from app.application.scans import Scans
from app.application.server_actions import ServerActions
from app.application.settings_parts import SettingsParts
from app.application.sources import Sources, artwork_room, find_picture
from app.application.title_actions import TitleActions
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.models.place import Place
from app.models.theme_source import ThemeSource, read_tokens
from app.models.wording import tr
from app.store.everything import everything
from app.store.server_changes import any_server
from app.views import engine
from app.views.actions import Actions
from app.views.fonts import load_fonts
from app.views.icons import IconProvider
from app.views.window_place import WindowKeeper
from app.workers.jobs import Jobs
from app.workers.outsiders import Outsiders
from app.workers.pictures import Pictures
from app.workers.relay import Relay

log = logging.getLogger(__name__)
READERS = 3
"""Threads that answer the views; long work has its own, so a page never waits behind it."""
LABOURERS = 6
"""Threads for scans, sign-ins and tests of servers."""
FETCHERS = 6
"""Threads that look for pictures and fetch them: as many as are fetched at once, and some that look into the cache meanwhile."""
WELCOME, HOME = "bijou://welcome", "bijou://movies"


class Window(QObject):
    """One window. `view` is None when QML could not build it; `shown()` tells that its first frame is on the screen."""

    shown = Signal()
    libraryAsked = Signal(str)
    """Another library is wanted: `demo` or `own`."""

    def __init__(self, household: Household, options: Options, start_pretend: StartPretend) -> None:
        super().__init__()
        self.household, self.options = household, options
        self._seen = False
        with contextlib.ExitStack() as opened:
            self._closing = opened
            self._build_parts(start_pretend)
            self._connect_navigation()
            self._connect_work()
            self._build_view()
            self._closing = opened.pop_all()

    def _build_parts(self, start_pretend: StartPretend) -> None:
        household, closing = self.household, self._closing
        self.sources = Sources(household)
        closing.callback(self.sources.close)
        self.demo = DemoStart(household, self.sources, start_pretend, self.options.demo_size)
        closing.callback(self.demo.close)
        self.reads, self.work, self.fetches = (closing.enter_context(contextlib.closing(Jobs(threads))) for threads in (READERS, LABOURERS, FETCHERS))
        self.pictures = closing.enter_context(contextlib.closing(Pictures(find_picture(household), artwork_room(household, self.sources), self.fetches)))
        self.relay = closing.enter_context(contextlib.closing(Relay(household.database.listen)))
        self.outsiders = closing.enter_context(contextlib.closing(Outsiders(self.reads, self._look_outside, self.relay.hear)))
        self.place = self._place()
        self.actions = Actions()
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), household.settings)
        self.frame = FrameParts(self.reads, household.database, self.actions, self.theme, self.pictures)
        self.settings = SettingsParts(household, self.sources, self.reads, self.work)
        self.libraries = closing.enter_context(contextlib.closing(LibraryPages(household, self.reads, self.pictures, self.place)))
        self.titles = TitleActions(household, self.sources, self.reads, self.work, self.frame.toasts)
        self.scans = closing.enter_context(contextlib.closing(Scans(household, self.sources, self.work, self.frame.progress, self.frame.toasts)))
        self.servers = ServerActions(household, self.sources, self.work, self.settings.cards, self.frame.toasts)

    def _place(self) -> Place:
        """Where the user was; before there is a server, Welcome."""
        settings = self.household.settings
        place = Place(lambda: settings.page_history, lambda history: setattr(settings, "page_history", history))
        self._closing.callback(place.close)
        with self.household.database.read() as reader:
            served = any_server(reader) or self.options.demo
        if not served or place.where() == WELCOME:
            place.forget(HOME if served else WELCOME)
        return place

    def _build_view(self) -> None:
        settings = self.household.settings
        load_fonts(RESOURCES / "fonts")
        stage = engine.Stage(self._singletons(), {"icon": IconProvider(RESOURCES / "icons")})
        self.stage = self._closing.enter_context(contextlib.closing(stage))
        self.view: QQuickWindow | None = stage.open()
        if self.view is not None:
            self.keeper = WindowKeeper(self.view, lambda: settings.window, lambda place: setattr(settings, "window", place))
            self._closing.callback(self.keeper.close)

    def _singletons(self) -> dict[str, QObject]:
        """Every Python object that QML knows, by name (app/views/vocabulary.py lists their types)."""
        parts = {**self.frame.singletons, **self.settings.singletons, **self.libraries.singletons}
        return {"Actions": self.actions, "Place": self.place, "ThemeSource": self.theme, **parts}

    def _connect_navigation(self) -> None:
        actions, titles = self.actions, self.titles
        actions.addressAsked.connect(self.place.open)
        actions.backAsked.connect(self.place.back)
        actions.forwardAsked.connect(self.place.forward)
        actions.quitAsked.connect(QGuiApplication.quit)
        actions.demoAsked.connect(lambda: self.libraryAsked.emit("demo"))
        actions.demoLeft.connect(lambda: self.libraryAsked.emit("own"))
        actions.titlesCopyAsked.connect(titles.copy_titles)
        actions.textCopyAsked.connect(titles.copy_text)
        actions.serverPageAsked.connect(titles.open_on_server)
        actions.linkAsked.connect(titles.open_link)
        actions.logFolderAsked.connect(titles.open_log_folder)
        actions.folderAsked.connect(titles.open_folder)
        for library in (self.libraries.movies, self.libraries.shows):
            library.copyAsked.connect(titles.copy_titles)
            library.rescanAsked.connect(self.scans.rescan)
            library.openOnServerAsked.connect(titles.open_all_on_server)
        self.place.refused.connect(self._on_refused)

    def _connect_work(self) -> None:
        actions, scans, servers, adding = self.actions, self.scans, self.servers, self.settings.adding
        for part in (self.frame, self.settings, self.libraries):
            self.relay.changed.connect(part.apply)
        actions.scanAsked.connect(scans.scan)
        actions.scanCancelAsked.connect(scans.cancel)
        actions.titlesRescanAsked.connect(scans.rescan)
        actions.serverTestAsked.connect(servers.test)
        actions.serverRenamed.connect(servers.rename)
        actions.serversOrdered.connect(servers.order)
        actions.scheduleChosen.connect(servers.schedule)
        servers.removed.connect(self._on_removed)
        scans.running.connect(self.settings.cards.scanning)
        scans.reportAsked.connect(self.place.open)
        adding.browserWanted.connect(self.titles.open_link)
        adding.finished.connect(self._on_server_added)
        self.demo.ready.connect(self._on_demo_ready)
        self.demo.failed.connect(self._on_stumbled)
        for jobs in (self.reads, self.work, self.fetches):
            jobs.stumbled.connect(self._on_stumbled)

    def show(self) -> None:
        """Put the window on the screen, where it was."""
        if self.view is not None:
            self.view.frameSwapped.connect(self._on_first_frame, Qt.ConnectionType.QueuedConnection)  # it comes from the thread that draws
            self.keeper.show()

    def close(self) -> None:
        """Close everything in reverse; nothing is left running."""
        self._closing.close()

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
        """What may wait until the window is there."""
        if self._seen:
            return
        self._seen = True
        self.pictures.begin()
        self.scans.keep_time()
        self.outsiders.start()
        if self.options.demo:
            self.demo.begin(self.work)
        self.shown.emit()

    def _look_outside(self) -> Changes | None:
        database = self.household.database
        if not database.wrote_elsewhere():
            return None
        with database.read() as reader:
            return everything(reader)

    def _on_demo_ready(self) -> None:
        self.scans.scan(0, "quick")

    @Slot(int, str)
    def _on_server_added(self, server: int, page: str) -> None:
        """Scan it, and go to where its first posters will appear."""
        self.scans.scan(server, "full")
        if page:
            self.place.forget(f"bijou://{page}s")

    @Slot(int)
    def _on_removed(self, server: int) -> None:
        self.scans.cancel(server)
        if not self.settings.cards.rows:
            self.place.forget(WELCOME)

    @Slot(object)
    def _on_stumbled(self, problem: Problem) -> None:
        self.frame.toasts.show(str(problem), "bad")

    @Slot(str)
    def _on_refused(self, address: str) -> None:
        self.frame.toasts.show(tr("There is no page at this address."), "warn", detail=address)
