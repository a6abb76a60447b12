"""A provider's answer in which something is out of shape, read without that: what is blank is nothing, and one wrong value spoils no list."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from app.domain.decoding import decoder
from app.domain.json_answers import as_values

T = TypeVar("T")
MOST = 50
"""Wrong values of an answer; one with more has another shape than it should have."""
_PLACE = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
Place = list[str | int]
"""Steps from the whole answer to a value in it: names of fields, places in lists."""


def mended(shape: type[T], content: bytes) -> tuple[T, list[str]]:
    """The answer as `shape`, and the fields that were left out of its lists ("credits.cast[].order").

    Numbers may be text. Text, lists and objects that are empty are null where something else belongs, and a null in a list is not there: PHP writes an empty
    object as a list, and older answers write "" for no number. A wrong value within a list becomes null too, or where it must be there the list goes without
    that item. One in no list raises the ValidationError that names it. Raises NotJson.
    """
    decoder(shape)  # worked out before, as it must be
    data = as_values(content)
    left_out: list[str] = []
    while True:
        try:
            return msgspec.convert(data, shape, strict=False), left_out
        except msgspec.ValidationError as error:
            place = _place(error)
            if not _emptied(data, place):
                without = _left_out(data, place) if len(left_out) < MOST else None
                if without is None:
                    raise
                left_out.append("".join("[]" if isinstance(step, int) else f".{step}" for step in without).lstrip("."))


def _place(error: msgspec.ValidationError) -> Place:
    """Where it is; of a value in a mapping, the mapping."""
    found = _PLACE.search(str(error))
    steps = _STEP.findall(found[1].partition("[...]")[0]) if found else []
    return [name or int(at) for name, at in steps]


def _emptied(data: Any, place: Place) -> bool:
    """Everything in this place, in whichever item of its lists, that is blank or null in a list: nothing. Whether there was any."""
    if not place:
        return False
    owners, last = [data], place[-1]
    for step in place[:-1]:
        owners = [inner for owner in owners for inner in _within(owner, step)]
    done = False
    for owner in owners:
        if isinstance(owner, list) and isinstance(last, int):
            kept = [one for one in owner if one is not None and not _blank(one)]
            done = done or len(kept) < len(owner)
            owner[:] = kept
        elif isinstance(owner, dict) and _blank(owner.get(last)):
            owner[last] = None
            done = True
    return done


def _within(owner: Any, step: str | int) -> list[Any]:
    if isinstance(owner, list):
        return owner if isinstance(step, int) else []
    return [owner[step]] if isinstance(owner, dict) and step in owner else []


def _left_out(data: Any, place: Place) -> Place | None:
    """What was left out: one wrong value of a list's item made null, or where it is that already, or is the item, the item. None for what is in no list."""
    last_list = max((at for at, step in enumerate(place) if isinstance(step, int)), default=None)
    if last_list is None:
        return None
    owner = _at(data, place[:-1])
    if last_list < len(place) - 1 and owner.get(place[-1]) is not None:
        owner[place[-1]] = None
        return place
    del _at(data, place[:last_list])[place[last_list]]
    return place[: last_list + 1]


def _at(data: Any, place: Place) -> Any:
    for step in place:
        data = data[step]
    return data


def _blank(value: Any) -> bool:
    return (isinstance(value, str) and not value.strip()) or (isinstance(value, list | dict) and not value)
