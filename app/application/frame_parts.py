"""The models of the frame: what navigation, search, toasts and scan progress show, and what feeds them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from app.domain.changes import Changes, Subject
from app.models.fetch import Fetch
from app.models.navigation import Counted, Navigation
from app.models.orbs import Orbs
from app.models.saved_filters import SavedFilters
from app.models.scan_progress import ScanProgress
from app.models.theme_source import ThemeSource
from app.models.toasts import Toasts
from app.models.wording import instant_time
from app.settings.settings import Settings
from app.store.database import Database
from app.store.library_cards import counts
from app.views.actions import Actions

if TYPE_CHECKING:
    from app.models.search_rows import Command


class FrameParts:
    """Built once for the window. `singletons` are what QML knows them by; `apply` hears every commit."""

    def __init__(  # the demo's library says that it is one
        self, fetch: Fetch, database: Database, actions: Actions, theme: ThemeSource, settings: Settings, *, demo: bool = False
    ) -> None:
        self._fetch = fetch
        self._database = database
        self._actions = actions
        self._theme = theme
        self.toasts = Toasts()
        self.saved = SavedFilters(lambda: settings.saved_filters, lambda kept: setattr(settings, "saved_filters", kept), self.toasts)
        self.progress = ScanProgress()
        self.orbs = Orbs(self.progress)
        self.navigation = Navigation(fetch, self._counts, demo=demo)
        self._demo = demo
        self.navigation.load()
        self._tell_last_scan()

    @property
    def singletons(self) -> dict[str, QObject]:
        """By their names in QML."""
        named = {"Navigation": self.navigation, "Orbs": self.orbs, "SavedFilters": self.saved}
        return {**named, "ScanProgress": self.progress, "Toasts": self.toasts}

    def apply(self, changes: Changes) -> None:
        """A commit changed something."""
        self.navigation.apply(changes)
        if changes.touched(Subject.SCAN):
            self._tell_last_scan()

    def _tell_last_scan(self) -> None:
        self._fetch(lambda _cancel: self._last_scan(), self.progress.idle)

    def _last_scan(self) -> str:
        """What the navigation's foot says while nothing runs."""
        from app.store.scans import scans

        with self._database.read() as reader:
            newest = next((row for row in scans(reader, 1) if row.state != "running"), None)
        return "" if newest is None else _tr("Last scan %1").replace("%1", instant_time(newest.ended_at or newest.started_at, self._database.now()))

    def _counts(self) -> Counted:
        from app.store.following import followed_count
        from app.store.wishlist_page import wish_counts

        with self._database.read() as reader:
            owned = counts(reader)
            wished = wish_counts(reader)
            return Counted(owned.movies, owned.shows, followed_count(reader), wished.wanted_movies + wished.wanted_episodes)

    def commands(self) -> list[Command]:
        """What can be done now, and the pages that one can go to, for the search."""
        from app.models.search_rows import Command

        actions, theme = self._actions, self._theme
        dark = theme.is_dark()
        other = Command(
            "theme",
            _tr("Use the light theme") if dark else _tr("Use the dark theme"),
            "sun" if dark else "moon",
            lambda: theme.set_scheme("light" if dark else "dark"),
        )
        own = Command("own", _tr("Use your own library"), "log-out", actions.leaveDemo, "", _tr("leave the demo"))
        scan = Command("scan", _tr("Look for what is new"), "refresh-cw", lambda: actions.scan(0, "quick"), "F5", _tr("scan rescan every server"))
        again = Command("reload", _tr("Read this page again"), "rotate-cw", actions.reload, _keys("Ctrl+R"), _tr("reload refresh"))
        return [*self._pages(), *([own] if self._demo else []), scan, again, other]

    def _pages(self) -> list[Command]:
        from app.models.search_rows import Command

        go_to = _tr("go to")
        pages = (
            ("home", _tr("Home"), "house", "Ctrl+1", _tr("start overview tonight recently added continue watching")),
            ("movies", _tr("Movies"), "film", "Ctrl+2", _tr("films")),
            ("shows", _tr("Shows"), "tv", "Ctrl+3", _tr("series")),
            ("watchlist", _tr("Watchlist"), "eye", "Ctrl+5", _tr("followed shows people muted")),
            ("wishlist", _tr("Wishlist"), "heart", "Ctrl+6", _tr("wished wanted films episodes missing")),
            ("discover", _tr("Discover"), "compass", "Ctrl+7", _tr("trending popular upcoming recommendations collections on this day")),
            ("activity", _tr("Activity"), "history", "Ctrl+8", _tr("what happened changed since history undo")),
            ("search", _tr("Search"), "search", "", _tr("find titles people episodes")),
            ("workers/tmdb", _tr("Workers"), "sparkles", "", _tr("enrichment providers coverage unmatched matches TMDB TVDB OMDb TVmaze")),
            ("settings/libraries", _tr("Libraries"), "server", "Ctrl+,", _tr("settings servers")),
            ("settings/metadata", _tr("Metadata"), "sparkles", "", _tr("settings providers keys TMDB TVDB OMDb TVmaze language")),
            ("settings/notifications", _tr("Notifications"), "bell", "", _tr("settings desktop quiet hours wish what airs")),
            ("settings/appearance", _tr("Appearance"), "palette", "", _tr("settings theme")),
            ("settings/about", _tr("About Bijou"), "info", "", _tr("settings version licences")),
            ("scan/0", _tr("Past scans"), "history", "", _tr("reports")),
        )
        return [
            Command(f"page:{page}", title, symbol, partial(self._actions.openAddress, f"bijou://{page}"), _keys(keys), f"{words} {go_to}", page=True)
            for page, title, symbol, keys, words in pages
        ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Frame", text)


def _keys(shortcut: str) -> str:
    """A shortcut as this system writes it: Ctrl 1, ⌘1."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
