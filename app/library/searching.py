"""Looks for a title at one provider by its names: a few questions, each wider than the last, and a judgement of what they bring (D21)."""

from __future__ import annotations

import logging

from app.domain.cancel import Cancel
from app.domain.match import Verdict, judge
from app.domain.match_likeness import SAME, alike
from app.domain.match_reading import questions
from app.domain.match_titles import form
from app.domain.problems import BadAnswer, Missing
from app.domain.provided import Candidate, Known
from app.metadata.provider import MetadataProvider

log = logging.getLogger(__name__)
LOOKED_AT = 5
"""Candidates of an unclear search that are looked at closely: with other titles, runtime, directors."""
_LOOKS = 8
"""So many of all its searches."""
_WORTH_A_LOOK = 0.4
_NEARLY = 0.2
"""A runner-up as near as this to the winner is looked at too."""


class Search:
    """One title at one provider. `missing` are ids that the provider does not have, added to as they are met."""

    def __init__(self, provider: MetadataProvider, known: Known, missing: set[str], cancel: Cancel) -> None:
        self._provider = provider
        self._known = known
        self._missing = missing
        self._cancel = cancel
        self._found: dict[str, Candidate] = {}
        self._closely: set[str] = set()

    def run(self) -> Verdict:
        """The verdict of the first question that finds it, else of all together. At most four searches. Raises Problem or Cancelled."""
        verdict = judge(self._known, ())
        for words, year in questions(self._known):
            before = len(self._found)
            heard = self._ask(words, year)
            if year is not None and not _any_called(words, heard):
                continue  # the very title may be of another year: what is only alike waits for the wider question
            if len(self._found) > before or not verdict.ranked:
                verdict = self._judged()
            if verdict.state == "matched":
                return verdict
        return self._judged() if len(self._found) > len(verdict.ranked) else verdict

    def _ask(self, words: str, year: int | None) -> list[Candidate]:
        heard = [one for one in self._provider.search(self._known.kind, words, year, self._cancel) if one.id not in self._missing]
        for one in heard:
            self._found.setdefault(one.id, one)
        return heard

    def _judged(self) -> Verdict:
        """By what a search's list tells; where that is not clear, by all that the provider tells of the likeliest."""
        first = judge(self._known, tuple(self._found.values()))
        some = [one for one in first.ranked if one.score >= _WORTH_A_LOOK][:LOOKED_AT]
        if first.state == "matched":
            some = [one for one in some if one.score >= first.score - _NEARLY]
        new = [one.candidate.id for one in some if one.candidate.id not in self._closely][: _LOOKS - len(self._closely)]
        for its_id in new:
            self._look(its_id)
        return judge(self._known, tuple(self._found.values())) if new else first

    def _look(self, its_id: str) -> None:
        """A candidate of which no more can be read is judged by what the list told of it."""
        self._closely.add(its_id)
        try:
            self._found[its_id] = self._provider.candidate(self._known.kind, its_id, self._cancel)
        except Missing:
            self._missing.add(its_id)
            del self._found[its_id]
        except BadAnswer as problem:
            log.info("candidate %s of %s: %s", its_id, self._provider.provider, problem)


def _any_called(words: str, candidates: list[Candidate]) -> bool:
    mine = form(words)
    return any(alike(mine, form(title)) >= SAME for one in candidates for title in (one.title, one.original_title) if title)
