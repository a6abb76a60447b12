"""What a library page shows: the ids in order, a card per title, what can be filtered by, and counts."""

from __future__ import annotations

from array import array
from typing import Literal

import msgspec

from app.domain.query import QUALITIES, Quality

TitleKind = Literal["movie", "show"]

# A still-running show, in the words of Plex, Jellyfin and the providers, folded.
AIRING = frozenset({"continuing", "returning series", "returning", "running", "airing", "in production", "planned", "pilot"})


def is_airing(status: str | None) -> bool:
    """True for the status of a show that is not over."""
    return bool(status) and str(status).casefold() in AIRING


def quality_named(rank: int | None) -> Quality | None:
    """The name of a file's quality: 4 is 4K, 3 1080p, 2 720p, 1 SD; None for 0, unknown."""
    return QUALITIES[4 - rank] if rank else None


class TitleList(msgspec.Struct, frozen=True):
    """Ids in their order; `letters` (letter, first row) for the rail when ordered by title; `corrected` when the text found nothing as it was typed (D17)."""

    ids: array[int] = msgspec.field(default_factory=lambda: array("q"))
    total_in_library: int = 0
    letters: tuple[tuple[str, int], ...] = ()
    corrected: str | None = None


class Card(msgspec.Struct, frozen=True):
    """One title on a wall. Derived when read (D5): `quality` is the best file's, `missing` counts aired regular episodes that nobody owns (D23).

    `rating` is 0 to 10, by `rating_source` (imdb, rottentomatoes, tmdb, …); `versions` counts over all servers;
    `owned_count` of `aired` regular episodes (for a film 1 or 0 of 1);
    `progress` is 0 to 1: of a film started and not finished, of a show's owned episodes that were seen. `not_seen_since` (UTC seconds): no copy was seen since.
    """

    id: int
    kind: TitleKind
    title: str
    year: int | None = None
    rating: float | None = None
    rating_source: str | None = None
    poster: str | None = None
    quality: Quality | None = None
    versions: int = 0
    missing: int = 0
    aired: int = 0
    owned_count: int = 0
    owned: bool = True
    unmatched: bool = False
    watched: bool = False
    progress: float = 0.0
    airing: bool = False
    followed: bool = False
    """Of a show: by hand, or because it is owned and still airs (D30)."""
    size_bytes: int = 0
    added_at: int | None = None
    released: str | None = None
    runtime_minutes: float | None = None
    content_rating: str | None = None
    studio: str | None = None
    status: str | None = None
    genres: tuple[str, ...] = ()
    servers: tuple[int, ...] = ()
    not_seen_since: int | None = None


class OwnedTitle(msgspec.Struct, frozen=True):
    """What is owned of a title that a provider names: its row, the best file's quality (a show's: of any episode), the servers' names in the user's order."""

    id: int
    quality: Quality | None = None
    servers: tuple[str, ...] = ()


class Facets(msgspec.Struct, frozen=True):
    """What the titles of one kind can be narrowed by, with how many have it: servers (id, name), genres (folded, name) by name, decades newest first.

    `matched`: some metadata provider knows one of them at least.
    """

    servers: tuple[tuple[int, str, int], ...] = ()
    genres: tuple[tuple[str, str, int], ...] = ()
    decades: tuple[tuple[int, int], ...] = ()
    qualities: tuple[tuple[Quality, int], ...] = ()
    total: int = 0
    matched: bool = False


class Counts(msgspec.Struct, frozen=True):
    """How much the library owns."""

    movies: int = 0
    shows: int = 0
    episodes: int = 0


class Hit(msgspec.Struct, frozen=True):
    """One answer of a search. `context` says where it is: an episode's show and place, an original title that matched."""

    kind: Literal["movie", "show", "episode"]
    id: int
    title: str
    show_id: int | None = None
    season: int | None = None
    number: int | None = None
    year: int | None = None
    rating: float | None = None
    context: str | None = None
    poster: str | None = None
    owned: bool = False
    quality: Quality | None = None
    director: str | None = None
    places: tuple[tuple[Quality | None, str], ...] = ()
    """The best quality on each server that has it, in the user's order of servers."""
    wanted: bool = False
    """No server has or had it: it is there because it, or its show, is followed or wished."""


class PersonHit(msgspec.Struct, frozen=True):
    """Somebody that a search finds. `department` is what they are known for (TMDB's word), `part` a character, or a job behind the camera, in `title`."""

    name: str
    id: int
    tmdb: str | None = None
    portrait: str | None = None
    department: str | None = None
    part: str | None = None
    title: str | None = None


class SearchAnswer(msgspec.Struct, frozen=True):
    """Best first. `corrected` is the query with its typo mended, when that is what found something (D17). `milliseconds` in the store."""

    hits: tuple[Hit, ...] = ()
    corrected: str | None = None
    milliseconds: float = 0.0
