"""Discover: what the library itself offers, from the store, and the endless grid while it moves, where it meets 100,000 owned titles."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from app.artwork.cache import PictureCache
from app.artwork.sizes import Size
from app.domain.provided import Extras, Similar
from app.library import browse, discover
from app.settings.paths import Places
from app.store.database import Database
from tests.application.bijou import NOBODY
from tests.bench.bench_frames import DRAWN, GIB, ROOT, poster
from tests.bench.discover_child import LISTED, reference
from tests.library_of import NOW, Shape, fill

Row = dict[str, Any]
TIMES = 15
_BATCH = 5_000


def run(sizes: Iterable[int]) -> list[Row]:
    """Rows for each size, in films. Times of the grid are the GUI thread's own processor time (the machine is shared); its baseline is the poster wall's."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            places = Places(Path(folder))
            places.create()
            database = Database(places.database, clock=lambda: NOW)
            fill(database, Shape(movies=size, shows=max(1, size * 3 // 100), episodes=30))
            _enrich(database, size)
            rows += _stored(database, size)
            database.close()
            _hang(places)
            rows += _scrolled(size, _child(folder))
    return rows


def _enrich(database: Database, size: int) -> None:
    """TMDB was asked about every film: eight others like it, and one in five is of a collection. A third was watched."""
    dice = random.Random(7)
    for start in range(1, size + 1, _BATCH):
        rows = [(film, _extras(dice, film, size)) for film in range(start, min(start + _BATCH, size + 1))]
        with database.write() as tx:
            tx.executemany("INSERT INTO enrichments (movie_id, provider, facet, state, more) VALUES (?, 'tmdb', 'details', 'matched', ?)", rows)
    with database.write() as tx:
        tx.execute("UPDATE copies SET watched_at = ? - id WHERE watched_count > 0", (NOW,))
        tx.execute("ANALYZE")


def _extras(dice: random.Random, film: int, size: int) -> bytes:
    alike = tuple(Similar(str(dice.randint(1, 2 * size)), f"Like {film} {turn}", 1990, f"/p{turn}.jpg") for turn in range(8))
    collection = (str(film // 20), f"Collection {film // 20}") if film % 5 == 0 else None
    return msgspec.json.encode(Extras(similar=alike, collection=collection, keywords=("night", "city", "train")))


def _stored(database: Database, size: int) -> Iterator[Row]:
    ids = [str(number) for number in random.Random(3).sample(range(1, 2 * size + 1), 20)]
    yield _row("what the library offers, films: median", size, _median(lambda: discover.finds(database, "movie")), 200)
    yield _row("what the library offers, shows: median", size, _median(lambda: discover.finds(database, "show")), 200)
    yield _row("which of a page of 20 are owned: median", size, _median(lambda: browse.owned_titles(database, "movie", ids)), 5)


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _hang(places: Places) -> None:
    """The posters of the titles that the list holds."""
    cache = PictureCache(places.artwork_dir, GIB)
    drawn = [poster(number) for number in range(DRAWN)]
    for number in range(1, LISTED + 1):
        cache.add(f"tmdb {reference(number)}", Size.POSTER, drawn[number % DRAWN])


def _child(folder: str) -> dict[str, float]:
    environment = {
        **os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
        "BIJOU_TVMAZE_URL": NOBODY,
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.bench.discover_child", folder]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    lines = [line for line in answer.stdout.splitlines() if line.startswith("{")]
    if answer.returncode or not lines:
        raise RuntimeError(answer.stdout + answer.stderr)
    figures: dict[str, float] = json.loads(lines[-1])
    return figures


def _scrolled(size: int, found: dict[str, float]) -> Iterator[Row]:
    yield _row("discover scroll: frame, p95", size, found["p95"], 12)
    yield _row("discover scroll: frame, p99", size, found["p99"], 16)
    yield _row("discover scroll: longest turn of the GUI thread", size, found["longest"], 50)
    yield {"name": "discover scroll: pages that were read meanwhile", "size": size, "value": found["pages"], "unit": ""}


def _row(name: str, size: int, value: float, budget: float) -> Row:
    return {"name": name, "size": size, "value": round(value, 2), "unit": "ms", "budget": f"<= {budget:g} ms", "ok": value <= budget}
