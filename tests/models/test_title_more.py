"""What stands under a title's billboard: it comes with the page, only a collection's other films and the files come later, and stamps follow commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle, TitleKind
from app.domain.changes import Changes, Subject
from app.domain.collected import CollectedFilm, FilmCollection
from app.domain.pages import MoviePage
from app.domain.problems import Missing, Problem, Refused, Unreachable
from app.domain.provided import Extras, Similar
from app.domain.title_files import TitleFile
from app.models import title_more
from app.models.title_below import below
from app.models.title_more import MoreReads, TitleMore
from tests.models.holding import HeldFetch, HeldPictures, rows_of

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
EXTRAS = Extras(similar=(Similar("653", "Nosferatu", 1922, "/n.jpg"), Similar("832", "M", 1931)), collection=("8", "Mabuse Collection"))
FILES = (TitleFile("Attic", "plex", "/films/m.mkv"),)
OWN = CollectedFilm("19", "Mabuse", 1922, "1 /m", 12, OwnedTitle(12, "1080p"))
WHOLE = FilmCollection("The Mabuse Collection", (OWN, CollectedFilm("20", "Testament", 1933, "tmdb /t")), whole=True)


class House:
    """The rows, and all that they ask."""

    def __init__(self) -> None:
        self.fetch, self.ask, self.pictures = HeldFetch(), HeldFetch(), HeldPictures()
        self.owned: dict[str, OwnedTitle] = {}
        self.known = FilmCollection("Mabuse Collection", (OWN,))
        self.told: FilmCollection | Problem = WHOLE
        self.questions: list[list[str]] = []
        reads = MoreReads(
            self.owned_titles, lambda _kind, _row: FILES, self.seen, lambda _id, _name, _cancel: self.known, self.collection, lambda: NOW, self.ask
        )
        self.more = TitleMore("movie", reads, self.fetch, self.pictures)

    def owned_titles(self, _kind: TitleKind, ids: Iterable[str]) -> Mapping[str, OwnedTitle]:
        self.questions.append(list(ids))
        return self.owned

    def seen(self, files: Sequence[TitleFile]) -> Sequence[TitleFile]:
        return [msgspec.structs.replace(one, folder="/films") for one in files]

    def collected(self, _id: str, _name: str, _cancel: Cancel) -> FilmCollection:
        return self.known

    def collection(self, its_id: str, _cancel: Cancel) -> FilmCollection:
        assert its_id == "8"
        if isinstance(self.told, Problem):
            raise self.told
        return self.told

    def open(self, extras: Extras = EXTRAS, row: int = 12) -> None:
        self.more.show(below(MoviePage(row, "Mabuse", extras=extras), "US", {}, FILES if row else ()))

    def titles(self, name: str) -> list[tuple[str, bool]]:
        return [(card.title, card.owned) for card in rows_of(self.more, name)]

    def word(self, name: str) -> Any:
        return self.more.property(name)


@pytest.fixture
def house(application: object) -> House:
    return House()


def test_what_the_page_knows_is_there_at_once_and_the_collection_is_filled_in(house: House) -> None:
    house.open()
    assert house.titles("similar") == [("Nosferatu", False), ("M", False)]
    assert (house.word("collectionName"), house.word("gathering"), house.titles("collection")) == ("Mabuse Collection", True, [])
    assert [(line.path, line.folder) for line in rows_of(house.more, "files")] == [("/films/m.mkv", "")]
    house.ask.run(1)
    assert (house.titles("collection"), house.word("gathering")) == ([("Mabuse", True)], False)
    house.ask.run()
    assert house.titles("collection") == [("Mabuse", True), ("Testament", False)]
    assert [card.address for card in rows_of(house.more, "collection")] == ["bijou://movie/12", "bijou://movie/tmdb-20"]
    assert (house.word("collectionName"), house.word("collectionNote")) == ("The Mabuse Collection", "")
    assert [line.folder for line in rows_of(house.more, "files")] == ["/films"]
    assert set(house.pictures.asked()) == {"tmdb /n.jpg", "1 /m", "tmdb /t"}


def test_the_same_title_read_again_asks_nobody_for_its_collection(house: House) -> None:
    house.open()
    house.ask.run()
    asked = house.ask.done
    house.open()
    assert [line.folder for line in rows_of(house.more, "files")] == ["/films"], "what was found stays meanwhile"
    house.ask.run()
    assert house.ask.done == asked + 1, "its files alone"
    assert len(house.titles("collection")) == 2


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Refused, "Its other films are known with a key for TMDB."),
        (Unreachable, "Its other films could not be looked up: TMDB did not answer."),
    ],
)
def test_d22_where_tmdb_cannot_be_asked_the_librarys_own_stay_and_one_line_says_so(house: House, problem: type[Problem], said: str) -> None:
    house.told = problem("TMDB did not answer.")
    house.open()
    house.ask.run()
    assert (house.titles("collection"), house.word("collectionNote"), house.word("gathering")) == ([("Mabuse", True)], said, False)
    house.told = WHOLE
    house.more.retry()
    house.ask.run()
    assert (len(house.titles("collection")), house.word("collectionNote")) == (2, "")


def test_d22_what_was_answered_before_says_when_it_was_good(house: House) -> None:
    house.known, house.told = FilmCollection("Mabuse", WHOLE.films, whole=True, as_of=NOW.timestamp() - 5 * 86_400), Unreachable("No.")
    house.open()
    house.ask.run()
    assert (len(house.titles("collection")), house.word("collectionNote")) == (2, "TMDB cannot be reached; as of Jul 23.")


def test_a_collection_that_is_gone_and_of_which_nothing_is_owned_leaves_no_heading(house: House) -> None:
    house.known, house.told = FilmCollection("Mabuse Collection"), Missing("Gone.")
    house.open(row=0)
    house.ask.run()
    assert (house.word("collectionName"), house.word("collectionNote"), house.titles("collection")) == ("", "", [])
    assert rows_of(house.more, "files") == [], "what is not in the library has no files"


def test_d5_stamps_follow_commits_in_one_query_and_seldom(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.open()
    house.ask.run()
    house.more._stamps.setInterval(1)
    house.owned = {"832": OwnedTitle(40, "4K")}
    for _ in range(5):
        house.more.hear(Changes({Subject.MOVIE: frozenset({40})}))
    assert QSignalSpy(house.more._stamps.timeout).wait(1_000)
    house.fetch.run()
    assert house.questions == [["653", "832"]]
    assert house.titles("similar") == [("Nosferatu", False), ("M", True)]
    house.more.hear(Changes({Subject.SHOW: frozenset({40})}))
    assert not house.more._stamps.isActive()
    assert title_more.STAMPS_AFTER_MS >= 1_000


def test_another_title_shows_nothing_of_this_one(house: House) -> None:
    house.open()
    house.ask.run(1)
    house.more.clear()
    assert all(rows_of(house.more, name) == [] for name in ("similar", "collection", "files", "clips", "crew"))
    house.ask.run()
    assert (house.titles("collection"), house.word("collectionName")) == ([], "")
    assert house.pictures.asked() == []
