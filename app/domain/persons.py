"""What a metadata provider tells of a person and of their work, and of a collection of films, as plain values."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.domain.items import Art, Rating
from app.domain.provided import Candidate


class Work(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One part in one title. `department` is TMDB's word; who plays is in Acting. `episodes` counts a show's in which the person took part."""

    kind: Literal["movie", "show"]
    tmdb: str
    title: str
    department: str
    original_title: str | None = None
    job: str | None = None
    character: str | None = None
    released: str | None = None
    episodes: int | None = None
    poster: str | None = None
    rating: Rating | None = None
    popularity: float = 0


class Person(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A person; dates are YYYY-MM-DD. `known_for` is TMDB's department."""

    tmdb: str
    name: str
    imdb: str | None = None
    biography: str | None = None
    born: str | None = None
    died: str | None = None
    birthplace: str | None = None
    known_for: str | None = None
    other_names: tuple[str, ...] = ()
    homepage: str | None = None
    portrait: str | None = None
    popularity: float = 0
    works: tuple[Work, ...] = ()


class Collection(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Films that belong together, the oldest first."""

    tmdb: str
    name: str
    overview: str | None = None
    art: Art = Art()
    films: tuple[Candidate, ...] = ()
