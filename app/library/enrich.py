"""Asks one provider about one title: by its ids, else by name and judgement; what came of it is a value, stored later with others (D20 to D22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from app.domain.cancel import Cancel
from app.domain.enrichment import Due, Outcome
from app.domain.items import ExternalIds
from app.domain.match import Verdict, judge
from app.domain.match_evidence import by_id, read_evidence, with_gone
from app.domain.problems import BadAnswer, Missing, Problem, Refused, Spent
from app.domain.provided import Candidate, Known, Provider
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider

ASKED_BY: Mapping[Provider, tuple[str, ...]] = {
    Provider.TMDB: ("tmdb", "imdb", "tvdb"),
    Provider.TVDB: ("tvdb", "imdb"),
    Provider.TVMAZE: ("tvdb", "imdb"),
    Provider.OMDB: ("imdb",),
}
"""The ids that lead to a provider's title, its own first."""
OWN: Mapping[Provider, str] = {Provider.TMDB: "tmdb", Provider.TVDB: "tvdb", Provider.OMDB: "imdb"}
SEARCHED = frozenset({Provider.TMDB, Provider.TVDB, Provider.TVMAZE})
"""OMDb is asked by IMDb id alone (D24)."""
LOOKED_AT = 5
"""Candidates of an unclear search that are looked at closely: with other titles, runtime, directors."""
WORTH_A_LOOK = 0.4
NEARLY = 0.2
"""A runner-up as near as this to the winner is looked at too."""


class Answered(NamedTuple):
    """What came of asking. `outcome` is None where the title is not at fault: the key, the day's quota. `trouble` is what went wrong, where something did."""

    outcome: Outcome | None
    trouble: Problem | None = None


def enrich_one(provider: MetadataProvider, due: Due, known: Callable[[], Known | None], now: int, cancel: Cancel) -> Answered:
    """Ask one provider what it knows of one title; no transaction is open meanwhile. `known` is read only for a search; `now` is UTC seconds.

    A failure is an error, never a match with nothing (D22). Raises Cancelled.
    """
    try:
        return Answered(_Errand(provider, due, known, now, cancel).run())
    except Spent as problem:
        return Answered(None, problem)
    except Refused as problem:
        return _refused(provider, due, problem, now, cancel)
    except Problem as problem:
        return Answered(failed(due, problem, now), problem)


def failed(due: Due, problem: Problem, now: int) -> Outcome:
    """The outcome of a question that failed: it is asked again later, in growing gaps."""
    return Outcome(due.kind, due.id, due.provider, "error", reason=str(problem), asked=due.facets, tried_at=now)


def _refused(provider: MetadataProvider, due: Due, problem: Problem, now: int, cancel: Cancel) -> Answered:
    """A key that is no good burns no titles (D24); a title that a good key may not see is at fault itself."""
    try:
        provider.check(cancel)
    except Problem as other:
        return Answered(None, other if isinstance(other, Refused | Spent) else problem)
    return Answered(failed(due, problem, now))


class _Errand:
    """One title. `_gone` are ids that the provider no longer has, by name."""

    def __init__(self, provider: MetadataProvider, due: Due, known: Callable[[], Known | None], now: int, cancel: Cancel) -> None:
        self._provider = provider
        self._name = NAMES[due.provider]
        self._due = due
        self._known = known
        self._now = now
        self._cancel = cancel
        self._gone: dict[str, str] = {}
        self._missing: set[str] = set()

    def run(self) -> Outcome:
        due = self._due
        if due.pinned and due.provider_id:
            found = self._filled(due.provider_id, None, due.provider.value, due.provider_id)
            return found or self._not_found(f"{self._name} no longer has the title that you chose.", None)
        own = OWN.get(due.provider)
        if due.provider_id and (own is None or getattr(due.ids, own) in (None, due.provider_id)):
            found = self._filled(due.provider_id, None, own or due.provider.value, due.provider_id)
            if found is not None:
                return found
        return self._by_ids() or self._by_name()

    def _by_ids(self) -> Outcome | None:
        for name in ASKED_BY[self._due.provider]:
            value: str | None = getattr(self._due.ids, name)
            if not value or value == self._gone.get(name):
                continue
            its_id = self._provider.resolve(self._due.kind, _only(name, value), self._cancel)
            if its_id is not None and its_id not in self._missing and (found := self._filled(its_id, by_id(name, value), name, value)):
                return found
        return None

    def _by_name(self) -> Outcome:
        if self._due.provider not in SEARCHED:
            return self._not_found(f"{self._name} does not have this title's id.", None)
        known = self._known()
        if known is None:
            return self._not_found("The title has left the library.", None)
        known = msgspec.structs.replace(known, ids=msgspec.structs.replace(known.ids, **dict.fromkeys(self._gone)))
        verdict = self._searched(known)
        if verdict.best is not None:
            found = self._filled(verdict.best.id, verdict.evidence, self._due.provider.value, verdict.best.id)
            return found or self._not_found(f"{self._name} no longer has the title that it found.", None)
        return self._not_found(self._why_not(verdict), with_gone(verdict.evidence, self._gone))

    def _searched(self, known: Known) -> Verdict:
        """Judge what a search brings; where that is not clear, with all that the provider tells of the likeliest."""
        candidates: dict[str, Candidate] = {}
        verdict = judge(known, ())
        for title in dict.fromkeys(one for one in (known.title, known.original_title, *known.other_titles[:1]) if one):
            for one in self._provider.search(known.kind, title, known.year, self._cancel):
                if one.id not in self._missing:
                    candidates.setdefault(one.id, one)
            verdict = self._looked_at(known, candidates)
            if verdict.state == "matched":
                break
        return verdict

    def _looked_at(self, known: Known, candidates: dict[str, Candidate]) -> Verdict:
        first = judge(known, tuple(candidates.values()))
        some = [one for one in first.ranked if one.score >= WORTH_A_LOOK][:LOOKED_AT]
        if first.state == "matched":
            some = [one for one in some if one.score >= first.score - NEARLY]
        for one in some:
            try:
                candidates[one.candidate.id] = self._provider.candidate(known.kind, one.candidate.id, self._cancel)
            except Missing:
                self._missing.add(one.candidate.id)
                del candidates[one.candidate.id]
        return judge(known, tuple(candidates.values())) if some else first

    def _filled(self, its_id: str, evidence: str | None, name: str, value: str) -> Outcome | None:
        """The match with what it brings; None when the provider no longer has it."""
        due = self._due
        try:
            provided = self._provider.provide(due.kind, its_id, due.facets, self._cancel)
        except Missing:
            self._missing.add(its_id)
            self._gone[name] = value
            return None
        if not provided.facets:
            raise BadAnswer(f"{self._name} told nothing of this title.")
        told = with_gone(evidence, self._gone) if evidence else None
        return Outcome(due.kind, due.id, due.provider, "matched", its_id, told, provided=provided, asked=due.facets, tried_at=self._now)

    def _not_found(self, reason: str, evidence: str | None) -> Outcome:
        due = self._due
        return Outcome(due.kind, due.id, due.provider, "not_found", evidence=evidence, reason=reason, asked=due.facets, tried_at=self._now)

    def _why_not(self, verdict: Verdict) -> str:
        gone = "".join(f" It no longer has {name} {value}." for name, value in self._gone.items())
        if verdict.state == "tie":
            told = read_evidence(verdict.evidence)
            return f"{told.equals if told and told.equals else 2} candidates are equally likely.{gone}"
        if not verdict.ranked:
            return f"{self._name} knows no title of this name.{gone}"
        return f"{self._name} has no title that is clearly this one.{gone}"


def _only(name: str, value: str) -> ExternalIds:
    return ExternalIds(**{name: value})
