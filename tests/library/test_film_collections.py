"""The collection of a film: the library's own films at once, all of them over real HTTP, recalled while TMDB is away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.demo.faults import Fault
from app.demo.lore_facts import facts
from app.demo.process import PretendServers
from app.demo.tmdb_collections import number_of
from app.domain.cancel import Cancel
from app.domain.collected import FilmCollection
from app.domain.enrichment import Outcome
from app.domain.items import ExternalIds, Facts
from app.domain.problems import Missing, Unreachable
from app.domain.provided import Extras, Facet, Provided, Provider
from app.library import film_collections
from app.library.film_collections import TellsCollections
from app.metadata.answer_cache import AnswerCache
from app.metadata.registry import open_provider
from app.store.enrichment import store_outcomes
from app.web.pace import Patience
from app.web.web import Web
from tests.shelf import HD, Shelf

NAME, TITLES = next((name, tuple(titles)) for name, titles in facts().collections.items() if len(titles) > 2)
NUMBER = str(number_of(NAME))


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200) as one:
        yield one


@pytest.fixture
def tmdb(servers: PretendServers, tmp_path: Path) -> Iterator[TellsCollections]:
    ready = servers.tmdb
    with contextlib.closing(Web(patience=Patience(times=0))) as web:
        client = open_provider(Provider.TMDB, web, ready.key, ready.address, cache=AnswerCache(tmp_path / "answers"))
        assert isinstance(client, TellsCollections)
        yield client
    servers.clear_faults()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    one = Shelf(tmp_path)
    yield one
    one.database.close()


def belonging(shelf: Shelf, title: str, tmdb: str, **more: Any) -> None:
    """A film whose details name the collection."""
    shelf.film(title, files=[HD], tmdb=tmdb, **more)
    row = shelf.sql("SELECT max(id) FROM movies")[0][0]
    provided = Provided(ExternalIds(), {Facet.DETAILS: Facts(tagline=title)}, extras=Extras(collection=(NUMBER, NAME)))
    with shelf.database.write() as tx:
        store_outcomes(tx, [Outcome("movie", row, Provider.TMDB, "matched", tmdb, f"tmdb {tmdb}", provided=provided)])


def stamped(found: FilmCollection) -> list[tuple[str, int, bool]]:
    return [(film.title, film.row, film.owned is not None) for film in found.films]


def test_d5_the_librarys_films_are_there_at_once_and_tmdbs_are_added_around_them(shelf: Shelf, servers: PretendServers, tmdb: TellsCollections) -> None:
    films = tmdb.collection(NUMBER, Cancel()).films
    servers.forget_requests()
    belonging(shelf, "As the user calls it", films[1].id, year=films[1].year)
    belonging(shelf, "Of another number", "404", year=2099, owned=False)
    shelf.film("Another", tmdb="405")
    assert stamped(film_collections.kept(shelf.database, NUMBER, "Set", None, Cancel())) == [
        ("As the user calls it", 1, True), ("Of another number", 2, False),
    ]  # fmt: skip
    found = film_collections.told(shelf.database, NUMBER, tmdb, Cancel())
    assert (found.name, found.whole, found.as_of) == (NAME, True, None)
    assert stamped(found) == [
        (films[0].title, 0, False), ("As the user calls it", 1, True), *((film.title, 0, False) for film in films[2:]), ("Of another number", 2, False),
    ]  # fmt: skip


def test_what_tmdb_named_before_serves_while_it_is_away(shelf: Shelf, servers: PretendServers, tmdb: TellsCollections) -> None:
    before = film_collections.told(shelf.database, NUMBER, tmdb, Cancel())
    servers.set_fault(Fault("cut", site="tmdb"))
    servers.forget_requests()
    found = film_collections.kept(shelf.database, NUMBER, "Set", tmdb, Cancel())
    assert not servers.requests(), "nobody is asked"
    assert (found.name, found.films, found.whole) == (NAME, before.films, True)
    assert found.as_of is not None
    assert film_collections.kept(shelf.database, "1", "Unheard of", tmdb, Cancel()) == FilmCollection("Unheard of")
    with pytest.raises(Unreachable):
        film_collections.told(shelf.database, "1", tmdb, Cancel())


def test_a_collection_that_tmdb_does_not_have_is_gone(shelf: Shelf, tmdb: TellsCollections) -> None:
    with pytest.raises(Missing):
        film_collections.told(shelf.database, "1", tmdb, Cancel())
