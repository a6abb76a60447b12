"""Scan progress in words, and a row for each server that is being scanned (D18)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.scanning import Progress
from app.models.scan_progress import ScanProgress, percent, time_left, words


@pytest.fixture(autouse=True)
def _english(qapp: object) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def news(server: int, name: str, done: int, total: int | None, left: float | None = None) -> Progress:
    return Progress(server, name, server * 10, "full", "Movies", done, total, left)


def test_the_line_under_the_bar() -> None:
    assert words(1911, 3080, 3.2) == "1,911 of 3,080 · 4 s left"
    assert words(1911, 3080, None) == "1,911 of 3,080"
    assert words(1911, None, None) == "1,911 read"
    assert words(0, None, None) == "Asking the server …"


@pytest.mark.parametrize(("seconds", "said"), [(0.2, "1 s left"), (58.4, "59 s left"), (60, "1 min left"), (61, "2 min left"), (3601, "2 h left")])
def test_time_left_never_promises_too_much(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_percent_never_says_all_before_it_is() -> None:
    assert percent(0.999) == "99 %"
    assert percent(1.0) == "100 %"
    assert percent(-1) == ""


def test_news_of_one_scan_changes_its_row_alone() -> None:
    progress = ScanProgress()
    tester = QAbstractItemModelTester(progress, QAbstractItemModelTester.FailureReportingMode.Fatal)
    inserted, changed, removed = QSignalSpy(progress.rowsInserted), QSignalSpy(progress.dataChanged), QSignalSpy(progress.rowsRemoved)
    progress.show(news(1, "Attic", 10, 100))
    progress.show(news(2, "Cellar", 0, None))
    progress.show(news(1, "Attic", 50, 100, 5))
    assert [row.percent for row in progress.rows] == ["50 %", ""]
    assert (inserted.count(), changed.count(), removed.count()) == (2, 1, 0)
    assert changed.at(0)[0].row() == 0
    progress.ended(1)
    assert [row.name for row in progress.rows] == ["Cellar"]
    assert removed.count() == 1
    assert tester is not None


def test_the_foot_tells_of_the_first_and_counts_the_others() -> None:
    progress = ScanProgress()
    spy = QSignalSpy(progress.changed)
    assert not progress.property("running")
    progress.show(news(1, "Attic", 62, 100))
    progress.show(news(2, "Cellar", 5, 100))
    said = {name: progress.property(name) for name in ("running", "name", "percent", "fraction", "scan", "more")}
    assert said == {"running": True, "name": "Attic", "percent": "62 %", "fraction": 0.62, "scan": 10, "more": 1}
    progress.ended(1)
    progress.ended(2)
    assert not progress.property("running")
    assert spy.count() == 4


def test_more_than_announced_stays_at_all() -> None:
    """A server may be wrong about its total."""
    progress = ScanProgress()
    progress.show(news(1, "Attic", 120, 100))
    assert progress.rows[0].fraction == 1.0


def test_hostile_names_are_one_plain_line() -> None:
    progress = ScanProgress()
    progress.show(news(1, "At\u202etic\n\x00", 1, 2))
    assert progress.rows[0].name == "Attic"
