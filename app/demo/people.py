"""Who is who in the pretend servers' pictures: a code for each person of the catalogue, and back."""

from __future__ import annotations

from functools import lru_cache

from app.demo.catalogue import written
from app.demo.chance import seed_of
from app.demo.invent import POOL, person
from app.demo.titles import Film, Show

JELLYFIN_FIRST = 60_000_000_000_000
_SHORT = 10**12


def code_of(name: str) -> int:
    """A person's code: 64 bits that follow from the name."""
    return seed_of(name)


def jellyfin_whole(name: str) -> int:
    """The whole number under which Jellyfin knows a person."""
    return JELLYFIN_FIRST + code_of(name) % _SHORT


@lru_cache(1)
def _names() -> dict[int, str]:
    films, shows = written()
    casts = [*(film.cast for film in films), *(show.cast for show in shows)]
    names = {player.name for cast in casts for player in cast} | {person(number) for number in range(POOL)}
    titles: list[Film | Show] = [*films, *shows]
    names |= {name for title in titles for name in (*title.directors, *title.writers)}
    names |= {episode.director for show in shows for episode in show.episodes if episode.director}
    found = {}
    for name in names:
        code = code_of(name)
        found[code] = found[code % _SHORT] = name
    return found


def number_of(name: str) -> int:
    """A person's number at TMDB: nine digits that follow from the name."""
    return 100_000_000 + code_of(name) % 899_999_963


@lru_cache(1)
def people_by_number() -> dict[int, str]:
    """Everybody whom TMDB knows."""
    return {number_of(name): name for code, name in _names().items() if code == code_of(name)}


@lru_cache(1)
def real_people() -> frozenset[str]:
    """Those who really lived, of whom nothing is made up: casts and crews of the titles written by hand."""
    films, shows = written()
    titles: list[Film | Show] = [*films, *(show for show in shows if show.weekly is None)]
    return frozenset(name for title in titles for name in (*(player.name for player in title.cast), *title.directors, *title.writers))


def name_of(code: int) -> str:
    """The person of a code, whole or as Jellyfin shortens it; empty when it is nobody's."""
    return _names().get(code) or _names().get(code % _SHORT) or ""
