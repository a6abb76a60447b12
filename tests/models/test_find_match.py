"""Find match: candidates with reasons, and the user's word on them (D21, D62)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.cancel import Cancel
from app.domain.items import Art
from app.domain.match_facts import Reason
from app.domain.problems import Missing, Problem, Unreachable
from app.domain.provided import Candidate, Provider
from app.library import matching
from app.library.matching import Found, Sought
from app.models.find_match import FindMatch, MatchVerbs
from app.models.match_words import reason_words
from app.store.coverage import unmatched
from tests.models.holding import HeldFetch, HeldPictures, rows_of
from tests.models.provided_shelf import TIED, ProvidedShelf

DESTINY = Candidate(Provider.TMDB, "45964", "movie", "Destiny", "Der müde Tod", year=1921, directors=("Fritz Lang",), art=Art(poster="/destiny.jpg"))
OTHER = Candidate(Provider.TMDB, "7", "movie", "Destiny", year=2006, runtime_minutes=92)


class Search:
    """A provider that knows two films; `asked` is what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Provider | None]] = []
        self.trouble: Problem | None = None
        self.candidates: tuple[Candidate, ...] = (OTHER, DESTINY)
        self.askable: tuple[Provider, ...] = (Provider.TMDB,)

    def __call__(self, title: Sought, text: str, first: Provider | None, cancel: Cancel) -> Found:
        self.asked.append((text, first))
        if self.trouble is not None:
            raise self.trouble
        return Found(first or Provider.TMDB, matching.judged(title.known, self.candidates), self.askable)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.shelf = ProvidedShelf(folder)
        self.fetch, self.pictures, self.search = HeldFetch(), HeldPictures(), Search()
        verbs = MatchVerbs(
            lambda kind, number: matching.sought(self.shelf.database, kind, number),
            self.search,
            lambda title, provider, candidate: matching.choose(self.shelf.database, title, provider, candidate),
        )
        self.model = FindMatch(verbs, self.fetch, self.pictures)
        self.decided = QSignalSpy(self.model.decided)

    def open(self, **more: Any) -> None:
        self.model.open("movie", TIED, **more)
        self.fetch.run()

    def rows(self) -> Any:
        return rows_of(self.model, "candidates")


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_d21_candidates_stand_side_by_side_the_likeliest_first_with_reasons(desk: Desk) -> None:
    desk.open()
    assert desk.model.property("title") == "Der müde Tod (1921) on Attic · 1 h 40 min"
    first, second = desk.rows()
    assert (first.title, first.facts, first.likely, second.likely) == ("Destiny", "1921 · Fritz Lang", True, False)
    assert first.original == "Original title: Der müde Tod · TMDB 45964"
    assert {(line.sign, line.label) for line in first.reasons.rows} >= {("same", "Year is the same"), ("same", "Original title is the same")}
    assert ("differs", "Year 85 apart") in {(line.sign, line.label) for line in second.reasons.rows}
    assert desk.model.property("chosen") == 0
    assert "Year is the same" in first.spoken


def test_d25_posters_are_the_providers_and_arrive_late(desk: Desk) -> None:
    desk.open()
    assert desk.pictures.asked() == ["tmdb /destiny.jpg"]
    desk.pictures.arrive()
    assert [bool(row.poster) for row in desk.rows()] == [True, False]


def test_what_is_typed_is_looked_for_where_it_was_begun(desk: Desk) -> None:
    desk.open(provider="tvdb")
    desk.model.look("  tt0012494 ")
    desk.fetch.run()
    assert desk.search.asked == [("", Provider.TVDB), ("tt0012494", Provider.TVDB)]


def test_d62_the_choice_is_pinned_and_told_with_the_way_back(desk: Desk) -> None:
    desk.open()
    desk.model.choose(1)
    desk.model.use()
    desk.fetch.run()
    line, text = desk.decided.at(0)
    assert text == "“Der müde Tod” is now “Destiny (2006)” · pinned"
    match = matching.sought(desk.shelf.database, "movie", TIED).matches[Provider.TMDB]
    assert (match.provider_id, match.pinned, line > 0) == ("7", True, True)
    desk.open()
    assert [row.current for row in desk.rows()] == [False, True], "the next time it is marked as the match now"


def test_d21_none_of_these_is_kept(desk: Desk) -> None:
    desk.open()
    desk.model.none()
    desk.fetch.run()
    with desk.shelf.database.read() as reader:
        row = next(row for row in unmatched(reader, Provider.TMDB, "movie").rows if row.id == TIED)
    assert row.pinned
    assert desk.decided.at(0)[1] == "“Der müde Tod” stays without a match at TMDB"


def test_an_id_that_nobody_knows_is_nothing_found_and_a_silent_provider_a_failure(desk: Desk) -> None:
    desk.search.trouble = Missing("TMDB knows no title with this id (tt1).")
    desk.open()
    assert (desk.model.property("state"), desk.model.property("problem")) == ("nothing", "TMDB knows no title with this id (tt1).")
    desk.search.trouble = Unreachable("TMDB does not answer.")
    desk.model.look("Destiny")
    desk.fetch.run()
    assert (desk.model.property("state"), desk.model.property("problem")) == ("failed", "TMDB does not answer.")
    desk.search.trouble = None
    desk.model.again()
    desk.fetch.run()
    assert (desk.model.property("state"), desk.search.asked[-1]) == ("ready", ("Destiny", None))


def test_d21_where_several_can_be_asked_one_is_chosen(desk: Desk) -> None:
    desk.search.askable = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE)
    desk.open()
    assert [(one.name, one.chosen) for one in rows_of(desk.model, "askable")] == [("TMDB", True), ("TVDB", False), ("TVmaze", False)]
    desk.search.candidates = ()
    desk.model.look("Destiny")
    desk.fetch.run()
    assert desk.model.property("problem") == "None of TMDB, TVDB, TVmaze has a title like this."
    assert not any(one.chosen for one in rows_of(desk.model, "askable"))
    desk.model.askAt("tvmaze")
    desk.fetch.run()
    assert desk.search.asked[-1] == ("Destiny", Provider.TVMAZE)
    assert desk.model.property("problem") == "TVmaze has no title like this."
    assert [one.chosen for one in rows_of(desk.model, "askable")] == [False, False, True]


def test_another_search_goes_on_after_a_failure(desk: Desk) -> None:
    desk.search.trouble = Unreachable("TMDB does not answer.")
    desk.open()
    desk.search.trouble = None
    desk.model.look("Destiny")
    desk.fetch.run()
    assert desk.model.property("state") == "ready"
    desk.search.candidates = ()
    desk.model.look("xyzzy")
    desk.fetch.run()
    assert (desk.model.property("state"), desk.model.property("chosen")) == ("nothing", -1)


def test_an_answer_to_an_earlier_question_is_not_shown(desk: Desk) -> None:
    desk.open()
    desk.model.look("first")
    desk.model.look("second")
    desk.fetch.run()
    assert [text for text, _ in desk.search.asked] == ["", "second"]


def test_a_title_that_is_gone_is_said(desk: Desk) -> None:
    desk.model.open("movie", 999)
    desk.fetch.run()
    assert desk.model.property("problem") == "This title has left the library."
    desk.model.use()
    desk.model.none()
    assert not desk.fetch.waiting


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("same", "title", "a", "a"), "Title is the same"),
        (Reason("near", "other_title", "a", "b"), "One of its other titles partly alike"),
        (Reason("near", "year", 1921, 1922), "Year 1 apart"),
        (Reason("same", "runtime", 114, 114), "Runtime 1 h 54 min · 0 min apart"),
        (Reason("differs", "runtime", 114, 14), "Runtime 14 min · 100 min apart"),
        (Reason("same", "country", "DE", "DE"), "Country is the same: Germany"),
        (Reason("differs", "director", "A", "B"), "Another director: B"),
        (Reason("differs", "episodes", 24, 6), "6 episodes, and you have 24"),
        (Reason("differs", "ids", "tt1", "tt2"), "Your server gives another id: tt1"),
        (Reason("differs", "kind", "movie", "show"), "It is a show"),
        (Reason("same", "something new", 1, 1), ""),
    ],
)
def test_d21_evidence_is_said_in_words(qapp: object, reason: Reason, words: str) -> None:
    assert reason_words(reason) == words
