"""What a provider lists for those who wander and search: titles and people, page by page, as plain values."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from app.domain.cards import TitleKind
from app.domain.items import Art, Rating

What = Literal["all", "movie", "show", "person"]
Order = Literal["popular", "rated", "newest", "oldest"]


class Offered(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A title in a list, whether the library has it or not. `released` is YYYY-MM-DD; `genres` are TMDB's ids."""

    kind: Literal["movie", "show"]
    tmdb: str
    title: str
    original_title: str | None = None
    released: str | None = None
    overview: str | None = None
    art: Art = Art()
    rating: Rating | None = None
    genres: tuple[str, ...] = ()
    popularity: float = 0


class Famous(NamedTuple):
    """A title that somebody is known for."""

    kind: TitleKind
    tmdb: str
    title: str


class Somebody(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A person in a list. `known_for` is TMDB's department, `titles` the ones that most people know them from, the best known first."""

    tmdb: str
    name: str
    known_for: str | None = None
    portrait: str | None = None
    popularity: float = 0
    titles: tuple[Famous, ...] = ()


class Discovered(msgspec.Struct, frozen=True, gc=False):
    """One page of a list, in its order; `pages` is how many can be asked for, `total` how many entries it says that there are."""

    entries: tuple[Offered | Somebody, ...] = ()
    page: int = 1
    pages: int = 1
    total: int = 0

    @property
    def titles(self) -> tuple[Offered, ...]:
        """Without people."""
        return tuple(one for one in self.entries if isinstance(one, Offered))


class Wanted(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What titles are looked for: with all of these `genres` (TMDB's ids), out between two days (YYYY-MM-DD, both included), of a network (TMDB's id)."""

    genres: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    network: str | None = None
    order: Order = "popular"
