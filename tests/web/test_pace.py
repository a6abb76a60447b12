"""Pace and patience, on a clock of the test's own."""

from __future__ import annotations

import itertools
import threading
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
