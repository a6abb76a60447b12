"""The window: what its first frame needs is built at once, the rest right after it; all of it is connected here, and closed in reverse."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from app.application.backstage import Backstage
from app.application.commandline import Options
from app.application.frame_parts import FrameParts
from app.application.household import Household
from app.application.library_pages import LibraryPages
from app.application.picture_cache import find_picture
from app.application.pretending import StartPretend
from app.application.qt import RESOURCES
from app.domain.problems import Problem
from app.models.place import Place
from app.models.theme_source import ThemeSource, read_tokens
from app.models.wording import tr
from app.store.connection import DamagedLibrary
from app.store.server_changes import any_server
from app.views import engine
from app.views.actions import Actions
from app.views.fonts import load_fonts
from app.views.icons import IconProvider
from app.views.orb_pieces import OrbPieces
from app.views.wall_pieces import WallPieces
from app.views.window_place import WindowKeeper
from app.workers.jobs import Jobs
from app.workers.memory import give_back
from app.workers.pictures import Pictures
from app.workers.relay import Relay

if TYPE_CHECKING:
    from app.application.discover_parts import DiscoverParts
    from app.application.person_parts import PersonParts
    from app.application.search_parts import SearchParts
    from app.application.title_pages import Asked, TitlePages
    from app.artwork.artwork import Artwork
    from app.domain.provided import Provider
    from app.metadata.provider import MetadataProvider

log = logging.getLogger(__name__)
READERS = 3
"""Threads that answer the views; long work has its own, so a page never waits behind it."""
ASIDES = 2
"""Threads for what stands around a page: counts, the last scan, search."""
FETCHERS = 8
"""Threads that look for pictures and fetch them: as many as are fetched at once, and some that look into the cache meanwhile."""
WELCOME, HOME = "bijou://welcome", "bijou://movies"
LATER = (
    "About",
    "AddServer",
    "ArtChooser",
    "Discover",
    "FieldLocks",
    "FindMatch",
    "MetadataWords",
    "ProviderKeys",
    "ScanReports",
    "SecretsState",
    "ServerCards",
    "Ways",
    "Workers",
)
"""What QML knows by name and is not built before a page speaks of it."""
SEARCHES = ("SearchPalette", "SearchResults")
TITLE_PAGES = ("EpisodeOrder", "MovieTitle", "OpenEpisode", "ShowEpisodes", "ShowTitle", "TitleRefresh")


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
        self._seen = self._complete = self._damaged = self._closed = False
        self._artwork: Callable[[], Artwork]
        self._closing = contextlib.ExitStack()
        try:
            self._build_parts()
            self._backstage_steps: Iterator[None] = self.backstage.build(self._closing, start_pretend, options.demo_size, self.relay.hear)
            self._connect_navigation()
            self._build_view()
        except BaseException:
            self._closing.close()
            self.stage.close()
            raise

    def _build_parts(self) -> None:
        household, closing = self.household, self._closing
        self.reads = closing.enter_context(contextlib.closing(Jobs(READERS)))
        self.asides = closing.enter_context(contextlib.closing(Jobs(ASIDES)))
        self.fetches = closing.enter_context(contextlib.closing(Jobs(FETCHERS)))
        for jobs in (self.asides, self.fetches):
            jobs.hold()  # the first frame goes first: they would take Python's lock from it
        self.pictures = closing.enter_context(contextlib.closing(Pictures(find_picture(household), self._artwork_room, self.fetches)))
        self.relay = closing.enter_context(contextlib.closing(Relay(household.database.listen)))
        self.place = self._place()
        if self.place.property("page") in {"movies", "shows"}:
            self.stage.read_ahead("library/LibraryPage.qml", wait=False)
        self.actions = Actions()
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), household.settings)
        self.frame = FrameParts(self.asides, household.database, self.actions, self.theme, household.settings, demo=self.options.demo)
        self.libraries = closing.enter_context(contextlib.closing(LibraryPages(household, self.reads, self.pictures, self.place)))
        self.libraries.foresee()
        self._titles: TitlePages | None = None
        self._people: PersonParts | None = None
        self.backstage = Backstage(household, self.reads, self.frame, self.place)

    def _place(self) -> Place:
        """Where the user was, or what was asked for; before there is a server, Welcome."""
        settings = self.household.settings
        place = Place(lambda: settings.page_history, lambda history: setattr(settings, "page_history", history))
        self._closing.callback(place.close)
        served = self._served()
        if not served or place.where() == WELCOME:
            place.forget(HOME if served else WELCOME)
        place.refused.connect(self._on_refused)
        if self.options.open:
            place.open(self.options.open)
        return place

    def _served(self) -> bool:
        """True when there is a server, or the demo's are on their way."""
        with self.household.database.read() as reader:
            return any_server(reader) or self.options.demo

    def _build_view(self) -> None:
        settings = self.household.settings
        load_fonts(RESOURCES / "fonts")
        later: dict[str, engine.Make] = {name: partial(self._later, name) for name in LATER}
        later |= {name: partial(self._title_page, name) for name in TITLE_PAGES}
        later |= {name: partial(self._search, name) for name in SEARCHES}
        later["Person"] = lambda: self.people.page
        self._closing.callback(self.stage.close)
        self.stage.hear_unreadable(self._on_unreadable)
        self.stage.furnish(self._singletons(), later, _drawn())
        self.view: QQuickWindow | None = self.stage.open()
        if self.view is not None:
            self.keeper = WindowKeeper(self.view, lambda: settings.window, lambda place: setattr(settings, "window", place))
            self._closing.callback(self.keeper.close)

    def _singletons(self) -> dict[str, QObject]:
        """The Python objects that QML knows from the start, by name (app/views/vocabulary.py lists their types)."""
        own = {"Actions": self.actions, "Place": self.place, "ThemeSource": self.theme}
        return {**own, **self.frame.singletons, **self.libraries.singletons}

    @property
    def titles(self) -> TitlePages:
        """The pages of one title: built when one is opened, or with the rest."""
        if self._titles is None:
            from app.application.title_pages import TitlePages

            made = TitlePages(self.household, self.reads, self.backstage.work, self.pictures, self.place, self._asked())
            self._titles = self._closing.enter_context(contextlib.closing(made))
            self.relay.changed.connect(self._titles.apply)
        return self._titles

    def _asked(self) -> Asked:
        """What the pages of titles hear of the providers, from any thread: nothing before everything is built."""
        from app.application.title_pages import Asked

        stage = self.backstage
        return Asked(
            expected=lambda: stage.enrichment.expected() if self._complete else (),
            away=lambda: stage.enrichment.away() if self._complete else (),
            asks_about=lambda kind, row: self._complete and stage.enrichment.queues.asks_about(kind, row),
            client=self._client,
        )

    def _client(self, provider: Provider) -> MetadataProvider:
        """A provider's client, for any thread. Raises what Providers.client does, and Problem before everything is built."""
        if not self._complete:
            raise Problem("Bijou is still starting.")
        return self.backstage.providers.client(provider)

    @cached_property
    def discover(self) -> DiscoverParts:
        """Discover: built when its page is first opened, which `complete` comes before."""
        from app.application.discover_parts import DiscoverParts

        stage = self.backstage
        made = DiscoverParts(self.household, stage.providers, self.reads, stage.work, self.pictures, self.place)
        self.relay.changed.connect(made.page.apply)
        stage.settings.provider_keys.keyChanged.connect(made.key_changed)
        return self._closing.enter_context(contextlib.closing(made))

    @cached_property
    def search(self) -> SearchParts:
        """The palette and the Search page: built when someone first searches, which `complete` comes before."""
        from app.application.search_parts import SearchParts

        providers = self.backstage.providers
        made = SearchParts(self.household, providers, self.asides, self.pictures, self.place, self.frame.commands)
        self.relay.changed.connect(made.apply)
        self.backstage.settings.provider_keys.keyChanged.connect(made.key_changed)
        return self._closing.enter_context(contextlib.closing(made))

    @property
    def searched(self) -> bool:
        """True while no search is under way."""
        return "search" not in self.__dict__ or self.search.idle

    def _search(self, name: str) -> QObject:
        self.complete()
        return self.search.singletons[name]

    @property
    def people(self) -> PersonParts:
        """The page of a person: built when one is opened."""
        if self._people is None:
            from app.application.person_parts import PersonParts

            stage = self.backstage
            made = PersonParts(self.household, self.reads, stage.work, self.pictures, self.place, lambda: stage.providers if self._complete else None)
            self._people = self._closing.enter_context(contextlib.closing(made))
            self.relay.changed.connect(self._people.apply)
        return self._people

    def _later(self, name: str) -> QObject:
        """A Python object that QML speaks of for the first time."""
        self.complete()
        if name == "Discover":
            return self.discover.page
        return {**self.backstage.settings.singletons, **self.workers.singletons, **self.editing.singletons}[name]

    def _title_page(self, name: str) -> QObject:
        return self.titles.singletons[name]

    @Slot()
    def _foresee_titles(self) -> None:
        """The page of a title is made of types that QML knows once `titles` is built; the other pages' first frame does without."""
        if self.place.property("page") in {"movie", "show"}:
            _ = self.titles

    def _connect_navigation(self) -> None:
        actions, place = self.actions, self.place
        place.moved.connect(self._foresee_titles)  # heard before QML hears it
        self._foresee_titles()
        actions.addressAsked.connect(place.open)
        actions.backAsked.connect(place.back)
        actions.forwardAsked.connect(place.forward)
        actions.reloadAsked.connect(self._on_reload_asked)
        actions.quitAsked.connect(QGuiApplication.quit)
        actions.demoAsked.connect(self._on_demo_asked)
        actions.demoLeft.connect(self._on_demo_left)
        self.relay.changed.connect(self.frame.apply)
        self.relay.changed.connect(self.libraries.apply)
        self.libraries.connect(actions)
        for jobs in (self.reads, self.asides):
            jobs.stumbled.connect(self._on_stumbled)
            jobs.met.connect(self._on_met)

    def _connect_backstage(self) -> None:
        stage, actions = self.backstage, self.actions
        self.relay.changed.connect(stage.settings.apply)
        titles, scans, servers = stage.titles, stage.scans, stage.servers
        actions.titlesCopyAsked.connect(titles.copy_titles)
        actions.textCopyAsked.connect(titles.copy_text)
        actions.serverPageAsked.connect(titles.open_on_server)
        actions.linkAsked.connect(titles.open_link)
        actions.undoAsked.connect(titles.undo)
        actions.logFolderAsked.connect(titles.open_log_folder)
        actions.folderAsked.connect(titles.open_folder)
        actions.scanAsked.connect(scans.scan)
        actions.scanCancelAsked.connect(scans.cancel)
        actions.titlesRescanAsked.connect(scans.rescan)
        actions.serverTestAsked.connect(servers.test)
        actions.serverRenamed.connect(servers.rename)
        actions.serversOrdered.connect(servers.order)
        actions.scheduleChosen.connect(servers.schedule)
        actions.libraryIncluded.connect(servers.include)
        actions.serverRemoved.connect(servers.remove)
        actions.retireConfirmed.connect(servers.confirm_retire)
        for library in (self.libraries.movies, self.libraries.shows):
            library.copyAsked.connect(titles.copy_titles)
            library.rescanAsked.connect(scans.rescan)
            library.openOnServerAsked.connect(titles.open_all_on_server)
        self.relay.changed.connect(self.workers.apply)
        self.workers.wire(actions, self.frame.toasts, titles.undo)
        servers.removed.connect(self._on_removed)
        scans.running.connect(stage.settings.cards.scanning)
        scans.reportAsked.connect(self.place.open)
        stage.settings.adding.browserWanted.connect(titles.open_link)
        stage.settings.adding.finished.connect(self._on_server_added)
        self.relay.changed.connect(stage.enrichment.apply)
        stage.enrichment.stumbled.connect(self._on_stumbled)
        stage.settings.provider_keys.keyChanged.connect(stage.enrichment.key_changed)
        stage.settings.words.changed.connect(stage.enrichment.words_changed)
        stage.settings.ways.changed.connect(stage.enrichment.way_changed)
        stage.demo.ready.connect(self._on_demo_ready)
        stage.demo.failed.connect(self._on_stumbled)
        stage.work.stumbled.connect(self._on_stumbled)
        stage.work.met.connect(self._on_met)
        for idled in (stage.work.idled, stage.enrichment.queues.idled):
            idled.connect(self._on_worked)

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
        for jobs in (self.asides, self.fetches):
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
        if self._complete:
            return
        self._complete = True
        from app.application.sources import artwork_room
        from app.application.title_editing import TitleEditing
        from app.application.title_refreshing import TitleRefreshing
        from app.application.workers_parts import WorkersParts

        stage = self.backstage
        parts = WorkersParts(self.household, stage.providers, self.reads, stage.work, self.pictures, self.place, self.frame.orbs, stage.enrichment)
        self.workers = self._closing.enter_context(contextlib.closing(parts))
        editing = TitleEditing(self.household, stage.providers, self.reads, stage.work, self.pictures, self.frame.toasts, stage.titles.undo)
        self.editing = self._closing.enter_context(contextlib.closing(editing))
        refreshing = TitleRefreshing(self.household, stage.providers, stage.enrichment, stage.scans, stage.work, self.titles.refresh, self.frame.toasts)
        self.refreshing = self._closing.enter_context(contextlib.closing(refreshing))
        self.actions.titleRefreshAsked.connect(refreshing.refresh)
        self.relay.changed.connect(refreshing.apply)
        self._artwork = artwork_room(self.household, self.backstage.sources)
        self.backstage.sources.failures.listen(self.pictures.server_back)
        self.titles.follow(stage.enrichment)
        self.titles.episodes.follow(self.frame.toasts, stage.titles.undo)
        self._closing.callback(self.fetches.close)  # joined before the sources that they ask are closed
        self._connect_backstage()
        stage.work.release()

    def _begin(self) -> None:
        """The window is on the screen and everything is built: now the work begins."""
        self.pictures.begin()
        self.backstage.scans.keep_time()
        self.backstage.outsiders.start()
        if self.options.demo and self.options.tour is None:  # behind a tour they run already
            self.backstage.demo.begin(self.backstage.work)
        elif self.options.tour is None:
            self.backstage.enrichment.begin()
        self.completed.emit()

    def _artwork_room(self) -> Artwork:
        return self._artwork()

    def _on_unreadable(self, file: str) -> None:
        """A picture's file vanished since it was found, or is broken: whoever shows it asks for it again."""
        self.pictures.unreadable(file)
        self.libraries.unreadable(file)
        if "search" in self.__dict__:
            self.search.unreadable(file)
        if self._titles is not None:
            self._titles.unreadable(file)
        if self._people is not None:
            self._people.unreadable(file)
        if "discover" in self.__dict__:
            self.discover.page.unreadable(file)

    @Slot()
    def _on_reload_asked(self) -> None:
        """Read again what the page shows; where the user is on it stays. Settings always show what is so."""
        self.complete()
        self.place.leaving.emit()  # what the page has not remembered yet, it remembers now
        match str(self.place.property("page")):
            case "movies":
                self.libraries.movies.retry()
            case "shows":
                self.libraries.shows.retry()
            case "movie":
                self.titles.movie.retry()
            case "show":
                self.titles.show.retry()
            case "person":
                self.people.page.retry()
            case "discover":
                self.discover.page.reload()
            case "search":
                self.search.results.reload()
            case "workers":
                self.workers.page.retry()

    @Slot()
    def _on_demo_asked(self) -> None:
        self.libraryAsked.emit("demo")

    @Slot()
    def _on_demo_left(self) -> None:
        self.libraryAsked.emit("own")

    def _on_demo_ready(self) -> None:
        self.titles.retry_outside()
        if self._people is not None:
            self._people.page.retry()
        self.backstage.scans.scan(0, "quick")
        self.backstage.enrichment.begin()

    @Slot(int, str)
    def _on_server_added(self, server: int, page: str) -> None:
        """Scan it, and go to where its first posters will appear."""
        self.backstage.scans.scan(server, "full")
        if page:
            self.place.forget(f"bijou://{page}s")
        if why := self.backstage.settings.joining.unkept:
            self.frame.toasts.show(why, "warn", action=tr("Choose"), perform=lambda: self.place.open("bijou://settings/libraries"))

    @Slot(int)
    def _on_removed(self, server: int) -> None:
        self.backstage.scans.cancel(server)
        self.reads(lambda _cancel: self._served(), lambda served: None if served else self.place.forget(WELCOME))

    @Slot()
    def _on_worked(self) -> None:
        """A scan or enrichment has ended: it leaves much memory that nobody uses."""
        self.asides(lambda _cancel: give_back(), lambda _nothing: None)

    @Slot(object)
    def _on_met(self, problem: Problem) -> None:
        """Damage is nobody's own trouble: no page can go on with it."""
        if isinstance(problem, DamagedLibrary) and not self._damaged:
            self._damaged = True
            self.damaged.emit(problem)

    @Slot(object)
    def _on_stumbled(self, problem: Problem) -> None:
        self.frame.toasts.show(str(problem), "bad")

    @Slot(str)
    def _on_refused(self, address: str) -> None:
        self.frame.toasts.show(tr("There is no page at this address."), "warn", detail=address)


def _drawn() -> dict[str, QQuickImageProvider]:
    """What draws pictures for QML."""
    return {"icon": IconProvider(RESOURCES / "icons"), "orb": OrbPieces(), "wall": WallPieces(RESOURCES / "icons")}
