"""The window: start against an empty Qt Quick window, and what it costs when it is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from app.store.database import Database
from tests.application.bijou import NOBODY
from tests.library_of import Shape, fill

ROOT = Path(__file__).parents[2]
RUNS = 15
START_BUDGET, IDLE_BUDGET = 1.5, 0.01


def run(sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    """Start for every size, idle for the largest."""
    rows: list[dict[str, Any]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(Path(folder) / "library.db")
            fill(database, Shape(movies=size - size // 20, shows=size // 20, episodes=10))
            database.close()
            rows += _start(size, folder)
            if size == max(sizes):
                rows += _idle(size, folder)
    return rows


def _start(size: int, folder: str) -> Iterator[dict[str, Any]]:
    like = child("start", folder)["like"]
    child("empty", *like)
    pairs = [(child("start", folder)["ms"], child("empty", *like)["ms"]) for _ in range(RUNS)]  # both warm
    ours, empty = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    budget = f"<= {START_BUDGET} x an empty window"
    ratio = ours / empty
    name = "process start to the first frame with captions"
    yield {"name": name, "size": size, "value": ours, "unit": "ms", "baseline": empty, "ratio": ratio, "budget": budget, "ok": ratio <= START_BUDGET}


def _idle(size: int, folder: str) -> Iterator[dict[str, Any]]:
    figures = child("idle", folder)
    share = figures["idle"]
    yield {"name": "idle for 10 s, nothing running", "size": size, "value": share * 100, "unit": "% of core", "budget": "<= 1 %", "ok": share <= IDLE_BUDGET}
    yield {"name": "resident after start, at rest", "size": size, "value": figures["mb"], "unit": "MB"}


def child(what: str, *rest: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.window_child", what, *rest]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bytecode"),  # a start is warm when its bytecode is there, as it is in the packaged program
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "BIJOU_TVMAZE_URL": NOBODY,
        "BENCH_BEGAN": str(time.monotonic_ns()),
    }
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    lines = [line for line in answer.stdout.splitlines() if line.startswith("{")]
    if answer.returncode or not lines:
        raise RuntimeError(answer.stdout + answer.stderr)
    figures: dict[str, Any] = json.loads(lines[-1])
    return figures
