"""Windows for tests of views, each closed and each without a complaint of QML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.views import workers_staged
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


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Iterator[workers_staged.Build]:
    """Builds frames with the Workers page and Find match over a library: `desk(scale=200)`."""
    made: list[workers_staged.StagedWorkers] = []

    def build(**more: Any) -> workers_staged.StagedWorkers:
        made.append(workers_staged.StagedWorkers(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()
