"""From what several sources say of one title to one set of values, and where each came from (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from app.domain.fold import fold
from app.domain.items import Art, ExternalIds, Facts, Rating
from app.domain.rating_order import leading

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
_LOCKABLE = frozenset((*_SCALARS, *_IDS, *_ART, "genres"))
_LANGUAGE = _SCALARS.index("language")

_scalars_of = attrgetter(*_SCALARS)
_art_of = attrgetter(*_ART)
_ids_of = attrgetter(*_IDS)

_NO_ART = Facts().art

# Plex keeps several guids for some titles, so a guid joins titles, and telling them apart is left to the other ids (D10).
_telling = attrgetter("tmdb", "imdb", "tvdb", "youtube")
_joining = attrgetter("tmdb", "imdb", "tvdb", "youtube", "plex")


class Source(NamedTuple):
    """What one source says: `name` is "server:1" for the server with that id, or a provider's.

    `prefix` goes before its art references ("1 " for the server with that id), `language` is its library's, for titles that name none.
    """

    name: str
    facts: Facts
    prefix: str = ""
    language: str | None = None


class Merged(NamedTuple):
    """The effective values, and field → the source that it came from. Ids and art are named singly ("tmdb", "poster"); genres and ratings are everybody's."""

    facts: Facts
    origins: dict[str, str]


def contradict(one: ExternalIds, other: ExternalIds) -> bool:
    """Whether some provider gives the two different ids."""
    return any(mine and theirs and mine != theirs for mine, theirs in zip(_telling(one), _telling(other), strict=True))


def shared(one: ExternalIds, other: ExternalIds) -> bool:
    """Whether the two have an id in common."""
    return any(mine and mine == theirs for mine, theirs in zip(_joining(one), _joining(other), strict=True))


def united(one: ExternalIds, other: ExternalIds) -> ExternalIds:
    """Every id of `one`, and those of `other` where `one` has none."""
    return ExternalIds(*[mine or theirs for mine, theirs in zip(_ids_of(one), _ids_of(other), strict=True)])


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
    """The effective values with their origins."""
    return Merged(effective(sources, locks), origins(sources, locks))


def effective(sources: Sequence[Source], locks: Mapping[str, Any] | None = None) -> Facts:
    """The values of all sources, first come first served, after the user's locks (field → value, named as in Merged; genres too).

    Genres are united by their folded names, ratings by source and kind, credits are the first source's that has any.
    """
    every = [source.facts for source in sources] or [Facts()]
    values = list(_scalars_of(every[0]))
    for facts in every[1:]:
        if None in values:
            values = [mine if mine is not None else theirs for mine, theirs in zip(values, _scalars_of(facts), strict=True)]
    if values[_LANGUAGE] is None:
        values[_LANGUAGE] = next((source.language for source in sources if source.language), None)
    ids = every[0].ids
    for facts in every[1:]:
        ids = united(ids, facts.ids) if facts.ids != ids else ids
    whole: list[Any] = [
        *values,
        every[0].genres if len(every) == 1 else united_genres([facts.genres for facts in every if facts.genres]),
        every[0].ratings if len(every) == 1 else _united_ratings(every),
        ids,
        _first_art(sources),
        next((facts.credits for facts in every if facts.credits), ()),
    ]
    return _locked(Facts(*whole), locks) if locks else Facts(*whole)


def origins(sources: Sequence[Source], locks: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Field → the source whose value is the effective one; see Merged."""
    found: dict[str, str] = {}
    for name, facts, *_ in sources:
        for part, fields in ((facts, _SCALARS), (facts.ids, _IDS), (facts.art, _ART)):
            for field in fields:
                if field not in found and getattr(part, field) is not None:
                    found[field] = name
    found.update({field: LOCK for field in locks or () if field in _LOCKABLE})
    return found


def united_genres(many: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every genre once, by its folded name, as the first that has it writes it."""
    found: dict[str, str] = {}
    for genres in many:
        for genre in genres:
            if folded := fold(genre):
                found.setdefault(folded, genre.strip())
    return tuple(found.values())


def score(ratings: Sequence[Rating]) -> float | None:
    """One number from 0 to 10 to sort by, the leading rating's; None without ratings."""
    at = leading([(rating.kind, rating.source) for rating in ratings])
    if at is None or not ratings[at].scale:
        return None
    best = ratings[at]
    ten = best.value * 10 / best.scale
    return 0.0 if ten < 0 else 10.0 if ten > 10 else ten


def _first_art(sources: Sequence[Source]) -> Art:
    found: list[str | None] = [None] * len(_ART)
    for source in sources:
        if source.facts.art is not _NO_ART and None in found:
            prefix, mine = source.prefix, _art_of(source.facts.art)
            found = [before or (prefix + reference if reference else None) for before, reference in zip(found, mine, strict=True)]
    return Art(*found)


def _united_ratings(every: Sequence[Facts]) -> tuple[Rating, ...]:
    found: dict[tuple[str, str], Rating] = {}
    for facts in every:
        for rating in facts.ratings:
            found.setdefault((rating.source, rating.kind), rating)
    return tuple(found.values())


def _locked(facts: Facts, locks: Mapping[str, Any]) -> Facts:
    ids = {field: value for field, value in locks.items() if field in _IDS}
    art = {field: value for field, value in locks.items() if field in _ART}
    values = {field: value for field, value in locks.items() if field in _SCALARS}
    if "genres" in locks:
        values["genres"] = tuple(locks["genres"])
    return msgspec.structs.replace(facts, ids=msgspec.structs.replace(facts.ids, **ids), art=msgspec.structs.replace(facts.art, **art), **values)
