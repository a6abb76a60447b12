"""What a server reports of one film, show, season or episode, as plain values.

They hold only values and tuples of values, so no cycle can form and the collector need not follow them (gc=False): a third off the time to read a page.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec


class Kind(StrEnum):
    """The kinds of thing a library holds."""

    MOVIE = "movie"
    SHOW = "show"
    SEASON = "season"
    EPISODE = "episode"
    VIDEO = "video"


class Rating(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One score as it was given: `value` out of `scale` (10 or 100), by `source` (imdb, rottentomatoes, tmdb, …, or the server's own kind)."""

    source: str
    kind: Literal["audience", "critic"]
    value: float
    scale: float = 10
    votes: int | None = None


class ExternalIds(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Ids at the providers, as strings; `plex` is a `plex://…` guid."""

    tmdb: str | None = None
    imdb: str | None = None
    tvdb: str | None = None
    youtube: str | None = None
    plex: str | None = None


class Art(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """References to pictures, as the source understands them: a path on the server or a file's path. Never with a token."""

    poster: str | None = None
    backdrop: str | None = None
    logo: str | None = None
    still: str | None = None


class Credit(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One person's part in one title. `department` is TMDB's word (Acting, Directing, Writing, Production, …)."""

    name: str
    department: str
    job: str | None = None
    character: str | None = None
    order: int = 0
    portrait: str | None = None
    tmdb: str | None = None
    imdb: str | None = None


class MediaFile(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One part of one version of a copy.

    `version` counts versions, `part` the parts of one; `channels` as the server says (6 for 5.1); `hdr` is HDR10, Dolby Vision, HLG, … or None.
    """

    version: int = 0
    part: int = 0
    path: str | None = None
    size_bytes: int | None = None
    container: str | None = None
    width: int | None = None
    height: int | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    channels: float | None = None
    hdr: str | None = None
    duration_ms: int | None = None


class Watched(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What the server's user has seen: times played, resume position, last played (UTC seconds)."""

    count: int = 0
    position_ms: int = 0
    at: int | None = None


class Facts(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The fields of D16 that one source gives. None or empty means "says nothing", never "is empty" (D11)."""

    title: str | None = None
    sort_title: str | None = None
    original_title: str | None = None
    language: str | None = None
    year: int | None = None
    overview: str | None = None
    tagline: str | None = None
    runtime_minutes: float | None = None
    content_rating: str | None = None
    studio: str | None = None
    network: str | None = None
    status: str | None = None
    """Shows: continuing, ended, canceled, upcoming …, lower case."""
    released: str | None = None
    """First air date or release date, YYYY-MM-DD."""
    ended: str | None = None
    genres: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    ids: ExternalIds = ExternalIds()
    art: Art = Art()
    credits: tuple[Credit, ...] = ()


class Reported(msgspec.Struct, frozen=True, gc=False):
    """One item of a server's listing.

    `remote_key` names it on that server. `show_key`/`season_key` name its parents there (episodes and seasons); `show_title` and `show_ids` are what it says
    of its show, for listings that leave that out. `season` and `number` place a season or an episode; `number_last` is set on a file that holds several
    episodes (S01E01-E02 → number 1, number_last 2). `owned` is False for what the server knows but does not have (Jellyfin's Virtual). `added_at` and
    `changed_at` are UTC seconds on the server.
    """

    kind: Kind
    remote_key: str
    facts: Facts
    show_key: str | None = None
    season_key: str | None = None
    season: int | None = None
    number: int | None = None
    number_last: int | None = None
    owned: bool = True
    added_at: int | None = None
    changed_at: int | None = None
    watched: Watched = Watched()
    files: tuple[MediaFile, ...] = ()
    show_title: str | None = None
    show_ids: ExternalIds = ExternalIds()


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """An item that could not be read or stored: it counts as seen, and the report lists it (D13)."""

    remote_key: str
    title: str
    reason: str
