"""What is asked of TMDB: which parts go along with a title, the key's two kinds, and what its failures mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from app.domain.problems import BadAnswer, Missing, Problem, Refused
from app.metadata.provider import TitleKind
from app.metadata.tmdb.wire import Credits, Images, OtherIds
from app.metadata.tmdb.wire_lists import Failure
from app.metadata.tmdb.wording import Tongue

PLACES: Mapping[TitleKind, str] = {"movie": "movie", "show": "tv"}
"""TMDB's word for a kind."""
PARTS: Mapping[TitleKind, str] = {
    "movie": "credits,images,external_ids,release_dates,videos,recommendations,keywords,alternative_titles,translations",
    "show": "aggregate_credits,images,external_ids,content_ratings,videos,recommendations,keywords,alternative_titles,translations",
}
AT_ONCE = 20
"""Parts that TMDB appends to one answer."""
LONGEST_CHANGES = 14 * 86_400
"""Seconds of changes that one question may be about."""
_BEARER = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_REFUSED = {3, 7, 10, 14, 16, 31, 33, 35, 36, 45}
_MISSING = {6, 21, 34, 37, 44}
_failure = msgspec.json.Decoder(Failure)


def key_parts(key: str) -> tuple[dict[str, str], dict[str, str]]:
    """(secret parameters, headers) for a key: a version 4 read token has three parts with dots between, a version 3 key is a word."""
    key = key.strip()
    if key[:7].lower() == "bearer ":
        key = key[7:].strip()
    return ({}, {"Authorization": f"Bearer {key}"}) if _BEARER.fullmatch(key) else ({"api_key": key}, {})


def title_params(kind: TitleKind, tongue: Tongue) -> dict[str, str]:
    """For a title with all its parts in one answer."""
    return {
        "language": tongue.language,
        "append_to_response": PARTS[kind],
        "include_image_language": tongue.pictures(),
        "include_video_language": tongue.videos(),
    }


def apart(kind: TitleKind, tongue: Tongue) -> Mapping[str, tuple[type[Any], Mapping[str, str]]]:
    """The parts that fill facets: what each is, and how it is asked for by itself."""
    people = "credits" if kind == "movie" else "aggregate_credits"
    pictures = {"include_image_language": tongue.pictures()}
    return {people: (Credits, {"language": tongue.language}), "images": (Images, pictures), "external_ids": (OtherIds, {})}


def chunks(numbers: Sequence[int]) -> list[Sequence[int]]:
    """As many at a time as TMDB appends."""
    return [numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE)]


def stretches(since: float, until: float) -> Iterator[tuple[str, str]]:
    """(first day, last day) of the stretches of time that changes are asked for."""
    while since <= until:
        end = min(since + LONGEST_CHANGES - 86_400, until)
        yield _day(since), _day(end)
        since = end + 86_400 if end < until else until + 1


def explain(status: int, body: bytes) -> Problem | None:
    """What TMDB's own code of a failure means; None where the status says it all."""
    try:
        code = _failure.decode(body).status_code
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if code in _MISSING:
        return Missing("TMDB does not have what was asked for.")
    if code == 30 or code in _REFUSED:
        return Refused("TMDB does not accept the key: it is wrong, was suspended or was withdrawn.")
    if code in {20, 22} and status in {400, 422}:
        return BadAnswer("TMDB does not answer this question: it goes beyond what it lists.")
    return None


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
