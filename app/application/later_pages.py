"""The pages that the first frame does without: each is built when QML first speaks of it or with the rest, hears what changes, and is closed with the window.

A page's models are added in one place: a line of LATER, and the property that it names.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.application.part import Part
from app.application.qt import RESOURCES
from app.application.window_parts import WindowParts
from app.domain.changes import Changes
from app.domain.problems import Problem
from app.views.engine import Make

if TYPE_CHECKING:
    from app.application.activity_parts import ActivityParts
    from app.application.airing import Airing
    from app.application.airing_sheet_parts import AiringSheetParts
    from app.application.calendar_parts import CalendarParts
    from app.application.discover_parts import DiscoverParts
    from app.application.followed_reading import FollowedReading
    from app.application.home_parts import HomeParts
    from app.application.missing_parts import MissingParts
    from app.application.notifications import NotificationParts
    from app.application.person_parts import PersonParts
    from app.application.search_parts import SearchParts
    from app.application.settings_parts import SettingsParts
    from app.application.subscribing import Subscribing
    from app.application.title_editing import TitleEditing
    from app.application.title_pages import Asked, TitlePages
    from app.application.title_refreshing import TitleRefreshing
    from app.application.wanting_parts import WantingParts
    from app.application.watching_parts import WatchingParts
    from app.application.wishlist_parts import WishlistParts
    from app.application.workers_parts import WorkersParts
    from app.domain.missing import Asked as MissingAsked
    from app.domain.provided import Provider
    from app.metadata.provider import MetadataProvider


class Later(NamedTuple):
    """`names`: what QML calls the part's models. `pages`: what addresses call the pages that they show. `early`: it can be built before all the rest is."""

    names: tuple[str, ...]
    pages: tuple[str, ...] = ()
    early: bool = False


LATER = {
    "activity": Later(("Activity",), ("activity",)),
    "calendar": Later(("Calendar",), ("calendar",)),
    "discover": Later(("Discover",), ("discover",)),
    "editing": Later(("ArtChooser", "FieldLocks")),
    "episode": Later(("EpisodeSheet",)),
    "home": Later(("Home",), ("home",), early=True),
    "missing": Later(("EpisodeWishes", "MissingTitle"), early=True),
    "notifications": Later(("Notifications",)),
    "people": Later(("Person",), ("person",), early=True),
    "search": Later(("SearchPalette", "SearchResults"), ("search",)),
    "settings": Later(("About", "AddServer", "MetadataWords", "ProviderKeys", "ScanReports", "SecretsState", "ServerCards", "Ways")),
    "subscribing": Later(("Subscription",)),
    "titles": Later(("EpisodeOrder", "MovieTitle", "OpenEpisode", "ShowEpisodes", "ShowTitle", "TitleRefresh"), ("movie", "show"), early=True),
    "wanting": Later(("Wanting", "WishSheet"), early=True),
    "watching": Later(("Watchlist",), ("watchlist",)),
    "wishlist": Later(("Wishlist",), ("wishlist",)),
    "workers": Later(("FindMatch", "Workers"), ("workers",)),
}
"""By the property of LaterPages that builds it."""
Built = TypeVar("Built", bound=Part)


class LaterPages(QObject, Part):
    """`makers` are what QML knows by name and is not built before a page speaks of it; what a part is told, all that are built are told."""

    def __init__(self, parts: WindowParts, opened: contextlib.ExitStack, complete: Callable[[], None]) -> None:
        """`complete` builds all of the window that is not built yet."""
        super().__init__()
        self._parts, self._opened, self._complete = parts, opened, complete
        self._built: list[Part] = []

    @property
    def makers(self) -> dict[str, Make]:
        """How each is made, by its name in QML."""
        return {name: partial(self._made, part, name) for part, later in LATER.items() for name in later.names}

    @property
    def searched(self) -> bool:
        """True while no search is under way."""
        return "search" not in self.__dict__ or self.search.idle

    @Slot()
    def foresee(self) -> None:
        """The page of a title is made of types that QML knows once `titles` is built; Home is read while the window is built. Others do without."""
        page = self._parts.place.property("page")
        if page in LATER["titles"].pages:
            _ = self.titles
        elif page == "home":
            self.home.page.foresee()

    def follow(self) -> None:
        """All that they need is there: those that work without a page of theirs are built and begin to listen."""
        stage = self._parts.backstage
        for name in ("settings", "workers", "editing", "refreshing", "subscribing", "followed", "airing", "notifications", "wanting"):
            getattr(self, name)
        self.titles.follow(stage.enrichment)
        self.followed.begin()
        self.titles.episodes.follow(stage.undoing.done)
        self.subscribing.begin()

    @Slot(object)
    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        for part in self._built:
            part.apply(changes)

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        for part in self._built:
            part.unreadable(file)

    @Slot(str)
    def key_changed(self, provider: str) -> None:
        """A provider's key was given, changed or taken away."""
        for part in self._built:
            part.key_changed(provider)

    def ask_again(self) -> None:
        """The providers can be asked now."""
        for part in self._built:
            part.ask_again()

    def reload(self, page: str) -> None:
        """Read again what a page shows; Settings always show what is so."""
        for name, later in LATER.items():
            if page in later.pages:
                self._complete()
                self._part(name).reload(page)

    @cached_property
    def activity(self) -> ActivityParts:
        """What happened."""
        from app.application.activity_parts import ActivityParts

        parts = self._parts
        return self._keep(ActivityParts(parts.household, parts.reads, parts.place))

    @cached_property
    def airing(self) -> Airing:
        """What follows when episodes air."""
        from app.application.airing import Airing

        return self._keep(Airing(self._parts.household, self._parts.backstage.work))

    @cached_property
    def calendar(self) -> CalendarParts:
        """What airs, week by week."""
        from app.application.calendar_parts import CalendarParts

        parts = self._parts
        undo = parts.actions.undo
        return self._keep(CalendarParts(parts.household, parts.reads, parts.backstage.work, parts.pictures, parts.place, parts.frame.toasts, undo))

    @cached_property
    def discover(self) -> DiscoverParts:
        """Discover."""
        from app.application.discover_parts import DiscoverParts

        parts, stage = self._parts, self._parts.backstage
        return self._keep(DiscoverParts(parts.household, stage.providers, parts.reads, stage.work, parts.pictures, parts.place))

    @cached_property
    def editing(self) -> TitleEditing:
        """The sheets in which a title's pictures are chosen and its fields locked."""
        from app.application.title_editing import TitleEditing

        parts, stage = self._parts, self._parts.backstage
        made = TitleEditing(parts.household, stage.providers, parts.reads, stage.work, parts.pictures, stage.undoing)
        return self._keep(made)

    @cached_property
    def followed(self) -> FollowedReading:
        """What reads the works of followed people."""
        from app.application.followed_reading import FollowedReading

        parts, stage = self._parts, self._parts.backstage
        return self._keep(FollowedReading(parts.household, stage.work, stage.providers.client))

    @cached_property
    def home(self) -> HomeParts:
        """Home."""
        from app.application.home_parts import HomeParts

        parts = self._parts
        return self._keep(HomeParts(parts.household, parts.reads, parts.pictures, parts.frame.orbs))

    @cached_property
    def episode(self) -> AiringSheetParts:
        """The sheet of an episode."""
        from app.application.airing_sheet_parts import AiringSheetParts

        parts, stage = self._parts, self._parts.backstage
        asked = parts.actions.episodeWanted.emit
        return self._keep(AiringSheetParts(parts.household, parts.reads, stage.work, parts.pictures, parts.frame.toasts, asked, self._done))

    @cached_property
    def missing(self) -> MissingParts:
        """Why films and episodes are missing, and the hearts of episodes."""
        from app.application.missing_parts import MissingParts

        parts, work = self._parts, self._parts.backstage.work
        asked = parts.actions.missingAsked.emit
        return self._keep(MissingParts(parts.household, parts.asides, work, parts.place, parts.frame.toasts, asked, self._done))

    @cached_property
    def notifications(self) -> NotificationParts:
        """What the desktop is told of."""
        from app.application.notifications import NotificationParts
        from app.workers.notifier import Notifier

        parts = self._parts
        orbs, notifier = parts.frame.orbs, Notifier(RESOURCES / "icons" / "gem.svg")
        made = self._keep(NotificationParts(parts.household, parts.asides, parts.place, notifier, QGuiApplication.focusWindow, orbs.state))
        orbs.changed.connect(made.on_worker)
        return made

    @cached_property
    def people(self) -> PersonParts:
        """The page of a person."""
        from app.application.person_parts import PersonParts

        parts, stage = self._parts, self._parts.backstage
        made = PersonParts(parts.household, parts.reads, stage.work, parts.pictures, parts.place, lambda: stage.providers if stage.whole else None)
        return self._keep(made)

    @cached_property
    def refreshing(self) -> TitleRefreshing:
        """What asks for a title anew, wherever that was wished."""
        from app.application.title_refreshing import TitleRefreshing

        parts, stage = self._parts, self._parts.backstage
        made = TitleRefreshing(parts.household, stage.providers, stage.enrichment, stage.scans, stage.work, self.titles.refresh, parts.frame.toasts)
        return self._keep(made)

    @cached_property
    def search(self) -> SearchParts:
        """The palette and the Search page."""
        from app.application.search_parts import SearchParts

        parts = self._parts
        return self._keep(SearchParts(parts.household, parts.backstage.providers, parts.asides, parts.pictures, parts.place, parts.frame.commands))

    @cached_property
    def settings(self) -> SettingsParts:
        """Welcome and Settings."""
        return self._keep(self._parts.backstage.settings)

    @cached_property
    def subscribing(self) -> Subscribing:
        """The calendar file that apps subscribe to."""
        from app.application.subscribing import Subscribing

        return self._keep(Subscribing(self._parts.household, self._parts.backstage.work))

    @cached_property
    def titles(self) -> TitlePages:
        """The pages of one title."""
        from app.application.title_pages import TitlePages

        parts = self._parts
        return self._keep(TitlePages(parts.household, parts.reads, parts.backstage.work, parts.pictures, parts.place, self._asked()))

    @cached_property
    def wanting(self) -> WantingParts:
        """The eye and the heart of every card."""
        from app.application.wanting_parts import WantingParts

        parts, stage = self._parts, self._parts.backstage
        made = WantingParts(parts.household, parts.asides, stage.work, parts.frame.toasts, self._done, self._client)
        made.sheet.opened.connect(parts.actions.wishesWanted)
        return self._keep(made)

    @cached_property
    def watching(self) -> WatchingParts:
        """The watchlist."""
        from app.application.watching_parts import WatchingParts

        parts, stage = self._parts, self._parts.backstage
        return self._keep(WatchingParts(parts.household, parts.reads, stage.work, parts.pictures, parts.place, parts.frame.toasts, self._done, self._keyless))

    @cached_property
    def wishlist(self) -> WishlistParts:
        """The wishlist."""
        from app.application.wishlist_parts import WishlistParts

        parts, stage = self._parts, self._parts.backstage
        made = self._keep(WishlistParts(parts.household, parts.reads, stage.work, parts.pictures, parts.place, parts.frame.toasts, self._done))
        made.page.whyAsked.connect(self._on_why_asked)
        return made

    @cached_property
    def workers(self) -> WorkersParts:
        """The Workers page and Find match."""
        from app.application.workers_parts import WorkersParts

        parts, stage = self._parts, self._parts.backstage
        made = WorkersParts(parts.household, stage.providers, parts.reads, stage.work, parts.pictures, parts.place, parts.frame.orbs, stage.enrichment)
        return self._keep(made)

    @Slot(object)
    def _on_why_asked(self, asked: MissingAsked) -> None:
        self.missing.title.ask_of(asked)

    def _done(self, line: int, text: str) -> None:
        """Something was done by hand; who tells it is built later than what does it."""
        self._parts.backstage.undoing.done(line, text)

    def _asked(self) -> Asked:
        """What the pages of titles hear of the providers, from any thread: nothing before everything is built."""
        from app.application.title_pages import Asked

        stage = self._parts.backstage
        return Asked(
            expected=lambda: stage.enrichment.expected() if stage.whole else (),
            away=lambda: stage.enrichment.away() if stage.whole else (),
            asks_about=lambda kind, row: stage.whole and stage.enrichment.queues.asks_about(kind, row),
            client=self._client,
        )

    def _keyless(self) -> bool:
        """Whether nobody gave a key for TMDB."""
        stage = self._parts.backstage
        return stage.whole and stage.enrichment.queues.state("tmdb").standing == "no_key"

    def _client(self, provider: Provider) -> MetadataProvider:
        """A provider's client, for any thread. Raises what Providers.client does, and Problem before everything is built."""
        stage = self._parts.backstage
        if not stage.whole:
            raise Problem("Bijou is still starting.")
        return stage.providers.client(provider)

    def _made(self, part: str, name: str) -> QObject:
        if not LATER[part].early:
            self._complete()
        return self._part(part).singletons[name]

    def _part(self, name: str) -> Part:
        part: Part = getattr(self, name)
        return part

    def _keep(self, part: Built) -> Built:
        self._built.append(part)
        return self._opened.enter_context(contextlib.closing(part))
