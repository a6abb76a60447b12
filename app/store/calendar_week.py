"""What airs and comes out between two days, each read through the index of its instants or dates (D50)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.domain.calendar import Airing, AiringState, Scope
from app.store.aired import AIRED, moment
from app.store.database import Reader
from app.store.following import why_followed
from app.store.numbers import as_json
from app.store.releases import next_release, releases_between, with_releases
from app.store.roll_ups import OWNED
from app.store.wanted_export import MOVIE_DONE

_IN_WEEK = """(SELECT id, show_id FROM episodes INDEXED BY episodes_by_air_time WHERE air_at >= :from_at AND air_at < :until_at
    UNION ALL SELECT id, show_id FROM episodes INDEXED BY episodes_by_air_date WHERE air_date >= :from_day AND air_date < :until_day AND air_at IS NULL)"""
_HELD = "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = i.show_id AND c.owned = 1)"
_MUTED = "EXISTS (SELECT 1 FROM watchlist w WHERE w.show_id = i.show_id AND w.state = 'mute')"
_FOLLOWED = "i.show_id IN (SELECT f.value ->> 0 FROM json_each(:followed) f)"
_SCOPES: dict[Scope, str] = {"mine": f"({_HELD} AND NOT {_MUTED} OR {_FOLLOWED})", "followed": _FOLLOWED, "owned": _HELD}
_WISHED = "EXISTS (SELECT 1 FROM wishlist w WHERE w.show_id = e.show_id AND w.season = e.season AND w.number = e.number AND w.state <> 'unwanted')"
_EPISODE = f"""e.id, e.show_id, s.title, e.season, e.number, e.title, e.air_at, e.air_date, e.air_precision, e.finale, {AIRED}, {OWNED}, {_WISHED},
    coalesce(e.still, ''), coalesce(s.backdrop, ''), coalesce(s.poster, ''), s.tmdb"""

_WORKS = "works k INDEXED BY works_by_release JOIN watchlist w ON w.id = k.watchlist_id"
_NEWS = """NOT EXISTS (SELECT 1 FROM movies m WHERE k.kind = 'movie' AND m.tmdb = k.tmdb)
    AND NOT EXISTS (SELECT 1 FROM shows s WHERE k.kind = 'show' AND s.tmdb = k.tmdb AND (EXISTS (SELECT 1 FROM watchlist v WHERE v.show_id = s.id)
        OR EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.id AND c.owned = 1)))
    AND (w.roles IS NULL OR EXISTS (SELECT 1 FROM json_each(k.departments) d JOIN json_each(w.roles) r ON r.value = d.value))"""
"""A work that is not here by itself (a film has a card, a show that is owned, followed or muted its episodes), in a role that one follows."""


def between(reader: Reader, first: date, days: int, scope: Scope, now: datetime) -> list[Airing]:
    """Everything from the user's day `first` on for so many days, in the order in which it is shown; `now` in the user's zone. Raises StoreProblem."""
    theirs = [first + timedelta(days=at) for at in range(days + 1)]
    begins = [_begins(day, now) for day in theirs]
    why = why_followed(reader)
    params = {
        **moment(now),
        "from_at": begins[0],
        "until_at": begins[-1],
        "from_day": first.isoformat(),
        "until_day": theirs[-1].isoformat(),
        "followed": as_json([[show] for show in why]),
    }
    rows = reader.gathered(_EPISODE, f"{_IN_WEEK} AS i CROSS JOIN episodes e ON e.id = i.id JOIN shows s ON s.id = e.show_id WHERE {_SCOPES[scope]}", params)
    names = [day.isoformat() for day in theirs]
    found = [_episode(row, row[7] if row[6] is None else names[bisect_right(begins, row[6]) - 1], why.get(row[1])) for row in rows]
    found += with_releases(_films(reader, params), releases_between(reader, params))
    found += _works(reader, params)
    return sorted(found, key=lambda one: (one.day, one.air_at is None, one.air_at or 0, one.show or one.title, one.season or 0, one.number or 0))


def next_day(reader: Reader, after: date, scope: Scope, now: datetime) -> date | None:
    """The user's first day from `after` on at which anything of the scope airs or comes out; None where nothing does. Raises StoreProblem."""
    params = {"at": _begins(after, now), "from_day": after.isoformat(), "followed": as_json([[show] for show in why_followed(reader)])}
    timed = f"SELECT min(i.air_at) FROM episodes i INDEXED BY episodes_by_air_time WHERE i.air_at >= :at AND {_SCOPES[scope]}"
    dated = f"SELECT min(i.air_date) FROM episodes i INDEXED BY episodes_by_air_date WHERE i.air_date >= :from_day AND i.air_at IS NULL AND {_SCOPES[scope]}"
    film = "SELECT min(released) FROM movies INDEXED BY movies_by_released WHERE released >= :from_day"
    work = f"SELECT min(k.released) FROM {_WORKS} WHERE k.released >= :from_day AND {_NEWS}"
    at, days = reader.value(timed, params), [reader.value(sql, params) for sql in (dated, film, work)]
    aired = [datetime.fromtimestamp(at, UTC).astimezone(now.tzinfo).date()] if at is not None else []
    days.append(next_release(reader, params))
    return min([*aired, *(date.fromisoformat(day) for day in days if day is not None)], default=None)


def _films(reader: Reader, params: dict[str, object]) -> list[Airing]:
    """Films of the library, and wished ones, that come out on these days."""
    rows = reader.gathered(
        f"m.id, m.title, m.released, {MOVIE_DONE.replace('w.movie_id', 'm.id')}, EXISTS (SELECT 1 FROM wishlist w WHERE w.movie_id = m.id), "
        "coalesce(m.backdrop, ''), coalesce(m.poster, ''), m.tmdb",
        "movies m INDEXED BY movies_by_released WHERE m.released >= :from_day AND m.released < :until_day",
        params,
    )
    return [
        Airing(
            "movie",
            row,
            day,
            title,
            _state(day < str(params["today"]), owned),
            backdrop=backdrop or None,
            poster=poster or None,
            wished=bool(wished),
            tmdb=tmdb,
        )
        for row, title, day, owned, wished, backdrop, poster, tmdb in rows
    ]


def _works(reader: Reader, params: dict[str, object]) -> list[Airing]:
    """What followed people did that comes out on these days and has no row of its own here."""
    rows = reader.gathered(
        "k.kind, k.tmdb, k.title, k.released, coalesce(k.poster, ''), w.title",
        f"{_WORKS} WHERE k.released >= :from_day AND k.released < :until_day AND {_NEWS} ORDER BY w.title",
        params,
    )
    found: dict[tuple[str, str], Airing] = {}
    for kind, tmdb, title, day, poster, person in rows:
        one = Airing(kind, 0, day, title, _state(day < str(params["today"]), 0), poster=poster or None, tmdb=tmdb, person=person)
        found.setdefault((kind, tmdb), one)
    return list(found.values())


def _episode(row: Sequence[Any], day: str, why: Any) -> Airing:
    episode, show_id, show, season, number, title, air_at, _, precision, finale, aired, owned, wished, still, backdrop, poster, tmdb = row
    return Airing(
        "episode", episode, day, title, _state(aired, owned), show_id, show, season, number, air_at, precision or "date",
        still or None, backdrop or None, poster or None, number == 1 and season > 0, finale, why, bool(wished), tmdb,
    )  # fmt: skip


def _state(aired: object, owned: object) -> AiringState:
    return "owned" if owned else "missing" if aired else "upcoming"


def _begins(day: date, now: datetime) -> int:
    """The instant at which a day of the user's begins."""
    return int(datetime(day.year, day.month, day.day, tzinfo=now.tzinfo).timestamp())
