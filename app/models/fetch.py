"""How a model gets slow work done: it asks for it here and is answered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.domain.cancel import Cancel
from app.domain.problems import Problem

T = TypeVar("T")


class Fetch(Protocol):
    """Runs work off the GUI thread. The workers' pool is one; models know only this shape, so the two rooms stay apart."""

    def __call__(
        self,
        work: Callable[[Cancel], T],
        done: Callable[[T], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> Cancel:
        """Start `work` on a pool thread; then `done` or `failed` on the GUI thread, neither after the returned token was asked to cancel."""
