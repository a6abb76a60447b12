"""Jellyfin's ids: its own, and those of providers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain.items import ExternalIds

_PROVIDERS = {"tmdb": "tmdb", "imdb": "imdb", "tvdb": "tvdb", "youtube": "youtube"}
# Not nought: some programs write 0 for "none", and titles that share it would be joined.
_NUMBER, _IMDB = re.compile("0*[1-9][0-9]*"), re.compile("tt0*[1-9][0-9]*", re.IGNORECASE)
_SHAPES = {"tmdb": _NUMBER, "tvdb": _NUMBER, "imdb": _IMDB, "youtube": re.compile(r"\S+")}
_NONE = ExternalIds()


def plain_id(text: str) -> str:
    """Ids come with or without dashes, for the same item; without is what servers answer with."""
    return text.replace("-", "").lower() if len(text) == 36 and text.count("-") == 4 else text


def provided_ids(given: Mapping[str, str | None] | None) -> ExternalIds:
    """Names in any case ("Tmdb", "tmdb", "IMDB"); values only where they have the shape of such an id."""
    found: dict[str, str] = {}
    for name, value in (given or {}).items():
        provider = _PROVIDERS.get(name.lower())
        if provider and value and provider not in found and _SHAPES[provider].fullmatch(value.strip()):
            found[provider] = value.strip().lower() if provider == "imdb" else value.strip()
    return ExternalIds(**found) if found else _NONE
