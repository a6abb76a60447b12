"""TVDB's seasons and episodes in domain values, in any of its orders, with the words of several languages laid over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.air_time import air_instant
from app.domain.items import ExternalIds
from app.domain.provided import AirTime, EpisodeList, ListedEpisode, ListedSeason
from app.metadata.tvdb.reading import picture, site_rating
from app.metadata.tvdb.wire import Episode, Season
from app.metadata.values import count, day, imdb_title, minutes, numeric, place, text

ORDERS = ("official", "dvd", "absolute", "alternate", "regional")
_ORDER_NAMES = {"aired order", "dvd order", "absolute order", "alternate order", "regional order", "alternate dvd order"}
_FINALES = {"season", "midseason", "series"}
Words = Mapping[int, Episode]
"""Episodes in one language, by id."""


def placed(episode: Episode, order: str = "official") -> tuple[int, int] | None:
    """Season and number; None for an episode that has no place in this order."""
    season = place(episode.season if episode.season is not None else episode.aired_season)
    number = place(episode.number if episode.number is not None else episode.aired_number)
    if order == "dvd" and episode.season is None and episode.dvd_season is not None and episode.dvd_number is not None:
        season, number = place(episode.dvd_season), place(episode.dvd_number)
    return (season, number) if season is not None and number is not None else None


def list_of(
    episodes: Sequence[Episode], seasons: Sequence[Season], airs: AirTime, words: Sequence[Words] = (), order: str = "official", *, whole: bool = True
) -> EpisodeList:
    """The whole list, sorted; of two in one place the first counts. `words` are the languages wanted, the best first."""
    found: dict[tuple[int, int], ListedEpisode] = {}
    for episode in episodes:
        where = placed(episode, order)
        if where is not None and where not in found:
            found[where] = listed(episode, where, airs, words)
    numbers = sorted({season for season, _ in found})
    given = {one.number: one for one in reversed(seasons) if one.number is not None and one.type is not None and one.type.type == order}
    return EpisodeList(tuple(_season(number, given.get(number)) for number in numbers), tuple(found[where] for where in sorted(found)), whole)


def listed(episode: Episode, where: tuple[int, int], airs: AirTime, words: Sequence[Words] = ()) -> ListedEpisode:
    """One episode. What airs at the network's usual time is known as its local time, never exactly (D50)."""
    date = day(episode.aired or episode.first_aired)
    at, precision = air_instant(date, airs.time, airs.zone)
    said = [translated for language in words if episode.id is not None and (translated := language.get(episode.id)) is not None]
    later = count(place(episode.airs_before_season))
    before = (later, count(place(episode.airs_before_episode))) if later is not None else None
    return ListedEpisode(
        *where,
        title=next((name for one in (*said, episode) if (name := text(one.name) or text(one.episode_name))), None),
        overview=next((found for one in (*said, episode) if (found := text(one.overview))), None),
        air_date=date, air_at=at, precision=precision, runtime_minutes=minutes(episode.runtime),
        still=picture(episode.image or episode.file), rating=next(iter(site_rating(episode.site_rating, episode.site_votes)), None),
        ids=ExternalIds(imdb=imdb_title(episode.imdb), tvdb=numeric(episode.id)),
        absolute=count(episode.absolute), finale=episode.finale if episode.finale in _FINALES else None,
        airs_before=before if where[0] == 0 else None, airs_after=count(place(episode.airs_after_season)) if where[0] == 0 else None,
    )  # fmt: skip


def _season(number: int, given: Season | None) -> ListedSeason:
    if given is None:
        return ListedSeason(number)
    name = text(given.name)
    return ListedSeason(
        number, name if name and name.lower() not in _ORDER_NAMES else None, poster=picture(given.image),
        ids=ExternalIds(tvdb=numeric(given.id)),
    )  # fmt: skip
