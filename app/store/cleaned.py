"""Text from servers that SQLite or the screen could not bear: lone surrogates, NUL, titles of 100 kB."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from app.domain.decoding import decoder
from app.domain.items import Reported

LONGEST_TITLE = 2_000
LONGEST_TEXT = 50_000
MOST_LISTED = 1_000
"""Credits, genres or files of one item."""

_LARGE = 20_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_TITLES = frozenset({"title", "sort_title", "original_title", "tagline", "content_rating", "studio", "network", "status", "name"})


decoder(Reported)  # worked out now: pages are cleaned on several threads


def is_clean(said: bytes) -> bool:
    """Whether an item, as JSON, can be stored as it came."""
    return len(said) < _LARGE and b"\\u0000" not in said


def cleaned(item: Reported) -> Reported:
    """The item without NUL, with surrogates replaced, texts and lists cut at lengths that no honest server reaches."""
    return msgspec.convert(_clean(msgspec.to_builtins(item), ""), Reported)


def _clean(value: Any, name: str) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value[: LONGEST_TITLE if name in _TITLES else LONGEST_TEXT]).replace("\x00", "")
    if isinstance(value, dict):
        return {key: _clean(some, key) for key, some in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(some, name) for some in value[:MOST_LISTED]]
    return value
