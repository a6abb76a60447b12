"""An answer, read whole within its limits."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.cancel import Cancel
from app.domain.problems import BadAnswer

_CHUNK = 1 << 18
ERROR_BODY = 1 << 16  # how much of a failure's body is worth reading


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `content` is unpacked (gzip undone), `url` is where it came from after redirects. Header names are matched in any case."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str

    @property
    def content_type(self) -> str:
        """The type without its parameters, lower case; empty when none was given."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def read_body(response: Any, limit: int, cancel: Cancel, host: str) -> bytes:
    """The body of a requests answer (opened with stream=True), at most `limit` bytes, packed or unpacked. Raises BadAnswer, OSError."""
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise _too_large(host, limit)
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing in {"", "identity", "none"}:
        return _plain(response.raw, limit, cancel, host)
    if packing in {"gzip", "x-gzip", "deflate"}:
        return _unpacked(response.raw, limit, cancel, host)
    raise BadAnswer(f"{host} packed its answer in a way that was not asked for.")


def _plain(raw: Any, limit: int, cancel: Cancel, host: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := raw.read(_CHUNK, decode_content=False):
        cancel.check()
        size += len(chunk)
        if size > limit:
            raise _too_large(host, limit)
        parts.append(chunk)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _unpacked(raw: Any, limit: int, cancel: Cancel, host: str) -> bytes:
    """Unpacks by hand: the limit holds for what comes out, so that a few kilobytes cannot grow into gigabytes."""
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    parts: list[bytes] = []
    size = received = 0
    try:
        while chunk := raw.read(_CHUNK, decode_content=False):
            cancel.check()
            received += len(chunk)
            part = unpack.decompress(chunk, limit + 1 - size)
            size += len(part)
            if max(size, received) > limit:
                raise _too_large(host, limit)
            parts.append(part)
        parts.append(unpack.flush())
    except zlib.error as error:
        raise BadAnswer(f"{host} sent an answer that cannot be unpacked.") from error
    if received and not unpack.eof:
        raise BadAnswer(f"{host} sent an answer that was cut short.")
    return b"".join(parts)


def _too_large(host: str, limit: int) -> BadAnswer:
    return BadAnswer(f"{host} sent more than {limit / (1 << 20):.3g} MiB, which is too much for one answer.")
