"""Plex's guids, new and legacy, as ids at the providers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.items import ExternalIds, Kind

_NONE = ExternalIds()
_PROVIDERS = {"imdb": "imdb", "tmdb": "tmdb", "themoviedb": "tmdb", "tvdb": "tvdb", "thetvdb": "tvdb", "youtube": "youtube"}
_LEGACY = re.compile(r"com\.plexapp\.agents\.(\w+)://([^?]*)")
# What other people's legacy agents wrote before the id: HAMA names its source, tvdb2 to tvdb6 being other ways to count the same id's seasons.
_PREFIXED = re.compile(r"(tvdb|tmdb|tsdb|imdb|youtube)\d?-(.+)")
_HAMA = {"tsdb": "tmdb"}
# Not nought: some agents write 0 for "none", and titles that share it would be joined.
_DIGITS = re.compile(r"0*[1-9][0-9]*")
_IMDB = re.compile(r"tt0*[1-9][0-9]*", re.IGNORECASE)


def ids_of(kind: Kind, guid: str | None, tags: Iterable[str]) -> ExternalIds:
    """The ids in the item's `guid` and its Guid tags; the first of a provider counts.

    A legacy guid of a season or an episode is its show's id with a path ("…thetvdb://84912/6/1"): it names no season or episode, so it gives no id.
    """
    found: dict[str, str] = {}
    for tag in tags:
        _note(found, tag)
    if guid:
        if guid.startswith("plex://"):
            found["plex"] = guid
        elif not guid.startswith("com.plexapp.agents."):
            _note(found, guid)
        elif kind in {Kind.MOVIE, Kind.SHOW}:
            _note_legacy(found, guid)
    return ExternalIds(**found) if found else _NONE


@lru_cache(maxsize=1024)
def show_ids(guid: str | None) -> ExternalIds:
    """The ids in the guid that an episode or a season gives of its show."""
    return ids_of(Kind.SHOW, guid, ())


def _note(found: dict[str, str], tag: str) -> None:
    """A tag as new agents write it: imdb://tt0091635, tmdb://10068, tvdb://1165."""
    scheme, _, rest = tag.partition("://")
    provider = _PROVIDERS.get(scheme)
    if provider is not None and provider not in found:
        _keep(found, provider, rest.partition("?")[0])


def _note_legacy(found: dict[str, str], guid: str) -> None:
    match = _LEGACY.match(guid)
    if match is None:
        return
    agent, rest = match[1], match[2].partition("/")[0]
    prefixed = _PREFIXED.fullmatch(rest)
    if prefixed is not None:
        provider: str | None = _HAMA.get(prefixed[1], prefixed[1])
        rest = prefixed[2]
    elif _IMDB.fullmatch(rest):
        provider = "imdb"  # whichever agent wrote it
    else:
        provider = _PROVIDERS.get(agent)
    if provider is not None and provider not in found:
        _keep(found, provider, rest)


def _keep(found: dict[str, str], provider: str, value: str) -> None:
    """Only what has the shape of that provider's ids: a wrong id would join two titles."""
    shape = _IMDB if provider == "imdb" else _DIGITS
    if value and (provider == "youtube" or shape.fullmatch(value)):
        found[provider] = value.lower() if provider == "imdb" else value
