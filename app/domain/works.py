"""What followed people do: their works as TMDB lists them, and what of it is news."""

from __future__ import annotations

import msgspec

from app.domain.cards import TitleKind


class PersonNews(msgspec.Struct, frozen=True):
    """A work of a followed person that was not there when they were read before, or that had no date.

    `person_id` is their row, `tmdb` TMDB's number of the title, `row` the library's title (0: it has none). `released` is YYYY-MM-DD; `poster` and
    `portrait` are references. `part` is a character, or a job behind the camera; `departments` TMDB's words. `seen_at`: when it was found, UTC seconds.
    """

    person_id: int
    person: str
    kind: TitleKind
    tmdb: str
    title: str
    seen_at: int
    portrait: str | None = None
    row: int = 0
    released: str | None = None
    poster: str | None = None
    part: str | None = None
    departments: tuple[str, ...] = ()


class FollowedWork(msgspec.Struct, frozen=True):
    """One title of a person, with all that they did for it. `released` and `poster` as in PersonNews."""

    kind: TitleKind
    tmdb: str
    title: str
    released: str | None = None
    poster: str | None = None
    part: str | None = None
    departments: tuple[str, ...] = ()


class DuePerson(msgspec.Struct, frozen=True):
    """A followed person whose works are to be read: `watch_id` is the row of the watchlist, `tmdb` their number there."""

    watch_id: int
    person_id: int
    tmdb: str
    name: str
