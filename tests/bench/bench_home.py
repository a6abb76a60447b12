"""Home: each part of its page and its counts from the store, and its first frame against that of the films; the library is as large as the size says."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.changes import Changes, Subject
from app.library import home
from app.library.home import Counting
from app.store import activity, coverage, followed_works
from app.store import home as stored
from app.store.database import Database, Reader
from tests.bench.bench_window import child
from tests.library_of import Shape, fill

Row = dict[str, Any]
_EPISODES, _PLAYED, _TIMES, _STARTS = 30, 2_000, 15, 15
_PART, _COUNTS, _START = 10, 10, 1.1


def run(sizes: Iterable[int]) -> list[Row]:
    """Milliseconds. Of a hundred titles three are shows of 30 episodes, of which a tenth is not owned; 2,000 episodes were played."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(Path(folder) / "library.db")
            try:
                fill(database, Shape(size - size * 3 // 100, max(1, size * 3 // 100), _EPISODES))
                _live(database)
                rows += _parts(database, size)
                rows += _counted(database, size)
            finally:
                database.close()
            rows.append(_start(size, folder))
    return rows


def _live(database: Database) -> None:
    """Days on which episodes aired and were added, plays, and a tenth that nobody owns."""
    dice, now = random.Random(7), int(time.time())
    with database.write() as tx:
        for (show,) in tx.rows("SELECT id FROM shows"):
            start = now + dice.randint(-3_000, 30) * 86_400
            sql = "UPDATE episodes SET air_at = :start + number * 604800, air_precision = 'exact', added_at = :start + number * 604800 WHERE show_id = :show"
            tx.execute(sql, {"start": start, "show": show})
        tx.execute("UPDATE shows SET status = iif(id % 5, 'Ended', 'Continuing')")
        tx.execute("UPDATE copies SET owned = 0 WHERE kind = 'episode' AND id % 10 = 0")
        sql = "UPDATE copies SET watched_at = ?1 - id, position_ms = 600000 WHERE id IN (SELECT id FROM copies WHERE kind = 'episode' LIMIT ?2)"
        tx.execute(sql, (now, _PLAYED))
        tx.execute("UPDATE copies SET watched_at = ?1 - id WHERE kind = 'movie' AND position_ms > 0", (now,))
        tx.execute("ANALYZE")


def _parts(database: Database, size: int) -> Iterator[Row]:
    now = datetime.now(UTC)
    parts: dict[str, Callable[[Reader], object]] = {
        "what airs next": lambda reader: home.airs_next(reader, now),
        "what is on deck": lambda reader: stored.resumed(reader, home.POSTERS, now),
        "what came last": lambda reader: stored.arrived(reader, home.POSTERS, now.tzinfo),
        "news of people": lambda reader: followed_works.news(reader, home.NEWS),
        "coverage": lambda reader: coverage.coverage(reader, home.COVERED),
        "activity": lambda reader: activity.activity(reader, home.LINES, but="announced"),
    }
    with database.read() as reader:
        for name, read in parts.items():
            yield _row(f"{name}: median", size, _taken(lambda read=read: read(reader)), _PART)  # type: ignore[misc]


def _counted(database: Database, size: int) -> Iterator[Row]:
    """The first time everything is counted: what was counted last is shown meanwhile."""
    yield _row("counts, the first time: median", size, _taken(lambda: Counting(database).counts()), None)
    kept = Counting(database)
    kept.counts()

    def again() -> None:
        kept.hear(Changes(updated={Subject.SHOW: frozenset(range(1, 11))}))
        kept.counts()

    yield _row("counts, when ten shows changed: median", size, _taken(again), _COUNTS)


def _taken(act: Callable[[], object]) -> float:
    """The median of some runs, milliseconds of this thread's CPU: the machines are shared."""
    act()
    found = []
    for _ in range(_TIMES):
        began = time.thread_time()
        act()
        found.append((time.thread_time() - began) * 1000)
    return median(found)


def _start(size: int, folder: str) -> Row:
    """Both warm, and turn about."""
    child("home", folder), child("start", folder)
    pairs = [(child("home", folder)["ms"], child("start", folder)["ms"]) for _ in range(_STARTS)]
    ours, films = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return _row("process start to Home's first frame", size, ours, None) | {
        "baseline": films, "ratio": ours / films, "budget": f"<= {_START} x the films", "ok": ours <= _START * films,
    }  # fmt: skip


def _row(name: str, size: int, value: float, budget: float | None) -> Row:
    ok = None if budget is None else value <= budget
    return {"name": name, "size": size, "value": round(value, 2), "unit": "ms", "budget": f"≤ {budget} ms" if budget else "", "ok": ok}
