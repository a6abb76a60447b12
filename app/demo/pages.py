"""Answers given before, kept while they hold: a second reading of a large library costs the pretend servers next to nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict

from app.demo.wire import Ask


class Pages:
    """The latest bodies by what was asked, at most `limit` bytes together. Any thread."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...]) -> bytes | None:
        """The body that was kept for this question."""
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
            return body

    def put(self, key: tuple[str, ...], body: bytes) -> None:
        """Keep a body, at the cost of the oldest."""
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = body
            self._bytes += len(body)
            while self._bytes > self._limit:
                self._bytes -= len(self._kept.popitem(last=False)[1])


def question(ask: Ask, changes: int) -> tuple[str, ...]:
    """What an answer depends on: the question, how the asker sees the server, the form asked for, and how often the holdings were changed."""
    paging = tuple(ask.fields.get(name, "") for name in ("accept", "x-plex-container-start", "x-plex-container-size"))
    return (ask.address, ask.path, str(sorted(ask.query.items())), *paging, str(changes))
