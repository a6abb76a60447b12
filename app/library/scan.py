"""Scanning a server: what it has comes into the library, what it no longer has leaves it, and nothing else happens (D12, D13, D18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Busy, Cancelled, Missing, Problem, Refused, StoreProblem
from app.domain.scanning import Mode, Named, Progress, ScanReport, State
from app.library.collecting import seldom_collecting
from app.library.gathering_search import gather_search
from app.library.scan_library import Errand, LibraryScan
from app.library.scan_news import LibraryNews, ScanNews
from app.library.underway import Underway
from app.sources.source import LibraryFacts, ServerFacts, Source
from app.store import server_changes
from app.store.coming import tell_come
from app.store.database import Database, Transaction
from app.store.happenings import Where, note_happened, note_many
from app.store.scan_lock import ScanLock
from app.store.scan_rows import (
    LibraryState,
    copies_in,
    drop_libraries,
    finish_scan,
    libraries_of,
    note_scanned,
    note_server_facts,
    start_scan,
)
from app.store.servers import server as server_row

REQUESTS_AT_ONCE = 2
"""Heavy questions that one server is asked at a time."""


def scan(
    database: Database,
    source: Source,
    server_id: int,
    mode: Mode,
    cancel: Cancel,
    progress: Callable[[Progress], None] | None = None,
    *,
    tick: Callable[[], float] = monotonic,
    underway: Underway | None = None,
) -> ScanReport:
    """Scan one server and report; `progress` hears of it on this thread, after each batch that was stored. `underway` is told what is yet to be written.

    What the server does wrong is in the report, whose state is then partial or failed; a scan that was cancelled keeps what it has stored. Raises Busy when
    this server is being scanned already, here or by another program; Missing when there is no such server; StoreProblem when the library cannot be written.
    """
    lock = ScanLock(database.path, server_id)
    if not lock.take():
        raise Busy("This server is being scanned already. Wait for that scan to end, or cancel it.")
    try:
        with database.read() as reader:
            row = server_row(reader, server_id)
        if row is None:
            raise Missing("This server is no longer in the library.")
        with seldom_collecting():
            return _Scan(database, source, ScanNews(server_id, row.name, mode, progress, tick), cancel, underway or Underway()).run(row.trouble)
    finally:
        database.rest()
        lock.give_back()


class _Scan:
    """One run over all libraries of a server."""

    def __init__(self, database: Database, source: Source, news: ScanNews, cancel: Cancel, underway: Underway) -> None:
        self._database, self._source, self._news, self._cancel, self._underway = database, source, news, cancel, underway
        self._started_at = database.now()
        self._answered = False

    def run(self, trouble_before: str | None) -> ScanReport:
        if self._news.mode != "quick":
            with self._database.write() as tx:
                self._news.scan_id = self._begun(tx)
        state = self._outcome()
        report = self._news.report(state, self._started_at, self._database.now())
        if self._news.scan_id is not None or self._news.eventful or state != "done" or trouble_before:
            report = self._finish(state)
        gather_search(self._database, self._cancel)
        return report

    def _outcome(self) -> State:
        """Do the work; what stops it as a whole is a problem of the report."""
        try:
            with ThreadPoolExecutor(REQUESTS_AT_ONCE, thread_name_prefix="scan") as pool:
                try:
                    self._all_libraries(pool)
                finally:
                    pool.shutdown(wait=True, cancel_futures=True)
        except Cancelled:
            return "cancelled"
        except StoreProblem:
            raise
        except Problem as problem:
            self._news.problems.append(str(problem))
            return "partial" if self._news.done and not isinstance(problem, Refused) else "failed"
        return "done" if self._news.whole() else "partial"

    def _all_libraries(self, pool: ThreadPoolExecutor) -> None:
        self._cancel.check()
        self._note_facts(self._source.describe(self._cancel))
        self._answered = True
        listed = self._source.libraries(self._cancel)
        states = self._settle_libraries(listed)
        errand = Errand(self._database, self._source, self._news.server_id, self._news.mode, pool, self._cancel, self._news, self._begun, self._underway)
        scans = [LibraryScan(errand, state) for state in states]
        self._news.libraries += [each.news for each in scans]
        for each in scans:
            each.begin()
        totals = [each.announced() for each in scans]
        self._news.total = None if None in totals else sum(total or 0 for total in totals)
        for each in scans:
            self._cancel.check()
            each.run()
        self._news.libraries += self._vanished(listed)

    def _note_facts(self, facts: ServerFacts) -> None:
        """Its version and identity, when they changed."""
        with self._database.read() as reader:
            row = server_row(reader, self._news.server_id)
        if row is not None and (row.version, row.machine_id) != (facts.version, facts.machine_id):
            with self._database.write() as tx:
                note_server_facts(tx, self._news.server_id, facts.version, facts.machine_id, facts.user_id, facts.user_name)

    def _settle_libraries(self, listed: Sequence[LibraryFacts]) -> list[LibraryState]:
        """Learn of new and renamed libraries; the ones that the user includes and the server still has."""
        with self._database.read() as reader:
            known = {state.key: state for state in libraries_of(reader, self._news.server_id)}
        facts = [(each.key, each.name, each.kind, each.language, each.hidden) for each in listed]
        stored = [(state.key, state.name, state.kind, state.language, bool(state.hidden)) for state in known.values() if state.key in {f.key for f in listed}]
        if facts != stored:
            with self._database.write() as tx:
                server_changes.put_libraries(tx, self._news.server_id, facts)
            with self._database.read() as reader:
                known = {state.key: state for state in libraries_of(reader, self._news.server_id)}
        return [known[each.key] for each in listed if known[each.key].included and known[each.key].kind == each.kind]

    def _vanished(self, listed: Sequence[LibraryFacts]) -> list[LibraryNews]:
        """Libraries that the server no longer names: nothing of them is retired without asking; one that never held anything goes without a word."""
        keys = {each.key for each in listed}
        with self._database.read() as reader:
            gone = [state for state in libraries_of(reader, self._news.server_id) if state.included and state.key not in keys]
            empty = [state for state in gone if not copies_in(reader, state.id)]
        if empty:
            with self._database.write() as tx:
                drop_libraries(tx, [state.id for state in empty])
            gone = [state for state in gone if state not in empty]
        sentence = "The server no longer has this library. Its titles stay until you remove it."
        return [LibraryNews(state, whole=False, problems=[sentence]) for state in gone]

    def _begun(self, tx: Transaction) -> int:
        """The scan's row, made when the first thing is written."""
        if self._news.scan_id is None:
            return start_scan(tx, self._news.server_id, self._news.server, self._news.mode)
        return self._news.scan_id

    def _finish(self, state: State) -> ScanReport:
        news = self._news
        with self._database.write() as tx:
            news.scan_id = self._begun(tx)
            report = news.report(state, self._started_at, self._database.now())
            finish_scan(tx, news.scan_id, report)
            trouble = None if state in {"done", "cancelled"} else news.trouble()
            note_scanned(tx, news.server_id, whole=state == "done", answered=self._answered, trouble=trouble)
            where = Where(news.server_id, news.server, news.scan_id)
            note_many(tx, "added", news.stored.added, news.stored.added_count, where)
            note_many(tx, "retired", news.retired, news.retired_count, where, gone=True)
            tell_come(tx)
            if trouble:
                note_happened(tx, "failed", Named(Kind.MOVIE, 0, news.server), detail=trouble, where=where)
        return report
