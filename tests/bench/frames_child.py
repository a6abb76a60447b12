"""Measures one library's wall in a process of its own, in the real window at 1920 by 1080 on the software renderer; prints a JSON line."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from time import perf_counter, process_time, thread_time
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QEventLoop, QMetaObject, QModelIndex, QPersistentModelIndex, QTimer, QUrl
from PySide6.QtGui import QFont
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from app.application.keeping import keep_secret
from app.application.scenes.handling import type_of
from app.demo.process import PretendServers
from app.demo.ready import JellyfinReady, Options
from app.domain.cancel import Cancel
from app.domain.changes import Subject
from app.domain.provided import Provider
from app.library.connecting import Invitation, join
from tests.bench.window_child import resident_mb

WIDTH, HEIGHT = 1920, 1080
STEP, SEGMENT, ROUNDS = 40, 20, 30  # pixels a frame, frames a turn, turns: 600 steps, the two walls by turns, so that a busy machine weighs on both alike
SCANNED, SCANNED_FRAMES = 80_000, 300  # titles on the server that is scanned meanwhile, frames of that walk alone: the scan lasts longer than both
WARM = 8  # frames after a window comes back that are not counted
NOWHERE = QModelIndex()

BARE = """
import QtQuick
Window {
    id: window
    required property var posters
    required property int posterWidth
    required property int posterHeight
    required property int cellWidth
    required property int cellHeight
    required property int columns
    required property font strong
    required property font quiet
    property alias contentY: grid.contentY
    width: 1920; height: 1080; color: "black"
    GridView {
        id: grid
        objectName: "bare"
        x: 240; y: 112; width: window.columns * window.cellWidth; height: window.height - y
        cellWidth: window.cellWidth; cellHeight: window.cellHeight
        model: window.posters
        reuseItems: true
        delegate: Item {
            id: cell
            required property string title
            required property string caption
            required property string poster
            width: window.posterWidth; height: window.cellHeight - 20
            Image { width: window.posterWidth; height: window.posterHeight; source: cell.poster; asynchronous: true; sourceSize: Qt.size(width, height) }
            Text { y: window.posterHeight + 8; width: window.posterWidth; text: cell.title; color: "white"; elide: Text.ElideRight; font: window.strong; textFormat: Text.PlainText }
            Text { y: window.posterHeight + 26; text: cell.caption; color: "grey"; font: window.quiet; textFormat: Text.PlainText }
        }
    }
}
"""  # noqa: E501  # QML


class Posters(QAbstractListModel):
    """What the bare wall shows: the same posters and captions, as plain rows."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {257: QByteArray(b"title"), 258: QByteArray(b"caption"), 259: QByteArray(b"poster")}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        return self._rows[index.row()][role - 257]


def wait(until: Callable[[], bool], seconds: float = 30) -> None:
    """Let the event loop turn until something is so."""
    loop, timer, ends = QEventLoop(), QTimer(interval=1), perf_counter() + seconds
    timer.timeout.connect(lambda: loop.quit() if until() or perf_counter() > ends else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not until():
        raise TimeoutError


def pause(seconds: float) -> None:
    """Let the event loop turn for a while."""
    ends = perf_counter() + seconds
    wait(lambda: perf_counter() >= ends)


class Scroller:
    """Moves one wall a step a frame, and notes what each cost the GUI thread, how long it took by the clock and, per turn, what it cost all threads; in ms."""

    def __init__(self, window: QQuickWindow, view: QQuickItem) -> None:
        self.window, self.view = window, view
        self.frames: list[float] = []
        self.clock: list[float] = []
        self.turns: list[float] = []

    def turn(self, frames: int = SEGMENT, step: float = STEP) -> None:
        """So many steps further; the first ones are not counted."""
        loop, left, began, total, clock = QEventLoop(), [frames + WARM], [0.0], [0.0], [0.0]

        def move() -> None:
            if left[0] == frames:
                total[0] = process_time()
            began[0], clock[0] = thread_time(), perf_counter()
            self.view.setProperty("contentY", self.view.property("contentY") + step)
            self.window.update()

        def seen() -> None:
            if left[0] <= frames:
                self.frames.append((thread_time() - began[0]) * 1000)
                self.clock.append((perf_counter() - clock[0]) * 1000)
            left[0] -= 1
            if left[0]:
                QTimer.singleShot(0, move)
            else:
                self.turns.append((process_time() - total[0]) * 1000 / frames)
                loop.quit()

        self.window.show()
        link = self.window.frameSwapped.connect(seen)
        QTimer.singleShot(0, move)
        loop.exec()
        self.window.frameSwapped.disconnect(link)

    def percentile(self, share: float) -> float:
        """Of the frames."""
        return sorted(self.frames)[int(len(self.frames) * share)]


class Bench:
    """The program on one library, and a bare wall beside it."""

    def __init__(self, data_dir: str) -> None:
        from app.application.commandline import read
        from app.application.program import Program
        from app.application.qt import make_application

        options = read(["--data-dir", data_dir, "--open", "bijou://movies"])
        self.application = make_application(options)
        self.program = Program(lambda *_: None)  # type: ignore[arg-type]  # no pretend servers here
        self.program.open(options)
        window = self.program.window
        assert window is not None
        assert window.view is not None
        self.parts, self.window = window, window.view
        self.library: Any = window.libraries.movies
        self.wall: Any = self.library.property("wall")
        self.window.resize(WIDTH, HEIGHT)
        wait(lambda: self.library.property("state") == "ready")
        pause(1.5)
        self.grid = next(item for item in _items(self.window.contentItem()) if type_of(item).startswith("PosterGrid"))

    def bare(self) -> Scroller:
        """The baseline in a window of its own, with an engine of its own."""
        reads = self.library._reads
        ids = self.wall.ids[:6_000]
        find = self.parts.pictures
        cards = [card for at in range(0, len(ids), 500) for card in reads.cards("movie", ids[at : at + 500])]
        files: dict[str, str] = {}
        find.ask([card.poster for card in cards], "poster", 150, files.update)
        wait(lambda: len(files) == len(cards))
        self.posters = Posters([(card.title, f"{card.year or ''}  {card.rating or ''}", files[card.poster]) for card in cards])
        self.engine = QQmlEngine()
        self.component = component = QQmlComponent(self.engine)
        component.setData(QByteArray(BARE.encode()), QUrl("bare.qml"))
        measures = {name: self.grid.property(name) for name in ("posterWidth", "posterHeight", "cellWidth", "cellHeight", "columns")}
        poster = next(item for item in _items(self.grid) if type_of(item) == "Poster")
        strong = next(item.property("font") for item in poster.childItems() if item.property("font") is not None)
        quiet = QFont(strong)
        quiet.setPixelSize(12)
        quiet.setWeight(QFont.Weight.Normal)
        given = {**measures, "posters": self.posters, "strong": strong, "quiet": quiet}
        self.bare_window = window = component.createWithInitialProperties(given)
        assert isinstance(window, QQuickWindow), component.errorString()
        window.show()
        view = next(item for item in _items(window.contentItem()) if item.objectName() == "bare")
        return Scroller(window, view)

    def scroll(self) -> dict[str, float]:
        """Both walls by turns."""
        self.grid.setProperty("contentY", self.grid.property("originY"))
        wall, bare = Scroller(self.window, self.grid), self.bare()
        for _ in range(ROUNDS // 2):
            for one, other in ((wall, bare), (bare, wall)):
                other.window.hide()
                one.turn(SEGMENT)
        bare.window.hide()
        bare.window.destroy()
        self.window.show()
        return {
            "wall": median(wall.turns), "bare": median(bare.turns), "p95": wall.percentile(0.95), "p99": wall.percentile(0.99), "longest": max(wall.frames),
            "bare_p95": bare.percentile(0.95), "bare_p99": bare.percentile(0.99),
        }  # fmt: skip

    def scroll_working(self) -> dict[str, float]:
        """The same while a server is scanned for the first time, as from Settings; then while its titles are looked up at all providers too."""
        self.parts.complete()
        scans, queues, running, written = self.parts.backstage.scans, self.parts.backstage.enrichment.queues, [0], [0]
        scans.running.connect(lambda names: running.__setitem__(0, len(names)))
        self.parts.relay.changed.connect(lambda changes: written.__setitem__(0, written[0] + len(changes.touched(Subject.MOVIE))))

        def walk(frames: int) -> Scroller:
            self.grid.setProperty("contentY", self.grid.property("originY"))
            wall, before = Scroller(self.window, self.grid), written[0]
            wall.turn(frames)
            if not running[0] or written[0] == before:
                raise SystemExit("The scan was over before the walk was.")
            return wall

        with PretendServers().start(size=SCANNED, options=Options(sharing="both", art="plain")) as servers:
            scans.scan(self.joined(servers.jellyfin), "full")
            wait(lambda: written[0] > 0)
            scanned = walk(SCANNED_FRAMES)
            asked, began = self.enriching(servers), perf_counter()
            enriched = walk(SEGMENT * ROUNDS)
            rate = (self.questions() - asked) / (perf_counter() - began)
            scans.cancel(0)
            for provider in Provider:
                queues.pause(provider.value)
            wait(lambda: not running[0] and not queues.working)
        return {**_of("scan", scanned), **_of("enrich", enriched), "enrich_rate": rate}

    def enriching(self, servers: PretendServers) -> int:
        """Lead the queues to the pretend providers, and wait until all of them work; the questions asked so far."""
        household, stage = self.parts.household, self.parts.backstage
        household.led_to(servers.ready.provider_environment)
        for provider in Provider:
            stage.enrichment.key_changed(provider.value)
        wait(lambda: all(stage.enrichment.queues.state(provider.value).done for provider in Provider))
        return self.questions()

    def questions(self) -> int:
        """Asked of all providers."""
        return sum(self.parts.backstage.providers.way(provider).pace.begun for provider in Provider)

    def joined(self, server: JellyfinReady) -> int:
        """The server is the library's from now on; its row."""
        household = self.parts.household
        found = join(household.database, household.web, Invitation("jellyfin", server.address, token=server.api_key), Cancel())
        keep_secret(household, "jellyfin", found)
        return found.server_id

    def memory(self) -> dict[str, float]:
        """Past 5,000 posters, then at rest."""
        self.grid.setProperty("contentY", self.grid.property("originY"))
        columns = int(self.grid.property("columns"))
        lines = min(5_000, len(self.wall.ids)) // columns
        Scroller(self.window, self.grid).turn(max(1, lines), float(self.grid.property("cellHeight")))
        pause(1)
        return {"mb": resident_mb()}

    def until_painted(self, ask: Callable[[], object], ready: Callable[[], bool]) -> float:
        """Milliseconds from asking to the frame after it is ready."""
        seen = [0.0]

        def painted() -> None:
            if ready() and not seen[0]:
                seen[0] = perf_counter()

        link = self.window.frameSwapped.connect(painted)
        began = perf_counter()
        ask()
        self.window.update()
        poke = QTimer(interval=20)
        poke.timeout.connect(self.window.update)
        poke.start()
        wait(lambda: bool(seen[0]), 20)
        self.window.frameSwapped.disconnect(link)
        return (seen[0] - began) * 1000

    def captions(self) -> bool:
        """Every title on the screen has its name."""
        first, last = int(self.grid.property("firstRow")), int(self.grid.property("lastRow"))
        faces = self.wall._window.faces
        return all(one in faces for one in self.wall.ids[first : last + 1])

    def journeys(self) -> dict[str, float]:
        """Jumps, filters, titles opened and the way back."""
        place, actions = self.parts.place, self.parts.actions
        letters = [row.letter for row in self.library.property("letters").rows if row.present]
        jumps = [self.jumped(letter) for letter in [letters[len(letters) // 2], *letters[::3], letters[-1]]]
        filters = [self.filtered(address) for address in ADDRESSES]
        place.open("bijou://movies")
        pause(0.5)
        opened, backs = [], []
        titles: Any = self.parts.pages.titles.singletons["MovieTitle"]
        for one in self.wall.ids[:12]:
            opened.append(self.until_painted(partial(actions.open, "movie", one), lambda one=one: _is_open(titles, one)))  # type: ignore[misc]
            pause(0.3)
            backs.append(self.until_painted(place.back, lambda: place.where() == "bijou://movies" and self.captions()))
            pause(0.3)
        return {
            "jump": median(jumps),
            "filter": median(filters),
            "open": median(opened[1:]),
            "back": median(backs),
            "person": self.met(),
            "typed": self.typed(),
        }

    def met(self) -> float:
        """People, each another one; the first builds the page."""
        page, spent = self.parts.pages.people.page, []
        for row in range(1, 13):
            spent.append(self.until_painted(partial(self.parts.place.open, f"bijou://person/{row}"), lambda row=row: _is_met(page, row)))  # type: ignore[misc]
            pause(0.2)
        return median(spent[1:])

    def typed(self) -> float:
        """Letters of some titles, one after the other into the palette; the first builds it."""
        search(self.window)
        palette, spent = self.parts.pages.search.palette, []
        for title in [one.title for one in self.wall._window.faces.values()][:8]:
            for end in range(1, min(len(title), 8) + 1):
                text = title[:end].strip()
                spent.append(self.until_painted(partial(palette.look, text), lambda: not palette.property("waiting")))
        palette.closed.emit()
        return sorted(spent[1:])[int(len(spent[1:]) * 0.95)]

    def jumped(self, letter: str) -> float:
        """One letter."""
        there = [False]
        link = self.library.jumped.connect(lambda _row: there.__setitem__(0, True))
        spent = self.until_painted(lambda: self.library.jumpToLetter(letter), lambda: there[0] and self.captions())
        self.library.jumped.disconnect(link)
        pause(0.2)
        return spent

    def filtered(self, address: str) -> float:
        """One filter or order."""
        opened = [False]
        link = self.wall.opened.connect(lambda _row: opened.__setitem__(0, True))
        spent = self.until_painted(lambda: self.parts.place.open(address), lambda: opened[0] and self.captions())
        self.wall.opened.disconnect(link)
        pause(0.2)
        return spent


ADDRESSES = (
    "bijou://movies?genre=drama", "bijou://movies?sort=year&order=desc", "bijou://movies?genre=war&sort=rating&order=desc", "bijou://movies?quality=4K",
    "bijou://movies?state=unwatched&sort=added&order=desc", "bijou://movies?decade=1990", "bijou://movies?server=2&sort=size&order=desc", "bijou://movies",
)  # fmt: skip


def search(window: QQuickWindow) -> None:
    """Open the palette."""
    frame = next(item for item in _items(window.contentItem()) if type_of(item) == "Frame")
    QMetaObject.invokeMethod(frame, "openSearch")


def _items(root: QQuickItem) -> list[QQuickItem]:
    return [root, *(one for child in root.childItems() for one in _items(child))]


def _of(name: str, wall: Scroller) -> dict[str, float]:
    return {f"{name}_p99": wall.percentile(0.99), f"{name}_longest": max(wall.frames), f"{name}_clock_p99": sorted(wall.clock)[int(len(wall.clock) * 0.99)]}


def _is_open(titles: Any, number: int) -> bool:
    return bool(titles.property("number") == number and titles.property("state") == "ready")


def _is_met(page: Any, row: int) -> bool:
    return bool(page.property("state") == "ready" and page.property("name") == f"Busy Player {row - 1}")


def main() -> None:
    """The data folder, and `frames` or `memory`."""
    bench = Bench(sys.argv[1])
    with contextlib.closing(bench.program):
        figures = bench.memory() if sys.argv[2] == "memory" else {**bench.scroll(), **bench.journeys(), **bench.scroll_working()}
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}), flush=True)


if __name__ == "__main__":
    main()
