"""What TVDB v4 sends, and what v2 and v3 called by other names. Null nearly anywhere, though its description allows none."""

from __future__ import annotations

import msgspec


class Named(msgspec.Struct, gc=False):
    """A genre, a status, a company."""

    id: int | None = None
    name: str | None = None
    country: str | None = None


class Alias(msgspec.Struct, gc=False):
    language: str | None = None
    name: str | None = None


class RemoteId(msgspec.Struct, gc=False):
    """The title's id elsewhere: `type` 2 is IMDb, 12 and 10 TMDB."""

    id: str | int | None = None
    type: int | None = None
    source: str | None = msgspec.field(default=None, name="sourceName")


class AirsDays(msgspec.Struct, gc=False):
    monday: bool | None = None
    tuesday: bool | None = None
    wednesday: bool | None = None
    thursday: bool | None = None
    friday: bool | None = None
    saturday: bool | None = None
    sunday: bool | None = None


class Artwork(msgspec.Struct, gc=False):
    """A picture; of a series: `type` 2 poster, 3 background, 23 logo."""

    image: str | None = None
    type: int | None = None
    language: str | None = None
    score: float | None = None
    width: int | None = None
    height: int | None = None


class SeasonType(msgspec.Struct, gc=False):
    """An order: official, dvd, absolute, alternate, regional."""

    type: str | None = None


class Season(msgspec.Struct, gc=False):
    id: int | None = None
    number: int | None = None
    name: str | None = None
    image: str | None = None
    type: SeasonType | None = None
    year: str | int | None = None


class Translation(msgspec.Struct, gc=False):
    language: str | None = None
    name: str | None = None
    overview: str | None = None
    tagline: str | None = None
    alias: bool | None = msgspec.field(default=None, name="isAlias")


class Translations(msgspec.Struct, gc=False):
    names: tuple[Translation, ...] | None = msgspec.field(default=None, name="nameTranslations")
    overviews: tuple[Translation, ...] | None = msgspec.field(default=None, name="overviewTranslations")


class ContentRating(msgspec.Struct, gc=False):
    name: str | None = None
    country: str | None = None


class Episode(msgspec.Struct, gc=False):
    """Of a series' list in one order; the second half is what v2 and v3 called it."""

    id: int | None = None
    season: int | None = msgspec.field(default=None, name="seasonNumber")
    number: int | None = None
    absolute: int | None = msgspec.field(default=None, name="absoluteNumber")
    name: str | None = None
    overview: str | None = None
    aired: str | None = None
    runtime: float | None = None
    image: str | None = None
    finale: str | None = msgspec.field(default=None, name="finaleType")
    airs_before_season: int | None = msgspec.field(default=None, name="airsBeforeSeason")
    airs_before_episode: int | None = msgspec.field(default=None, name="airsBeforeEpisode")
    airs_after_season: int | None = msgspec.field(default=None, name="airsAfterSeason")
    aired_season: int | None = msgspec.field(default=None, name="airedSeason")
    aired_number: int | None = msgspec.field(default=None, name="airedEpisodeNumber")
    dvd_season: int | None = msgspec.field(default=None, name="dvdSeason")
    dvd_number: float | None = msgspec.field(default=None, name="dvdEpisodeNumber")
    episode_name: str | None = msgspec.field(default=None, name="episodeName")
    first_aired: str | None = msgspec.field(default=None, name="firstAired")
    file: str | None = msgspec.field(default=None, name="filename")
    imdb: str | None = msgspec.field(default=None, name="imdbId")
    site_rating: float | None = msgspec.field(default=None, name="siteRating")
    site_votes: int | None = msgspec.field(default=None, name="siteRatingCount")


class Series(msgspec.Struct, gc=False):
    """A series, base or extended; the last part is what v2 and v3 called it."""

    id: int | None = None
    name: str | None = None
    image: str | None = None
    overview: str | None = None
    aliases: tuple[Alias | str, ...] | None = None
    first_aired: str | None = msgspec.field(default=None, name="firstAired")
    last_aired: str | None = msgspec.field(default=None, name="lastAired")
    status: Named | str | None = None
    country: str | None = msgspec.field(default=None, name="originalCountry")
    language: str | None = msgspec.field(default=None, name="originalLanguage")
    runtime: float | str | None = msgspec.field(default=None, name="averageRuntime")
    score: float | None = None
    year: str | int | None = None
    airs_days: AirsDays | None = msgspec.field(default=None, name="airsDays")
    airs_time: str | None = msgspec.field(default=None, name="airsTime")
    first_network: Named | None = msgspec.field(default=None, name="originalNetwork")
    latest_network: Named | None = msgspec.field(default=None, name="latestNetwork")
    genres: tuple[Named, ...] | None = None
    remote_ids: tuple[RemoteId, ...] | None = msgspec.field(default=None, name="remoteIds")
    artworks: tuple[Artwork, ...] | None = None
    seasons: tuple[Season, ...] | None = None
    ratings: tuple[ContentRating, ...] | None = msgspec.field(default=None, name="contentRatings")
    translations: Translations | None = None
    name_languages: tuple[str, ...] | None = msgspec.field(default=None, name="nameTranslations")
    overview_languages: tuple[str, ...] | None = msgspec.field(default=None, name="overviewTranslations")
    episodes: tuple[Episode, ...] | None = None
    series_name: str | None = msgspec.field(default=None, name="seriesName")
    network: str | Named | None = None
    old_runtime: float | str | None = msgspec.field(default=None, name="runtime")
    genre: tuple[str, ...] | None = None
    airs_day: str | None = msgspec.field(default=None, name="airsDayOfWeek")
    imdb: str | None = msgspec.field(default=None, name="imdbId")
    rating: str | None = None
    site_rating: float | None = msgspec.field(default=None, name="siteRating")
    site_votes: int | None = msgspec.field(default=None, name="siteRatingCount")


class EpisodePage(msgspec.Struct, gc=False):
    """Of a series' list: v4 puts the episodes beside the series, with a language inside it."""

    series: Series | None = None
    episodes: tuple[Episode, ...] | None = None


class Hit(msgspec.Struct, gc=False):
    """Of a search by name; ids are text here. The last two are what v2 and v3 called it."""

    tvdb_id: str | int | None = None
    id: str | int | None = None
    type: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] | None = None
    translations: dict[str, str | None] | None = None
    overviews: dict[str, str | None] | None = None
    overview: str | None = None
    year: str | int | None = None
    first_air_time: str | None = None
    country: str | None = None
    primary_language: str | None = None
    image_url: str | None = None
    remote_ids: tuple[RemoteId, ...] | None = None
    series_name: str | None = msgspec.field(default=None, name="seriesName")
    first_aired: str | None = msgspec.field(default=None, name="firstAired")


class ByRemoteId(msgspec.Struct, gc=False):
    """Of a search by an id elsewhere: one of them is set."""

    series: Series | None = None


class Login(msgspec.Struct, gc=False):
    token: str | None = None


class Links(msgspec.Struct, gc=False):
    """`next` is an address, or the page's number in v3; null or blank on the last."""

    next: str | int | None = None


class Said(msgspec.Struct, gc=False):
    """What went wrong, in v4's words and in v2's."""

    status: str | None = None
    message: str | None = None
    error: str | None = msgspec.field(default=None, name="Error")


class _Envelope(Said, gc=False):
    links: Links | None = None


class LoginAnswer(_Envelope, gc=False):
    data: Login | None = None


class SeriesAnswer(_Envelope, gc=False):
    data: Series | None = None


class EpisodesAnswer(_Envelope, gc=False):
    data: EpisodePage | tuple[Episode, ...] | None = None


class SearchAnswer(_Envelope, gc=False):
    data: tuple[Hit, ...] | None = None


class RemoteIdAnswer(_Envelope, gc=False):
    data: tuple[ByRemoteId, ...] | None = None


class TranslationAnswer(_Envelope, gc=False):
    data: Translation | None = None
