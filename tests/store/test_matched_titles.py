"""Narrowing the library to what no metadata provider knows (D20)."""

from __future__ import annotations

from app.domain.enrichment import Outcome
from app.domain.items import ExternalIds, Facts
from app.domain.provided import Facet, Provided, Provider
from app.domain.query import LibraryQuery, query_from_address
from app.library import browse
from app.store.enrichment import store_outcomes
from tests.shelf import Shelf


def ids(shelf: Shelf, *states: str) -> list[int]:
    query = query_from_address("bijou://movies?" + "&".join(f"state={state}" for state in states))
    assert query is not None
    assert query.states == states
    return list(browse.titles(shelf.database, query).ids)


def asked(shelf: Shelf, *outcomes: Outcome) -> None:
    with shelf.database.write() as tx:
        store_outcomes(tx, outcomes)


def test_what_no_provider_knows_is_listed_whether_it_has_ids_or_not(shelf: Shelf) -> None:
    shelf.film("Alien", imdb="tt1")
    shelf.film("Brazil", imdb="tt2")
    shelf.film("Cube")
    assert not browse.facets(shelf.database, "movie").matched
    assert ids(shelf, "no_match") == [1, 2, 3]
    details = Provided(ExternalIds(), {Facet.DETAILS: Facts(tagline="In space …")})
    asked(
        shelf,
        Outcome("movie", 1, Provider.TMDB, "matched", "348", "imdb tt1", provided=details),
        Outcome("movie", 2, Provider.TMDB, "not_found", reason="Not found."),
        Outcome("movie", 2, Provider.OMDB, "matched", "tt2", "imdb tt2", provided=Provided(ExternalIds(), {Facet.RATINGS: Facts()})),
    )
    assert browse.facets(shelf.database, "movie").matched
    assert ids(shelf, "no_match") == [2, 3], "OMDb only repeats the id that it was given"
    assert ids(shelf, "unmatched") == [3]
    assert ids(shelf, "unmatched", "no_match") == [2, 3]


def test_the_filter_is_part_of_the_address() -> None:
    query = LibraryQuery(states=("no_match",))
    assert query_from_address(query.address()) == query
