"""Finding people by name: whole names first, then beginnings of words; a typo forgiven; the index follows every change (D17)."""

from __future__ import annotations

import pytest

from app.store.people_search import known_people, people_named, people_with
from tests.shelf import Shelf, actor


def names(shelf: Shelf, text: str, limit: int = 4) -> list[str]:
    with shelf.database.read() as reader:
        return [one.name for one in people_named(reader, text, limit)]


@pytest.fixture
def staffed(shelf: Shelf) -> Shelf:
    shelf.film("Metropolis", credits=(actor("Brigitte Helm", "Maria"), actor("Gustav Fröhlich", "Freder", 1)))
    shelf.film("Alraune", credits=(actor("Brigitte Helm", "Alraune"), actor("Brigitta Helmond", None, 1)))
    shelf.film("The Kid", credits=(actor("Charles Chaplin", "A Tramp"), actor("Peter O’Toole", None, 1)))
    return shelf


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("helm", ["Brigitte Helm", "Brigitta Helmond"]),
        ("Brigitte Helm", ["Brigitte Helm"]),
        ("helm bri", ["Brigitte Helm", "Brigitta Helmond"]),
        ("FROHL", ["Gustav Fröhlich"]),
        ("o'too", ["Peter O’Toole"]),
        ("h", []),
        ("", []),
        ('"*"', []),
        ("chaplni", ["Charles Chaplin"]),
        ("charels chap", ["Charles Chaplin"]),
        ("chapxxx", []),
    ],
)
def test_d17_people_are_found_by_the_beginnings_of_their_names(staffed: Shelf, text: str, found: list[str]) -> None:
    assert names(staffed, text) == found


def test_who_is_in_most_titles_comes_first_and_only_so_many(staffed: Shelf) -> None:
    assert names(staffed, "br", limit=1) == ["Brigitte Helm"]


def test_somebody_comes_with_what_they_are_known_for(staffed: Shelf) -> None:
    staffed.sql("UPDATE movies SET rating = 9 WHERE title = 'Alraune'")
    with staffed.database.read() as reader:
        found = people_named(reader, "brigitte helm")[0]
    assert (found.department, found.part, found.title) == ("Acting", "Alraune", "Alraune")


def test_the_index_follows_new_names_and_people_who_leave(staffed: Shelf) -> None:
    staffed.sql("UPDATE people SET name = 'Gitta Alpár', folded = 'gitta alpar' WHERE name = 'Brigitta Helmond'")
    assert names(staffed, "helm") == ["Brigitte Helm"]
    assert names(staffed, "alpar") == ["Gitta Alpár"]
    staffed.sql("DELETE FROM people WHERE name = 'Brigitte Helm'")
    assert names(staffed, "helm") == []


def test_people_are_known_by_their_numbers(staffed: Shelf) -> None:
    staffed.sql("UPDATE people SET tmdb = '9', imdb = 'nm0375609' WHERE name = 'Brigitte Helm'")
    with staffed.database.read() as reader:
        [row] = people_with(reader, "imdb", "nm0375609")
        assert (row.name, row.tmdb) == ("Brigitte Helm", "9")
        assert known_people(reader, ["9", "10", "9"]) == {"9": row.id}
        assert people_with(reader, "tmdb", "10") == ()
