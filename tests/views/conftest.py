"""Windows for tests of views, each closed and each without a complaint of QML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.views.staging import Build, Staged


@pytest.fixture
def staged(qapp: object, tmp_path: Path) -> Iterator[Build]:
    """Builds frames: `staged("bijou://welcome", size=(900, 600))`."""
    made: list[Staged] = []

    def build(*args: Any, **named: Any) -> Staged:
        made.append(Staged(tmp_path, *args, **named))
        return made[-1]

    yield build
    for one in made:
        one.close()
