"""A library page: which titles it shows in which order, what narrows it, and where the user was on it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Literal

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cancel import Cancel
from app.domain.cards import Facets, TitleKind
from app.domain.changes import Changes, Subject
from app.domain.query import SORTS, LibraryQuery, Sort
from app.domain.servers import ServerRow
from app.models.fetch import Fetch
from app.models.filters import Filters
from app.models.library_parts import LibraryReads, TableChoice
from app.models.library_words import Letter, Option, letter_rows, sort_text, trouble_line
from app.models.page_memory import PageMemory, View, row_near
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.wall import Wall
from app.models.wall_window import WallReads
from app.models.wording import count, tr

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

State = Literal["loading", "ready", "empty", "nothing", "error"]
FACETS_AFTER_MS = 1_500
"""Menus follow commits at leisure: counting what 100,000 titles can be narrowed by is no work for every page of a scan."""
SELECTION_KEPT = 500
DESCENDING_FIRST: frozenset[Sort] = frozenset({"year", "added", "rating", "released", "missing", "size"})
"""Orders that begin with the newest, best or most when they are chosen."""


@QmlElement
@QmlUncreatable("Made by the application")
class Library(QObject):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """The `Movies` and `Shows` singletons of QML. The query is the page's address, in `Place`; scroll, current title and selection are that entry's memory."""

    changed = Signal()
    lettered = Signal()
    viewChanged = Signal()
    serversChanged = Signal()
    selectionChanged = Signal()
    positioned = Signal(int, float, int)
    """Show this row at the top, that many pixels of it scrolled away, and make that row current (-1: none)."""
    jumped = Signal(int)
    """Make this row current and visible."""
    copyAsked = Signal(str, list)
    rescanAsked = Signal(str, list)
    openOnServerAsked = Signal(str, list)

    qml_types: ClassVar[dict[str, str]] = {"wall": "Wall", "filters": "Filters", "letters": "ShortList", "sorts": "ShortList"}

    def __init__(
        self, kind: TitleKind, reads: LibraryReads, fetch: Fetch, pictures: Pictures, place: Place, table: TableChoice, now: Callable[[], int]
    ) -> None:
        super().__init__()
        self._kind: TitleKind = kind
        self._reads, self._fetch, self._table, self._now = reads, fetch, table, now
        self._memory = PageMemory(kind, place)
        self._names: Mapping[int, str] = {}
        self._query = LibraryQuery(kind=kind)
        self._state: State = "loading"
        self._problem = ""
        self._letter = ""
        self._servers: Sequence[ServerRow] = ()
        self._shown = self._foreseen = self._unseen = False
        self._stale = True
        self._seeking: Cancel | None = None
        self._wall = Wall(kind, WallReads(reads.titles, reads.cards, lambda: self._names), fetch, pictures, self)
        self._filters = Filters(self._query, self)
        self._letters = ShortList(Letter, self)
        self._sorts = ShortList(Option, self)
        self._facets_soon = QTimer(self, singleShot=True, interval=FACETS_AFTER_MS)
        self._facets_soon.timeout.connect(self._read_facets)
        self._wall.opened.connect(self._on_opened)
        self._wall.reordered.connect(self._on_titles)
        self._wall.stumbled.connect(self._on_stumbled)
        self._wall.selectionChanged.connect(self._on_selection_changed)
        self._filters.asked.connect(self._on_query_asked)
        place.moved.connect(self._on_moved)
        self._list_sorts()

    kind = Property(str, lambda self: self._kind, constant=True)
    wall = Property(QObject, lambda self: self._wall, constant=True)
    filters = Property(QObject, lambda self: self._filters, constant=True)
    letters = Property(QObject, lambda self: self._letters, constant=True)
    sorts = Property(QObject, lambda self: self._sorts, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `empty` (no title at all), `nothing` (none that fits the filters) or `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    countText = Property(str, lambda self: self._count_text(), notify=changed)
    corrected = Property(str, lambda self: self._wall.titles.corrected or "", notify=changed)
    sortText = Property(str, lambda self: sort_text(self._query.sort, self._query.descending), notify=changed)
    sort = Property(str, lambda self: self._query.sort, notify=changed)
    descending = Property(bool, lambda self: self._query.descending, notify=changed)
    letter = Property(str, lambda self: self._letter, notify=lettered)
    """Where on the rail the page is; empty when it is not in the order of titles."""
    letterRow = Property(int, lambda self: next((at for at, row in enumerate(self._letters.rows) if row.letter == self._letter), -1), notify=lettered)
    trouble = Property(str, lambda self: trouble_line(self._servers, self._now()), notify=serversChanged)
    """A line about servers that do not answer, empty when all is well."""
    troubledServer = Property(int, lambda self: next((server.id for server in self._servers if server.trouble), 0), notify=serversChanged)
    hasServers = Property(bool, lambda self: bool(self._servers), notify=serversChanged)

    def _get_table(self) -> bool:
        return self._table.get()

    def _set_table(self, wanted: bool) -> None:
        if wanted != self._table.get():
            self._table.put(wanted)
            self.viewChanged.emit()

    table = Property(bool, _get_table, _set_table, notify=viewChanged)

    selectedText = Property(str, lambda self: tr("%Ln selected", int(self._wall.property("selectedCount"))), notify=selectionChanged)

    @Slot(int, int)
    def look(self, first: int, last: int) -> None:
        """Rows first to last are on the screen."""
        self._wall.look(first, last)
        letter = self._letter_of(first)
        if letter != self._letter:
            self._letter = letter
            self.lettered.emit()

    @Slot(int, float, int)
    def remember(self, row: int, offset: float, current: int) -> None:
        """The page stands at `row`, `offset` pixels of it scrolled away, with row `current` current: back and a restart lead there again."""
        if self._state == "ready" and not self._wall.opening and self._memory.here():
            self._memory.keep_view(View(self._wall.idAt(row), row, round(offset), self._wall.idAt(current)))

    @Slot(str)
    def orderBy(self, sort: str) -> None:
        """Another order; the same again turns it round."""
        wanted = next((one for one in SORTS if one == sort), "title")
        turned = not self._query.descending if wanted == self._query.sort else wanted in DESCENDING_FIRST
        self._on_query_asked(msgspec.structs.replace(self._query, sort=wanted, descending=turned))

    @Slot(str)
    def jumpToLetter(self, letter: str) -> None:
        """Go to the first title of a letter; one that has none leads to the next that has."""
        rows = [row for row in self._letters.rows if row.present]
        at = next((at for at, row in enumerate(self._letters.rows) if row.letter == letter), -1)
        following = [row for row in self._letters.rows[at:] if row.present] if at >= 0 else []
        if found := (following or rows[-1:]):
            self._jump(found[0].row)

    def _jump(self, row: int) -> None:
        self._wall.prepare(row, lambda: self.jumped.emit(row))

    @Slot(str)
    def seek(self, text: str) -> None:
        """Go to the first title that begins with `text`, or to the next one after it."""
        if self._seeking is not None:
            self._seeking.request()
        ids, reads, kind = self._wall.ids[:], self._reads, self._kind

        def work(cancel: Cancel) -> int:
            rows = _rows(ids)
            for one in reads.from_prefix(kind, text):
                cancel.check()
                if one in rows:
                    return rows[one]
            return len(ids) - 1

        self._seeking = self._fetch(work, self._jump)

    @Slot(result=list)
    def selectedTitles(self) -> list[int]:
        """The rows of the selected titles, in their order."""
        return self._wall.selected_ids()

    @Slot()
    def copySelected(self) -> None:
        """Put the selected titles on the clipboard."""
        self.copyAsked.emit(self._kind, self._wall.selected_ids())

    @Slot()
    def rescanSelected(self) -> None:
        """Read the selected titles again from their servers."""
        self.rescanAsked.emit(self._kind, self._wall.selected_ids())

    @Slot()
    def openSelected(self) -> None:
        """Open the selected titles in their server's web app."""
        self.openOnServerAsked.emit(self._kind, self._wall.selected_ids())

    @Slot()
    def retry(self) -> None:
        """Read everything again."""
        self._open(self._query)

    def foresee(self) -> None:
        """A window is being built: if this page will be its first, begin to read what it shows. Its filters' choices wait for `seen`."""
        self._unseen = True
        if self._memory.here():
            self._shown = self._foreseen = True
            self._on_moved()

    def seen(self) -> None:
        """The window's first frame is on the screen."""
        self._unseen = False
        if self._state != "loading":
            self._freshen()

    @Slot()
    def enter(self) -> None:
        """The page is on the screen: read what it shows, or go back to where the user was on it."""
        foreseen, self._foreseen = self._foreseen, False
        self._shown = True
        if not foreseen:
            self._on_moved()

    @Slot()
    def leave(self) -> None:
        """The page is not on the screen any more."""
        self._shown = False

    def hear(self, changes: Changes) -> None:
        """A commit."""
        self._wall.hear(changes)
        if changes.touched(Subject.SERVER) or changes.touched(Subject.LIBRARY) or changes.touched(Subject(self._kind)):
            self._stale = True
            if self._shown and not self._facets_soon.isActive():
                self._facets_soon.start()

    def posters_unreadable(self, file: str) -> None:
        """A poster's file is gone or broken."""
        self._wall.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._facets_soon.stop()
        self._wall.close()

    @Slot()
    def _on_moved(self) -> None:
        """Another address: if it is this page's, show its query, or only go where its memory says."""
        if not self._shown or not self._memory.here():
            return
        query = self._memory.query()
        if query == self._query and self._state in {"ready", "nothing", "empty"}:
            view = self._memory.view()
            self._wall.restore_selection(self._memory.selection())
            row = row_near(self._wall.ids, view.top, view.row)
            self._position(row if row >= 0 else min(view.row, max(len(self._wall.ids) - 1, 0)))
            self._freshen()
        else:
            self._open(query)

    def _open(self, query: LibraryQuery) -> None:
        self._query = query
        self._filters.show(query)
        self._list_sorts()
        view = self._memory.view()
        self._wall.restore_selection(self._memory.selection())
        self._wall.open(query, view.top, view.row)
        self.changed.emit()

    def _position(self, row: int) -> None:
        view = self._memory.view()
        self.positioned.emit(row, float(view.offset), row_near(self._wall.ids, view.current, row))

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        self._on_titles()
        self._position(row)
        self._freshen()

    @Slot()
    def _on_titles(self) -> None:
        titles = self._wall.titles
        if len(titles.ids):
            self._state = "ready"
        else:
            self._state = "nothing" if self._query.filtered and titles.total_in_library else "empty"
        self._problem = ""
        self._letters.replace(letter_rows(titles.letters, descending=self._query.descending))
        self.changed.emit()

    @Slot(str)
    def _on_stumbled(self, sentence: str) -> None:
        self._problem = sentence
        if self._state == "loading":
            self._state = "error"
        self.changed.emit()
        self._freshen()

    @Slot()
    def _on_selection_changed(self) -> None:
        self.selectionChanged.emit()
        if self._shown and self._memory.here():
            self._memory.keep_selection(self._wall.selection.kept(SELECTION_KEPT))

    @Slot(object)
    def _on_query_asked(self, query: LibraryQuery) -> None:
        """From a filter or the order: a step of its own, that back takes back; letters typed are not."""
        only_text = msgspec.structs.replace(query, text=self._query.text) == self._query
        self._memory.go(query, same_step=only_text)

    def _freshen(self) -> None:
        """Read the choices of the filters if they may have changed: after the titles, for which the user waits."""
        if self._stale and self._shown and not (self._unseen and self._state == "ready"):
            self._read_facets()

    @Slot()
    def _read_facets(self) -> None:
        self._facets_soon.stop()
        self._stale = False
        reads, kind = self._reads, self._kind
        self._fetch(lambda _cancel: (reads.facets(kind), reads.servers()), self._on_facets)

    def _on_facets(self, answer: tuple[Facets, Sequence[ServerRow]]) -> None:
        facets, self._servers = answer
        names = {server.id: server.name for server in self._servers}
        if names != self._names:
            self._names = names
            self._wall.renew_all()
        self._filters.offer(facets)
        self.serversChanged.emit()

    def _list_sorts(self) -> None:
        offered = [sort for sort in SORTS if sort != "missing" or self._kind == "show"]
        self._sorts.replace([Option(sort, sort_text(sort, None), sort == self._query.sort) for sort in offered])

    def _letter_of(self, row: int) -> str:
        letters = self._wall.titles.letters
        at = bisect_right(letters, row, key=lambda pair: pair[1]) - 1
        return letters[at][0] if at >= 0 else ""

    def _count_text(self) -> str:
        titles = self._wall.titles
        if self._state == "loading" or not titles.total_in_library:
            return ""
        if not self._query.filtered:
            return count(len(titles.ids))
        return tr("%1 of %2").replace("%1", count(len(titles.ids))).replace("%2", count(titles.total_in_library))


def _rows(ids: array[int]) -> dict[int, int]:
    return dict(zip(ids, range(len(ids)), strict=True))
