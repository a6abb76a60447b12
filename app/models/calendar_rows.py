"""What airs, as the calendar's cards say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QObject

from app.domain.calendar import Airing
from app.models.airing_words import airs_at, clock_words, day_words, weekday_name
from app.models.release_words import release_kinds
from app.models.title_card_rows import title_address
from app.models.wording import count, day_alone, episode_code, long_date, shown, tr, weekday_and_date, written


class CalendarDay(NamedTuple):
    """The head of a column: the day's number, its name (`Mon`, `Today`), and the model of what airs on it."""

    column: int
    day: str
    number: str
    name: str
    today: bool
    spoken: str
    cards: QObject


class CalendarCard(NamedTuple):
    """One thing that airs or comes out, ready to be shown.

    `standing` is `owned`, `wished`, `missing` or `upcoming`; `mark` a premiere or finale in words. `file` is its picture once that was looked at, with
    `veil`, how dark it must be under text (0 to 1), and `glow`, its colour as rrggbb. `number` is the show's or film's row for the eye and the heart.
    """

    key: str
    episode: int
    kind: str
    number: int
    tmdb: str
    address: str
    day: str
    heading: str
    column: int
    slot: int
    at: int
    time: str
    timed: bool
    title: str
    detail: str
    standing: str
    mark: str
    wished: bool
    season: int
    poster: str
    spoken: str
    file: str = ""
    veil: float = 1.0
    glow: str = ""
    artless: bool = False


def key_of(airing: Airing) -> str:
    """What tells it from all others, whatever week is shown."""
    row = f"{airing.id}" if airing.id else f"tmdb-{airing.tmdb}"
    return f"{airing.kind}:{row}:{airing.release}" if airing.again else f"{airing.kind}:{row}"


def card(airing: Airing, column: int, slot: int, now: datetime) -> CalendarCard:
    """Its card, without a picture yet."""
    film = airing.kind == "movie"
    episode = airing.kind == "episode"
    title = shown(airing.show if episode else airing.title) or tr("Untitled")
    standing = "wished" if airing.wished and airing.state != "owned" else airing.state
    detail, mark, when = _detail(airing), _mark(airing), time_words(airing, now)
    row = airing.show_id if episode else airing.id
    return CalendarCard(
        key=key_of(airing),
        episode=airing.id if episode else 0,
        kind=airing.kind,
        number=row,
        tmdb=airing.tmdb or "",
        address=title_address("movie" if film else "show", airing.tmdb or "", row) + (f"?season={airing.season}" if episode else ""),
        day=airing.day,
        heading=heading(date.fromisoformat(airing.day), now.date()),
        column=column,
        slot=slot,
        at=airing.air_at or 0,
        time=when,
        timed=airs_at(airing.air_at, airing.precision, now) is not None,
        title=title,
        detail=detail,
        standing=standing,
        mark=mark,
        wished=airing.wished,
        season=airing.season if airing.season is not None else -1,
        poster=airing.poster or "",
        spoken=", ".join(
            part for part in (title, _said(airing) or detail, weekday_and_date(date.fromisoformat(airing.day)), when, standing_names()[standing], mark) if part
        ),
    )


def standing_names() -> dict[str, str]:
    """What a card's state is called."""
    return {"owned": tr("Owned"), "wished": tr("Wished"), "missing": tr("Missing"), "upcoming": tr("Upcoming")}


def time_words(airing: Airing, now: datetime) -> str:
    """`21:00`, `about 21:00` where it was reckoned from the network's clock, `Anytime`; what a film's card says in its place."""
    if airing.kind == "movie":
        return tr("Film")
    if airing.kind == "show":
        return tr("New show")
    then = airs_at(airing.air_at, airing.precision, now)
    return clock_words(then.time() if then else None, airing.precision)


def code(airing: Airing) -> str:
    """`S1 E2`; empty where no number is known."""
    return "" if airing.season is None or airing.number is None else episode_code(airing.season, airing.number)


def _detail(airing: Airing) -> str:
    if airing.kind == "episode":
        return " · ".join(part for part in (code(airing), shown(airing.title)) if part)
    if airing.person:
        return tr("with %1").replace("%1", shown(airing.person))
    return release_kinds()[airing.release] if airing.release else tr("Comes out")


def _said(airing: Airing) -> str:
    """The season and number as one says them."""
    if airing.kind != "episode" or airing.season is None or airing.number is None:
        return ""
    said = tr("season %1 episode %2").replace("%1", str(airing.season)).replace("%2", str(airing.number))
    return ", ".join(part for part in (said, shown(airing.title)) if part)


def _mark(airing: Airing) -> str:
    if airing.premiere:
        return tr("Series premiere") if airing.season == 1 else tr("Season premiere")
    finales = {"series": tr("Series finale"), "midseason": tr("Mid-season finale"), "season": tr("Season finale")}
    return finales.get(airing.finale or "", "")


def heading(day: date, today: date) -> str:
    """The day over its lines in the agenda: `Today, Sunday, November 22`."""
    said, near = weekday_and_date(day, year=day.year != today.year), beside_today(day, today)
    return tr("%1, %2").replace("%1", near).replace("%2", said) if near else said


def beside_today(day: date, today: date) -> str:
    """`Today`, `Tomorrow`, `Yesterday`; empty for other days."""
    return {0: tr("Today"), 1: tr("Tomorrow"), -1: tr("Yesterday")}.get((day - today).days, "")


def day_name(day: date, today: date) -> str:
    """The name over a column: `Today`, `Mon`."""
    return tr("Today") if day == today else weekday_name(day)


def span(first: date, last: date, today: date) -> str:
    """`Sun 22 – Sat 28 Nov`, `Sun Nov 22 – Sat Nov 28` where the month comes first; with the year where it is another one."""
    left = written(first, f"ddd {day}") if first.month == last.month and (day := day_alone()) else day_words(first, first)
    return f"{left} – {day_words(last, today)}"


def week_name(first: date, today: date) -> str:
    """`This week`, `Next week`, `In 3 weeks`; the month where it is no whole number of weeks away, or far."""
    weeks, rest = divmod((first - today).days, 7)
    if rest == 0 and -5 < weeks < 5:
        near = {0: tr("This week"), 1: tr("Next week"), -1: tr("Last week")}
        return near.get(weeks) or (tr("In %Ln week(s)", weeks) if weeks > 0 else tr("%Ln week(s) ago", -weeks))
    return QLocale().toString(QDate(first.year, first.month, first.day), tr("MMMM yyyy"))


def total(airings: Sequence[Airing]) -> str:
    """`19 episodes · 1 release`."""
    episodes = sum(one.kind == "episode" for one in airings)
    releases = len(airings) - episodes
    parts = [tr("%Ln episode(s)", episodes).replace(str(episodes), count(episodes))] if episodes or not releases else []
    return " · ".join([*parts, *([tr("%Ln release(s)", releases)] if releases else [])])


def countdown(seconds: float) -> str:
    """How long until then, in words: `in 2 hours 14 minutes`."""
    minutes = max(0, round(seconds / 60))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if minutes == 0:
        return tr("in a moment")
    if days >= 2:
        return tr("in %1").replace("%1", tr("%Ln day(s)", days))
    parts = [tr("%Ln day(s)", days) if days else "", tr("%Ln hour(s)", hours) if hours else "", tr("%Ln minute(s)", rest) if rest and not days else ""]
    return tr("in %1").replace("%1", " ".join(part for part in parts if part))


def whole_date(day: date) -> str:
    """For a button that leads there."""
    return long_date(day)
