"""Wishes that came are told once, in a line that leads there, and again only when they left and came back (D42, D60)."""

from __future__ import annotations

import pytest

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import airing, keeping, wishing
from app.store.activity import activity, listed_of
from tests.shelf import Shelf

FARGO, JUDEX = Pointed("show", 1), Pointed("show", 2)


def film(number: int) -> Pointed:
    return Pointed("movie", title=f"Film {number}", ids=ExternalIds(tmdb=str(number)))


@pytest.fixture
def wishes(shelf: Shelf) -> Shelf:
    """Three episodes of Fargo, one of Judex, and four films."""
    shelf.show("Fargo")
    shelf.show("Judex")
    wishing.wish(shelf.database, [Wish(FARGO, 1, number) for number in (1, 2, 3)] + [Wish(JUDEX, 1, 1)] + [Wish(film(number)) for number in range(1, 5)])
    return shelf


def told(shelf: Shelf) -> list[tuple[str, str | None, int, int | None, int | None]]:
    airing.tell_what_came(shelf.database)
    with shelf.database.read() as reader:
        return [(row.title, row.detail, row.count, row.movie_id or row.show_id, row.episode_id) for row in activity(reader) if row.verb == "fulfilled"]


def test_d60_one_episode_is_named_several_of_a_show_are_counted_and_a_film_stands_alone(wishes: Shelf) -> None:
    assert told(wishes) == []
    wishes.episode("show-2", 1, 1)
    assert told(wishes) == [("Judex", "1:1", 1, 2, 1)]
    wishes.episode("show-1", 1, 1)
    wishes.episode("show-1", 1, 3, title="The Heap")
    wishes.film("Film 1", tmdb="1")
    assert told(wishes)[:2] == [("Fargo", None, 2, 1, None), ("Film 1", None, 1, 1, None)]
    line = wishes.sql("SELECT max(id) FROM activity")[0][0]
    with wishes.database.read() as reader:
        assert [(one.title, one.id) for one in listed_of(reader, line, 9)] == [("Episode 1", 2), ("The Heap", 3)]


def test_d60_many_together_are_one_line_with_its_list(wishes: Shelf) -> None:
    for number in range(1, 5):
        wishes.film(f"Film {number}", tmdb=str(number))
    wishes.episode("show-1", 1, 1)
    assert told(wishes) == [("", None, 5, None, None)]
    line = wishes.sql("SELECT max(id) FROM activity")[0][0]
    with wishes.database.read() as reader:
        assert [one.title for one in listed_of(reader, line, 9)] == ["Film 1", "Film 2", "Film 3", "Film 4", "Episode 1"]


def test_d42_it_is_told_once_and_again_when_it_left_and_came_back(wishes: Shelf) -> None:
    wishes.film("Film 1", tmdb="1")
    assert len(told(wishes)) == 1
    assert len(told(wishes)) == 1
    wishes.sql("UPDATE copies SET owned = 0 WHERE kind = 'movie'")
    assert len(told(wishes)) == 1
    wishes.sql("UPDATE copies SET owned = 1 WHERE kind = 'movie'")
    assert len(told(wishes)) == 2


def test_d62_what_is_wished_though_it_is_there_and_what_comes_back_by_undo_is_no_news(wishes: Shelf) -> None:
    wishes.film("Nosferatu", tmdb="653")
    wishing.wish(wishes.database, [Wish(Pointed("movie", title="Nosferatu", ids=ExternalIds(tmdb="653")))])
    wishes.film("Film 1", tmdb="1")
    assert len(told(wishes)) == 1
    line = wishing.unwish_film(wishes.database, Pointed("movie", 1))
    keeping.undo(wishes.database, line)
    assert len(told(wishes)) == 1
    assert wishes.sql("SELECT count(*) FROM wishlist WHERE told_at IS NOT NULL") == [(2,)]


def test_what_was_done_before_this_was_known_is_no_news(wishes: Shelf) -> None:
    """As schema 17 leaves it."""
    wishes.film("Film 1", tmdb="1")
    wishes.sql("UPDATE wishlist SET told_at = 0 WHERE state <> 'unwanted'")
    assert told(wishes) == []
    wishes.film("Film 2", tmdb="2")
    assert [row[0] for row in told(wishes)] == ["Film 2"]
