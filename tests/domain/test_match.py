"""Which candidate is the title: the labelled cases, and what must hold for any (D21)."""

from __future__ import annotations

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.items import ExternalIds
from app.domain.match import CLEAR, MATCHED, Verdict, judge
from app.domain.match_evidence import Evidence, by_id, by_search, read_evidence, with_gone
from app.domain.match_facts import Reason
from app.domain.provided import Candidate, Known, Provider
from tests.domain.match_labelled import PRECISION, RECALL, Case, by_category, cases, figures, without_the_right_one

CASES = cases()
HALVES = {name: [case for case in CASES if case.held_out is held] for name, held in (("tuning", False), ("held out", True))}


def film(key: str, title: str, year: int | None = None, **facts: object) -> Candidate:
    return Candidate(Provider.TMDB, key, "movie", title, year=year, **facts)  # type: ignore[arg-type]


def words(verdict: Verdict, at: int = 0) -> dict[str, str]:
    return {reason.what: reason.sign for reason in verdict.ranked[at].reasons}


@pytest.mark.parametrize("half", HALVES)
def test_matches_are_right_and_titles_find_theirs(half: str) -> None:
    found = figures(HALVES[half])
    assert found.matchable >= 400
    assert found.precision >= PRECISION, found.wrong
    assert found.recall >= RECALL, found.missed


def test_d21_equals_are_shown_as_a_tie() -> None:
    found = figures(CASES)
    assert found.ties >= 20
    assert found.ties_seen == found.ties


def test_nothing_is_matched_in_place_of_what_is_not_offered() -> None:
    found = figures(without_the_right_one(CASES))
    assert found.matched <= found.cases / 100, found.wrong


def test_the_labelled_cases_are_many_and_sound() -> None:
    assert len(CASES) >= 400
    assert len(by_category(CASES)) >= 20
    for case in CASES:
        offered = [candidate.id for candidate in case.candidates]
        assert 1 <= len(offered) <= 10, case
        assert len(set(offered)) == len(offered), case
        assert case.expect is None or case.expect in offered, case


@settings(deadline=None)
@given(st.sampled_from(CASES), st.randoms(use_true_random=False))
def test_d21_the_order_of_the_candidates_does_not_matter(case: Case, dice: random.Random) -> None:
    mixed = list(case.candidates)
    dice.shuffle(mixed)
    assert judge(case.known, mixed) == judge(case.known, case.candidates)


@settings(deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_d21_a_candidate_that_is_something_else_changes_nothing_for_the_others(case: Case, other: Case) -> None:
    before = judge(case.known, case.candidates)
    stranger = msgspec.structs.replace(other.candidates[0], id="a stranger", title="Zyzzyva Quux", original_title=None, other_titles=(), ids=ExternalIds())
    after = judge(case.known, [*case.candidates, stranger])
    assert (after.state, after.best) == (before.state, before.best)
    assert [scored for scored in after.ranked if scored.candidate != stranger] == list(before.ranked)


@settings(deadline=None)
@given(st.sampled_from(CASES), st.lists(st.floats(0, 10_000), min_size=10, max_size=10))
def test_d21_popularity_decides_nothing(case: Case, popularity: list[float]) -> None:
    told = [msgspec.structs.replace(candidate, popularity=each) for candidate, each in zip(case.candidates, popularity, strict=False)]
    before, after = judge(case.known, case.candidates), judge(case.known, told)
    assert (after.state, after.best and after.best.id, after.score, after.evidence) == (
        before.state,
        before.best and before.best.id,
        before.score,
        before.evidence,
    )


@settings(deadline=None)
@given(st.text(), st.text(), st.one_of(st.none(), st.integers(0, 3000)))
def test_any_text_is_judged(title: str, other: str, year: int | None) -> None:
    verdict = judge(Known("movie", title, year=year), [film("1", other, 1999), film("2", title, year)])
    assert [0 <= scored.score <= 1 for scored in verdict.ranked] == [True, True]
    assert read_evidence(verdict.evidence) is not None


def test_d21_a_known_id_decides_and_says_so() -> None:
    known = Known("movie", "Anything", year=1950, ids=ExternalIds(imdb="tt0012494"))
    right, other = film("1", "Destiny", 1921, ids=ExternalIds(imdb="tt0012494")), film("2", "Anything", 1950)
    verdict = judge(known, [other, right])
    assert (verdict.state, verdict.best, verdict.score, verdict.evidence) == ("matched", right, 1.0, "imdb tt0012494")
    assert words(verdict) == {"ids": "same", "title": "differs", "year": "differs"}


def test_d21_the_providers_own_id_is_an_id() -> None:
    known = Known("movie", "Anything", ids=ExternalIds(tmdb="603"))
    assert judge(known, [film("603", "The Matrix", 1999)]).evidence == "tmdb 603"


def test_d10_contradicting_ids_never_match() -> None:
    known = Known("movie", "The Matrix", year=1999, ids=ExternalIds(imdb="tt0133093", tmdb="603"))
    same_name = film("604", "The Matrix", 1999)
    half_right = film("605", "The Matrix", 1999, ids=ExternalIds(imdb="tt0133093"))
    verdict = judge(known, [same_name, half_right])
    assert (verdict.state, verdict.best, verdict.score) == ("not_found", None, 0.0)
    assert [words(verdict, at)["ids"] for at in (0, 1)] == ["differs", "differs"]


def test_d21_two_candidates_by_two_ids_are_a_tie() -> None:
    known = Known("movie", "The Matrix", ids=ExternalIds(imdb="tt0133093", tvdb="169"))
    verdict = judge(known, [film("1", "One", ids=ExternalIds(imdb="tt0133093")), film("2", "Two", ids=ExternalIds(tvdb="169"))])
    assert (verdict.state, verdict.best) == ("tie", None)
    assert verdict.evidence == "2 candidates, imdb tt0133093"


def test_d21_the_kind_must_agree_even_where_the_number_is_the_same() -> None:
    series = Candidate(Provider.TMDB, "603", "show", "Dune", year=2000)
    verdict = judge(Known("movie", "Dune", year=2000, ids=ExternalIds(tmdb="603")), [series])
    assert (verdict.state, words(verdict)) == ("not_found", {"kind": "differs"})


def test_d21_the_very_year_goes_before_the_neighbouring_one() -> None:
    verdict = judge(Known("movie", "Whiplash", year=2014), [film("13", "Whiplash", 2013), film("14", "Whiplash", 2014)])
    assert (verdict.state, verdict.best and verdict.best.id) == ("matched", "14")
    assert judge(Known("movie", "Whiplash", year=2014), [film("13", "Whiplash", 2013)]).state == "matched"
    assert judge(Known("movie", "Whiplash", year=2015), [film("13", "Whiplash", 2013)]).state == "not_found"


def test_d21_two_that_are_equal_are_a_tie_with_both() -> None:
    verdict = judge(Known("movie", "Crash", year=2004), [film("2", "Crash", 2004), film("1", "Crash", 2004, popularity=99), film("3", "Crash", 1996)])
    assert (verdict.state, verdict.best) == ("tie", None)
    assert [scored.candidate.id for scored in verdict.ranked] == ["1", "2", "3"]
    assert verdict.evidence == "2 candidates, search 0.89, runner-up 0.89: title, year"


def test_a_slip_of_the_pen_is_none_where_another_bears_the_very_title() -> None:
    known = Known("movie", "The Untouchables", year=2011)
    assert judge(known, [film("1", "The Intouchables", 2011)]).state == "matched"
    assert judge(known, [film("1", "The Intouchables", 2011), film("2", "The Untouchables", 1987)]).state == "not_found"


def test_d21_what_bears_the_title_goes_before_what_is_also_called_so() -> None:
    very, also = film("1", "War of the Worlds", 2005), film("2", "Invasion", 2005, other_titles=("War of the Worlds",))
    verdict = judge(Known("movie", "War of the Worlds", year=2005), [also, very])
    assert (verdict.state, verdict.best) == ("matched", very)
    assert judge(Known("movie", "War of the Worlds", year=2005), [also, msgspec.structs.replace(very, year=2006)]).best == also
    nearby = [msgspec.structs.replace(also, year=2006), msgspec.structs.replace(very, year=2006)]
    assert judge(Known("movie", "War of the Worlds", year=2005), nearby).best == nearby[1]


def test_also_known_as_is_two_titles() -> None:
    for title in ("Borgman aka The Stranger", "The Stranger (a.k.a. Borgman)"):
        assert judge(Known("movie", title, year=2013), [film("1", "Borgman", 2013)]).state == "matched", title


def test_the_same_candidate_twice_is_one() -> None:
    assert judge(Known("movie", "Crash", year=2004), [film("2", "Crash", 2004)] * 2).state == "matched"


def test_d21_the_facts_are_told_apart_for_the_cards() -> None:
    known = Known("movie", "Der müde Tod", year=1921, runtime_minutes=114, country="Germany", directors=("Lang, Fritz",))
    destiny = film("1", "Destiny", 1921, original_title="Der müde Tod", runtime_minutes=114, country="DE", directors=("Fritz Lang",))
    other = film("2", "Destiny", 2006, runtime_minutes=92, country="US", directors=("Somebody Else",))
    verdict = judge(known, [other, destiny])
    assert words(verdict) == {"original_title": "same", "year": "same", "runtime": "same", "country": "same", "director": "same"}
    assert words(verdict, 1) == {"title": "differs", "year": "differs", "runtime": "differs", "country": "differs", "director": "differs"}
    assert verdict.ranked[0].reasons[1] == Reason("same", "year", 1921, 1921)
    assert 0.95 < verdict.score < 1
    assert verdict.evidence == f"search {verdict.score:.2f}, runner-up 0.00: original_title, year, runtime, country, director"


def test_unknown_facts_are_no_reasons() -> None:
    verdict = judge(Known("movie", "Destiny", runtime_minutes=0), [film("1", "Destiny", None, runtime_minutes=90)])
    assert words(verdict) == {"title": "same"}


def test_d21_more_is_needed_where_no_year_is_known() -> None:
    assert judge(Known("movie", "Up"), [film("1", "Up", 2009)]).state == "not_found"
    assert judge(Known("movie", "Up", runtime_minutes=96), [film("1", "Up", 2009, runtime_minutes=96)]).state == "matched"
    assert judge(Known("movie", "No Country for Old Men"), [film("1", "No Country for Old Men", 2007)]).state == "matched"


def test_d21_more_episodes_than_the_show_has_speak_against_it() -> None:
    def show(key: str, year: int, episodes: int) -> Candidate:
        return Candidate(Provider.TMDB, key, "show", "House of Cards", year=year, episodes=episodes)

    both = [show("uk", 1990, 4), show("us", 2013, 73)]
    assert judge(Known("show", "House of Cards", episodes=60), both).ranked[0].candidate.id == "us"
    assert judge(Known("show", "House of Cards", year=1990, episodes=60), both).state == "not_found"
    assert judge(Known("show", "House of Cards", year=2013, episodes=3), both).state == "matched"


def test_the_constants_keep_the_rules_apart() -> None:
    assert MATCHED > 0
    assert 0 < CLEAR <= 8, "a runtime alone tells two apart"


def test_no_candidates() -> None:
    assert judge(Known("movie", "Crash"), []) == Verdict("not_found", None, 0.0, None, "no candidates", ())


def test_a_longer_runtime_of_an_edition_is_not_doubtful_in_a_search() -> None:
    offered = [film("1", "Kingdom of Heaven", 2005, runtime_minutes=144)]
    assert words(judge(Known("movie", "Kingdom of Heaven (Director's Cut)", year=2005, runtime_minutes=194), offered))["runtime"] == "near"
    assert words(judge(Known("movie", "Kingdom of Heaven", year=2005, runtime_minutes=194), offered))["runtime"] == "differs"


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        (by_id("imdb", "tt0012494"), Evidence("imdb", "tt0012494")),
        (
            by_search(0.974, 0.61, (Reason("same", "title"), Reason("near", "runtime"), Reason("differs", "country"))),
            Evidence("search", score=0.97, runner_up=0.61, same=("title",), near=("runtime",), differs=("country",)),
        ),
        (by_search(0.9, 0.89, (Reason("same", "title"),), 2), Evidence("search", score=0.9, runner_up=0.89, equals=2, same=("title",))),
        (by_search(0.0, None, ()), Evidence("search", score=0.0)),
        ("no candidates", Evidence(None)),
        (with_gone("no candidates", {"tmdb": "9"}), Evidence(None, gone=("tmdb 9",))),
        ("2 candidates, imdb tt1", Evidence("imdb", "tt1", equals=2)),
        ("plex plex://movie/5d7768ba96b655001fdc0408", Evidence("plex", "plex://movie/5d7768ba96b655001fdc0408")),
        ("the user chose it", None),
        ("search", None),
        ("search nan", None),
        ("", None),
    ],
)
def test_evidence_can_be_read_again(line: str, evidence: Evidence | None) -> None:
    assert read_evidence(line) == evidence
