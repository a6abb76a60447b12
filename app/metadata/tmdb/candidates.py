"""TMDB's titles as candidates for a match (D21)."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.items import Art
from app.domain.provided import Candidate, Provider
from app.metadata.provider import TitleKind
from app.metadata.tmdb.credits import directors
from app.metadata.tmdb.reading import art, kind_of, runtime
from app.metadata.tmdb.values import ids, picture
from app.metadata.tmdb.wire import Movie, Result, Show, Title, each
from app.metadata.tmdb.wording import Tongue, names, said
from app.metadata.values import count, day, number, numeric, text, year


def listed(results: Iterable[Result | None], kind: TitleKind) -> list[Candidate]:
    """The titles of a kind in a list, in its order."""
    return [found for one in results if one is not None and kind_of(one, kind) == kind and (found := _listed(one, kind))]


def detailed(wire: Movie | Show, tongue: Tongue) -> Candidate:
    """One title with all that helps to judge it."""
    words = said(wire, tongue)
    seasons, episodes = _counts(wire) if isinstance(wire, Show) else (None, None)
    return Candidate(
        provider=Provider.TMDB,
        id=str(wire.id),
        kind="show" if isinstance(wire, Show) else "movie",
        title=words.title or words.original or "",
        original_title=words.original,
        other_titles=names(wire),
        year=year(_date(wire)),
        runtime_minutes=runtime(wire),
        seasons=seasons,
        episodes=episodes,
        country=_country(wire),
        language=text(wire.original_language),
        directors=directors(wire),
        popularity=number(wire.popularity) or 0,
        overview=words.overview,
        art=art(wire, tongue),
        ids=ids(wire.id, wire.external_ids, wire.imdb_id if isinstance(wire, Movie) else None),
    )


def _listed(one: Result, kind: TitleKind) -> Candidate | None:
    number_, title = numeric(one.id), text(one.title) or text(one.name)
    original = text(one.original_title) or text(one.original_name)
    title = title or original
    if number_ is None or title is None:
        return None
    return Candidate(
        provider=Provider.TMDB,
        id=number_,
        kind=kind,
        title=title,
        original_title=original,
        year=year(one.release_date) or year(one.first_air_date),
        country=next((found for country in each(one.origin_country) if (found := text(country))), None),
        language=text(one.original_language),
        popularity=number(one.popularity) or 0,
        overview=text(one.overview),
        art=Art(poster=picture(one.poster_path), backdrop=picture(one.backdrop_path)),
        ids=ids(one.id, None),
    )


def _date(wire: Movie | Show) -> str | None:
    if isinstance(wire, Movie):
        return wire.release_date
    first = min((date for season in each(wire.seasons) if season.season_number and (date := day(season.air_date))), default=None)
    return day(wire.first_air_date) or first


def _counts(wire: Show) -> tuple[int | None, int | None]:
    """Regular seasons and their episodes."""
    regular = [season for season in each(wire.seasons) if season.season_number]
    counted = sum(count(season.episode_count) or 0 for season in regular)
    return count(wire.number_of_seasons) or len(regular) or None, count(wire.number_of_episodes) or counted or None


def _country(wire: Title) -> str | None:
    made_in = [text(one.iso_3166_1) for one in each(wire.production_countries)]
    return next((found for one in (*each(wire.origin_country), *made_in) if (found := text(one))), None)
