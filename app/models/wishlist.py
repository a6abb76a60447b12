"""The wishlist: films, and shows as a tree of what is wished of them; narrowed and ordered by the page's address (D40–D42)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Literal, NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.fold import fold
from app.domain.missing import Asked
from app.domain.problems import Problem
from app.domain.wishlist import MOVIE_SORTS, PAGE, SHOW_SORTS, WISH_STATES, Listed, WishCounts, WishQuery, WishTree, above, line_of, outermost, wish_query
from app.models.fetch import Fetch
from app.models.library_words import Option
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wall_rows import RowChange, row_changes
from app.models.wish_rows import WishRows
from app.models.wish_sight import WishSight
from app.models.wish_words import sort_words, state_words
from app.models.wording import count, shown, tr

State = Literal["loading", "ready", "empty", "nothing", "error"]
FIRST_LINES = 60
AGAIN_MS = 100
"""Between two readings while a scan commits."""
KEPT = 400
"""So many selected lines, and open branches, are remembered with the page."""
_VIEW = 4
_CONCERNED = (Subject.WISHLIST, Subject.EPISODE, Subject.SHOW, Subject.MOVIE)


class WishReads(NamedTuple):
    """What the page reads, each on a pool thread; `now` in the user's zone, at any time."""

    beginning: Callable[[WishQuery, Collection[int], int], WishTree]
    tree: Callable[[WishQuery, Collection[int], Collection[int]], WishTree]
    listed: Callable[[WishQuery, Sequence[int]], Mapping[int, Listed]]
    counts: Callable[[], WishCounts]
    now: Callable[[], datetime]


class Wishlist(ShownPage):
    """The `Wishlist` singleton of QML. Open branches, scroll, current row and selection are the memory of the entry."""

    changed = Signal()
    selectionChanged = Signal()
    positioned = Signal(int, float, int)
    """Show this row at the top, that many pixels of it scrolled away, and make that row current (-1: none)."""
    jumped = Signal(int)
    removeAsked = Signal(object, list, str)
    """A query, lines of it, and what they are called."""
    wantAsked = Signal(object, list)
    whyAsked = Signal(object)
    """An Asked: a film, or an episode."""
    clearAsked = Signal()
    copyAsked = Signal(object, list)
    """No lines: all that is wished."""
    saveAsked = Signal(str, str)
    """`csv` or `json`, and a path."""

    qml_types: ClassVar[dict[str, str]] = {"rows": "WishRows", "sorts": "ShortList", "states": "ShortList"}

    def __init__(self, reads: WishReads, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        super().__init__("wishlist", place)
        self._reads, self._fetch = reads, fetch
        self._query = WishQuery()
        self._read_query: WishQuery | None = None
        self._opened: frozenset[int] = frozenset()
        self._folded: frozenset[int] = frozenset()
        self._counts: WishCounts | None = None
        self._problem = ""
        self._reading: Cancel | None = None
        self._rows = WishRows(self)
        self._sight = WishSight(self._rows, reads.listed, reads.now, fetch, pictures)
        self._sorts, self._states = ShortList(Option, self), ShortList(Option, self)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._read)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    sorts = Property(QObject, lambda self: self._sorts, constant=True)
    states = Property(QObject, lambda self: self._states, constant=True)
    tab = Property(str, lambda self: self._query.tab, notify=changed)
    text = Property(str, lambda self: self._query.text, notify=changed)
    narrowed = Property(str, lambda self: self._query.state, notify=changed)
    narrowedText = Property(str, lambda self: state_words(self._query.state), notify=changed)
    sortText = Property(str, lambda self: sort_words(self._query.sort, films=self._query.tab == "movies"), notify=changed)
    state = Property(str, lambda self: self._state(), notify=changed)
    """`loading`, `ready`, `empty` (nothing is wished), `nothing` (nothing that fits) or `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    known = Property(bool, lambda self: self._counts is not None, notify=changed)
    movies = Property(int, lambda self: self._counts.movies if self._counts else 0, notify=changed)
    shows = Property(int, lambda self: self._counts.shows if self._counts else 0, notify=changed)
    done = Property(int, lambda self: self._counts.done if self._counts else 0, notify=changed)
    """How many wishes are done, of films and of shows."""
    countText = Property(str, lambda self: self._count_text(), notify=changed)
    selected = Property(int, lambda self: self._rows.selection.count(len(self._rows.keys)), notify=selectionChanged)
    selectedText = Property(str, lambda self: tr("%Ln selected", self._rows.selection.count(len(self._rows.keys))), notify=selectionChanged)

    @Slot(str, str)
    def choose(self, field: str, value: str) -> None:
        """Another tab, order or state: a step of its own; or another text, which is none."""
        wanted = wish_query(f"{PAGE}?tab={value}") if field == "tab" else msgspec.structs.replace(self._query, **{field: value})
        if field == "text":
            self._folded = frozenset()
        (self._place.replace if field == "text" else self._place.open)(wish_query(wanted.address()).address())

    @Slot()
    def clear(self) -> None:
        """Narrow by nothing."""
        self._place.open(msgspec.structs.replace(self._query, text="", state="").address())

    @Slot(int)
    def toggle(self, row: int) -> None:
        """Open a branch, or fold it."""
        key = self._key(row)
        if not key:
            return
        if key in self._rows.opened:
            self._opened, self._folded = self._opened - {key}, self._folded | {key}
            self._open()
        else:
            self.unfold([key])

    def unfold(self, keys: Sequence[int]) -> None:
        """Open these branches."""
        self._opened, self._folded = self._opened.union(keys), self._folded.difference(keys)
        self._open()

    @Slot(int, result=int)
    def rowAbove(self, row: int) -> int:
        """The row of the branch that this one is under, -1 at the top."""
        over = above(self._key(row))
        return self._rows.keys.index(over) if over and over in self._rows.keys else -1

    @Slot(int, int)
    def look(self, first: int, last: int) -> None:
        """These rows are in sight."""
        self._sight.look(self._query, first, last)

    @Slot(float)
    def drawnAt(self, pixels: float) -> None:
        """How wide a poster is, in device pixels."""
        self._sight.draw_at(round(pixels))

    @Slot(int, float, int)
    def remember(self, row: int, offset: float, current: int) -> None:
        """The page stands at `row`, `offset` pixels of it scrolled away, with row `current` current."""
        if self._in_sight() and self._read_query == self._query:
            self._place.remember("view", [self._key(row), row, round(offset), self._key(current)])

    @Slot(str)
    def seek(self, text: str) -> None:
        """Go to the first film or show that begins with `text`."""
        wanted, query, keys = fold(text), self._query, [key for key in self._rows.keys if not above(key)]
        reads, rows = self._reads, self._rows

        def work(_cancel: Cancel) -> int:
            found = reads.listed(query, keys)
            return next((key for key in keys if key in found and fold(found[key].title).startswith(wanted)), 0)

        self._fetch(work, lambda key: self.jumped.emit(rows.keys.index(key)) if key and key in rows.keys else None)

    @Slot(int)
    def select(self, row: int) -> None:
        """Select a line, or not any more."""
        if key := self._key(row):
            self._rows.selection.turn(key, self._rows.keys)
            self._selected()

    @Slot(int, int)
    def draw(self, start: int, row: int) -> None:
        """Draw the range that ends at row `start` on to `row`."""
        if self._rows.selection.draw(self._rows.keys, start, row):
            self._selected()

    @Slot()
    def selectAll(self) -> None:
        """Select everything that the list holds."""
        self._rows.selection.everything()
        self._selected()

    @Slot()
    def clearSelection(self) -> None:
        """Select nothing."""
        if self._rows.selection.clear():
            self._selected()

    @Slot(int)
    def remove(self, row: int) -> None:
        """Take a line, and what is under it, off the list; a row among selected ones stands for them all."""
        key = self._key(row)
        if key and self._rows.selection.holds(key):
            self.removeSelected()
        elif key:
            self.removeAsked.emit(self._query, [key], self._called(key))

    @Slot()
    def removeSelected(self) -> None:
        """Take the selected lines off the list."""
        keys = outermost(self._rows.chosen())
        self.clearSelection()
        if keys:
            self.removeAsked.emit(self._query, keys, self._called(keys[0]) if len(keys) == 1 else "")

    @Slot()
    def wantSelected(self) -> None:
        """Wish the selected lines after all."""
        keys = outermost(self._rows.chosen())
        self.clearSelection()
        if keys:
            self.wantAsked.emit(self._query, keys)

    @Slot(int)
    def want(self, row: int) -> None:
        """Wish what was not wanted after all."""
        if key := self._key(row):
            self.wantAsked.emit(self._query, [key])

    @Slot(int)
    def why(self, row: int) -> None:
        """Say why what is wished there is missing: of a film or an episode."""
        line = line_of(self._key(row)) if self._key(row) else None
        if line is not None and line.level == "movie":
            self.whyAsked.emit(Asked("wish", line.row))
        elif line is not None and line.season is not None and line.number is not None:
            self.whyAsked.emit(Asked("place", line.row, line.season, line.number))

    @Slot()
    def clearDone(self) -> None:
        """Take everything off the list that the library owns by now."""
        self.clearAsked.emit()

    @Slot(bool)
    def copy(self, chosen: bool) -> None:  # a slot of QML's
        """Copy what is selected, else all that is wished, as lines of text."""
        self.copyAsked.emit(self._query, outermost(self._rows.chosen()) if chosen else [])

    @Slot(str, QUrl)
    def save(self, form: str, file: QUrl) -> None:
        """Save all that is wished as a file: `csv` or `json`."""
        self.saveAsked.emit(form, file.toLocalFile())

    @Slot()
    def retry(self) -> None:
        """Read everything again."""
        self._problem = ""
        self._read()

    def apply(self, changes: Changes) -> None:
        """A commit: what it concerns is read again in a moment (D61)."""
        if self._read_query is not None and any(changes.touched(subject) for subject in _CONCERNED) and not self._again.isActive():
            self._again.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._sight.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        self._give_up()
        self._sight.close()

    def _on_come(self) -> None:
        query = wish_query(self._place.where())
        kept = self._place.remembered("opened", None)
        opened = frozenset(int(one) for one in kept) if isinstance(kept, list) else self._opened
        if query == self._read_query and opened == self._opened:
            self._position()
            return
        self._query, self._opened = query, opened
        self._list_choices()
        if query == self._read_query:
            self._read()
            return
        self._rows.selection.restore(self._place.remembered("selected", []))
        self._rows.select_changed()
        self.selectionChanged.emit()
        if self._view()[1] < FIRST_LINES // 2 and not query.filtered:
            self._begin(query)
        else:
            self._read()
        self.changed.emit()

    def _open(self) -> None:
        if self._in_sight():
            self._place.remember("opened", sorted(self._opened)[:KEPT])
        self._read()

    def _begin(self, query: WishQuery) -> None:
        """The first lines at once, then all of them."""
        self._give_up()
        reads, opened = self._reads, self._opened

        def begun(tree: WishTree) -> None:
            self._rows.exchange(array("q", tree.keys), tree.opened)
            self._read_query = query
            self._sight.again(query)
            self.changed.emit()
            self._position()
            self._read()

        self._reading = self._fetch(lambda _cancel: reads.beginning(query, opened, FIRST_LINES), begun, self._on_failed)

    @Slot()
    def _read(self) -> None:
        """All lines in order, and the steps that lead there from what is shown."""
        self._give_up()
        reads, query, opened, folded, before = self._reads, self._query, self._opened, self._folded, self._rows.keys[:]

        def work(_cancel: Cancel) -> tuple[WishTree, list[RowChange]]:
            tree = reads.tree(query, opened, folded)
            return tree, row_changes(before, array("q", tree.keys))

        self._reading = self._fetch(work, lambda answer: self._on_read(query, *answer), self._on_failed)
        self._fetch(lambda _cancel: reads.counts(), self._on_counted)

    def _on_read(self, query: WishQuery, tree: WishTree, changes: list[RowChange]) -> None:
        self._reading, self._problem = None, ""
        fresh, self._read_query = query != self._read_query, query
        if fresh:
            self._rows.exchange(array("q", tree.keys), tree.opened)
        else:
            self._rows.carry_out(changes, tree.opened)
        self._sight.again(query)
        self.changed.emit()
        self.selectionChanged.emit()
        if fresh:
            self._position()

    def _on_counted(self, counts: WishCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._reading = None
        self._problem = str(problem)
        self.changed.emit()

    def _give_up(self) -> None:
        if self._reading is not None:
            self._reading.request()
            self._reading = None

    def _position(self) -> None:
        top, row, offset, current = self._view()
        keys = self._rows.keys
        start = keys.index(top) if top and top in keys else min(row, max(len(keys) - 1, 0))
        self.positioned.emit(start, float(offset), keys.index(current) if current and current in keys else -1)

    def _view(self) -> list[int]:
        kept = self._place.remembered("view", [])
        return [int(one) for one in kept] if isinstance(kept, list) and len(kept) == _VIEW else [0, 0, 0, 0]

    def _selected(self) -> None:
        self._rows.select_changed()
        if self._in_sight():
            self._place.remember("selected", self._rows.selection.kept(KEPT))
        self.selectionChanged.emit()

    def _key(self, row: int) -> int:
        return self._rows.keys[row] if 0 <= row < len(self._rows.keys) else 0

    def _called(self, key: int) -> str:
        """`Fargo · Season 2`, as far as it was read."""
        over = [one for one in (above(above(key)) if above(key) else 0, above(key), key) if one]
        return shown(" · ".join(self._rows.faces[one].title for one in over if one in self._rows.faces))

    def _state(self) -> State:
        if len(self._rows.keys) and self._read_query == self._query:
            return "ready"
        if self._problem:
            return "error"
        if self._read_query != self._query:
            return "loading"
        return "nothing" if self._query.filtered else "empty"

    def _count_text(self) -> str:
        if self._counts is None or not self._counts.movies + self._counts.shows:
            return ""
        films, episodes = self._counts.wanted_movies, self._counts.wanted_episodes
        parts = ([tr("%Ln movie(s)", films)] if films else []) + ([tr("%Ln episode(s)", episodes)] if episodes else [])
        if not parts:
            return tr("All %1 done").replace("%1", count(self._counts.done))
        return tr("%1 wanted").replace("%1", " · ".join(parts))

    def _list_choices(self) -> None:
        query = self._query
        films = query.tab == "movies"
        self._sorts.replace([Option(one, sort_words(one, films=films), one == query.sort) for one in (MOVIE_SORTS if films else SHOW_SORTS)])
        offered = [one for one in WISH_STATES if not films or one not in {"when_aired", "unwanted"} or one == query.state]
        self._states.replace([Option(one, state_words(one), one == query.state) for one in offered])
