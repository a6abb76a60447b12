"""One episode with its show, for its sheet (D50)."""

from __future__ import annotations

from datetime import datetime

from app.domain.episode_sheet import EpisodeSheet
from app.domain.items import Kind
from app.domain.provided import Provider
from app.store.air_shift import AIR
from app.store.database import Reader
from app.store.listed_rows import EPISODE
from app.store.season_rows import episode_of
from app.store.title_parts import genres_of

_SHOW = "s.id, s.title, s.tmdb, s.year, s.poster, s.overview, s.backdrop, s.air_zone, s.air_shift_hours"
_BESIDE = """SELECT id FROM episodes INDEXED BY episodes_by_show WHERE show_id = :show AND season {0} AND number IS NOT NULL ORDER BY season {1}, number {1}
    LIMIT 1"""


def sheet_of(reader: Reader, episode: int, now: datetime) -> EpisodeSheet | None:
    """None for an episode that is gone. `now` in the user's zone."""
    found = reader.row(f"SELECT e.season, e.number, {_SHOW} FROM episodes e JOIN shows s ON s.id = e.show_id WHERE e.id = ?", (episode,))
    if found is None:
        return None
    season, number, show, title, tmdb, year, poster, overview, backdrop, zone, shift = found
    row = episode_of(reader, show, season, episode, now)
    if row is None:
        return None
    place = {"show": show, "season": season, "number": number}
    return EpisodeSheet(
        episode=row,
        show_id=show,
        show=title,
        show_tmdb=tmdb,
        show_year=year,
        show_poster=poster,
        show_overview=overview,
        backdrop=backdrop,
        genres=genres_of(reader, Kind.SHOW, show),
        zone=zone,
        told_by=_told_by(reader, episode, timed=row.air_at is not None),
        shift_hours=shift,
        wish=reader.value("SELECT state FROM wishlist WHERE show_id = :show AND season = :season AND number = :number", place),
        before=_beside(reader, place, "<", "DESC"),
        after=_beside(reader, place, ">", "ASC"),
        next_at=_next_at(reader, show, now),
    )


def _beside(reader: Reader, place: dict[str, object], which: str, order: str) -> int:
    """The nearest numbered episode on that side: of its own season, else of the next; specials stay among themselves."""
    if place["number"] is None:
        return 0
    same = f"= :season AND number {which} :number"
    found = reader.value(_BESIDE.format(same, order), place)
    other = f"{which} :season AND season > 0"
    return int(found or (reader.value(_BESIDE.format(other, order), place) if place["season"] else 0) or 0)


def _told_by(reader: Reader, episode: int, *, timed: bool) -> str | None:
    said = {Provider(name): EPISODE(text) for name, text in reader.rows("SELECT provider, said FROM listed_episodes WHERE episode_id = ?", (episode,))}
    knows = (name for name in AIR if name in said and (said[name].air_at if timed else said[name].air_date) is not None)
    return next(knows, None)


def _next_at(reader: Reader, show: int, now: datetime) -> int | None:
    at = {"show": show, "now": int(now.timestamp())}
    times = "SELECT {0}(air_at) FROM episodes WHERE show_id = :show AND air_at IS NOT NULL"
    found: int | None = reader.value(f"{times.format('min')} AND air_at > :now", at)
    if found is None:
        found = reader.value(times.format("max"), at)
    return found
