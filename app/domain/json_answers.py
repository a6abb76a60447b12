"""JSON as servers and providers send it, read as far as it can be. Apart from `decoding`, which the first frame waits for."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

from app.domain.decoding import decoder

T = TypeVar("T")
_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")


class NotJson(ValueError):
    """An answer that is no JSON, or was cut short. `page`: it looks like a web page."""

    def __init__(self, *, page: bool) -> None:
        super().__init__()
        self.page = page


def read_json(shape: type[T], content: bytes) -> T:
    """An answer as `shape`, without a byte order mark and NULs. Raises msgspec.ValidationError, which names the field that is out of shape, and NotJson.

    Half surrogates and bytes that are no UTF-8 come from file names and tags: each becomes a question mark, the rest is read.
    """
    content = _bare(content)
    try:
        return decoder(shape).decode(content)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        if content.lstrip()[:1] == b"<":
            raise NotJson(page=True) from None
    try:
        return decoder(shape).decode(_sound(content))
    except msgspec.ValidationError:
        raise
    except (ValueError, RecursionError):
        raise NotJson(page=False) from None


def as_values(content: bytes) -> Any:
    """The same as plain lists, mappings, texts and numbers. Raises NotJson."""
    try:
        return json.loads(_sound(_bare(content)))
    except (ValueError, RecursionError):
        raise NotJson(page=False) from None


def _bare(content: bytes) -> bytes:
    """Without a byte order mark and NULs."""
    content = content.removeprefix(b"\xef\xbb\xbf")
    return _NUL.sub(rb"\1", content) if b"\\u0000" in content else content


def _sound(content: bytes) -> bytes:
    """The same JSON in UTF-8."""
    return json.dumps(json.loads(content.decode("utf-8", "replace")), ensure_ascii=False).encode("utf-8", "replace")
