"""The rows of the Activity page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from app.domain.activity import GROUPS, Change, Group, ListedTitle
from app.domain.items import Kind
from app.domain.pages import ActivityRow
from app.models.activity_words import activity_line
from app.models.wording import count, long_date, shown, tr


class DayLine(NamedTuple):
    """A line of the page: as ActivityLine has it, under its `day`."""

    number: int
    symbol: str
    tone: str
    marked: str
    text: str
    when: str
    address: str
    many: bool
    undo: bool
    spoken: str
    day: str


class KindChip(NamedTuple):
    """A kind of line to narrow the page to; `key` is empty for all."""

    key: str
    text: str
    chosen: bool


class ChangeLine(NamedTuple):
    """What changed on a server since one last looked."""

    server: int
    name: str
    added: int
    retired: int
    rematched: int
    spoken: str


class TitleLine(NamedTuple):
    """A title behind a count."""

    key: int
    symbol: str
    title: str
    detail: str
    address: str


def day_lines(rows: Iterable[ActivityRow], now: datetime) -> list[DayLine]:
    """Those that there are words for. A line that grew keeps its place, so its day is never later than that of the one above."""
    found: list[DayLine] = []
    latest = date.max
    for row in rows:
        if (line := activity_line(row, now)) is not None:
            latest = min(latest, datetime.fromtimestamp(row.at, UTC).astimezone(now.tzinfo).date())
            found.append(DayLine(*line, day_words(latest, now.date())))
    return found


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, or the day."""
    if day == today:
        return tr("Today")
    return tr("Yesterday") if day == today - timedelta(days=1) else long_date(day)


def kind_chips(chosen: Group | None) -> list[KindChip]:
    """All, and a chip for each kind."""
    names = {
        "library": tr("Library"),
        "matches": tr("Matches"),
        "airing": tr("Aired"),
        "following": tr("Followed"),
        "wishes": tr("Wishes"),
        "edits": tr("Edited"),
        "trouble": tr("Trouble"),
    }
    return [KindChip("", tr("All"), chosen is None), *(KindChip(key, names[key], key == chosen) for key in GROUPS)]


def change_lines(changes: Iterable[Change]) -> list[ChangeLine]:
    """A line for each server."""
    return [_change_line(change) for change in changes]


def _change_line(one: Change) -> ChangeLine:
    name = shown(one.server, 60)
    parts = [
        said.replace("%1", count(number))
        for said, number in ((tr("%1 added"), one.added), (tr("%1 gone"), one.retired), (tr("%1 matched anew"), one.rematched))
        if number
    ]
    return ChangeLine(one.server_id, name, one.added, one.retired, one.rematched, f"{name}: {', '.join(parts)}")


def title_lines(titles: Iterable[ListedTitle]) -> list[TitleLine]:
    """The titles, each with its page where it has one."""
    return [
        TitleLine(
            at,
            "film" if one.kind is Kind.MOVIE else "tv",
            shown(one.title, 120) or tr("Untitled"),
            "" if one.id else tr("not in the library any more"),
            _address(one),
        )
        for at, one in enumerate(titles)
    ]


def _address(one: ListedTitle) -> str:
    if not one.id:
        return ""
    if one.kind is Kind.EPISODE:
        return f"bijou://show/{one.show_id}?season={one.season or 0}&episode={one.id}"
    return f"bijou://{one.kind}/{one.id}" if one.kind in {Kind.MOVIE, Kind.SHOW} else ""
