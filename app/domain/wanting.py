"""Following and wishing: what is pointed at, what is followed and why, and what came of a batch of wishes (D30, D31, D40–D42)."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

import msgspec

from app.domain.cards import TitleKind
from app.domain.items import ExternalIds

Why = Literal["follow", "airing"]
"""Followed by hand, or by default: an owned show that is still airing (D30)."""


class Pointed(msgspec.Struct, frozen=True):
    """A film, a show or a person as a card anywhere knows it: by the library's row (0: it has none), by ids, by name.

    `poster` is a reference; a person's is their portrait's.
    """

    kind: Literal["movie", "show", "person"]
    row: int = 0
    ids: ExternalIds = ExternalIds()
    title: str = ""
    year: int | None = None
    poster: str | None = None


class Wish(msgspec.Struct, frozen=True):
    """An atom of the wishlist (D40): a film, or the episode of a show that stands at `season` and `number`."""

    title: Pointed
    season: int | None = None
    number: int | None = None
    when_aired: bool = False
    """An episode to come: it is wanted once it has aired."""


class Wished(NamedTuple):
    """What came of a batch (D41): how many are new, how many were wished already, and a sentence for each that could not be."""

    line: int
    """The activity that takes it back, 0 when nothing changed."""
    added: int
    already: int
    refused: tuple[str, ...] = ()


class FollowedShow(NamedTuple):
    """One show of the effective list (D30). `since` (UTC seconds): what airs after it is wished by itself (D40)."""

    show_id: int
    why: Why
    since: int


class Aired(NamedTuple):
    """An episode of a followed show that aired: `show` and `title` are the names."""

    episode_id: int
    show_id: int
    show: str
    season: int
    number: int | None
    title: str


class FollowedPerson(NamedTuple):
    """A person that is followed; `roles` are TMDB's departments that count, empty for all."""

    watch_id: int
    person_id: int
    tmdb: str | None
    name: str
    portrait: str | None
    roles: tuple[str, ...]
    since: int
    read_at: int | None
    """When their works were read last, UTC seconds."""


class Wishable(NamedTuple):
    """An episode as the sheet shows it before it is wished. `day` is the user's own; `wish` how it stands on the wishlist, empty where it does not."""

    season: int
    number: int
    title: str
    state: Literal["owned", "aired", "upcoming", "unknown"]
    day: date | None = None
    wish: str = ""


def kind_of(pointed: Pointed) -> TitleKind:
    """The kind of a film or show. Raises ValueError for a person."""
    if pointed.kind == "person":
        raise ValueError("a person is no title")
    return pointed.kind


class WantedIds(msgspec.Struct, frozen=True):
    """What is followed and wished now, as cards ask for it: by the library's rows and by TMDB's numbers. Shows and people are followed; films are wished, and
    `wishing` are the shows that have an episode on the wishlist."""

    shows: frozenset[int] = frozenset()
    shows_tmdb: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()
    people_tmdb: frozenset[str] = frozenset()
    movies: frozenset[int] = frozenset()
    movies_tmdb: frozenset[str] = frozenset()
    wishing: frozenset[int] = frozenset()
    wishing_tmdb: frozenset[str] = frozenset()
