"""TVmaze's answers in domain values: shows, episode lists, and the instants at which they air (D50)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.air_time import air_instant, clock_of, day_of, stamped, weekday_of, zone_named
from app.domain.countries import country_code, zone_of
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.provided import AirTime, Candidate, EpisodeList, ListedEpisode, ListedSeason, Precision, Provider
from app.metadata.html_text import plain
from app.metadata.tvmaze.wire import Average, Channel, Episode, Image, Show

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
    tvdb = str(found.thetvdb or "").strip()
    imdb = (found.imdb or "").strip().lower()
    return ExternalIds(imdb=imdb if imdb.startswith("tt") and imdb[2:].isdecimal() else None, tvdb=tvdb if tvdb.isdecimal() and int(tvdb) else None)


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
    days = [weekday_of(day) for day in (schedule.days if schedule is not None else None) or ()]
    return AirTime(
        time=clock_of(schedule.time) if schedule is not None else None,
        zone=zone_of_show(show),
        days=tuple(sorted({day for day in days if day is not None})),
        network=_text(channel.name) if channel is not None else None,
        country=country_code(channel.country.code) if channel is not None and channel.country is not None else None,
    )


def details_of(show: Show) -> Facts:
    """The words and dates of a show."""
    channel = channel_of(show)
    return Facts(
        title=_text(show.name),
        language=_LANGUAGES.get((show.language or "").strip().lower()),
        year=_year(show),
        overview=plain(show.summary),
        runtime_minutes=_positive(show.average_runtime) or _positive(show.runtime),
        network=_text(channel.name) if channel is not None else None,
        status=_STATUS.get((show.status or "").strip().lower()),
        released=day_of(show.premiered),
        ended=day_of(show.ended),
        genres=tuple(dict.fromkeys(_GENRES.get(genre, genre) for one in show.genres or () if (genre := one.strip()))),
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
        Provider.TVMAZE, str(show.id), "show", _text(show.name) or "",
        other_titles=other_titles, year=_year(show), runtime_minutes=_positive(show.average_runtime) or _positive(show.runtime),
        country=country_code(channel.country.code) if channel is not None and channel.country is not None else None,
        language=_LANGUAGES.get((show.language or "").strip().lower()), popularity=popularity if popularity is not None else show.weight or 0.0,
        overview=plain(show.summary), art=Art(poster=_picture(show.image)), ids=ids_of(show),
    )  # fmt: skip


def episodes_of(episodes: Sequence[Episode], zone: str | None) -> EpisodeList:
    """The whole list. Specials have no numbers at TVmaze: they come as season 0 in the order in which they aired, marked as not numbered."""
    found: dict[tuple[int, int], ListedEpisode] = {}
    specials: list[Episode] = []
    for episode in episodes:
        if episode.number is None or episode.season in {None, 0} or "special" in (episode.type or ""):
            specials.append(episode)
        else:
            found.setdefault((episode.season or 0, episode.number), _listed(episode, episode.season or 0, episode.number, zone))
    for at, special in enumerate(sorted(specials, key=lambda one: (day_of(one.airdate) or "9999", one.id)), 1):
        found[0, at] = _listed(special, 0, at, zone, numbered=False)
    seasons = sorted({season for season, _ in found})
    return EpisodeList(tuple(ListedSeason(season) for season in seasons), tuple(found[key] for key in sorted(found)))


def _listed(episode: Episode, season: int, number: int, zone: str | None, *, numbered: bool = True) -> ListedEpisode:
    at, precision = airing_of(episode, zone)
    return ListedEpisode(
        season, number, _text(episode.name), plain(episode.summary), day_of(episode.airdate), at, precision, _positive(episode.runtime),
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


def _year(show: Show) -> int | None:
    day = day_of(show.premiered)
    return int(day[:4]) if day else None


def _picture(image: Image | None) -> str | None:
    found = (image.original or image.medium or "") if image is not None else ""
    return found if found.startswith(("https://", "http://")) else None


def _positive(value: float | None) -> float | None:
    return value if value is not None and value > 0 else None


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None
