"""The wishlist's page: its first lines, its counts and a branch, at so many wishes, half of them done; shows of 17 wished episodes, and as many films."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.domain.wishlist import Line, WishQuery
from app.library import wishlist
from app.store.database import Database
from tests.library_of import NOW, Shape, fill

Row = dict[str, Any]
_SIZES = (1_000, 10_000, 50_000)
_EACH, _WINDOW, _TURNS = 17, 40, 15


def run(_sizes: Iterable[int]) -> list[Row]:
    """Rows of the bench table, in milliseconds, at sizes of its own: budgets.md says 50,000 wishes."""
    rows: list[Row] = []
    for size in _SIZES:
        for tab in ("shows", "movies"):
            with tempfile.TemporaryDirectory() as folder:
                database = Database(Path(folder) / "library.db", clock=lambda: NOW)
                try:
                    _wished(database, size, tab)
                    rows += _figures(database, size, tab)
                finally:
                    database.close()
    return rows


def _wished(database: Database, size: int, tab: str) -> None:
    fill(database, Shape(movies=size, shows=1) if tab == "movies" else Shape(movies=1, shows=-(-size // _EACH), episodes=_EACH))
    with database.write() as tx:
        if tab == "movies":
            tx.execute("INSERT INTO wishlist (kind, title, tmdb, movie_id, added_at) SELECT 'movie', title, tmdb, id, id FROM movies")
            tx.execute("UPDATE copies SET owned = 0 WHERE movie_id % 2 = 1")
        else:
            tx.execute("""INSERT INTO wishlist (kind, title, show_id, season, number, added_at)
                SELECT 'episode', title, show_id, season, number, id FROM episodes WHERE number IS NOT NULL ORDER BY id LIMIT ?""", (size,))  # fmt: skip
            tx.execute("UPDATE copies SET owned = 0 WHERE kind = 'episode' AND id % 2 = 1")
        tx.execute("ANALYZE")


def _figures(database: Database, size: int, tab: str) -> list[Row]:
    query = WishQuery(tab="movies" if tab == "movies" else "shows")
    first = wishlist.beginning(database, query, (), _WINDOW).keys

    def page() -> None:
        wishlist.listed(database, query, wishlist.beginning(database, query, (), _WINDOW).keys)

    rows = [
        _row(f"wishlist of {tab}: the first lines", size, _median(page), 10),
        _row(f"wishlist of {tab}: what {_WINDOW} lines show", size, _median(lambda: wishlist.listed(database, query, first)), None),
        _row(f"wishlist of {tab}: the whole order", size, _median(lambda: wishlist.tree(database, query, ())), None),
        _row(f"wishlist of {tab}: all counts", size, _median(lambda: wishlist.counts(database)), None),
        _row(f"wishlist of {tab}: search", size, _median(lambda: wishlist.tree(database, WishQuery(query.tab, "an"), ())), None),
    ]
    if tab == "shows":
        opened = [first[0], Line("season", first[0] >> 34, 1).key]
        rows.append(_row("wishlist of shows: the first lines, a branch open", size, _median(lambda: wishlist.beginning(database, query, opened, _WINDOW)), 10))
    return rows


def _median(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(_TURNS):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent) * 1000


def _row(name: str, size: int, value: float, budget: float | None) -> Row:
    return {
        "name": name,
        "size": size,
        "value": round(value, 2),
        "unit": "ms",
        "budget": f"≤ {budget:g} ms" if budget else "",
        "ok": value <= budget if budget else None,
    }
