"""The day's questions (D24): counted across restarts, never more than the day allows, full again at midnight UTC."""

from __future__ import annotations

import threading

import pytest

from app.domain.problems import Spent
from app.metadata.quota import Quota
from tests.metadata.conftest import StillClock

DAY = 86_400


class Shelf:
    """Something lasting that holds one text."""

    def __init__(self, text: str | None = None) -> None:
        self.text = text
        self.saved = 0

    def load(self) -> str | None:
        return self.text

    def save(self, text: str) -> None:
        self.text = text
        self.saved += 1


def opened(shelf: Shelf, clock: StillClock, per_day: int = 5) -> Quota:
    return Quota(per_day, shelf.load, shelf.save, clock)


def asked_until_spent(quota: Quota) -> int:
    asked = 0
    while True:
        try:
            quota.take()
        except Spent:
            return asked
        asked += 1


def test_a_day_has_so_many_questions_and_then_says_until_when(clock: StillClock) -> None:
    quota = opened(Shelf(), clock)
    assert asked_until_spent(quota) == 5
    with pytest.raises(Spent, match="5 questions a day") as caught:
        quota.take()
    assert caught.value.until == 1_800_057_600.0  # the next midnight UTC
    assert quota.until() == caught.value.until
    assert quota.used() == 5


def test_what_was_asked_counts_after_a_restart(clock: StillClock) -> None:
    shelf = Shelf()
    first = opened(shelf, clock)
    first.take()
    first.take()
    assert asked_until_spent(opened(shelf, clock)) == 3


@pytest.mark.parametrize("killed_after", [1, 7, 10, 11, 995])
def test_a_program_that_is_killed_never_asks_more_than_the_day_allows(clock: StillClock, killed_after: int) -> None:
    shelf = Shelf()
    first = opened(shelf, clock, 1000)
    for _ in range(killed_after):
        first.take()
    again = asked_until_spent(opened(shelf, clock, 1000))
    assert 1000 - killed_after - 10 <= again <= 1000 - killed_after
    assert shelf.saved <= 101, "a thousand questions are a hundred small writes"


def test_a_program_that_closes_gives_back_what_it_did_not_ask(clock: StillClock) -> None:
    shelf = Shelf()
    first = opened(shelf, clock, 1000)
    for _ in range(7):
        first.take()
    assert first.used() == 7
    first.settle()
    assert asked_until_spent(opened(shelf, clock, 1000)) == 993


def test_midnight_utc_fills_it_again(clock: StillClock) -> None:
    shelf = Shelf()
    quota = opened(shelf, clock)
    assert asked_until_spent(quota) == 5
    clock.pass_by(57_599)
    assert asked_until_spent(quota) == 0
    clock.pass_by(1)
    assert quota.until() is None
    assert asked_until_spent(quota) == 5


def test_the_provider_itself_says_no_and_that_lasts_through_a_restart(clock: StillClock) -> None:
    shelf = Shelf()
    quota = opened(shelf, clock)
    quota.take()
    assert quota.spend().until == 1_800_057_600.0
    assert asked_until_spent(quota) == 0
    restarted = opened(shelf, clock)
    assert restarted.until() == 1_800_057_600.0
    assert asked_until_spent(restarted) == 0
    clock.pass_by(DAY)
    assert restarted.until() is None
    assert asked_until_spent(restarted) == 5


def test_a_larger_limit_set_meanwhile_does_not_overrule_the_provider(clock: StillClock) -> None:
    shelf = Shelf()
    opened(shelf, clock).spend()
    assert asked_until_spent(opened(shelf, clock, 100_000)) == 0


def test_two_programs_share_one_day(clock: StillClock) -> None:
    shelf = Shelf()
    one, other = opened(shelf, clock, 300), opened(shelf, clock, 300)
    asked = 0
    for _ in range(120):
        one.take()
        other.take()
        asked += 2
    assert asked + asked_until_spent(one) + asked_until_spent(other) == 300


def test_a_question_that_never_arrived_is_not_counted(clock: StillClock) -> None:
    quota = opened(Shelf(), clock)
    for _ in range(50):
        quota.take()
        quota.give_back()
    assert asked_until_spent(quota) == 5


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"day": "x"}', '{"used": 3}', "\x00"])
def test_a_shelf_that_holds_nonsense_is_an_empty_one(clock: StillClock, text: str) -> None:
    assert asked_until_spent(opened(Shelf(text), clock)) == 5


def test_many_threads_take_exactly_what_there_is(clock: StillClock) -> None:
    quota = opened(Shelf(), clock, 400)
    taken: list[int] = []
    threads = [threading.Thread(target=lambda: taken.append(asked_until_spent(quota))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 400
