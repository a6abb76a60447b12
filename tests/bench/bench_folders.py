"""Folders: CPU of a first scan a file, unchanged rescans, and how long the scan keeps other threads waiting."""

from __future__ import annotations

import os
import resource
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.sources.folders.source import FoldersSource
from tests.sources.folders.clips import clip

Row = dict[str, Any]
READ_WHOLE = 10_000  # above so many files only the rescan is measured, of empty files with plain names: the budget is for 10,000
_WORDS = "night river stone garden winter silver road dream island shadow letter orange harbour mirror forest thunder".split()  # noqa: SIM905


def run(sizes: Iterable[int]) -> list[Row]:
    """A row for each figure; sizes are files, half of them films, half episodes; half of each in plain names, half as they are downloaded."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root, facts = Path(folder) / "Media", Path(folder) / "facts"
            _plant(root, size, whole=size <= READ_WHOLE)
            rows += _first_scan(root, facts, size) if size <= READ_WHOLE else _first_pass(root, facts, size)
            baseline = _listed(root)
            rows += [
                _row("rescan, nothing changed: full", size, _scan(root, facts, None), 2 if size == READ_WHOLE else None, "s", baseline),
                _row("rescan, nothing changed: quick", size, _scan(root, facts, int(time.time()) + 3600), 2 if size == READ_WHOLE else None, "s", baseline),
            ]
    return rows


def _row(name: str, size: int, value: float, budget: float | None, unit: str, baseline: float | None = None) -> Row:
    return {
        "name": name,
        "size": size,
        "value": round(value, 3),
        "unit": unit,
        "baseline": None if baseline is None else round(baseline, 3),
        "ratio": round(value / baseline, 2) if baseline else None,
        "budget": "" if budget is None else f"≤ {budget:g} {unit}",
        "ok": None if budget is None else value <= budget,
    }


def _plant(root: Path, size: int, *, whole: bool) -> None:
    content = clip() if whole else b""
    for name in _names(size, downloaded=whole):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _names(size: int, *, downloaded: bool) -> Iterator[str]:
    for number in range(size // 2):
        title = f"{_WORDS[number % 16]} {_WORDS[number // 16 % 16]} {number}".title()
        year = 1930 + number % 90
        if downloaded and number % 2:
            yield f"Movies/{title.replace(' ', '.')}.{year}.1080p.BluRay.x264-GRP/{title.replace(' ', '.')}.{year}.1080p.BluRay.x264-GRP.mkv"
        else:
            yield f"Movies/{title} ({year})/{title} ({year}).mkv"
    for number in range(size - size // 2):
        show, season, episode = number // 60, number // 20 % 3 + 1, number % 20 + 1
        name = f"{_WORDS[show % 16]} {_WORDS[show // 16 % 16]} show {show}".title()
        if downloaded and number % 2:
            yield f"Shows/{name}/Season {season:02}/{name.replace(' ', '.')}.S{season:02}E{episode:02}.The.Title.1080p.WEB-GRP.mkv"
        else:
            yield f"Shows/{name}/Season {season:02}/{name} - S{season:02}E{episode:02} - The Title.mkv"


def _cpu() -> float:
    """CPU of this process and its ended children, in seconds."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _first_scan(root: Path, facts: Path, size: int) -> list[Row]:
    idle = _stall(lambda: threading.Event().wait(3))
    start = _cpu()
    stall = _stall(lambda: _scan(root, facts, None))
    return [
        _row("first scan: CPU a file", size, (_cpu() - start) / size * 1000, 25, "ms"),
        _row("first scan: longest stall of another thread (baseline: idle)", size, stall, 50, "ms", idle),
    ]


def _stall(work: Callable[[], object]) -> float:
    """The longest that another thread waits while `work` runs, in milliseconds."""
    ended = threading.Event()
    gaps: list[float] = []
    watch = threading.Thread(target=_watch, args=(ended, gaps))
    watch.start()
    work()
    ended.set()
    watch.join()
    return max(gaps) * 1000


def _first_pass(root: Path, facts: Path, size: int) -> list[Row]:
    start = _cpu()
    _scan(root, facts, None)
    return [_row("first scan, plain names, empty files: CPU a file", size, (_cpu() - start) / size * 1000, None, "ms")]


def _watch(ended: threading.Event, gaps: list[float]) -> None:
    """What a GUI thread would feel: how much later than asked for it wakes."""
    while not ended.is_set():
        start = time.perf_counter()
        ended.wait(0.002)
        gaps.append(time.perf_counter() - start - 0.002)


def _scan(root: Path, facts: Path, since: int | None) -> float:
    """Seconds that a scan takes."""
    start = time.perf_counter()
    source = FoldersSource(str(root), facts)
    for library in source.libraries(Cancel()):
        for kind in (Kind.MOVIE,) if library.kind == "movie" else (Kind.SHOW, Kind.SEASON, Kind.EPISODE):
            listing = source.listing(library, kind, since, Cancel())
            at = 0
            while (page := listing.page(at, Cancel())).received:
                at += page.received
    source.close()
    return time.perf_counter() - start


def _listed(root: Path) -> float:
    """The baseline: every folder listed and every file looked at once, in seconds."""
    start = time.perf_counter()
    for folder, _, files in os.walk(root):
        for name in files:
            os.stat(f"{folder}/{name}")  # noqa: PTH116
    return time.perf_counter() - start
