"""The wishlist as text, as a table and as a file: whole, beside its target and renamed; a place that cannot be written is told (D40–D42)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.items import ExternalIds
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import Line, WishQuery
from app.library import following, wishing, wishlist, wishlist_files
from tests.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A film, an owned episode, one that is not listed, one that is not wanted any more."""
    made = Shelf(tmp_path)
    show = made.show('Fargo; "the" show', tmdb="60622")
    made.episode(show, 1, 1, title="The\nCrocodile's Dilemma", aired="2014-04-15")
    film = Pointed("movie", ids=ExternalIds(tmdb="19"), title="Métropolis", year=1927)
    wishing.wish(made.database, [Wish(film), *(Wish(Pointed("show", 1), 1, number) for number in (1, 2, 3))])
    following.follow(made.database, Pointed("show", 1))
    wishlist.remove(made.database, WishQuery(), [Line("episode", 1, 1, 3).key])
    yield made
    made.database.close()


def test_as_text_a_line_for_each_wish_of_the_chosen_lines(shelf: Shelf) -> None:
    assert wishlist_files.text(shelf.database, WishQuery()) == [
        "Métropolis (1927)",
        'Fargo; "the" show S01E01 The Crocodile\'s Dilemma',
        'Fargo; "the" show S01E02',
    ]
    assert wishlist_files.text(shelf.database, WishQuery(), [Line("episode", 1, 1, 2).key]) == ['Fargo; "the" show S01E02']


def test_as_a_table_that_reads_back(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "wishes.csv"
    assert wishlist_files.save(shelf.database, "csv", file) == 3
    with file.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(row["title"], row["season"], row["number"], row["episode"], row["done"]) for row in rows] == [
        ("Métropolis", "", "", "", "False"),
        ('Fargo; "the" show', "1", "1", "The\nCrocodile's Dilemma", "True"),
        ('Fargo; "the" show', "1", "2", "", "False"),
    ]


def test_as_a_file_over_an_older_one_and_nothing_else_is_left(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "out" / "wishes.json"
    file.parent.mkdir()
    file.write_text("old")
    wishlist_files.save(shelf.database, "json", file)
    said = json.loads(file.read_bytes())
    assert (said["format"], said["version"], len(said["wishlist"])) == ("bijou-wishlist", 1, 3)
    assert said["wishlist"][0] | {"added_at": ""} == {
        "kind": "movie", "title": "Métropolis", "year": 1927, "season": None, "number": None, "episode": None, "air_date": None, "done": False,
        "by_hand": True, "added_at": "", "tmdb": "19", "imdb": None, "tvdb": None,
    }  # fmt: skip
    assert [one.name for one in file.parent.iterdir()] == ["wishes.json"]


def test_a_place_that_cannot_be_is_told_in_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "nowhere").write_text("a file")
    with pytest.raises(Problem, match=r"could not be written to .*choose another place"):
        wishlist_files.save(shelf.database, "csv", tmp_path / "nowhere" / "wishes.csv")
