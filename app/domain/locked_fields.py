"""The fields of a title that the user may lock: what each holds, who says so, and what a typed text means for it (D11, D62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from app.domain.enrichment import TitleKind
from app.domain.problems import Problem

FieldKind = Literal["line", "text", "year", "minutes", "date", "list", "picture"]

_FIELDS: Mapping[str, FieldKind] = {
    "title": "line",
    "sort_title": "line",
    "original_title": "line",
    "tagline": "line",
    "overview": "text",
    "year": "year",
    "released": "date",
    "runtime_minutes": "minutes",
    "content_rating": "line",
    "genres": "list",
    "studio": "line",
    "poster": "picture",
    "backdrop": "picture",
    "logo": "picture",
}
_OF_SHOWS: Mapping[str, FieldKind] = {"network": "line", "status": "line", "ended": "date"}
LOCKABLE: Mapping[TitleKind, Mapping[str, FieldKind]] = {"movie": _FIELDS, "show": {**_FIELDS, **_OF_SHOWS}}
"""The fields in the order in which they are shown. Which title it is at a provider is chosen by its match, not here."""

LONGEST_LINE, LONGEST_TEXT, MOST_LISTED = 300, 10_000, 40
_YEARS, _MINUTES = range(1800, 2200), 10_000


class FieldState(msgspec.Struct, frozen=True):
    """One field: its value and who says so (`source` as in FieldSource: "plex:1", "tmdb", "you"; empty where nobody does), and what it would be unlocked.

    Values are text, a year, minutes, a tuple of genres, or a reference to a picture; None where there is none.
    """

    field: str
    kind: FieldKind
    value: Any = None
    source: str = ""
    name: str = ""
    locked: bool = False
    given: Any = None
    given_name: str = ""


class TitleFields(msgspec.Struct, frozen=True):
    """What may be locked of one title."""

    kind: TitleKind
    id: int
    title: str
    fields: tuple[FieldState, ...] = ()


def meant(field: str, kind: FieldKind, text: str) -> Any:
    """The value that a typed text stands for; None for an empty one. Raises Problem with a sentence for what is no such value."""
    words = text.strip() if kind == "text" else " ".join(text.split())
    if not words:
        if field == "title":
            raise Problem("A title cannot be empty.")
        return None
    if len(words) > (LONGEST_TEXT if kind == "text" else LONGEST_LINE):
        raise Problem("This is longer than there is room for.")
    return _READ[kind](words)


def _year(words: str) -> int:
    if words.isascii() and words.isdecimal() and int(words) in _YEARS:
        return int(words)
    raise Problem(f"A year is a number from {_YEARS[0]} to {_YEARS[-1]}.")


def _minutes(words: str) -> float:
    if words.isascii() and words.isdecimal() and 0 < int(words) < _MINUTES:
        return float(words)
    raise Problem("A runtime is a number of minutes.")


def _day(words: str) -> str:
    try:
        found = date.fromisoformat(words)
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise Problem("A date is written like 1927-01-10.")
    return found.isoformat()


def _list(words: str) -> tuple[str, ...] | None:
    found = tuple(dict.fromkeys(one for part in words.split(",") if (one := part.strip())))
    if len(found) > MOST_LISTED:
        raise Problem(f"There is room for {MOST_LISTED}.")
    return found or None


_READ: Mapping[FieldKind, Callable[[str], Any]] = {"line": str, "text": str, "picture": str, "year": _year, "minutes": _minutes, "date": _day, "list": _list}
