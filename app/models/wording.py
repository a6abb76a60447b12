"""Numbers, sizes, times and dates as the user's locale says them; shared by the library pages and the title pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.domain.instants import in_calendar

STAR_DIGITS = 1
_WEEKDAY = re.compile(r"dddd[\s,،]*|[\s,،]+dddd")
_WEEKDAY_FIRST = re.compile(r"dddd[^dMy]*")
_DAY_AND_MONTH = re.compile(r"((?<!d)d{1,2}(?!d).*?M{1,4}|M{1,4}.*?(?<!d)d{1,2}(?!d))[^\sdMy,،'(]*")
_DAY = re.compile(r"d{1,2}[^\sdMy,،'(]*")
_QUOTED = re.compile(r"'[^']*'")
LONGEST_TEXT = 300
"""Characters of a title or name that are shown: servers hold titles of 100 kB, and laying one out stops the window."""


def tr(text: str, number: int = -1) -> str:
    """The text in the user's language. `number` fills `%Ln` and chooses the plural; untranslated, "(s)" and "(es)" become the English one."""
    if number < 0:
        return QCoreApplication.translate("Library", text)
    said = QCoreApplication.translate("Library", text, None, number)
    return said.replace("(s)", "" if number == 1 else "s").replace("(es)", "" if number == 1 else "es")


def shown(text: str | None, longest: int = LONGEST_TEXT) -> str:
    """One line that is safe to lay out: no line breaks or control characters, lone surrogates and overrides of direction gone, no towers of accents,
    cut when it is absurdly long, and empty when nothing of it can be seen."""
    if not text:
        return ""
    cut = text if len(text) <= longest else text[:longest] + "…"
    if cut.isascii() and cut.isprintable():
        return cut
    line = " ".join("".join(letter for letter in cut if letter not in _UNWANTED and not "\ud800" <= letter <= "\udfff").split())
    return _TOWER.sub(r"\1", line) if any(map(str.isprintable, line)) else ""


def paragraphs(text: str | None, longest: int = 20_000) -> str:
    """Like `shown`, but line breaks stay: an overview or a biography."""
    return "\n".join(shown(line, longest) for line in (text or "")[:longest].splitlines()).strip()


_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWER = re.compile(f"({_MARK}{{4}}){_MARK}+")
"""More accents on one letter than any language writes: each makes the line taller, until the letter itself is out of sight."""
_UNWANTED = frozenset({*map(chr, range(9)), *map(chr, range(14, 32)), "\x7f", *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"})


def count(number: int) -> str:
    """1284 → "1,284"."""
    return QLocale().toString(number)


def score(value: float) -> str:
    """8.3 of 10, always with one decimal."""
    return QLocale().toString(float(value), "f", STAR_DIGITS)


def data_size(size_bytes: int) -> str:
    """24.1 GB, in powers of ten as drives and servers count; empty for nothing."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat) if size_bytes > 0 else ""


def runtime(minutes: float | None) -> str:
    """2 h 33 min."""
    whole = round(minutes or 0)
    if whole <= 0:
        return ""
    hours, rest = divmod(whole, 60)
    if not hours:
        return tr("%Ln min", rest)
    return f"{tr('%n h', hours)} {tr('%n min', rest)}" if rest else tr("%Ln h", hours)


def short_date(day: date | str | None) -> str:
    """The day in the locale's short way with the whole year; a text that is no date (only a year, nonsense) as it is."""
    found = day if isinstance(day, date) else _date(day)
    if found is None:
        return shown(day, 20) if isinstance(day, str) else ""
    locale = QLocale()
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return locale.toString(QDate(found.year, found.month, found.day), pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy"))


def long_date(day: date | str | None) -> str:
    """January 10, 1927, as the locale writes it without the weekday; a text that is no date as it is."""
    found = day if isinstance(day, date) else _date(day)
    if found is None:
        return shown(day, 20) if isinstance(day, str) else ""
    return written(found, _WEEKDAY.sub("", _long_pattern()))


def day_and_month(day: str | None, this_year: int) -> str:
    """Mar 23, as the locale writes it, with the year where it is another one."""
    found = _date(day)
    if found is None:
        return shown(day, 20)
    pattern = _day_and_month(_long_pattern()) if found.year == this_year else _WEEKDAY.sub("", _long_pattern())
    return written(found, pattern.replace("MMMM", "MMM"))


def weekday_and_date(day: date, *, year: bool = False) -> str:
    """Sunday, November 22, as the locale writes it, with the year where it is asked for."""
    pattern = _long_pattern()
    if year or "dddd" not in pattern:
        return written(day, pattern)
    before, found = _WEEKDAY_FIRST.match(pattern), _day_and_month(pattern)
    return written(day, f"{before[0]}{found}" if before else f"{found} dddd")


def written(day: date, pattern: str) -> str:
    """A day by a pattern of Qt's, with the locale's names and digits."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def day_alone() -> str:
    """The pattern of the day in the month where the locale writes it before the month, `d.`; empty where it does not."""
    found = _DAY.match(_day_and_month(_long_pattern()))
    return found[0] if found else ""


def _long_pattern() -> str:
    return QLocale().dateFormat(QLocale.FormatType.LongFormat)


def _day_and_month(pattern: str) -> str:
    """The part of a pattern from the day to the month or from the month to the day, with what is written close to it: `d. MMMM`, `M月d日`."""
    found = _DAY_AND_MONTH.search(_QUOTED.sub(lambda quoted: "'" * len(quoted[0]), pattern))
    return pattern[found.start() : found.end()] if found else "MMMM d"


def season_name(number: int) -> str:
    """Season 2; 0 are the specials."""
    return tr("Specials") if number == 0 else tr("Season %1").replace("%1", str(number))


def episode_code(season: int, number: int | None) -> str:
    """`S2 E4`, `Special 3`; the season's name where no number is known."""
    if number is None:
        return season_name(season)
    return tr("S%1 E%2").replace("%1", str(season)).replace("%2", str(number)) if season else tr("Special %1").replace("%1", str(number))


def episode_place(season: int, number: int | None) -> str:
    """`S02E05`, where many stand under each other; the season's name where no number is known."""
    return season_name(season) if number is None else f"S{season:02}E{number:02}"


def instant_day(seconds: int | None, zone: tzinfo | None = None, written: Callable[[date], str] = short_date) -> str:
    """The day of an instant (UTC seconds) in the user's zone, short unless another way is given; empty for one that is on no calendar."""
    known = in_calendar(seconds)
    return "" if known is None else written(datetime.fromtimestamp(known, UTC).astimezone(zone).date())


def instant_time(seconds: int, now: int) -> str:
    """When an instant was: the time alone for today, else with the day."""
    then, today = datetime.fromtimestamp(seconds, UTC).astimezone(), datetime.fromtimestamp(now, UTC).astimezone()
    locale = QLocale()
    time = locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    return time if then.date() == today.date() else f"{short_date(then.date())} {time}"


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
