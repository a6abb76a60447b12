"""All films and shows of the demo: the real ones from resources/demo, then made-up ones up to any size, each made when it is asked for."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from app.demo.invent import invented_film, invented_show
from app.demo.places import resources
from app.demo.titles import Film, Show
from app.domain.decoding import decoder

_SHOWS_IN_FILMS = 3 / 53  # fifty thousand films go with three thousand shows


class Shelfful(msgspec.Struct):
    """A file of the catalogue: a note on where its facts come from, and the titles. Keys that only the art needs are left to it."""

    note: str
    films: tuple[Film, ...] = ()
    shows: tuple[Show, ...] = ()


@lru_cache(1)
def written() -> tuple[tuple[Film, ...], tuple[Show, ...]]:
    """The titles written by hand, numbered in their order."""
    folder = resources() / "demo"
    films = decoder(Shelfful).decode((folder / "films.json").read_bytes()).films
    shows = decoder(Shelfful).decode((folder / "shows.json").read_bytes()).shows
    numbered_films = tuple(msgspec.structs.replace(film, number=number) for number, film in enumerate(films))
    return numbered_films, tuple(msgspec.structs.replace(show, number=number) for number, show in enumerate(shows))


class Catalogue:
    """`size` counts films and shows together; None is what was written by hand, no more."""

    def __init__(self, size: int | None = None) -> None:
        self._films, self._shows = written()
        if size is None:
            self.films, self.shows = len(self._films), len(self._shows)
        else:
            self.shows = min(size // 2, round(size * _SHOWS_IN_FILMS)) if size > 1 else 0
            self.films = size - self.shows
        self._show = lru_cache(512)(self._made_show)
        self._film = lru_cache(512)(invented_film)

    def film(self, number: int) -> Film:
        """The film of this number, 0 up to `films` (and beyond: more can always be made up)."""
        return self._films[number] if number < len(self._films) else self._film(number)

    def show(self, number: int) -> Show:
        """The show of this number with its episodes."""
        return self._show(number)

    def real_film(self, number: int) -> bool:
        """True for a film written by hand."""
        return number < len(self._films)

    def real_show(self, number: int) -> bool:
        """True for a show written by hand."""
        return number < len(self._shows)

    def _made_show(self, number: int) -> Show:
        return self._shows[number] if number < len(self._shows) else invented_show(number)
