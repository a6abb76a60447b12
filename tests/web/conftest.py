"""A client that waits only briefly before it tries again, and a server for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from app.web.pace import Patience
from app.web.web import Web
from tests.web.loopback import Loopback


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
