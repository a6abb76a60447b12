"""Jellyfin's answers, decoded into their shapes; what cannot be read becomes a sentence."""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec

from app.domain.decoding import decoder
from app.domain.problems import BadAnswer
from app.sources.bounds import refuse_swarms

T = TypeVar("T")
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def read_answer(shape: type[T], content: bytes, host: str) -> T:
    """The answer as `shape`. Raises BadAnswer with `host` in its sentence."""
    refuse_swarms(content, host)
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\\u0000" in content:
        content = _NUL.sub(rb"\1", content)
    try:
        return decoder(shape).decode(content)
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{host} does not answer as a Jellyfin server does ({error}).") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if content.lstrip()[:1] == b"<":
            raise BadAnswer(f"{host} answered with a web page; is it a Jellyfin server, and the address complete?") from error
        return _mended(shape, content, host)


def _mended(shape: type[T], content: bytes, host: str) -> T:
    """Half surrogates and bytes that are no UTF-8 come from file names and tags: each becomes a question mark, the rest is read."""
    try:
        data = json.loads(content.decode("utf-8", "replace"))
        return decoder(shape).decode(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{host} does not answer as a Jellyfin server does ({error}).") from error
    except (ValueError, RecursionError) as error:
        raise BadAnswer(f"{host} sent JSON that cannot be read, or that was cut short.") from error
