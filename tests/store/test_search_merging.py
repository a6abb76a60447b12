"""The search's index after very many small batches: put together bit by bit, and nothing is lost of it (D17)."""

from __future__ import annotations

from app.domain.cancel import Cancel
from app.library.gathering_search import gather_search
from app.store.search import search
from app.store.search_merging import MOST_PARTS, scattered
from tests.shelf import Shelf


def parts(shelf: Shelf) -> int:
    return int(shelf.sql("SELECT count(DISTINCT segid) FROM movie_search_idx")[0][0])


def found(shelf: Shelf, text: str) -> list[str]:
    with shelf.database.read() as reader:
        return [hit.title for hit in search(reader, text).hits]


def test_an_index_in_many_parts_is_one_again_and_finds_the_same(shelf: Shelf) -> None:
    at = 0
    while parts(shelf) <= MOST_PARTS:
        at += 1
        shelf.film(f"Metropolis {at} {'abcdefghijklmnopqrstuvwxyz'[at % 26 :] * 3}")
        assert at < 500
    with shelf.database.read() as reader:
        assert scattered(reader) == ["movie_search"]
    gather_search(shelf.database, Cancel())
    assert parts(shelf) == 1
    with shelf.database.read() as reader:
        assert scattered(reader) == []
    assert len(found(shelf, "metropolis")) == min(at, 20)
    assert found(shelf, f"metropolsi {at}")[0].startswith(f"Metropolis {at} ")


def test_what_is_cancelled_is_left_as_it_is(shelf: Shelf) -> None:
    at = 0
    while parts(shelf) <= MOST_PARTS:
        at += 1
        shelf.film(f"Film {at}")
    cancel = Cancel()
    cancel.request()
    gather_search(shelf.database, cancel)
    assert parts(shelf) > MOST_PARTS
