"""The window's own part in what airs: it hears that an episode began, wishes it once, and catches up at the next start (D40)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.application.airing import GATHER_MS, MANY_MS, MANY_SHOWS, Airing
from app.application.backstage import Backstage
from app.application.commandline import read
from app.application.household import Household
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.wanting import Pointed, Wish
from app.library import wishing
from app.settings.clock import Clock
from tests.application.test_passing_time import no_reads
from tests.shelf import NOW, Shelf

AIRS = NOW + 600


class Evening:
    """A household whose clock can be moved, and the part over it; its timer is let go by hand."""

    def __init__(self, folder: Path) -> None:
        self.household = Household(read(["--data-dir", str(folder)]))
        self.seconds = 0.0
        self.trouble: Problem | None = None
        self.household.clock = Clock({"BIJOU_NOW": "2025-10-09T08:53:20+00:00"}, monotonic=lambda: self.seconds)
        self.household.database.now = self.household.clock
        self.part = Airing(self.household, self._now)  # type: ignore[arg-type]  # done at once
        self.backstage = Backstage(self.household, no_reads, frame=None, place=None)  # type: ignore[arg-type]  # none of them is asked
        self.household.database.wrote_elsewhere()

    def _now(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], failed: Callable[[Problem], None]) -> Cancel:
        if self.trouble is not None:
            failed(self.trouble)
        else:
            done(work(Cancel()))
        return Cancel()

    @property
    def told(self) -> list[str]:
        with self.household.database.read() as reader:
            return [title for (title,) in reader.rows("SELECT e.title FROM activity a JOIN episodes e ON e.id = a.episode_id WHERE a.verb = 'aired'")]

    def run(self) -> None:
        if self.part._soon.isActive():
            self.part._soon.stop()
            self.part._on_time()

    def look(self) -> None:
        """As every two seconds."""
        if changes := self.backstage._look_outside():
            self.part.apply(changes)
        self.run()

    def wishes(self) -> list[Any]:
        with self.household.database.read() as reader:
            return reader.rows("SELECT season, number FROM wishlist WHERE state = 'wanted'")

    def close(self) -> None:
        self.part.close()
        self.backstage.work.close()
        self.household.__exit__(None, None, None)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def folder(shelf: Shelf, tmp_path: Path, qapp: object) -> Path:
    key = shelf.show("Fargo", tmdb="60622", status="Continuing")
    shelf.episode(key, 1, 1, aired="2025-01-01")
    shelf.sql("UPDATE shows SET created_at = ?", NOW - 86_400)
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, listed_by, created_at)
        SELECT 1, id, 1, 2, 'Next', ?, 'tmdb', 1 FROM seasons WHERE show_id = 1""",
        AIRS,
    )
    return tmp_path


def test_d40_an_episode_that_begins_while_the_window_runs_is_wished_once_and_after_a_restart_no_more(folder: Path) -> None:
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.begin()
        evening.run()
        assert (evening.wishes(), evening.told) == ([], [])
        evening.seconds = 599
        evening.look()
        assert evening.wishes() == []
        evening.seconds = 601
        evening.look()
        assert evening.wishes() == [(1, 2)]
        assert evening.told == ["Next"]
        evening.look()
        assert len(evening.told) == 1
    with contextlib.closing(Evening(folder)) as again:
        again.seconds = 700
        again.part.begin()
        again.run()
        assert (again.wishes(), again.told) == ([(1, 2)], ["Next"])


def test_d40_what_aired_while_bijou_was_closed_is_wished_at_the_next_start(folder: Path) -> None:
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.begin()
        evening.run()
    with contextlib.closing(Evening(folder)) as again:
        again.seconds = 700
        again.part.begin()
        again.run()
        assert again.wishes() == [(1, 2)]
        assert len(again.told) == 1


def test_d40_the_setting_off_wishes_nothing(folder: Path) -> None:
    with contextlib.closing(Evening(folder)) as evening:
        evening.household.settings.wish_aired = False
        evening.seconds = 601
        evening.part.begin()
        evening.run()
        assert evening.wishes() == []


def test_a_change_of_very_many_shows_is_looked_at_at_once_then_waits_and_what_concerns_no_show_does_nothing(folder: Path) -> None:
    many = Changes(updated={Subject.SHOW: frozenset(range(MANY_SHOWS + 1))})
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.apply(Changes(updated={Subject.MOVIE: frozenset({1})}))
        assert not evening.part._soon.isActive()
        evening.part.apply(many)
        assert evening.part._soon.interval() == GATHER_MS
        evening.run()
        evening.part.apply(many)
        assert GATHER_MS < evening.part._soon.interval() <= MANY_MS


def test_d40_what_could_not_be_written_is_tried_again_with_all_the_rest(folder: Path) -> None:
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.begin()
        evening.run()
        evening.seconds, evening.trouble = 601, Problem("The library is locked.")
        evening.look()
        assert evening.wishes() == []
        evening.trouble = None
        evening.run()
        assert evening.wishes() == [(1, 2)]


@pytest.mark.parametrize(("asleep", "wished"), [(8 * 3_600, [(1, 2)]), (-3_600, [])])
def test_d40_a_clock_that_jumps_over_an_air_time_wishes_once_and_one_put_back_nothing_twice(folder: Path, asleep: int, wished: list[Any]) -> None:
    """A machine that slept, or whose clock was set."""
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.begin()
        evening.run()
        evening.seconds = asleep
        evening.look()
        assert evening.wishes() == wished
        evening.seconds = 700
        evening.look()
        evening.seconds = 500
        evening.look()
        evening.seconds = 701
        evening.look()
        assert (evening.wishes(), evening.told) == ([(1, 2)], ["Next"])


def test_d42_d60_a_wish_that_comes_by_a_commit_is_told_and_so_is_one_that_came_while_bijou_was_closed(shelf: Shelf, folder: Path) -> None:
    def came(evening: Evening) -> list[Any]:
        with evening.household.database.read() as reader:
            return reader.rows("SELECT title, detail FROM activity WHERE verb = 'fulfilled'")

    with contextlib.closing(Evening(folder)) as evening:
        wishing.wish(evening.household.database, [Wish(Pointed("show", 1), 1, number) for number in (2, 3)])
        evening.part.begin()
        assert came(evening) == []
        shelf.episode("show-1", 1, 2)
        evening.part.apply(Changes(updated={Subject.EPISODE: frozenset({2})}))
        assert evening.part._came.isActive()
        evening.part._tell_come()
        assert came(evening) == [("Fargo", "1:2")]
    shelf.episode("show-1", 1, 3)
    with contextlib.closing(Evening(folder)) as again:
        again.part.begin()
        assert came(again) == [("Fargo", "1:2"), ("Fargo", "1:3")]
        again.part._tell_come()
        assert len(came(again)) == 2
