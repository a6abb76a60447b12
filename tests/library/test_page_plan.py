"""Which pages are asked for: all of them, each about once, whatever the server says of paging (D13)."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.library.page_plan import AHEAD, PATIENCE, PagePlan

Answer = Callable[[int], tuple[list[int], int | None]]
"""Start → the items of the page, and the total that the server claims."""


def walked(plan: PagePlan, answer: Answer, limit: int = 500) -> tuple[list[int], set[int]]:
    """Ask as the plan wants to: the starts asked for, and the items seen."""
    asked: list[int] = []
    seen: set[int] = set()
    while (start := plan.next()) is not None:
        asked.append(start)
        assert len(asked) < limit, "an endless listing"
        items, total = answer(start)
        new = set(items) - seen
        seen |= new
        plan.came(start, len(items), total, len(new))
    return asked, seen


def honest(count: int, size: int, total: int | None = -1) -> Answer:
    return lambda start: (list(range(count))[start : start + size], count if total == -1 else total)


@given(count=st.integers(0, 120), size=st.integers(1, 40))
def test_an_honest_listing_is_read_once(count: int, size: int) -> None:
    plan = PagePlan(size)
    asked, seen = walked(plan, honest(count, size))
    assert seen == set(range(count))
    assert len(asked) == max(1, -(-count // size)) + (count == size)  # a single full page: whether that is all, is asked
    assert plan.steady


@given(count=st.integers(0, 120), size=st.integers(1, 40))
def test_d13_a_server_that_counts_the_page_and_calls_it_the_whole_is_read_to_its_end(count: int, size: int) -> None:
    _, seen = walked(PagePlan(size), lambda start: (page := list(range(count))[start : start + size], len(page)))
    assert seen == set(range(count))


@given(count=st.integers(0, 120), size=st.integers(1, 40))
def test_a_listing_without_a_total_is_read_to_its_end(count: int, size: int) -> None:
    asked, seen = walked(PagePlan(size), honest(count, size, None))
    assert seen == set(range(count))
    assert len(asked) <= -(-count // size) + 1


@given(count=st.integers(1, 120), size=st.integers(2, 40), cap=st.integers(1, 40))
def test_a_server_that_puts_fewer_on_a_page_is_asked_for_more_pages(count: int, size: int, cap: int) -> None:
    plan = PagePlan(size)
    _, seen = walked(plan, honest(count, min(size, cap)))
    assert seen == set(range(count))
    assert plan.steady


@given(count=st.integers(1, 120), size=st.integers(1, 40))
def test_a_server_that_ignores_paging_is_asked_once(count: int, size: int) -> None:
    plan = PagePlan(size)
    asked, seen = walked(plan, lambda _start: (list(range(count)), count))
    assert (asked, seen, plan.steady) == ([0, size] if count == size else [0], set(range(count)), True)


def test_a_server_that_always_sends_the_same_five_of_357_is_not_asked_for_ever() -> None:
    plan = PagePlan(100)
    asked, seen = walked(plan, lambda _start: ([1, 2, 3, 4, 5], 357))
    assert seen == {1, 2, 3, 4, 5}
    assert len(asked) <= 1 + PATIENCE
    assert not plan.steady


@given(
    pages=st.lists(st.lists(st.integers(0, 50), max_size=12), min_size=1, max_size=12),
    totals=st.lists(st.one_of(st.none(), st.integers(0, 200)), min_size=1, max_size=12),
    size=st.integers(1, 10),
)
def test_no_answer_makes_it_endless(pages: list[list[int]], totals: list[int | None], size: int) -> None:
    calls = iter(range(10_000))

    def answer(_start: int) -> tuple[list[int], int | None]:
        call = next(calls)
        return pages[call % len(pages)], totals[call % len(totals)]

    walked(PagePlan(size), answer)


def test_items_that_shift_between_pages_are_noticed() -> None:
    """One item was added at the front after the first page: the last of page one comes again."""
    plan = PagePlan(10)
    walked(plan, lambda start: (list(range(30))[start : start + 10] if start == 0 else list(range(-1, 30))[start : start + 10], 30))
    assert not plan.steady


def test_a_total_that_changes_is_noticed_and_followed() -> None:
    plan = PagePlan(10)
    _, seen = walked(plan, lambda start: (list(range(35))[start : start + 10], 30 if start == 0 else 35))
    assert seen == set(range(35))
    assert not plan.steady


def test_a_page_that_failed_is_asked_for_once_more_at_the_end() -> None:
    plan = PagePlan(10)
    asked = []
    while (start := plan.next()) is not None:
        asked.append(start)
        if start == 10 and asked.count(10) == 1:
            assert plan.failed(start)
        else:
            plan.came(start, 10, 40, 10)
    assert asked == [0, 10, 20, 30, 10]
    assert plan.missing == []


def test_after_several_failures_in_a_row_the_rest_is_left_for_the_next_scan() -> None:
    plan = PagePlan(10)
    assert plan.next() == 0
    plan.came(0, 10, 1000, 10)
    asked = 0
    while (start := plan.next()) is not None:
        plan.failed(start)
        asked += 1
    assert asked == PATIENCE + 1
    assert plan.given_up
    assert plan.missing


@given(count=st.integers(1, 120), size=st.integers(1, 20), read=st.sets(st.integers(0, 12)))
def test_pages_that_an_earlier_scan_read_are_not_asked_for_again(count: int, size: int, read: set[int]) -> None:
    before = {page * size: min(size, count - page * size) for page in read if page * size < count}
    asked, seen = walked(PagePlan(size, before), honest(count, size))
    held = {item for start, length in before.items() for item in range(start, start + length)}
    assert seen | held == set(range(count))
    assert not set(asked) & set(before)


def test_an_empty_page_in_the_middle_is_asked_for_once_more() -> None:
    plan = PagePlan(10)
    asked, _ = walked(plan, lambda start: ([] if start == 20 else list(range(40))[start : start + 10], 40))
    assert sorted(asked) == [0, 10, 20, 20, 30]


def test_milliards_that_are_announced_take_no_memory_and_end_when_nothing_new_comes() -> None:
    tracemalloc.start()
    try:
        asked, seen = walked(PagePlan(1), lambda _start: ([0], 3_000_000))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (len(asked), seen) == (1 + PATIENCE, {0})
    assert most < 2_000_000


def test_a_listing_longer_than_is_planned_at_once_is_read_to_its_end() -> None:
    count = 2 * AHEAD + 7
    asked, seen = walked(PagePlan(1), honest(count, 1), limit=count + 1)
    assert (asked, len(seen)) == (list(range(count)), count)
