"""The calendar: a week from the store, its page until the first cards, and what its breathing and its rest cost."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.artwork.cache import PictureCache
from app.artwork.sizes import Size
from app.domain.calendar import Scope
from app.library import calendar
from app.settings.paths import Places
from app.store.database import Database
from tests.application.bijou import NOBODY
from tests.bench.bench_frames import DRAWN, GIB, ROOT, poster
from tests.library_of import Shape, fill

Row = dict[str, Any]
TIMES = 15
EPISODES = 100
"""Of each show; three thousand shows go with a hundred thousand films."""
CELLS = 20
MANY = 50
"""Of fewer cards each costs what reading a week costs at all."""
APART = 2.0
"""So many times what a card costs in the smallest library it may cost in the largest: its rows lie further apart there."""
_SCOPES: tuple[Scope, ...] = ("mine", "followed", "owned")


def run(sizes: Iterable[int]) -> list[Row]:
    """Rows for each size, in films: three shows go with a hundred of them, each of a hundred episodes."""
    rows: list[Row] = []
    cards: list[float] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            places = Places(Path(folder))
            places.create()
            now = datetime.now(UTC)
            database = Database(places.database, clock=lambda now=now: int(now.timestamp()))  # type: ignore[misc]
            fill(database, Shape(movies=10, shows=max(1, size * 3 // 100), episodes=EPISODES))
            _date(database, now)
            rows += _stored(database, size, now)
            if len(calendar.week(database, now.astimezone().date(), "mine").airings) >= MANY:
                cards.append(_a_card(database, now))
                rows.append({"name": "of a week from the store, a card", "size": size, "value": round(cards[-1], 2), "unit": "µs", **_against(cards)})
            _keep_a_week(database, places, now)
            database.close()
            rows += _shown(size, _child(folder))
    return rows


def _date(database: Database, now: datetime) -> None:
    """Every show airs weekly for a while; one in five goes on, and half of all are known to the minute."""
    dice = random.Random(5)
    with database.write() as tx:
        for (show,) in tx.rows("SELECT id FROM shows"):
            start = int(now.timestamp()) + dice.randint(-3_000, 30) * 86_400 - 35 * 86_400 + dice.randint(0, 86_399)
            exact = "air_at = :start + number * 604800, air_precision = 'exact'," if show % 2 else ""
            sql = f"UPDATE episodes SET {exact} air_date = date(:start + number * 604800, 'unixepoch') WHERE show_id = :show"
            tx.execute(sql, {"start": start, "show": show})
        tx.execute("UPDATE shows SET status = CASE id % 5 WHEN 0 THEN 'Continuing' ELSE 'Ended' END")
        tx.execute("ANALYZE")


def _stored(database: Database, size: int, now: datetime) -> Iterator[Row]:
    today = now.astimezone().date()
    for scope in _SCOPES:
        found = len(calendar.week(database, today, scope).airings)
        yield _row(f"a week from the store, {scope} ({found} cards): median", size, _median(lambda scope=scope: calendar.week(database, today, scope)), 5)  # type: ignore[misc]
    yield _row("the next week with anything: median", size, _median(lambda: calendar.next_first(database, today + timedelta(days=30), "mine")), 5)


def _a_card(database: Database, now: datetime) -> float:
    """One card of the widest scope, in µs: what a week costs goes with what airs in it, not with the library."""
    today = now.astimezone().date()
    return _median(lambda: calendar.week(database, today, "mine")) * 1000 / max(1, len(calendar.week(database, today, "mine").airings))


def _against(cards: Sequence[float]) -> Row:
    """The last against the first."""
    if len(cards) == 1:
        return {}
    ratio = cards[-1] / cards[0]
    return {"baseline": round(cards[0], 2), "ratio": round(ratio, 2), "budget": f"<= {APART:g} times", "ok": ratio <= APART}


def _keep_a_week(database: Database, places: Places, now: datetime) -> None:
    """Twenty episodes with pictures in the coming week and as many in the one after it, and no others."""
    cache = PictureCache(places.artwork_dir, GIB)
    drawn = [poster(number) for number in range(DRAWN)]
    with database.write() as tx:
        tx.execute("UPDATE episodes SET air_at = NULL, air_date = NULL")
        for at, (episode,) in enumerate(tx.rows("SELECT id FROM episodes ORDER BY id LIMIT ?", (2 * CELLS,))):
            instant = int((now + timedelta(hours=7 * at + at // CELLS * 28)).timestamp())
            still = f"tmdb /still{at}.jpg"
            sql = "UPDATE episodes SET air_at = ?, air_precision = 'exact', air_date = date(?, 'unixepoch'), still = ? WHERE id = ?"
            tx.execute(sql, (instant, instant, still, episode))
            for picture in (Size.STILL, Size.STILL_2X):
                cache.add(still, picture, drawn[at % DRAWN])


def _median(work: Callable[[], object]) -> float:
    """Processor time, in ms: the machine is shared."""
    work()
    times = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


def _child(folder: str) -> dict[str, float]:
    environment = {
        **os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
        "BIJOU_TVMAZE_URL": NOBODY,
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.bench.calendar_child", folder]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    lines = [line for line in answer.stdout.splitlines() if line.startswith("{")]
    if answer.returncode or not lines:
        raise RuntimeError(answer.stdout + answer.stderr)
    figures: dict[str, float] = json.loads(lines[-1])
    return figures


def _shown(size: int, found: dict[str, float]) -> Iterator[Row]:
    yield {"name": "the page is made and opens, to the first frame with cards", "size": size, "value": round(found["opened"], 2), "unit": "ms"}
    yield _row("another week, to the first frame with its cards: median", size, found["turned"], 50)
    cards = round(found["cards"])
    yield _row(f"breathing, {cards} cells, {found['frames']:.0f} frames a second", size, found["breathing"], 25, "% of a core")
    yield _row("at rest, the calendar in sight", size, found["idle"], 1, "% of a core")


def _row(name: str, size: int, value: float, budget: float, unit: str = "ms") -> Row:
    return {"name": name, "size": size, "value": round(value, 2), "unit": unit, "budget": f"<= {budget:g} {unit}", "ok": value <= budget}
