"""The watchlist's shows in their order, with what each is listed by: 3,000 of them in one go."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.domain.cards import AIRING
from app.domain.fold import fold
from app.domain.watching import Coming, WatchList, WatchQuery
from app.store.aired import moment
from app.store.database import Reader
from app.store.following import EFFECTIVE
from app.store.numbers import as_json
from app.store.roll_ups import missing_by_show

_MUTED = "SELECT show_id AS id, NULL AS why, added_at AS since FROM watchlist WHERE state = 'mute' AND show_id IS NOT NULL"
_SHOWS = """(SELECT s.id, s.title, s.year, iif(w.why = 'airing', 1, lower(s.status) IN (SELECT value FROM json_each(:airing))) AS running,
    iif(w.why = 'airing', 1, EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.id AND c.owned = 1)) AS owned, w.why, w.since
    FROM ({}) AS w CROSS JOIN shows s ON s.id = w.id ORDER BY s.sort_key, s.id)"""
_AT = "(SELECT show_id, min(air_at) AS air_at FROM episodes INDEXED BY episodes_by_air_time WHERE air_at > :now AND season > 0 GROUP BY show_id)"
_ON = """(SELECT show_id, min(air_date) AS air_date FROM episodes INDEXED BY episodes_by_air_date
    WHERE air_date >= :today AND air_at IS NULL AND season > 0 GROUP BY show_id)"""
_PRECISE = """json_each(?) AS w CROSS JOIN episodes e INDEXED BY episodes_by_air_time
    ON e.air_at = w.value ->> 1 AND e.show_id = w.value ->> 0 AND e.season > 0"""
_SOON = timedelta(days=8)
"""Only of what airs this week the hour is shown, and with it how exact that is known."""
_ANYTIME = 1 << 62


def watch_list(reader: Reader, query: WatchQuery, now: datetime) -> WatchList:
    """The shows that are followed, or those that are muted, narrowed and in order. `now` in the user's zone. Raises StoreProblem."""
    airing = {"airing": as_json(sorted(AIRING))}
    listed = _MUTED if query.filter == "muted" else EFFECTIVE
    shows = {row[0]: row for row in reader.gathered("id, title, year, running, owned, why, since", _SHOWS.format(listed), airing)}
    muted = int(reader.value(f"SELECT count(*) FROM ({_MUTED})"))
    total = int(reader.value(f"SELECT count(*) FROM ({EFFECTIVE})", airing)) if query.filter == "muted" else len(shows)
    missing = missing_by_show(reader, now) if "missing" in {query.sort, query.filter} else {}
    coming = _coming(reader, shows, now)
    kept = _narrowed(shows, query, missing)
    ids = _ordered(kept, shows, query, coming, missing)
    return WatchList(ids=array("q", ids), total_in_library=total, muted=muted, shows=shows, coming=coming)


def _coming(reader: Reader, shows: Mapping[int, Any], now: datetime) -> dict[int, Coming]:
    """What airs next of the shows that have such an episode, with how exact that is known where it is soon."""
    at: dict[int, int] = dict(reader.gathered("show_id, air_at", _AT, moment(now)))
    on: dict[int, str] = dict(reader.gathered("show_id, air_date", _ON, moment(now)))
    days: dict[int, str] = {}
    found = {show: _first(at.get(show), on.get(show), days, now) for show in (at.keys() | on.keys()) & shows.keys()}
    until = int((now + _SOON).timestamp())
    soon = [[show, one.at] for show, one in found.items() if one.at is not None and one.at < until]
    for show, precision in reader.gathered("e.show_id, e.air_precision", _PRECISE, (as_json(soon),)) if soon else ():
        found[show] = found[show]._replace(precision=precision)
    return found


def _first(at: int | None, on: str | None, days: dict[int, str], now: datetime) -> Coming:
    """Of an instant and a day the one that comes first; an instant on that day does, *Anytime* is its last. `days`: of the instants that were asked for."""
    if at is None:
        return Coming(on or "")
    day = days.get(at) or days.setdefault(at, datetime.fromtimestamp(at, now.tzinfo).strftime("%Y-%m-%d"))
    return Coming(day, at) if on is None or day <= on else Coming(on)


def _narrowed(shows: Mapping[int, Any], query: WatchQuery, missing: Mapping[int, int]) -> list[int]:
    """Those that pass the filter and the text, in the order of `shows`."""
    ids = list(shows)
    if query.filter == "hand":
        ids = [show for show in ids if shows[show][5] == "follow"]
    elif query.filter == "airing":
        ids = [show for show in ids if shows[show][3] and shows[show][4]]
    elif query.filter == "missing":
        ids = [show for show in ids if missing.get(show)]
    elif query.filter == "ended":
        ids = [show for show in ids if shows[show][3] == 0]
    if wanted := fold(query.text.strip()):
        ids = [show for show in ids if wanted in fold(shows[show][1])]
    return ids


def _ordered(ids: list[int], shows: Mapping[int, Any], query: WatchQuery, coming: Mapping[int, Coming], missing: Mapping[int, int]) -> list[int]:
    """From the order of titles, in which equals stay. What runs without a day comes before what is over."""
    match query.sort:
        case "title":
            return ids
        case "recent":
            return sorted(ids, key=lambda show: shows[show][6], reverse=True)
        case "missing":
            return sorted(ids, key=lambda show: -missing.get(show, 0))
        case "year":
            return sorted(ids, key=lambda show: -(shows[show][2] or 0))
        case "next":
            dated = sorted([show for show in ids if show in coming], key=lambda show: (coming[show].day, coming[show].at or _ANYTIME))
            rest = [show for show in ids if show not in coming]
            return [*dated, *[show for show in rest if shows[show][3]], *[show for show in rest if not shows[show][3]]]
