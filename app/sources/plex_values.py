"""Numbers and dates in Plex's attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.domain.instants import in_calendar

Get = Callable[[str], Any]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST = 1 << 53


class Malformed(ValueError):
    """An attribute that is not what it should be; names it."""


def whole(get: Get, name: str) -> int | None:
    """A whole number that is not negative; None where there is none. Raises Malformed."""
    text = get(name)
    if not text:
        return None
    try:
        number = int(text)
    except ValueError:
        number = int(-1 if (given := decimal(get, name)) is None else given)
    return number if 0 <= number < _LARGEST else None


def said_whole(get: Get, name: str) -> int | None:
    """As `whole`, of a listing and not of an item: what is no number says nothing."""
    try:
        return whole(get, name)
    except Malformed:
        return None


def instant(get: Get, name: str) -> int | None:
    """UTC seconds; before 1970 too, for plex.tv gives a film's first night as the day it was added. Raises Malformed."""
    return in_calendar(decimal(get, name))


def decimal(get: Get, name: str) -> float | None:
    """A finite number; None where there is none. Raises Malformed."""
    text = get(name)
    if not text:
        return None
    try:
        number = float(text)
    except ValueError as error:
        raise Malformed(f"its {name} is “{text[:40]}”, which is no number") from error
    return number if abs(number) < _LARGEST else None


def date(get: Get, name: str) -> str | None:
    """YYYY-MM-DD, without the time that some servers add; None where there is none."""
    text = get(name)
    match = _DATE.match(text) if text else None
    return match[0] if match else None
