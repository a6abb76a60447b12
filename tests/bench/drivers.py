"""apsw against sqlite3 on the same work, for docs/adr/0001: `python -m tests.bench.drivers`."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import apsw

from app.domain.fold import fold
from tests.library_of import titles

ROWS = 100_000
_PRAGMAS = ("journal_mode = wal", "synchronous = normal", "foreign_keys = on", "cache_size = -32768")


class _Apsw:
    name = f"apsw {apsw.apsw_version()}, SQLite {apsw.sqlite_lib_version()}"

    def __init__(self, path: Path) -> None:
        self.connection = apsw.Connection(str(path))
        for pragma in _PRAGMAS:
            self.rows(f"PRAGMA {pragma}")

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[Any]:
        return self.connection.execute(sql, tuple(params)).fetchall()

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self.connection.executemany(sql, rows)

    def close(self) -> None:
        self.connection.close()


class _Standard:
    name = f"sqlite3 of Python, SQLite {sqlite3.sqlite_version}"

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in _PRAGMAS:
            self.rows(f"PRAGMA {pragma}")

    def rows(self, sql: str, params: Sequence[Any] = ()) -> list[Any]:
        return self.connection.execute(sql, tuple(params)).fetchall()

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self.connection.executemany(sql, rows)

    def close(self) -> None:
        self.connection.close()


Driver = _Apsw | _Standard


def measure(kind: type[_Apsw | _Standard], names: Sequence[str]) -> dict[str, float]:
    """Milliseconds of each task."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        driver = kind(path)
        driver.rows("CREATE TABLE movies (id INTEGER PRIMARY KEY, title TEXT NOT NULL, sort_key TEXT NOT NULL, year INTEGER, added_at INTEGER)")
        driver.rows("CREATE INDEX by_title ON movies (sort_key, id)")
        driver.rows("CREATE VIRTUAL TABLE search USING fts5 (titles, tokenize = 'trigram case_sensitive 1', content = '')")
        found = {
            "insert 100,000 rows, an index": _spent(lambda: _insert(driver, names)),
            "index 100,000 titles by trigrams": _spent(lambda: _index(driver, names)),
            "10,000 point reads": _spent(lambda: _points(driver)),
            "ranked trigram search, p95": _search(driver, names),
            "reads beside an open write transaction, the slowest": _beside(kind, path, driver),
        }
        driver.close()
    return found


def _insert(driver: Driver, names: Sequence[str]) -> None:
    driver.rows("BEGIN IMMEDIATE")
    driver.many("INSERT INTO movies VALUES (?, ?, ?, ?, ?)", [(row, name, fold(name), 1900 + row % 125, row * 7) for row, name in enumerate(names, 1)])
    driver.rows("COMMIT")


def _index(driver: Driver, names: Sequence[str]) -> None:
    driver.rows("BEGIN IMMEDIATE")
    driver.many("INSERT INTO search (rowid, titles) VALUES (?, ?)", [(row, fold(name)) for row, name in enumerate(names, 1)])
    driver.rows("COMMIT")


def _points(driver: Driver) -> None:
    dice = random.Random(1)
    for _ in range(10_000):
        driver.rows("SELECT title, year FROM movies WHERE id = ?", (dice.randint(1, ROWS),))


def _search(driver: Driver, names: Sequence[str]) -> float:
    dice = random.Random(2)
    asked = [word for name in dice.sample(names, 400) for word in fold(name).split() if len(word) >= 3 and word.isalpha()]
    sql = "SELECT m.id, m.title FROM search s JOIN movies m ON m.id = s.rowid WHERE search MATCH ? ORDER BY rank LIMIT 20"
    spent = [_spent(lambda word=word: driver.rows(sql, (f'"{word}"',))) for word in asked]  # type: ignore[misc]
    return statistics.quantiles(spent, n=20)[-1]


def _beside(kind: type[_Apsw | _Standard], path: Path, writer: Driver) -> float:
    """The slowest read while another connection writes all the time: a reader that waited for it would take as long as its transaction."""
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            writer.rows("BEGIN IMMEDIATE")
            for row in range(1, 200):
                writer.rows("UPDATE movies SET added_at = added_at + 1 WHERE id = ?", (row,))
            stop.wait(0.05)  # the transaction stays open
            writer.rows("COMMIT")

    thread = threading.Thread(target=write)
    thread.start()
    reader = kind(path)
    slowest = max(_spent(lambda: reader.rows("SELECT count(*) FROM movies WHERE id < 50")) for _ in range(2_000))
    stop.set()
    thread.join()
    reader.close()
    return slowest


def _spent(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000


def main() -> None:
    names = titles(ROWS)
    runs = {kind.name: [measure(kind, names) for _ in range(3)] for kind in (_Standard, _Apsw)}
    for name, some in runs.items():
        print(name)
        for task in some[0]:
            print(f"  {task:60} {min(run[task] for run in some):10.2f} ms")


if __name__ == "__main__":
    main()
