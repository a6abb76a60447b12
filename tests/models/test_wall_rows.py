"""The steps between two orders of titles lead from one to the other, and are few."""

from __future__ import annotations

import random
from array import array

from hypothesis import given
from hypothesis import strategies as st

from app.models.wall_rows import MOVES_AT_MOST, Inserted, Moved, Removed, apply, row_changes


def carried_out(old: list[int], new: list[int]) -> tuple[list[int], list[Removed | Moved | Inserted]]:
    changes = row_changes(array("q", old), array("q", new))
    ids = array("q", old)
    for change in changes:
        apply(change, ids)
    return list(ids), changes


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_steps_lead_from_any_order_to_any_other(old: list[int], new: list[int]) -> None:
    assert carried_out(old, new)[0] == new


def test_the_same_order_needs_no_step() -> None:
    assert carried_out([1, 2, 3], [1, 2, 3])[1] == []


def test_a_title_that_comes_in_is_one_insertion() -> None:
    assert carried_out([1, 2, 3], [1, 2, 9, 3])[1] == [Inserted(2, array("q", [9]))]


def test_neighbours_that_go_are_one_removal() -> None:
    assert carried_out([1, 2, 3, 4], [1, 4])[1] == [Removed(1, 2)]


def test_a_renamed_title_is_one_move() -> None:
    assert carried_out([1, 2, 3, 4, 5], [1, 3, 4, 2, 5])[1] == [Moved(1, 3)]
    assert carried_out([1, 2, 3, 4, 5], [1, 5, 2, 3, 4])[1] == [Moved(4, 1)]


def test_an_upheaval_is_not_carried_out_by_thousands_of_moves() -> None:
    old = list(range(5000))
    new = old[:]
    random.Random(2).shuffle(new)
    result, changes = carried_out(old, new)
    assert result == new
    assert sum(isinstance(change, Moved) for change in changes) <= MOVES_AT_MOST
