"""What makes an existing match doubtful (D21)."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.items import ExternalIds
from app.domain.provided import Candidate, Known, Provider
from app.domain.suspicious import suspicious

MATRIX = Candidate(Provider.TMDB, "603", "movie", "Matrix", year=1999, runtime_minutes=136.0)


@pytest.mark.parametrize(
    ("facts", "doubts"),
    [
        ({}, ()),
        ({"year": 2000, "runtime_minutes": 126.0}, ()),
        ({"year": 2001}, ("year",)),
        ({"runtime_minutes": 14.0}, ("runtime",)),
        ({"ids": ExternalIds(imdb="tt1")}, ("ids",)),
        ({"kind": "show", "year": 1990, "episodes": 4}, ("year", "episodes", "kind")),
    ],
)
def test_d21_doubtful_matches_are_seen(facts: dict[str, object], doubts: tuple[str, ...]) -> None:
    known = Known("movie", "The Matrix", year=1999, runtime_minutes=136, episodes=20, ids=ExternalIds(imdb="tt0133093"))
    found = suspicious(known, msgspec.structs.replace(MATRIX, **facts))
    assert tuple(reason.what for reason in found) == doubts
    assert all(reason.known != reason.offered and reason.sign == "differs" for reason in found)
