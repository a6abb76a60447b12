"""Filters typed where one searches: what passes them, the best first, and the pages that show all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.found import Filtered
from app.library.filtering import find_filtered
from tests.shelf import Shelf, audience


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    for title, year, rating, genre in (("Metropolis", 1927, 8.3, "Drama"), ("Sunrise", 1927, 8.1, "Drama"), ("The Kid", 1921, 8.2, "Comedy")):
        made.film(title, year=year, ratings=audience(rating), genres=(genre,))
    made.show("Judex", year=1916, genres=("Drama",))
    yield made
    made.database.close()


def found(shelf: Shelf, text: str, limit: int = 6) -> tuple[list[str], tuple[Filtered, ...]]:
    answer = find_filtered(shelf.database, text, limit)
    assert answer is not None
    return [hit.title for hit in answer.hits], answer.filtered


def test_what_passes_is_found_in_films_and_shows(shelf: Shelf) -> None:
    titles, pages = found(shelf, "genre:drama")
    assert titles == ["Metropolis", "Sunrise", "Judex"]
    assert pages == (Filtered("movie", "bijou://movies?genre=drama", 2), Filtered("show", "bijou://shows?genre=drama", 1))


def test_films_leave_room_for_shows(shelf: Shelf) -> None:
    assert found(shelf, "genre:drama", 2)[0][1:] == ["Judex"]


def test_the_page_with_titles_is_the_first(shelf: Shelf) -> None:
    assert [page.kind for page in found(shelf, "year:1916")[1]] == ["show", "movie"]
    assert [page.kind for page in found(shelf, "year:1900")[1]] == ["movie", "show"]


def test_filters_go_with_words(shelf: Shelf) -> None:
    assert found(shelf, "genre:drama sunrise")[0] == ["Sunrise"]


@pytest.mark.parametrize("text", ["", "drama", "unmatched", "star:wars", "https://example.org/genre:drama", "genre:", "genre:weird", "genre:drama year:soon"])
def test_what_is_no_filter_or_not_understood_is_searched_for(shelf: Shelf, text: str) -> None:
    assert find_filtered(shelf.database, text, 6) is None
