"""Which questions a search by name asks, one wider than the other, and where it stops (D21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.match import Verdict
from app.domain.match_reading import MOST_QUESTIONS, questions
from app.domain.problems import Missing
from app.domain.provided import Candidate, Facet, Known, Provided, Provider
from app.library.searching import Search
from app.metadata.provider import TitleKind

Answers = Mapping[tuple[str, int | None], list[Candidate]]


@dataclass
class Catalogue:
    """A provider that answers these searches; `closely` is what it tells of one title, `asked` what it was asked."""

    answers: Answers = field(default_factory=dict)
    closely: dict[str, Candidate] = field(default_factory=dict)
    asked: list[tuple[str, int | None]] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    provider: Provider = Provider.TMDB
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)

    def search(self, _kind: TitleKind, title: str, year: int | None, _cancel: Cancel, /) -> list[Candidate]:
        self.asked.append((title, year))
        return self.answers.get((title, year), [])

    def candidate(self, _kind: TitleKind, its_id: str, _cancel: Cancel, /) -> Candidate:
        self.looked.append(its_id)
        if its_id not in self.closely:
            raise Missing("gone")
        return self.closely[its_id]

    def resolve(self, _kind: TitleKind, _ids: ExternalIds, _cancel: Cancel, /) -> str | None:
        raise AssertionError("a search asks for names")

    def provide(self, _kind: TitleKind, _its_id: str, _facets: frozenset[Facet], _cancel: Cancel, /) -> Provided:
        raise AssertionError("a search fills nothing in")

    def check(self, _cancel: Cancel, /) -> None:
        raise AssertionError("a search tests no key")


def film(its_id: str, title: str, year: int, **facts: object) -> Candidate:
    return Candidate(Provider.TMDB, its_id, "movie", title, year=year, **facts)  # type: ignore[arg-type]


def searched(catalogue: Catalogue, known: Known) -> Verdict:
    for some in catalogue.answers.values():
        for one in some:
            catalogue.closely.setdefault(one.id, one)
    return Search(catalogue, known, set(), Cancel()).run()


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        (Known("movie", "Up", year=2009), [("Up", 2009), ("Up", None)]),
        (Known("movie", "Up"), [("Up", None)]),
        (Known("movie", "Up (2009)"), [("Up", 2009), ("Up", None)]),
        (
            Known("movie", "Nosferatu", original_title="Nosferatu, eine Symphonie", year=1922),
            [("Nosferatu", 1922), ("Nosferatu", None), ("Nosferatu, eine Symphonie", None)],
        ),
        (
            Known("movie", "Borat: Learnings of America", year=2006),
            [("Borat: Learnings of America", 2006), ("Borat: Learnings of America", None), ("Borat", 2006)],
        ),
        (Known("movie", "Rush [1080p] {tmdb-96721}", year=2013), [("Rush", 2013), ("Rush", None)]),
        (Known("movie", "Blade Runner 2049"), [("Blade Runner 2049", None), ("Blade Runner", 2049)]),
        (Known("show", "The Office (US)", year=2005), [("The Office", 2005), ("The Office", None)]),
        (Known("show", "The Office US"), [("The Office US", None), ("The Office", None)]),
        (Known("movie", "Birdman (or This)", year=2014), [("Birdman (or This)", 2014), ("Birdman (or This)", None), ("Birdman", 2014)]),
        (Known("movie", "  "), []),
    ],
)
def test_d21_each_question_is_wider_than_the_one_before(known: Known, asked: list[tuple[str, int | None]]) -> None:
    assert questions(known) == asked


def test_d21_never_more_than_four_questions() -> None:
    known = Known("movie", "One: Two - Three (or Four)", original_title="Five", other_titles=("Six", "Seven"), year=2001)
    assert len(questions(known)) == MOST_QUESTIONS
    catalogue = Catalogue()
    assert searched(catalogue, known).evidence == "no candidates"
    assert len(catalogue.asked) == MOST_QUESTIONS


def test_a_title_of_its_year_needs_one_question() -> None:
    catalogue = Catalogue({("Élan", 1999): [film("1", "Elan", 1999)]})
    assert searched(catalogue, Known("movie", "Élan", year=1999)).state == "matched"
    assert catalogue.asked == [("Élan", 1999)]


def test_d21_the_neighbouring_year_is_found_without_the_year() -> None:
    catalogue = Catalogue({("Hugo", None): [film("1", "Hugo", 2011), film("2", "Victor Hugo", 2010)]})
    verdict = searched(catalogue, Known("movie", "Hugo", year=2012))
    assert (verdict.state, verdict.best and verdict.best.id) == ("matched", "1")
    assert catalogue.asked == [("Hugo", 2012), ("Hugo", None)]


def test_d21_what_is_only_alike_waits_for_the_very_title_of_another_year() -> None:
    alike, very = film("1", "The Intouchables", 2011), film("2", "The Untouchables", 2012)
    catalogue = Catalogue({("The Untouchables", 2011): [alike], ("The Untouchables", None): [very, alike]})
    verdict = searched(catalogue, Known("movie", "The Untouchables", year=2011))
    assert (verdict.state, {one.candidate.id for one in verdict.ranked}) == ("tie", {"1", "2"})


def test_d21_what_only_the_year_brought_is_judged_in_the_end() -> None:
    catalogue = Catalogue({("The Intouchabels", 2011): [film("1", "The Intouchables", 2011)]})
    assert searched(catalogue, Known("movie", "The Intouchabels", year=2011)).state == "matched"


def test_d21_the_original_title_finds_what_the_title_does_not() -> None:
    nosferatu = film("653", "Nosferatu", 1922, original_title="Nosferatu, eine Symphonie des Grauens")
    catalogue = Catalogue({("Nosferatu, eine Symphonie des Grauens", None): [nosferatu]})
    known = Known("movie", "Upír Nosferatu", original_title="Nosferatu, eine Symphonie des Grauens", year=1922)
    assert searched(catalogue, known).best == nosferatu


def test_a_candidate_is_looked_at_once_and_one_that_is_gone_leaves() -> None:
    ties = [film(str(number), "Crash", 2004) for number in range(12)]
    catalogue = Catalogue({("Crash", 2004): ties[:6], ("Crash", None): ties})
    known = Known("movie", "Crash", year=2004)
    assert searched(catalogue, known).state == "tie"
    assert len(catalogue.looked) == len(set(catalogue.looked)) <= 8
    gone = Catalogue({("Crash", 2004): ties[:2]}, {"0": ties[0]})
    missing: set[str] = set()
    assert Search(gone, known, missing, Cancel()).run().best == ties[0]
    assert missing == {"1"}
