"""A show's seasons with their roll-ups, and the episodes of one season with their state (D14, D15, D23, D52)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.cards import quality_named
from app.domain.pages import EpisodeRow, EpisodeState, SeasonRow
from app.store.aired import AIRED, DATED, day_there, moment
from app.store.database import Reader
from app.store.roll_ups import OWNED, WATCHED

_EPISODE = ("id", "season", "number", "title", "overview", "air_date", "runtime_minutes", "rating", "still")
_AIRED = ("air_at", "precision", "absolute", "finale")
_SEASONS = f"""
(SELECT s.id, s.number, s.title, s.overview, s.poster, s.released, count(e.id) AS episodes, coalesce(sum(e.aired OR e.owned), 0) AS aired,
    coalesce(sum(e.owned), 0) AS owned, coalesce(sum(NOT e.owned AND NOT e.aired AND e.dated), 0) AS upcoming,
    coalesce(sum(e.owned AND e.watched), 0) AS watched
FROM seasons s LEFT JOIN (
    SELECT e.id, e.season_id, {AIRED} AS aired, {DATED} AS dated, {OWNED} AS owned, {WATCHED} AS watched
    FROM episodes e WHERE e.show_id = :show
) e ON e.season_id = s.id
WHERE s.show_id = :show GROUP BY s.id ORDER BY s.number = 0, s.number)
"""
_BESIDE = """
(SELECT json_group_array(json_array(o.season, o.number)) FROM (
    SELECT DISTINCT o.season, o.number FROM copy_episodes h JOIN copy_episodes t ON t.copy_id = h.copy_id JOIN episodes o ON o.id = t.episode_id
    WHERE h.episode_id = e.id AND o.id <> e.id AND o.number IS NOT NULL ORDER BY o.season, o.number
) o)
"""
_EPISODES = f"""
(SELECT e.id, e.season, e.number, e.title, e.overview, e.air_date, e.runtime_minutes, e.rating, e.still,
    coalesce(max(c.owned), 0) AS owned, json_group_array(DISTINCT c.server_id) FILTER (WHERE c.owned) AS servers,
    coalesce(max(c.watched_count > 0), 0) AS watched, coalesce(max(c.position_ms), 0) AS position,
    CASE WHEN count(c.not_seen_since) = count(c.id) THEN min(c.not_seen_since) END AS since, iif(max(c.number_last) IS NULL, '[]', {_BESIDE}) AS beside,
    json_group_array(c.id) FILTER (WHERE c.id IS NOT NULL) AS copies, e.air_at, coalesce(e.air_precision, 'date') AS precision, e.absolute, e.finale,
    {AIRED} AS aired, {DATED} AS dated
FROM episodes e LEFT JOIN copy_episodes l ON l.episode_id = e.id LEFT JOIN copies c ON c.id = l.copy_id
WHERE e.show_id = :show AND e.season = :season AND e.id = coalesce(:episode, e.id) GROUP BY e.id ORDER BY e.number IS NULL, e.number, e.air_date, e.id)
"""
_FILE = """SELECT f.copy_id, max(f.quality) AS quality, coalesce(sum(f.size_bytes), 0) AS size, count(DISTINCT f.version) AS versions,
    max(f.hdr) AS hdr, max(f.duration_ms) AS length"""
_FILES = f"""
({_FILE} FROM episodes e JOIN copy_episodes l ON l.episode_id = e.id JOIN files f ON f.copy_id = l.copy_id
WHERE e.show_id = ? AND e.season = ? GROUP BY l.episode_id, f.copy_id)
"""
_FILES_OF_ONE = f"({_FILE} FROM copy_episodes l JOIN files f ON f.copy_id = l.copy_id WHERE l.episode_id = ? GROUP BY f.copy_id)"


def seasons_of(reader: Reader, show: int, now: datetime) -> tuple[SeasonRow, ...]:
    """Every season, specials last. An owned episode counts as aired whatever its date says. `now` in the user's zone."""
    columns = "id, number, title, overview, poster, released, episodes, aired, owned, aired - owned, upcoming, watched"
    return tuple(SeasonRow(*row) for row in reader.gathered(columns, _SEASONS, {"show": show, **moment(now)}))


def season_of(reader: Reader, episode: int) -> int | None:
    """The number of an episode's season; None when the episode is gone. Raises StoreProblem."""
    found = reader.value("SELECT season FROM episodes WHERE id = ?", (episode,))
    return None if found is None else int(found)


def episodes_of(reader: Reader, show: int, season: int, now: datetime) -> list[EpisodeRow]:
    """The episodes of a season by number, those without one last. `now` in the user's zone."""
    files = {row[0]: row[1:] for row in reader.gathered("copy_id, quality, size, versions, hdr, length", _FILES, (show, season))}
    return [_episode(row, files, now) for row in _rows(reader, show, season, None, now)]


def episode_of(reader: Reader, show: int, season: int, episode: int, now: datetime) -> EpisodeRow | None:
    """One episode; None where it is gone. `now` in the user's zone."""
    files = {row[0]: row[1:] for row in reader.gathered("copy_id, quality, size, versions, hdr, length", _FILES_OF_ONE, (episode,))}
    return next((_episode(row, files, now) for row in _rows(reader, show, season, episode, now)), None)


def coming_of(reader: Reader, show: int, now: datetime) -> EpisodeRow | None:
    """The regular episode that airs next and that nobody owns yet; None where none is announced. `now` in the user's zone."""
    found = _next_to_air(reader, show, now)
    return next((_episode(row, {}, now) for row in _rows(reader, show, *found, now)), None) if found else None


def _rows(reader: Reader, show: int, season: int, episode: int | None, now: datetime) -> list[list[Any]]:
    """Of a season, or the one `episode` of it."""
    columns = f"{', '.join(_EPISODE)}, owned, json(servers), watched, position, since, json(beside), json(copies), {', '.join(_AIRED)}, aired, dated"
    return list(reader.gathered(columns, _EPISODES, {"show": show, "season": season, "episode": episode, **moment(now)}))


def _next_to_air(reader: Reader, show: int, now: datetime) -> tuple[int, int] | None:
    """Its season and id."""
    columns = "e.id, e.season, e.air_at, e.air_date"
    ahead = f"e.show_id = :show AND e.season > 0 AND {DATED} AND NOT {AIRED} AND NOT {OWNED}"
    rows = reader.rows(f"SELECT {columns} FROM episodes e WHERE {ahead} ORDER BY e.season, e.number, e.id", {"show": show, **moment(now)})
    dated = [(day, at is None, at or 0, season, row) for row, season, at, on in rows if (day := day_there(at, on, now)) is not None]
    first = min(dated, key=lambda one: one[:3], default=None)
    return (first[3], first[4]) if first else None


def _episode(row: list[Any], files: dict[int, list[Any]], now: datetime) -> EpisodeRow:
    owned, servers, watched, position, since, beside, copies = row[9:16]
    held = [files[copy] for copy in copies if copy in files]
    best: list[Any] = max(held, default=[0, 0, 0, None, None], key=lambda one: (one[0], one[1]))
    state = _state(owned, *row[20:])
    day = day_there(row[16], row[5], now) if state == "upcoming" else None
    length = best[4] or (row[6] or 0) * 60_000
    return EpisodeRow(
        **dict(zip(_EPISODE, row, strict=False)),
        **dict(zip(_AIRED, row[16:20], strict=True)),
        state=state,
        airs_in_days=(day - now.date()).days if day else None,
        quality=quality_named(best[0]) if owned else None,
        hdr=best[3],
        versions=sum(one[2] for one in held),
        size_bytes=sum(one[1] for one in held),
        servers=tuple(sorted(servers)),
        beside=tuple((season, number) for season, number in beside),
        watched=bool(watched),
        progress=min(1.0, position / length) if length else 0.0,
        not_seen_since=since,
    )


def _state(owned: int, aired: int, dated: int) -> EpisodeState:
    if owned:
        return "owned"
    if aired:
        return "missing"
    return "upcoming" if dated else "unknown"
