"""What the person of the demo follows and wishes when they first look around, so that what comes next is full of life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.demo.catalogue import written
from app.demo.lore import FIRST_OTHER, Lore
from app.demo.lore_ids import LoreIds
from app.demo.ready import Taste
from app.demo.shelf import Shelf
from app.demo.titles import Film, Show
from app.demo.tmdb_discover import TmdbDiscover
from app.demo.tmdb_parts import person, poster_path

FOLLOWED = ("Charlie Chaplin", "Buster Keaton", "Orson Welles", "F. W. Murnau", "Camille Moreau", "Ingrid Halvorsen", "Astrid Bergström")
_OVER = frozenset({"Les Vampires", "The Perils of Pauline", "One Step Beyond", "Pioneer One", "Zorro's Fighting Legion"})
_COMING, _OUT = 2, 4
_WISHED, _EPISODES = 3, 6
"""Of so many shows that no server has, and of each show, how many of the episodes that nobody has."""


def tastes(lore: Lore, ids: LoreIds, lists: TmdbDiscover, shelves: Sequence[Shelf]) -> tuple[Taste, ...]:
    """Of the catalogue that was written by hand."""
    return (*_followed(lore, ids, lists), *_films(ids, lists), *_episodes(lore, ids, lists, shelves))


def _followed(lore: Lore, ids: LoreIds, lists: TmdbDiscover) -> Iterator[Taste]:
    """People, shows on the air that no server has, and some that are over."""
    for name in FOLLOWED:
        body = person(name)
        yield Taste("person", str(body["id"]), name, poster=body["profile_path"])
    for show in lists.on_the_air():
        if show.number >= FIRST_OTHER:
            yield _title(ids, show)
    for show in written()[1]:
        if show.title in _OVER and lore.knows("tmdb", "show", show.number):
            yield _title(ids, show)


def _films(ids: LoreIds, lists: TmdbDiscover) -> Iterator[Taste]:
    """Films to come in which nobody followed plays (what they play in is their news), and some that are out and that no server has."""
    coming = [film for film in lists.films(coming=True) if not any(one.name in FOLLOWED for one in film.cast)]
    for film in (*coming[:_COMING], *[film for film in lists.films(coming=False) if film.number >= FIRST_OTHER][:_OUT]):
        yield _title(ids, film)


def _episodes(lore: Lore, ids: LoreIds, lists: TmdbDiscover, shelves: Sequence[Shelf]) -> Iterator[Taste]:
    """Aired episodes that no server has, of shows that one has and of some on the air that none has, numbered as providers list them."""
    today = lore.clock.today().isoformat()
    for show in (*written()[1], *[show for show in lists.on_the_air() if show.number >= FIRST_OTHER][:_WISHED]):
        own = show.number < FIRST_OTHER
        held = {(one.episode.season, one.episode.number) for shelf in shelves if own for one in shelf.show(show.number).owned}
        if own is not bool(held) or not lore.knows("tmdb", "show", show.number):
            continue
        aired = [one for one in lore.show(show.number).episodes if one.season and one.aired and one.aired < today]
        for one in [one for one in aired if (one.season, one.number) not in held][:_EPISODES]:
            yield _title(ids, show, one.season, one.number)


def _title(ids: LoreIds, title: Film | Show, season: int | None = None, number: int | None = None) -> Taste:
    kind = "show" if isinstance(title, Show) else "film"
    number_there = ids.tmdb("show" if kind == "show" else "film", title.number)
    return Taste("show" if kind == "show" else "movie", str(number_there), title.title, title.year, poster_path(title), season, number)
