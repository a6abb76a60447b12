"""Providers' JSON, decoded into its shapes; what cannot be read becomes a sentence that names the field."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from app.domain.json_answers import NotJson, read_json
from app.domain.problems import BadAnswer

T = TypeVar("T")
MOST_THINGS = 1_000_000
"""Objects of one answer; the longest running show with every episode and everybody in it has a tenth of them."""
MOST_VALUES = 8_000_000


def read(shape: type[T], content: bytes, name: str) -> T:
    """An answer of the provider `name` as `shape`. Raises BadAnswer."""
    if content.count(b"{") > MOST_THINGS or content.count(b"[") > MOST_THINGS or content.count(b",") > MOST_VALUES:
        raise BadAnswer(f"{name} sent an answer of more pieces than any title has.")
    try:
        return read_json(shape, content)
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{name} sent an answer that cannot be read ({error}).") from None
    except NotJson as error:
        if error.page:
            raise BadAnswer(f"{name} answered with a web page; something between here and there may want a sign-in.") from None
        raise BadAnswer(f"{name} sent JSON that cannot be read, or that was cut short.") from None
