"""TMDB's answers that are lists: of a search, of what an id belongs to, of what changed; and its configuration."""

from __future__ import annotations

from app.metadata.tmdb.wire import Id, Many, Named, Result, Shape


class Page(Shape, kw_only=True):
    """One page of a list of titles."""

    results: tuple[Result | None, ...]
    total_pages: int | None = None


class FoundEpisode(Shape):
    """An episode, as far as it says of which show it is."""

    show_id: int | None = None


class Found(Shape):
    """What an id of another provider belongs to; episodes and seasons are in lists of their own."""

    movie_results: Many[Result] = None
    tv_results: Many[Result] = None
    person_results: Many[Named] = None
    tv_episode_results: Many[FoundEpisode] = None


class Changed(Shape, kw_only=True):
    """One page of the ids that changed."""

    results: tuple[Named | None, ...]
    total_pages: int | None = None


class Collection(Shape, kw_only=True):
    """A collection of films."""

    id: Id
    name: str | None = None
    overview: str | None = None
    poster_path: str | None = None
    backdrop_path: str | None = None
    parts: Many[Result] = None


class ImageAddresses(Shape, kw_only=True):
    """Where pictures are."""

    secure_base_url: str


class Configuration(Shape, kw_only=True):
    """What every key may ask."""

    images: ImageAddresses


class Failure(Shape):
    """The body of a failing answer."""

    status_code: int | None = None
