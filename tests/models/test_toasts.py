"""Toasts stack, count up, go when told, and take back what they offer to (D62)."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.models.toasts import MOST, READING_MS, READING_WITH_ACTION_MS, ROLES, Toasts


def value(toasts: Toasts, row: int, name: str) -> object:
    role = next(role for role, known in toasts.roleNames().items() if known == name.encode())
    return toasts.data(toasts.index(row), role)


def watched() -> tuple[Toasts, QAbstractItemModelTester]:
    toasts = Toasts()
    return toasts, QAbstractItemModelTester(toasts, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_news_is_added_below_and_spoken(qapp: object) -> None:
    toasts, tester = watched()
    spoken, inserted = QSignalSpy(toasts.appeared), QSignalSpy(toasts.rowsInserted)
    toasts.show("Attic was scanned", "good", detail="12 added")
    toasts.show("Cellar does not answer", "bad")
    assert [value(toasts, row, "text") for row in range(2)] == ["Attic was scanned", "Cellar does not answer"]
    assert inserted.count() == 2
    assert spoken.at(0) == ["Attic was scanned 12 added"]
    assert set(ROLES) == {bytes(name.data()).decode() for name in toasts.roleNames().values()}
    assert tester is not None


def test_what_can_be_undone_stays_longer(qapp: object) -> None:
    toasts, _ = watched()
    toasts.show("plain")
    toasts.show("removed", action="Undo", perform=lambda: None)
    assert [value(toasts, row, "milliseconds") for row in range(2)] == [READING_MS, READING_WITH_ACTION_MS]


def test_the_action_is_done_once_and_the_toast_goes(qapp: object) -> None:
    toasts, _ = watched()
    done: list[str] = []
    number = toasts.show("Removed Judex", action="Undo", perform=lambda: done.append("undone"))
    toasts.press(number)
    toasts.press(number)
    assert done == ["undone"]
    assert toasts.rowCount() == 0


def test_the_same_news_counts_up_instead_of_stacking(qapp: object) -> None:
    toasts, _ = watched()
    changed = QSignalSpy(toasts.dataChanged)
    first = toasts.show("Cellar does not answer", "bad")
    assert toasts.show("Cellar does not answer", "bad") == first
    assert (toasts.rowCount(), value(toasts, 0, "times")) == (1, 2)
    assert changed.count() == 1


def test_two_things_that_can_be_undone_stay_two(qapp: object) -> None:
    """Each takes back its own (D62), even where the words are the same."""
    toasts, _ = watched()
    done: list[int] = []
    numbers = [toasts.show("Removed", action="Undo", perform=lambda at=at: done.append(at)) for at in (1, 2)]  # type: ignore[misc]
    toasts.press(numbers[1])
    toasts.press(numbers[0])
    assert done == [2, 1]


def test_only_so_many_stand_at_once_and_the_oldest_goes(qapp: object) -> None:
    toasts, tester = watched()
    removed = QSignalSpy(toasts.rowsRemoved)
    for at in range(MOST + 2):
        toasts.show(f"news {at}")
    assert toasts.rowCount() == MOST
    assert value(toasts, 0, "text") == "news 2"
    assert removed.count() == 2
    assert tester is not None


def test_dismissing_what_is_gone_is_harmless(qapp: object) -> None:
    toasts, _ = watched()
    number = toasts.show("news")
    toasts.dismiss(number)
    toasts.dismiss(number)
    toasts.dismiss(99)
    assert toasts.rowCount() == 0
