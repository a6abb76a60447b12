"""Which titles some metadata provider knows: what the library can be narrowed by (D20)."""

from __future__ import annotations

from app.domain.cards import TitleKind
from app.store.database import Reader
from app.store.numbers import numbers

_TELLING = "'tmdb', 'tvdb', 'tvmaze'"
"""OMDb is asked by an id that others found: it says nothing of its own."""


def matched_titles(reader: Reader, kind: TitleKind) -> set[int]:
    """The ids of the titles that have a match."""
    return set(numbers(reader, f"SELECT {kind}_id AS id {_matches(kind)}"))


def any_match(reader: Reader, kind: TitleKind) -> bool:
    """Whether there is one at all."""
    return bool(reader.value(f"SELECT EXISTS (SELECT 1 {_matches(kind)})"))


def _matches(kind: TitleKind) -> str:
    of_kind = f"facet = 'match' AND {kind}_id IS NOT NULL"
    return f"FROM enrichments INDEXED BY matches_of_{kind}s WHERE {of_kind} AND provider IN ({_TELLING}) AND state = 'matched'"
