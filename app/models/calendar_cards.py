"""A week's cards: the seven columns, the agenda of them all, their pictures where they are in sight, and where among them now is (D50, D51)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.calendar import Airing
from app.domain.fold import fold
from app.models import calendar_rows as rows
from app.models.airing_words import day_words
from app.models.calendar_art import CalendarArt, Study
from app.models.calendar_rows import CalendarCard, CalendarDay
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.wording import tr

DAYS = 7


class WeekCards:
    """The models of a week. `now` is in the user's zone; `parent` owns the models."""

    def __init__(self, now: Callable[[], datetime], study: Callable[[Path], Study], fetch: Fetch, pictures: Pictures, parent: QObject) -> None:
        self._now = now
        self.first = self.today = now().date()
        self.airings: tuple[Airing, ...] = ()
        self._by_key: dict[str, Airing] = {}
        self._sight: tuple[bool, int, int] = (False, 0, 8)
        self.cards = ShortList(CalendarCard, parent)
        self.days = ShortList(CalendarDay, parent)
        self._columns = [ShortList(CalendarCard, parent) for _ in range(DAYS)]
        self.art = CalendarArt(pictures, fetch, study, self._fill)

    @property
    def longest(self) -> int:
        """How many cards the fullest day has."""
        return max(column.rowCount() for column in self._columns)

    def show(self, first: date, airings: tuple[Airing, ...], *, other: bool) -> None:
        """Show these as the week that begins with `first`; cards of another week (`other`) take the places of those that were."""
        self.first, self.today, self.airings = first, self._now().date(), airings
        self._by_key = {rows.key_of(one): one for one in airings}
        self._fill(other)
        self.art.want(self._seen())

    def airing(self, key: str) -> Airing | None:
        """What a card shows."""
        return self._by_key.get(key)

    def row(self, key: str) -> int:
        """Where a card is among all of the week, -1 for none."""
        return next((at for at, one in enumerate(self.cards.rows) if one.key == key), -1)

    def key_at(self, column: int, slot: int) -> str:
        """The card of this column nearest to this place, empty in an empty column."""
        cards = self._columns[column].rows if 0 <= column < DAYS else ()
        return cards[min(max(slot, 0), len(cards) - 1)].key if cards else ""

    def seek(self, typed: str, key: str, *, stand: bool) -> str:
        """The next card from `key` on whose title begins with what was typed, as Calendar.seek says."""
        wanted, cards = fold(typed), self.cards.rows
        if not wanted:
            return ""
        again = len(set(wanted)) == 1
        first = max(0, self.row(key) + (again and not stand))
        order = (cards[(first + at) % len(cards)] for at in range(len(cards)))
        return next((one.key for one in order if fold(one.title).startswith(wanted[0] if again else wanted)), "")

    def look(self, *, agenda: bool, first: int, last: int) -> None:
        """Only these are in sight: rows of cards from `first` to `last` (of the agenda: lines). Only theirs are drawn."""
        if (agenda, first, last) != self._sight:
            self._sight = (agenda, first, last)
            self.art.want(self._seen())

    def column(self, day: date) -> int:
        """The column of a day, -1 where it is not of this week."""
        at = (day - self.first).days
        return at if 0 <= at < DAYS else -1

    def now_slot(self) -> int:
        """Before the first of today's that has yet to air; what airs at any time comes after what has aired."""
        now = self._now().timestamp()
        return sum(1 for one in self._todays() if one.timed and one.at <= now)

    def now_key(self) -> str:
        """The card before which the agenda draws its line; empty where there is none."""
        cards, slot = self._todays(), self.now_slot()
        return cards[slot].key if 0 < slot < len(cards) else ""

    def next(self) -> Airing | None:
        """What airs next of this week, today's only."""
        if self.first != self.today:
            return None
        now = self._now()
        return next((one for one in self.airings if one.air_at and one.precision != "date" and one.air_at > now.timestamp()), None)

    def next_wait(self) -> str:
        """How long it is until that airs, empty where nothing does."""
        found = self.next()
        return rows.countdown((found.air_at or 0) - self._now().timestamp()) if found else ""

    def next_when(self) -> str:
        """The day and time at which that airs, empty where nothing does."""
        found = self.next()
        if found is None:
            return ""
        found_day = date.fromisoformat(found.day)
        day = rows.beside_today(found_day, self.today) or day_words(found_day, self.today)
        return tr("%1, %2").replace("%1", day).replace("%2", rows.time_words(found, self._now()))

    def _fill(self, other: bool = False) -> None:
        """Every column and the agenda, with the pictures that are there. Cards of another week take the places of those that were."""
        now = self._now()
        columns: list[list[CalendarCard]] = [[] for _ in range(DAYS)]
        cards = []
        for airing in self.airings:
            column = self.column(date.fromisoformat(airing.day))
            made = self._dressed(airing, rows.card(airing, column, len(columns[column]), now))
            columns[column].append(made)
            cards.append(made)
        for model, shown in zip(self._columns, columns, strict=True):
            model.exchange(shown) if other else model.replace(shown)
        self.cards.replace(cards)
        self.days.replace([self._day(at) for at in range(DAYS)])

    def _dressed(self, airing: Airing, made: CalendarCard) -> CalendarCard:
        face = self.art.face(airing)
        if face is None:
            return made._replace(artless=self.art.artless(airing))
        return made._replace(file=face.file, veil=face.study.veil, glow=face.study.glow)

    def _day(self, at: int) -> CalendarDay:
        day = self.first + timedelta(days=at)
        several = tr("%Ln thing(s)", self._columns[at].rowCount())
        spoken = f"{rows.heading(day, self.today)}, {several}"
        return CalendarDay(at, day.isoformat(), str(day.day), rows.day_name(day, self.today), day == self.today, spoken, self._columns[at])

    def _seen(self) -> list[Airing]:
        agenda, first, last = self._sight
        if agenda:
            return list(self.airings[max(first, 0) : last + 1])
        inside = sorted((one.slot, at) for at, one in enumerate(self.cards.rows) if first <= one.slot <= last)
        return [self.airings[at] for _, at in inside]

    def _todays(self) -> Sequence[CalendarCard]:
        column = self.column(self.today)
        return self._columns[column].rows if column >= 0 else ()
