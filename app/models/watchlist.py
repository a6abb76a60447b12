"""The watchlist: shows and people that are followed, why each is here, what comes next; narrowed and ordered by the page's address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Literal, NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.cards import Card, TitleKind
from app.domain.changes import Changes, Subject
from app.domain.fold import fold
from app.domain.problems import Problem
from app.domain.watching import (
    PAGE,
    PEOPLE_SORTS,
    SHOW_SORTS,
    WATCH_FILTERS,
    WatchedPerson,
    WatchList,
    WatchQuery,
    watch_query,
)
from app.models.fetch import Fetch
from app.models.library_words import Option
from app.models.page_memory import row_near
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.row_pictures import RowPictures
from app.models.selection import Selection
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wall_order import REORDER_MS
from app.models.watch_people import Role, WatchedFace, roles_of, watched_faces
from app.models.watch_wall import WatchReads, WatchWall
from app.models.watch_words import filter_words, people_sort, show_sort
from app.models.wording import count, shown, tr

State = Literal["loading", "ready", "empty", "nothing", "error"]
PORTRAIT = 104
_PEOPLE = (Subject.PERSON, Subject.WATCHLIST)


class WatchlistReads(NamedTuple):
    """What the page reads, each on a pool thread; `now` in the user's zone, at any time. `keyless`: nobody can tell what people do."""

    shows: Callable[[WatchQuery], WatchList]
    cards: Callable[[TitleKind, Sequence[int]], Iterable[Card]]
    people: Callable[[WatchQuery], Sequence[WatchedPerson]]
    now: Callable[[], datetime]
    keyless: Callable[[], bool]


class Watchlist(ShownPage):
    """The `Watchlist` singleton of QML. Scroll, current row and selection are the memory of the entry."""

    changed = Signal()
    selectionChanged = Signal()
    positioned = Signal(int, float, int)
    """Show this row at the top, that many pixels of it scrolled away, and make that row current (-1: none)."""
    jumped = Signal(int)
    rolesAsked = Signal(int, str, list)
    """A person's row and name, and the departments that count from now on; none: all."""

    qml_types: ClassVar[dict[str, str]] = {
        "wall": "WatchWall", "people": "ShortList", "sorts": "ShortList", "filters": "ShortList", "roles": "ShortList",
    }  # fmt: skip

    def __init__(self, reads: WatchlistReads, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        super().__init__("watchlist", place)
        self._reads, self._fetch = reads, fetch
        self._query = WatchQuery()
        self._opened: WatchQuery | None = None
        self._people_read = False
        self._problem = ""
        self._everybody: Sequence[WatchedPerson] = ()
        self._persons = 0
        self._chosen = Selection()
        self._reading: Cancel | None = None
        self._wall = WatchWall(WatchReads(reads.shows, reads.cards, dict), fetch, pictures, reads.now, self)
        self._people, self._roles = ShortList(WatchedFace, self), ShortList(Role, self)
        self._sorts, self._filters = ShortList(Option, self), ShortList(Option, self)
        self._portraits = RowPictures(pictures, self._people, PORTRAIT, "headshot")
        self._people_soon = QTimer(self, singleShot=True, interval=REORDER_MS)
        self._people_soon.timeout.connect(self._read_people)
        self._wall.opened.connect(self._on_opened)
        self._wall.reordered.connect(self._tell)
        self._wall.stumbled.connect(self._on_stumbled)
        self._wall.selectionChanged.connect(self.selectionChanged)

    wall = Property(QObject, lambda self: self._wall, constant=True)
    people = Property(QObject, lambda self: self._people, constant=True)
    roles = Property(QObject, lambda self: self._roles, constant=True)
    """Of the person who was asked about last."""
    sorts = Property(QObject, lambda self: self._sorts, constant=True)
    filters = Property(QObject, lambda self: self._filters, constant=True)
    tab = Property(str, lambda self: self._query.tab, notify=changed)
    text = Property(str, lambda self: self._query.text, notify=changed)
    narrowed = Property(str, lambda self: self._query.filter, notify=changed)
    narrowedText = Property(str, lambda self: filter_words(self._query.filter, self._muted()), notify=changed)
    sortText = Property(str, lambda self: self._sort_text(), notify=changed)
    state = Property(str, lambda self: self._state(), notify=changed)
    """`loading`, `ready`, `empty` (nothing is followed), `nothing` (nothing that fits) or `error`."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    known = Property(bool, lambda self: self._opened is not None and self._people_read, notify=changed)
    """True once there is something to count."""
    shows = Property(int, lambda self: self._wall.titles.total_in_library, notify=changed)
    persons = Property(int, lambda self: self._persons, notify=changed)
    muted = Property(int, lambda self: self._muted(), notify=changed)
    countText = Property(str, lambda self: self._count_text(), notify=changed)
    keyless = Property(bool, lambda self: self._reads.keyless(), notify=changed)
    selected = Property(int, lambda self: self._selected(), notify=selectionChanged)
    """How many shows, or people on their tab."""
    selectedText = Property(str, lambda self: tr("%Ln selected", self._selected()), notify=selectionChanged)

    @Slot(str, str)
    def choose(self, field: str, value: str) -> None:
        """Another tab, order or filter: a step of its own; or another text, which is none."""
        wanted = watch_query(f"{PAGE}?tab={value}") if field == "tab" else msgspec.structs.replace(self._query, **{field: value})
        (self._place.replace if field == "text" else self._place.open)(wanted.address())

    @Slot()
    def clear(self) -> None:
        """Narrow by nothing."""
        self._place.open(msgspec.structs.replace(self._query, text="", filter="").address())

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        self._portraits.drawn_at(ratio)

    @Slot(int, float, int)
    def remember(self, row: int, offset: float, current: int) -> None:
        """The page stands at `row`, `offset` pixels of it scrolled away, with row `current` current."""
        if self._in_sight() and self._state() == "ready" and not self._wall.opening:
            self._place.remember("view", [self._id(row), row, round(offset), self._id(current)])

    @Slot(str)
    def seek(self, text: str) -> None:
        """Go to the first that begins with `text`."""
        wanted, titles, ids = fold(text), self._wall.titles, self._wall.ids[:]
        names = [one.name for one in self._everybody]
        people = self._query.tab == "people"

        def work(_cancel: Cancel) -> int:
            said = names if people else [titles.shows[one][1] for one in ids if one in titles.shows] if isinstance(titles, WatchList) else []
            return next((at for at, name in enumerate(said) if fold(name).startswith(wanted)), -1)

        self._fetch(work, lambda row: self.jumped.emit(row) if row >= 0 else None)

    @Slot(int)
    def select(self, row: int) -> None:
        """Select a show, or somebody, or not any more."""
        if self._query.tab == "shows":
            self._wall.toggle(row)
        elif 0 <= row < len(self._people.rows):
            self._chosen.toggle(self._people.rows[row].number)
            self._tell_chosen()

    @Slot(int, int)
    def draw(self, start: int, row: int) -> None:
        """Draw the range that ends at row `start` on to `row`."""
        if self._query.tab == "shows":
            self._wall.drawRange(start, row)
        else:
            self._chosen.draw([one.number for one in self._people.rows], start, row)
            self._tell_chosen()

    @Slot()
    def selectAll(self) -> None:
        """Select all shows, or all people."""
        if self._query.tab == "shows":
            self._wall.selectAll()
        else:
            self._chosen.everything()
            self._tell_chosen()

    @Slot()
    def clearSelection(self) -> None:
        """Select nothing."""
        if self._chosen.clear():
            self._tell_chosen()
        self._wall.clearSelection()

    @Slot(result=list)
    def selectedRows(self) -> list[int]:
        """The selected shows, or people, by their rows of the library."""
        if self._query.tab == "shows":
            return self._wall.selected_ids()
        return self._chosen.chosen([one.number for one in self._people.rows])

    @Slot(int)
    def askRoles(self, person: int) -> None:
        """Which roles of somebody count: `roles` lists them."""
        self._roles.replace([role for one in self._everybody if one.person_id == person for role in roles_of(one)])

    @Slot(int, str, bool)
    def countRole(self, person: int, role: str, counts: bool) -> None:  # a slot of QML's
        """Let a role count, or not; the last one stays, and all of them are the same as none chosen."""
        rows = [row._replace(counts=counts if row.key == role else row.counts) for row in self._roles.rows]
        chosen = [row.key for row in rows if row.counts]
        if chosen:
            self._roles.replace(rows)
            name = next((one.name for one in self._everybody if one.person_id == person), "")
            self.rolesAsked.emit(person, shown(name, 80), [] if len(chosen) == len(rows) else chosen)

    @Slot()
    def retry(self) -> None:
        """Read everything again."""
        self._problem = ""
        self._open(self._query)

    def hear(self, changes: Changes) -> None:
        """A commit: rows that are concerned are read again, in the background (D61)."""
        if self._opened is None:
            return
        self._wall.hear(changes)
        if changes.touched(Subject.WATCHLIST):
            self._read_people()
        elif any(changes.touched(subject) for subject in _PEOPLE) and not self._people_soon.isActive():
            self._people_soon.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._wall.unreadable(file)
        self._portraits.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._people_soon.stop()
        self._wall.close()
        self._portraits.close()

    def _on_come(self) -> None:
        query = watch_query(self._place.where())
        if query != self._query or self._opened is None:
            self._open(query)
        else:
            self._on_opened(-1)

    def _open(self, query: WatchQuery) -> None:
        """Both tabs are counted, so both are read; the wall only where its own question is another one."""
        if query != self._query:
            self._chosen.clear()
        self._query = query
        self._list_choices()
        self.selectionChanged.emit()
        asked = query if query.tab == "shows" else WatchQuery()
        if asked != self._opened or self._problem or query.tab == "shows":
            view = self._view()
            self._wall.restore_selection([])
            self._wall.open(asked, view[0], view[1])
            self._opened = asked
        self._read_people()
        self.changed.emit()

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        self._problem = ""
        self._tell()
        if self._query.tab == "shows":
            view = self._view()
            start = row if row >= 0 else max(row_near(self._wall.ids, view[0], view[1]), 0)
            self.positioned.emit(start, float(view[2]), row_near(self._wall.ids, view[3], start))

    @Slot()
    def _tell(self) -> None:
        self._list_choices()
        self.changed.emit()

    @Slot()
    def _read_people(self) -> None:
        if self._reading is not None:
            self._reading.request()
        query = self._query if self._query.tab == "people" else WatchQuery("people", "title")
        reads = self._reads

        def work(_cancel: Cancel) -> tuple[Sequence[WatchedPerson], int, list[WatchedFace]]:
            found = reads.people(query)
            everybody = found if not query.text else reads.people(WatchQuery("people", "title"))
            return found, len(everybody), watched_faces(found, reads.now())

        self._reading = self._fetch(work, lambda answer: self._on_people(*answer), self._on_failed)

    def _on_people(self, people: Sequence[WatchedPerson], persons: int, faces: Sequence[WatchedFace]) -> None:
        self._reading = None
        first, self._people_read = not self._people_read, True
        gone = {one.person_id for one in self._everybody} - {one.person_id for one in people}
        self._everybody, self._persons = people, persons
        self._chosen.forget(gone)
        self._portraits.show([one._replace(selected=one.number in self._chosen) for one in faces])
        self.changed.emit()
        self.selectionChanged.emit()
        if self._query.tab == "people" and first:
            view = self._view()
            self.positioned.emit(min(view[1], max(len(faces) - 1, 0)), float(view[2]), -1)

    def _tell_chosen(self) -> None:
        self._people.amend({at: one._replace(selected=one.number in self._chosen) for at, one in enumerate(self._people.rows)})
        self.selectionChanged.emit()

    def _selected(self) -> int:
        return int(self._wall.property("selectedCount")) if self._query.tab == "shows" else self._chosen.count(len(self._people.rows))

    def _on_failed(self, problem: Problem) -> None:
        self._reading = None
        self._on_stumbled(str(problem))

    @Slot(str)
    def _on_stumbled(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()

    def _state(self) -> State:
        shows = self._query.tab == "shows"
        there = len(self._wall.ids) if shows else self._people.property("count")
        if self._problem and not there:
            return "error"
        if self._wall.opening and not len(self._wall.ids) if shows else not self._people_read:
            return "loading"
        if there:
            return "ready"
        return "nothing" if self._query.filtered and (self.property("shows") if shows else self._persons) else "empty"

    def _muted(self) -> int:
        titles = self._wall.titles
        return titles.muted if isinstance(titles, WatchList) else 0

    def _count_text(self) -> str:
        total = int(self.property("shows")) + self._persons
        return tr("%1 followed").replace("%1", count(total)) if total and self.property("known") else ""

    def _sort_text(self) -> str:
        return show_sort(self._query.sort) if self._query.tab == "shows" else people_sort(self._query.sort)

    def _list_choices(self) -> None:
        query = self._query
        if query.tab == "shows":
            self._sorts.replace([Option(one, show_sort(one), one == query.sort) for one in SHOW_SORTS])
        else:
            self._sorts.replace([Option(one, people_sort(one), one == query.sort) for one in PEOPLE_SORTS])
        muted = self._muted()
        offered = [one for one in WATCH_FILTERS if one != "muted" or muted or query.filter == "muted"]
        self._filters.replace([Option(one, filter_words(one, muted), one == query.filter) for one in offered])

    def _id(self, row: int) -> int:
        return self._wall.idAt(row) if self._query.tab == "shows" else 0

    def _view(self) -> list[int]:
        kept = self._place.remembered("view", [])
        return [int(one) for one in kept] if isinstance(kept, list) and len(kept) == 4 else [0, 0, 0, 0]
