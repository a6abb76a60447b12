"""What TMDB says of a person, as far as Bijou reads it."""

from __future__ import annotations

from app.metadata.tmdb.wire import Id, Many, Number, OtherIds, Result, Shape


class Worked(Result):
    """A title in which someone played (`character`) or worked (`department`, `job`)."""

    character: str | None = None
    department: str | None = None
    job: str | None = None
    episode_count: int | None = None
    order: int | None = None
    vote_average: Number = None
    vote_count: int | None = None


class Career(Shape):
    """Everything someone took part in."""

    cast: Many[Worked] = None
    crew: Many[Worked] = None


class Person(Shape, kw_only=True):
    """A person; the appended parts are asked for with `combined_credits`, older answers have films and shows apart."""

    id: Id
    name: str | None = None
    biography: str | None = None
    birthday: str | None = None
    deathday: str | None = None
    place_of_birth: str | None = None
    known_for_department: str | None = None
    also_known_as: Many[str] = None
    homepage: str | None = None
    imdb_id: str | None = None
    profile_path: str | None = None
    popularity: Number = None
    external_ids: OtherIds | None = None
    combined_credits: Career | None = None
    movie_credits: Career | None = None
    tv_credits: Career | None = None
