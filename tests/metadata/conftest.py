"""A client that waits only briefly before it tries again, a server on loopback for it, and a clock that stands still until it is moved."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.web.pace import Patience
from app.web.web import Web
from tests.web.loopback import Loopback


@dataclass
class StillClock:
    """UTC seconds."""

    seconds: float = 1_800_000_000.0  # 15 January 2027, 08:00 UTC

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        """Move on."""
        self.seconds += seconds


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def web() -> Iterator[Web]:
    """Closed at the end; a socket left open is a ResourceWarning, and that an error."""
    one = Web(patience=Patience(times=2, first=0.01, chance=lambda: 0.5))
    yield one
    one.close()
    gc.collect()


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as one:
        yield one
