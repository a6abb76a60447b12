"""What a metadata provider tells of one title, as plain values: facets, episode lists, air times, candidates (D20 to D25, D50)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

import msgspec

from app.domain.items import Art, ExternalIds, Facts, Rating


class Provider(StrEnum):
    """The providers, in the order of precedence of what they say (D11)."""

    TMDB = "tmdb"
    TVDB = "tvdb"
    TVMAZE = "tvmaze"
    OMDB = "omdb"


class Facet(StrEnum):
    """One kind of thing that a provider gives; each has a state and a version of its own (D20). `MATCH` holds which title of the provider it is, and why."""

    MATCH = "match"
    DETAILS = "details"
    ART = "art"
    LOGO = "logo"
    CREDITS = "credits"
    EPISODES = "episodes"
    STILLS = "stills"
    AIR_TIME = "air_time"
    RATINGS = "ratings"


Precision = Literal["exact", "local", "date"]
"""Of an air time (D50): an instant, the network's local time in a known zone, or only the date."""


class ListedEpisode(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One episode of a provider's list. `air_at` is UTC seconds, None with precision `date`; `air_date` is the date at the network, YYYY-MM-DD."""

    season: int
    number: int
    title: str | None = None
    overview: str | None = None
    air_date: str | None = None
    air_at: int | None = None
    precision: Precision = "date"
    runtime_minutes: float | None = None
    still: str | None = None
    rating: Rating | None = None
    ids: ExternalIds = ExternalIds()
    absolute: int | None = None
    finale: str | None = None
    """`season`, `midseason` or `series`, where the provider says so."""
    airs_before: tuple[int, int | None] | None = None
    """A special that belongs before this season, or before this episode of it."""
    airs_after: int | None = None
    """A special that belongs after this season."""
    numbered: bool = True
    """False: the provider has no number for this special. `number` is then only its place among the others, never to be matched with another list's."""


class ListedSeason(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One season of a provider's list; 0 are the specials."""

    number: int
    title: str | None = None
    overview: str | None = None
    released: str | None = None
    poster: str | None = None
    ids: ExternalIds = ExternalIds()


class EpisodeList(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A show's seasons and episodes as one provider lists them. `whole` is False when some season could not be read: then nothing leaves the list (D12)."""

    seasons: tuple[ListedSeason, ...] = ()
    episodes: tuple[ListedEpisode, ...] = ()
    whole: bool = True


Order = Literal["dvd", "absolute"]
"""TVDB's names of the orders of episodes beside the aired one, which is None."""


class OrderedEpisode(msgspec.Struct, frozen=True, gc=False):
    """Where one of TVDB's episodes stands in an order."""

    tvdb: str
    season: int
    number: int


class AirTime(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """When a show airs: the network's local time HH:MM and its zone (IANA), None where unknown; days as 0 (Monday) to 6."""

    time: str | None = None
    zone: str | None = None
    days: tuple[int, ...] = ()
    network: str | None = None
    country: str | None = None


class Video(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A trailer or clip: `site` is youtube or vimeo, `key` its id there."""

    site: str
    key: str
    name: str
    kind: str
    official: bool = False


class Release(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A release date of a film: country (ISO 3166-1), YYYY-MM-DD, type (premiere, limited, theatrical, digital, physical, tv)."""

    country: str
    date: str
    type: str
    certification: str | None = None


class Similar(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Another title that the provider recommends."""

    tmdb: str
    title: str
    year: int | None = None
    poster: str | None = None


class Extras(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a title's page tells beside the facts of D16."""

    videos: tuple[Video, ...] = ()
    keywords: tuple[str, ...] = ()
    similar: tuple[Similar, ...] = ()
    releases: tuple[Release, ...] = ()
    collection: tuple[str, str] | None = None
    """(TMDB id, name) of the film's collection."""
    network: tuple[str, str] | None = None
    """(TMDB id, name) of the show's main network."""


class Provided(msgspec.Struct, frozen=True, gc=False):
    """Everything that one question about one title brought, by facet.

    `facets` maps a facet to its part of the facts: DETAILS words, dates, genres, ids; ART poster and backdrop; LOGO the logo; CREDITS cast and crew; RATINGS
    scores. A facet that was read and is empty is there with empty Facts (read, nothing there). Art references are as the provider gives them (a path or an
    address); the store puts the provider's name before them ("tmdb /abc.jpg").
    """

    ids: ExternalIds
    facets: Mapping[Facet, Facts] = {}
    episodes: EpisodeList | None = None
    air_time: AirTime | None = None
    extras: Extras | None = None


class Known(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What is known of a title that looks for its match."""

    kind: Literal["movie", "show"]
    title: str
    original_title: str | None = None
    other_titles: tuple[str, ...] = ()
    year: int | None = None
    runtime_minutes: float | None = None
    seasons: int | None = None
    episodes: int | None = None
    """Regular episodes that the servers hold: a provider's list has at least about as many."""
    country: str | None = None
    language: str | None = None
    ids: ExternalIds = ExternalIds()
    directors: tuple[str, ...] = ()
    path: str | None = None


class Candidate(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A title of a provider that may be the one. `id` is the provider's; absent facts are None and count neither way."""

    provider: Provider
    id: str
    kind: Literal["movie", "show"]
    title: str
    original_title: str | None = None
    other_titles: tuple[str, ...] = ()
    year: int | None = None
    runtime_minutes: float | None = None
    seasons: int | None = None
    episodes: int | None = None
    country: str | None = None
    language: str | None = None
    directors: tuple[str, ...] = ()
    popularity: float = 0
    overview: str | None = None
    art: Art = Art()
    ids: ExternalIds = ExternalIds()
