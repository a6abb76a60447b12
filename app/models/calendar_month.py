"""The month from which a day is chosen: six weeks of days, with a dot where something airs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal, Slot

from app.domain.calendar_address import FIRST_YEAR, LAST_YEAR
from app.domain.cancel import Cancel
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import tr, weekday_and_date

WEEKS, WEEK = 6, 7
CELLS = WEEKS * WEEK


class MonthDay(NamedTuple):
    """One cell. `inside`: of this month; `busy`: something airs; `shown`: of the week on the page."""

    at: int
    day: str
    number: str
    inside: bool
    busy: bool
    today: bool
    shown: bool
    spoken: str


class CalendarMonth(QObject):
    """`busy` tells, on a pool thread, on which of so many days from one on something airs. Raises Problem there."""

    changed = Signal()

    def __init__(self, busy: Callable[[date, int], frozenset[str]], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy_days, self._fetch = busy, fetch
        self._days = ShortList(MonthDay, self)
        self._today = self._week = self._cursor = date(2000, 1, 1)
        self._busy: frozenset[str] = frozenset()
        self._asked: Cancel | None = None

    days = Property(ShortList, lambda self: self._days, constant=True)
    title = Property(str, lambda self: QLocale().toString(_qdate(self._cursor), tr("MMMM yyyy")), notify=changed)
    cursor = Property(int, lambda self: (self._cursor - self._begins()).days, notify=changed)
    """Which cell the keyboard stands on."""
    names = Property("QStringList", lambda self: self._names(), notify=changed)  # type: ignore[arg-type]  # the stub knows no name of a type
    """The weekdays over the columns, in the locale's order."""

    def begin(self, today: date, week: date) -> None:
        """Opened on the month of the week that is shown."""
        self._today, self._week, self._busy = today, week, frozenset()
        self._days.replace(())
        self._show(week)

    @Slot(int)
    def step(self, days: int) -> None:
        """The keyboard goes so many days on."""
        self._show(self._cursor + timedelta(days=days))

    @Slot(int)
    def turn(self, months: int) -> None:
        """So many months on, to the same day or the month's last."""
        whole = self._cursor.year * 12 + self._cursor.month - 1 + months
        first = date(whole // 12, whole % 12 + 1, 1)
        length = ((first + timedelta(days=31)).replace(day=1) - first).days
        self._show(first.replace(day=min(self._cursor.day, length)))

    @Slot(int, result=str)
    def day(self, cell: int) -> str:
        """The day of a cell, YYYY-MM-DD."""
        return (self._begins() + timedelta(days=cell)).isoformat()

    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
            self._asked = None

    def _show(self, day: date) -> None:
        if not FIRST_YEAR < day.year < LAST_YEAR:
            return
        begun = self._begins() if self._days.rowCount() else None
        self._cursor = day
        if begun != self._begins():
            self._read()
        self._fill()

    def _read(self) -> None:
        self.close()
        begins, busy = self._begins(), self._busy_days
        self._asked = self._fetch(lambda _cancel: busy(begins, CELLS), self._on_read, lambda _problem: None)

    def _on_read(self, busy: frozenset[str]) -> None:
        self._busy = busy
        self._fill()

    def _fill(self) -> None:
        begins = self._begins()
        self._days.replace([self._cell(at, begins + timedelta(days=at)) for at in range(CELLS)])
        self.changed.emit()

    def _cell(self, at: int, day: date) -> MonthDay:
        key = day.isoformat()
        busy = key in self._busy
        said = weekday_and_date(day, year=day.year != self._today.year)
        words = (said, tr("today") if day == self._today else "", tr("something airs") if busy else "")
        shown = self._week <= day < self._week + timedelta(days=WEEK)
        return MonthDay(at, key, str(day.day), day.month == self._cursor.month, busy, day == self._today, shown, ", ".join(one for one in words if one))

    def _begins(self) -> date:
        first = self._cursor.replace(day=1)
        return first - timedelta(days=(first.isoweekday() - QLocale().firstDayOfWeek().value) % WEEK)

    def _names(self) -> list[str]:
        locale = QLocale()
        first = locale.firstDayOfWeek().value
        return [locale.standaloneDayName((first - 1 + at) % WEEK + 1, QLocale.FormatType.NarrowFormat) for at in range(WEEK)]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
