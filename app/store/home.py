"""What Home shows of the library, each read from the beginning of an index: what is on deck and what came last; and the counts (D5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo

import msgspec

from app.domain.home import Arrived, Resumed
from app.domain.home_counts import HomeCounts
from app.store.aired import AIRED, moment
from app.store.database import Reader
from app.store.library_cards import owned_titles
from app.store.numbers import as_json, numbers
from app.store.roll_ups import OWNED, WATCHED, RollUp, roll_ups
from app.store.wanted_export import MOVIE_DONE

PLAYS, CAME = 200, 600
"""So many plays, and so many episodes that came, are looked through at most."""
_MINUTE_MS = 60_000
NEARLY = 0.95
"""From there on a film counts as seen, whatever its server says."""
_OF_SHOWS = f"""SELECT s.show_id, s.owned, iif(EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.show_id), s.missing, 0) FROM (
    SELECT show_id, sum(owned) AS owned, sum(season > 0 AND aired AND NOT owned) AS missing FROM (
        SELECT e.show_id, e.season, {AIRED} AS aired, {OWNED} AS owned FROM {{episodes}}) GROUP BY show_id) s"""
_EVERY = "episodes e INDEXED BY episodes_by_show"
_SOME = f"json_each(:shows) AS wanted CROSS JOIN {_EVERY} ON e.show_id = wanted.value"
_DONE = f"""iif(w.kind = 'movie', {MOVIE_DONE},
    EXISTS (SELECT 1 FROM episodes e WHERE e.show_id = w.show_id AND e.season = w.season AND e.number = w.number AND {OWNED}))"""
# The newest play of a film that is not over: one that was seen to its end after that is not on deck any more.
_STARTED = """(SELECT c.movie_id AS id, max(c.watched_at) AS at, c.position_ms AS position FROM (
        SELECT id FROM copies INDEXED BY films_started WHERE movie_id IS NOT NULL AND position_ms > 0 ORDER BY watched_at DESC LIMIT ?1) AS n
    CROSS JOIN copies c ON c.id = n.id WHERE c.owned = 1 AND NOT EXISTS (
        SELECT 1 FROM copies d INDEXED BY copies_of_movie
        WHERE d.movie_id = c.movie_id AND d.watched_count > 0 AND d.position_ms = 0 AND d.watched_at > coalesce(c.watched_at, 0))
    GROUP BY c.movie_id) AS s CROSS JOIN movies t ON t.id = s.id
    WHERE coalesce(t.runtime_minutes, 0) = 0 OR s.position < t.runtime_minutes * 60000 * ?2 ORDER BY s.at DESC LIMIT ?3"""
_PLAYED = """(SELECT e.show_id AS show_id, max(p.at) AS at, p.position AS position, e.id AS id, e.season AS season, e.number AS number FROM (
        SELECT id, watched_at AS at, position_ms AS position FROM copies INDEXED BY episodes_played
        WHERE kind = 'episode' AND watched_at IS NOT NULL ORDER BY watched_at DESC LIMIT ?) AS p
    CROSS JOIN copy_episodes l INDEXED BY episodes_of_copy ON l.copy_id = p.id CROSS JOIN episodes e ON e.id = l.episode_id
    WHERE e.season > 0 GROUP BY e.show_id) AS s CROSS JOIN shows t ON t.id = s.show_id ORDER BY s.at DESC"""
_NEXT = f"""SELECT e.id, e.season, e.number, e.runtime_minutes FROM episodes e INDEXED BY episodes_by_show
    WHERE e.show_id = ?1 AND (e.season, coalesce(e.number, 0)) > (?2, ?3) AND {OWNED} AND NOT {WATCHED} ORDER BY e.season, e.number LIMIT 1"""
_CAME = f"""(SELECT id FROM episodes INDEXED BY episodes_by_added WHERE added_at IS NOT NULL ORDER BY added_at DESC LIMIT ?) AS n
    CROSS JOIN episodes e ON e.id = n.id JOIN shows s ON s.id = e.show_id WHERE {OWNED} ORDER BY e.added_at DESC, e.season DESC, e.number DESC"""


def episodes_of_shows(reader: Reader, now: datetime, shows: Iterable[int] | None = None) -> dict[int, tuple[int, int]]:
    """Of each show, of these or of all: how many of its episodes are owned, specials too, and how many regular ones have aired and are missing.

    A show that no server has lacks nothing. `now` in the user's zone. All of them take longer the larger the library is.
    """
    asked = _OF_SHOWS.format(episodes=_EVERY if shows is None else _SOME)
    return {show: (owned, missing) for show, owned, missing in reader.rows(asked, {**moment(now), "shows": as_json(list(shows or ()))})}


def shows_of(reader: Reader, episodes: Iterable[int]) -> set[int]:
    """The shows that these episodes are of."""
    sql = "SELECT DISTINCT e.show_id AS id FROM json_each(?) AS wanted CROSS JOIN episodes e ON e.id = wanted.value"
    return set(numbers(reader, sql, (as_json(list(episodes)),)))


def counts(reader: Reader, of_shows: Mapping[int, tuple[int, int]]) -> HomeCounts:
    """Everything that is counted; `of_shows` as `episodes_of_shows` gives it for all of them."""
    movies, shows = owned_titles(reader)
    lacking = [missing for _, missing in of_shows.values() if missing]
    wishes = dict(reader.rows(f"SELECT {_DONE}, count(*) FROM wishlist w WHERE w.state = 'wanted' GROUP BY 1"))
    episodes = sum(owned for owned, _ in of_shows.values())
    return HomeCounts(movies, shows, episodes, wishes.get(0, 0), wishes.get(1, 0), sum(lacking), len(lacking))


def resumed(reader: Reader, limit: int, now: datetime) -> list[Resumed]:
    """What somebody was watching, the last first: films that are not over, and of each show the episode that was begun or the next one that is owned.

    `now` as in roll_ups.
    """
    films = [
        Resumed("movie", row, title, at or 0, year, poster or None, tmdb, position, runtime, progress=position / (runtime * _MINUTE_MS) if runtime else 0.0)
        for row, title, at, year, poster, tmdb, position, runtime in reader.rows(
            f"SELECT t.id, t.title, s.at, t.year, coalesce(t.poster, ''), t.tmdb, s.position, t.runtime_minutes FROM {_STARTED}", (PLAYS, NEARLY, limit)
        )
    ]
    shows: list[Resumed] = []
    for one in _in_progress(reader):
        shows.append(one)
        if len(shows) == limit:
            break
    ups = roll_ups(reader, [one.id for one in shows], now)
    shows = [msgspec.structs.replace(one, progress=_share(ups.get(one.id))) for one in shows]
    return sorted([*films, *shows], key=lambda one: -one.at)[:limit]


def _share(up: RollUp | None) -> float:
    return up.watched / up.owned if up is not None and up.owned else 0.0


def _in_progress(reader: Reader) -> Iterator[Resumed]:
    columns = "t.id, t.title, s.at, t.year, coalesce(t.poster, ''), t.tmdb, s.position, s.id, s.season, coalesce(s.number, 0)"
    for show, title, at, year, poster, tmdb, position, episode, season, number in reader.rows(f"SELECT {columns} FROM {_PLAYED}", (PLAYS,)):
        # A position lies in the episode itself; without one it was seen, and the next is on deck
        at_episode = (show, season, number - 1) if position else (show, season, number)
        found = reader.rows(_NEXT, at_episode)
        if found:
            its_id, its_season, its_number, runtime = found[0]
            stopped = position if its_id == episode else 0
            yield Resumed("show", show, title, at, year, poster or None, tmdb, stopped, runtime, its_id, its_season, its_number)


def arrived(reader: Reader, limit: int, zone: tzinfo | None) -> list[Arrived]:
    """What came last, the newest first: films, and episodes by show and day of the user's."""
    films = [
        Arrived("movie", row, title, at, _day(at, zone), year, poster or None, tmdb)
        for row, title, at, year, poster, tmdb in reader.rows(
            """SELECT m.id, m.title, m.added_at, m.year, coalesce(m.poster, ''), m.tmdb FROM movies m INDEXED BY movies_by_added WHERE m.added_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = m.id AND c.owned = 1) ORDER BY m.added_at DESC LIMIT ?""",
            (limit,),
        )
    ]
    groups: dict[tuple[int, str], Arrived] = {}
    columns = "s.id, s.title, e.added_at, s.year, coalesce(s.poster, ''), s.tmdb, e.id, e.season, e.number"
    for show, title, at, year, poster, tmdb, episode, season, number in reader.rows(f"SELECT {columns} FROM {_CAME}", (CAME,)):
        day = _day(at, zone)
        before = groups.get((show, day))
        if before is None:
            groups[show, day] = Arrived("show", show, title, at, day, year, poster or None, tmdb, episode, 1, season, number)
        else:
            groups[show, day] = msgspec.structs.replace(before, episodes=before.episodes + 1)
    return sorted([*films, *groups.values()], key=lambda one: -one.at)[:limit]


def _day(at: int, zone: tzinfo | None) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone).date().isoformat()
