"""What TMDB says of titles and people in the lists that one wanders through, as far as Bijou reads it."""

from __future__ import annotations

from app.metadata.tmdb.wire import Many, Named, Number, Result, Shape


class Offer(Result):
    """A title or a person; mixed lists say in `media_type` which."""

    genre_ids: Many[int] = None
    vote_average: Number = None
    vote_count: int | None = None
    profile_path: str | None = None
    known_for: Many[Result] = None


class Offers(Shape, kw_only=True):
    """One page of a list."""

    results: tuple[Offer | None, ...]
    page: int | None = None
    total_pages: int | None = None
    total_results: int | None = None


class Genres(Shape, kw_only=True):
    """All genres of a kind."""

    genres: tuple[Named | None, ...]
