"""Where the real answers are; without that folder these tests are skipped, and say so."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.web.web import Web

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("BIJOU_CAPTURES") or HERE.parents[2] / "shared" / "captures")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks this folder's tests."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.captures)
            if not FOLDER.is_dir():
                item.add_marker(pytest.mark.skip(reason=f"no folder of real answers at {FOLDER.name}; BIJOU_CAPTURES names another"))


def table(name: str) -> dict[str, Any]:
    """An expected table: by file, how many of each kind it holds, and what single items must yield."""
    found: dict[str, Any] = json.loads((HERE / "expected" / f"{name}.json").read_text("utf-8"))
    return found


@pytest.fixture
def web() -> Iterator[Web]:
    one = Web()
    yield one
    one.close()
