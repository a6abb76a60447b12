"""Which candidate of a provider is the title that a library holds: score, evidence, verdict (D10, D21)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from app.domain.fold import fold
from app.domain.items import ExternalIds
from app.domain.match_evidence import NO_CANDIDATES, by_id, by_search
from app.domain.match_facts import Reason, Weighed, weigh_country, weigh_director, weigh_episodes, weigh_runtime, weigh_year
from app.domain.match_likeness import NEAR, SAME, alike, misspelt, says_more
from app.domain.match_reading import Reading, reading, readings
from app.domain.match_titles import form
from app.domain.merge import contradict
from app.domain.provided import Candidate, Known, Provider

TITLE_POINTS = 60.0
"""What a title that is the same brings; a similar one its share. Year: 30 more. Runtime, episodes, country and director support or object (match_facts)."""
ALTERNATIVE = 0.97
"""An alternative title counts a little less than the title and the original title, so that the film of that name goes first."""
LACKS_PART = -4.0
"""A candidate without the subtitle that ours has: "Hansel & Gretel: Witch Hunters" is not "Hansel & Gretel", unless more than the year speaks for it."""
TELLING_POINTS = (0.0, 6.0, 8.0)
"""What a long title adds where no year is known: "It" may be anything, "Scenes from the Class Struggle in Beverly Hills" may not."""
ORIGINAL_SAME, ORIGINAL_DIFFERS = 4.0, -8.0
"""Title and original title both the same, or two original titles in one script that differ: remakes and namesakes."""

MATCHED = 76.0
"""The least points of a match.

The same title needs the year, within one (60 + 20 = 80), or without a year a telling title (60 + 12 + 6 = 78) or a runtime (60 + 12 + 8 = 80); a title that is
only alike (0.8 × 60 = 48) needs the very year (78). Chosen on the half of the labelled cases that is for tuning: from 74 on no match is wrong (two are at 72),
and from 79 on one in twenty is lost.
"""
CLEAR = 8.0
"""The least distance between the winner and the next: the very year against the neighbouring one (10), a runtime (8), a director; a country (3) is too little.

The largest distance that loses no labelled case of the tuning half: where it is less, the user sees both.
"""
PLAUSIBLE = 70.0
"""From here on several that are equal are a tie, shown as such: the same title twice, where no year is known (72)."""

_OWN_ID: dict[Provider, str] = {Provider.TMDB: "tmdb", Provider.TVDB: "tvdb", Provider.OMDB: "imdb"}
_ID_NAMES = ("imdb", "tmdb", "tvdb", "youtube", "plex")
_BY_ID = 1000.0
_TITLES = frozenset({"title", "original_title", "other_title"})
_SIGNS = ("same", "near", "differs")
_BEARS_IT = 2
_LINEAR = 85.0
_HIGHEST = 0.99

State = Literal["matched", "not_found", "tie"]


class Scored(NamedTuple):
    """A candidate, its score from 0 to 1 (1: by id), and what speaks for and against it."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


class Verdict(NamedTuple):
    """The outcome of one search.

    `best` is set when matched only; after a tie the first of `ranked` are the equals. `ranked` is every candidate once, best first, equals by id. `evidence`
    is one line for the record; match_evidence.read_evidence takes it apart.
    """

    state: State
    best: Candidate | None
    score: float
    runner_up: float | None
    evidence: str
    ranked: tuple[Scored, ...]


class _Points(NamedTuple):
    """A candidate with its points, which tell apart what the score draws together near 1; `by` is the id that decides, with its name."""

    points: float
    scored: Scored
    by: tuple[str, str] | None = None


def judge(known: Known, candidates: Sequence[Candidate]) -> Verdict:
    """The candidate that is clearly the title, if any.

    A shared id decides (score 1); a contradicting one rules out: leave ids that the provider no longer has out of `known`. Popularity and the order of the
    candidates decide nothing, and each is scored by itself, so one more changes no other's score.
    """
    once = {(candidate.provider, candidate.id): candidate for candidate in candidates}
    ours = readings(known)
    ranked = sorted((_weighed(known, ours, candidate) for candidate in once.values()), key=_order)
    if not ranked:
        return Verdict("not_found", None, 0.0, None, NO_CANDIDATES, ())
    first = ranked[0]
    equals = [each for each in ranked if first.points - each.points < CLEAR and not (each is not first and _yields(each.scored, first.scored))]
    if len(equals) > 1 and first.points >= PLAUSIBLE:
        return _verdict("tie", ranked, len(equals))
    matched = first.points >= MATCHED and not _is_slip(first.scored, ranked[1:])
    return _verdict("matched" if matched else "not_found", ranked)


def _yields(other: Scored, first: Scored) -> bool:
    """Whether what is as likely as the first stands back behind it: it bears our title less, and its year is no better."""
    mine, theirs = {each.what: each.sign for each in first.reasons}, {each.what: each.sign for each in other.reasons}
    return _bears(other) < _bears(first) and _SIGNS.index(mine.get("year", "near")) <= _SIGNS.index(theirs.get("year", "near"))


def _bears(scored: Scored) -> int:
    """How much our title is the candidate's: 3 its title, 2 one of its other titles, 1 only alike, 0 by id or not at all."""
    title = next((each for each in scored.reasons if each.what in _TITLES), None)
    if title is None or title.sign == "differs":
        return 0
    return 1 if title.sign == "near" else 2 if title.what == "other_title" else 3


def _is_slip(first: Scored, others: Sequence[_Points]) -> bool:
    """Whether only letters differ, but another candidate bears the very title: that is no slip of the pen ("The Untouchables", "The Intouchables")."""
    title = next((each for each in first.reasons if each.what in _TITLES), None)
    if title is None or title.sign != "near" or first.score == 1 or {"runtime", "director"} & {each.what for each in first.reasons if each.sign == "same"}:
        return False
    return misspelt(form(str(title.known)), form(str(title.offered))) and any(_bears(each.scored) >= _BEARS_IT for each in others)


def _ids(candidate: Candidate) -> ExternalIds:
    """A candidate's ids with its provider's own."""
    own = _OWN_ID.get(candidate.provider)
    return msgspec.structs.replace(candidate.ids, **{own: candidate.id}) if own else candidate.ids


def _weighed(known: Known, ours: list[Reading], candidate: Candidate) -> _Points:
    if known.kind != candidate.kind:  # before the ids: a film and a show of one provider may have the same number
        return _Points(0.0, Scored(candidate, 0.0, (Reason("differs", "kind", known.kind, candidate.kind),)))
    ids = _ids(candidate)
    theirs = reading(candidate)
    found = max((_searched(known, each, theirs, candidate) for each in ours), key=lambda each: each.points)
    if contradict(known.ids, ids):
        return _Points(0.0, Scored(candidate, 0.0, (Reason("differs", "ids", *_first_contradiction(known.ids, ids)), *found.scored.reasons)))
    for name in _ID_NAMES:
        mine = getattr(known.ids, name)
        if mine and mine == getattr(ids, name):
            return _Points(_BY_ID, Scored(candidate, 1.0, (Reason("same", "ids", mine, mine), *found.scored.reasons)), (name, mine))
    return found


def _first_contradiction(mine: ExternalIds, theirs: ExternalIds) -> tuple[str, str]:
    return next((one, other) for name in _ID_NAMES if (one := getattr(mine, name)) and (other := getattr(theirs, name)) and one != other)


def _searched(known: Known, ours: Reading, theirs: Reading, candidate: Candidate) -> _Points:
    likeness, title, telling = _best_title(ours, theirs)
    year = weigh_year(ours.years, theirs.years)
    edition = any(each.form.edition for each in ours.titles)
    runtime = weigh_runtime(known, candidate, longer_cut=edition)
    weighed = [
        title,
        year,
        _originals(ours, theirs),
        runtime,
        *weigh_episodes(known, candidate),
        weigh_country(known.country, candidate.country, ours.country, theirs.country),
        weigh_director(known, candidate),
    ]
    every = [each for each in weighed if each]
    points = sum(each.points for each in every)
    if not ours.years and likeness >= SAME and (runtime is None or runtime.reason.sign == "same"):
        points += TELLING_POINTS[telling]
    if likeness < NEAR or year.reason.sign == "differs":
        points = min(points, PLAUSIBLE - 1)  # a title that is alike, and the year within one, are asked of every match
    reasons = tuple(each.reason for each in every if each.reason.known is not None and each.reason.offered is not None)
    return _Points(points, Scored(candidate, _score(points), reasons))


def _best_title(ours: Reading, theirs: Reading) -> tuple[float, Weighed, int]:
    """The two titles that are most alike: how alike, their reason, and how telling ours is."""
    best, mine, offered = -1.0, ours.titles[0], theirs.titles[0]
    for one in ours.titles:
        for other in theirs.titles:
            likeness = alike(one.form, other.form) * (ALTERNATIVE if other.what == "other_title" else 1.0)
            if likeness > best:
                best, mine, offered = likeness, one, other
    sign: Literal["same", "near", "differs"] = "same" if best >= SAME else "near" if best >= NEAR else "differs"
    points = TITLE_POINTS * best + (LACKS_PART if best < SAME and says_more(mine.form, offered.form) else 0.0)
    return best, Weighed(points, Reason(sign, offered.what, mine.text, offered.text)), mine.form.telling


def _originals(ours: Reading, theirs: Reading) -> Weighed | None:
    """Two original titles beside the titles. Those in two scripts tell nothing when ours is in Latin letters, for it may be a transcription."""
    mine, other = ours.original, theirs.original
    if not mine:
        return None
    offered = other or theirs.titles[0]
    likeness = alike(mine.form, offered.form)
    if likeness >= SAME:
        return Weighed(ORIGINAL_SAME, Reason("same", "original_title", mine.text, offered.text))
    comparable = other is not None and (not fold(mine.text).isascii() or fold(other.text).isascii())
    return Weighed(ORIGINAL_DIFFERS, Reason("differs", "original_title", mine.text, offered.text)) if comparable and likeness < NEAR else None


def _score(points: float) -> float:
    """Points as 0 to 1, rising all the way: as they are up to 85, then ever slower towards 0.99, for 1 is an id's."""
    if points <= _LINEAR:
        return max(0.0, points / 100)
    room = _HIGHEST - _LINEAR / 100
    return _LINEAR / 100 + room * (1 - math.exp((_LINEAR - points) / 100 / room))


def _order(each: _Points) -> tuple[float, str, int, str]:
    candidate = each.scored.candidate
    return (-each.points, candidate.provider, len(candidate.id), candidate.id)


def _verdict(state: State, ranked: list[_Points], equals: int | None = None) -> Verdict:
    first = ranked[0]
    runner_up = ranked[1].scored.score if len(ranked) > 1 else None
    if first.by:
        line = (f"{equals} candidates, " if equals else "") + by_id(*first.by)
    else:
        line = by_search(first.scored.score, runner_up, first.scored.reasons, equals)
    return Verdict(state, first.scored.candidate if state == "matched" else None, first.scored.score, runner_up, line, tuple(each.scored for each in ranked))
