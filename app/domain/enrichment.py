"""How far the enrichment of a title is, what is due, and how an attempt went, as plain values (D20 to D24)."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from app.domain.items import ExternalIds
from app.domain.provided import Facet, Order, OrderedEpisode, Provided, Provider

TitleKind = Literal["movie", "show"]
State = Literal["pending", "matched", "not_found", "error"]
Facets = Mapping[Facet, int]
"""Facet → its version: a release that learns to read more of it counts it up, and titles already matched are asked for that facet once more (D20)."""

_TMDB: Facets = {Facet.DETAILS: 1, Facet.ART: 1, Facet.LOGO: 1, Facet.CREDITS: 1, Facet.RATINGS: 1}
_LIST: Facets = {Facet.EPISODES: 1, Facet.STILLS: 1}
GIVEN: Mapping[Provider, Mapping[TitleKind, Facets]] = {
    Provider.TMDB: {"movie": _TMDB, "show": {**_TMDB, **_LIST}},
    Provider.TVDB: {"movie": {}, "show": {Facet.DETAILS: 1, Facet.ART: 1, Facet.LOGO: 1, **_LIST, Facet.AIR_TIME: 1}},
    Provider.TVMAZE: {"movie": {}, "show": {Facet.DETAILS: 1, Facet.ART: 1, **_LIST, Facet.AIR_TIME: 1}},
    Provider.OMDB: {"movie": {Facet.RATINGS: 1}, "show": {Facet.RATINGS: 1}},
}
"""What each provider gives of films and of shows."""

PLAIN = "en-US"
"""The words (language and country) that add nothing to a version."""
_WORDED = frozenset({Facet.DETAILS, Facet.ART, Facet.LOGO, Facet.EPISODES})
_ASKED_IN_WORDS = frozenset({Provider.TMDB, Provider.TVDB})

NEEDS: Mapping[Provider, str] = {Provider.OMDB: "imdb"}
"""The id without which a provider cannot be asked."""

_MINUTE, _DAY = 60, 86_400
NOT_FOUND_AGAIN = 30 * _DAY
RATINGS_AGAIN = 30 * _DAY
"""After so long a title without a rating is asked for again, and a rating is old when its title is opened (D24)."""
AIRING_AGAIN = _DAY
"""How often the list of a show that airs is read again (D23)."""
_FIRST_RETRY, _LONGEST_RETRY = 5 * _MINUTE, _DAY


class Due(msgspec.Struct, frozen=True, gc=False):
    """A title that a provider shall be asked about.

    `ids` are all that are known; `provider_id` the provider's own id of an earlier match (else None); `pinned` when the user chose it. `facets` are those that
    lack, or are old. `tries` counts attempts that failed since the last that did not. `words` are the language and country that it is asked in.
    `order` is the one that the user chose for a show's episodes.
    """

    kind: TitleKind
    id: int
    provider: Provider
    ids: ExternalIds
    facets: frozenset[Facet]
    provider_id: str | None = None
    pinned: bool = False
    tries: int = 0
    words: str = PLAIN
    order: Order | None = None


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """How asking one provider about one title went.

    `state` matched has `provider_id` and `provided`; `asked` are the facets that were asked for (one that `provided` lacks is tried again later). error and
    not_found have a `reason`, a sentence. An error never takes a match away. `next_at` (UTC seconds) is when to ask again, None as D20 and D24 say. `words` as
    in Due; `chosen` when it was the user's choice that was asked about.
    """

    kind: TitleKind
    id: int
    provider: Provider
    state: Literal["matched", "not_found", "error"]
    provider_id: str | None = None
    evidence: str | None = None
    reason: str | None = None
    provided: Provided | None = None
    asked: frozenset[Facet] = frozenset()
    tried_at: int | None = None
    next_at: int | None = None
    words: str = PLAIN
    chosen: bool = False
    ordered: tuple[Order, tuple[OrderedEpisode, ...]] | None = None
    """The order that the user chose for a show's episodes, as it is now."""


class Coverage(msgspec.Struct, frozen=True):
    """How many titles of one kind a provider has been asked about. `pending` includes those that were never tried; `lacking_ids` cannot be asked about yet."""

    provider: Provider
    kind: TitleKind
    total: int = 0
    matched: int = 0
    pending: int = 0
    not_found: int = 0
    errors: int = 0
    lacking_ids: int = 0
    rated: int = 0
    """Titles with a rating of this provider."""


class EpisodeCoverage(msgspec.Struct, frozen=True):
    """Episodes of the library and of the lists, and those of them with a still."""

    total: int = 0
    stills: int = 0


class Unmatched(msgspec.Struct, frozen=True):
    """A title that a provider has no match for: why, and when it is tried again."""

    kind: TitleKind
    id: int
    title: str
    year: int | None
    poster: str | None
    state: State
    reason: str | None = None
    evidence: str | None = None
    pinned: bool = False
    tried_at: int | None = None
    next_at: int | None = None


class UnmatchedPage(msgspec.Struct, frozen=True):
    """Some of the titles without a match, by title, and how many there are."""

    rows: tuple[Unmatched, ...] = ()
    total: int = 0


class FacetState(msgspec.Struct, frozen=True):
    """How far one facet of a title is at one provider."""

    facet: Facet
    state: State
    version: int
    tried_at: int | None = None
    next_at: int | None = None
    reason: str | None = None


class TitleState(msgspec.Struct, frozen=True):
    """What one provider and one title have come to."""

    provider: Provider
    state: State
    provider_id: str | None = None
    evidence: str | None = None
    reason: str | None = None
    pinned: bool = False
    tried_at: int | None = None
    next_at: int | None = None
    facets: tuple[FacetState, ...] = ()


@functools.lru_cache(maxsize=32)
def given_in(provider: Provider, words: str) -> Mapping[TitleKind, Facets]:
    """What a provider gives, asked in these words: the versions of the facets that they change say which they were, so that other words are asked for anew."""
    given = GIVEN[provider]
    if words == PLAIN or provider not in _ASKED_IN_WORDS:
        return given
    more = zlib.crc32(words.encode()) << 16
    return {kind: {facet: version + more if facet in _WORDED else version for facet, version in facets.items()} for kind, facets in given.items()}


def signature(facets: Facets) -> int:
    """One number for the versions of several facets; another with each release that adds or counts up one, and in other words."""
    return sum(facets.values())


def retry_after(state: State, tries: int) -> int:
    """Seconds until a title is tried again: 30 days when it was not found, else minutes that double with each failure, up to a day."""
    if state == "not_found":
        return NOT_FOUND_AGAIN
    return int(min(_LONGEST_RETRY, _FIRST_RETRY * 2 ** min(20, max(0, tries - 1))))


def refreshed_after(provider: Provider, facet: Facet, *, airing: bool, empty: bool) -> int | None:
    """Seconds until a facet that was read is read again by itself; None: only when its version grows or its title is opened."""
    if facet is Facet.EPISODES and airing:
        return AIRING_AGAIN
    if provider is Provider.OMDB and facet is Facet.RATINGS and empty:
        return RATINGS_AGAIN
    return None


def own_id(provider: Provider, provider_id: str | None) -> ExternalIds:
    """A provider's id of a title among the external ids; TVmaze's is none of them."""
    match provider:
        case Provider.TMDB:
            return ExternalIds(tmdb=provider_id)
        case Provider.TVDB:
            return ExternalIds(tvdb=provider_id)
        case Provider.OMDB:
            return ExternalIds(imdb=provider_id)
        case _:
            return ExternalIds()


def earliest(times: Iterable[int | None]) -> int | None:
    """The first of several instants, None when there is none."""
    return min((one for one in times if one is not None), default=None)
