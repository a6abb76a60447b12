"""The picture cache: preparing a poster, finding one, and its limit."""

from __future__ import annotations

import io
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PIL import Image

from app.artwork.cache import PictureCache
from app.artwork.picture import prepared
from app.artwork.sizes import Size

Row = dict[str, Any]
LIMIT = 64 * 1024 * 1024
GIB = 1024**3
PICTURE = 20_000


def run(sizes: Iterable[int]) -> list[Row]:
    """A row for each size of picture, then for each number of pictures in the cache."""
    rows = [_prepared(size) for size in (Size.POSTER, Size.POSTER_2X, Size.STILL, Size.BACKDROP)]
    for size in sizes:
        rows += _cached(size)
    return [*rows, _limited()]


def _row(name: str, size: int | None, value: float, unit: str, baseline: float | None, budget: str = "", *, ok: bool | None = None) -> Row:
    ratio = round(value / baseline, 2) if baseline else None
    return {"name": name, "size": size, "value": round(value, 3), "unit": unit, "baseline": baseline, "ratio": ratio, "budget": budget, "ok": ok}


def _poster() -> bytes:
    """As large and as detailed as what servers send: 1000 by 1500, about 400 kB."""
    noise = Image.effect_noise((250, 375), 60).resize((1000, 1500), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    Image.merge("RGB", (noise, noise.rotate(180), noise)).save(out, "JPEG", quality=90)
    return out.getvalue()


def _prepared(size: Size) -> Row:
    """Milliseconds of CPU; the baseline only decodes the same file."""
    content = _poster()
    taken, plain = [], []
    for _ in range(15):
        start = time.process_time()
        prepared(content, size)
        middle = time.process_time()
        Image.open(io.BytesIO(content)).load()
        taken.append(middle - start)
        plain.append(time.process_time() - middle)
    return _row(f"prepare a {size.folder} from 1000×1500", None, statistics.median(taken) * 1000, "ms", round(statistics.median(plain) * 1000, 3))


def _cached(count: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        cache = PictureCache(Path(folder), 2 * GIB)
        content = bytes(2000)
        start = time.perf_counter()
        for number in range(count):
            cache.add(f"1 /{number}", Size.POSTER, content)
        added = time.perf_counter() - start
        names = [f"1 /{random.randrange(count)}" for _ in range(5000)]
        start = time.perf_counter()
        for name in names:
            cache.find(name, Size.POSTER)
        found = time.perf_counter() - start
    return [
        _row("add a picture", count, added / count * 1e6, "µs", None),
        _row("find a picture", count, found / 5000 * 1e6, "µs", None),
    ]


def _limited() -> Row:
    """Twice as many pictures as the limit holds: the fullest moment, in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        cache = PictureCache(Path(folder), LIMIT)
        fullest = 0
        for number in range(2 * LIMIT // PICTURE):
            cache.add(f"1 /{number}", Size.POSTER, bytes(PICTURE))
            if number % 100 == 0:
                fullest = max(fullest, sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()))
    limit = LIMIT / 1024**2
    return _row("fullest moment of the cache", None, fullest / 1024**2, "MiB", limit, f"≤ {limit:g} MiB", ok=fullest <= LIMIT)
