"""Asks one provider about one title: by its ids, else by name and judgement; what came of it is a value, stored later with others (D20 to D22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from app.domain.cancel import Cancel
from app.domain.enrichment import Due, Outcome
from app.domain.items import ExternalIds
from app.domain.match import Verdict, judge
from app.domain.match_evidence import by_id, read_evidence, with_contradiction, with_gone
from app.domain.problems import BadAnswer, Missing, Problem, Refused, Spent
from app.domain.provided import Facet, Known, Order, OrderedEpisode, Provider
from app.library.ordering import ordered
from app.library.searching import Search
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider, Ordering

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
    return _outcome(due, "error", now, reason=str(problem))


def _outcome(due: Due, state: Literal["matched", "not_found", "error"], now: int, **more: Any) -> Outcome:
    return Outcome(due.kind, due.id, due.provider, state, asked=due.facets, tried_at=now, words=due.words, chosen=due.pinned, **more)


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
        for name, value in self._ids():
            if value == self._gone.get(name):
                continue
            its_id = self._led(name, value)
            if its_id is not None and its_id not in self._missing and (found := self._filled(its_id, by_id(name, value), name, value)):
                return self._agreed(found)
        return None

    def _ids(self) -> list[tuple[str, str]]:
        """The ids that lead to this provider's title, by name, its own first. TVDB counts its films apart, and nobody else knows those numbers."""
        names = (name for name in ASKED_BY[self._due.provider] if not (name == "tvdb" and self._due.kind == "movie"))
        return [(name, value) for name in names if (value := getattr(self._due.ids, name))]

    def _led(self, name: str, value: str) -> str | None:
        """The provider's title of one id; what leads nowhere, or to what is no title of this kind, is gone."""
        its_id = self._provider.resolve(self._due.kind, _only(name, value), self._cancel)
        if its_id is None:
            self._gone[name] = value
        return its_id

    def _agreed(self, found: Outcome) -> Outcome:
        """What an id led to, unless the title's other ids lead to another that is clearly this one by its facts: a server may err in one of them."""
        told = found.provided.ids if found.provided else ExternalIds()
        against = {name: value for name, value in self._ids() if (other := getattr(told, name)) and other != value}
        led = {name: its_id for name, value in against.items() if (its_id := self._led(name, value)) not in {None, found.provider_id}}
        if not against:
            return found
        if led and (best := self._likelier(found, led)) is not None:
            name = next(name for name, its_id in led.items() if its_id == best)
            mine = {name: value for name, value in self._ids() if name not in led}
            other = self._filled(best, with_contradiction(by_id(name, against[name]), mine), name, against[name])
            return other or found
        return msgspec.structs.replace(found, evidence=with_contradiction(found.evidence or "", against))

    def _likelier(self, found: Outcome, led: dict[str, str]) -> str | None:
        """Which of the titles that the other ids lead to is clearly this one, if any; ids apart, for these contradict each other."""
        known = self._known()
        if known is None:
            return None
        known = msgspec.structs.replace(known, ids=ExternalIds())
        offered = []
        for its_id in dict.fromkeys((found.provider_id or "", *led.values())):
            try:
                offered.append(self._provider.candidate(self._due.kind, its_id, self._cancel))
            except Missing:
                self._missing.add(its_id)
        verdict = judge(known, offered)
        return verdict.best.id if verdict.best and verdict.best.id in led.values() else None

    def _by_name(self) -> Outcome:
        if self._due.provider not in SEARCHED:
            return self._not_found(f"{self._name} does not have this title's id.", None)
        known = self._known()
        if known is None:
            return self._not_found("The title has left the library.", None)
        known = msgspec.structs.replace(known, ids=msgspec.structs.replace(known.ids, **dict.fromkeys(self._gone)))
        verdict = Search(self._provider, known, self._missing, self._cancel).run()
        if verdict.best is not None:
            found = self._filled(verdict.best.id, verdict.evidence, self._due.provider.value, verdict.best.id)
            return found or self._not_found(f"{self._name} no longer has the title that it found.", None)
        return self._not_found(self._why_not(verdict), with_gone(verdict.evidence, self._gone))

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
        return _outcome(due, "matched", self._now, provider_id=its_id, evidence=told, provided=provided, ordered=self._ordered(its_id))

    def _ordered(self, its_id: str) -> tuple[Order, tuple[OrderedEpisode, ...]] | None:
        """The order that the user chose for the episodes, with those that are new in it; as it was where it cannot be read."""
        order = self._due.order
        if order is None or Facet.EPISODES not in self._due.facets or not isinstance(self._provider, Ordering):
            return None
        try:
            episodes = ordered(self._provider, its_id, order, self._cancel)
        except (BadAnswer, Missing):
            return None
        return (order, episodes) if episodes else None

    def _not_found(self, reason: str, evidence: str | None) -> Outcome:
        return _outcome(self._due, "not_found", self._now, evidence=evidence, reason=reason)

    def _why_not(self, verdict: Verdict) -> str:
        gone = "".join(f" It does not have {name} {value}." for name, value in self._gone.items())
        if verdict.state == "tie":
            told = read_evidence(verdict.evidence)
            return f"{told.equals if told and told.equals else 2} candidates are equally likely.{gone}"
        if not verdict.ranked:
            return f"{self._name} knows no title of this name.{gone}"
        return f"{self._name} has no title that is clearly this one.{gone}"


def _only(name: str, value: str) -> ExternalIds:
    return ExternalIds(**{name: value})
