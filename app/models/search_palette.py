"""Search everything: titles and people of the library at once, TMDB's a moment after the last letter, pages and actions, as rows of the palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.discovered import Offered, Somebody, What
from app.domain.fold import fold
from app.domain.found import FoundHere, FoundOutside
from app.domain.problems import Problem, Refused, Unreachable
from app.models.fetch import Fetch
from app.models.pictures import Pictures, Purpose
from app.models.place import known
from app.models.search_rows import (
    Command,
    Found,
    address_row,
    command_row,
    filtered_row,
    hit_row,
    matching,
    offered_row,
    person_row,
    see_all_row,
    somebody_row,
    summary,
)
from app.models.short_list import ShortList
from app.models.wording import tr

PICTURE_WIDTH = 32
MOST_HITS, MOST_OFFERED, MOST_PEOPLE, MOST_COMMANDS = 6, 4, 3, 14
MOST_FILES = 1_000
"""Pictures whose files are remembered."""
PAUSE_MS = 250
"""After the last letter, before TMDB is asked."""
SHORTEST_ASKED = 2
"""Letters that TMDB is asked about."""


class Searches(NamedTuple):
    """How a search is asked: `here` (text, most titles, most people) and `outside` (text, of what kind, page) on a pool's threads, each with its own
    `Fetch`: the library is not to wait for the network. `stamped` says anew what is owned of what was listed; `today` is YYYY-MM-DD."""

    here: Callable[[str, int, int], FoundHere]
    outside: Callable[[str, What, int, Cancel], FoundOutside]
    stamped: Callable[[Sequence[Offered | Somebody]], FoundOutside]
    fetch: Fetch
    ask: Fetch
    today: Callable[[], str]


class SearchPalette(ShortList):
    """The `SearchPalette` singleton of QML. `look` asks; the answers to what was typed last are the only ones that are shown."""

    answered = Signal()
    foundHere = Signal()
    """The library has answered: what is best is the first row. What TMDB adds comes below, and moves nobody's choice."""
    closed = Signal()

    def __init__(
        self,
        searches: Searches,
        commands: Callable[[], Sequence[Command]],
        pictures: Pictures,
        open_address: Callable[[str], None],
        parent: QObject | None = None,
        pause_ms: int = PAUSE_MS,
    ) -> None:
        """`commands` says what can be done now."""
        super().__init__(Found, parent)
        self._searches, self._commands, self._pictures, self._open = searches, commands, pictures, open_address
        self._text = self._summary = self._notice = ""
        self._here, self._outside = FoundHere(), FoundOutside()
        self._asked: dict[str, Cancel] = {}
        self._ratio = 1.0
        self._files: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self._ask_outside)

    text = Property(str, lambda self: self._text, notify=answered)
    summary = Property(str, lambda self: " · ".join(part for part in (self._summary, self._notice) if part), notify=answered)
    """How many results, how fast, the spelling that found them, and why TMDB says nothing."""
    waiting = Property(bool, lambda self: "here" in self._asked, notify=answered)
    asking = Property(bool, lambda self: self._pause.isActive() or "outside" in self._asked, notify=answered)
    """TMDB is asked, or will be in a moment."""

    filtered = Property(bool, lambda self: bool(self._here.filtered), notify=answered)
    """Filters were typed, by which a library page can be narrowed."""

    @property
    def busy(self) -> bool:
        """True while something is looked for, or will be in a moment."""
        return bool(self.property("waiting") or self.property("asking"))

    @Slot(float)
    def drawnAt(self, ratio: float) -> None:
        """How many device pixels a logical one has."""
        self._ratio = ratio

    @Slot(str)
    def look(self, text: str) -> None:
        """Look for what was typed. Pages and actions answer at once, titles in a moment; until then the last ones stay, as far as they still fit."""
        text = text.strip()
        if text == self._text:
            return
        self._stop()
        self._text, self._notice = text, ""
        self._outside = _still_fitting(self._outside, text)
        if text:
            searches = self._searches
            self._asked["here"] = searches.fetch(lambda _cancel: searches.here(text, MOST_HITS, MOST_PEOPLE), self._on_here, self._on_failed)
            if len(text) >= SHORTEST_ASKED:
                self._pause.start()
        else:
            self._here, self._summary = FoundHere(), ""
        self._show()

    @Slot(str)
    def activate(self, key: str) -> None:
        """Open a row's page, or do what it says."""
        row = next((one for one in self.rows if one.key == key), None)
        if row is None:
            return
        self.closed.emit()
        if row.address:
            self._open(row.address)
            return
        for command in self._commands():
            if command.key == key:
                command.run()

    @Slot()
    def filter(self) -> None:
        """Open the library page that what was typed filters."""
        if filtered := self._here.filtered:
            self.closed.emit()
            self._open(filtered[0].address)

    @Slot()
    def clear(self) -> None:
        """Forget the question and its answer."""
        if len(self._files) > MOST_FILES:
            self._files.clear()
        if self._text:
            self.look("")
        else:
            self._show()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken: ask for it again."""
        if file in self._files.values():
            self._files = {reference: known_file for reference, known_file in self._files.items() if known_file != file}
            self._show()

    def close(self) -> None:
        """Ask for nothing more."""
        self._stop()

    @Slot()
    def _ask_outside(self) -> None:
        text, searches = self._here.corrected or self._text, self._searches
        self._asked["outside"] = searches.ask(lambda cancel: searches.outside(text, "all", 1, cancel), self._on_outside, self._on_trouble)

    def _on_here(self, answer: FoundHere) -> None:
        self._asked.pop("here", None)
        self._here, self._summary = answer, summary(answer)
        if answer.filtered:  # TMDB knows nothing of the library's filters
            self._leave_outside()
        if answer.address:
            self._summary = "" if known(answer.address) else tr("There is no page at this address.")
        self._show()
        self.foundHere.emit()

    def _on_outside(self, answer: FoundOutside) -> None:
        self._asked.pop("outside", None)
        self._outside = answer
        self._show()

    def _on_trouble(self, problem: Problem) -> None:
        """One quiet line: the library's own answers are what one came for."""
        self._asked.pop("outside", None)
        self._outside = FoundOutside()
        self._notice = {Refused: tr("TMDB needs a key"), Unreachable: tr("TMDB is out of reach")}.get(_kind(problem), tr("TMDB does not answer"))
        self._show()

    def _on_failed(self, problem: Problem) -> None:
        self._asked.pop("here", None)
        self._here, self._summary = FoundHere(), str(problem)
        self._show()

    def _show(self) -> None:
        rows = [*self._titles(), *self._people(), *self._to_do()]
        self.replace([row._replace(poster=self._files.get(row.reference, "")) for row in rows])
        self._ask_pictures("poster", "title")
        self._ask_pictures("headshot", "person")
        self.answered.emit()

    def _titles(self) -> list[Found]:
        """What the library shows is not shown again as TMDB's; what is wanted alone has a section of its own, the first where the best is of it."""
        words = fold(self._here.corrected or self._text).split()
        some = self._here.hits[:MOST_HITS]
        hits = [hit_row(hit, words) for hit in sorted(some, key=lambda hit: hit.wanted is not some[0].wanted)]
        today, owned = self._searches.today(), self._outside.owned
        there, shown_already = {row.address for row in hits}, {(hit.kind, hit.id) for hit in some}
        twice = {(kind, tmdb) for (kind, tmdb), row in self._outside.rows.items() if (kind, row) in shown_already}
        offered = [one for one in self._outside.entries if isinstance(one, Offered) and (one.kind, one.tmdb) not in twice]
        rows = [offered_row(one, owned.get((one.kind, one.tmdb)), words, today) for one in offered]
        return [*hits, *[row for row in rows if row.address not in there][:MOST_OFFERED]]

    def _people(self) -> list[Found]:
        words = fold(self._text).split()
        rows = [person_row(one, words) for one in self._here.people]
        rows += [somebody_row(one, self._outside.people.get(one.tmdb, 0), words) for one in self._outside.entries if not isinstance(one, Offered)]
        return list({row.key: row for row in reversed(rows)}.values())[::-1][:MOST_PEOPLE]

    def _to_do(self) -> list[Found]:
        commands = [command_row(command) for command in matching(self._text, self._commands())[:MOST_COMMANDS]]
        if self._here.address:
            return [address_row(self._here.address), *commands] if known(self._here.address) else commands
        commands = [*(filtered_row(page, first=not at) for at, page in enumerate(self._here.filtered)), *commands]
        found = self._text and (self._here.hits or self._here.people or self._outside.entries)
        return [*commands, see_all_row(self._text, f"bijou://search?{urlencode({'text': self._text})}")] if found else commands

    def _ask_pictures(self, purpose: Purpose, shape: str) -> None:
        missing = [row.reference for row in self.rows if row.shape == shape and row.reference and not row.poster]
        if token := self._asked.pop(purpose, None):
            token.request()
        if missing:
            self._asked[purpose] = self._pictures.ask(missing, purpose, round(PICTURE_WIDTH * self._ratio), self._on_pictures)

    def _on_pictures(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self.replace([row._replace(poster=self._files.get(row.reference, "")) for row in self.rows])

    def _leave_outside(self) -> None:
        self._pause.stop()
        if token := self._asked.pop("outside", None):
            token.request()

    def _stop(self) -> None:
        self._pause.stop()
        for asked in self._asked.values():
            asked.request()
        self._asked = {}


def _still_fitting(before: FoundOutside, text: str) -> FoundOutside:
    """Of TMDB's last answer what has every word of the new text: it narrows as one types, instead of going and coming back."""
    words = fold(text).split()
    stays = [one for one in before.entries if words and all(word in fold(_named(one)) for word in words)]
    return FoundOutside(tuple(stays), before.owned, before.people, rows=before.rows)


def _named(one: object) -> str:
    return f"{one.title} {one.original_title or ''}" if isinstance(one, Offered) else str(getattr(one, "name", ""))


def _kind(problem: Problem) -> type[Problem]:
    return next((kind for kind in (Refused, Unreachable) if isinstance(problem, kind)), Problem)
