"""What is connected with what: the user's words with who carries them out, every commit with who shows it, and trouble with where it is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.application.later_pages import LaterPages
from app.application.window_parts import WELCOME, WindowParts
from app.domain.problems import Problem
from app.models.wording import tr
from app.store.connection import DamagedLibrary
from app.workers.memory import give_back


class Connections(QObject):
    """`libraryAsked`: another library is wanted, `demo` or `own`. `damaged(StoreProblem)`: the library turned out to be damaged; told once."""

    libraryAsked = Signal(str)
    damaged = Signal(object)

    def __init__(self, parts: WindowParts, pages: LaterPages) -> None:
        super().__init__()
        self._parts, self._pages = parts, pages
        self._damaged = False

    def begin(self) -> None:
        """Connect what the first frame shows."""
        parts, actions, place = self._parts, self._parts.actions, self._parts.place
        place.moved.connect(self._pages.foresee)  # heard before QML hears it
        self._pages.foresee()
        actions.addressAsked.connect(place.open)
        actions.backAsked.connect(place.back)
        actions.forwardAsked.connect(place.forward)
        actions.reloadAsked.connect(self._on_reload_asked)
        actions.quitAsked.connect(QGuiApplication.quit)
        actions.demoAsked.connect(self._on_demo_asked)
        actions.demoLeft.connect(self._on_demo_left)
        for part in (parts.frame, parts.libraries, self._pages):
            parts.relay.changed.connect(part.apply)
        for jobs in (parts.reads, parts.asides):
            jobs.stumbled.connect(self._on_stumbled)
            jobs.met.connect(self._on_met)

    def complete(self) -> None:
        """Connect the rest, once all of it is built."""
        self._connect_titles()
        self._connect_servers()
        self._connect_enrichment()
        stage = self._parts.backstage
        stage.demo.ready.connect(self._on_demo_ready)
        stage.demo.failed.connect(self._on_stumbled)
        stage.work.stumbled.connect(self._on_stumbled)
        stage.work.met.connect(self._on_met)
        for idled in (stage.work.idled, stage.enrichment.queues.idled):
            idled.connect(self._on_worked)

    def _connect_titles(self) -> None:
        actions, stage = self._parts.actions, self._parts.backstage
        titles = stage.titles
        actions.titlesCopyAsked.connect(titles.copy_titles)
        actions.textCopyAsked.connect(titles.copy_text)
        actions.serverPageAsked.connect(titles.open_on_server)
        actions.linkAsked.connect(titles.open_link)
        actions.undoAsked.connect(stage.undoing.undo)
        actions.undoLastAsked.connect(stage.undoing.undo_last)
        actions.redoLastAsked.connect(stage.undoing.redo_last)
        actions.folderAsked.connect(titles.open_folder)
        actions.titlesRescanAsked.connect(stage.scans.rescan)
        actions.titleRefreshAsked.connect(self._pages.refreshing.refresh)
        for library in (self._parts.libraries.movies, self._parts.libraries.shows):
            library.copyAsked.connect(titles.copy_titles)
            library.rescanAsked.connect(stage.scans.rescan)
            library.openOnServerAsked.connect(titles.open_all_on_server)

    def _connect_servers(self) -> None:
        actions, stage = self._parts.actions, self._parts.backstage
        scans, servers, settings = stage.scans, stage.servers, stage.settings
        actions.scanAsked.connect(scans.scan)
        actions.scanCancelAsked.connect(scans.cancel)
        scans.running.connect(settings.cards.scanning)
        scans.reportAsked.connect(self._parts.place.open)
        actions.serverTestAsked.connect(servers.test)
        actions.serverRenamed.connect(servers.rename)
        actions.serversOrdered.connect(servers.order)
        actions.scheduleChosen.connect(servers.schedule)
        actions.libraryIncluded.connect(servers.include)
        actions.serverRemoved.connect(servers.remove)
        actions.retireConfirmed.connect(servers.confirm_retire)
        servers.removed.connect(self._on_removed)
        settings.adding.browserWanted.connect(stage.titles.open_link)
        settings.adding.finished.connect(self._on_server_added)

    def _connect_enrichment(self) -> None:
        stage = self._parts.backstage
        enrichment, settings = stage.enrichment, stage.settings
        self._parts.relay.changed.connect(enrichment.apply)
        enrichment.stumbled.connect(self._on_stumbled)
        settings.provider_keys.keyChanged.connect(enrichment.key_changed)
        settings.provider_keys.keyChanged.connect(self._pages.key_changed)  # second: who asks again asks with the new key
        settings.words.changed.connect(enrichment.words_changed)
        settings.ways.changed.connect(enrichment.way_changed)
        self._pages.workers.wire(self._parts.actions, self._parts.frame.toasts, stage.undoing.done)

    @Slot()
    def _on_reload_asked(self) -> None:
        """Read again what the page shows; where the user is on it stays."""
        place = self._parts.place
        place.leaving.emit()  # what the page has not remembered yet, it remembers now
        for part in (self._parts.libraries, self._pages):
            part.reload(str(place.property("page")))

    @Slot()
    def _on_demo_asked(self) -> None:
        self.libraryAsked.emit("demo")

    @Slot()
    def _on_demo_left(self) -> None:
        self.libraryAsked.emit("own")

    @Slot()
    def _on_demo_ready(self) -> None:
        self._pages.ask_again()
        self._parts.backstage.scans.scan(0, "quick")
        self._parts.backstage.enrichment.begin()

    @Slot(int, str)
    def _on_server_added(self, server: int, page: str) -> None:
        """Scan it, and go to where its first posters will appear."""
        stage, place = self._parts.backstage, self._parts.place
        stage.scans.scan(server, "full")
        if page:
            place.forget(f"bijou://{page}s")
        if why := stage.settings.joining.unkept:
            self._parts.frame.toasts.show(why, "warn", action=tr("Choose"), perform=lambda: place.open("bijou://settings/libraries"))

    @Slot(int)
    def _on_removed(self, server: int) -> None:
        parts = self._parts
        parts.backstage.scans.cancel(server)
        parts.reads(lambda _cancel: parts.served(), lambda served: None if served else parts.place.forget(WELCOME))

    @Slot()
    def _on_worked(self) -> None:
        """A scan or enrichment has ended: it leaves much memory that nobody uses."""
        self._parts.asides(lambda _cancel: give_back(), lambda _nothing: None)

    @Slot(object)
    def _on_met(self, problem: Problem) -> None:
        """Damage is nobody's own trouble: no page can go on with it."""
        if isinstance(problem, DamagedLibrary) and not self._damaged:
            self._damaged = True
            self.damaged.emit(problem)

    @Slot(object)
    def _on_stumbled(self, problem: Problem) -> None:
        self._parts.frame.toasts.show(str(problem), "bad")
