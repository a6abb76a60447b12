"""What a library holds for those who wander in it: why another title may please, gaps in collections, anniversaries, what waits to be seen."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.domain.cards import Card, OwnedTitle
from app.domain.fold import fold
from app.domain.provided import Similar

_NO_NAMES = frozenset({"collection", "the", "saga", "trilogy", "series", "anthology", "reihe", "filmreihe", "coleccion", "colecao", "collezione", "kolekcja"})
"""Words of a collection's name that are not of its films' titles."""


class Because(msgspec.Struct, frozen=True):
    """An owned title and what its provider likens to it."""

    id: int
    title: str
    similar: tuple[Similar, ...] = ()


class OnThisDay(msgspec.Struct, frozen=True):
    """An owned title, or an episode of it (season, number), that came out on today's day of another year (YYYY-MM-DD)."""

    id: int
    date: str
    season: int | None = None
    number: int | None = None


class Gathered(msgspec.Struct, frozen=True):
    """The owned films of one collection (TMDB's id), with all that is likened to them."""

    collection: str
    name: str
    films: tuple[int, ...]
    likened: tuple[Similar, ...] = ()


class Gap(msgspec.Struct, frozen=True):
    """A film that the library lacks of a collection of which it owns some."""

    collection: str
    film: Similar


class Finds(msgspec.Struct, frozen=True):
    """What the library itself offers of one kind of title, each list its best first.

    `cards` are of all rows that are named in it; `owned` are those of the titles in `because` that are owned, by TMDB's number.
    """

    because: tuple[Because, ...] = ()
    gaps: tuple[Gap, ...] = ()
    today: tuple[OnThisDay, ...] = ()
    rated: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    cards: tuple[Card, ...] = ()
    owned: Mapping[str, OwnedTitle] = {}


def bears_name(collection: str, title: str) -> bool:
    """Whether a film's title holds the name of a collection as whole words: “Alien³” and “Aliens” are not told by it, “Alien Resurrection” is."""
    words = [word for word in fold(collection).split() if word.strip("()-") not in _NO_NAMES]
    name = " ".join(words)
    return bool(name) and f" {name} " in f" {fold(title)} "
