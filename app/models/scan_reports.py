"""Past scans, and what one of them did: added, changed, retired, skipped, and what went wrong where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.problems import Problem
from app.domain.scanning import LibraryReport, Named, ScanReport
from app.domain.servers import ScanRow
from app.models.fetch import Fetch
from app.models.short_list import ShortList
from app.models.wording import count, instant_time, shown, tr

PAST = 60
"""Scans that the page lists."""
AT_ONCE = 100
"""Titles that are listed before more are asked for."""
TABS = ("added", "changed", "retired", "skipped")


class PastScan(NamedTuple):
    """One line of the list of scans. `tone` colours `badge`, its outcome in a word."""

    number: int
    server: str
    mode: str
    badge: str
    tone: str
    when: str
    counts: str


class LibraryLine(NamedTuple):
    """One library of the report."""

    key: str
    name: str
    kind: str
    counts: str
    whole: bool
    problems: str


class Title(NamedTuple):
    """One title of the chosen list; `address` is empty where it has no page of its own."""

    key: str
    symbol: str
    title: str
    detail: str
    address: str


class ScanReports(ShortList):
    """The `ScanReports` singleton of QML: the list of scans is the model itself; the properties tell of the one that is open."""

    opened = Signal()

    def __init__(
        self,
        fetch: Fetch,
        past: Callable[[int], Sequence[ScanRow]],
        read: Callable[[int], ScanReport | None],
        now: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`past` (newest first, at most so many) and `read` (one with its lists) run on a pool thread."""
        super().__init__(PastScan, parent)
        self._fetch = fetch
        self._past = past
        self._read_one = read
        self._now = now
        self._wanted = 0
        self._report: ScanReport | None = None
        self._tab = "added"
        self._room = AT_ONCE
        self._held = 0
        self._trouble = ""
        self._asked: Cancel | None = None
        self._libraries = ShortList(LibraryLine, self)
        self._titles = ShortList(Title, self)

    number = Property(int, lambda self: self._report.scan_id or 0 if self._report else 0, notify=opened)
    server = Property(str, lambda self: shown(self._report.server) if self._report else "", notify=opened)
    heading = Property(str, lambda self: mode_words(self._report.mode) if self._report else "", notify=opened)
    badge = Property(str, lambda self: outcome(self._report)[0] if self._report else "", notify=opened)
    tone = Property(str, lambda self: outcome(self._report)[1] if self._report else "", notify=opened)
    when = Property(str, lambda self: lasted(self._report, self._now()) if self._report else "", notify=opened)
    running = Property(bool, lambda self: bool(self._report and self._report.state == "running"), notify=opened)
    added = Property(int, lambda self: self._report.added if self._report else 0, notify=opened)
    changed = Property(int, lambda self: self._report.changed if self._report else 0, notify=opened)
    retired = Property(int, lambda self: self._report.retired if self._report else 0, notify=opened)
    skipped = Property(int, lambda self: self._report.skipped if self._report else 0, notify=opened)
    problems = Property(str, lambda self: "\n".join(map(shown, self._report.problems)) if self._report else "", notify=opened)
    trouble = Property(str, lambda self: self._trouble, notify=opened)
    """Why the report could not be read; empty when it was."""
    tab = Property(str, lambda self: self._tab, notify=opened)
    """The list that is shown: `added`, `changed`, `retired` or `skipped`."""
    more = Property(int, lambda self: max(0, self._held - self._room), notify=opened)
    """Titles of the tab that `showMore` would list."""
    unlisted = Property(int, lambda self: self._unlisted(), notify=opened)
    """Titles of the tab that are counted but whose names the report does not hold."""
    libraries = Property(ShortList, lambda self: self._libraries, constant=True)
    titles = Property(ShortList, lambda self: self._titles, constant=True)

    @Slot(int)
    def open(self, number: int) -> None:
        """Show a scan's report and the list of scans; 0 takes the newest."""
        self._wanted = number
        self._load()

    @Slot(str)
    def show(self, tab: str) -> None:
        """Another of the four lists."""
        if tab in TABS and tab != self._tab:
            self._tab, self._room = tab, AT_ONCE
            self._fill()
            self.opened.emit()

    @Slot()
    def showMore(self) -> None:
        """List as many again."""
        self._room *= 2
        self._fill()
        self.opened.emit()

    def apply(self, changes: Changes) -> None:
        """A commit: a scan began, went on or ended."""
        if changes.touched(Subject.SCAN) and (self._report is not None or self._wanted):
            self._load()

    def _load(self) -> None:
        if self._asked is not None:
            self._asked.request()
        wanted = self._wanted
        self._asked = self._fetch(lambda _cancel: self._read(wanted), self._on_read, self._on_failed)

    def _read(self, wanted: int) -> tuple[Sequence[ScanRow], ScanReport | None]:
        past = self._past(PAST)
        number = wanted or (past[0].id if past else 0)
        return past, self._read_one(number) if number else None

    def _on_read(self, answer: tuple[Sequence[ScanRow], ScanReport | None]) -> None:
        self._asked = None
        past, report = answer
        self.replace([_line(one, self._now()) for one in past])
        other = report is None or self._report is None or report.scan_id != self._report.scan_id
        self._report = report
        self._trouble = tr("This scan is not there any more.") if report is None and self._wanted else ""
        if other:
            self._room = AT_ONCE
            self._tab = next((tab for tab in TABS if report is not None and getattr(report, tab)), "added")
        self._fill()
        self.opened.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._asked, self._trouble = None, str(problem)
        self.opened.emit()

    def _fill(self) -> None:
        report = self._report
        self._libraries.replace([_library(one) for one in report.libraries] if report else [])
        rows = self._rows_of(report) if report else []
        self._held = len(rows)
        self._titles.replace(rows[: self._room])

    def _rows_of(self, report: ScanReport) -> list[Title]:
        if self._tab == "skipped":
            return [Title(f"{at}", "file-warning", shown(one.title), shown(one.reason), "") for at, one in enumerate(report.skipped_items)]
        named: Sequence[Named] = getattr(report, f"{self._tab}_titles")
        return list({row.key: row for row in map(_title, named)}.values())

    def _unlisted(self) -> int:
        return max(0, int(getattr(self._report, self._tab)) - self._held) if self._report else 0


def mode_words(mode: str) -> str:
    """Quick scan, full scan, deep scan, single titles."""
    return {"quick": tr("Quick scan"), "full": tr("Full scan"), "deep": tr("Deep scan")}.get(mode, tr("Single titles"))


def outcome(row: ScanRow | ScanReport) -> tuple[str, str]:
    """(how it ended in a word, its tone)."""
    return {
        "running": (tr("Running"), "info"),
        "done": (tr("Complete"), "good"),
        "partial": (tr("Not complete"), "warn"),
        "cancelled": (tr("Stopped"), "warn"),
        "failed": (tr("Failed"), "bad"),
    }[row.state]


def lasted(row: ScanReport, now: int) -> str:
    """When a scan began, and how long it took."""
    began = instant_time(row.started_at, now)
    if row.state == "running":
        return began
    seconds = max(1, row.ended_at - row.started_at)
    took = tr("%Ln s", seconds) if seconds < 60 else tr("%Ln min", round(seconds / 60))
    return f"{began} · {took}"


def _line(row: ScanRow, now: int) -> PastScan:
    badge, tone = outcome(row)
    parts = ((row.added, "+"), (row.changed, "~"), (row.retired, "−"))
    counts = " ".join(f"{sign}{count(number)}" for number, sign in parts if number)
    return PastScan(row.id, shown(row.server), mode_words(row.mode), badge, tone, instant_time(row.started_at, now), counts)


def _library(one: LibraryReport) -> LibraryLine:
    parts = ((one.added, tr("%Ln added", one.added)), (one.changed, tr("%Ln changed", one.changed)), (one.retired, tr("%Ln retired", one.retired)))
    said = [words for number, words in parts if number]
    said += [tr("%Ln not seen", one.not_seen)] if one.not_seen else []
    read = (
        tr("%Ln read", one.read) if one.total in {None, one.read} else tr("%1 of %2 read").replace("%1", count(one.read)).replace("%2", count(one.total or 0))
    )
    return LibraryLine(f"{one.library_id} {one.key}", shown(one.name), one.kind, " · ".join([read, *said]), one.whole, "\n".join(map(shown, one.problems)))


def _title(one: Named) -> Title:
    address = f"bijou://{one.kind}/{one.id}" if one.kind in {"movie", "show"} else ""
    symbol = "film" if one.kind == "movie" else "tv"
    return Title(f"{one.kind} {one.id}", symbol, shown(one.title), "", address)
