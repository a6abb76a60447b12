"""Providers' JSON, decoded into its shapes; what cannot be read becomes a sentence that names the field."""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec

from app.domain.decoding import decoder
from app.domain.problems import BadAnswer

T = TypeVar("T")
MOST_THINGS = 1_000_000
"""Objects of one answer; the longest running show with every episode and everybody in it has a tenth of them."""
MOST_VALUES = 8_000_000
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


def read(shape: type[T], content: bytes, name: str) -> T:
    """An answer of the provider `name` as `shape`. Raises BadAnswer."""
    if content.count(b"{") > MOST_THINGS or content.count(b"[") > MOST_THINGS or content.count(b",") > MOST_VALUES:
        raise BadAnswer(f"{name} sent an answer of more pieces than any title has.")
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\\u0000" in content:
        content = _NUL.sub(rb"\1", content)
    try:
        return decoder(shape).decode(content)
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{name} sent an answer that cannot be read ({error}).") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        if content.lstrip()[:1] == b"<":
            raise BadAnswer(f"{name} answered with a web page; something between here and there may want a sign-in.") from None
        return _mended(shape, content, name)


def _mended(shape: type[T], content: bytes, name: str) -> T:
    """Half surrogates and bytes that are no UTF-8: each becomes a question mark, the rest is read."""
    try:
        data = json.loads(content.decode("utf-8", "replace"))
        return decoder(shape).decode(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except msgspec.ValidationError as error:
        raise BadAnswer(f"{name} sent an answer that cannot be read ({error}).") from None
    except (ValueError, RecursionError):
        raise BadAnswer(f"{name} sent JSON that cannot be read, or that was cut short.") from None
