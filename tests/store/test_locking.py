"""What the user locks stays through scans and enrichment, until it is unlocked or taken back (D11, D62)."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.changes import Changes, Subject
from app.domain.locked_fields import FieldState
from app.domain.pages import MoviePage
from app.domain.problems import Missing, Problem
from app.library import browse, keeping, locking
from tests.shelf import Shelf


@pytest.fixture
def film(shelf: Shelf) -> Shelf:
    shelf.film("Metropolis", key="m1", tmdb="19", year=1927, studio="UFA", genres=("Drama",))
    shelf.film("Metropolis (fr)", server=2, key="m2", tmdb="19", tagline="Second.")
    return shelf


def page(shelf: Shelf) -> MoviePage:
    found = browse.movie_page(shelf.database, 1)
    assert found is not None
    return found


def field(shelf: Shelf, name: str) -> FieldState:
    return next(one for one in locking.fields(shelf.database, "movie", 1).fields if one.field == name)


def test_d11_fields_say_what_they_hold_and_who_says_so(film: Shelf) -> None:
    said = {one.field: (one.value, one.source, one.name, one.locked) for one in locking.fields(film.database, "movie", 1).fields}
    assert said["title"] == ("Metropolis", "plex:1", "Attic", False)
    assert said["tagline"] == ("Second.", "jellyfin:2", "Cellar", False)
    assert said["overview"] == (None, "", "", False)
    assert "network" not in said, "that is a show's"


def test_d11_a_typed_value_wins_over_what_servers_say_next(film: Shelf) -> None:
    heard: list[Changes] = []
    film.database.listen(heard.append)
    locking.write(film.database, "movie", 1, "title", " My  Metropolis ")
    assert 1 in heard[-1].touched(Subject.MOVIE), "the pages hear of it (D61)"
    film.film("Metropolis restored", tmdb="19", key="m1", year=2010)
    assert page(film).title == "My Metropolis"
    mine = field(film, "title")
    assert (mine.source, mine.locked, mine.given_name) == ("you", True, "Attic")
    locking.unlock(film.database, "movie", 1, ["title"])
    assert page(film).title == mine.given == "Metropolis restored"


def test_d11_a_field_is_locked_as_it_is_also_where_it_is_empty(film: Shelf) -> None:
    locking.lock(film.database, "movie", 1, "studio")
    locking.lock(film.database, "movie", 1, "overview")
    film.film("Metropolis", server=2, key="m2", tmdb="19", overview="A city.", studio="Another")
    assert (page(film).studio, page(film).overview) == ("UFA", None)
    assert {"studio", "overview"} <= set(page(film).locked)


def test_d11_genres_and_pictures_are_fields_too(film: Shelf) -> None:
    locking.write(film.database, "movie", 1, "genres", "Silent, Science Fiction,, Silent")
    locking.choose_picture(film.database, "movie", 1, "poster", "tmdb /mine.jpg")
    assert page(film).genres == (("science fiction", "Science Fiction"), ("silent", "Silent"))
    assert page(film).poster == "tmdb /mine.jpg"
    with pytest.raises(Problem):
        locking.choose_picture(film.database, "movie", 1, "poster", "https://example.org/x.jpg")
    with pytest.raises(Problem):
        locking.choose_picture(film.database, "movie", 1, "title", "tmdb /mine.jpg")


def test_d62_locks_are_taken_back_and_that_too(film: Shelf) -> None:
    first = locking.write(film.database, "movie", 1, "year", "1926")
    second = locking.write(film.database, "movie", 1, "year", "1925")
    with pytest.raises(Problem, match="changed since"):
        keeping.undo(film.database, first)
    undone = keeping.undo(film.database, second)
    assert (undone.lock, undone.name, page(film).year) == (True, "Metropolis", 1926)
    keeping.undo(film.database, undone.line)
    assert page(film).year == 1925


def test_d62_two_locks_told_alike_are_taken_back_one_by_one(film: Shelf) -> None:
    locking.lock(film.database, "movie", 1, "studio")
    locking.unlock(film.database, "movie", 1, ["studio"])
    again = locking.lock(film.database, "movie", 1, "studio")
    keeping.undo(film.database, again)
    assert page(film).locked == ()
    lines = [row for row in page(film).activity if row.verb in {"locked", "unlocked"}]
    assert [row.can_undo for row in lines] == [True, False, True, True]
    assert lines[-1].detail == "studio"


@pytest.mark.parametrize(
    ("name", "text"),
    [("title", " "), ("year", "192x"), ("year", "12"), ("released", "1927-13-01"), ("runtime_minutes", "-3"), ("tagline", "x" * 301), ("imdb", "tt1")],
)
def test_what_is_no_value_of_a_field_is_refused_with_a_sentence(film: Shelf, name: str, text: str) -> None:
    before = page(film)
    with pytest.raises(Problem, match=r"^[A-Z].*\.$"):
        locking.write(film.database, "movie", 1, name, text)
    assert page(film) == before


@pytest.mark.parametrize(
    ("name", "text", "value"), [("year", " 1926 ", 1926), ("released", "1927-01-10", "1927-01-10"), ("runtime_minutes", "153", 153.0), ("tagline", "", None)]
)
def test_what_is_typed_is_read_as_the_field_is(film: Shelf, name: str, text: str, value: Any) -> None:
    locking.write(film.database, "movie", 1, name, text)
    assert field(film, name).value == value


def test_a_title_that_is_gone_says_so(film: Shelf) -> None:
    with pytest.raises(Missing):
        locking.fields(film.database, "movie", 99)
    with pytest.raises(Missing):
        locking.lock(film.database, "movie", 99, "title")


def test_d11_a_show_has_a_network_to_lock(shelf: Shelf) -> None:
    shelf.show("Judex", tvdb="7")
    locking.write(shelf.database, "show", 1, "network", "Gaumont")
    found = browse.show_page(shelf.database, 1)
    assert found is not None
    assert found.network == "Gaumont"
