"""What the watchlist says: when a show airs next, why it is here, what somebody does next, and what orders and filters are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.domain.watching import Coming, PersonWork, Watched, WatchedPerson, WatchFilter, WatchSort
from app.models.airing_words import airs_at, day_and_clock, near_day
from app.models.departments import department
from app.models.wording import count, day_and_month, shown, tr

_WEEK, _MONTH = 7, 10 * 7


def airs_words(watched: Watched, now: datetime) -> str:
    """`Today 21:00`, `Thu · Anytime`, `in 9 days`, `in 3 weeks`; without a day whether it goes on. `now` in the user's zone."""
    if watched.coming is not None:
        return _coming(watched.coming, now)
    return tr("No date yet") if watched.running is None else tr("Between seasons") if watched.running else tr("Ended")


def _coming(coming: Coming, now: datetime) -> str:
    try:
        day = date.fromisoformat(coming.day)
    except ValueError:
        return tr("No date yet")
    days = (day - now.date()).days
    if days < _WEEK:
        return day_and_clock(near_day(day, now.date()), airs_at(coming.at, coming.precision or "date", now), coming.precision or "date")
    return _later(days, day, now)


def _later(days: int, day: date, now: datetime) -> str:
    if days < 3 * _WEEK:
        return tr("in %Ln day(s)", days)
    if days < _MONTH:
        return tr("in %Ln week(s)", days // _WEEK)
    return day_and_month(day.isoformat(), now.year)


def why_words(watched: Watched) -> str:
    """Why it is on the list, and whether the library has it."""
    if watched.why == "airing":
        return tr("Airing, in your library")
    if watched.why is None:
        return tr("Muted, in your library") if watched.owned else tr("Muted")
    return tr("You follow it") if watched.owned else tr("Followed · not owned")


def owned_words(owned: int, aired: int) -> str:
    """How many of the episodes that aired there are; empty where none has."""
    return tr("%1 of %2 episodes owned").replace("%1", count(owned)).replace("%2", count(aired)) if aired else ""


def show_sort(sort: WatchSort) -> str:
    """What an order of shows is called."""
    return {
        "next": tr("Next to air"), "title": tr("Title"), "recent": tr("Recently followed"), "missing": tr("Missing"), "year": tr("Year"),
    }[sort]  # fmt: skip


def people_sort(sort: WatchSort) -> str:
    """What an order of people is called."""
    return {"next": tr("Next work"), "title": tr("Name"), "recent": tr("Recently followed")}.get(sort, tr("Name"))


def filter_words(chosen: WatchFilter, muted: int) -> str:
    """What a filter is called."""
    return {
        "": tr("Everything followed"), "hand": tr("Followed by hand"), "airing": tr("Airing, in your library"), "missing": tr("Lacks episodes"),
        "ended": tr("Ended"), "muted": tr("Muted · %1").replace("%1", count(muted)),
    }[chosen]  # fmt: skip


def work_words(person: WatchedPerson, now: datetime) -> str:
    """What somebody does next, else what they did last."""
    if person.coming is not None:
        return tr("%1 · %2").replace("%1", shown(person.coming.title, 80)).replace("%2", _released(person.coming, now))
    if person.latest is not None:
        return tr("Last: %1 · %2").replace("%1", shown(person.latest.title, 80)).replace("%2", (person.latest.released or "")[:4])
    return tr("Nothing known yet") if person.read else ""


def _released(work: PersonWork, now: datetime) -> str:
    try:
        day = date.fromisoformat(work.released) if work.released else None
    except ValueError:
        day = None
    if day is None:
        return tr("no date yet")
    if day == now.date():
        return tr("today")
    if day == now.date() + timedelta(days=1):
        return tr("tomorrow")
    return day_and_month(day.isoformat(), now.year).replace(" ", "\u00a0")


def roles_words(roles: Sequence[str]) -> str:
    """Which roles count: `All roles`, `Acting, Directing`."""
    return ", ".join(role_words(role) for role in roles) if roles else tr("All roles")


def role_words(role: str) -> str:
    """What somebody does in a department."""
    return tr("Acting") if role == "Acting" else department(role)
