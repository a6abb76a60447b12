"""What OMDb sends. Everything is text, `N/A` where there is nothing; a failure comes with status 200 or 401."""

from __future__ import annotations

import msgspec


class Score(msgspec.Struct, gc=False):
    """One of `Ratings`: "Rotten Tomatoes", "57%"."""

    source: str | None = msgspec.field(default=None, name="Source")
    value: str | None = msgspec.field(default=None, name="Value")


class Verdict(msgspec.Struct, gc=False):
    """What every answer tells: whether it is one."""

    response: str | bool | None = msgspec.field(default=None, name="Response")
    error: str | None = msgspec.field(default=None, name="Error")

    @property
    def good(self) -> bool:
        return str(self.response).lower() == "true"


class Found(msgspec.Struct, gc=False):
    """One hit of a search."""

    imdb_id: str | None = msgspec.field(default=None, name="imdbID")
    title: str | None = msgspec.field(default=None, name="Title")
    year: str | int | None = msgspec.field(default=None, name="Year")
    type: str | None = msgspec.field(default=None, name="Type")
    poster: str | None = msgspec.field(default=None, name="Poster")


class Search(Verdict, gc=False):
    """A page of hits."""

    hits: tuple[Found, ...] | None = msgspec.field(default=None, name="Search")


class Title(Verdict, gc=False):
    """One film or series. Older answers have no `Ratings`, and `tomatoMeter` in its place."""

    imdb_id: str | None = msgspec.field(default=None, name="imdbID")
    title: str | None = msgspec.field(default=None, name="Title")
    year: str | int | None = msgspec.field(default=None, name="Year")
    type: str | None = msgspec.field(default=None, name="Type")
    runtime: str | None = msgspec.field(default=None, name="Runtime")
    director: str | None = msgspec.field(default=None, name="Director")
    country: str | None = msgspec.field(default=None, name="Country")
    plot: str | None = msgspec.field(default=None, name="Plot")
    poster: str | None = msgspec.field(default=None, name="Poster")
    seasons: str | int | None = msgspec.field(default=None, name="totalSeasons")
    ratings: tuple[Score, ...] | None = msgspec.field(default=None, name="Ratings")
    imdb_rating: str | float | None = msgspec.field(default=None, name="imdbRating")
    imdb_votes: str | int | None = msgspec.field(default=None, name="imdbVotes")
    metascore: str | float | None = msgspec.field(default=None, name="Metascore")
    tomatometer: str | float | None = msgspec.field(default=None, name="tomatoMeter")
