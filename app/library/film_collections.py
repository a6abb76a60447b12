"""The collection that a film belongs to: the library's own films at once, all of them when TMDB names them, stamped in one query."""

from __future__ import annotations

from functools import partial
from typing import Protocol, runtime_checkable

import msgspec

from app.domain.cancel import Cancel
from app.domain.collected import CollectedFilm, FilmCollection
from app.domain.persons import Collection
from app.domain.provided import Candidate
from app.metadata.recalling import before
from app.store.database import Database
from app.store.film_collections import films_of_collection
from app.store.owned import owned_titles
from app.web.pace import going_first


@runtime_checkable
class TellsCollections(Protocol):
    """A client that tells of collections."""

    def collection(self, its_id: str, cancel: Cancel, /) -> Collection:
        """A collection and its films. Raises Missing when the id is gone, else as MetadataProvider does."""


def kept(database: Database, its_id: str, name: str, client: TellsCollections | None, cancel: Cancel) -> FilmCollection:
    """At once, nobody is asked: what `client` answered before, where there is one that did, else the library's own films. Raises StoreProblem, Cancelled."""
    recalled = before(partial(client.collection, its_id, cancel)) if client is not None else None
    if recalled is not None:
        return _together(database, its_id, *recalled)
    with database.read() as reader:
        return FilmCollection(name, tuple(films_of_collection(reader, its_id)))


def told(database: Database, its_id: str, client: TellsCollections, cancel: Cancel) -> FilmCollection:
    """With all that TMDB names now, before all that its queue waits for. Raises Missing when it has no such collection, else as MetadataProvider does."""
    with going_first():
        collection = client.collection(its_id, cancel)
    return _together(database, its_id, collection, None)


def _together(database: Database, its_id: str, collection: Collection, as_of: float | None) -> FilmCollection:
    """TMDB's films, the library's own word on those that it has, and those of its own that TMDB does not name."""
    with database.read() as reader:
        own = {film.tmdb or f"row {film.row}": film for film in films_of_collection(reader, its_id)}
        owned = owned_titles(reader, "movie", [film.id for film in collection.films])
    films = {film.id: _film(film, own.pop(film.id, None)) for film in collection.films}
    stamped = [msgspec.structs.replace(film, owned=owned.get(tmdb), row=film.row or (owned[tmdb].id if tmdb in owned else 0)) for tmdb, film in films.items()]
    films_in_order = sorted((*stamped, *own.values()), key=lambda film: (film.year is None, film.year or 0))
    return FilmCollection(collection.name, tuple(films_in_order), whole=True, as_of=as_of)


def _film(film: Candidate, own: CollectedFilm | None) -> CollectedFilm:
    if own is not None:
        return own
    return CollectedFilm(film.id, film.title, film.year, f"tmdb {film.art.poster}" if film.art.poster else None)
