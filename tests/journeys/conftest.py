"""The real program in this process: a temporary data folder, the pretend servers through the real clients, and the real window, driven by keys and clicks."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

from app.application.commandline import read
from app.application.household import Household
from app.application.pretending import invitations
from app.application.program import Program
from app.application.sources import Sources
from app.application.window import Window
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.library.connecting import join
from app.library.scan import scan
from app.settings.keys import server_secret
from app.views import engine
from tests.application.bijou import NOBODY
from tests.journeys import seen

WAIT_MS = 15_000
STILL_MS = 40
SIZE = (1440, 900)


@pytest.fixture(scope="session")
def servers() -> Iterator[PretendServers]:
    """The demo's own catalogue, on both servers."""
    with PretendServers().start(options=Options(art="plain")) as servers:
        yield servers


@dataclass(frozen=True)
class Stock:
    """A library that was scanned once, and what its servers' tokens are called in the environment."""

    database: Path
    tokens: Mapping[str, str]


@pytest.fixture(scope="session")
def stock(servers: PretendServers, tmp_path_factory: pytest.TempPathFactory) -> Stock:
    """Both servers scanned, for journeys that begin in a full library."""
    folder = tmp_path_factory.mktemp("stock")
    tokens: dict[str, str] = {}
    with Household(read(["--data-dir", str(folder)])) as household, contextlib.closing(Sources(household)) as sources:
        household.settings.page_history = {"at": 0, "entries": [["bijou://movies", {}]]}  # where somebody was last; a first start is at Home
        for invitation in invitations(Lent(servers)):
            joined = join(household.database, household.web, invitation, Cancel())
            tokens[f"BIJOU_{invitation.kind.upper()}_TOKEN"] = joined.token or ""
            household.keys.put(server_secret(invitation.kind, joined.device_id), joined.token or "")
            assert scan(household.database, sources.of(joined.server_id), joined.server_id, "full", Cancel()).whole
    return Stock(folder / "library.db", tokens)


class Lent:
    """The session's servers, lent to one program, which ends them when it closes."""

    def __init__(self, servers: PretendServers) -> None:
        self.plex, self.jellyfin, self.ready = servers.plex, servers.jellyfin, servers.ready
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True


class Journey:
    """One person at one window."""

    def __init__(self, qtbot: QtBot, folder: Path, servers: PretendServers) -> None:
        self.bot = qtbot
        self.folder = folder
        self.servers = servers
        self.lent: list[Lent] = []
        self.program = Program(self._lend)

    def _lend(self, _size: int | None, _folder: Path) -> Lent:
        self.lent.append(Lent(self.servers))
        return self.lent[-1]

    def start(self, *arguments: str) -> None:
        """Start the program and wait until it works."""
        self.program.open(read(["--data-dir", str(self.folder), *arguments]))
        self.settle_in()

    def settle_in(self) -> None:
        """Wait for the window; the screen of a test is small, the window is not."""
        self.view.resize(*SIZE)
        self.until(lambda: self.window.backstage.whole, "everything to be built")
        assert QTest.qWaitForWindowExposed(self.view)
        self.view.requestActivate()  # a virtual screen has no window manager that would
        self.until(self.view.isActive, "the window to be active")

    def quit(self) -> None:
        """Close the window, as quitting does; what QML complained of fails the test."""
        window = self.program.window
        if window is not None:
            warnings = list(window.stage.warnings)
            assert seen.with_a_class_of_their_own() == [], "a method that is connected is a slot"
            self.program.close()
            assert warnings == []

    def restart(self, *arguments: str) -> None:
        """End the program and start it again."""
        self.quit()
        self.start(*arguments)

    @property
    def window(self) -> Window:
        assert self.program.window is not None
        return self.program.window

    @property
    def view(self) -> QQuickWindow:
        assert self.window.view is not None
        return self.window.view

    @property
    def focus(self) -> QQuickItem:
        """Where the keyboard is."""
        item = self.view.activeFocusItem()
        assert item is not None, "nothing has the focus"
        return item

    @property
    def address(self) -> str:
        return self.window.place.where()

    def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait for something to come true."""
        try:
            self.bot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)
        except WaitedInVain as error:
            on_screen = seen.texts(self.view) if self.program.window is not None else "no window"
            raise AssertionError(f"waited in vain for {what or condition}; on the screen: {on_screen}") from error

    def see(self, text: str) -> None:
        """Wait until the text is on the screen."""
        self.until(lambda: seen.shows(self.view, text), text)

    def unsee(self, text: str) -> None:
        """Wait until the text is on the screen no more."""
        self.until(lambda: not seen.shows(self.view, text))

    def some(self, found: Callable[[], list[QQuickItem]], what: str) -> list[QQuickItem]:
        """Wait until there are items, and give those of that very look: at the next one they may be others."""
        looked: list[list[QQuickItem]] = [[]]

        def look() -> bool:
            looked.append(found())
            return bool(looked[-1])

        self.until(look, what)
        return looked[-1]

    def find(self, name: str) -> QQuickItem:
        """Wait for an item by its object name, accessible name or text; a poster's name begins with its title."""
        return self.some(lambda: seen.named(self.view, name), name)[-1]

    def click(self, name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click the last that is called so; see `click_on`."""
        self.click_on(lambda: seen.named(self.view, name)[-1:], name, modifier)

    def click_on(self, found: Callable[[], Sequence[QQuickItem]], what: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click the first that is found, once it stands still, can be clicked and no dialog lies over it, also none that is fading out."""

        def ready() -> list[QQuickItem]:
            items = [one for one in found()[:1] if seen.on_screen(self.view, one)]
            return [one for one in items if one.isEnabled() and not seen.covered(self.view, one)]

        self.still(lambda: seen.centre(self.some(ready, f"{what}, to click")[0]))
        seen.click(self.view, self.some(ready, f"{what}, to click")[0], modifier)

    def click_poster(self, title: str) -> None:
        """Open a title of the wall."""
        self.click_on(lambda: self._cards(title), f"the poster of {title}")

    def fill(self, label: str, text: str) -> None:
        """Type into the field of that label, over what is in it."""
        self.still(lambda: seen.centre(self._field(label)))
        field = self._field(label)
        seen.click(self.view, field)
        self.until(field.hasActiveFocus, f"the focus in {label}")
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def _field(self, label: str) -> QQuickItem:
        return self.some(lambda: self._fields(label), f"a field {label}")[-1]

    def _fields(self, label: str) -> list[QQuickItem]:
        return [item for item in seen.named(self.view, label) if item.inherits("QQuickTextInput")]

    def wall(self) -> QQuickItem:
        """The wall of posters, once it hangs."""
        self.until(lambda: len(seen.of_type(self.view, "PosterGrid")) == 1 and seen.of_type(self.view, "Poster"), "a wall of posters")
        self.at_rest()
        self.still(self.posters)
        return seen.of_type(self.view, "PosterGrid")[-1]

    def posters(self) -> list[str]:
        """Titles of the posters on the screen, in reading order."""
        cards = [card for card in seen.of_type(self.view, "Poster") if seen.on_screen(self.view, card)]
        cards.sort(key=lambda card: (seen.centre(card).y(), seen.centre(card).x()))
        return [str(card.property("title")) for card in cards]

    def drawn(self) -> int:
        """How many posters have their picture."""
        wall = self.window.libraries.movies.property("wall")
        role = next(role for role, name in wall.roleNames().items() if name == b"posterUrl")
        return sum(bool(wall.data(wall.index(row), role)) for row in range(wall.rowCount()))

    def poster(self, title: str) -> QQuickItem:
        """A poster on the screen, by its title."""
        return self.some(lambda: self._cards(title), f"the poster of {title}")[0]

    def _cards(self, title: str) -> list[QQuickItem]:
        return [card for card in seen.of_type(self.view, "Poster") if card.property("title") == title and seen.on_screen(self.view, card)]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        seen.press(self.view, key, modifier)

    def undo(self) -> None:
        """Take back what was done last by its key, once it is told and no dialog, also none that is fading out, takes the key."""
        self.until(lambda: not seen.covered(self.view, self.view.contentItem()), "no dialog over the window")
        self.at_rest()
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        seen.type_in(self.view, text)

    def still(self, what: Callable[[], object]) -> None:
        """Wait until looks at something are the same over three frames and `STILL_MS`: two looks between two frames would always be."""
        looked: list[object] = [None]
        frames = 0
        since = QElapsedTimer()

        def drawn() -> None:
            nonlocal frames
            frames += 1

        def same() -> bool:
            nonlocal frames
            looked.append(what())
            self.view.update()
            if looked[-2] != looked[-1] or not since.isValid():
                frames = 0
                since.start()
            return frames >= 3 and since.hasExpired(STILL_MS)

        self.view.frameSwapped.connect(drawn)
        try:
            self.until(same, "something to stand still")
        finally:
            self.view.frameSwapped.disconnect(drawn)

    def at_rest(self) -> None:
        """Wait until nothing is read, fetched, scanned or told any more, and every item is whole: half of one has no name yet."""
        window = self.window
        making = window.stage.engine.incubationController()

        def rests() -> bool:
            works = window.reads.idle and window.asides.idle and window.pictures.idle and window.backstage.work.idle and window.pages.searched
            return works and window.relay.idle and not making.incubatingObjectCount()

        self.until(rests, "rest")

    def asked_all(self) -> None:
        """Wait until the providers were asked about everything, or cannot be, and all that came of it is shown."""
        window = self.window
        self.until(lambda: window.relay.idle and window.backstage.enrichment.queues.rests, "everything to be asked about")
        self.at_rest()

    def scanned(self) -> None:
        """Wait until every server was scanned and the page shows what came."""
        self.until(lambda: not self.window.frame.progress.property("running") and self._has_titles())
        self.at_rest()

    def _has_titles(self) -> bool:
        return int(self.window.frame.navigation.property("movies")) > 0


@pytest.fixture
def stocked(journey: Journey, stock: Stock, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """A person who has added both servers before."""
    shutil.copy(stock.database, journey.folder / "library.db")
    for name, token in stock.tokens.items():
        monkeypatch.setenv(name, token)
    return journey


@pytest.fixture
def keyed(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Someone with a TMDB key."""
    monkeypatch.setenv("BIJOU_TMDB_URL", stocked.servers.tmdb.address)
    monkeypatch.setenv("BIJOU_TMDB_KEY", stocked.servers.tmdb.key)
    return stocked


@pytest.fixture
def journey(qtbot: QtBot, tmp_path: Path, servers: PretendServers, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """A person before the first start. Threads, jobs, makers and servers that outlive the program fail the test.

    TVmaze, which needs no key, is out of reach; the demo's own providers answer as fast as they are asked.
    """
    before = set(threading.enumerate())
    monkeypatch.setenv("BIJOU_TVMAZE_URL", NOBODY)
    for name in ("TMDB", "TVDB", "TVMAZE", "OMDB"):
        monkeypatch.setenv(f"BIJOU_{name}_RATE", "200")
    servers.clear_faults()
    journey = Journey(qtbot, tmp_path, servers)
    yield journey
    journey.quit()
    servers.clear_faults()
    left = [thread for thread in threading.enumerate() if thread not in before and thread.is_alive() and not thread.daemon]
    assert left == []
    assert all(lent.stopped for lent in journey.lent)
    assert engine._makers == {}
