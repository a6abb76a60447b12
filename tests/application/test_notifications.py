"""When the desktop is told: by kind, gathered, once, never at quiet hours, and not what the window shows anyway."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from app.application.commandline import read
from app.application.household import Household
from app.application.notifications import GATHER_S, NotificationParts
from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.notices import Notice, quiet, seen_anyway, wait_seconds
from app.domain.wanting import Aired, Pointed, Wish
from app.domain.worker_state import WorkerState
from app.library import wishing
from app.models.place import Place
from app.settings.clock import Clock
from tests.shelf import Shelf

JUDEX = Aired(1, 3, "Judex", 1, 4, "The Confession")
FANTOMAS = Aired(2, 4, "Fantômas", 1, 7, "The Corpse")


@pytest.mark.parametrize(
    ("minute", "hours", "expected"),
    [
        (0, None, False),
        (22 * 60, (22 * 60, 8 * 60), True),
        (0, (22 * 60, 8 * 60), True),
        (8 * 60, (22 * 60, 8 * 60), False),
        (12 * 60, (22 * 60, 8 * 60), False),
        (13 * 60, (13 * 60, 14 * 60), True),
        (14 * 60, (13 * 60, 14 * 60), False),
        (5, (60, 60), True),
    ],
)
def test_quiet_hours_go_over_midnight(minute: int, hours: tuple[int, int] | None, expected: bool) -> None:
    assert quiet(minute, hours) is expected


def test_the_first_waits_a_moment_and_the_next_until_a_minute_is_over() -> None:
    assert wait_seconds(None, 100.0, 2.0, 60.0) == 2.0
    assert wait_seconds(100.0, 110.0, 2.0, 60.0) == 50.0
    assert wait_seconds(100.0, 500.0, 2.0, 60.0) == 2.0


def test_what_the_page_shows_is_seen_anyway() -> None:
    aired = Notice("aired", "Judex", "", "bijou://show/3")
    assert seen_anyway(aired, "calendar", "bijou://calendar")
    assert seen_anyway(aired, "show", "bijou://show/3?season=1")
    assert not seen_anyway(aired, "show", "bijou://show/4")


class Desktop(QObject):
    """Takes what it is given, in the place of the one that talks to the system (tests/workers/test_notifier.py has that one)."""

    pressed = Signal(str)
    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Notice] = []

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)

    def close(self) -> None:
        """Nothing runs."""


class House:
    """Notifications over a real household; the timers are let go by hand."""

    def __init__(self, folder: Path, at: str = "2026-05-03T12:00:00") -> None:
        self.household = Household(read(["--data-dir", str(folder)]))
        self.household.clock = Clock({"BIJOU_NOW": at})
        self.place = Place(dict, lambda _kept: None)
        self.desktop, self.watched = Desktop(), False
        self.parts = NotificationParts(self.household, self._fetch, self.place, self.desktop, self._looks, self._state)  # type: ignore[arg-type]
        self.standing, self.closed = "idle", False

    def _looks(self) -> bool:
        return self.watched

    def _state(self, worker: str) -> WorkerState:
        return WorkerState(worker, self.standing if worker == "tmdb" else "idle")  # type: ignore[arg-type]

    def stands(self, standing: str) -> None:
        self.standing = standing
        self.parts.on_worker("tmdb")
        self.parts.on_worker("tvdb")

    def _fetch(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], _failed: object = None) -> Cancel:
        cancel = Cancel()
        done(work(cancel))
        return cancel

    def flush(self) -> list[tuple[str, str, str]]:
        for one in self.parts._gathering.values():
            if one.timer.isActive():
                one.timer.stop()
                one.due.emit(one.kind)
        found, self.desktop.shown = [(one.title, one.text, one.address) for one in self.desktop.shown], []
        return found

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.parts.close()
            self.household.__exit__(None, None, None)


@pytest.fixture
def house(tmp_path: Path, qapp: object) -> Iterator[House]:
    with contextlib.closing(House(tmp_path)) as made:
        yield made


def test_an_episode_alone_is_named_and_several_come_together(house: House) -> None:
    house.parts.on_aired([JUDEX])
    assert round(house.parts._gathering["aired"].timer.interval() / 1_000) == GATHER_S
    assert house.flush() == [("Judex", "S1 E4 · The Confession", "bijou://show/3")]
    house.parts.on_aired([JUDEX])
    house.parts.on_aired([FANTOMAS, FANTOMAS])
    assert house.parts._gathering["aired"].timer.remainingTime() > 50_000, "a minute after the last one"
    assert [(title, address) for title, _, address in house.flush()] == [("3 episodes aired", "bijou://activity?kind=airing")]


def test_kinds_that_are_off_quiet_hours_and_what_one_looks_at_are_kept_back(house: House) -> None:
    house.parts.model.choose("aired", False)
    house.parts.on_aired([JUDEX])
    assert house.flush() == []
    house.parts.model.choose("aired", True)
    house.watched = True
    house.place.open("bijou://show/3")
    house.parts.on_aired([JUDEX])
    assert house.flush() == []
    house.watched = False
    house.parts.on_aired([JUDEX])
    assert len(house.flush()) == 1
    house.parts.model.setHours(11 * 60, 13 * 60)
    house.parts.on_aired([JUDEX])
    assert house.flush() == []


def test_a_wrong_key_is_told_once_also_after_a_restart_and_again_when_it_was_right_meanwhile(house: House, tmp_path: Path) -> None:
    house.stands("wrong_key")
    assert [title for title, _, _ in house.flush()] == ["TMDB needs a key"]
    house.close()
    with contextlib.closing(House(tmp_path)) as again:
        again.stands("wrong_key")
        assert again.flush() == []
        again.stands("running")
        again.stands("wrong_key")
        assert len(again.flush()) == 1


def test_d42_a_wish_that_comes_and_a_library_that_shrank_are_told_once(tmp_path: Path, qapp: object) -> None:
    shelf = Shelf(tmp_path)
    shelf.film("Metropolis", tmdb="19")
    sunrise = Pointed("movie", title="Sunrise", ids=ExternalIds(tmdb="631"))
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1)), Wish(sunrise)])
    with contextlib.closing(House(tmp_path)) as house:
        house.parts.begin()
        assert house.flush() == [], "what was there before is no news"
        shelf.film("Sunrise", tmdb="631")
        shelf.sql("UPDATE libraries SET shrunk_at = 1 WHERE id = 1")
        house.parts._read()
        house.parts._read()
        assert [title for title, _, _ in house.flush()] == ["Sunrise", "Much of Films is gone"]
        shelf.sql("UPDATE libraries SET shrunk_at = NULL")
        house.parts._read()
        assert house.household.settings.notices_told == ()
    shelf.database.close()


def test_the_test_says_what_came_of_it(house: House) -> None:
    house.parts.model.test()
    assert len(house.desktop.shown) == 1
    house.desktop.answered.emit("This desktop shows no notifications.")
    assert house.parts.model.property("result") == "This desktop shows no notifications."
    house.parts.model.test()
    house.desktop.answered.emit("")
    assert house.parts.model.property("good")
