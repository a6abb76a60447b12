"""When the desktop is told: by kind, gathered, once, never at quiet hours, and not what the window shows anyway."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from app.application.commandline import read
from app.application.household import Household
from app.application.notifications import GATHER_S, NotificationParts
from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds, Kind
from app.domain.notices import Notice, quiet, seen_anyway, wait_seconds
from app.domain.scanning import Named
from app.domain.wanting import Pointed, Wish
from app.domain.worker_state import Standing, WorkerState
from app.library import airing, wishing
from app.models.place import Place
from app.settings.clock import Clock
from app.store.happenings import note_episodes
from tests.shelf import NOW, Shelf


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

    def __init__(self, folder: Path, at: str = "2025-10-09T09:00:00") -> None:
        self.household = Household(read(["--data-dir", str(folder)]))
        self.now(at)
        self.place = Place(dict, lambda _kept: None)
        self.desktop, self.watched = Desktop(), False
        self.parts = NotificationParts(self.household, self._fetch, self.place, self.desktop, self._looks, self._state)  # type: ignore[arg-type]
        self.state, self.closed = WorkerState("tmdb"), False

    def now(self, at: str) -> None:
        """It is this local time, wherever the tests run: quiet hours are the user's own."""
        self.household.clock = Clock({"BIJOU_NOW": datetime.fromisoformat(at).astimezone().isoformat()})
        self.household.database.now = self.household.clock

    def _looks(self) -> bool:
        return self.watched

    def _state(self, worker: str) -> WorkerState:
        return self.state if worker == "tmdb" else WorkerState(worker)

    def stands(self, standing: Standing, done: int = 0) -> None:
        self.state = WorkerState("tmdb", standing, done=done)
        self.parts.on_worker("tmdb")
        self.parts.on_worker("tvdb")

    def _fetch(self, work: Callable[[Cancel], Any], done: Callable[[Any], None], _failed: object = None) -> Cancel:
        cancel = Cancel()
        done(work(cancel))
        return cancel

    def look(self) -> list[tuple[str, str, str]]:
        self.parts._read()
        return self.flush()

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
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Judex has five episodes that nobody owns, which air from yesterday on, one an hour."""
    made = Shelf(tmp_path)
    made.show("Fantômas")
    made.show("Judex")
    made.sql("INSERT INTO seasons (show_id, number, listed_by) VALUES (2, 1, 'tmdb')")
    made.sql(
        """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, listed_by, created_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL
        SELECT i + 1 FROM n WHERE i < 5) SELECT 2, 1, 1, i, 'Chapter ' || i, ? + 3600 * i, 'tmdb', 1 FROM n""",
        NOW - 86_400,
    )
    yield made
    made.database.close()


@pytest.fixture
def house(shelf: Shelf, tmp_path: Path, qapp: object) -> Iterator[House]:
    with contextlib.closing(House(tmp_path)) as made:
        made.parts.begin()
        yield made


def airs(shelf: Shelf, *numbers: int) -> None:
    """A line tells that these episodes of Judex aired."""
    with shelf.database.write() as tx:
        note_episodes(tx, "aired", Named(Kind.SHOW, 2, "Judex"), [(number, 1, number, f"Chapter {number}") for number in numbers])


def test_a_press_opens_the_place(house: House) -> None:
    opened: list[str] = []
    house.parts.opened.connect(opened.append)
    house.desktop.pressed.emit("bijou://wishlist")
    assert opened == ["bijou://wishlist"]


def test_an_episode_alone_is_named_and_several_come_together(shelf: Shelf, house: House) -> None:
    airs(shelf, 4)
    assert house.look() == [("Judex", "S1 E4 · Chapter 4", "bijou://show/2?season=1&episode=4")]
    airs(shelf, 1)
    airs(shelf, 2, 3)
    house.parts._read()
    assert house.parts._gathering["aired"].timer.remainingTime() > 50_000, "a minute after the last one"
    assert house.flush() == [
        ("3 episodes aired", "Judex · S1 E1 · Chapter 1\nJudex · S1 E2 · Chapter 2\nJudex · S1 E3 · Chapter 3", "bijou://activity?kind=airing")
    ]
    assert house.look() == []


def test_the_first_waits_two_seconds_for_others(shelf: Shelf, house: House) -> None:
    airs(shelf, 4)
    house.parts._read()
    assert round(house.parts._gathering["aired"].timer.interval() / 1_000) == GATHER_S


def test_a_line_and_a_shrunk_library_are_looked_for_at_once_and_nothing_else_is(house: House) -> None:
    house.parts.apply(Changes(updated={Subject.MOVIE: frozenset({1})}))
    assert not house.parts._look.isActive()
    house.parts.apply(Changes(added={Subject.ACTIVITY: frozenset({1})}))
    assert house.parts._look.isActive()


def test_kinds_that_are_off_and_what_one_looks_at_are_not_told_later_either(shelf: Shelf, house: House) -> None:
    house.parts.model.choose("aired", False)
    airs(shelf, 1)
    assert house.look() == []
    house.parts.model.choose("aired", True)
    assert house.look() == []
    house.watched = True
    house.place.open("bijou://show/2")
    airs(shelf, 2)
    assert house.look() == []
    house.watched = False
    assert house.look() == []
    airs(shelf, 3)
    assert len(house.look()) == 1


def test_d40_what_aired_while_bijou_was_closed_is_told_in_one_at_the_next_start_whatever_page_it_begins_on(shelf: Shelf, house: House, tmp_path: Path) -> None:
    house.close()
    airs(shelf, 1, 2)
    airs(shelf, 3)
    with contextlib.closing(House(tmp_path)) as again:
        again.watched = True
        again.place.open("bijou://home")
        again.parts.begin()
        assert [title for title, _, _ in again.flush()] == ["3 episodes aired"]
    with contextlib.closing(House(tmp_path)) as third:
        third.parts.begin()
        assert third.flush() == []


def test_what_aired_more_than_a_week_ago_is_no_news(shelf: Shelf, house: House, tmp_path: Path) -> None:
    house.close()
    shelf.sql("UPDATE episodes SET air_at = air_at - ? WHERE number < 3", 7 * 86_400)
    shelf.sql("UPDATE episodes SET air_at = NULL, air_date = '2025-10-02' WHERE number = 3")
    airs(shelf, 1, 2, 3, 4, 5)
    with contextlib.closing(House(tmp_path)) as again:
        again.parts.begin()
        assert [title for title, _, _ in again.flush()] == ["3 episodes aired"], "a date is over when its day is"


def test_quiet_hours_keep_what_is_told_together_when_they_are_over(shelf: Shelf, house: House) -> None:
    house.parts.model.setHours(8 * 60, 10 * 60)
    airs(shelf, 1)
    assert house.look() == []
    airs(shelf, 2)
    assert house.look() == []
    assert house.parts._quiet.isActive()
    house.parts._on_quiet()
    assert house.desktop.shown == []
    house.now("2025-10-09T10:00:00")
    house.watched = True
    house.place.open("bijou://calendar")
    house.parts._on_quiet()
    assert [one.title for one in house.desktop.shown] == ["2 episodes aired"], "also where the window shows it now"
    assert not house.parts._quiet.isActive()
    house.desktop.shown = []
    assert house.look() == [], "and only once"


def test_quiet_hours_that_end_while_bijou_is_closed_are_made_up_for_at_the_next_start(shelf: Shelf, house: House, tmp_path: Path) -> None:
    house.parts.model.setHours(8 * 60, 10 * 60)
    airs(shelf, 1)
    house.stands("wrong_key")
    shelf.sql("UPDATE libraries SET shrunk_at = 1 WHERE id = 1")
    assert house.look() == []
    house.close()
    with contextlib.closing(House(tmp_path, "2025-10-09T10:00:00")) as again:
        again.parts.begin()
        again.stands("wrong_key")
        assert [title for title, _, _ in again.flush()] == ["Judex", "Much of Films is gone", "TMDB needs a key"]


def test_what_waits_when_bijou_is_closed_is_told_at_the_next_start(shelf: Shelf, house: House, tmp_path: Path) -> None:
    airs(shelf, 1)
    house.parts._read()
    house.close()
    with contextlib.closing(House(tmp_path)) as again:
        again.parts.begin()
        assert [title for title, _, _ in again.flush()] == ["Judex"]


def test_a_key_that_is_refused_is_told_once_also_after_a_restart_and_again_when_it_was_right_meanwhile(house: House, tmp_path: Path) -> None:
    house.stands("wrong_key")
    assert house.flush() == [("TMDB needs a key", "It does not accept the one that it has.", "bijou://workers/tmdb")]
    house.close()
    with contextlib.closing(House(tmp_path)) as again:
        again.stands("running")
        again.stands("wrong_key")
        assert again.flush() == [], "as at every start: it tries, and is refused"
        again.stands("running", done=3)
        again.stands("wrong_key")
        assert len(again.flush()) == 1
        again.parts.key_changed("tmdb")
        again.stands("wrong_key")
        assert len(again.flush()) == 1, "another key, refused too"


def test_a_key_that_was_never_there_or_that_one_took_away_is_no_news_and_one_that_is_lost_is(house: House) -> None:
    house.stands("no_key")
    assert house.flush() == []
    house.stands("running", done=1)
    house.parts.key_changed("tmdb")
    house.stands("no_key")
    assert house.flush() == []
    house.stands("running", done=1)
    house.stands("no_key")
    assert house.flush() == [("TMDB needs a key", "The one that it had is not there any more.", "bijou://workers/tmdb")]
    house.stands("no_key")
    assert house.flush() == []


def test_d42_wishes_that_came_while_bijou_was_closed_and_a_library_that_shrank_are_told_once(shelf: Shelf, house: House, tmp_path: Path) -> None:
    shelf.film("Metropolis", tmdb="19")
    sunrise = Pointed("movie", title="Sunrise", ids=ExternalIds(tmdb="631"))
    wishing.wish(shelf.database, [Wish(Pointed("movie", 1)), Wish(sunrise), Wish(Pointed("show", 2), 1, 4)])
    airing.tell_what_came(shelf.database)
    assert house.look() == [], "what is there when it is wished is no news"
    house.close()
    shelf.film("Sunrise", tmdb="631")
    shelf.episode("show-2", 1, 4)
    shelf.sql("UPDATE libraries SET shrunk_at = 1 WHERE id = 1")
    airing.tell_what_came(shelf.database)
    with contextlib.closing(House(tmp_path)) as again:
        again.parts.begin()
        assert again.flush() == [("2 wishes came", "Sunrise · It came, as you wished\nJudex · S1 E4 came, as you wished", "bijou://wishlist"),
            ("Much of Films is gone", "The scan of Attic waits for you: nothing left the library yet.", "bijou://settings/libraries")]  # fmt: skip
        assert again.look() == []
        shelf.sql("UPDATE libraries SET shrunk_at = NULL")
        assert again.look() == []
        assert again.household.settings.notices_told == ()


def test_the_test_says_what_came_of_it(house: House) -> None:
    house.parts.model.test()
    assert len(house.desktop.shown) == 1
    house.desktop.answered.emit("This desktop shows no notifications.")
    assert house.parts.model.property("result") == "This desktop shows no notifications."
    house.parts.model.test()
    house.desktop.answered.emit("")
    assert house.parts.model.property("good")
