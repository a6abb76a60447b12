"""What the page of a film or a show shows, from what servers and providers know."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.enrichment import TitleState
from app.domain.items import ExternalIds, MediaFile, Rating
from app.domain.provided import AirTime, Extras, Precision
from app.domain.query import Quality


class PersonCredit(msgspec.Struct, frozen=True):
    """One person's part: `character` for the cast, `job` for the crew (one row a person, jobs joined). `person_id` 0: of a title that is not the library's.

    `departments` are all that the jobs are of, `department` the first.
    """

    person_id: int
    name: str
    department: str
    job: str | None = None
    character: str | None = None
    portrait: str | None = None
    tmdb: str | None = None
    departments: tuple[str, ...] = ()


class CopyRow(msgspec.Struct, frozen=True):
    """Where a title lives: one item of one server."""

    id: int
    server_id: int
    server: str
    server_kind: str
    library: str
    remote_key: str
    owned: bool = True
    added_at: int | None = None
    not_seen_since: int | None = None
    watched_count: int = 0
    position_ms: int = 0
    watched_at: int | None = None


class Version(msgspec.Struct, frozen=True):
    """One version of one copy with its parts; `best` marks the one with the most pixels, then bytes, of the title."""

    copy: CopyRow
    files: tuple[MediaFile, ...]
    quality: Quality | None = None
    hdr: str | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    channels: float | None = None
    container: str | None = None
    size_bytes: int = 0
    duration_ms: int | None = None
    best: bool = False


class FieldSource(msgspec.Struct, frozen=True):
    """Where a field's value came from (D11): `source` is "plex:1", "tmdb", or "you" for a lock; `name` the server's or provider's.

    `at` is when it was last read there, or locked (UTC seconds); None where that is not known.
    """

    field: str
    source: str
    name: str
    at: int | None = None


class ActivityRow(msgspec.Struct, frozen=True):
    """One thing that happened (D60). With `count` over one it is a bulk change, its list in `listed`: (kind, id, title); `many`: it has one, read or not."""

    id: int
    at: int
    verb: str
    title: str
    detail: str | None = None
    count: int = 1
    listed: tuple[tuple[str, int, str], ...] = ()
    movie_id: int | None = None
    show_id: int | None = None
    episode_id: int | None = None
    server_id: int | None = None
    scan_id: int | None = None
    can_undo: bool = False
    person_id: int | None = None
    many: bool = False


class MoviePage(msgspec.Struct, frozen=True):
    """A film; one with the id 0 is not in the library.

    Genres are (folded, name); `watched` when any copy was played; `progress` 0 to 1 of the copy last played.
    """

    id: int
    title: str
    original_title: str | None = None
    year: int | None = None
    overview: str | None = None
    tagline: str | None = None
    runtime_minutes: float | None = None
    content_rating: str | None = None
    studio: str | None = None
    status: str | None = None
    released: str | None = None
    added_at: int | None = None
    rating: float | None = None
    ratings: tuple[Rating, ...] = ()
    genres: tuple[tuple[str, str], ...] = ()
    ids: ExternalIds = ExternalIds()
    poster: str | None = None
    backdrop: str | None = None
    logo: str | None = None
    cast: tuple[PersonCredit, ...] = ()
    crew: tuple[PersonCredit, ...] = ()
    copies: tuple[CopyRow, ...] = ()
    versions: tuple[Version, ...] = ()
    quality: Quality | None = None
    owned: bool = False
    watched: bool = False
    progress: float = 0.0
    not_seen_since: int | None = None
    unmatched: bool = False
    sources: tuple[FieldSource, ...] = ()
    locked: tuple[str, ...] = ()
    activity: tuple[ActivityRow, ...] = ()
    extras: Extras = Extras()
    enrichment: tuple[TitleState, ...] = ()


class SeasonRow(msgspec.Struct, frozen=True):
    """A season's roll-up (D52): `aired` and `owned` count aired episodes; `upcoming` those still to come; `watched` of the owned ones."""

    id: int
    number: int
    title: str | None = None
    overview: str | None = None
    poster: str | None = None
    released: str | None = None
    episodes: int = 0
    aired: int = 0
    owned: int = 0
    missing: int = 0
    upcoming: int = 0
    watched: int = 0


class ShowPage(msgspec.Struct, frozen=True):
    """A show; one with the id 0 is not in the library.

    `aired`, `owned_count` and `missing` leave specials out (D52, D23); `percent` is None while nothing has aired.
    """

    id: int
    title: str
    original_title: str | None = None
    year: int | None = None
    overview: str | None = None
    tagline: str | None = None
    runtime_minutes: float | None = None
    content_rating: str | None = None
    studio: str | None = None
    network: str | None = None
    status: str | None = None
    released: str | None = None
    ended: str | None = None
    added_at: int | None = None
    rating: float | None = None
    ratings: tuple[Rating, ...] = ()
    genres: tuple[tuple[str, str], ...] = ()
    ids: ExternalIds = ExternalIds()
    poster: str | None = None
    backdrop: str | None = None
    logo: str | None = None
    cast: tuple[PersonCredit, ...] = ()
    crew: tuple[PersonCredit, ...] = ()
    copies: tuple[CopyRow, ...] = ()
    seasons: tuple[SeasonRow, ...] = ()
    aired: int = 0
    owned_count: int = 0
    missing: int = 0
    upcoming: int = 0
    percent: int | None = None
    airing: bool = False
    next_air_date: str | None = None
    owned: bool = False
    watched: bool = False
    not_seen_since: int | None = None
    unmatched: bool = False
    sources: tuple[FieldSource, ...] = ()
    locked: tuple[str, ...] = ()
    activity: tuple[ActivityRow, ...] = ()
    extras: Extras = Extras()
    enrichment: tuple[TitleState, ...] = ()
    air_time: AirTime | None = None
    """When it airs at its network; the network is the field `network`."""
    coming: EpisodeRow | None = None
    """The regular episode that airs next; None where none is announced."""


EpisodeState = Literal["owned", "missing", "not_owned", "upcoming", "unknown"]


class EpisodeRow(msgspec.Struct, frozen=True):
    """One episode. `upcoming` airs in `airs_in_days` (0: today); `unknown` is not owned and has no date; `not_owned` has aired, of a show that is not in the
    library, where nothing is missing.

    `beside` are the other episodes, by season and number, that a file of it holds too. `air_at` is UTC seconds where `precision` is exact or local; with
    `date` there is only `air_date` (D50).
    """

    id: int
    season: int
    number: int | None
    title: str
    overview: str | None = None
    air_date: str | None = None
    runtime_minutes: float | None = None
    rating: float | None = None
    still: str | None = None
    state: EpisodeState = "unknown"
    airs_in_days: int | None = None
    quality: Quality | None = None
    hdr: str | None = None
    versions: int = 0
    size_bytes: int = 0
    servers: tuple[int, ...] = ()
    beside: tuple[tuple[int, int], ...] = ()
    watched: bool = False
    progress: float = 0.0
    not_seen_since: int | None = None
    air_at: int | None = None
    precision: Precision = "date"
    absolute: int | None = None
    finale: str | None = None
