"""Pace and patience, on a clock of the test's own."""

from __future__ import annotations

import itertools
import threading
import time
from datetime import UTC, datetime

import pytest

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled
from app.web.pace import Pace, Patience
from app.web.troubles import retry_after


def test_questions_begin_no_faster_than_the_rate() -> None:
    now = [0.0]
    pace = Pace(per_second=50, clock=lambda: now[0])
    begun: list[float] = []

    def take() -> None:
        with pace.turn(Cancel()):
            begun.append(now[0])

    for _ in range(3):
        thread = threading.Thread(target=take)
        thread.start()
        while thread.is_alive():  # time passes while it waits
            now[0] += 0.005
            thread.join(0.005)
    assert min(later - earlier for earlier, later in itertools.pairwise(begun)) >= 0.0199


class Patient:
    """A clock that jumps to whenever the pace wants to wait until."""

    def __init__(self) -> None:
        self.now = 0.0

    def begun(self, pace: Pace, many: int) -> list[float]:
        """When each of so many questions may begin, asked one after the other as soon as it may."""
        moments = []
        for _ in range(many):
            while (wait := pace.due_in()) > 0:
                self.now += wait + 1e-9
            with pace.turn(Cancel()):
                moments.append(self.now)
        return moments


@pytest.mark.parametrize(("per_second", "window", "most"), [(2, 10.0, 20), (40, 1.0, 40), (2.5, 1.0, 3), (0.5, 1.0, 1)])
def test_no_stretch_of_the_window_has_more_than_it_may(per_second: float, window: float, most: int) -> None:
    """TVmaze's 20 in 10 seconds hold for every 10 seconds, not only for those that begin with the first question."""
    clock = Patient()
    begun = clock.begun(Pace(per_second=per_second, clock=lambda: clock.now, window=window), 120)
    for at, moment in enumerate(begun):
        assert sum(1 for later in begun[at:] if later < moment + window) <= most
    assert 120 / begun[-1] >= 0.95 * per_second


def test_what_a_busy_computer_missed_is_made_up_for() -> None:
    clock = Patient()
    pace = Pace(per_second=40, clock=lambda: clock.now, window=1.0)
    begun: list[float] = []
    for at in range(400):
        begun += clock.begun(pace, 1)
        if at % 10 == 0:
            clock.now += 0.1  # ten questions' time in which nothing ran
    assert 400 / (begun[-1] - begun[0]) >= 0.9 * 40


def test_a_pace_that_is_held_lets_nobody_begin() -> None:
    now = [0.0]
    pace = Pace(per_second=40, clock=lambda: now[0], window=1.0)
    with pace.turn(Cancel()):
        """The first."""
    pace.hold(5)
    assert pace.due_in() == pytest.approx(5)


def test_who_comes_later_does_not_go_before_those_who_wait() -> None:
    now = [0.0]
    pace = Pace(per_second=5, clock=lambda: now[0])
    got: list[str] = []

    def take(name: str) -> threading.Thread:
        def work() -> None:
            with pace.turn(Cancel()):
                got.append(name)

        thread = threading.Thread(target=work)
        thread.start()
        return thread

    take("first").join(5)
    waits = take("waits")
    while pace.waiting() < 1:
        waits.join(0.001)
    now[0] = 0.2  # its turn has come, and it does not know yet
    comes = take("comes")
    waits.join(5)
    now[0] = 0.4
    comes.join(5)
    assert got == ["first", "waits", "comes"]


def test_no_more_than_that_have_a_turn_at_once() -> None:
    pace = Pace(at_once=2)
    inside: list[int] = []
    leave = threading.Event()

    def ask(one: int) -> None:
        with pace.turn(Cancel()):
            inside.append(one)
            leave.wait(30)

    threads = [threading.Thread(target=ask, args=(one,)) for one in range(6)]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 30
    while len(inside) + pace.waiting() < 6 and time.monotonic() < deadline:
        threads[0].join(0.005)
    there = (len(inside), pace.waiting())
    leave.set()
    for thread in threads:
        thread.join(30)
    assert there == (2, 4)
    assert sorted(inside) == [0, 1, 2, 3, 4, 5]


def test_waiting_for_a_turn_can_be_cancelled() -> None:
    pace = Pace(at_once=1)
    cancel = Cancel()
    caught: list[BaseException] = []

    def wait() -> None:
        try:
            with pace.turn(cancel):
                caught.append(AssertionError("there was no turn"))
        except Cancelled as error:
            caught.append(error)

    with pace.turn(Cancel()):
        thread = threading.Thread(target=wait)
        thread.start()
        cancel.request()
        thread.join(5)
        assert not thread.is_alive()
    assert isinstance(caught[0], Cancelled)
    with pace.turn(Cancel()):
        """The turn was given back."""


def test_patience_grows_listens_and_ends() -> None:
    patience = Patience(times=2, first=0.4, longest=15, chance=lambda: 0.5)
    assert patience.wait(1, None) == pytest.approx(0.4)
    assert patience.wait(2, None) == pytest.approx(1.6)
    assert patience.wait(3, None) is None
    assert patience.wait(1, 7.0) == 7.0
    assert patience.wait(1, 16.0) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), ("Wed, 01 Oct 2025 12:00:30 GMT", 30), ("Wed, 01 Oct 2025 11:00:00 GMT", 0), ("soon", None), ("", None), ("-3", None)],
)
def test_retry_after_in_seconds_or_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after({"Retry-After": text}, datetime(2025, 10, 1, 12, tzinfo=UTC)) == seconds
