"""A show's seasons and episodes out of TMDB's answers (D23)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.domain.provided import EpisodeList, ListedEpisode, ListedSeason
from app.metadata.tmdb.reading import rating
from app.metadata.tmdb.values import ids, picture
from app.metadata.tmdb.wire import Episode, Season, Show, each
from app.metadata.values import day, minutes, place, text

T = TypeVar("T")
_FINALES = {"finale": "season", "mid_season": "midseason", "series_finale": "series"}
_OVER = frozenset({"ended", "canceled", "cancelled"})
_PLAIN = re.compile(r"\D{1,14}(\d{1,6})\D{0,3}")
MOST_UNLISTED = 100
"""Seasons to ask for where only their count is known: a nonsensical one must not become thousands of questions."""


def numbers(wire: Show) -> list[int]:
    """The numbers of a show's seasons; 0 are the specials."""
    listed = [season.season_number for season in each(wire.seasons)]
    if not listed:
        return list(range(1, min(wire.number_of_seasons or 0, MOST_UNLISTED) + 1))
    return list(dict.fromkeys(number for one in listed if (number := place(one)) is not None))


def episode_list(wire: Show, read: Mapping[int, Season], english: Mapping[int, Season], *, whole: bool) -> EpisodeList:
    """The list of a show; `english` are the seasons whose words are missing in the user's language, by number, in English."""
    listed = {season.season_number: season for season in each(wire.seasons)}
    seasons: list[ListedSeason] = []
    episodes: dict[tuple[int, int], ListedEpisode] = {}
    for number in numbers(wire):
        season = read.get(number)
        spare = english.get(number)
        seasons.append(_season(number, [one for one in (season, listed.get(number), spare) if one]))
        others = {one.episode_number: one for one in each(spare.episodes if spare else None)}
        for one in each(season.episodes if season else None):
            its_number = place(one.episode_number)
            if its_number is not None:
                episodes.setdefault((number, its_number), _episode(wire, number, its_number, one, others.get(its_number)))
    return EpisodeList(tuple(seasons), tuple(episodes.values()), whole)


def lacks_words(season: Season) -> bool:
    """Whether some episode has no title of its own, or no overview."""
    return any(_nameless(one) or not text(one.overview) for one in each(season.episodes))


def _season(number: int, said: Iterable[Season]) -> ListedSeason:
    """What its own answer, then the show's list, then the English answer says."""
    said = tuple(said)
    return ListedSeason(
        number,
        _first(text(one.name) for one in said),
        _first(text(one.overview) for one in said),
        _first(day(one.air_date) for one in said),
        _first(picture(one.poster_path) for one in said),
        ids(_first(one.id for one in said), next((one.external_ids for one in said if one.external_ids), None)),
    )


def _episode(wire: Show, season: int, number: int, one: Episode, english: Episode | None) -> ListedEpisode:
    title, overview = text(one.name), text(one.overview)
    if english is not None:
        title = (text(english.name) if _nameless(one) and not _nameless(english) else None) or title or text(english.name)
        overview = overview or text(english.overview)
    return ListedEpisode(
        season,
        number,
        title,
        overview,
        day(one.air_date),
        runtime_minutes=minutes(one.runtime),
        still=picture(one.still_path),
        rating=rating(one.vote_average, one.vote_count),
        ids=ids(one.id, one.external_ids),
        finale=_finale(wire, one),
    )


def _nameless(one: Episode) -> bool:
    """No title, or only "Folge 5": its number, in whatever language."""
    title = text(one.name)
    plain = _PLAIN.fullmatch(title) if title else None
    return title is None or (plain is not None and int(plain.group(1)) == one.episode_number)


def _finale(wire: Show, one: Episode) -> str | None:
    found = _FINALES.get((one.episode_type or "").lower())
    last = wire.last_episode_to_air
    over = (wire.status or "").strip().lower() in _OVER and last is not None and one.id is not None and last.id == one.id
    return "series" if found == "season" and over else found


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
