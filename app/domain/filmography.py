"""What the page of a person shows: who they are, and each part they had, with what the library owns of it."""

from __future__ import annotations

import msgspec

from app.domain.cards import OwnedTitle, TitleKind

ACTING = "Acting"
"""The department of who plays, by TMDB's name as all departments."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """A person's work on one title in one department. `role` is the character, or the jobs joined; `row` the library's title, 0 where it has none.

    `rating` is 0 to 10; `weight` tells which of their titles most people know (votes, else popularity), for choosing only. `released` is YYYY-MM-DD.
    """

    kind: TitleKind
    tmdb: str
    row: int
    title: str
    department: str
    role: str | None = None
    released: str | None = None
    year: int | None = None
    poster: str | None = None
    rating: float | None = None
    weight: float = 0.0
    owned: OwnedTitle | None = None


class PersonPage(msgspec.Struct, frozen=True):
    """A person: `id` is their row (0: the library does not know them), `tmdb` TMDB's number (empty: only the name is known).

    Days are YYYY-MM-DD. `portrait` is a reference as titles' pictures are. `as_of` (UTC seconds) is when TMDB's word in it was last good, None while the
    page is of the library alone. `whole` once TMDB's filmography is in it.
    """

    id: int
    tmdb: str
    name: str
    portrait: str | None = None
    biography: str | None = None
    born: str | None = None
    died: str | None = None
    birthplace: str | None = None
    known_for: str | None = None
    parts: tuple[Part, ...] = ()
    as_of: float | None = None
    whole: bool = False


def joined_roles(one: str | None, other: str | None) -> str | None:
    """Two roles in the same title, each named once."""
    if not one or not other or other in one.split(" / "):
        return one or other
    return f"{one} / {other}"
