"""The labelled cases of matching: real titles, what a search for them would list, and which of these it is (D21).

`match_cases/titles-*.json` holds the facts of the titles once; every other file there is a category: what is known of a title, the keys of its candidates, and
`expect`, the key of the right one. Without one the right answer is none, or with `tie` several that are equal. With `bare` the candidates tell no more
than a search's list does: title, original title, year. `more-*.json`, with `titles-more.json`, were written
later, from public facts and by someone who knew the rules; the rules were then mended by what they got wrong, so none of these is held out.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from app.domain.items import ExternalIds
from app.domain.match import judge
from app.domain.provided import Candidate, Known, Provider

FOLDER = Path(__file__).parent / "match_cases"
PRECISION, RECALL = 0.995, 0.95
MENDED_BY = "more-"
"""Categories whose every case was looked at while the rules were mended."""


class Title(msgspec.Struct, frozen=True, omit_defaults=True):
    """One title's facts."""

    kind: str
    title: str
    original_title: str | None = None
    other_titles: tuple[str, ...] = ()
    year: int | None = None
    runtime_minutes: float | None = None
    seasons: int | None = None
    episodes: int | None = None
    country: str | None = None
    directors: tuple[str, ...] = ()
    ids: ExternalIds = ExternalIds()


class Labelled(msgspec.Struct, frozen=True, omit_defaults=True):
    """One case as it is written down."""

    known: Known
    candidates: tuple[str, ...]
    expect: str | None
    tie: bool = False
    bare: bool = False


class Case(NamedTuple):
    """One case, ready to be judged; `held_out` are those that the constants were not chosen on."""

    category: str
    known: Known
    candidates: tuple[Candidate, ...]
    expect: str | None
    tie: bool
    held_out: bool


class Figures(NamedTuple):
    """What judging some cases came to. `wrong` and `missed` are the cases of those two kinds, with what was chosen instead."""

    cases: int
    matchable: int
    matched: int
    right: int
    ties: int
    ties_seen: int
    wrong: tuple[tuple[Case, str], ...]
    missed: tuple[Case, ...]

    @property
    def precision(self) -> float:
        """Of the matches made, the share that is right; 1 when none was made."""
        return self.right / self.matched if self.matched else 1.0

    @property
    def recall(self) -> float:
        """Of the titles that have a match among their candidates, the share that found it."""
        return self.right / self.matchable if self.matchable else 1.0


@cache
def cases() -> tuple[Case, ...]:
    """Every labelled case."""
    titles: dict[str, Title] = {}
    for file in sorted(FOLDER.glob("titles-*.json")):
        titles |= msgspec.json.decode(file.read_bytes(), type=dict[str, Title])
    found = []
    for file in sorted(FOLDER.glob("*.json")):
        if not file.name.startswith("titles-"):
            found += [_case(file.stem, each, titles) for each in msgspec.json.decode(file.read_bytes(), type=list[Labelled])]
    return tuple(found)


def figures(some: Iterable[Case]) -> Figures:
    """Judges the cases."""
    all_of_them = list(some)
    wrong, missed, ties_seen, right, matched = [], [], 0, 0, 0
    for case in all_of_them:
        verdict = judge(case.known, case.candidates)
        ties_seen += case.tie and verdict.state == "tie"
        matched += verdict.best is not None
        if verdict.best is not None and verdict.best.id != case.expect:
            wrong.append((case, verdict.best.id))
        elif case.expect and verdict.best is None:
            missed.append(case)
        right += verdict.best is not None and verdict.best.id == case.expect
    matchable = sum(case.expect is not None for case in all_of_them)
    return Figures(len(all_of_them), matchable, matched, right, sum(case.tie for case in all_of_them), ties_seen, tuple(wrong), tuple(missed))


def without_the_right_one(some: Iterable[Case]) -> list[Case]:
    """The cases that have a right answer, with that taken off the list: all that is left to choose is wrong."""
    return [
        case._replace(expect=None, candidates=tuple(each for each in case.candidates if each.id != case.expect)) for case in some if case.expect is not None
    ]


def by_category(some: Iterable[Case]) -> dict[str, list[Case]]:
    """The cases of each category."""
    found: dict[str, list[Case]] = defaultdict(list)
    for case in some:
        found[case.category].append(case)
    return dict(found)


def _case(category: str, labelled: Labelled, titles: dict[str, Title]) -> Case:
    candidates = tuple(_candidate(key, titles[key], bare=labelled.bare) for key in labelled.candidates)
    key = f"{category} {msgspec.json.encode(labelled.known).decode()}"
    return Case(category, labelled.known, candidates, labelled.expect, labelled.tie, not category.startswith(MENDED_BY) and zlib.crc32(key.encode()) % 2 == 1)


def _candidate(key: str, title: Title, *, bare: bool) -> Candidate:
    kind: Literal["movie", "show"] = "show" if title.kind == "show" else "movie"
    # Popularity has nothing to do with the truth here, as it must not in the verdict.
    found = Candidate(Provider.TMDB, key, kind, title.title, title.original_title, year=title.year, popularity=zlib.crc32(key.encode()) % 997)
    if bare:
        return found
    names = ("other_titles", "runtime_minutes", "seasons", "episodes", "country", "directors", "ids")
    return msgspec.structs.replace(found, **{name: getattr(title, name) for name in names})
