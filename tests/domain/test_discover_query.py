"""What Discover's addresses say, and which titles bear a collection's name."""

from __future__ import annotations

import pytest

from app.domain.discover_query import DiscoverQuery, discover_from_address
from app.domain.discoveries import bears_name


@pytest.mark.parametrize(
    "query",
    [
        DiscoverQuery(),
        DiscoverQuery(listing="trending", kind="show", window="day", hidden=True),
        DiscoverQuery(listing="titles", kind="show", genre="18", decade=1990, network="49", order="rated"),
        DiscoverQuery(listing="titles", genre="35", decade=1920, order="oldest", hidden=True),
    ],
)
def test_an_address_says_all_that_is_listed(query: DiscoverQuery) -> None:
    assert discover_from_address(query.address()) == query


def test_what_is_as_usual_is_not_in_the_address() -> None:
    assert DiscoverQuery().address() == "bijou://discover"
    assert DiscoverQuery(listing="popular", genre="18", window="day").address() == "bijou://discover?list=popular"
    assert DiscoverQuery(listing="titles", network="49").address() == "bijou://discover?list=titles", "films have no network"


@pytest.mark.parametrize(
    "said", ["list=xyzzy&kind=7&window=year", "genre=a%26b&network=1e3", "decade=1995&order=random", "decade=999999999990", "decade=1990x"]
)
def test_nonsense_in_an_address_is_as_usual(said: str) -> None:
    assert discover_from_address(f"bijou://discover?{said}") == DiscoverQuery()


def test_a_film_bears_its_collections_name_as_whole_words() -> None:
    assert bears_name("Alien Collection", "Alien Resurrection")
    assert bears_name("The Dr. Mabuse Collection", "The Testament of Dr. Mabuse")
    assert bears_name("Élan (Filmreihe)", "Elan II")
    assert not bears_name("Alien Collection", "Aliens in the Attic")
    assert not bears_name("The Collection", "The Collector"), "nothing of the name is left to be borne"
