"""The providers: where they are, how fast and how often they may be asked, and a way to open each."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.problems import Refused
from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import NAMES, Asking
from app.metadata.provider import MetadataProvider
from app.metadata.quota import Quota
from app.web.pace import Pace
from app.web.web import Web


@dataclass(frozen=True, slots=True)
class Terms:
    """Where a provider is and what it asks of those who ask it. `window` is the stretch of seconds for which the rate holds; `per_day` None: no limit."""

    address: str
    per_second: float
    window: float = 1.0
    per_day: int | None = None
    needs_key: bool = True


TERMS: Mapping[Provider, Terms] = {
    Provider.TMDB: Terms("https://api.themoviedb.org/3", 40),
    Provider.TVDB: Terms("https://api4.thetvdb.com/v4", 10),
    Provider.TVMAZE: Terms("https://api.tvmaze.com", 2, window=10.0, needs_key=False),
    Provider.OMDB: Terms("https://www.omdbapi.com", 10, per_day=1000),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user set: the language (ISO 639-1, with region "pt-BR" where it matters) and country (ISO 3166-1) of words and dates, other rates."""

    language: str = "en"
    region: str = "US"
    per_second: float | None = None
    adult: bool = False


def pace_of(provider: Provider, per_second: float | None = None) -> Pace:
    """The pace of a provider, at its usual rate or another; as many questions at a time as keep it with a second for each answer."""
    terms = TERMS[provider]
    rate = per_second or terms.per_second
    return Pace(in_flight(provider, per_second), rate, window=terms.window)


def in_flight(provider: Provider, per_second: float | None = None) -> int:
    """How many questions at a time keep up the rate when an answer takes a second."""
    return max(4, math.ceil(per_second or TERMS[provider].per_second))


def open_provider(  # noqa: PLR0913  -- each is a choice of its own
    provider: Provider,
    web: Web,
    key: str | None,
    address: str | None = None,
    *,
    wishes: Wishes = Wishes(),
    quota: Quota | None = None,
    cache: AnswerCache | None = None,
    pace: Pace | None = None,
    now: Callable[[], float] = time.time,
) -> MetadataProvider:
    """A provider ready to be asked; nothing is asked yet. `address` replaces its whole base, `pace` is `pace_of` unless it is shared with someone who watches
    it. Raises Refused where it needs a key and there is none."""
    terms = TERMS[provider]
    if terms.needs_key and not (key or "").strip():
        raise Refused(f"{NAMES[provider]} needs a key; enter yours in Settings, Metadata.")
    asking = Asking(web, provider, address or terms.address, pace=pace or pace_of(provider, wishes.per_second), quota=quota, cache=cache, now=now)
    return _client(provider, asking, (key or "").strip(), wishes)


def _client(provider: Provider, asking: Asking, key: str, wishes: Wishes) -> MetadataProvider:
    """Imported by its first use, on the thread that asks: a client with its wire shapes takes about 1 MB, and few people use all four."""
    match provider:
        case Provider.TMDB:
            from app.metadata.tmdb.client import Tmdb

            return Tmdb(asking, key, wishes.language, wishes.region, adult=wishes.adult)
        case Provider.TVDB:
            from app.metadata.tvdb.client import Tvdb

            return Tvdb(asking, key, wishes.language, wishes.region)
        case Provider.TVMAZE:
            from app.metadata.tvmaze.client import Tvmaze

            return Tvmaze(asking)
        case Provider.OMDB:
            from app.metadata.omdb.client import Omdb

            return Omdb(asking, key)
