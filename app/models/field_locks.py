"""Locking a title's fields: what each holds and who says so, kept as it is, written anew, or left to servers and providers again (D11, D62)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.locked_fields import FieldState, TitleFields
from app.domain.problems import Problem
from app.models import worker_words
from app.models.fetch import Fetch
from app.models.field_words import field_names
from app.models.short_list import ShortList
from app.models.wording import long_date, paragraphs, runtime, shown, tr

State = Literal["loading", "ready", "failed"]


class FieldVerbs(NamedTuple):
    """What is done, each on a pool thread: read the fields; keep one as it is, write it, unlock it; take a line back (→ the activity line
    that takes it back)."""

    fields: Callable[[TitleKind, int], TitleFields]
    lock: Callable[[TitleKind, int, str], int]
    write: Callable[[TitleKind, int, str, str], int]
    unlock: Callable[[TitleKind, int, str], int]
    undo: Callable[[int], int]


class FieldLine(NamedTuple):
    """One field. `value` in words, `typed` as one would type it; `source` says whose it is; `kind` as in FieldKind."""

    field: str
    name: str
    kind: str
    value: str
    typed: str
    source: str
    locked: bool
    spoken: str


class FieldLocks(QObject):
    """The `FieldLocks` singleton of QML. Every change is made at once, told in `news`, and `undo` takes the last one back."""

    changed = Signal()
    written = Signal()
    """What was typed has been kept."""
    decided = Signal(int, str)
    """The line of activity that takes a change back, and the change in words."""
    takenBack = Signal(int, int)
    """The line that was taken back, and the one that makes the change again."""

    def __init__(self, verbs: FieldVerbs, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs, self._fetch = verbs, fetch
        self._lines = ShortList(FieldLine, self)
        self._kind: TitleKind = "movie"
        self._number, self._title = 0, ""
        self._state: State = "loading"
        self._problem, self._refused, self._news = "", "", ""
        self._undo = 0
        self._asked: Cancel | None = None

    lines = Property(ShortList, lambda self: self._lines, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    problem = Property(str, lambda self: self._problem, notify=changed)
    """Why nothing can be shown, in a sentence."""
    refused = Property(str, lambda self: self._refused, notify=changed)
    """Why the last change was not made, in a sentence."""
    news = Property(str, lambda self: self._news, notify=changed)
    """The last change, in words; empty once it was taken back."""
    kind = Property(str, lambda self: self._kind, notify=changed)
    number = Property(int, lambda self: self._number, notify=changed)
    title = Property(str, lambda self: self._title, notify=changed)

    @Slot(str, int)
    def open(self, kind: str, number: int) -> None:
        """Begin with a title."""
        self.close()
        self._kind, self._number, self._title = "show" if kind == "show" else "movie", number, ""
        self._refused = self._news = ""
        self._undo = 0
        self._lines.replace(())
        self.again()

    @Slot()
    def again(self) -> None:
        """Read anew."""
        self._state, self._problem = "loading", ""
        self.changed.emit()
        self._read()

    @Slot(str)
    def lock(self, field: str) -> None:
        """Keep it as it is."""
        kind, number = self._kind, self._number
        self._do(lambda: self._verbs.lock(kind, number, field), tr("%1 is locked").replace("%1", field_names()[field]))

    @Slot(str)
    def unlock(self, field: str) -> None:
        """As servers and providers say."""
        kind, number = self._kind, self._number
        self._do(lambda: self._verbs.unlock(kind, number, field), tr("%1 is unlocked").replace("%1", field_names()[field]))

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """Lock it with what was typed; `written` says that it was kept."""
        kind, number = self._kind, self._number
        said = tr("%1 is changed and locked").replace("%1", field_names()[field])
        self._do(lambda: self._verbs.write(kind, number, field, text), said, lambda _line: self.written.emit())

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        line = self._undo
        if line:
            self._do(lambda: self._verbs.undo(line), "", lambda back: self.takenBack.emit(line, back))

    @Slot()
    def forget(self) -> None:
        """Another value is about to be typed."""
        if self._refused:
            self._refused = ""
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
        self._asked = None

    def _do(self, verb: Callable[[], int], said: str, then: Callable[[int], None] = lambda _line: None) -> None:
        """`said`: the change in words, empty where one is taken back."""

        def done(line: int) -> None:
            self._undo, self._news, self._refused = line if said else 0, said, ""
            if said and line:
                self.decided.emit(line, f"“{self._title}”: {said}")
            then(line)
            self._read()

        def refused(problem: Problem) -> None:
            self._refused = str(problem)
            self.changed.emit()

        if self._state == "ready":
            self._fetch(lambda _cancel: verb(), done, refused)

    def _read(self) -> None:
        kind, number = self._kind, self._number
        self._asked = self._fetch(lambda _cancel: self._verbs.fields(kind, number), self._on_read, self._on_failed)

    def _on_read(self, found: TitleFields) -> None:
        self._asked, self._state, self._title = None, "ready", shown(found.title, 80)
        names = field_names()
        self._lines.replace([_line(one, names[one.field]) for one in found.fields])
        self.changed.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked, self._state, self._problem = None, "failed", str(problem)
        self.changed.emit()


def _line(one: FieldState, name: str) -> FieldLine:
    value, theirs = _words(one, one.value), _words(one, one.given)
    if not one.locked:
        source = _who(one.name)
    elif one.given is None:
        source = tr("Yours")
    elif one.given == one.value:
        source = tr("Yours · %1 says the same").replace("%1", _who(one.given_name))
    elif one.kind == "picture":
        source = tr("Yours · %1 has another").replace("%1", _who(one.given_name))
    else:
        source = tr("Yours · %1: %2").replace("%1", _who(one.given_name)).replace("%2", shown(theirs, 80))
    spoken = ", ".join(part for part in (name, value or tr("empty"), source, tr("locked") if one.locked else "") if part)
    return FieldLine(one.field, name, one.kind, value, _typed(one), source, one.locked, spoken)


def _who(name: str) -> str:
    return worker_words.short_name(name) if name in {"tmdb", "tvdb", "tvmaze", "omdb"} else shown(name, 40)


def _words(one: FieldState, value: Any) -> str:
    if value is None:
        return ""
    if one.kind == "minutes":
        return runtime(value)
    if one.kind == "date":
        return long_date(value) or shown(value, 40)
    if one.kind == "picture":
        return tr("Chosen") if one.locked and value == one.value else tr("Picture")
    return ", ".join(shown(part, 80) for part in value) if one.kind == "list" else paragraphs(str(value))


def _typed(one: FieldState) -> str:
    if one.value is None or one.kind == "picture":
        return ""
    if one.kind == "list":
        return ", ".join(one.value)
    return f"{one.value:g}" if one.kind == "minutes" else str(one.value)
