"""TVDB's seasons and episodes in domain values, in any of its orders, with the words of several languages laid over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.air_time import air_instant, day_of
from app.domain.items import ExternalIds
from app.domain.provided import AirTime, EpisodeList, ListedEpisode, ListedSeason
from app.metadata.tvdb.reading import minutes_of, picture, site_rating, text
from app.metadata.tvdb.wire import Episode, Season

ORDERS = ("official", "dvd", "absolute", "alternate", "regional")
_ORDER_NAMES = {"aired order", "dvd order", "absolute order", "alternate order", "regional order", "alternate dvd order"}
_FINALES = {"season", "midseason", "series"}
Words = Mapping[int, Episode]
"""Episodes in one language, by id."""


def placed(episode: Episode, order: str = "official") -> tuple[int, int] | None:
    """Season and number; None for an episode that has no place in this order."""
    if order == "dvd" and episode.season is None and episode.dvd_season is not None and episode.dvd_number is not None:
        return episode.dvd_season, int(episode.dvd_number)
    season = episode.season if episode.season is not None else episode.aired_season
    number = episode.number if episode.number is not None else episode.aired_number
    return (season, number) if season is not None and number is not None and season >= 0 and number >= 0 else None


def list_of(episodes: Sequence[Episode], seasons: Sequence[Season], airs: AirTime, words: Sequence[Words] = (), order: str = "official") -> EpisodeList:
    """The whole list, sorted; of two in one place the first counts. `words` are the languages wanted, the best first."""
    found: dict[tuple[int, int], ListedEpisode] = {}
    for episode in episodes:
        place = placed(episode, order)
        if place is not None and place not in found:
            found[place] = listed(episode, place, airs, words)
    numbers = sorted({season for season, _ in found})
    given = {one.number: one for one in reversed(seasons) if one.number is not None and one.type is not None and one.type.type == order}
    return EpisodeList(tuple(_season(number, given.get(number)) for number in numbers), tuple(found[place] for place in sorted(found)))


def listed(episode: Episode, place: tuple[int, int], airs: AirTime, words: Sequence[Words] = ()) -> ListedEpisode:
    """One episode. What airs at the network's usual time is known as its local time, never exactly (D50)."""
    day = day_of(episode.aired or episode.first_aired)
    at, precision = air_instant(day, airs.time, airs.zone)
    said = [translated for language in words if episode.id is not None and (translated := language.get(episode.id)) is not None]
    before = (episode.airs_before_season, episode.airs_before_episode) if episode.airs_before_season is not None else None
    return ListedEpisode(
        *place,
        title=next((name for one in (*said, episode) if (name := text(one.name) or text(one.episode_name))), None),
        overview=next((found for one in (*said, episode) if (found := text(one.overview))), None),
        air_date=day, air_at=at, precision=precision, runtime_minutes=minutes_of(episode.runtime),
        still=picture(episode.image or episode.file), rating=next(iter(site_rating(episode.site_rating, episode.site_votes)), None),
        ids=ExternalIds(imdb=(episode.imdb or "").strip() or None, tvdb=str(episode.id) if episode.id else None),
        absolute=episode.absolute or None, finale=episode.finale if episode.finale in _FINALES else None,
        airs_before=before if place[0] == 0 else None, airs_after=episode.airs_after_season if place[0] == 0 else None,
    )  # fmt: skip


def _season(number: int, given: Season | None) -> ListedSeason:
    if given is None:
        return ListedSeason(number)
    name = text(given.name)
    return ListedSeason(
        number, name if name and name.lower() not in _ORDER_NAMES else None, poster=picture(given.image),
        ids=ExternalIds(tvdb=str(given.id) if given.id else None),
    )  # fmt: skip
