"""The line that says why a match is one, or is none: written once, kept with the match, put into words by the views (D21)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from app.domain.match_facts import Reason

_LINE = re.compile(r"^(?:(\d+) candidates, )?(no candidates|search|[a-z]+)(?: (\S+?))?(?:, runner-up ([01]\.\d\d))?(?:: (.+))?$")
_IDS = frozenset({"imdb", "tmdb", "tvdb", "youtube", "plex"})


class Evidence(NamedTuple):
    """Why a match is one, or is none.

    `by` is the name of the id that decided, with its `id`, or "search" with its `score` and the next one's, from 0 to 1; None without candidates. `equals` is
    the number of candidates of a tie. The last three are the machine words of Reason.
    """

    by: str | None
    id: str | None = None
    score: float | None = None
    runner_up: float | None = None
    equals: int | None = None
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """Ids that the provider no longer has, as "tmdb 550"."""


def by_id(name: str, value: str) -> str:
    """The line of a match by a known id: "imdb tt0012494"."""
    return f"{name} {value}"


def by_search(score: float, runner_up: float | None, reasons: tuple[Reason, ...], equals: int | None = None) -> str:
    """The line of a search: "search 0.97, runner-up 0.61: original_title, year, near runtime, not country", a tie's with "2 candidates, " before it."""
    words = [{"same": "", "near": "near ", "differs": "not "}[reason.sign] + reason.what for reason in reasons]
    tie = f"{equals} candidates, " if equals else ""
    beside = "" if runner_up is None else f", runner-up {runner_up:.2f}"
    told = f": {', '.join(dict.fromkeys(words))}" if words else ""
    return f"{tie}search {score:.2f}{beside}{told}"


NO_CANDIDATES = "no candidates"
"""The line of a search that brought nothing."""


def read_evidence(line: str) -> Evidence | None:
    """A line taken apart; None when it is no such line."""
    found = _LINE.match(line)
    if not found:
        return None
    equals = int(found[1]) if found[1] else None
    words = found[5].split(", ") if found[5] else []
    gone = tuple(word.removeprefix("gone ") for word in words if word.startswith("gone "))
    if found[2] == NO_CANDIDATES and found[3] is None:
        return Evidence(None, gone=gone)
    if not found[3]:
        return None
    told = Evidence(
        found[2],
        found[3],
        equals=equals,
        same=tuple(word for word in words if " " not in word),
        near=tuple(word.removeprefix("near ") for word in words if word.startswith("near ")),
        differs=tuple(word.removeprefix("not ") for word in words if word.startswith("not ")),
        gone=gone,
    )
    if found[2] in _IDS:
        return told
    if found[2] != "search" or not re.fullmatch(r"[01]\.\d\d", found[3]):
        return None
    return told._replace(id=None, score=float(found[3]), runner_up=float(found[4]) if found[4] else None)


def with_gone(line: str, gone: Mapping[str, str]) -> str:
    """The line with the ids, by name, that the provider does not have: "imdb tt0012494: gone tmdb 550"."""
    return _with(line, [f"gone {name} {value}" for name, value in gone.items()])


def with_contradiction(line: str, others: Mapping[str, str]) -> str:
    """The line of a title whose other ids, by name, the provider has for another: "tmdb 653: not imdb"."""
    return _with(line, [f"not {name}" for name in others])


def _with(line: str, words: list[str]) -> str:
    return f"{line}{', ' if ': ' in line else ': '}{', '.join(words)}" if words else line
