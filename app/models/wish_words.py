"""A line of the wishlist in words: what is done and wanted under it, how it stands, when it airs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal, NamedTuple

from app.domain.instants import in_calendar
from app.domain.wishlist import Listed, WishSort, WishState, line_of
from app.models.airing_words import weekday_name
from app.models.wording import count, day_and_month, episode_place, instant_day, season_name, shown, tr

_SOON = 7
Tone = Literal["accent", "warn", "good", "muted"]


class WishFace(NamedTuple):
    """A line as it is drawn; `done` and `wanted` are sentences over the bar, whose filled part is `share`, empty where there is no bar."""

    title: str = ""
    detail: str = ""
    done: str = ""
    wanted: str = ""
    share: float = 0.0
    chip: str = ""
    tone: Tone = "muted"
    hint: str = ""
    origin: str = ""
    address: str = ""
    episode: int = 0
    spoken: str = ""


def wish_face(one: Listed, now: datetime) -> WishFace:
    """`now` in the user's zone."""
    line = line_of(one.key)
    title, detail = _title(one), _detail(one, now)
    chip, tone, hint = _chip(one, now)
    origin = "" if one.by_hand else tr("Wished by itself: it aired while its show was followed")
    address = f"bijou://{'movie' if line.level == 'movie' else 'show'}/{one.title_id}"
    address += f"?season={line.season}" if line.season is not None else ""
    done = wanted = ""
    total = one.done + one.wanted + one.waiting
    if line.level in {"show", "season"} and total:
        done, wanted = tr("%1 done").replace("%1", count(one.done)), tr("%1 wanted").replace("%1", count(one.wanted))
    spoken = ", ".join(part for part in (title, detail, done, wanted, chip if chip not in wanted else "", origin) if part)
    return WishFace(title, detail, done, wanted, one.done / total if total else 0.0, chip, tone, hint, origin, address, one.episode_id, spoken)


def state_words(state: WishState) -> str:
    """What narrows the list."""
    return {"": tr("All wishes"), "wanted": tr("Wanted"), "done": tr("Done"), "when_aired": tr("When aired"), "unwanted": tr("Not wanted")}[state]


def sort_words(sort: WishSort, *, films: bool) -> str:
    """The order."""
    air = tr("Release date") if films else tr("Air date")
    return {"title": tr("Title"), "newest": tr("Newest wished"), "most": tr("Most wanted"), "air": air}[sort]


def _title(one: Listed) -> str:
    line = line_of(one.key)
    if line.level == "season":
        return season_name(line.season or 0)
    if line.level == "episode" and line.season is not None and line.number is not None:
        name = shown(one.title)
        return tr("E%1 · %2").replace("%1", str(line.number)).replace("%2", name) if name else episode_place(line.season, line.number)
    return shown(one.title) or tr("Without a title")


def _detail(one: Listed, now: datetime) -> str:
    line = line_of(one.key)
    if line.level == "season":
        return ""
    if line.level == "show":
        return str(one.year or "")
    if line.level == "episode":
        day = _day(one, now)
        return day_and_month(day.isoformat(), now.year) if day else ""
    since = tr("wished %1").replace("%1", instant_day(one.added_at, now.tzinfo, lambda day: day_and_month(day.isoformat(), now.year)))
    return " · ".join(part for part in (str(one.year or ""), _out(one, now), since) if part)


def _out(one: Listed, now: datetime) -> str:
    """When a film comes out; once it did, when it can be had at home."""
    today = now.date().isoformat()
    said = {"digital": tr("to stream or buy %1"), "physical": tr("on disc %1")}
    days = [(one.air_date or "", tr("out %1")), *((day, said[kind]) for day, kind in one.home if one.standing != "done")]
    return next((words.replace("%1", day_and_month(day, now.year)) for day, words in days if day > today), "")


def _chip(one: Listed, now: datetime) -> tuple[str, Tone, str]:
    if one.standing is not None:
        return _standing(one, now)
    if one.wanted:
        return tr("%1 wanted").replace("%1", count(one.wanted)), "accent", ""
    if one.waiting:
        return tr("%1 to come").replace("%1", count(one.waiting)), "muted", tr("Wanted once they have aired")
    return (tr("Complete"), "good", tr("All that was wished is in the library now")) if one.done else (tr("Not wanted"), "muted", "")


def _standing(one: Listed, now: datetime) -> tuple[str, Tone, str]:
    match one.standing:
        case "done":
            return tr("Done"), "good", tr("Ready: it was wished, and is in the library now")
        case "when_aired":
            return _airs(one, now), "muted", tr("Wanted once it has aired")
        case "unwanted":
            return tr("Not wanted"), "muted", tr("It is never wished by itself")
        case _:
            out = line_of(one.key).level == "movie" and one.air_date is not None and one.air_date > now.date().isoformat()
            return tr("Wanted"), "warn", tr("It is not out yet") if out else tr("It is in no library yet")


def _airs(one: Listed, now: datetime) -> str:
    day = _day(one, now)
    if day is None:
        return tr("When aired")
    ahead = (day - now.date()).days
    if ahead <= 0:
        return tr("Airs today") if ahead == 0 else tr("When aired")
    name = weekday_name(day) if ahead < _SOON else day_and_month(day.isoformat(), now.year)
    return tr("Airs %1").replace("%1", name)


def _day(one: Listed, now: datetime) -> date | None:
    """The user's day on which it airs."""
    known = in_calendar(one.air_at)
    if known is not None:
        return datetime.fromtimestamp(known, UTC).astimezone(now.tzinfo).date()
    try:
        return date.fromisoformat(one.air_date) if one.air_date else None
    except ValueError:
        return None
