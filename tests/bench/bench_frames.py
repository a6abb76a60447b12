"""The wall while it moves: a frame against a bare GridView, while a server is scanned and providers are asked too; jumps, filters, a title, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.artwork.cache import PictureCache
from app.artwork.sizes import Size
from app.settings.paths import Places
from app.store.database import Database
from tests.application.bijou import NOBODY
from tests.library_of import NOW, Shape, credit, fill

Row = dict[str, Any]
ROOT = Path(__file__).parents[2]
POSTERS, DRAWN = 6_000, 48
GIB = 1 << 30


def run(sizes: Iterable[int]) -> list[Row]:
    """Rows for each size. Times are the GUI thread's own processor time (the machine is shared), processor time per frame is all threads'."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _library(Path(folder), size)
            rows += _shown(size, {**_child(folder, "frames"), **_child(folder, "memory")})
    return rows


def _library(folder: Path, size: int) -> None:
    """A library of `size` titles, and the posters of those that the walk passes."""
    places = Places(folder)
    places.create()
    database = Database(places.database, clock=lambda: NOW)
    fill(database, Shape(movies=size, shows=max(1, size // 100), episodes=10))
    credit(database, 12, 200)
    with database.read() as reader:
        passed = [str(poster) for (poster,) in reader.rows("SELECT poster FROM movies ORDER BY sort_key, id LIMIT ?", (POSTERS,))]
    database.close()
    cache = PictureCache(places.artwork_dir, GIB)
    drawn = [poster(number) for number in range(DRAWN)]
    for at, reference in enumerate(passed):
        cache.add(reference, Size.POSTER, drawn[at % DRAWN])


def poster(number: int) -> bytes:
    """A picture with as much in it as a poster has."""
    from io import BytesIO

    from PIL import Image

    noise = Image.effect_noise((Size.POSTER.width // 8, Size.POSTER.height // 8), 90 + number).resize((Size.POSTER.width, Size.POSTER.height))
    tint = Image.linear_gradient("L").resize(noise.size).rotate(number * 15)
    kept = BytesIO()
    Image.merge("RGB", (noise, tint, noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT))).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def _child(folder: str, what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.frames_child", folder, what]
    environment = {
        **os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
        "BIJOU_TVMAZE_URL": NOBODY,
    }  # fmt: skip
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    lines = [line for line in answer.stdout.splitlines() if line.startswith("{")]
    if answer.returncode or not lines:
        raise RuntimeError(answer.stdout + answer.stderr)
    figures: dict[str, Any] = json.loads(lines[-1])
    return figures


def _shown(size: int, found: dict[str, Any]) -> Iterator[Row]:
    ratio = found["wall"] / found["bare"]
    frame = {"name": "scroll: CPU a frame, all threads, against a bare GridView", "size": size, "value": found["wall"], "unit": "ms"}
    yield {**frame, "baseline": found["bare"], "ratio": ratio, "budget": "<= 1.5 x bare", "ok": ratio <= 1.5}
    yield _row("scroll: frame, p95", size, found["p95"], 12, found["bare_p95"])
    yield _row("scroll: frame, p99", size, found["p99"], 16, found["bare_p99"])
    yield _row("scroll: longest turn of the GUI thread", size, found["longest"], 50)
    for meanwhile, name in (("scan", "a server is scanned"), ("enrich", "a scan and four enrichment workers run")):
        yield _row(f"scroll while {name}: GUI thread's own time a frame, p99", size, found[f"{meanwhile}_p99"], 24)
        yield _row("the same: longest turn of the GUI thread", size, found[f"{meanwhile}_longest"], 50)
        yield {"name": "the same by the clock, on a machine that others use too, p99", "size": size, "value": found[f"{meanwhile}_clock_p99"], "unit": "ms"}
    yield {"name": "questions that the workers asked meanwhile", "size": size, "value": found["enrich_rate"], "unit": "a second"}
    yield _row("jump to the middle or a letter: frame with captions, median", size, found["jump"], 50)
    yield _row("filter and order changed: frame with captions, median", size, found["filter"], 60)
    yield _row("open a title: frame with its words, median", size, found["open"], 50)
    yield _row("open a person with 200 credits: frame with its lines, median", size, found["person"], 50)
    yield _row("a letter typed into the palette: frame with its rows, p95", size, found["typed"], 50)
    yield _row("back to the wall: frame with captions, median", size, found["back"], 50)
    yield {**_row("resident after 5,000 posters", size, found["mb"], 220), "unit": "MB", "budget": "<= 220 MB"}


def _row(name: str, size: int, value: float, budget: float, baseline: float | None = None) -> Row:
    return {"name": name, "size": size, "value": value, "unit": "ms", "baseline": baseline, "budget": f"<= {budget:g} ms", "ok": value <= budget}
