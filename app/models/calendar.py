"""The Calendar page: seven real days, what airs on each, where now is, and what comes next (D50, D51)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.calendar import Airing, Scope
from app.domain.calendar_address import CalendarAddress, calendar_from_address
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.models import calendar_rows as rows
from app.models.airing_words import clock_time
from app.models.calendar_art import Study
from app.models.calendar_cards import DAYS, WeekCards
from app.models.calendar_month import CalendarMonth
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wording import tr

GATHERED_MS = 250
"""Commits come in crowds: the week is read again after them."""
MINUTE = 60
_CONCERNED = (Subject.EPISODE, Subject.SHOW, Subject.MOVIE, Subject.WATCHLIST, Subject.WISHLIST, Subject.PERSON, Subject.LIBRARY, Subject.SERVER)


class CalendarReads(NamedTuple):
    """Each on a pool thread; raise Problem. `now` is in the user's zone, from any thread."""

    week: Callable[[date, Scope], Sequence[Airing]]
    ahead: Callable[[date, Scope], date | None]
    busy: Callable[[date, int, Scope], frozenset[str]]
    study: Callable[[Path], Study]
    now: Callable[[], datetime]


class _Found(NamedTuple):
    first: date
    airings: tuple[Airing, ...]
    ahead: date | None


class Calendar(ShownPage):
    """The `Calendar` singleton of QML. Week and scope stand in the page's address; scroll and current card are that entry's memory."""

    changed = Signal()
    ticked = Signal()
    """A minute has passed, or the week is another."""
    positioned = Signal(float, str)
    """Stand so many pixels down, with this card current (empty: none)."""
    wishAsked = Signal(object, bool)
    """An airing episode, and whether it shall be wished."""

    def __init__(self, reads: CalendarReads, fetch: Fetch, pictures: Pictures, place: Place) -> None:
        super().__init__("calendar", place)
        self._reads, self._fetch, self._place = reads, fetch, place
        self._said = CalendarAddress()
        self._ahead: date | None = None
        self._state, self._trouble = "loading", ""
        self._asked: Cancel | None = None
        self._seeking: Cancel | None = None
        self._loaded = self._watched = False
        self._week = WeekCards(reads.now, reads.study, fetch, pictures, self)
        self._month = CalendarMonth(lambda first, days: reads.busy(first, days, self._said.scope), fetch, self)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._tick)
        self._soon = QTimer(self, singleShot=True, interval=GATHERED_MS)
        self._soon.timeout.connect(self._read)

    days = Property(ShortList, lambda self: self._week.days, constant=True)
    cards = Property(ShortList, lambda self: self._week.cards, constant=True)
    month = Property(QObject, lambda self: self._month, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `nothing` (nothing airs in this week), or `error` (`trouble` says why)."""
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    scope = Property(str, lambda self: self._said.scope, notify=changed)
    scopeText = Property(str, lambda self: scope_names()[self._said.scope], notify=changed)
    title = Property(str, lambda self: rows.week_name(self._week.first, self._week.today), notify=changed)
    detail = Property(str, lambda self: self._detail(), notify=changed)
    todayHeading = Property(str, lambda self: rows.heading(self._week.today, self._week.today), notify=changed)
    thisWeek = Property(bool, lambda self: self._week.first == self._week.today, notify=changed)
    aheadText = Property(str, lambda self: rows.whole_date(self._ahead) if self._ahead else "", notify=changed)
    """The first day after an empty week on which something airs; empty where nothing is known to."""
    longest = Property(int, lambda self: self._week.longest, notify=changed)
    """How many cards the fullest day has."""
    nowColumn = Property(int, lambda self: self._week.column(self._week.today), notify=ticked)
    """Today's column, -1 where it is not of this week."""
    nowSlot = Property(int, lambda self: self._week.now_slot(), notify=ticked)
    """Before which of today's cards now is."""
    nowKey = Property(str, lambda self: self._week.now_key(), notify=ticked)
    """The card before which the agenda draws its line; empty where there is none."""
    nowText = Property(str, lambda self: clock_time(self._reads.now().time()), notify=ticked)
    nextKey = Property(str, lambda self: rows.key_of(found) if (found := self._week.next()) else "", notify=ticked)
    """The card of what airs next of this week, today's only; empty where nothing does."""
    nextWait = Property(str, lambda self: self._week.next_wait(), notify=ticked)
    nextWhen = Property(str, lambda self: self._week.next_when(), notify=ticked)

    @Slot(int)
    def turn(self, weeks: int) -> None:
        """So many weeks on; the entry of the way back stays the same one."""
        first = self._week.first + timedelta(days=DAYS * weeks)
        self._place.remember("view", [0, ""])
        self._place.replace(self._there(first).address())

    @Slot()
    def goToday(self) -> None:
        """The week that begins today."""
        self._place.remember("view", [0, ""])
        self._place.replace(msgspec.structs.replace(self._said, first=None).address())

    @Slot(str)
    def goTo(self, day: str) -> None:
        """The week that begins with this day: a step that back takes back."""
        self._place.open(self._there(date.fromisoformat(day)).address())

    @Slot()
    def goAhead(self) -> None:
        """The next week, counted from this one, in which something airs or comes out: a step that back takes back."""
        if self._ahead is not None:
            self._go_ahead(self._ahead)
        elif self._loaded and self._week.airings:
            first, scope, reads = self._week.first, self._said.scope, self._reads
            self._seeking = self._fetch(lambda _cancel: reads.ahead(first, scope), lambda day: self._go_ahead(day) if first == self._week.first else None)

    def _go_ahead(self, day: date | None) -> None:
        if day is not None:
            weeks = (day - self._week.first).days // DAYS
            self._place.open(self._there(self._week.first + timedelta(days=DAYS * weeks)).address())

    @Slot(str)
    def choose(self, scope: str) -> None:
        """Another scope, `mine`, `followed` or `owned`: a step that back takes back."""
        chosen = calendar_from_address(f"?scope={scope}").scope
        self._place.open(msgspec.structs.replace(self._said, scope=chosen).address())

    @Slot()
    def openMonth(self) -> None:
        """Look at the month of this week."""
        self._month.begin(self._week.today, self._week.first)

    @Slot(str)
    def toggleWish(self, key: str) -> None:
        """Wish an episode, or wish it no more; what is owned is not wished."""
        airing = self._week.airing(key)
        if airing is not None and airing.kind == "episode" and airing.state != "owned":
            self.wishAsked.emit(airing, not airing.wished)

    @Slot(str, result=int)
    def row(self, key: str) -> int:
        """Where a card is among all of the week, -1 for none."""
        return self._week.row(key)

    @Slot(int, int, result=str)
    def keyAt(self, column: int, slot: int) -> str:
        """The card of this column nearest to this place, empty in an empty column."""
        return self._week.key_at(column, slot)

    @Slot(str, str, bool, result=str)
    def seek(self, typed: str, key: str, stand: bool) -> str:
        """The next card from this one on whose title begins with what was typed, empty for none. One letter, also time and again, leads past this one,
        unless nobody stands there yet (`stand`)."""
        return self._week.seek(typed, key, stand=stand)

    @Slot(float, str)
    def remember(self, scroll: float, key: str) -> None:
        """The page stands so far down, with this card current: back and a restart lead there again."""
        if self._in_sight() and self._loaded:
            self._place.remember("view", [round(scroll), key])

    @Slot(bool, int, int)
    def look(self, agenda: bool, first: int, last: int) -> None:  # from QML
        """Only these are in sight: rows of cards from `first` to `last` (of the agenda: lines). Only theirs are drawn."""
        self._week.look(agenda=agenda, first=first, last=last)

    @Slot(float)
    def drawCardsAt(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        self._week.art.drawn_at(ratio)

    @Slot(bool)
    def watch(self, seen: bool) -> None:  # from QML
        """Whether the window can be seen: while it cannot, no minute is counted."""
        self._watched = seen
        self._tick()

    @Slot()
    def retry(self) -> None:
        """Read the week again."""
        self._read()

    def reload(self) -> None:
        """Read the week again; the place on the page stays."""
        if self._shown:
            self._read()

    def apply(self, changes: Changes) -> None:
        """A commit: read the week again, in a moment, while the page is seen; only rows that differ change (D61)."""
        if any(changes.touched(subject) for subject in _CONCERNED):
            if self._shown:
                self._soon.start()
            else:
                self._loaded = False

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._week.art.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._minute.stop()
        self._soon.stop()
        for asked in (self._asked, self._seeking):
            if asked is not None:
                asked.request()
        self._week.art.close()
        self._month.close()

    def _on_come(self) -> None:
        said = calendar_from_address(self._place.where())
        same = self._loaded and said == self._said and self._week.today == self._reads.now().date()
        self._said = said
        if same:
            self._position()
        else:
            self._read()
        self._tick()

    def _on_left(self) -> None:
        self._minute.stop()
        self._soon.stop()

    def _there(self, first: date) -> CalendarAddress:
        """The address of a week; the one that begins today goes on with the days."""
        kept = CalendarAddress(None if first == self._week.today else first, self._said.scope)
        return calendar_from_address(kept.address())

    @Slot()
    def _read(self) -> None:
        if self._asked is not None:
            self._asked.request()
        now, said, reads = self._reads.now(), self._said, self._reads
        first = said.first or now.date()
        if first != self._week.first or self._state == "error":
            self._state = "loading" if not self._week.airings or self._state == "error" else self._state

        def read(_cancel: Cancel) -> _Found:
            airings = tuple(reads.week(first, said.scope))
            return _Found(first, airings, None if airings else reads.ahead(first, said.scope))

        self._asked = self._fetch(read, self._on_read, self._on_failed)

    def _on_read(self, found: _Found) -> None:
        other = found.first != self._week.first or not self._loaded
        self._ahead = found.ahead
        self._state, self._trouble, self._loaded = "ready" if found.airings else "nothing", "", True
        self._week.show(found.first, found.airings, other=other)
        self.changed.emit()
        self.ticked.emit()
        if other:
            self._position()

    def _on_failed(self, problem: Problem) -> None:
        self._state, self._trouble = "error", str(problem)
        self.changed.emit()

    def _position(self) -> None:
        scroll, key = kept if isinstance(kept := self._place.remembered("view", None), list) and len(kept) == 2 else (0, "")
        self.positioned.emit(float(scroll) if isinstance(scroll, int | float) else 0.0, key if isinstance(key, str) else "")

    def _detail(self) -> str:
        days = rows.span(self._week.first, self._week.first + timedelta(days=DAYS - 1), self._week.today)
        return days if self._state != "ready" else f"{days} · {rows.total(self._week.airings)}"

    @Slot()
    def _tick(self) -> None:
        """Now is another minute: midnight brings another day, and what has aired since is missing, unless it is owned (D51)."""
        if not (self._in_sight() and self._watched):
            self._minute.stop()
            return
        now = self._reads.now()
        aired = any(one.state == "upcoming" and one.air_at and one.air_at <= now.timestamp() for one in self._week.airings)
        if self._loaded and (now.date() != self._week.today or aired):
            self._read()
        self._minute.start(1000 * (MINUTE - now.second) + 20)
        self.ticked.emit()


def scope_names() -> dict[str, str]:
    """What the scopes are called."""
    return {"mine": tr("All my shows"), "followed": tr("Followed"), "owned": tr("Everything owned")}
