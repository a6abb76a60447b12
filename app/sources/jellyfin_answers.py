"""Jellyfin's answers, decoded into their shapes; what cannot be read becomes a sentence."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from app.domain.json_answers import NotJson, read_json
from app.domain.problems import BadAnswer
from app.sources.bounds import refuse_swarms

T = TypeVar("T")


def read_answer(shape: type[T], content: bytes, host: str) -> T:
    """The answer as `shape`. Raises BadAnswer with `host` in its sentence."""
    refuse_swarms(content, host)
    try:
        return read_json(shape, content)
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{host} does not answer as a Jellyfin server does ({error}).") from error
    except NotJson as error:
        if error.page:
            raise BadAnswer(f"{host} answered with a web page; is it a Jellyfin server, and the address complete?") from error
        raise BadAnswer(f"{host} sent JSON that cannot be read, or that was cut short.") from error
