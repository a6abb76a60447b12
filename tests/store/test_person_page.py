"""A person as the library knows them: facts, and the titles that credit them with what is owned of each."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.cards import OwnedTitle
from app.domain.changes import Subject
from app.domain.filmography import PersonPage
from app.domain.items import Credit, Kind
from app.domain.persons import Person
from app.store.effective import remerge
from app.store.people import write_provided_credits
from app.store.person_page import keep_person, person_page
from tests.shelf import HD, UHD, Shelf, actor

LANG = Credit("Fritz Lang", "Directing", "Director")


def page_of(shelf: Shelf, name: str) -> PersonPage:
    with shelf.database.read() as reader:
        row = reader.value("SELECT id FROM people WHERE name = ?", (name,))
        found = person_page(reader, row)
    assert found is not None
    return found


def test_d4_a_person_known_by_name_alone_lists_the_titles_that_credit_them(shelf: Shelf) -> None:
    shelf.film("Metropolis", files=[UHD], year=1927, tmdb="19", credits=(LANG, msgspec.structs.replace(LANG, department="Writing", job="Writer")))
    shelf.film("M", year=1931, credits=(LANG,), owned=False)
    key = shelf.show("Fritz", server=2, credits=(actor("Fritz Lang", "Himself"),))
    shelf.episode(key, 1, 1, server=2, files=[HD])
    page = page_of(shelf, "Fritz Lang")
    assert (page.tmdb, page.whole, page.as_of) == ("", False, None)
    assert [(part.title, part.department, part.role, part.row, part.tmdb, part.owned) for part in page.parts] == [
        ("Metropolis", "Directing", "Director", 1, "19", OwnedTitle(1, "4K", ("Attic",))),
        ("M", "Directing", "Director", 2, "", None),
        ("Metropolis", "Writing", "Writer", 1, "19", OwnedTitle(1, "4K", ("Attic",))),
        ("Fritz", "Acting", "Himself", 1, "", OwnedTitle(1, "1080p", ("Cellar",))),
    ]


def test_d11_a_part_in_one_title_is_one_line_in_the_words_of_the_first_source(shelf: Shelf) -> None:
    for server, roles in ((1, ("Maria", "The Robot")), (2, ("Futura",))):
        shelf.film("Metropolis", server, imdb="tt1", credits=[actor("Brigitte Helm", role, at) for at, role in enumerate(roles)])
    shelf.film("Alraune", 1, imdb="tt2", credits=[actor("Brigitte Helm", None)])
    shelf.film("Alraune", 2, imdb="tt2", credits=[actor("Brigitte Helm", "Alraune")])
    assert [(part.title, part.role) for part in page_of(shelf, "Brigitte Helm").parts] == [("Metropolis", "Maria / The Robot"), ("Alraune", "Alraune")]


def test_d4_what_tmdb_tells_of_a_person_is_kept_once_and_named_in_a_change(shelf: Shelf) -> None:
    shelf.film("Pandora's Box")
    with shelf.database.write() as tx:
        write_provided_credits(tx, Kind.MOVIE, "tmdb", {1: [Credit("Louise Brooks", "Acting", None, "Lulu", tmdb="287")]})
    heard: list[frozenset[int]] = []
    shelf.database.listen(lambda changes: heard.append(changes.touched(Subject.PERSON)))
    told = Person("287", "Louise Brooks", imdb="nm1", biography="A dancer.", born="1906-11-14", died="1985-08-08", birthplace="Cherryvale", portrait="/lb.jpg")
    for new in (True, False):
        with shelf.database.write() as tx:
            assert keep_person(tx, told) is new
    assert heard == [{1}], "once"
    with shelf.database.write() as tx:
        assert not keep_person(tx, msgspec.structs.replace(told, tmdb="1")), "whom no title credits has no row"
    with shelf.database.read() as reader:
        page = person_page(reader, tmdb="287")
        assert person_page(reader, tmdb="404") is None
        assert person_page(reader, 404) is None
    assert page is not None
    assert (page.portrait, page.biography, page.born, page.died, page.birthplace) == ("tmdb /lb.jpg", "A dancer.", "1906-11-14", "1985-08-08", "Cherryvale")


def numbered(shelf: Shelf, *titles: tuple[int, str]) -> None:
    """TMDB says of films (by id) that Fritz Lang of this number is in each, and the library works out anew what its servers say of them."""
    with shelf.database.write() as tx:
        for film, number in titles:
            write_provided_credits(tx, Kind.MOVIE, "tmdb", {film: [msgspec.structs.replace(LANG, tmdb=number)]})
        remerge(tx, Kind.MOVIE, [film for film, _ in titles])


def lang(shelf: Shelf, row: int) -> tuple[str, list[str]] | None:
    """TMDB's number of who is at a row, and their titles."""
    with shelf.database.read() as reader:
        page = person_page(reader, row)
    return None if page is None else (page.tmdb, [part.title for part in page.parts])


def test_d4_an_old_row_leads_to_who_they_turned_out_to_be(shelf: Shelf) -> None:
    """A restart and `--open` hold the row that somebody had before TMDB's number was known."""
    for title in ("Metropolis", "M"):
        shelf.film(title, credits=(LANG,))
    numbered(shelf, (1, "68"))
    assert lang(shelf, 1) == ("", ["M"]), "there still, for the other title"
    numbered(shelf, (2, "68"))
    assert shelf.sql("SELECT tmdb FROM people") == [("68",)]
    assert lang(shelf, 1) == ("68", ["Metropolis", "M"])
    assert lang(shelf, 99) is None


@pytest.mark.parametrize("at_once", [True, False])
def test_d4_a_row_that_was_two_people_of_one_name_leads_to_neither(shelf: Shelf, at_once: bool) -> None:
    for title in ("Metropolis", "Sculpting"):
        shelf.film(title, credits=(LANG,))
    if at_once:
        numbered(shelf, (1, "68"), (2, "99"))
    else:
        numbered(shelf, (1, "68"))
        numbered(shelf, (2, "99"))
    rows = dict(shelf.sql("SELECT tmdb, id FROM people"))
    assert rows.keys() == {"68", "99"}
    assert lang(shelf, rows["68"]) == ("68", ["Metropolis"])
    assert lang(shelf, rows["99"]) == ("99", ["Sculpting"])
    assert lang(shelf, 1) is None


def test_d4_somebody_with_a_number_never_leads_to_a_namesake(shelf: Shelf) -> None:
    """A corrected match: the row of whom the wrong film credited is of nobody now, the name's old row leads to the right one."""
    shelf.film("Metropolis", credits=(LANG,))
    numbered(shelf, (1, "99"))
    (wrong,) = (row[0] for row in shelf.sql("SELECT id FROM people"))
    numbered(shelf, (1, "68"))
    assert shelf.sql("SELECT tmdb FROM people") == [("68",)]
    assert lang(shelf, wrong) is None
    assert lang(shelf, 1) == ("68", ["Metropolis"])


def test_d4_where_a_title_names_two_of_one_name_a_name_alone_is_neither(shelf: Shelf) -> None:
    shelf.film("Metropolis", credits=(LANG,))
    with shelf.database.write() as tx:
        write_provided_credits(tx, Kind.MOVIE, "tmdb", {1: [Credit("Fritz Lang", "Acting", None, "Himself", tmdb=number) for number in ("1", "2")]})
        remerge(tx, Kind.MOVIE, [1])
    assert shelf.sql("SELECT p.tmdb FROM credits c JOIN people p ON p.id = c.person_id WHERE c.source = 'server:1'") == [(None,)]
    assert lang(shelf, 1) == ("", ["Metropolis"])
