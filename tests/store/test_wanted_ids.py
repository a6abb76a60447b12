"""Follows and wishes name their title by every id, and learn those that a match brings (D30, D31, D41)."""

from __future__ import annotations

from typing import Any

from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds, Facts
from app.domain.provided import Facet, Provided, Provider
from app.store.rematching import choose_match
from app.store.splitting import undo
from tests.shelf import Shelf
from tests.store.test_enrichment import matched, provided, store

TVDB = Provider.TVDB
IDS = ExternalIds(tmdb="60622", imdb="tt2802850", tvdb="269613")


def follow(shelf: Shelf, state: str = "follow", at: int = 5, **more: Any) -> None:
    columns = {"kind": "show", "state": state, "title": "Fargo", "added_at": at, **more}
    shelf.sql(f"INSERT INTO watchlist ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", *columns.values())


def wish(shelf: Shelf, kind: str, **more: Any) -> None:
    columns = {"kind": kind, "title": "Fargo", "added_at": 5, **more}
    shelf.sql(f"INSERT INTO wishlist ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", *columns.values())


def of_shows(shelf: Shelf) -> list[Any]:
    return shelf.sql("SELECT show_id, tmdb, imdb, tvdb FROM watchlist ORDER BY id") + shelf.sql("SELECT show_id, tmdb, imdb, tvdb FROM wishlist ORDER BY id")


def learn(shelf: Shelf, ids: ExternalIds = IDS, title: int = 1) -> Changes:
    return store(shelf, matched(title, ids.tmdb or "", "show", told=provided(ids, "show"), evidence="search 0.9"))


def test_d30_a_follow_and_a_wish_learn_the_ids_of_their_show(shelf: Shelf) -> None:
    shelf.show("Fargo")
    follow(shelf, show_id=1)
    wish(shelf, "episode", show_id=1, season=1, number=1)
    changes = learn(shelf)
    assert of_shows(shelf) == [(1, "60622", "tt2802850", "269613")] * 2
    assert changes.touched(Subject.WATCHLIST) == changes.touched(Subject.WISHLIST) == {1}


def test_d30_a_wish_learns_the_ids_of_its_film(shelf: Shelf) -> None:
    shelf.film("Alien")
    wish(shelf, "movie", movie_id=1, tvdb="own")
    store(shelf, matched(1, "348", told=provided(ExternalIds(imdb="tt78748", tvdb="7"))))
    assert shelf.sql("SELECT tmdb, imdb, tvdb FROM wishlist") == [("348", "tt78748", "own")], "what it has of its own stays"


def test_d30_ids_of_a_wrong_match_go_with_it_and_are_back_when_that_is_taken_back(shelf: Shelf) -> None:
    shelf.show("Fargo", tvdb="269613")
    follow(shelf, show_id=1, tvdb="269613")
    learn(shelf, ExternalIds(tmdb="666", imdb="tt666"))
    assert of_shows(shelf) == [(1, "666", "tt666", "269613")]
    with shelf.database.write() as tx:
        line = choose_match(tx, "show", 1, Provider.TMDB, None)
    assert of_shows(shelf) == [(1, None, None, "269613")]
    with shelf.database.write() as tx:
        undo(tx, line)
    assert of_shows(shelf) == [(1, "666", "tt666", "269613")]


def test_d31_what_was_followed_by_an_id_is_the_shows_when_the_show_learns_it(shelf: Shelf) -> None:
    shelf.show("Fargo")
    follow(shelf, tmdb="60622", poster="tmdb /p.jpg")
    wish(shelf, "episode", imdb="tt2802850", season=1, number=1)
    follow(shelf, tmdb="1", imdb="tt2802850")
    learn(shelf)
    every = ("60622", "tt2802850", "269613")
    assert of_shows(shelf) == [(1, *every), (None, "1", "tt2802850", None), (1, *every)], "whose ids contradict is another show"


def test_d41_the_same_followed_or_wished_twice_is_one_and_the_later_word_counts(shelf: Shelf) -> None:
    shelf.show("Fargo")
    follow(shelf, show_id=1, at=5)
    follow(shelf, "mute", 9, tmdb="60622", poster="tmdb /p.jpg")
    for more in ({"show_id": 1}, {"tmdb": "60622"}):
        wish(shelf, "episode", season=1, number=1, **more)
    changes = learn(shelf)
    assert shelf.sql("SELECT id, state, poster, tmdb FROM watchlist") == [(1, "mute", "tmdb /p.jpg", "60622")]
    assert shelf.sql("SELECT id, tmdb FROM wishlist") == [(1, "60622")]
    assert changes.removed[Subject.WATCHLIST] == changes.removed[Subject.WISHLIST] == {2}


def test_a_film_and_a_show_with_one_number_are_two(shelf: Shelf) -> None:
    """D41."""
    shelf.show("Fargo")
    wish(shelf, "movie", tmdb="60622")
    learn(shelf)
    assert shelf.sql("SELECT movie_id, show_id, imdb FROM wishlist") == [(None, None, None)]


def test_two_shows_that_are_kept_apart_do_not_take_each_others_follow(shelf: Shelf) -> None:
    """Their TVDB ids contradict; both are said to be one of TMDB's."""
    shelf.show("Fargo", tvdb="1")
    shelf.show("Fargo", 2, tvdb="2")
    for show in (1, 2):
        follow(shelf, show_id=show, tvdb=str(show))
        told = Provided(ExternalIds(), {facet: Facts() for facet in (Facet.DETAILS,)})
        store(shelf, matched(show, "60622", "show", told=told))
    assert of_shows(shelf) == [(1, "60622", None, "1"), (2, None, None, "2")]
