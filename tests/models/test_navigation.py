"""The navigation counts again when a commit may have changed the counts (D61), and only then."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from app.domain.changes import Changes, Subject
from app.models.navigation import Counted, Navigation
from tests.models.holding import HeldFetch


def counts(navigation: Navigation) -> tuple[int, int]:
    return navigation.property("movies"), navigation.property("shows")


def test_counts_come_when_they_are_known(qapp: object) -> None:
    fetch = HeldFetch()
    navigation = Navigation(fetch, lambda: Counted(1284, 212))
    navigation.load()
    assert counts(navigation) == (-1, -1)
    fetch.run()
    assert counts(navigation) == (1284, 212)


def test_commits_that_change_no_title_are_not_counted(qapp: object) -> None:
    fetch = HeldFetch()
    navigation = Navigation(fetch, lambda: Counted(1, 1))
    navigation.apply(Changes(updated={Subject.ACTIVITY: frozenset({1})}))
    assert fetch.waiting == []
    navigation.apply(Changes(added={Subject.MOVIE: frozenset({1})}))
    assert len(fetch.waiting) == 1


def test_the_same_counts_again_tell_nobody(qapp: object) -> None:
    fetch = HeldFetch()
    navigation = Navigation(fetch, lambda: Counted(5, 2))
    spy = QSignalSpy(navigation.counted)
    for _ in range(3):
        navigation.load()
        fetch.run()
    assert spy.count() == 1


def test_an_older_question_is_dropped(qapp: object) -> None:
    fetch = HeldFetch()
    answers = iter([Counted(1, 1), Counted(2, 2)])
    navigation = Navigation(fetch, lambda: next(answers))
    navigation.load()
    navigation.load()
    fetch.run()
    assert fetch.done == 1
    assert counts(navigation) == (1, 1)


def test_an_empty_library_is_known_as_empty(qapp: object) -> None:
    fetch = HeldFetch()
    navigation = Navigation(fetch, lambda: Counted(0, 0))
    assert not navigation.property("empty")
    navigation.load()
    fetch.run()
    assert navigation.property("empty")
