"""What TMDB says of a film or a show, as far as Bijou reads it. Only the id must be there; anything else may be null, and unknown fields are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Generic, TypeAlias, TypeVar

import msgspec

T = TypeVar("T")
Many: TypeAlias = tuple[T | None, ...] | None
"""A list of TMDB's: absent, null, or with nulls in it."""
Number: TypeAlias = float | str | None
"""Older answers write numbers as text."""
Id: TypeAlias = Annotated[int, msgspec.Meta(gt=0)]
"""What an answer is about: without it there is none."""


class Shape(msgspec.Struct, gc=False):
    """Field names as TMDB writes them."""


def each(many: tuple[T | None, ...] | None) -> Iterator[T]:
    """What is really in a list."""
    return (one for one in many or () if one is not None)


class Results(Shape, Generic[T]):
    """A list within `results`."""

    results: Many[T] = None


class Named(Shape):
    """A genre, keyword, company, network or country."""

    id: int | None = None
    name: str | None = None
    iso_3166_1: str | None = None


class Image(Shape):
    """One picture; those of a kind come in TMDB's own order, the best first."""

    file_path: str | None = None
    iso_639_1: str | None = None
    width: Number = None
    height: Number = None
    vote_average: Number = None
    vote_count: Number = None


class Images(Shape):
    """All pictures, by kind."""

    posters: Many[Image] = None
    backdrops: Many[Image] = None
    logos: Many[Image] = None


class OtherIds(Shape):
    """Ids elsewhere."""

    imdb_id: str | None = None
    tvdb_id: int | str | None = None


class Video(Shape):
    """A trailer or clip; the oldest answers have `source` for its key."""

    key: str | None = None
    source: str | None = None
    site: str | None = None
    name: str | None = None
    type: str | None = None
    official: bool | None = None
    iso_639_1: str | None = None


class Trailers(Shape):
    """Videos as the oldest answers give them."""

    youtube: Many[Video] = None


class Words(Shape):
    """A title's texts in one language; films have `title`, shows `name`."""

    title: str | None = None
    name: str | None = None
    overview: str | None = None
    tagline: str | None = None


class Translation(Shape):
    """One language's texts."""

    iso_639_1: str | None = None
    iso_3166_1: str | None = None
    data: Words | None = None


class Translations(Shape):
    """All languages' texts."""

    translations: Many[Translation] = None


class AlternativeTitle(Shape):
    """A name that a title goes by somewhere."""

    title: str | None = None


class AlternativeTitles(Shape):
    """Films have `titles`, shows `results`."""

    titles: Many[AlternativeTitle] = None
    results: Many[AlternativeTitle] = None


class Keywords(Shape):
    """Films have `keywords`, shows `results`."""

    keywords: Many[Named] = None
    results: Many[Named] = None


class Part(Shape):
    """What someone plays, or does, in some episodes of a show."""

    character: str | None = None
    job: str | None = None


class CastMember(Shape):
    """Someone who plays: one `character`, or in a show's gathered credits several `roles`."""

    id: int | None = None
    name: str | None = None
    character: str | None = None
    order: int | None = None
    profile_path: str | None = None
    roles: Many[Part] = None


class CrewMember(Shape):
    """Someone who works behind: one `job`, or in a show's gathered credits several `jobs`."""

    id: int | None = None
    name: str | None = None
    department: str | None = None
    job: str | None = None
    profile_path: str | None = None
    jobs: Many[Part] = None


class Credits(Shape):
    """Cast and crew."""

    cast: Many[CastMember] = None
    crew: Many[CrewMember] = None
    guest_stars: Many[CastMember] = None


class Dated(Shape):
    """One release in a country; `type` 1 premiere, 2 limited, 3 theatrical, 4 digital, 5 physical, 6 on television."""

    release_date: str | None = None
    certification: str | None = None
    type: int | None = None
    iso_3166_1: str | None = None


class Releases(Shape):
    """A country's releases."""

    iso_3166_1: str | None = None
    release_dates: Many[Dated] = None


class OldReleases(Shape):
    """Releases as the oldest answers give them, one of a country."""

    countries: Many[Dated] = None


class ContentRating(Shape):
    """A country's rating of a show."""

    iso_3166_1: str | None = None
    rating: str | None = None


class Result(Shape):
    """A title in a list: of a search, of recommendations, of a collection. Films have `title`, shows `name`; people are in mixed lists too."""

    id: int | None = None
    media_type: str | None = None
    title: str | None = None
    name: str | None = None
    original_title: str | None = None
    original_name: str | None = None
    original_language: str | None = None
    origin_country: Many[str] = None
    overview: str | None = None
    release_date: str | None = None
    first_air_date: str | None = None
    popularity: Number = None
    poster_path: str | None = None
    backdrop_path: str | None = None
    known_for_department: str | None = None


class Title(Shape, kw_only=True):
    """What films and shows have alike, appended parts included."""

    id: Id
    overview: str | None = None
    tagline: str | None = None
    status: str | None = None
    original_language: str | None = None
    origin_country: Many[str] = None
    genres: Many[Named] = None
    production_companies: Many[Named] = None
    production_countries: Many[Named] = None
    poster_path: str | None = None
    backdrop_path: str | None = None
    popularity: Number = None
    vote_average: Number = None
    vote_count: int | None = None
    credits: Credits | None = None
    images: Images | None = None
    external_ids: OtherIds | None = None
    videos: Results[Video] | None = None
    recommendations: Results[Result] | None = None
    similar: Results[Result] | None = None
    keywords: Keywords | None = None
    alternative_titles: AlternativeTitles | None = None
    translations: Translations | None = None


class Movie(Title, kw_only=True):
    """A film."""

    title: str | None = None
    original_title: str | None = None
    imdb_id: str | None = None
    runtime: Number = None
    release_date: str | None = None
    belongs_to_collection: Named | None = None
    release_dates: Results[Releases] | None = None
    releases: OldReleases | None = None
    trailers: Trailers | None = None


class Episode(Shape):
    """An episode of a season."""

    id: int | None = None
    name: str | None = None
    overview: str | None = None
    air_date: str | None = None
    season_number: int | None = None
    episode_number: int | None = None
    episode_type: str | None = None
    runtime: Number = None
    still_path: str | None = None
    vote_average: Number = None
    vote_count: int | None = None
    external_ids: OtherIds | None = None


class Season(Shape):
    """A season; a show's own list of seasons has them without episodes."""

    id: int | None = None
    name: str | None = None
    overview: str | None = None
    air_date: str | None = None
    season_number: int | None = None
    episode_count: int | None = None
    poster_path: str | None = None
    episodes: Many[Episode] = None
    external_ids: OtherIds | None = None


class Show(Title, kw_only=True):
    """A show."""

    name: str | None = None
    original_name: str | None = None
    first_air_date: str | None = None
    last_air_date: str | None = None
    episode_run_time: tuple[Number, ...] | None = None
    last_episode_to_air: Episode | None = None
    networks: Many[Named] = None
    created_by: Many[CrewMember] = None
    number_of_seasons: int | None = None
    number_of_episodes: int | None = None
    seasons: Many[Season] = None
    aggregate_credits: Credits | None = None
    content_ratings: Results[ContentRating] | None = None
