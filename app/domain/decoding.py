"""Decoders of JSON into typed values, made one at a time."""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_making = threading.Lock()
_made: dict[Any, msgspec.json.Decoder[Any]] = {}


def decoder(shape: type[T]) -> msgspec.json.Decoder[T]:
    """The decoder of a type; from any thread.

    msgspec works a type out at its first use, and crashes (0.22) when two threads do that with one type at once: so it is done here, or while importing.
    """
    with _making:
        found = _made.get(shape)
        if found is None:
            found = _made[shape] = msgspec.json.Decoder(shape)
        return found
