"""A collection of films, with what the library owns of it, as plain values."""

from __future__ import annotations

import msgspec

from app.domain.cards import OwnedTitle


class CollectedFilm(msgspec.Struct, frozen=True):
    """One film of a collection: `row` is the library's where it has one, owned or not, else 0; `poster` a reference."""

    tmdb: str
    title: str
    year: int | None = None
    poster: str | None = None
    row: int = 0
    owned: OwnedTitle | None = None


class FilmCollection(msgspec.Struct, frozen=True):
    """The films, the oldest first. `whole`: TMDB named them; otherwise they are only those that the library knows. `as_of`: when TMDB's word was last good
    (UTC seconds), None where it was never asked, or now."""

    name: str
    films: tuple[CollectedFilm, ...] = ()
    whole: bool = False
    as_of: float | None = None
