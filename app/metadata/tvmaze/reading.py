"""TVmaze's answers in domain values: shows, episode lists, and the instants at which they air (D50)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.air_time import air_instant, clock_of, stamped, weekday_of, zone_named
from app.domain.countries import country_code, zone_of
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.provided import AirTime, Candidate, EpisodeList, ListedEpisode, ListedSeason, Precision, Provider
from app.metadata.html_text import plain
from app.metadata.tvmaze.wire import Average, Channel, Episode, Image, Show
from app.metadata.values import day, imdb_title, minutes, number, numeric, place, text, year

_STATUS = {"running": "continuing", "to be determined": "continuing", "in development": "upcoming", "ended": "ended"}
_GENRES = {"Science-Fiction": "Science Fiction"}  # as the others write it
_LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "japanese": "ja", "korean": "ko", "chinese": "zh",
    "dutch": "nl", "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi", "icelandic": "is", "polish": "pl", "czech": "cs", "slovak": "sk",
    "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "greek": "el", "turkish": "tr", "russian": "ru", "ukrainian": "uk", "hebrew": "he",
    "arabic": "ar", "hindi": "hi", "thai": "th", "vietnamese": "vi", "indonesian": "id", "malay": "ms", "tagalog": "tl", "croatian": "hr", "serbian": "sr",
    "slovenian": "sl", "catalan": "ca", "basque": "eu", "galician": "gl", "welsh": "cy", "irish": "ga", "persian": "fa", "tamil": "ta", "telugu": "te",
    "estonian": "et", "latvian": "lv", "lithuanian": "lt", "afrikaans": "af", "urdu": "ur", "bengali": "bn", "georgian": "ka", "armenian": "hy",
}  # fmt: skip


def ids_of(show: Show) -> ExternalIds:
    """Its ids elsewhere."""
    found = show.externals
    if found is None:
        return ExternalIds()
    return ExternalIds(imdb=imdb_title(found.imdb), tvdb=numeric(found.thetvdb))


def channel_of(show: Show) -> Channel | None:
    """The network, else the web channel."""
    return show.network or show.web_channel


def zone_of_show(show: Show) -> str | None:
    """The zone of its network; of a web channel that the whole world sees there is none."""
    channel = channel_of(show)
    country = channel.country if channel is not None else None
    if country is None:
        return None
    return country.timezone if country.timezone and zone_named(country.timezone) is not None else zone_of(country.code)


def air_time_of(show: Show) -> AirTime:
    """When it airs, at its network."""
    channel, schedule = channel_of(show), show.schedule
    days = [weekday_of(one) for one in (schedule.days if schedule is not None else None) or ()]
    return AirTime(
        time=clock_of(schedule.time) if schedule is not None else None,
        zone=zone_of_show(show),
        days=tuple(sorted({at for at in days if at is not None})),
        network=text(channel.name) if channel is not None else None,
        country=country_code(channel.country.code) if channel is not None and channel.country is not None else None,
    )


def details_of(show: Show) -> Facts:
    """The words and dates of a show."""
    channel = channel_of(show)
    return Facts(
        title=text(show.name),
        language=_LANGUAGES.get((show.language or "").strip().lower()),
        year=year(show.premiered),
        overview=plain(show.summary),
        runtime_minutes=minutes(show.average_runtime) or minutes(show.runtime),
        network=text(channel.name) if channel is not None else None,
        status=_STATUS.get((show.status or "").strip().lower()),
        released=day(show.premiered),
        ended=day(show.ended),
        genres=tuple(dict.fromkeys(_GENRES.get(genre, genre) for one in show.genres or () if (genre := text(one)))),
        ratings=_rated(show.rating),
        ids=ids_of(show),
    )


def art_of(show: Show) -> Facts:
    """Its poster."""
    return Facts(art=Art(poster=_picture(show.image)))


def candidate_of(show: Show, other_titles: tuple[str, ...] = (), popularity: float | None = None) -> Candidate:
    """A show as a candidate."""
    channel = channel_of(show)
    return Candidate(
        Provider.TVMAZE, str(show.id), "show", text(show.name) or "",
        other_titles=other_titles, year=year(show.premiered), runtime_minutes=minutes(show.average_runtime) or minutes(show.runtime),
        country=country_code(channel.country.code) if channel is not None and channel.country is not None else None,
        language=_LANGUAGES.get((show.language or "").strip().lower()), popularity=number(show.weight if popularity is None else popularity) or 0.0,
        overview=plain(show.summary), art=Art(poster=_picture(show.image)), ids=ids_of(show),
    )  # fmt: skip


def episodes_of(episodes: Sequence[Episode], zone: str | None, *, whole: bool = True) -> EpisodeList:
    """The whole list. Specials have no numbers at TVmaze: they come as season 0 in the order in which they aired, marked as not numbered."""
    found: dict[tuple[int, int], ListedEpisode] = {}
    specials: list[Episode] = []
    for episode in episodes:
        season, its_number = place(episode.season), place(episode.number)
        if episode.number is None or episode.season in {None, 0} or "special" in (episode.type or ""):
            specials.append(episode)
        elif season is not None and its_number is not None:
            found.setdefault((season, its_number), _listed(episode, season, its_number, zone))
    for at, special in enumerate(sorted(specials, key=lambda one: (day(one.airdate) or "9999", one.id)), 1):
        found[0, at] = _listed(special, 0, at, zone, numbered=False)
    seasons = sorted({season for season, _ in found})
    return EpisodeList(tuple(ListedSeason(season) for season in seasons), tuple(found[key] for key in sorted(found)), whole)


def _listed(episode: Episode, season: int, its_number: int, zone: str | None, *, numbered: bool = True) -> ListedEpisode:
    at, precision = airing_of(episode, zone)
    return ListedEpisode(
        season, its_number, text(episode.name), plain(episode.summary), day(episode.airdate), at, precision, minutes(episode.runtime),
        _picture(episode.image), next(iter(_rated(episode.rating)), None), numbered=numbered,
    )  # fmt: skip


def airing_of(episode: Episode, zone: str | None) -> tuple[int | None, Precision]:
    """`exact` only by an airstamp that comes with a real airtime: without one TVmaze makes the stamp up, and only the date counts (D50)."""
    if clock_of(episode.airtime) is None:
        return None, "date"
    at = stamped(episode.airstamp)
    return (at, "exact") if at is not None else air_instant(episode.airdate, episode.airtime, zone)


def _rated(rating: Average | None) -> tuple[Rating, ...]:
    average = rating.average if rating is not None else None
    return (Rating("tvmaze", "audience", average, 10),) if average is not None and 0 < average <= 10 else ()


def _picture(image: Image | None) -> str | None:
    found = (image.original or image.medium or "") if image is not None else ""
    return found if found.startswith(("https://", "http://")) else None
