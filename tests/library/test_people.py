"""A person's page put together of the library's word and TMDB's, over real HTTP: stamped, kept, recalled while TMDB is away."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.demo.faults import Fault
from app.demo.people import people_by_number
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.filmography import PersonPage
from app.domain.items import Credit, Kind, Rating
from app.domain.persons import Person, Work
from app.domain.problems import Missing, Unreachable
from app.domain.provided import Provider
from app.library import people
from app.metadata.answer_cache import AnswerCache
from app.metadata.registry import open_provider
from app.store.people import write_provided_credits
from app.store.person_page import person_page
from app.web.pace import Patience
from app.web.web import Web
from tests.shelf import UHD, Shelf

METROPOLIS = "tt0017136"
LANG = next(str(number) for number, name in people_by_number().items() if name == "Fritz Lang")
"""His number at the pretend TMDB."""


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=200) as one:
        yield one


@pytest.fixture
def tmdb(servers: PretendServers, tmp_path: Path) -> Iterator[people.TellsPeople]:
    """A client of the pretend TMDB, whose answers are kept."""
    ready = servers.tmdb
    with contextlib.closing(Web(patience=Patience(times=0))) as web:
        client = open_provider(Provider.TMDB, web, ready.key, ready.address, cache=AnswerCache(tmp_path / "answers"))
        assert isinstance(client, people.TellsPeople)
        yield client
    servers.clear_faults()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty library."""
    one = Shelf(tmp_path)
    yield one
    one.database.close()


def credited(shelf: Shelf, tmdb: str = LANG) -> int:
    """The row of somebody who directed a film of the library that no provider numbers, and one that TMDB numbers 19."""
    shelf.film("A home movie", year=1950)
    shelf.film("Metropolis, as the user calls it", files=[UHD], tmdb="19")
    with shelf.database.write() as tx:
        write_provided_credits(tx, Kind.MOVIE, "tmdb", {film: [Credit("Fritz Lang", "Directing", "Director", tmdb=tmdb)] for film in (1, 2)})
        row: int = tx.value("SELECT id FROM people")
    return row


def lines(page: PersonPage | None) -> list[tuple[str, str | None, bool]]:
    assert page is not None
    return sorted((part.title, part.role, part.owned is not None) for part in page.parts)


class Tells:
    """A TMDB that says what a test wants."""

    def __init__(self, person: Person) -> None:
        self.told = person

    def person(self, its_id: str, _cancel: Cancel, /) -> Person:
        if its_id != self.told.tmdb:
            raise Missing("There is nobody.")
        return self.told


def test_d22_a_person_opens_with_the_librarys_titles_and_is_filled_with_what_tmdb_tells(shelf: Shelf, tmdb: people.TellsPeople) -> None:
    row = credited(shelf)
    page = people.kept(shelf.database, row, "", tmdb, Cancel())
    assert lines(page) == [("A home movie", "Director", True), ("Metropolis, as the user calls it", "Director", True)]
    assert page is not None
    assert (page.whole, page.as_of, page.tmdb) == (False, None, LANG), "TMDB has not told anything yet"
    page = people.told(shelf.database, row, "", tmdb, Cancel())
    assert page is not None
    assert (page.id, page.name, page.whole) == (row, "Fritz Lang", True)
    assert "A home movie" in {part.title for part in page.parts}, "what TMDB does not list stays"
    assert len(page.parts) > 2
    assert people.told(shelf.database, 0, LANG, tmdb, Cancel()) == page, "TMDB's number leads to the library's person"


def test_d22_what_tmdb_told_before_is_there_at_once_while_it_is_away(shelf: Shelf, servers: PretendServers, tmdb: people.TellsPeople) -> None:
    before = time.time()
    page = people.told(shelf.database, 0, LANG, tmdb, Cancel())
    assert page is not None
    assert (page.id, page.name) == (0, "Fritz Lang")
    servers.set_fault(Fault("cut", site="tmdb"))
    servers.forget_requests()
    recalled = people.kept(shelf.database, 0, LANG, tmdb, Cancel())
    assert recalled is not None
    assert (recalled.parts, recalled.whole) == (page.parts, True)
    assert recalled.as_of is not None
    assert before - 5 < recalled.as_of < time.time() + 5
    assert not servers.requests(), "nobody is asked"
    assert people.kept(shelf.database, 0, "404", tmdb, Cancel()) is None
    with pytest.raises(Unreachable):
        people.told(shelf.database, 0, "404", tmdb, Cancel())


def test_d22_who_is_nobody_is_gone(shelf: Shelf, tmdb: people.TellsPeople) -> None:
    assert people.kept(shelf.database, 9, "", None, Cancel()) is None
    assert people.told(shelf.database, 9, "", tmdb, Cancel()) is None
    with pytest.raises(Missing):
        people.told(shelf.database, 0, "1", tmdb, Cancel())


def test_d4_somebody_known_by_name_alone_has_the_librarys_word(shelf: Shelf, tmdb: people.TellsPeople) -> None:
    shelf.film("Metropolis", credits=(Credit("Fritz Lang", "Directing", "Director"),))
    page = people.told(shelf.database, 1, "", tmdb, Cancel())
    assert page == people.kept(shelf.database, 1, "", tmdb, Cancel())
    assert lines(page) == [("Metropolis", "Director", True)]


def test_d5_each_part_is_one_line_stamped_with_what_is_owned_of_it(shelf: Shelf) -> None:
    row = credited(shelf, "287")
    rated = Rating("tmdb", "audience", 81, 100, votes=500)
    works = (
        Work("movie", "19", "Metropolis", "Directing", job="Director", released="1927-01-10", poster="/m.jpg", rating=rated, popularity=2.5),
        Work("movie", "19", "Metropolis", "Directing", job="Producer", released="1927-01-10"),
        Work("movie", "19", "Metropolis", "Acting", character="Man in the street", released="1927-01-10"),
        Work("show", "19", "A show of the same number", "Acting", released="soon"),
    )
    told = Person("287", "Fritz Lang", biography="<b>Born</b> in Vienna.", born="1890-12-05", portrait="/l.jpg", known_for="Directing", works=works)
    page = people.told(shelf.database, row, "", Tells(told), Cancel())
    assert page is not None
    assert [(part.title, part.department, part.role, part.year, part.row) for part in page.parts] == [
        ("Metropolis, as the user calls it", "Directing", "Director / Producer", 1927, 2),
        ("Metropolis, as the user calls it", "Acting", "Man in the street", 1927, 2),
        ("A show of the same number", "Acting", None, None, 0),
        ("A home movie", "Directing", "Director", 1950, 1),
    ]
    assert [part.owned.quality if part.owned else "no" for part in page.parts] == ["4K", "4K", "no", "1080p"]
    assert (page.parts[0].poster, page.parts[0].rating, page.parts[0].weight) == ("tmdb /m.jpg", 8.1, 502.5)
    with shelf.database.read() as reader:
        kept = person_page(reader, row)
    assert kept is not None
    assert (kept.portrait, kept.biography, kept.born) == ("tmdb /l.jpg", "<b>Born</b> in Vienna.", "1890-12-05")


def test_d5_what_the_library_credits_and_tmdb_lists_too_is_one_line(shelf: Shelf) -> None:
    row = credited(shelf, "287")
    person = Person("287", "Fritz Lang", works=(Work("movie", "19", "Metropolis", "Directing", job="Director"),))
    first = people.told(shelf.database, row, "", Tells(person), Cancel())
    assert lines(first) == [("A home movie", "Director", True), ("Metropolis, as the user calls it", "Director", True)]
    bare = people.told(shelf.database, row, "", Tells(msgspec.structs.replace(person, name="", works=())), Cancel())
    assert bare is not None
    assert (bare.name, lines(bare)) == ("Fritz Lang", lines(first)), "TMDB's silence takes nothing away"
