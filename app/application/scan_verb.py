"""`--scan`: every server or one, with plain lines of progress, and the truth in the exit code."""

from __future__ import annotations

import time
from collections.abc import Sequence

from app.application.commandline import DONE, NOT_WHOLE, Options
from app.application.household import Household
from app.application.saying import complain, say
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.domain.scanning import Progress, ScanReport
from app.domain.servers import ServerRow
from app.library import browse
from app.library.keeping import confirm_retire
from app.library.scan import scan

SAY_EVERY_SECONDS = 1.0
SKIPPED_SAID = 20


def scan_servers(household: Household, sources: Sources, options: Options, cancel: Cancel) -> int:
    """Scan one after the other; a server that fails does not stop the next. Returns the exit code; raises Problem when there is no such server."""
    failures = [sentence for row in _chosen(household, options.server) if (sentence := _scan(household, sources, row, options, cancel))]
    if failures:
        complain(failures[-1])
        return NOT_WHOLE
    return DONE


def _chosen(household: Household, name: str | None) -> Sequence[ServerRow]:
    servers = browse.servers(household.database)
    if not servers:
        raise Problem("There is no server to scan: add one with --add-server.")
    chosen = [row for row in servers if name is None or row.name.casefold() == name.casefold()]
    if not chosen:
        raise Problem(f"There is no server named {name}; there is {', '.join(row.name for row in servers)}.")
    return chosen


def _scan(household: Household, sources: Sources, row: ServerRow, options: Options, cancel: Cancel) -> str:
    """Scan one server; what went wrong in a sentence, empty when all was read."""
    try:
        report = scan(household.database, sources.of(row.id), row.id, options.scan or "quick", cancel, _Lines())
        cancel.check()
        _say(report)
        if options.confirm_retire:
            # The word is about what this scan did not find: where it could not look, it says nothing.
            gone = sum(confirm_retire(household.database, row.id, library.library_id) for library in report.libraries if library.settled)
            say(f"{row.name}: {gone:,} titles and episodes retired on your word.")
    except Problem as problem:
        say(f"{row.name}: {problem}")
        return f"{row.name} was not scanned: {problem}"
    return "" if report.whole else f"{row.name} was not read whole: {first_trouble(report)}"


def _say(report: ScanReport) -> None:
    say(f"{report.server}: {report.added:,} added, {report.changed:,} changed, {report.retired:,} retired, {report.skipped:,} skipped.")
    for skipped in report.skipped_items[:SKIPPED_SAID]:
        say(f"  skipped {skipped.title or skipped.remote_key}: {skipped.reason}")
    if report.skipped > SKIPPED_SAID:
        say(f"  and {report.skipped - SKIPPED_SAID:,} more, which the report in the window lists.")
    for problem in (*report.problems, *(f"{library.name}: {one}" for library in report.libraries for one in library.problems)):
        say(f"  {problem}")


def first_trouble(report: ScanReport) -> str:
    """The first thing that went wrong, as a sentence."""
    inside = [f"{library.name}: {problem}" for library in report.libraries for problem in library.problems]
    return next(iter((*report.problems, *inside)), "some pages could not be read.")


class _Lines:
    """A line of progress, not more often than anyone reads."""

    def __init__(self) -> None:
        self._said_at = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._said_at >= SAY_EVERY_SECONDS:
            self._said_at = now
            total = f" of {progress.total:,}" if progress.total else ""
            left = f", {round(progress.seconds_left)} s left" if progress.seconds_left is not None else ""
            say(f"{progress.server}, {progress.library}: {progress.done:,}{total}{left}")
