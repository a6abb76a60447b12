"""Listings of a large pretend library: pages of any size join to the whole."""

from __future__ import annotations

import pytest

from app.demo.catalogue import Catalogue
from app.demo.clock import Clock
from app.demo.listing import Listings
from app.demo.serve import CELLAR
from app.demo.shelf import Shelf

BORN = 1_760_000_000
SHOWS = CELLAR[1]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf("cellar", CELLAR, Catalogue(900), Clock({}), BORN, "both")


@pytest.mark.parametrize("size", [1, 7, 200])
def test_pages_of_seasons_join_to_every_season_with_a_file(shelf: Shelf, size: int) -> None:
    rows = Listings(shelf).seasons(SHOWS)
    paged = [season.key for start in range(0, rows.total, size) for season in rows.page(start, size)[0]]
    assert paged == [season.key for number in shelf.numbers(SHOWS) for season in shelf.show(number).seasons if season.owned]
    assert len(paged) == rows.total


def test_a_page_past_the_end_holds_nothing(shelf: Shelf) -> None:
    rows = Listings(shelf).seasons(SHOWS)
    assert rows.page(rows.total, 10)[0] == []
