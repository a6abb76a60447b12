"""Small list models change what differs and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.models.short_list import FIRST, ShortList


class Face(NamedTuple):
    key: str
    text: str
    lit: bool = False


def test_a_row_that_differs_tells_the_role_that_differs(qapp: object) -> None:
    rows = ShortList(Face)
    rows.replace([Face("a", "A"), Face("b", "B")])
    changed, inserted, removed = QSignalSpy(rows.dataChanged), QSignalSpy(rows.rowsInserted), QSignalSpy(rows.rowsRemoved)
    rows.replace([Face("a", "A"), Face("b", "B", lit=True)])
    assert (changed.count(), inserted.count(), removed.count()) == (1, 0, 0)
    assert changed.at(0)[2] == [FIRST + 2]
    rows.replace([Face("a", "A"), Face("b", "B", lit=True)])
    assert changed.count() == 1


def test_single_rows_are_amended_where_they_stand(qapp: object) -> None:
    rows = ShortList(Face)
    rows.replace([Face("a", "A"), Face("b", "B"), Face("c", "C")])
    changed, inserted = QSignalSpy(rows.dataChanged), QSignalSpy(rows.rowsInserted)
    rows.amend({1: Face("b", "B", lit=True), 2: Face("c", "C")})
    assert rows.rows == [Face("a", "A"), Face("b", "B", lit=True), Face("c", "C")]
    assert (changed.count(), inserted.count(), changed.at(0)[0].row(), changed.at(0)[2]) == (1, 0, 1, [FIRST + 2])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("abcdefg"), unique=True), min_size=1, max_size=6))
def test_any_rows_follow_any_others(qapp: object, many: list[list[str]]) -> None:
    rows = ShortList(Face)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for at, keys in enumerate(many):
        wanted = [Face(key, f"{key}{at}") for key in keys]
        rows.replace(wanted)
        assert rows.rows == wanted
        assert rows.property("count") == len(keys)
    assert tester is not None


def test_a_value_is_found_by_field_and_nothing_outside(qapp: object) -> None:
    rows = ShortList(Face)
    rows.replace([Face("a", "A")])
    assert rows.value(0, "text") == "A"
    assert rows.value(1, "text") is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_other_rows_take_the_places_of_these(qapp: object, before: list[str], after: list[str]) -> None:
    rows = ShortList(Face)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.replace([Face(key, key) for key in before])
    inserted, removed = QSignalSpy(rows.rowsInserted), QSignalSpy(rows.rowsRemoved)
    rows.exchange([Face(key, key) for key in after])
    assert [row.key for row in rows.rows] == after
    assert (inserted.count(), removed.count()) == (len(after) > len(before), len(after) < len(before)), "only what is more or less comes and goes"
    assert tester is not None
