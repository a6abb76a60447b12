"""Answering from what is on disk alone, however old: what a page shows at once, and while its provider cannot be reached."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from app.domain.problems import Problem
from app.metadata.answer_cache import Kept

T = TypeVar("T")


class Recall:
    """What was answered from disk. `at`: when the oldest of those answers was last good (UTC seconds), None while there is none."""

    def __init__(self) -> None:
        self.at: float | None = None

    def body(self, kept: Kept) -> bytes:
        """A kept answer."""
        self.at = kept.at if self.at is None else min(self.at, kept.at)
        return kept.body


_recalled = threading.local()


@contextmanager
def recalling() -> Iterator[Recall]:
    """Inside, this thread's questions to providers are not asked: kept answers serve, whatever their age; what was never answered is Missing."""
    before = recall()
    _recalled.now = found = Recall()
    try:
        yield found
    finally:
        _recalled.now = before


def before(ask: Callable[[], T]) -> tuple[T, float | None] | None:
    """What `ask` brings from kept answers alone, and when the oldest of them was last good (UTC seconds); None where they do not do. May raise Cancelled."""
    try:
        with recalling() as recall:
            return ask(), recall.at
    except Problem:
        return None


def recall() -> Recall | None:
    """The recalling that this thread is in."""
    found: Recall | None = getattr(_recalled, "now", None)
    return found
