"""A client and a server for the sources' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.web.web import Web
from tests.web.loopback import Loopback


@pytest.fixture
def web() -> Iterator[Web]:
    one = Web()
    yield one
    one.close()


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as one:
        yield one
