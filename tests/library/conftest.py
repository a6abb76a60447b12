"""What the tests of verbs share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.server_changes import NewServer, add_server
from tests.library.scanning import NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty library with two servers, Attic (1) and Cellar (2)."""
    made = Database(tmp_path / "library.db", clock=lambda: NOW)
    with made.write() as tx:
        for name in ("Attic", "Cellar"):
            add_server(tx, NewServer("plex", name, f"http://{name.lower()}.example", f"device of {name}"), NOW)
    yield made
    made.close()
