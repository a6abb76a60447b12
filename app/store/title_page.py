"""The page of a film and of a show, from what servers and providers say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.cards import is_airing
from app.domain.items import Kind
from app.domain.pages import FieldSource, MoviePage, ShowPage
from app.store.activity import activity_of
from app.store.aired import next_air_day
from app.store.database import Reader
from app.store.given_at import with_times
from app.store.season_rows import coming_of, seasons_of
from app.store.sources_of import sources_of
from app.store.title_enrichment import air_time_of, credited_by, extras_of, states_of
from app.store.title_parts import copies_of, credits_of, genres_of, ids_in, not_seen_since, origins_of, ratings_in, servers_named, surviving_id, versions_of

_SHARED = (
    "id", "title", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio", "status", "released", "added_at", "rating",
    "poster", "backdrop", "logo",
)  # fmt: skip
_DECODED = ("ratings", "tmdb", "imdb", "tvdb", "plex")


def movie_page(reader: Reader, row_id: int) -> MoviePage | None:
    """All that a film's page shows; the film that it was merged into when its own row is gone (D10); None when there is neither."""
    found = surviving_id(reader, Kind.MOVIE, row_id)
    if found is None:
        return None
    shared = _shared(reader, Kind.MOVIE, found, ())
    versions = versions_of(reader, shared["copies"])
    best = next((version for version in versions if version.best), None)
    seen = max(shared["copies"], key=lambda copy: copy.watched_at or 0, default=None)
    length = (shared["runtime_minutes"] or 0) * 60_000 or (best.duration_ms if best else None)
    return MoviePage(
        **shared,
        versions=versions,
        quality=best.quality if best else None,
        owned=any(copy.owned for copy in shared["copies"]),
        watched=any(copy.watched_count for copy in shared["copies"]),
        progress=min(1.0, seen.position_ms / length) if seen and length else 0.0,
    )


def show_page(reader: Reader, row_id: int, now: datetime) -> ShowPage | None:
    """All that a show's page shows but its episodes. `now` in the user's zone. None as in movie_page."""
    found = surviving_id(reader, Kind.SHOW, row_id)
    if found is None:
        return None
    shared = _shared(reader, Kind.SHOW, found, ("network", "ended"))
    seasons = seasons_of(reader, found, now)
    regular = [season for season in seasons if season.number > 0]
    following = next_air_day(reader, found, now)
    aired, owned = sum(season.aired for season in regular), sum(season.owned for season in regular)
    return ShowPage(
        **shared,
        seasons=seasons,
        aired=aired,
        owned_count=owned,
        missing=aired - owned,
        upcoming=sum(season.upcoming for season in regular),
        percent=_percent(owned, aired),
        airing=is_airing(shared["status"]),
        next_air_date=following.isoformat() if following else None,
        owned=any(season.owned for season in seasons) or any(copy.owned for copy in shared["copies"]),
        watched=0 < owned == sum(season.watched for season in regular),
        air_time=air_time_of(reader, found),
        coming=coming_of(reader, found, now) if following else None,
    )


def _percent(owned: int, aired: int) -> int | None:
    """Whole percent (D52), rounded down so that 100 means all."""
    return owned * 100 // aired if aired else None


def _shared(reader: Reader, kind: Kind, row_id: int, more: tuple[str, ...]) -> dict[str, Any]:
    """The columns of a title and the parts that both kinds have, by the fields' names."""
    columns = (*_SHARED, *more, *_DECODED)
    row = dict(zip(columns, reader.rows(f"SELECT {', '.join(columns)} FROM {kind}s WHERE id = ?", (row_id,))[0], strict=True))
    ratings, ids = row.pop("ratings"), [row.pop(name) for name in _DECODED[1:]]
    sources = sources_of(reader, kind, [row_id])[row_id]
    copies = copies_of(reader, kind, row_id)
    cast, crew = credits_of(reader, kind, row_id)
    given = [FieldSource("credits", provider.value, provider.value) for provider in credited_by(reader, kind, row_id)]
    named = (*origins_of(sources, sources.merged(), servers_named(reader)), *given)
    states = states_of(reader, kind, row_id)
    return {
        **row,
        "ratings": ratings_in(ratings),
        "ids": ids_in(*ids),
        "genres": genres_of(reader, kind, row_id),
        "cast": cast,
        "crew": crew,
        "copies": copies,
        "not_seen_since": not_seen_since(copies),
        "unmatched": not any(ids),
        "sources": with_times(reader, kind, row_id, named, states),
        "locked": tuple(sources.locks),
        "activity": tuple(activity_of(reader, kind, row_id)),
        "extras": extras_of(reader, kind, row_id),
        "enrichment": states,
    }
