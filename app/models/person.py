"""The page of one person: opens at once from the store and what TMDB told before, then fills in place with what TMDB tells now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.filmography import PersonPage
from app.domain.problems import Missing, Problem, Refused
from app.models.fetch import Fetch
from app.models.last_good import offline_line
from app.models.person_face import in_order, sorts
from app.models.person_reading import Opened, PersonReads, opened
from app.models.person_rows import Listed, PartLine, PersonHead, RoleChip, SortChoice
from app.models.pictures import Pictures
from app.models.place import OUTSIDE, Place
from app.models.row_pictures import RowPictures
from app.models.short_list import ShortList
from app.models.shown_page import ScrolledPage
from app.models.title_card_rows import CARD_WIDTH, TitleCard
from app.models.wording import tr

State = Literal["loading", "ready", "gone", "error", "away", "keyless"]
AGAIN_AFTER_MS = 400
"""A scan commits often; the page follows it at leisure."""
THUMB_WIDTH, PORTRAIT_WIDTH = 30, 230
"""Logical pixels that the pictures cover."""


class Person(ScrolledPage):
    """The `Person` singleton of QML. Where the page stands, its filter and its order are kept with its entry in `Place`."""

    changed = Signal()
    artChanged = Signal()
    listChanged = Signal()

    qml_types: ClassVar[dict[str, str]] = dict.fromkeys(("known", "parts", "chips", "sorts"), "ShortList")

    def __init__(self, reads: PersonReads, fetch: Fetch, ask: Fetch, pictures: Pictures, place: Place) -> None:
        """`fetch` runs what reads the library, `ask` what may wait for TMDB."""
        super().__init__("person", place)
        self._reads, self._fetch, self._wait, self._pictures = reads, fetch, ask, pictures
        self._state: State = "loading"
        self._problem = self._notice = self._remedy = self._portrait = ""
        self._head = PersonHead()
        self._page: PersonPage | None = None
        self._waiting = self._absent = False
        self._role, self._sort = "", "newest"
        self._listed: list[Listed] = []
        self._asked: dict[str, Cancel] = {}
        self._known, self._parts, self._chips, self._sorts = (ShortList(kind, self) for kind in (TitleCard, PartLine, RoleChip, SortChoice))
        self._sorts.replace(sorts())
        self._cards = RowPictures(pictures, self._known, CARD_WIDTH)
        self._thumbs = RowPictures(pictures, self._parts, THUMB_WIDTH)
        self._thumbs.look(0, 0)
        self._ratio = 1.0
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._read_again)

    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `gone`, `error` (the library cannot be read), `away` (TMDB cannot be reached and nothing is known), `keyless` (it needs a key)."""
    problem = Property(str, lambda self: self._problem, notify=changed)
    waiting = Property(bool, lambda self: self._waiting, notify=changed)
    """TMDB is being asked and has told nothing yet."""
    notice = Property(str, lambda self: self._notice, notify=changed)
    """One quiet line about what is not there; `remedy` is `retry` or `key`."""
    remedy = Property(str, lambda self: self._remedy, notify=changed)
    name = Property(str, lambda self: self._head.name, notify=changed)
    address = Property(str, lambda self: f"bijou://person/{self._section}", notify=changed)
    reference = Property(str, lambda self: self._head.portrait, notify=changed)
    """The portrait's."""
    roles = Property(str, lambda self: self._head.roles, notify=changed)
    life = Property(str, lambda self: self._head.life, notify=changed)
    biography = Property(str, lambda self: self._head.biography, notify=changed)
    initials = Property(str, lambda self: self._head.initials, notify=changed)
    portrait = Property(str, lambda self: self._portrait, notify=artChanged)
    known = Property(QObject, lambda self: self._known, constant=True)
    parts = Property(QObject, lambda self: self._parts, constant=True)
    """The filmography as it is filtered and sorted."""
    chips = Property(QObject, lambda self: self._chips, constant=True)
    sorts = Property(QObject, lambda self: self._sorts, constant=True)
    role = Property(str, lambda self: self._role, notify=listChanged)
    """The department that is listed, empty for all."""
    absent = Property(bool, lambda self: self._absent, notify=listChanged)
    """Only what is not in the library is listed."""
    sort = Property(str, lambda self: self._sort, notify=listChanged)
    sortText = Property(str, lambda self: next((one.text for one in self._sorts.rows if one.key == self._sort), ""), notify=listChanged)
    total = Property(int, lambda self: len(self._listed), notify=listChanged)
    """0 when nothing is known of their work."""

    @Slot(str)
    def chooseRole(self, department: str) -> None:
        """List one department; empty for all."""
        self._list("role", department)

    @Slot(bool)
    def showAbsent(self, only: bool) -> None:
        """List only what is not in the library."""
        self._list("absent", only)

    @Slot(str)
    def orderBy(self, sort: str) -> None:
        """List in another order."""
        self._list("sort", sort)

    @Slot(int, int)
    def look(self, first: int, last: int) -> None:
        """These lines of the filmography are in sight: their pictures are asked for."""
        self._thumbs.look(first, last)

    @Slot()
    def retry(self) -> None:
        """Ask again about whom the page shows."""
        if self._shown and self._section:
            self._read(ask=True)

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """How many device pixels each logical one has."""
        self._ratio = ratio
        self._cards.drawn_at(ratio)
        self._thumbs.drawn_at(ratio)

    def hear(self, changes: Changes) -> None:
        """A commit: what is owned may be others now, and who this is may be known better."""
        mine = self._page is not None and self._page.id in changes.touched(Subject.PERSON)
        if self._shown and (mine or changes.touched(Subject.MOVIE) or changes.touched(Subject.SHOW)):
            self._again.start()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._cards.unreadable(file)
        self._thumbs.unreadable(file)
        if file == self._portrait:
            self._portrait = ""
            self.artChanged.emit()
            self._ask_portrait()

    def close(self) -> None:
        """Ask for nothing more."""
        self._again.stop()
        self._stop()

    def _stop(self) -> None:
        for asked in self._asked.values():
            asked.request()
        self._asked.clear()
        self._cards.close()
        self._thumbs.close()

    def _on_left(self) -> None:
        self._again.stop()

    def _on_come(self) -> None:
        section = str(self._place.property("section"))
        if section != self._section:
            self._section = section
            self._clear()
        self._role = str(self._place.remembered("role", ""))
        self._absent = bool(self._place.remembered("absent", ""))
        self._sort = str(self._place.remembered("sort", "newest"))
        self._show_list()
        if self._state == "ready":
            self._position()
        self._read(ask=True)

    def _clear(self) -> None:
        self._stop()
        self._state, self._page, self._head, self._listed = "loading", None, PersonHead(), []
        self._problem = self._notice = self._remedy = self._portrait = ""
        self._waiting = False
        self._cards.clear()
        self._thumbs.clear()
        self._chips.replace(())
        self.changed.emit()
        self.artChanged.emit()

    @Slot()
    def _read_again(self) -> None:
        self._read(ask=False)

    def _read(self, *, ask: bool) -> None:
        """What is known at once; then, with `ask`, what TMDB tells."""
        row, tmdb, kept = *self._whom(), self._reads.kept
        self._stop_asking("kept")
        self._asked["kept"] = self._fetch(lambda cancel: opened(kept(row, tmdb, cancel)), lambda read: self._on_kept(read, ask=ask), self._on_failed)

    def _whom(self) -> tuple[int, str]:
        """(row, TMDB's number), one of them empty."""
        number = self._section.removeprefix(OUTSIDE)
        return (0, number) if number != self._section else (int(number), "")

    def _stop_asking(self, what: str) -> None:
        if token := self._asked.pop(what, None):
            token.request()

    def _on_kept(self, opened: Opened | None, *, ask: bool) -> None:
        row, _ = self._whom()
        if opened is None and row:
            self._settle("gone")
            return
        if opened is not None:
            first = self._state != "ready"
            self._waiting = ask and not opened.page.whole and bool(opened.page.tmdb)
            self._show(opened)
            if first:
                self._position()
        if ask and (opened is None or opened.page.tmdb):
            self._ask()

    def _ask(self) -> None:
        row, tmdb, told = *self._whom(), self._reads.told
        self._stop_asking("told")
        self._asked["told"] = self._wait(lambda cancel: opened(told(row, tmdb, cancel)), self._on_told, self._on_untold)

    def _on_told(self, opened: Opened | None) -> None:
        self._notice = self._remedy = ""
        if opened is None:
            self._settle("gone")
            return
        first = self._state != "ready"
        self._waiting = False
        self._show(opened)
        if first:
            self._position()

    def _on_untold(self, problem: Problem) -> None:
        """The page stays as it is and says why it is not whole; where there is nothing yet, the problem has the page."""
        known = self._state == "ready"
        if isinstance(problem, Missing):
            self._settle("ready" if known else "gone")
            return
        if known and isinstance(problem, Refused):
            self._notice, self._remedy = tr("With a good key for TMDB, biography and the whole filmography stand here."), "key"
        elif known and self._page is not None:
            self._notice, self._remedy = offline_line("TMDB", self._page.as_of, self._reads.now(), problem), "retry"
        self._problem = str(problem)
        self._settle("ready" if known else "keyless" if isinstance(problem, Refused) else "away")

    def _on_failed(self, problem: Problem) -> None:
        self._problem = str(problem)
        self._settle("ready" if self._state == "ready" else "error")

    def _settle(self, state: State) -> None:
        self._state, self._waiting = state, False
        self.changed.emit()

    def _show(self, opened: Opened) -> None:
        portrait = self._head.portrait
        self._page, self._state = opened.page, "ready"
        if opened.page.id not in (0, self._whom()[0]) and self._whom()[0] and self._shows_entry():
            self._section = str(opened.page.id)
            self._place.replace(f"bijou://person/{opened.page.id}")
        self._head, known, self._listed, chips = opened.face
        self._cards.show(known)
        self._chips.replace(chips)
        self._show_list()
        self.changed.emit()
        if self._head.portrait != portrait:
            self._ask_portrait()

    def _list(self, name: str, value: str | bool) -> None:
        if self.property(name) != value:
            self._place.remember(name, value)
            setattr(self, f"_{name}", value)
            self._show_list()

    def _show_list(self) -> None:
        """A department that this person has nothing in any more is as good as all."""
        role = self._role if any(one.department == self._role for one in self._listed) else ""
        some = [one for one in self._listed if one.department == role and not (self._absent and one.line.owned)]
        self._thumbs.show([one.line for one in in_order(some, self._sort)])
        self.listChanged.emit()

    def _ask_portrait(self) -> None:
        self._stop_asking("portrait")
        wanted = self._head.portrait
        if wanted:
            self._asked["portrait"] = self._pictures.ask([wanted], "poster", round(PORTRAIT_WIDTH * self._ratio), self._on_portrait)

    def _on_portrait(self, files: Mapping[str, str]) -> None:
        self._portrait = files.get(self._head.portrait, self._portrait)
        self.artChanged.emit()
