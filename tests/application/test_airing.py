"""The window's own part in what airs: it hears that an episode began, wishes it once, and catches up at the next start (D40)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.application.airing import MANY_MS, MANY_SHOWS, Airing
from app.application.backstage import Backstage
from app.application.commandline import read
from app.application.household import Household
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.wanting import Aired
from app.settings.clock import Clock
from tests.application.test_passing_time import no_reads
from tests.shelf import NOW, Shelf

AIRS = NOW + 600


class Evening:
    """A household whose clock can be moved, and the part over it; its timer is let go by hand."""

    def __init__(self, folder: Path) -> None:
        self.household = Household(read(["--data-dir", str(folder)]))
        self.seconds = 0.0
        self.household.clock = Clock({"BIJOU_NOW": "2025-10-09T08:53:20+00:00"}, monotonic=lambda: self.seconds)
        self.household.database.now = self.household.clock
        self.told: list[Aired] = []
        self.part = Airing(self.household, self._now)  # type: ignore[arg-type]  # done at once
        self.part.aired.connect(self._on_aired)
        self.backstage = Backstage(self.household, no_reads, frame=None, place=None)  # type: ignore[arg-type]  # none of them is asked
        self.household.database.wrote_elsewhere()

    def _now(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], _failed: object = None) -> Cancel:
        done(work(Cancel()))
        return Cancel()

    def _on_aired(self, told: list[Aired]) -> None:
        self.told += told

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
def folder(tmp_path: Path, qapp: object) -> Path:
    shelf = Shelf(tmp_path)
    key = shelf.show("Fargo", tmdb="60622", status="Continuing")
    shelf.episode(key, 1, 1, aired="2025-01-01")
    shelf.sql("UPDATE shows SET created_at = ?", NOW - 86_400)
    shelf.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, listed_by, created_at)
        SELECT 1, id, 1, 2, 'Next', ?, 'tmdb', 1 FROM seasons WHERE show_id = 1""",
        AIRS,
    )
    shelf.database.close()
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
        assert [one.title for one in evening.told] == ["Next"]
        evening.look()
        assert len(evening.told) == 1
    with contextlib.closing(Evening(folder)) as again:
        again.seconds = 700
        again.part.begin()
        again.run()
        assert (again.wishes(), again.told) == ([(1, 2)], [])


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


def test_a_change_of_very_many_shows_waits_and_what_concerns_no_show_does_nothing(folder: Path) -> None:
    with contextlib.closing(Evening(folder)) as evening:
        evening.part.apply(Changes(updated={Subject.MOVIE: frozenset({1})}))
        assert not evening.part._soon.isActive()
        evening.part.apply(Changes(updated={Subject.SHOW: frozenset(range(MANY_SHOWS + 1))}))
        assert evening.part._soon.interval() == MANY_MS
