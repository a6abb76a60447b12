"""From what several sources say of one title to one set of values, and where each came from (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from app.domain.fold import fold
from app.domain.items import Art, Credit, ExternalIds, Facts, Rating

LOCK = "lock"
"""The source of a value that the user fixed."""

PROVIDERS = ("tmdb", "tvdb", "tvmaze", "omdb", "fanart")
"""The providers after the servers, in their order of precedence."""

_SCALARS = (
    "title", "sort_title", "original_title", "language", "year", "overview", "tagline", "runtime_minutes", "content_rating",
    "studio", "network", "status", "released", "ended",
)  # fmt: skip
_IDS = ExternalIds.__struct_fields__
_ART = Art.__struct_fields__

_NO_IDS = ExternalIds()
_NO_ART = Art()

# Ids that tell two titles apart when they differ. Plex keeps several guids for some titles, so a guid joins but does not part (D10).
TELLING = ("tmdb", "imdb", "tvdb", "youtube")
JOINING = ("tmdb", "imdb", "tvdb", "youtube", "plex")


class Source(NamedTuple):
    """What one source says: `name` is "server:1" for the server with that id, or a provider's."""

    name: str
    facts: Facts


class Merged(NamedTuple):
    """The effective values, and field → the source that it came from. Ids and art are named singly ("tmdb", "poster"); genres and ratings are everybody's."""

    facts: Facts
    origins: dict[str, str]


def contradict(one: ExternalIds, other: ExternalIds) -> bool:
    """Whether some provider gives the two different ids."""
    return any((a := getattr(one, name)) and (b := getattr(other, name)) and a != b for name in TELLING)


def shared(one: ExternalIds, other: ExternalIds) -> bool:
    """Whether the two have an id in common."""
    return any((a := getattr(one, name)) and a == getattr(other, name) for name in JOINING)


def united(one: ExternalIds, other: ExternalIds) -> ExternalIds:
    """Every id of `one`, and those of `other` where `one` has none."""
    return ExternalIds(*(getattr(one, name) or getattr(other, name) for name in _IDS))


def overlaid(old: Facts, new: Facts) -> Facts:
    """A source's new values over its own earlier ones: a field that it stops sending keeps its last value.

    Ids that contradict the earlier ones mean another title altogether (a corrected match): then nothing earlier is kept.
    """
    if contradict(old.ids, new.ids):
        return new
    values: dict[str, Any] = {name: kept for name in _SCALARS if getattr(new, name) is None and (kept := getattr(old, name)) is not None}
    for name in ("genres", "ratings", "credits"):
        if not getattr(new, name) and (kept := getattr(old, name)):
            values[name] = kept
    ids = united(new.ids, old.ids)
    if ids != new.ids:
        values["ids"] = ids
    art = Art(*(getattr(new.art, name) or getattr(old.art, name) for name in _ART))
    if art != new.art:
        values["art"] = art
    return msgspec.structs.replace(new, **values) if values else new


def merged(sources: Sequence[Source], locks: Mapping[str, Any] | None = None) -> Merged:
    """The values of all sources, first come first served, after the user's locks (field → value, named as in Merged; genres too).

    Genres are united by their folded names, ratings by source and kind, credits are the first source's that has any.
    """
    origins: dict[str, str] = {}
    values: dict[str, Any] = {}
    for name, facts in sources:
        for field in _SCALARS:
            if field not in values and (value := getattr(facts, field)) is not None:
                values[field] = value
                origins[field] = name
    values["ids"] = _first_of(sources, "ids", ExternalIds, _NO_IDS, origins)
    values["art"] = _first_of(sources, "art", Art, _NO_ART, origins)
    values["genres"] = united_genres(facts.genres for _, facts in sources)
    values["ratings"] = _united_ratings(sources)
    values["credits"] = next((facts.credits for _, facts in sources if facts.credits), ())
    if locks:
        _lock(values, origins, locks)
    return Merged(Facts(**values), origins)


def united_genres(many: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every genre once, by its folded name, as the first that has it writes it."""
    found: dict[str, str] = {}
    for genres in many:
        for genre in genres:
            if folded := fold(genre):
                found.setdefault(folded, genre.strip())
    return tuple(found.values())


def score(ratings: Sequence[Rating]) -> float | None:
    """One number from 0 to 10 to sort by: IMDb's audience, else the first audience, else the first critics; None without ratings."""
    best: Rating | None = None
    for rating in ratings:
        if rating.kind == "audience" and (rating.source == "imdb" or best is None or best.kind == "critic"):
            best = rating
            if rating.source == "imdb":
                break
        elif best is None:
            best = rating
    if best is None or not best.scale:
        return None
    ten = best.value * 10 / best.scale
    return 0.0 if ten < 0 else 10.0 if ten > 10 else ten


def credit_key(credit: Credit) -> tuple[str, str, str, str]:
    """What makes two credits the same part in the same title."""
    return fold(credit.name), credit.department, credit.job or "", credit.character or ""


def _first_of(sources: Sequence[Source], field: str, shape: type[Any], nothing: Any, origins: dict[str, str]) -> Any:
    found: dict[str, str] = {}
    for name, facts in sources:
        part = getattr(facts, field)
        if part == nothing:
            continue
        for key in shape.__struct_fields__:
            if key not in found and (value := getattr(part, key)):
                found[key] = value
                origins[key] = name
    return shape(**found) if found else nothing


def _united_ratings(sources: Sequence[Source]) -> tuple[Rating, ...]:
    if len(sources) == 1:
        return sources[0].facts.ratings
    found: dict[tuple[str, str], Rating] = {}
    for _, facts in sources:
        for rating in facts.ratings:
            found.setdefault((rating.source, rating.kind), rating)
    return tuple(found.values())


def _lock(values: dict[str, Any], origins: dict[str, str], locks: Mapping[str, Any]) -> None:
    for field, value in locks.items():
        if field in _IDS:
            values["ids"] = msgspec.structs.replace(values["ids"], **{field: value})
        elif field in _ART:
            values["art"] = msgspec.structs.replace(values["art"], **{field: value})
        elif field == "genres":
            values["genres"] = tuple(value)
        elif field in _SCALARS:
            values[field] = value
        else:
            continue
        origins[field] = LOCK
