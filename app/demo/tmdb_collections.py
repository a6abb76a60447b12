"""TMDB's collections: films that belong together by who made them, and numbered sequels of made-up ones."""

from __future__ import annotations

from functools import lru_cache

from app.demo.chance import mixed
from app.demo.lore_facts import facts
from app.demo.lore_search import LoreSearch, split_words
from app.demo.titles import Film
from app.demo.tmdb_parts import Body, backdrop_path, poster_path

_NUMERALS = ("II", "III", "IV", "V")
_ENDING = " Collection"


def belongs_to(film: Film) -> Body | None:
    """The collection of a film, as the film's own answer names it."""
    name = _by_hand().get(film.title)
    if name is None:
        first, _, last = film.title.rpartition(" ")
        if last not in _NUMERALS or not first:
            return None
        name = first + _ENDING
    return {"id": number_of(name), "name": name, "poster_path": poster_path(film), "backdrop_path": backdrop_path(film)}


def number_of(name: str) -> int:
    """The id of a collection."""
    return 5_000_000 + mixed(*(ord(letter) for letter in "".join(split_words(name)))) % 1_000_000


class Collections:
    """Finds the films of a collection by its id."""

    def __init__(self, search: LoreSearch) -> None:
        self._search = search
        self._sequels: dict[int, str] | None = None

    def find(self, number: int) -> tuple[str, list[Film]] | None:
        """Name and films, the oldest first; None when there is no such collection."""
        for name, titles in facts().collections.items():
            if number_of(name) == number:
                found = (next((film for film in self._called(title) if film.title == title), None) for title in titles)
                return name, _in_order([film for film in found if film is not None])
        if self._sequels is None:
            self._sequels = {number_of(first + _ENDING): first for first in self._search.before(_NUMERALS)}
        first = self._sequels.get(number)
        if first is None:
            return None
        films = [film for film in self._called(first) if split_words(_unnumbered(film.title)) == split_words(first)]
        return (_unnumbered(films[0].title) + _ENDING, _in_order(films)) if films else None

    def _called(self, title: str) -> list[Film]:
        return [film for film in self._search.find("film", title, "tmdb") if isinstance(film, Film)]


def _unnumbered(title: str) -> str:
    first, _, last = title.rpartition(" ")
    return first if first and last in _NUMERALS else title


def _in_order(films: list[Film]) -> list[Film]:
    return sorted(films, key=lambda film: (film.released or str(film.year or 9999), film.number))


@lru_cache(1)
def _by_hand() -> dict[str, str]:
    return {title: name for name, titles in facts().collections.items() for title in titles}
