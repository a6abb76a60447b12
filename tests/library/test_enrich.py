"""Asking one provider about one title: ids first, then a judged search, the user's choice kept, failures as what they are (D20 to D24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
import pytest

from app.domain.cancel import Cancel
from app.domain.enrichment import Due, Outcome
from app.domain.items import ExternalIds, Facts
from app.domain.match_evidence import read_evidence
from app.domain.problems import BadAnswer, Cancelled, Missing, Problem, Refused, Spent, Unreachable
from app.domain.provided import Candidate, Facet, Known, Provided, Provider
from app.library.enrich import Answered, enrich_one
from app.metadata.provider import TitleKind

NOW = 1_760_000_000
DETAILS = frozenset({Facet.DETAILS})
NO_IDS = ExternalIds()


@dataclass
class Shelf:
    """A provider with these titles by id, and the ids of others that lead to them; `asked` is what it was asked."""

    titles: dict[str, Candidate] = field(default_factory=dict)
    led: dict[str, str] = field(default_factory=dict)
    trouble: dict[str, Problem] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    provider: Provider = Provider.TMDB
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)
    empty: bool = False
    others: dict[str, ExternalIds] = field(default_factory=dict)
    """What it tells of its titles' ids elsewhere."""

    def _ask(self, what: str, detail: object) -> None:
        self.asked.append(f"{what} {detail}")
        if what in self.trouble:
            raise self.trouble[what]

    def resolve(self, _kind: TitleKind, ids: ExternalIds, _cancel: Cancel, /) -> str | None:
        if ids.tmdb and self.provider is Provider.TMDB:
            return ids.tmdb
        self._ask("resolve", ids.imdb or ids.tvdb)
        return self.led.get(ids.imdb or ids.tvdb or "")

    def search(self, _kind: TitleKind, title: str, year: int | None, _cancel: Cancel, /) -> list[Candidate]:
        self._ask("search", f"{title} {year or 'any year'}")
        return list(self.titles.values())

    def candidate(self, _kind: TitleKind, its_id: str, _cancel: Cancel, /) -> Candidate:
        self._ask("candidate", its_id)
        if its_id not in self.titles:
            raise Missing("gone")
        return self.titles[its_id]

    def provide(self, _kind: TitleKind, its_id: str, facets: frozenset[Facet], _cancel: Cancel, /) -> Provided:
        self._ask("provide", its_id)
        if its_id not in self.titles:
            raise Missing("gone")
        return Provided(self.others.get(its_id, ExternalIds()), {} if self.empty else {facet: Facts(title=self.titles[its_id].title) for facet in facets})

    def check(self, _cancel: Cancel, /) -> None:
        self._ask("check", "")


def film(its_id: str, title: str = "Nosferatu", year: int = 1922) -> Candidate:
    return Candidate(Provider.TMDB, its_id, "movie", title, year=year)


def asked(shelf: Shelf, ids: ExternalIds = NO_IDS, *, provider_id: str | None = None, pinned: bool = False, title: str = "Nosferatu") -> Answered:
    due = Due("movie", 7, shelf.provider, ids, DETAILS, provider_id, pinned)
    return enrich_one(shelf, due, lambda: Known("movie", title, year=1922), NOW, Cancel())


def outcome(answered: Answered) -> Outcome:
    assert answered.outcome is not None
    return answered.outcome


def test_d21_a_known_id_is_used_never_a_search() -> None:
    shelf = Shelf({"653": film("653"), "9": film("9")})
    found = outcome(asked(shelf, ExternalIds(tmdb="653", imdb="tt0013442")))
    assert (found.state, found.provider_id, found.evidence) == ("matched", "653", "tmdb 653")
    assert shelf.asked == ["provide 653"]


def test_d21_an_id_that_is_gone_gives_way_to_the_others_and_the_evidence_says_so() -> None:
    shelf = Shelf({"653": film("653")}, led={"tt0013442": "653"})
    found = outcome(asked(shelf, ExternalIds(tmdb="404", imdb="tt0013442")))
    assert (found.state, found.provider_id, found.evidence) == ("matched", "653", "imdb tt0013442: gone tmdb 404")
    told = read_evidence(found.evidence or "")
    assert told is not None
    assert (told.by, told.gone) == ("imdb", ("tmdb 404",))


def test_d21_then_to_a_search_which_is_judged() -> None:
    shelf = Shelf({"653": film("653"), "10": film("10", "Nosferatu the Vampyre", 1979)})
    found = outcome(asked(shelf, ExternalIds(tmdb="404")))
    assert (found.state, found.provider_id) == ("matched", "653")
    told = read_evidence(found.evidence or "")
    assert told is not None
    assert (told.by, told.gone) == ("search", ("tmdb 404",))
    assert shelf.asked[-1] == "provide 653"


def test_d21_an_id_that_leads_nowhere_gives_way_to_a_search_and_does_not_rule_out_what_that_finds() -> None:
    shelf = Shelf({"653": msgspec.structs.replace(film("653"), ids=ExternalIds(imdb="tt0013442"))})
    found = outcome(asked(shelf, ExternalIds(imdb="tt9999999", tvdb="5")))  # such as an episode's id; TVDB numbers films apart
    assert (found.state, found.provider_id) == ("matched", "653")
    told = read_evidence(found.evidence or "")
    assert told is not None
    assert (told.by, told.gone) == ("search", ("imdb tt9999999",))
    assert "resolve 5" not in shelf.asked


RIGHT, WRONG = film("653"), film("9", "Some Other Film", 1999)


@pytest.mark.parametrize(
    ("server", "elsewhere", "its_id", "evidence"),
    [
        pytest.param(ExternalIds(tmdb="9", imdb="tt1"), {"9": ExternalIds(imdb="tt2")}, "653", "imdb tt1: not tmdb", id="the first id is wrong"),
        pytest.param(ExternalIds(tmdb="653", imdb="tt2"), {"653": ExternalIds(imdb="tt1")}, "653", "tmdb 653: not imdb", id="the second id is wrong"),
        pytest.param(ExternalIds(tmdb="653", imdb="tt3"), {"653": ExternalIds(imdb="tt1")}, "653", "tmdb 653: not imdb", id="the second leads nowhere"),
        pytest.param(ExternalIds(tmdb="653", imdb="tt1"), {"653": ExternalIds(imdb="tt1")}, "653", "tmdb 653", id="both agree"),
        pytest.param(ExternalIds(tmdb="653", imdb="tt2"), {}, "653", "tmdb 653", id="nothing contradicts"),
    ],
)
def test_d21_ids_that_contradict_each_other_are_judged_by_facts_and_the_evidence_says_so(
    server: ExternalIds, elsewhere: dict[str, ExternalIds], its_id: str, evidence: str
) -> None:
    shelf = Shelf({"653": RIGHT, "9": WRONG}, led={"tt1": "653", "tt2": "9"}, others=elsewhere)
    found = outcome(asked(shelf, server))
    assert (found.state, found.provider_id, found.evidence) == ("matched", its_id, evidence)


def test_d21_of_two_ids_neither_of_which_is_clearly_right_the_providers_own_is_used() -> None:
    shelf = Shelf({"8": film("8", "Something", 1980), "9": WRONG}, led={"tt2": "9"}, others={"8": ExternalIds(imdb="tt1")})
    found = outcome(asked(shelf, ExternalIds(tmdb="8", imdb="tt2")))
    assert (found.state, found.provider_id, found.evidence) == ("matched", "8", "tmdb 8: not imdb")
    told = read_evidence(found.evidence or "")
    assert told is not None
    assert (told.by, told.differs) == ("tmdb", ("imdb",))


def test_d21_a_tie_is_not_found_with_its_candidates() -> None:
    found = outcome(asked(Shelf({"1": film("1"), "2": film("2")})))
    assert (found.state, found.provider_id, found.provided) == ("not_found", None, None)
    assert (found.reason or "").startswith("2 candidates")
    assert (found.evidence or "").startswith("2 candidates")


def test_a_title_that_nobody_knows_is_not_found() -> None:
    found = outcome(asked(Shelf({"1": film("1", "Something Else", 1999)}), title="Nobody Knows"))
    assert (found.state, found.provided) == ("not_found", None)
    assert outcome(asked(Shelf())).evidence == "no candidates"


def test_d21_what_the_user_chose_is_never_replaced() -> None:
    shelf = Shelf({"653": film("653")})
    found = outcome(asked(shelf, ExternalIds(tmdb="653"), provider_id="404", pinned=True))
    assert (found.state, found.provided) == ("not_found", None)
    assert shelf.asked == ["provide 404"]
    found = outcome(asked(Shelf({"5": film("5")}), ExternalIds(tmdb="653"), provider_id="5", pinned=True))
    assert (found.state, found.provider_id) == ("matched", "5")


def test_a_server_that_has_another_id_now_is_believed() -> None:
    shelf = Shelf({"653": film("653"), "9": film("9")})
    assert outcome(asked(shelf, ExternalIds(tmdb="653"), provider_id="9")).provider_id == "653"
    assert outcome(asked(shelf, provider_id="9")).provider_id == "9"


def test_d24_ratings_are_asked_for_by_imdb_id_alone() -> None:
    shelf = Shelf({"tt1": film("tt1")}, provider=Provider.OMDB)
    assert outcome(asked(shelf)).state == "not_found"
    assert shelf.asked == []


QUESTIONS = ("resolve", "search", "provide")


@pytest.mark.parametrize(
    ("what", "problem"), [*((what, BadAnswer("broken")) for what in QUESTIONS), *((what, Unreachable("no answer")) for what in (*QUESTIONS, "candidate"))]
)
def test_d22_a_question_that_fails_is_an_error(what: str, problem: Problem) -> None:
    shelf = Shelf({"653": film("653")}, led={} if what in {"search", "candidate"} else {"tt1": "653"}, trouble={what: problem})
    answered = asked(shelf, ExternalIds(imdb="tt1"))
    found = outcome(answered)
    assert answered.trouble is problem
    assert (found.state, found.reason, found.provided) == ("error", str(problem), None)


def test_d21_a_candidate_of_which_no_more_can_be_read_is_judged_by_what_the_list_told() -> None:
    """A runner-up that nobody can read does not lose the title that is found."""
    shelf = Shelf({"653": film("653"), "11": film("11", "Nosferatu the Vampyre", 1979)}, trouble={"candidate": BadAnswer("broken")})
    found = outcome(asked(shelf))
    assert (found.state, found.provider_id) == ("matched", "653")
    assert any(question.startswith("candidate") for question in shelf.asked)


def test_d22_an_answer_that_tells_nothing_is_an_error() -> None:
    found = outcome(asked(Shelf({"653": film("653")}, empty=True), ExternalIds(tmdb="653")))
    assert found.state == "error"


def test_d24_a_wrong_key_burns_no_title_but_a_title_that_is_refused_is_its_own_trouble() -> None:
    refused = Refused("no")
    assert asked(Shelf({"653": film("653")}, trouble={"provide": refused, "check": refused}), ExternalIds(tmdb="653")) == Answered(None, refused)
    answered = asked(Shelf({"653": film("653")}, trouble={"provide": refused}), ExternalIds(tmdb="653"))
    assert (outcome(answered).state, answered.trouble) == ("error", None)


def test_d24_a_day_that_is_used_up_burns_no_title() -> None:
    spent = Spent("tomorrow", NOW + 5.0)
    assert asked(Shelf({"653": film("653")}, trouble={"provide": spent}), ExternalIds(tmdb="653")) == Answered(None, spent)


def test_being_asked_to_stop_is_no_outcome() -> None:
    class Stopped(Shelf):
        def provide(self, _kind: TitleKind, _its_id: str, _facets: frozenset[Facet], _cancel: Cancel, /) -> Provided:
            raise Cancelled

    with pytest.raises(Cancelled):
        asked(Stopped(), ExternalIds(tmdb="653"))
