"""The Activity page: what happened, newest first by day, narrowed by kind, title and words; and what changed since one last looked (D60)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import urlencode

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.activity import GROUPS, ActivityQuery, Change, ChangeKind, Group, ListedTitle, title_of
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.pages import ActivityRow
from app.domain.problems import Problem
from app.models.activity_rows import ChangeLine, DayLine, KindChip, TitleLine, change_lines, day_lines, kind_chips, title_lines
from app.models.fetch import Fetch
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wording import shown

PAGE_ROWS = 60
MOST_ROWS = 3_000
"""So many lines are read again at once after a change or on the way back; further ones come by scrolling."""
GATHER_MS, MINUTE_MS = 300, 60_000
_LISTS: dict[str, type[NamedTuple]] = {"lines": DayLine, "kinds": KindChip, "changes": ChangeLine, "titles": TitleLine}


class ActivityReads(NamedTuple):
    """What the page reads, each on a pool thread: lines (query, limit, before) with the name of the title that they are of, the titles behind a line, what
    changed since a line with the newest one, the titles behind such a count. `mark` and `put_mark`: the line up to which the user looked."""

    lines: Callable[[ActivityQuery, int, int | None], tuple[list[ActivityRow], str]]
    listed: Callable[[int], list[ListedTitle]]
    since: Callable[[int], tuple[list[Change], int]]
    titles_since: Callable[[int, int, ChangeKind], list[ListedTitle]]
    now: Callable[[], datetime]
    mark: Callable[[], int]
    put_mark: Callable[[int], None]


class Activity(ShownPage):
    """The `Activity` singleton of QML."""

    changed = Signal()
    listed = Signal()
    """The titles behind a count or a line are there."""
    positioned = Signal(int)
    """Stand with this line at the top."""

    qml_types: ClassVar[dict[str, str]] = dict.fromkeys(_LISTS, "ShortList")

    def __init__(self, reads: ActivityReads, fetch: Fetch, place: Place) -> None:
        super().__init__("activity", place)
        self._reads, self._fetch = reads, fetch
        self._lists = {name: ShortList(row, self) for name, row in _LISTS.items()}
        self._query: ActivityQuery | None = None
        self._rows: list[ActivityRow] = []
        self._state: Literal["loading", "ready", "failed"] = "loading"
        self._trouble = self._title = self._heading = ""
        self._whole = False
        self._asked: Cancel | None = None
        self._mark, self._newest = 0, 0
        self._again = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._again.timeout.connect(self._read_again)
        self._minutes = QTimer(self, interval=MINUTE_MS)
        self._minutes.timeout.connect(self._show)

    lines = Property(QObject, lambda self: self._lists["lines"], constant=True)
    kinds = Property(QObject, lambda self: self._lists["kinds"], constant=True)
    changes = Property(QObject, lambda self: self._lists["changes"], constant=True)
    titles = Property(QObject, lambda self: self._lists["titles"], constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready` or `failed`."""
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    text = Property(str, lambda self: self._wanted().text, notify=changed)
    titleName = Property(str, lambda self: shown(self._title, 80), notify=changed)
    """Of which title alone, empty for all."""
    filtered = Property(bool, lambda self: self._wanted().filtered, notify=changed)
    heading = Property(str, lambda self: self._heading, notify=listed)
    """What `titles` are of."""

    @Slot(str)
    def choose(self, kind: str) -> None:
        """Only lines of this kind; empty for all."""
        self._go(self._wanted(), group=next((one for one in GROUPS if one == kind), None))

    @Slot(str)
    def look(self, text: str) -> None:
        """Only lines with these words."""
        if text.strip() != self._wanted().text:
            wanted = self._wanted()
            self._go(wanted, group=wanted.group, text=text.strip())

    @Slot()
    def ofEverything(self) -> None:
        """Of whatever title."""
        wanted = self._wanted()
        self._place.replace(_address(ActivityQuery(wanted.group, None, wanted.text)))

    @Slot()
    def clear(self) -> None:
        """Everything again."""
        self._place.replace(_address(ActivityQuery()))

    @Slot()
    def more(self) -> None:
        """The end is near: read on."""
        if self._rows and not self._whole and self._asked is None:
            wanted, before = self._wanted(), self._rows[-1].id
            self._asked = self._fetch(lambda _cancel: self._reads.lines(wanted, PAGE_ROWS, before), self._on_more, self._on_failed)

    @Slot()
    def retry(self) -> None:
        """Read again."""
        self._read()

    @Slot(int, str)
    def openList(self, line: int, heading: str) -> None:
        """Read the titles behind a line."""
        self._fetch(lambda _cancel: self._reads.listed(line), lambda titles: self._on_listed(heading, titles), self._on_failed)

    @Slot(int, str, str)
    def openChange(self, server: int, kind: ChangeKind, heading: str) -> None:
        """Read the titles behind a count of what changed."""
        mark = self._mark
        self._fetch(lambda _cancel: self._reads.titles_since(mark, server, kind), lambda titles: self._on_listed(heading, titles), self._on_failed)

    @Slot()
    def looked(self) -> None:
        """The user has seen what changed."""
        self._reads.put_mark(self._newest)
        self._mark = self._newest
        self._lists["changes"].replace([])

    @Slot(int)
    def remember(self, top: int) -> None:
        """This line stands at the top."""
        if self._in_sight():
            self._place.remember("top", top)
            self._place.remember("rows", len(self._rows))

    def apply(self, changes: Changes) -> None:
        """A commit."""
        if self._shown and (changes.touched(Subject.ACTIVITY) or changes.touched(Subject.SERVER)) and not self._again.isActive():
            self._again.start()

    def close(self) -> None:
        """Who closes the window has looked."""
        self._again.stop()
        self._minutes.stop()
        if self._shown:
            self._put_looked()

    def _on_come(self) -> None:
        wanted = self._address_query()
        if not self._minutes.isActive():
            self._minutes.start()
            self._mark = self._reads.mark()
        if wanted != self._query:
            self._query, self._rows, self._whole = wanted, [], False
            self._state = "loading" if not self._lists["lines"].rows else self._state
            self._lists["kinds"].replace(kind_chips(wanted.group))
            self.changed.emit()
        self._read()

    def _on_left(self) -> None:
        self._minutes.stop()
        self._put_looked()

    def _put_looked(self) -> None:
        if self._newest > self._mark and self._state == "ready":
            self._reads.put_mark(self._newest)

    def _wanted(self) -> ActivityQuery:
        return self._query or ActivityQuery()

    def _address_query(self) -> ActivityQuery:
        of = self._place.parameter
        return ActivityQuery(next((one for one in GROUPS if one == of("kind")), None), title_of(of("title")), of("text"))

    def _go(self, wanted: ActivityQuery, *, group: Group | None, text: str | None = None) -> None:
        self._place.replace(_address(ActivityQuery(group, wanted.title, wanted.text if text is None else text)))

    def _read(self) -> None:
        if self._asked is not None:
            self._asked.request()
        wanted, kept = self._wanted(), self._place.remembered("rows", 0)
        limit = min(max(PAGE_ROWS, len(self._rows), kept if isinstance(kept, int) else 0), MOST_ROWS)
        mark, first = self._mark, not self._rows
        self._asked = self._fetch(
            lambda _cancel: (self._reads.lines(wanted, limit, None), self._reads.since(mark)),
            lambda found: self._on_read(found[0], found[1], limit, first=first),
            self._on_failed,
        )

    @Slot()
    def _read_again(self) -> None:
        if self._in_sight():
            self._read()

    def _on_read(self, found: tuple[list[ActivityRow], str], since: tuple[list[Change], int], limit: int, *, first: bool) -> None:
        self._asked = None
        self._rows, self._title = found
        self._whole = len(self._rows) < limit
        self._newest = since[1]
        self._lists["changes"].replace(change_lines(since[0]))
        self._state, self._trouble = "ready", ""
        self._show()
        self.changed.emit()
        if first:
            top = self._place.remembered("top", 0)
            self.positioned.emit(top if isinstance(top, int) else 0)

    def _on_more(self, found: tuple[list[ActivityRow], str]) -> None:
        self._asked = None
        self._rows += found[0]
        self._whole = len(found[0]) < PAGE_ROWS
        self._show()

    def _on_listed(self, heading: str, titles: Sequence[ListedTitle]) -> None:
        self._heading = heading
        self._lists["titles"].replace(title_lines(titles))
        self.listed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._state, self._trouble = "failed", str(problem)
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        self._lists["lines"].replace(day_lines(self._rows, self._reads.now()))


def _address(wanted: ActivityQuery) -> str:
    title = f"{wanted.title[0]}-{wanted.title[1]}" if wanted.title else ""
    said = urlencode([(name, value) for name, value in (("kind", wanted.group or ""), ("title", title), ("text", wanted.text)) if value])
    return f"bijou://activity?{said}" if said else "bijou://activity"
