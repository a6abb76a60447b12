"""The frame with every model behind it, over answers that a test chooses: no store, no network, no waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.cards import Card, Facets, TitleKind, TitleList
from app.domain.found import FoundHere, FoundOutside
from app.domain.home import Home as Front
from app.domain.home_counts import HomeCounts
from app.domain.query import LibraryQuery
from app.domain.scanning import ScanReport
from app.domain.servers import ScanRow, ServerRow
from app.models.about import About
from app.models.add_server import AddServer
from app.models.home import Home, HomeReads
from app.models.library import Library
from app.models.library_parts import LibraryReads, TableChoice
from app.models.metadata_words import MetadataWords
from app.models.navigation import Counted, Navigation
from app.models.orbs import Orbs
from app.models.place import Place
from app.models.provider_keys import ProviderKeys
from app.models.saved_filters import SavedFilters
from app.models.scan_progress import ScanProgress
from app.models.scan_reports import ScanReports
from app.models.search_page import SearchResults
from app.models.search_palette import Searches, SearchPalette
from app.models.search_rows import Command
from app.models.secrets_state import SecretsState
from app.models.server_cards import ServerCards
from app.models.theme_source import ThemeSource, read_tokens
from app.models.toasts import Toasts
from app.models.wanting import Wanting
from app.models.ways import Ways
from app.settings.keys import Keys
from app.settings.settings import Settings
from app.views.actions import Actions
from app.views.engine import Stage
from app.views.fonts import load_fonts
from app.views.icons import IconProvider
from app.views.orb_pieces import OrbPieces
from app.views.vocabulary import SINGLETONS
from app.views.wall_pieces import WallPieces
from tests.models.holding import HeldFetch, HeldPictures
from tests.models.test_add_server import Door
from tests.models.test_provider_keys import KeyRing

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = 1_700_000_000
SLICE_MS = 50


class Staged:
    """A window with the frame in it. What it asks of the outside waits in `fetch` until a test lets it go."""

    def __init__(self, folder: Path, address: str = "bijou://settings/appearance", size: tuple[int, int] = (1440, 900), scale: int = 100) -> None:
        kept: dict[str, str | None] = {}
        self.settings = Settings(kept.get, kept.__setitem__)
        self.settings.theme = "dark"
        self.settings.reduce_motion = True
        self.settings.scale_percent = scale
        self.fetch, self.pictures, self.door = HeldFetch(), HeldPictures(), Door()
        self.servers: Sequence[ServerRow] = ()
        self.scans: Sequence[ScanRow] = ()
        self.reports: Mapping[int, ScanReport] = {}
        self.answer, self.outside = FoundHere(), FoundOutside()
        self.done: list[str] = []
        self.table = False
        self.keys = Keys(folder, folder / "secrets.bijou", environ={})
        self.actions = Actions()
        self.place = Place(dict, lambda _history: None)
        self.theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), self.settings)
        self.toasts, self.progress = Toasts(), ScanProgress()
        self.orbs = Orbs(self.progress)
        self.saved = SavedFilters(lambda: self.settings.saved_filters, self._save_filters, self.toasts)
        self.adding = AddServer(self.fetch, self.door)
        self.cards = ServerCards(self.fetch, lambda: self.servers, lambda: NOW)
        self.ring = KeyRing()
        self.provider_keys = ProviderKeys(self.fetch, self.ring)
        self.wanting = Wanting()
        self.secrets = SecretsState(self.fetch, self.keys)
        self._connect()
        load_fonts(RESOURCES / "fonts")
        self.place.forget(address)
        self.stage = Stage()
        drawn = {"icon": IconProvider(RESOURCES / "icons"), "orb": OrbPieces(), "wall": WallPieces(RESOURCES / "icons")}
        self.stage.furnish(self._singletons(folder), {}, drawn)
        window = self.stage.open()
        assert window is not None, self.stage.warnings
        self.window: QQuickWindow = window
        self.window.resize(*size)
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window)
        self.fetch.run()

    def _connect(self) -> None:
        self.actions.addressAsked.connect(self.place.open)
        self.actions.backAsked.connect(self.place.back)
        self.actions.forwardAsked.connect(self.place.forward)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        made: dict[str, QObject] = {
            "About": About("1.2.3", {"data": folder, "cache": folder, "log": folder}, RESOURCES.parent / "LICENSE"),
            "Actions": self.actions,
            "AddServer": self.adding,
            "Home": Home(HomeReads(Front, HomeCounts), self.fetch, self.pictures, self.orbs, lambda: datetime.fromtimestamp(NOW, UTC)),
            "MetadataWords": MetadataWords(self.settings, ("en", "US")),
            "Movies": self._library("movie"),
            "Navigation": Navigation(self.fetch, lambda: Counted(1284, 212)),
            "Orbs": self.orbs,
            "Place": self.place,
            "ProviderKeys": self.provider_keys,
            "SavedFilters": self.saved,
            "ScanProgress": self.progress,
            "ScanReports": ScanReports(self.fetch, lambda limit: self.scans[:limit], lambda number: dict(self.reports).get(number), lambda: NOW),
            "SearchPalette": SearchPalette(self._searches(), self._commands, self.pictures, self.actions.openAddress),
            "SearchResults": SearchResults(self._searches(), self.pictures, self.place),
            "SecretsState": self.secrets,
            "ServerCards": self.cards,
            "Shows": self._library("show"),
            "ThemeSource": self.theme,
            "Toasts": self.toasts,
            "Wanting": self.wanting,
            "Ways": Ways(self.settings, {"tmdb": ("TMDB", "https://api.themoviedb.org/3")}, lambda _place: None),
        }
        self.made = made
        return {name: thing for name, thing in made.items() if name in SINGLETONS}

    def _searches(self) -> Searches:
        return Searches(lambda *_asked: self.answer, lambda *_asked: self.outside, lambda _entries: self.outside, self.fetch, self.fetch, lambda: "2026-01-01")

    def _commands(self) -> Sequence[Command]:
        return [
            Command("shows", "Shows", "tv", lambda: self.actions.openAddress("bijou://shows"), "Ctrl 2", page=True),
            Command("scan", "Look for what is new", "refresh-cw", lambda: self.done.append("scan"), "F5"),
        ]

    def _library(self, kind: TitleKind) -> Library:
        reads = LibraryReads(_titles, _cards, _facets, lambda: self.servers, _from_prefix)
        return Library(kind, reads, self.fetch, self.pictures, self.place, TableChoice(lambda: self.table, self._put_table), lambda: NOW)

    def _save_filters(self, kept: tuple[tuple[str, str], ...]) -> None:
        self.settings.saved_filters = kept

    def _put_table(self, table: bool) -> None:
        self.table = table

    def everything(self) -> list[QQuickItem]:
        """Every visible item, laid out and whole: what a view makes beyond its edge, as there is time, has no name and no size until all of it is made."""
        making = self.stage.engine.incubationController()
        self.window.grabWindow()
        while making.incubatingObjectCount():
            making.incubateFor(SLICE_MS)
            self.window.grabWindow()
        return list(items(self.window.contentItem()))

    def turn(self) -> None:
        """One turn of the event loop: what is to be called later is called."""
        QCoreApplication.processEvents()

    def item(self, kind: str) -> QQuickItem:
        """The first visible item of a QML type."""
        found = [one for one in items(self.window.contentItem()) if type_of(one) == kind]
        assert found, f"no {kind} is shown"
        return found[0]

    def close(self) -> None:
        """Take the window down; QML must have had nothing to complain of."""
        self.stage.close()
        self.place.close()
        assert self.stage.warnings == [], self.stage.warnings


def items(root: QQuickItem) -> Sequence[QQuickItem]:
    """An item and everything visible in it."""
    if not root.isVisible():
        return []
    return [root, *(one for child in root.childItems() for one in items(child))]


def spoken(item: QQuickItem) -> str:
    """What a screen reader calls an item, through the interface that it asks."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return "" if interface is None else interface.text(QAccessible.Text.Name)


def role(item: QQuickItem) -> QAccessible.Role:
    """What a screen reader takes an item for."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return QAccessible.Role.NoRole if interface is None else interface.role()


def _titles(_query: LibraryQuery) -> TitleList:
    return TitleList()


def _cards(_kind: TitleKind, _ids: Sequence[int]) -> Sequence[Card]:
    return []


def _facets(_kind: TitleKind) -> Facets:
    return Facets()


def _from_prefix(_kind: TitleKind, _text: str) -> Sequence[int]:
    return []


Build = Callable[..., Staged]
