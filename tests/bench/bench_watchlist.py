"""The watchlist's page in the store: its shows in every order, its people, what the navigation counts; against the shows read plainly."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.watching import SHOW_SORTS, WatchQuery
from app.library import watching
from app.store.database import Database
from app.store.following import followed_count
from tests.shelf import NOW, Shelf

Row = dict[str, Any]
_EPISODES, _PEOPLE, _WORKS = 100, 100, 60
_BUDGET = 10
_TIMES = 15


def run(sizes: Iterable[int]) -> list[Row]:
    """Milliseconds at 3 followed shows a hundred titles (3,000 at 100,000), each of 100 episodes, half of them by themselves; 100 people of 60 works."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            shelf = Shelf(Path(folder))
            try:
                _fill(shelf.database, shows := max(1, size * 3 // 100))
                rows += _pages(shelf.database, shows)
            finally:
                shelf.database.close()
    return rows


def _pages(database: Database, shows: int) -> list[Row]:
    baseline = _taken(lambda: _plainly(database))
    queries = [(f"watchlist by {sort}", WatchQuery(sort=sort)) for sort in SHOW_SORTS]
    queries += [("watchlist, followed by hand", WatchQuery(filter="hand")), ("watchlist, a text", WatchQuery(text="show 1"))]
    rows = []
    for name, query in queries:
        # How many episodes each lacks is worked out of all of them: asked for by name, in the background
        budget = None if query.sort == "missing" else _BUDGET
        rows.append(_row(name, shows, _taken(lambda query=query: watching.shows(database, query)), budget, baseline))  # type: ignore[misc]
    rows.append(_row("watchlist, people", _PEOPLE, _taken(lambda: watching.people(database, WatchQuery("people", "next"))), _BUDGET, baseline))
    rows.append(_row("how many are followed", shows, _taken(lambda: _count(database)), None, baseline))
    return rows


def _row(name: str, size: int, value: float, budget: float | None, baseline: float) -> Row:
    ok = None if budget is None else value <= budget
    return {
        "name": name, "size": size, "value": round(value, 2), "unit": "ms", "baseline": round(baseline, 2), "ratio": round(value / max(baseline, 0.01), 2),
        "budget": f"≤ {budget} ms" if budget else "", "ok": ok,
    }  # fmt: skip


def _taken(act: Callable[[], object]) -> float:
    """The median of some runs, milliseconds."""
    found = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        act()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def _plainly(database: Database) -> object:
    with database.read() as reader:
        return reader.gathered("id, title, year, status", "shows")


def _count(database: Database) -> int:
    with database.read() as reader:
        return followed_count(reader)


def _fill(database: Database, shows: int) -> None:
    dice = random.Random(1)
    numbers = range(1, shows + 1)
    with database.write() as tx:
        tx.insert_many(
            "INSERT INTO shows (id, title, sort_key, status, created_at)",
            [(show, f"Show {show}", f"show {show}", "Continuing" if show % 2 else "Ended", 1) for show in numbers],
        )
        tx.insert_many("INSERT INTO seasons (id, show_id, number, listed_by)", [(show, show, 1, "tmdb") for show in numbers])
        tx.insert_many(
            "INSERT INTO copies (server_id, library_id, kind, remote_key, show_id, digest, facts)",
            [(1, 2, "show", f"s{show}", show, b"\0", b"{}") for show in numbers],
        )
        tx.insert_many(
            "INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, air_precision, listed_by, created_at)",
            [episode for show in numbers for episode in _episodes(show, dice)],
        )
        tx.insert_many(
            "INSERT INTO watchlist (kind, state, title, show_id, added_at)", [("show", "follow", f"Show {show}", show, 1) for show in numbers if show % 2 == 0]
        )
        _write_people(tx, dice)
        tx.execute("ANALYZE")


def _episodes(show: int, dice: random.Random) -> Iterable[tuple[Any, ...]]:
    start = NOW + dice.randint(-3000, 8) * 86_400
    for number in range(1, _EPISODES + 1):
        at = start + (number - _EPISODES // 2) * 7 * 86_400
        day = datetime.fromtimestamp(at, UTC).date().isoformat()
        yield show, show, 1, number, f"Episode {number}", at if show % 2 else None, day, "exact" if show % 2 else "date", "tmdb", 1


def _write_people(tx: Any, dice: random.Random) -> None:
    people = range(1, _PEOPLE + 1)
    tx.insert_many("INSERT INTO people (id, name, folded, tmdb)", [(one, f"Person {one}", f"person {one}", str(one)) for one in people])
    tx.executemany(
        "INSERT INTO watchlist (id, kind, state, title, tmdb, person_id, added_at) VALUES (?, 'person', 'follow', ?, ?, ?, 1)",
        [(1_000_000 + one, f"Person {one}", str(one), one) for one in people],
    )
    first = datetime.fromtimestamp(NOW, UTC).date()
    tx.insert_many(
        "INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news)",
        [
            (1_000_000 + one, "movie", str(work), f"Work {work}", (first + timedelta(days=dice.randint(-9000, 300))).isoformat(), '["Acting"]', 1, 0)
            for one in people
            for work in range(_WORKS)
        ],
    )
