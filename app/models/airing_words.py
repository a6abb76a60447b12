"""When episodes and shows air, in the user's zone, so that it can be seen how exact that is known (D50)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTime

from app.domain.instants import in_calendar
from app.domain.pages import EpisodeRow
from app.domain.provided import AirTime, Precision
from app.models.wording import day_and_month, tr

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

WEEK = 7
WEEKDAYS = (0, 1, 2, 3, 4)


def airs_at(at: int | None, precision: Precision, now: datetime) -> datetime | None:
    """The instant (UTC seconds) in the user's zone, that of `now`; None where only a date is known."""
    known = in_calendar(at)
    return None if known is None or precision == "date" else datetime.fromtimestamp(known, UTC).astimezone(now.tzinfo)


def air_words(row: EpisodeRow, now: datetime) -> str:
    """`Mar 23`, and for what is not owned the time: `Mar 23, 21:00` where it is exact, `Mar 23, about 21:00` where it was reckoned from the network's clock."""
    instant = airs_at(row.air_at, row.precision, now)
    if instant is None:
        return day_and_month(row.air_date, now.year) if row.air_date else ""
    day = day_and_month(instant.date().isoformat(), now.year)
    if row.state == "owned":
        return day
    return tr("%1, %2").replace("%1", day).replace("%2", clock_words(instant.time(), row.precision))


def clock_words(at: time | None, precision: Precision) -> str:
    """`21:00` where it is exact, `about 21:00` where it was reckoned from the network's clock; `Anytime` where only the date is known, whatever the clock
    reads (D50)."""
    if at is None or precision == "date":
        return tr("Anytime")
    return clock_time(at) if precision == "exact" else tr("about %1").replace("%1", clock_time(at))


def day_and_clock(day: str, at: datetime | None, precision: Precision) -> str:
    """Of a day that is named already: `Today 21:00`, `Today about 21:00`, `Today · Anytime`; `at` as `airs_at` says it."""
    if at is None:
        return tr("%1 · %2").replace("%1", day).replace("%2", clock_words(None, precision))
    return tr("%1 %2").replace("%1", day).replace("%2", clock_words(at.time(), precision))


def near_day(day: date, today: date) -> str:
    """`Today`, `Tomorrow`, the weekday of one of the next few; what is over is today's."""
    ahead = (day - today).days
    return weekday_name(day) if ahead > 1 else tr("Tomorrow") if ahead == 1 else tr("Today")


def weekday_name(day: date) -> str:
    """`Thu`."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def day_words(day: date | str, today: date) -> str:
    """`Thu 26 Nov`, in the order of the locale; with the year where it is another one. Empty for what is no day."""
    known = _day(day)
    if known is None:
        return ""
    locale = QLocale()
    weekday = locale.dayName(known.isoweekday(), QLocale.FormatType.ShortFormat)
    return tr("%1 %2").replace("%1", weekday).replace("%2", day_and_month(known.isoformat(), today.year))


def wait_words(row: EpisodeRow) -> str:
    """How long until an upcoming episode airs."""
    if row.airs_in_days is None:
        return tr("No date yet")
    return tr("Airs in %Ln day(s)", row.airs_in_days) if row.airs_in_days > 0 else tr("Airs today")


def schedule(air: AirTime | None, now: datetime) -> str:
    """`Thursday 21:00`, `weekdays 18:30`; in the user's zone where the network's is known, empty where nothing is."""
    if air is None:
        return ""
    hour = _time(air.time)
    if hour is None:
        return _days(air.days)
    zone = _zone(air.zone)
    if zone is None:
        return " ".join(part for part in (_days(air.days), clock_time(hour)) if part)
    instants = [_next(day, hour, zone, now).astimezone(now.tzinfo) for day in air.days or (now.astimezone(zone).weekday(),)]
    days = _days(sorted({one.weekday() for one in instants})) if air.days else ""
    return " ".join(part for part in (days, clock_time(instants[0].time())) if part)


def clock_time(at: time) -> str:
    """21:00, or 9:00 PM where that is how it is written."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def _next(day: int, hour: time, zone: ZoneInfo, now: datetime) -> datetime:
    """The next time that it is this weekday and hour at the network."""
    today = now.astimezone(zone).date()
    ahead: date = today + timedelta(days=(day - today.weekday()) % WEEK)
    return datetime.combine(ahead, hour, zone)


def _days(days: Iterable[int]) -> str:
    wanted = tuple(sorted({day for day in days if 0 <= day < WEEK}))
    if len(wanted) == WEEK:
        return tr("daily")
    if wanted == WEEKDAYS:
        return tr("weekdays")
    locale = QLocale()
    form = QLocale.FormatType.LongFormat if len(wanted) == 1 else QLocale.FormatType.ShortFormat
    return ", ".join(locale.standaloneDayName(day + 1, form) for day in wanted)


def _time(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _day(day: date | str) -> date | None:
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return None


def _zone(name: str | None) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # only now: Home's first frame does without

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
