"""Midnight, clocks that are put right, and servers that were away: the window goes on by itself, and nothing happens twice (D51; budgets, "Robustness")."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.application.backstage import Backstage
from app.application.commandline import read
from app.application.household import Household
from app.application.scans import due
from app.domain.changes import Subject
from app.domain.servers import ServerRow
from app.models.fetch import Fetch
from app.settings.clock import Clock
from app.store.database import Database
from app.store.server_changes import NewServer, add_server

HOUR, DAY, YEAR = 3_600, 86_400, 31_557_600
NOW = 1_790_000_000


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    with Household(read(["--data-dir", str(tmp_path)])) as opened:
        with opened.database.write() as tx:
            add_server(tx, NewServer("plex", "Attic", "http://attic.example", "device"), 1)
        yield opened


def no_reads(*_work: object) -> None:
    raise AssertionError


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A zone with summer time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no tzset here")
@pytest.mark.usefixtures("qapp", "berlin")
@pytest.mark.parametrize(
    ("first", "turns"),
    [("2026-03-28T23:59:00", [1, 24]), ("2026-10-25T00:30:00", [25]), ("2026-12-31T23:59:59", [1, 25])],
    ids=["a day of 23 hours", "a day of 25 hours", "new year"],
)
def test_d51_when_the_day_turns_everything_is_shown_anew_once(household: Household, first: str, turns: list[int]) -> None:
    seconds = [0.0]
    household.clock = Clock({"BIJOU_NOW": first}, monotonic=lambda: seconds[0])
    reads: Fetch = no_reads  # type: ignore[assignment]
    backstage = Backstage(household, reads, frame=None, place=None)  # type: ignore[arg-type]  # none of them is asked
    with contextlib.closing(backstage.work):
        household.database.wrote_elsewhere()
        turned = []
        for hour in range(30):
            seconds[0] = hour * HOUR
            if (changes := backstage._look_outside()) is not None:
                turned.append(hour)
                assert changes.touched(Subject.SERVER) == {1}
            assert backstage._look_outside() is None
        assert turned == turns


@pytest.mark.usefixtures("qapp")
def test_d50_when_an_episode_begins_its_show_is_shown_anew_once_also_after_a_sleep(household: Household) -> None:
    seconds = [0.0]
    household.clock = Clock({"BIJOU_NOW": "2026-07-28T12:00:00+00:00"}, monotonic=lambda: seconds[0])
    with household.database.write() as tx:
        tx.execute("INSERT INTO shows (title, sort_key, created_at) VALUES ('Fargo', 'fargo', 1)")
        tx.execute("INSERT INTO seasons (show_id, number) VALUES (1, 1)")
        airing = "INSERT INTO episodes (show_id, season_id, season, number, title, air_at, created_at) VALUES (1, 1, 1, ?, 'One', ?, 1)"
        tx.executemany(airing, [(number, household.clock() + after) for number, after in ((1, -60), (2, 10), (3, 600), (4, 900))])
    backstage = Backstage(household, no_reads, frame=None, place=None)  # type: ignore[arg-type]  # none of them is asked
    with contextlib.closing(backstage.work):
        household.database.wrote_elsewhere()
        begun = {}
        for seconds[0] in (0, 8, 10, 12, 599, 1_000, 1_002):
            if (changes := backstage._look_outside()) is not None:
                begun[seconds[0]] = changes.touched(Subject.EPISODE)
                assert changes.touched(Subject.SHOW) == {1}
        assert begun == {10: {2}, 1_000: {3, 4}}


@pytest.mark.usefixtures("qapp")
def test_d61_what_another_process_wrote_is_shown_once_and_ones_own_is_not_told_twice(household: Household) -> None:
    household.clock = Clock({"BIJOU_NOW": "2026-07-28T12:00:00+00:00"}, monotonic=lambda: 0.0)
    backstage = Backstage(household, no_reads, frame=None, place=None)  # type: ignore[arg-type]  # none of them is asked
    with contextlib.closing(backstage.work), contextlib.closing(Database(household.database.path)) as other:
        household.database.wrote_elsewhere()
        with household.database.write() as tx:
            tx.execute("UPDATE servers SET name = 'Loft'")
        assert backstage._look_outside() is None
        with other.write() as tx:
            tx.execute("UPDATE servers SET name = 'Cellar'")
        changes = backstage._look_outside()
        assert changes is not None
        assert changes.touched(Subject.SERVER) == {1}
        assert backstage._look_outside() is None


def row(scanned_at: int | None, added_at: int = NOW - YEAR, every: int | None = 60) -> ServerRow:
    return ServerRow(1, "plex", "Attic", "http://attic.example", scan_every_minutes=every, scanned_at=scanned_at, added_at=added_at)


@pytest.mark.parametrize(
    ("scanned_at", "tried", "expected"),
    [
        (NOW - HOUR, 0, True),
        (NOW - HOUR + 1, 0, False),
        (NOW - DAY, NOW - 60, False),
        (NOW - DAY, NOW - HOUR, True),
        (None, 0, True),
        (NOW + YEAR, 0, True),
        (NOW - DAY, NOW + 60, True),
        (NOW, NOW, False),
    ],
    ids=["it is time", "a second early", "tried just now", "tried an hour ago", "never", "scanned by a wrong clock", "tried by a wrong clock", "just now"],
)
def test_a_scan_is_due_by_the_last_one_and_by_the_last_try_also_when_the_clock_was_put_right(scanned_at: int | None, tried: int, expected: bool) -> None:
    """Away for a day or asleep for a week, a server is tried once, not once for each hour that it missed."""
    assert due(row(scanned_at), NOW, tried) is expected
    assert not due(row(scanned_at, every=None), NOW, tried)
