"""The client and the server that `web` is tested with, and a clock that stands still until it is moved."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.web.conftest import server, web

__all__ = ["server", "web"]  # fixtures


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
