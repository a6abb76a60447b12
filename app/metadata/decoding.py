"""Providers' JSON, decoded into its shapes; what cannot be read becomes a sentence that names the field."""

from __future__ import annotations

import logging
from typing import TypeVar

import msgspec

from app.domain.json_answers import NotJson, read_json
from app.domain.problems import BadAnswer
from app.metadata.mending import mended

T = TypeVar("T")
log = logging.getLogger(__name__)
MOST_THINGS = 1_000_000
"""Objects of one answer; the longest running show with every episode and everybody in it has a tenth of them."""
MOST_VALUES = 8_000_000


def read(shape: type[T], content: bytes, name: str, left_out: list[str] | None = None) -> T:
    """An answer of the provider `name` as `shape`. Raises BadAnswer, which names a field that has the wrong type.

    A single wrong value within a list costs no more than itself: it is left out, told in the log, and its place is appended to `left_out`.
    """
    if content.count(b"{") > MOST_THINGS or content.count(b"[") > MOST_THINGS or content.count(b",") > MOST_VALUES:
        raise BadAnswer(f"{name} sent an answer of more pieces than any title has.")
    try:
        try:
            return read_json(shape, content)
        except msgspec.ValidationError:
            found, without = mended(shape, content)
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{name} sent an answer that cannot be read ({error}).") from None
    except NotJson as error:
        if error.page:
            raise BadAnswer(f"{name} answered with a web page; something between here and there may want a sign-in.") from None
        raise BadAnswer(f"{name} sent JSON that cannot be read, or that was cut short.") from None
    if without:
        log.warning("%s sent %d values that cannot be read, left out: %s", name, len(without), ", ".join(without))
        if left_out is not None:
            left_out += without
    return found
