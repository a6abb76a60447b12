"""The Calendar page: seven real days, what airs on each, where now is, and what comes next (D50, D51)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.calendar import Airing, Scope
from app.domain.calendar_address import CalendarAddress, calendar_from_address
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.fold import fold
from app.domain.problems import Problem
from app.models import calendar_rows as rows
from app.models.airing_words import clock_time
from app.models.calendar_art import CalendarArt, Study
from app.models.calendar_month import CalendarMonth
from app.models.calendar_rows import CalendarCard, CalendarDay
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wording import tr

DAYS = 7
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
        self._first = self._today = reads.now().date()
        self._airings: tuple[Airing, ...] = ()
        self._by_key: dict[str, Airing] = {}
        self._ahead: date | None = None
        self._state, self._trouble = "loading", ""
        self._asked: Cancel | None = None
        self._seeking: Cancel | None = None
        self._loaded = self._watched = False
        self._sight: tuple[bool, int, int] = (False, 0, 8)
        self._cards = ShortList(CalendarCard, self)
        self._columns = [ShortList(CalendarCard, self) for _ in range(DAYS)]
        self._days = ShortList(CalendarDay, self)
        self._art = CalendarArt(pictures, fetch, reads.study, self._fill)
        self._month = CalendarMonth(lambda first, days: reads.busy(first, days, self._said.scope), fetch, self)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self._tick)
        self._soon = QTimer(self, singleShot=True, interval=GATHERED_MS)
        self._soon.timeout.connect(self._read)

    days = Property(ShortList, lambda self: self._days, constant=True)
    cards = Property(ShortList, lambda self: self._cards, constant=True)
    month = Property(QObject, lambda self: self._month, constant=True)
    state = Property(str, lambda self: self._state, notify=changed)
    """`loading`, `ready`, `nothing` (nothing airs in this week), or `error` (`trouble` says why)."""
    trouble = Property(str, lambda self: self._trouble, notify=changed)
    scope = Property(str, lambda self: self._said.scope, notify=changed)
    scopeText = Property(str, lambda self: scope_names()[self._said.scope], notify=changed)
    title = Property(str, lambda self: rows.week_name(self._first, self._today), notify=changed)
    detail = Property(str, lambda self: self._detail(), notify=changed)
    todayHeading = Property(str, lambda self: rows.heading(self._today, self._today), notify=changed)
    thisWeek = Property(bool, lambda self: self._first == self._today, notify=changed)
    aheadText = Property(str, lambda self: rows.whole_date(self._ahead) if self._ahead else "", notify=changed)
    """The first day after an empty week on which something airs; empty where nothing is known to."""
    longest = Property(int, lambda self: max(column.rowCount() for column in self._columns), notify=changed)
    """How many cards the fullest day has."""
    nowColumn = Property(int, lambda self: self._column(self._today), notify=ticked)
    """Today's column, -1 where it is not of this week."""
    nowSlot = Property(int, lambda self: self._now_slot(), notify=ticked)
    """Before which of today's cards now is."""
    nowKey = Property(str, lambda self: self._now_key(), notify=ticked)
    """The card before which the agenda draws its line; empty where there is none."""
    nowText = Property(str, lambda self: clock_time(self._reads.now().time()), notify=ticked)
    nextKey = Property(str, lambda self: rows.key_of(found) if (found := self._next()) else "", notify=ticked)
    """The card of what airs next of this week, today's only; empty where nothing does."""
    nextWait = Property(str, lambda self: self._wait(), notify=ticked)
    nextWhen = Property(str, lambda self: self._when(), notify=ticked)

    @Slot(int)
    def turn(self, weeks: int) -> None:
        """So many weeks on; the entry of the way back stays the same one."""
        first = self._first + timedelta(days=DAYS * weeks)
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
        elif self._loaded and self._airings:
            first, scope, reads = self._first, self._said.scope, self._reads
            self._seeking = self._fetch(lambda _cancel: reads.ahead(first, scope), lambda day: self._go_ahead(day) if first == self._first else None)

    def _go_ahead(self, day: date | None) -> None:
        if day is not None:
            weeks = (day - self._first).days // DAYS
            self._place.open(self._there(self._first + timedelta(days=DAYS * weeks)).address())

    @Slot(str)
    def choose(self, scope: str) -> None:
        """Another scope, `mine`, `followed` or `owned`: a step that back takes back."""
        chosen = calendar_from_address(f"?scope={scope}").scope
        self._place.open(msgspec.structs.replace(self._said, scope=chosen).address())

    @Slot()
    def openMonth(self) -> None:
        """Look at the month of this week."""
        self._month.begin(self._today, self._first)

    @Slot(str)
    def toggleWish(self, key: str) -> None:
        """Wish an episode, or wish it no more; what is owned is not wished."""
        airing = self._by_key.get(key)
        if airing is not None and airing.kind == "episode" and airing.state != "owned":
            self.wishAsked.emit(airing, not airing.wished)

    @Slot(str, result=int)
    def row(self, key: str) -> int:
        """Where a card is among all of the week, -1 for none."""
        return next((at for at, one in enumerate(self._cards.rows) if one.key == key), -1)

    @Slot(int, int, result=str)
    def keyAt(self, column: int, slot: int) -> str:
        """The card of this column nearest to this place, empty in an empty column."""
        cards = self._columns[column].rows if 0 <= column < DAYS else ()
        return cards[min(max(slot, 0), len(cards) - 1)].key if cards else ""

    @Slot(str, str, bool, result=str)
    def seek(self, typed: str, key: str, stand: bool) -> str:
        """The next card from this one on whose title begins with what was typed, empty for none. One letter, also time and again, leads past this one,
        unless nobody stands there yet (`stand`)."""
        wanted, cards = fold(typed), self._cards.rows
        if not wanted:
            return ""
        again = len(set(wanted)) == 1
        first = max(0, self.row(key) + (again and not stand))
        order = (cards[(first + at) % len(cards)] for at in range(len(cards)))
        return next((one.key for one in order if fold(one.title).startswith(wanted[0] if again else wanted)), "")

    @Slot(float, str)
    def remember(self, scroll: float, key: str) -> None:
        """The page stands so far down, with this card current: back and a restart lead there again."""
        if self._in_sight() and self._loaded:
            self._place.remember("view", [round(scroll), key])

    @Slot(bool, int, int)
    def look(self, agenda: bool, first: int, last: int) -> None:  # from QML
        """Only these are in sight: rows of cards from `first` to `last` (of the agenda: lines). Only theirs are drawn."""
        if (agenda, first, last) != self._sight:
            self._sight = (agenda, first, last)
            self._art.want(self._seen())

    @Slot(float)
    def drawCardsAt(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        self._art.drawn_at(ratio)

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
        self._art.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._minute.stop()
        self._soon.stop()
        for asked in (self._asked, self._seeking):
            if asked is not None:
                asked.request()
        self._art.close()
        self._month.close()

    def _on_come(self) -> None:
        said = calendar_from_address(self._place.where())
        same = self._loaded and said == self._said and self._today == self._reads.now().date()
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
        kept = CalendarAddress(None if first == self._today else first, self._said.scope)
        return calendar_from_address(kept.address())

    def _read(self) -> None:
        if self._asked is not None:
            self._asked.request()
        now, said, reads = self._reads.now(), self._said, self._reads
        first = said.first or now.date()
        if first != self._first or self._state == "error":
            self._state = "loading" if not self._airings or self._state == "error" else self._state

        def read(_cancel: Cancel) -> _Found:
            airings = tuple(reads.week(first, said.scope))
            return _Found(first, airings, None if airings else reads.ahead(first, said.scope))

        self._asked = self._fetch(read, self._on_read, self._on_failed)

    def _on_read(self, found: _Found) -> None:
        other = found.first != self._first or not self._loaded
        self._first, self._today = found.first, self._reads.now().date()
        self._airings, self._ahead = found.airings, found.ahead
        self._by_key = {rows.key_of(one): one for one in found.airings}
        self._state, self._trouble, self._loaded = "ready" if found.airings else "nothing", "", True
        self._fill(other)
        self._art.want(self._seen())
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

    def _fill(self, other: bool = False) -> None:
        """Every column and the agenda, with the pictures that are there. Cards of another week take the places of those that were."""
        now = self._reads.now()
        columns: list[list[CalendarCard]] = [[] for _ in range(DAYS)]
        cards = []
        for airing in self._airings:
            column = self._column(date.fromisoformat(airing.day))
            made = self._dressed(airing, rows.card(airing, column, len(columns[column]), now))
            columns[column].append(made)
            cards.append(made)
        for model, shown in zip(self._columns, columns, strict=True):
            model.exchange(shown) if other else model.replace(shown)
        self._cards.replace(cards)
        self._days.replace([self._day(at) for at in range(DAYS)])

    def _dressed(self, airing: Airing, made: CalendarCard) -> CalendarCard:
        face = self._art.face(airing)
        if face is None:
            return made._replace(artless=self._art.artless(airing))
        return made._replace(file=face.file, veil=face.study.veil, glow=face.study.glow)

    def _day(self, at: int) -> CalendarDay:
        day = self._first + timedelta(days=at)
        several = tr("%Ln thing(s)", self._columns[at].rowCount())
        spoken = f"{rows.heading(day, self._today)}, {several}"
        return CalendarDay(at, day.isoformat(), str(day.day), rows.day_name(day, self._today), day == self._today, spoken, self._columns[at])

    def _detail(self) -> str:
        days = rows.span(self._first, self._first + timedelta(days=DAYS - 1), self._today)
        return days if self._state != "ready" else f"{days} · {rows.total(self._airings)}"

    def _seen(self) -> list[Airing]:
        agenda, first, last = self._sight
        cards = self._cards.rows
        if agenda:
            return list(self._airings[max(first, 0) : last + 1])
        inside = sorted((one.slot, at) for at, one in enumerate(cards) if first <= one.slot <= last)
        return [self._airings[at] for _, at in inside]

    def _column(self, day: date) -> int:
        at = (day - self._first).days
        return at if 0 <= at < DAYS else -1

    def _todays(self) -> Sequence[Any]:
        column = self._column(self._today)
        return self._columns[column].rows if column >= 0 else ()

    def _now_slot(self) -> int:
        """Before the first of today's that has yet to air; what airs at any time comes after what has aired."""
        now = self._reads.now().timestamp()
        return sum(1 for one in self._todays() if one.timed and one.at <= now)

    def _now_key(self) -> str:
        cards, slot = self._todays(), self._now_slot()
        return cards[slot].key if 0 < slot < len(cards) else ""

    def _next(self) -> Airing | None:
        if self._first != self._today:
            return None
        now = self._reads.now()
        return next((one for one in self._airings if one.air_at and one.precision != "date" and one.air_at > now.timestamp()), None)

    def _wait(self) -> str:
        found = self._next()
        return rows.countdown((found.air_at or 0) - self._reads.now().timestamp()) if found else ""

    def _when(self) -> str:
        found = self._next()
        if found is None:
            return ""
        day = rows.heading(date.fromisoformat(found.day), self._today).partition(",")[0]
        return tr("%1, %2").replace("%1", day).replace("%2", rows.time_words(found, self._reads.now()))

    @Slot()
    def _tick(self) -> None:
        """Now is another minute: midnight brings another day, and what has aired since is missing, unless it is owned (D51)."""
        if not (self._in_sight() and self._watched):
            self._minute.stop()
            return
        now = self._reads.now()
        aired = any(one.state == "upcoming" and one.air_at and one.air_at <= now.timestamp() for one in self._airings)
        if self._loaded and (now.date() != self._today or aired):
            self._read()
        self._minute.start(1000 * (MINUTE - now.second) + 20)
        self.ticked.emit()


def scope_names() -> dict[str, str]:
    """What the scopes are called."""
    return {"mine": tr("All my shows"), "followed": tr("Followed"), "owned": tr("Everything owned")}
