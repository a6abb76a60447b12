"""Air times: a network's clock and zone made into instants, and how exact they are (D50)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.instants import in_calendar
from app.domain.provided import Precision

_CLOCK = re.compile(r"^(\d{1,2})(?:\s*[:.hH]?\s*(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?\s*(?:m\.?)?$", re.IGNORECASE)
_DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")
_LATEST_HOUR = 29  # Japanese listings count the hours of the night on: 25:30 is half past one of the next day
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def clock_of(text: str | None) -> str | None:
    """A time as providers write it ("21:00", "8:30 PM", "3am", "25:30") as HH:MM; None where there is none.

    00:00 is what providers write who know no time: it is none either (D50), and so is 24:00.
    """
    found = _CLOCK.match((text or "").strip())
    if not found or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    if hour > _LATEST_HOUR or minute > 59 or (hour % 24, minute) == (0, 0):
        return None
    return f"{hour:02}:{minute:02}"


def day_of(text: str | None) -> str | None:
    """A date as YYYY-MM-DD; None for blanks, zeros and days that no calendar has."""
    found = _DAY.match((text or "").strip())
    if not found:
        return None
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return None
    return found[1]


def weekday_of(name: str) -> int | None:
    """0 (Monday) to 6 for an English weekday, whole or its first three letters."""
    word = name.strip().lower()
    return next((at for at, day in enumerate(_WEEKDAYS) if word in {day, day[:3]}), None)


@lru_cache(maxsize=256)
def zone_named(name: str | None) -> ZoneInfo | None:
    """The IANA zone of that name, None for what is none."""
    if not name or not name.isascii():
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def air_instant(day: str | None, clock: str | None, zone: str | None) -> tuple[int | None, Precision]:
    """UTC seconds of an episode that airs that day at that time of that zone, precision `local`; None and `date` where one of the three is not known.

    A time that the clocks skip in spring is as many minutes after the skip; one that they pass twice in autumn is the first. Each day has its own offset
    from UTC, so the clocks of a whole season may change and nothing moves by an hour.
    """
    known, at, where = day_of(day), clock_of(clock), zone_named(zone)
    if known is None or at is None or where is None:
        return None, "date"
    hour, minute = int(at[:2]), int(at[3:])
    try:
        on = date.fromisoformat(known) + timedelta(days=hour // 24)
        seconds = datetime.combine(on, time(hour % 24, minute), where).timestamp()
    except (ValueError, OverflowError):
        return None, "date"
    found = in_calendar(seconds)
    return (found, "local") if found is not None else (None, "date")


def stamped(stamp: str | None) -> int | None:
    """UTC seconds of an ISO 8601 instant with its offset; None for anything else, for a time without a zone is no instant."""
    try:
        when = datetime.fromisoformat((stamp or "").strip())
    except ValueError:
        return None
    if when.tzinfo is None:
        return None
    try:
        return in_calendar(when.astimezone(UTC).timestamp())
    except (ValueError, OverflowError):
        return None
