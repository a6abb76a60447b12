"""The page of a title that the library does not have: the same values as an owned title's, with no row of the store behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Literal

import msgspec

from app.domain.cards import is_airing
from app.domain.fold import fold
from app.domain.items import Credit, Rating
from app.domain.merge import Merged, Source, merged, score
from app.domain.pages import EpisodeRow, EpisodeState, FieldSource, MoviePage, PersonCredit, SeasonRow, ShowPage
from app.domain.provided import Extras, Facet, ListedEpisode, ListedSeason, Provided, Provider
from app.domain.wanting import Wishable
from app.library.outside import Outsider
from app.store.aired import day_there
from app.store.title_parts import merged_credits

_PREFIX = f"{Provider.TMDB} "
_SHARED = (
    "title", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio", "status", "released", "ratings", "ids",
)  # fmt: skip


def outside_page(title: Outsider, now: datetime) -> MoviePage | ShowPage:
    """Its page, without a show's episodes. `now` in the user's zone."""
    together = merged([*_sources(Provider.TMDB, title.said), *(_sources(Provider.OMDB, title.rated) if title.rated else ())])
    shared = _shared(title, together)
    if title.kind == "movie":
        return MoviePage(0, **shared)
    rows = [_row(at, one, now) for at, one in enumerate(_listed(title))]
    seasons = tuple(sorted(_seasons(title, rows), key=lambda season: (season.number == 0, season.number)))
    regular = [season for season in seasons if season.number > 0]
    following = [one for one in rows if one.season > 0 and one.airs_in_days is not None]
    coming = min(following, key=lambda one: (one.airs_in_days or 0, one.air_at is None, one.air_at or 0, one.season, one.number or 0), default=None)
    return ShowPage(
        0,
        **shared,
        network=together.facts.network,
        ended=together.facts.ended,
        seasons=seasons,
        aired=sum(season.aired for season in regular),
        upcoming=sum(season.upcoming for season in regular),
        airing=is_airing(together.facts.status),
        next_air_date=(now.date() + timedelta(days=coming.airs_in_days or 0)).isoformat() if coming else None,
        coming=coming,
    )


def outside_episodes(title: Outsider, season: int, now: datetime) -> list[EpisodeRow]:
    """The episodes of one season (0: specials) by number. `now` in the user's zone."""
    rows = [_row(at, one, now) for at, one in enumerate(_listed(title)) if one.season == season]
    return sorted(rows, key=lambda row: (row.number is None, row.number or 0))


def outside_wishable(title: Outsider, now: datetime) -> list[Wishable]:
    """Every numbered episode, specials last, as it can be wished. `now` in the user's zone."""
    states: dict[EpisodeState, Literal["aired", "upcoming", "unknown"]] = {"not_owned": "aired", "upcoming": "upcoming"}
    some = [
        Wishable(one.season, one.number, one.title or "", states.get(_state(one, now), "unknown"), _day(one, now)) for one in _listed(title) if one.numbered
    ]
    return sorted(some, key=lambda one: (one.season == 0, one.season, one.number))


def place_outside(title: Outsider, episode: int) -> tuple[str, int, int] | None:
    """An episode of `outside_episodes`, by its id there, as TMDB numbers it: show, season, number; None where it has no number."""
    listed, at = _listed(title), -1 - episode
    one = listed[at] if 0 <= at < len(listed) else None
    return (title.tmdb, one.season, one.number) if one is not None and one.numbered else None


def _sources(provider: Provider, said: Provided) -> list[Source]:
    return [Source(provider.value, facts, f"{provider} ") for facts in said.facets.values()]


def _shared(title: Outsider, together: Merged) -> dict[str, Any]:
    facts = together.facts
    people = title.said.facets[Facet.CREDITS].credits if Facet.CREDITS in title.said.facets else ()
    return {
        **{name: getattr(facts, name) for name in _SHARED},
        "rating": score(facts.ratings),
        "genres": tuple(sorted((fold(genre), genre) for genre in facts.genres)),
        "poster": facts.art.poster,
        "backdrop": facts.art.backdrop,
        "logo": facts.art.logo,
        "cast": _people([one for one in people if one.department == "Acting"]),
        "crew": _people([one for one in people if one.department != "Acting"]),
        "sources": tuple(FieldSource(field, origin, origin) for field, origin in together.origins.items()),
        "extras": title.said.extras or Extras(),
    }


def _people(credits_: list[Credit]) -> tuple[PersonCredit, ...]:
    rows = ((one.tmdb or one.name, one.name, one.department, one.job, one.character, _reference(one.portrait), one.tmdb, _PREFIX) for one in credits_)
    return tuple(msgspec.structs.replace(person, person_id=0) for person in merged_credits(rows))


def _listed(title: Outsider) -> tuple[ListedEpisode, ...]:
    return title.said.episodes.episodes if title.said.episodes is not None else ()


def _seasons(title: Outsider, rows: list[EpisodeRow]) -> Iterator[SeasonRow]:
    told = {season.number: season for season in (title.said.episodes.seasons if title.said.episodes else ())}
    for number in dict.fromkeys((*told, *(row.season for row in rows))):
        season = told.get(number, ListedSeason(number))
        some = [row.state for row in rows if row.season == number]
        yield SeasonRow(
            0,
            number,
            season.title,
            season.overview,
            _reference(season.poster),
            season.released,
            episodes=len(some),
            aired=some.count("not_owned"),
            upcoming=some.count("upcoming"),
        )


def _row(at: int, one: ListedEpisode, now: datetime) -> EpisodeRow:
    """Rows are told apart by their id: here by what no row of the store has."""
    state = _state(one, now)
    day = _day(one, now) if state == "upcoming" else None
    return EpisodeRow(
        -1 - at,
        one.season,
        one.number if one.numbered else None,
        one.title or "",
        one.overview,
        one.air_date,
        one.runtime_minutes,
        _ten(one.rating),
        _reference(one.still),
        state,
        (day - now.date()).days if day else None,
        air_at=one.air_at,
        precision=one.precision,
        absolute=one.absolute,
        finale=one.finale,
    )


def _state(one: ListedEpisode, now: datetime) -> EpisodeState:
    """By the same rule as an owned show's (D50): the instant where one is known, else when the date is over where the user is."""
    if one.air_at is not None:
        return "not_owned" if one.air_at <= now.timestamp() else "upcoming"
    if one.air_date is None:
        return "unknown"
    return "not_owned" if one.air_date < now.date().isoformat() else "upcoming"


def _day(one: ListedEpisode, now: datetime) -> date | None:
    return day_there(one.air_at, one.air_date, now)


def _ten(rating: Rating | None) -> float | None:
    return score((rating,)) if rating is not None else None


def _reference(picture: str | None) -> str | None:
    return _PREFIX + picture if picture else None
