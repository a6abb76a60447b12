"""Scans while the window is open: started by the user or by the clock, one at a time per server, their news told where it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.application.household import Household
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.scanning import Mode, Progress, ScanReport
from app.domain.servers import ServerRow
from app.library import browse
from app.library.rescan import rescan_items
from app.library.safe_copy import keep_safe_copy
from app.library.scan import scan
from app.library.underway import Underway
from app.models.scan_progress import ScanProgress
from app.models.toasts import Toasts, Tone
from app.models.wording import shown, tr
from app.store import servers
from app.workers.jobs import Jobs

LOOK_AT_CLOCK_MS = 60_000


class Scans(QObject):
    """`running(servers)` tells which servers are being scanned, whenever that changes; `reportAsked(address)` asks for a report's page."""

    running = Signal(list)
    reportAsked = Signal(str)
    _progressed = Signal(object)

    def __init__(self, household: Household, sources: Sources, work: Jobs, progress: ScanProgress, toasts: Toasts, underway: Underway) -> None:
        """`underway` is told what the scans have yet to write."""
        super().__init__()
        self._household, self._sources, self._work, self._underway = household, sources, work, underway
        self._progress, self._toasts = progress, toasts
        self._scanning: dict[int, str] = {}
        self._tried: dict[int, int] = {}
        self._progressed.connect(self._on_progressed)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)

    def keep_time(self) -> None:
        """From now on, scan by the servers' schedules."""
        self._clock.start()

    def close(self) -> None:
        """Start nothing more."""
        self._clock.stop()

    @Slot(int, str)
    def scan(self, server: int, mode: Mode) -> None:
        """Scan one server, or every server with 0. One that is being scanned goes on with that."""
        self._work(lambda _cancel: self._rows(server), lambda rows: self._start_all(rows, mode), self._on_failed)

    @Slot(int)
    def cancel(self, server: int) -> None:
        """Stop a server's scan at its next page (0: every scan)."""
        for one in list(self._scanning):
            if server in (0, one):
                self._work.cancel(("scan", one))

    @Slot(str, list)
    def rescan(self, kind: str, ids: Sequence[int]) -> None:
        """Read single titles again, from every server that has them."""
        self._work(lambda cancel: self.read_again(Kind(kind), ids, cancel), self._on_rescanned, self._on_failed)

    def read_again(self, kind: Kind, ids: Sequence[int], cancel: Cancel) -> tuple[list[ScanReport], list[Problem]]:
        """From each server that has them; one that does not answer does not stop the next."""
        database = self._household.database
        keys: dict[int, list[tuple[Kind, str]]] = {}
        for number in ids:
            for copy in browse.copies(database, kind, number):
                keys.setdefault(copy.server_id, []).append((kind, copy.remote_key))
        reports, problems = list[ScanReport](), list[Problem]()
        for server, some in keys.items():
            try:
                reports.append(rescan_items(database, self._sources.of(server), server, some, cancel))
            except Problem as problem:
                problems.append(problem)
        return reports, problems

    def _rows(self, server: int) -> list[ServerRow]:
        with self._household.database.read() as reader:
            return [row for row in servers.servers(reader) if server in (0, row.id)]

    def _start_all(self, rows: Sequence[ServerRow], mode: Mode) -> None:
        for row in rows:
            self._start(row, mode)

    def _start(self, row: ServerRow, mode: Mode) -> None:
        key = ("scan", row.id)
        if self._work.busy(key):
            return
        database, sources, tell, underway = self._household.database, self._sources, self._progressed.emit, self._underway
        self._scanning[row.id] = row.name
        self._progress.show(Progress(row.id, row.name, None, mode, "", 0, None, None))
        self.running.emit(list(self._scanning))
        self._work.start(
            lambda cancel: scan(database, sources.of(row.id), row.id, mode, cancel, tell, underway=underway),
            self._on_done,
            lambda problem: self._on_scan_failed(row, mode, problem),
            key=key,
            ended=lambda: self._on_ended(row.id),
        )

    @Slot(object)
    def _on_progressed(self, news: Progress) -> None:
        if news.server_id in self._scanning:
            self._progress.show(news)

    def _on_done(self, report: ScanReport) -> None:
        if report.state in {"done", "partial"}:
            self._sources.failures.forget(report.server_id)  # it answers: its pictures need not wait any longer
        name, words = shown(report.server), summary(report)
        if not report.whole:
            inside = (problem for library in report.libraries for problem in library.problems)
            problem = next(iter((*report.problems, *inside)), "")
            self._tell(tr("%1 was not read whole").replace("%1", name), "warn", report, shown(problem))
        elif words:
            self._tell(f"{name}: {words}", "good", report)

    def _tell(self, text: str, tone: Tone, report: ScanReport, detail: str = "") -> None:
        if report.scan_id is None:
            self._toasts.show(text, tone, detail=detail)
            return
        address = f"bijou://scan/{report.scan_id}"
        self._toasts.show(text, tone, detail=detail, action=tr("Show report"), perform=lambda: self.reportAsked.emit(address))

    def _on_scan_failed(self, row: ServerRow, mode: Mode, problem: Problem) -> None:
        text = tr("%1 could not be scanned").replace("%1", shown(row.name))
        self._toasts.show(text, "bad", detail=str(problem), action=tr("Try again"), perform=lambda: self._start(row, mode))

    def _on_ended(self, server: int) -> None:
        self._scanning.pop(server, None)
        self._progress.ended(server)
        self.running.emit(list(self._scanning))

    def _on_rescanned(self, answer: tuple[Sequence[ScanReport], Sequence[Problem]]) -> None:
        reports, problems = answer
        for problem in problems:
            self._on_failed(problem)
        for report in reports:
            if report.skipped:
                words = tr("%Ln title(s) could not be read again", report.skipped)
                self._tell(f"{shown(report.server)}: {words}", "warn", report, shown(report.skipped_items[0].reason))
        changed = sum(report.changed + report.added for report in reports)
        if changed or not (problems or any(report.skipped for report in reports)):
            self._toasts.show(tr("Read again: %Ln title(s) changed", changed) if changed else tr("Read again: nothing changed"), "good")

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")

    @Slot()
    def _on_clock(self) -> None:
        now, tried = self._household.clock(), dict(self._tried)
        self._work(lambda _cancel: [row for row in self._rows(0) if due(row, now, tried.get(row.id, 0))], self._on_due, _say_nothing)
        if not self._scanning:
            self._work.start(lambda cancel: keep_safe_copy(self._household.database, cancel), lambda _made: None, _say_nothing, key="safe copy")

    def _on_due(self, rows: Sequence[ServerRow]) -> None:
        for row in rows:
            self._tried[row.id] = self._household.clock()
            self._start(row, "quick")


def due(row: ServerRow, now: int, tried: int = 0) -> bool:
    """True when the server's schedule asks for a scan: so long after the last one, after the last try, or after it was added."""
    if row.scan_every_minutes is None:
        return False
    last = max(row.scanned_at or row.added_at, tried)
    return not 0 <= now - last < row.scan_every_minutes * 60  # a last scan that is still to come was timed by a clock that has been put right


def summary(report: ScanReport) -> str:
    """12 added, 3 changed, 1 retired; empty for nothing."""
    parts = (
        (report.added, tr("%Ln added", report.added)),
        (report.changed, tr("%Ln changed", report.changed)),
        (report.retired, tr("%Ln retired", report.retired)),
        (report.skipped, tr("%Ln skipped", report.skipped)),
    )
    return ", ".join(words for number, words in parts if number)


def _say_nothing(_problem: Problem) -> None:
    """The clock comes round again."""
