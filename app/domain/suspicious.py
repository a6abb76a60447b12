"""Matches that look wrong, as a list shows them (D21)."""

from __future__ import annotations

import math

import msgspec

from app.domain.enrichment import TitleKind, own_id
from app.domain.match_facts import Reason, runtime_far, too_many, weigh_year
from app.domain.match_reading import reading, readings
from app.domain.merge import united
from app.domain.provided import Candidate, Known


class Suspicious(msgspec.Struct, frozen=True):
    """A title whose match is doubtful: what the library knows and what the provider says are far apart (D21)."""

    kind: TitleKind
    id: int
    title: str
    year: int | None
    poster: str | None
    matched: str
    """What its match is called, with the year."""
    reasons: tuple[Reason, ...]


class SuspiciousPage(msgspec.Struct, frozen=True):
    """Some of the doubtful matches, by title; how many are called so, and how many there are in all."""

    rows: tuple[Suspicious, ...] = ()
    total: int = 0
    all: int = 0


def suspicious(known: Known, matched: Candidate) -> tuple[Reason, ...]:
    """What makes an existing match doubtful (kind, ids, year, runtime, episodes), both values with each; empty when nothing does."""
    theirs = reading(matched)
    year = min((weigh_year(ours.years, theirs.years).reason for ours in readings(known)), key=_apart)
    minutes, offered, owned, listed = known.runtime_minutes, matched.runtime_minutes, known.episodes, matched.episodes
    doubts = [year] if year.sign == "differs" else []
    if minutes and offered and known.kind == "movie" and runtime_far(minutes, offered):
        doubts.append(Reason("differs", "runtime", minutes, offered))
    if owned and listed and too_many(owned, listed):
        doubts.append(Reason("differs", "episodes", owned, listed))
    if known.kind != matched.kind:
        doubts.append(Reason("differs", "kind", known.kind, matched.kind))
    return (*doubts, *_contradictions(known, matched))


def _apart(year: Reason) -> float:
    """Years between the two; unknown tells less than any number."""
    return abs(float(year.known) - float(year.offered)) if year.known is not None and year.offered is not None else math.inf


def _contradictions(known: Known, matched: Candidate) -> list[Reason]:
    """The ids that both know and that differ."""
    ids = united(own_id(matched.provider, matched.id), matched.ids)
    pairs = [(getattr(known.ids, name), getattr(ids, name)) for name in ids.__struct_fields__]
    return [Reason("differs", "ids", mine, theirs) for mine, theirs in pairs if mine and theirs and mine != theirs][:1]
