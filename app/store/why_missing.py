"""Why a film or an episode is missing, gathered from what servers, providers and the user said of it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from app.domain.items import Kind
from app.domain.missing import Asked, Beside, Holding, Lacking, Listing, Place, WhyMissing
from app.domain.provided import Provider
from app.store.aired import AIRED, moment
from app.store.database import Reader
from app.store.following import followed_shows
from app.store.listed_places import aired_place
from app.store.numbers import numbers
from app.store.roll_ups import OWNED
from app.store.sources_of import sources_of

_EPISODE = f"""SELECT e.id, e.show_id, s.title, e.season, e.number, e.title, {AIRED}, e.air_at, e.air_date,
    CASE e.air_precision WHEN 'exact' THEN 'tvmaze' WHEN 'local' THEN 'tvdb' ELSE e.listed_by END, {OWNED},
    s.episode_order FROM episodes e JOIN shows s ON s.id = e.show_id WHERE e.id = :episode"""
_OWNERS = """SELECT DISTINCT s.name FROM copy_episodes l JOIN copies c ON c.id = l.copy_id AND c.owned = 1 JOIN servers s ON s.id = c.server_id
    WHERE l.episode_id = ? ORDER BY s.position"""
_FILM_OWNERS = """SELECT DISTINCT s.name FROM copies c INDEXED BY copies_of_movie JOIN servers s ON s.id = c.server_id WHERE c.movie_id = ? AND c.owned = 1
    ORDER BY s.position"""
_RETIRED = """(SELECT max(a.at) FROM activity a WHERE a.verb = 'retired' AND a.server_id = s.id AND (a.{column} = :row
        OR a.id IN (SELECT m.id FROM activity m INDEXED BY activity_of_many WHERE m.listed IS NOT NULL AND m.verb = 'retired' AND instr(m.listed, :mark))))"""
_SERVERS = f"""SELECT s.name, EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = :show AND c.server_id = s.id),
    {_RETIRED.format(column="episode_id")}, s.scanned_at IS NULL,
    (SELECT min(c.not_seen_since) FROM copy_episodes l JOIN copies c ON c.id = l.copy_id AND c.server_id = s.id WHERE l.episode_id = :row)
    FROM servers s ORDER BY s.position, s.id"""
_FILM_SERVERS = f"""SELECT s.name, 0, {_RETIRED.format(column="movie_id")}, s.scanned_at IS NULL,
    (SELECT min(c.not_seen_since) FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = :row AND c.server_id = s.id)
    FROM servers s ORDER BY s.position, s.id"""
_LISTED = "SELECT provider, CAST(said AS TEXT) FROM listed_episodes WHERE episode_id = ? ORDER BY provider = 'tmdb' DESC, provider"
_SHARED = """SELECT e.season, e.number, s.name FROM copy_episodes l JOIN copy_episodes o ON o.copy_id = l.copy_id AND o.episode_id <> l.episode_id
    JOIN episodes e ON e.id = o.episode_id AND e.number IS NOT NULL JOIN copies c ON c.id = l.copy_id AND c.owned = 1 JOIN servers s ON s.id = c.server_id
    WHERE l.episode_id = ? ORDER BY s.position, e.season, e.number"""
_BESIDE = """SELECT e.season, e.number, s.name, f.path, sum(f.duration_ms) / 60000.0, coalesce(e.runtime_minutes, h.runtime_minutes)
    FROM episodes e INDEXED BY episodes_by_show JOIN shows h ON h.id = e.show_id JOIN copy_episodes l ON l.episode_id = e.id
    JOIN copies c ON c.id = l.copy_id AND c.owned = 1
    JOIN servers s ON s.id = c.server_id JOIN files f ON f.copy_id = c.id
    WHERE e.show_id = ? AND e.season = ? AND e.number BETWEEN ? - 3 AND ? + 1 AND NOT EXISTS
        (SELECT 1 FROM copy_episodes o WHERE o.copy_id = c.id AND o.episode_id <> e.id)
    GROUP BY e.id, c.id, f.version ORDER BY e.number DESC, s.position"""


def why_missing(reader: Reader, asked: Asked, now: datetime, *, count_specials: bool) -> WhyMissing | None:
    """None for what is gone. `now` in the user's zone."""
    if asked.what in {"movie", "wish"}:
        row = asked.row if asked.what == "movie" else reader.value("SELECT movie_id FROM wishlist WHERE id = ?", (asked.row,))
        return _film(reader, row, now) if row else None
    if asked.what == "place":
        row = reader.value("SELECT id FROM episodes WHERE show_id = ? AND season = ? AND number = ?", asked[1:])
        return _episode(reader, row, now, count_specials=count_specials) if row else _unlisted(reader, asked)
    return _episode(reader, asked.row, now, count_specials=count_specials)


def beside(reader: Reader, why: WhyMissing) -> list[Beside]:
    """The files of the episodes that stand before it and after it, each of which holds that one alone."""
    if why.number is None or why.film:
        return []
    rows = reader.rows(_BESIDE, (why.title_id, why.season, why.number, why.number))
    return [
        Beside(Place(season, number), server, re.split(r"[\\/]", path or "")[-1], runs, runtime)
        for season, number, server, path, runs, runtime in rows
        if number != why.number
    ]


def wishes_of_episodes(reader: Reader, show: int) -> dict[int, str]:
    """The state on the wishlist of each of a show's episodes that has one."""
    rows = reader.rows(
        """SELECT e.id, w.state FROM wishlist w
        JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
        WHERE w.show_id = ? AND w.kind = 'episode'""",
        (show,),
    )
    return dict(rows)


def wish_of(reader: Reader, why: WhyMissing) -> list[int]:
    """The row of the wishlist that is of it, if any."""
    if why.film:
        return numbers(reader, "SELECT id FROM wishlist WHERE movie_id = ?", (why.title_id,))
    return numbers(reader, "SELECT id FROM wishlist WHERE show_id = ? AND season = ? AND number = ?", (why.title_id, why.season, why.number))


def _episode(reader: Reader, episode: int, now: datetime, *, count_specials: bool) -> WhyMissing | None:
    found = reader.row(_EPISODE, {"episode": episode, **moment(now)})
    if found is None:
        return None
    row, show, name, season, number, title, aired, air_at, air_date, told_by, owned, order = found
    lacking = reader.rows(_SERVERS, {"show": show, "row": episode, "mark": f'["episode",{episode},'})
    return WhyMissing(
        **_of_show(reader, show, season, number),
        show=name,
        episode_id=row,
        title=title,
        aired=bool(aired),
        air_at=air_at,
        air_date=air_date,
        told_by=told_by,
        counted=season > 0 or count_specials,
        owned_by=_names(reader, _OWNERS, episode) if owned else (),
        lacking=() if owned else _lacking(lacking),
        listed=tuple(_listing(*one) for one in reader.rows(_LISTED, (episode,))),
        order=order,
        holding=tuple(Holding(Place(*one[:2]), one[2], "shared") for one in reader.rows(_SHARED, (episode,))),
    )


def _unlisted(reader: Reader, asked: Asked) -> WhyMissing | None:
    """A place that is wished, and that no list names."""
    name = reader.value("SELECT title FROM shows WHERE id = ?", (asked.row,))
    lacking = _lacking(reader.rows(_SERVERS, {"show": asked.row, "row": 0, "mark": "no list names it"}))
    return WhyMissing(**_of_show(reader, asked.row, asked.season, asked.number), show=name, lacking=lacking) if name is not None else None


def _of_show(reader: Reader, show: int, season: int, number: int | None) -> dict[str, Any]:
    kept, muted = reader.rows(
        """SELECT EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = :show),
        EXISTS (SELECT 1 FROM watchlist w WHERE w.show_id = :show AND w.state = 'mute')""",
        {"show": show},
    )[0]
    wish = _wish(reader.row("SELECT state, added_at, origin FROM wishlist WHERE show_id = ? AND season = ? AND number = ?", (show, season, number)))
    followed = bool(followed_shows(reader, {show}))
    return {"title_id": show, "season": season, "number": number, "kept": bool(kept), "muted": bool(muted), "followed": followed, **wish}


def _film(reader: Reader, movie: int, now: datetime) -> WhyMissing | None:
    found = reader.row("SELECT title, released, EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_movie WHERE c.movie_id = movies.id) FROM movies "
        "WHERE id = ?", (movie,))  # fmt: skip
    if found is None:
        return None
    title, released, kept = found
    owners = _names(reader, _FILM_OWNERS, movie)
    origin = sources_of(reader, Kind.MOVIE, [movie])[movie].merged().origins.get("released")
    return WhyMissing(
        movie,
        title,
        film=True,
        aired=bool(released and released <= now.date().isoformat()),
        air_date=released,
        told_by=origin if origin in set(Provider) else None,
        owned_by=owners,
        lacking=() if owners else _lacking(reader.rows(_FILM_SERVERS, {"row": movie, "mark": f'["movie",{movie},'})),
        kept=bool(kept),
        **_wish(reader.row("SELECT state, added_at, origin FROM wishlist WHERE movie_id = ?", (movie,))),
    )


def _wish(row: tuple[Any, ...] | None) -> dict[str, Any]:
    return {"wish": row[0], "wished_at": row[1], "by_airing": row[2] == "aired"} if row else {}


def _names(reader: Reader, sql: str, row: int) -> tuple[str, ...]:
    return tuple(one[0] for one in reader.rows(sql, (row,)))


def _lacking(rows: list[tuple[Any, ...]]) -> tuple[Lacking, ...]:
    return tuple(Lacking(server, bool(has), since or until, bool(unread), away=since is not None) for server, has, until, unread, since in rows)


def _listing(provider: str, said: str) -> Listing:
    season, number = aired_place(said)
    return Listing(provider, Place(season, number) if number is not None else None)
