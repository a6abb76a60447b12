"""The poster wall: a model over any number of titles that holds their ids and a window of cards."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind, TitleList
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.query import LibraryQuery
from app.models.card_face import NOTHING, Face, without_art
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.selection import Selection, row_of
from app.models.wall_order import WallOrder
from app.models.wall_posters import WallPosters
from app.models.wall_rows import Ids, Inserted, Moved, Removed, RowChange, apply
from app.models.wall_window import AHEAD, WallReads, WallWindow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST = int(Qt.ItemDataRole.UserRole) + 1
QML_NAMES = {"title_id": "titleId", "poster": "posterUrl"}
ROLES = {FIRST + at: QML_NAMES.get(name, name) for at, name in enumerate(Face._fields)}
POSTER = FIRST + Face._fields.index("poster")
LOOK = FIRST + Face._fields.index("look")
SELECTED = FIRST + len(Face._fields)
LOADED = SELECTED + 1
ALL_ROLES = list(range(FIRST, LOADED + 1))
"""In this order views hear of them: which title it is, before what it looks like."""


class _Opened(NamedTuple):
    """A query's answer: its order, and the cards around the row where the page begins."""

    titles: TitleList
    row: int
    faces: dict[int, Face]


class Wall(QAbstractListModel):
    """Titles of one kind in the order of a query. `look` says which rows are on the screen: cards and posters are read for those only.

    Commits change exactly the rows concerned; another query fills the rows with other titles. Nothing here takes longer the more titles there are,
    but the copy of 8 bytes a title when an order is compared.
    """

    opened = Signal(int)
    """The rows of the query that was asked for are there; the row to begin at."""
    reordered = Signal()
    """Rows came, went or moved; `titles` is new."""
    stumbled = Signal(str)
    """Something could not be read: a sentence."""
    hung = Signal(list)
    """Rows on the screen whose posters came when their empty places had been seen for a while."""
    countChanged = Signal()
    selectionChanged = Signal()

    def __init__(self, kind: TitleKind, reads: WallReads, fetch: Fetch, pictures: Pictures, parent: Any = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.titles = TitleList()
        self.selection = Selection()
        self._subject = Subject.MOVIE if kind == "movie" else Subject.SHOW
        self._reads, self._fetch = reads, fetch
        self._ids: Ids = array("q")
        self._query: object = LibraryQuery(kind=kind)
        self._opening: Cancel | None = None
        self._window = WallWindow(kind, reads, fetch, self._on_faces_changed, self._on_failed)
        self._posters = WallPosters(pictures, self._on_posters, self._on_artless)
        self._order = WallOrder(reads.titles, fetch, self._carry_out, self)
        self._order.settled.connect(self._on_settled)
        self._order.stumbled.connect(self._on_failed)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in (*ROLES.items(), (SELECTED, "selected"), (LOADED, "loaded"))}

    def data(self, index: Index, role: int = 0) -> Any:
        row = index.row()
        if not 0 <= row < len(self._ids):
            return None
        one = self._ids[row]
        held = self._window.faces.get(one)
        if role == POSTER:
            return self._posters.file(held.poster) if held else ""
        if role == FIRST:
            return one
        if role == LOOK and held and self._posters.artless(held.poster):
            return without_art(held.look)
        if FIRST < role < SELECTED:
            return (held or NOTHING)[role - FIRST]
        if role == SELECTED:
            return one in self.selection
        if role == LOADED:
            return held is not None
        return (held or NOTHING).title if role == int(Qt.ItemDataRole.DisplayRole) else None

    count = Property(int, lambda self: len(self._ids), notify=countChanged)
    selectedCount = Property(int, lambda self: self.selection.count(len(self._ids)), notify=selectionChanged)

    @property
    def ids(self) -> Ids:
        """The ids in their order; the model's own, not to be changed."""
        return self._ids

    @Slot(int, result=int)
    def idAt(self, row: int) -> int:
        """The title of a row, 0 outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    @Slot(int, result=str)
    def titleAt(self, row: int) -> str:
        """What the title of a row is called, empty outside and before it is read."""
        return str(self.data(self.index(row), FIRST + Face._fields.index("title")) or "")

    @property
    def opening(self) -> bool:
        """True while the rows are still those of the query before the one that was asked for."""
        return self._opening is not None

    def selected_ids(self) -> list[int]:
        """The selected titles in their order."""
        return self.selection.chosen(self._ids)

    def restore_selection(self, kept: object) -> None:
        """Select what was selected when the user left, as `Selection.kept` gave it."""
        before = self.selection.kept(len(self._ids) or 1)
        self.selection.restore(kept)
        if self.selection.kept(len(self._ids) or 1) != before:
            self._tell_selected(0, len(self._ids) - 1)

    def open(self, query: object, anchor: int = 0, row: int = 0) -> None:
        """Show another query; `opened` tells the row of the title `anchor`, or `row` where that is not there. What was asked before is given up."""
        self._give_up()
        kind, reads = self.kind, self._reads

        def work(cancel: Cancel) -> _Opened:
            titles = reads.titles(query)
            cancel.check()
            start = _row_of(titles.ids, anchor, row)
            return _Opened(titles, start, reads.faces(kind, titles.ids[max(start - AHEAD // 2, 0) : start + AHEAD]))

        self._opening = self._fetch(work, lambda answer: self._on_opened(query, answer), self._on_not_opened)

    def _on_opened(self, query: object, answer: _Opened) -> None:
        self._opening = None
        looked = self._window.first, self._window.last
        self._exchange(answer)
        self._query = query
        self._order.follow(query, self._ids)
        self._window.look(*looked)  # a view whose rows have the same numbers as before has nothing to say
        self._ask_posters()
        self.countChanged.emit()
        self.selectionChanged.emit()
        self.opened.emit(answer.row)

    def _exchange(self, answer: _Opened) -> None:
        """Other titles in the rows that are there, and rows more or fewer at the end: views keep what they have made; a reset would have it made anew."""
        had, has = len(self._ids), len(answer.titles.ids)
        if has < had:
            self.beginRemoveRows(NOWHERE, has, had - 1)
        elif has > had:
            self.beginInsertRows(NOWHERE, had, has - 1)
        self.titles, self._ids = answer.titles, answer.titles.ids[:]
        self._window.show(self._ids, answer.faces)
        if has < had:
            self.endRemoveRows()
        elif has > had:
            self.endInsertRows()
        if both := min(had, has):
            self.dataChanged.emit(self.index(0), self.index(both - 1), ALL_ROLES)

    def _on_not_opened(self, problem: Problem) -> None:
        self._opening = None
        self._order.follow(self._query, self._ids)
        self._on_failed(problem)

    @Slot(object)
    def _on_failed(self, problem: Problem) -> None:
        self.stumbled.emit(str(problem))

    def _give_up(self) -> None:
        if self._opening is not None:
            self._opening.request()
            self._opening = None
        self._order.pause()

    @Slot(int, int)
    def look(self, first: int, last: int) -> None:
        """Rows `first` to `last` are on the screen: read their cards and posters."""
        if self._window.look(first, last):
            self._ask_posters()

    def prepare(self, row: int, then: Callable[[], None]) -> None:
        """Read the cards that stand around `row`, then go on."""
        self._window.prepare(row, then)

    @Slot(int)
    def drawPostersAt(self, pixels: int) -> None:
        """How wide a poster is, in device pixels."""
        if self._posters.draw_at(pixels):
            self._ask_posters()

    def _ask_posters(self) -> None:
        self._posters.ask([held.poster for held in self._window.visible() if held.poster])

    def _on_faces_changed(self, first: int, last: int, fields: list[int]) -> None:
        self.dataChanged.emit(self.index(first), self.index(last), [FIRST + field for field in fields])
        self._ask_posters()

    def _on_posters(self, references: frozenset[str], awaited: frozenset[str]) -> None:
        for first, last in _runs(self._window.rows_of(references)):
            self.dataChanged.emit(self.index(first), self.index(last), [POSTER])
        if awaited:
            self.hung.emit(self._window.rows_of(awaited))

    def _on_artless(self, references: frozenset[str]) -> None:
        for first, last in _runs(self._window.rows_of(references)):
            self.dataChanged.emit(self.index(first), self.index(last), [LOOK])

    def unreadable(self, file: str) -> None:
        """A poster's file is gone or broken: ask for it again."""
        self._posters.unreadable(file)
        self._ask_posters()

    def hear(self, changes: Changes) -> None:
        """A commit: rows that are held are read again, the order too, both in the background."""
        touched = changes.touched(self._subject)
        if touched:
            self._window.renew(touched - changes.removed.get(self._subject, frozenset()))
            self._order.changed()

    def renew_all(self) -> None:
        """Names that cards show (of servers) changed: make every face again."""
        self._window.renew(list(self._window.faces))

    @Slot(object)
    def _on_settled(self, titles: TitleList) -> None:
        self.titles = titles
        self.reordered.emit()
        self.countChanged.emit()
        self.selectionChanged.emit()
        self._window.fill()
        self._ask_posters()

    def _carry_out(self, change: RowChange) -> None:
        match change:
            case Removed(first, last):
                self.beginRemoveRows(NOWHERE, first, last)
                self.selection.forget(self._ids[first : last + 1])
                apply(change, self._ids)
                self.endRemoveRows()
            case Moved(source, target):
                self.beginMoveRows(NOWHERE, source, source, NOWHERE, target if target < source else target + 1)
                apply(change, self._ids)
                self.endMoveRows()
            case Inserted(first, ids):
                self.beginInsertRows(NOWHERE, first, first + len(ids) - 1)
                apply(change, self._ids)
                self.endInsertRows()

    @Slot(int)
    def toggle(self, row: int) -> None:
        """Select a row's title, or not any more."""
        if 0 <= row < len(self._ids):
            self.selection.toggle(self._ids[row])
            self._tell_selected(row, row)

    @Slot(int, int)
    def drawRange(self, start: int, row: int) -> None:
        """Shift goes from one row to another: the range that ended at `start` ends at `row`, with its beginning kept; where none did, one begins."""
        if touched := self.selection.draw(self._ids, start, row):
            self._tell_selected(touched.start, touched.stop - 1)

    @Slot()
    def selectAll(self) -> None:
        """Select every row."""
        self.selection.everything()
        self._tell_selected(0, len(self._ids) - 1)

    @Slot()
    def clearSelection(self) -> None:
        """Select nothing."""
        if self.selection.clear():
            self._tell_selected(0, len(self._ids) - 1)

    def _tell_selected(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last), [SELECTED])
        self.selectionChanged.emit()

    def close(self) -> None:
        """Ask for nothing more."""
        self._give_up()
        self._window.give_up()
        self._posters.close()


def _row_of(ids: Ids, anchor: int, row: int) -> int:
    found = row_of(ids, anchor)
    return min(row, max(len(ids) - 1, 0)) if found is None else found


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rising rows as runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
