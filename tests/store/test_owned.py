"""Which of a provider's titles the library owns: one query for many."""

from __future__ import annotations

from app.domain.cards import OwnedTitle
from app.store.owned import owned_titles
from tests.shelf import HD, SD, UHD, Shelf


def test_d5_a_film_is_owned_with_its_best_quality_and_its_servers_in_the_users_order(shelf: Shelf) -> None:
    shelf.film("Metropolis", server=2, files=[SD], tmdb="19")
    shelf.film("Metropolis", server=1, files=[UHD, HD], tmdb="19")
    shelf.film("M", server=2, files=(), tmdb="832")
    shelf.film("Faust", tmdb="10728", owned=False)
    with shelf.database.read() as reader:
        found = owned_titles(reader, "movie", ["19", "832", "10728", "404", "19"])
        assert owned_titles(reader, "show", ["19"]) == {}, "a show's number is not a film's"
    assert found == {"19": OwnedTitle(1, "4K", ("Attic", "Cellar")), "832": OwnedTitle(2, None, ("Cellar",))}, (
        "what a server knows and has not is not owned (D15)"
    )


def test_d5_a_show_is_owned_with_the_best_of_its_episodes(shelf: Shelf) -> None:
    key = shelf.show("Judex", tmdb="7")
    shelf.episode(key, 1, 1, files=[SD])
    shelf.episode(key, 1, 2, files=[HD])
    shelf.episode(key, 1, 3, files=[UHD], owned=False)
    with shelf.database.read() as reader:
        assert owned_titles(reader, "show", ["7"]) == {"7": OwnedTitle(1, "1080p", ("Attic",))}


def test_d10_of_two_titles_that_are_kept_apart_the_older_row_is_named(shelf: Shelf) -> None:
    shelf.film("Nosferatu", tmdb="653")
    shelf.film("Another")
    shelf.sql("UPDATE movies SET tmdb = '653' WHERE id = 2")
    with shelf.database.read() as reader:
        assert owned_titles(reader, "movie", ["653"])["653"].id == 1
        assert owned_titles(reader, "movie", []) == {}
