"""The report of a scan and the scans before it (D12, D13, D60)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.changes import Changes, Subject
from app.domain.items import Kind, Skipped
from app.domain.problems import StoreProblem
from app.domain.scanning import LibraryReport, Named, ScanReport
from app.domain.servers import ScanRow
from app.models.scan_reports import AT_ONCE, ScanReports
from tests.models.holding import HeldFetch, rows_of

NOW = 1_700_000_000


def report(number: int, **facts: object) -> ScanReport:
    values: dict[str, object] = {
        "server_id": 1,
        "server": "Attic",
        "mode": "full",
        "state": "done",
        "started_at": NOW - 100,
        "ended_at": NOW - 40,
        "scan_id": number,
    }
    return ScanReport(**{**values, **facts})  # type: ignore[arg-type]


FULL = report(
    7,
    state="partial",
    added=3,
    skipped=1,
    added_titles=(Named(Kind.MOVIE, 1, "Metropolis"), Named(Kind.SHOW, 2, "Judex"), Named(Kind.EPISODE, 3, "Pilot")),
    skipped_items=(Skipped("88", "Home video", "The answer has no title."),),
    libraries=(
        LibraryReport(1, "1", "Movies", "movie", 1284, 1284, added=3),
        LibraryReport(2, "2", "Shows", "show", 1911, 3080, whole=False, problems=("Items 1,911 to 2,110 were not read.",)),
    ),
)


class Archive:
    """Reports by number."""

    def __init__(self, *many: ScanReport) -> None:
        self.reports = {one.scan_id: one for one in many}
        self.trouble: StoreProblem | None = None
        self.fetch = HeldFetch()
        self.model = ScanReports(self.fetch, self.past, self.reports.get, lambda: NOW)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def past(self, limit: int) -> Sequence[ScanRow]:
        if self.trouble is not None:
            raise self.trouble
        rows = [ScanRow(one.scan_id or 0, 1, one.server, one.mode, one.state, one.started_at, one.ended_at, one.added) for one in self.reports.values()]
        return sorted(rows, key=lambda row: -row.id)[:limit]

    def open(self, number: int) -> ScanReports:
        self.model.open(number)
        self.fetch.run()
        return self.model


def said(model: ScanReports, *names: str) -> tuple[object, ...]:
    return tuple(model.property(name) for name in names)


def test_a_report_says_how_it_went_and_what_it_counted(qapp: object) -> None:
    model = Archive(FULL).open(7)
    assert said(model, "number", "server", "heading", "badge", "tone") == (7, "Attic", "Full scan", "Not complete", "warn")
    assert said(model, "added", "changed", "retired", "skipped", "tab") == (3, 0, 0, 1, "added")
    assert str(model.property("when")).endswith("· 1 min")


def test_each_library_says_what_was_read_and_what_went_wrong(qapp: object) -> None:
    """D13: a page that failed is told where it happened."""
    libraries = rows_of(Archive(FULL).open(7), "libraries")
    assert [row.whole for row in libraries] == [True, False]
    assert libraries[1].problems == "Items 1,911 to 2,110 were not read."
    assert "1284 read · 3 added" in libraries[0].counts.replace(",", "")
    assert "1911 of 3080 read" in libraries[1].counts.replace(",", "")


def test_titles_lead_to_their_pages_and_skipped_ones_say_why(qapp: object) -> None:
    model = Archive(FULL).open(7)
    assert [(row.title, row.address) for row in rows_of(model, "titles")] == [("Metropolis", "bijou://movie/1"), ("Judex", "bijou://show/2"), ("Pilot", "")]
    model.show("skipped")
    assert [(row.title, row.detail) for row in rows_of(model, "titles")] == [("Home video", "The answer has no title.")]


def test_long_lists_are_shown_a_piece_at_a_time(qapp: object) -> None:
    many = tuple(Named(Kind.MOVIE, at, f"Film {at}") for at in range(1, 251))
    model = Archive(report(7, added=400, added_titles=many)).open(7)
    assert (len(rows_of(model, "titles")), *said(model, "more", "unlisted")) == (AT_ONCE, 150, 150)
    model.showMore()
    assert (len(rows_of(model, "titles")), model.property("more")) == (200, 50)
    model.show("changed")
    model.show("added")
    assert len(rows_of(model, "titles")) == AT_ONCE


def test_nothing_asks_for_the_newest(qapp: object) -> None:
    assert Archive(report(6), FULL).open(0).property("number") == 7


def test_a_scan_that_goes_on_is_followed_and_its_tab_stays(qapp: object) -> None:
    archive = Archive(report(6), FULL)
    model = archive.open(7)
    model.show("skipped")
    inserted, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)
    archive.reports[8] = report(8, state="running")
    model.apply(Changes(added={Subject.SCAN: frozenset({8})}))
    archive.fetch.run()
    assert said(model, "number", "tab") == (7, "skipped")
    assert [row.number for row in model.rows] == [8, 7, 6]
    assert (inserted.count(), reset.count()) == (1, 0)


def test_commits_are_of_no_interest_before_the_page_was_open(qapp: object) -> None:
    archive = Archive(FULL)
    archive.model.apply(Changes(added={Subject.SCAN: frozenset({7})}))
    assert archive.fetch.waiting == []


def test_a_scan_that_is_gone_and_a_file_that_fails_are_told(qapp: object) -> None:
    archive = Archive(FULL)
    assert archive.open(99).property("trouble") == "This scan is not there any more."
    archive.trouble = StoreProblem("The library file is locked.")
    assert archive.open(7).property("trouble") == "The library file is locked."
    archive.trouble = None
    assert archive.open(7).property("trouble") == ""


def test_no_scan_at_all_is_no_trouble(qapp: object) -> None:
    model = Archive().open(0)
    assert said(model, "number", "trouble", "count") == (0, "", 0)
