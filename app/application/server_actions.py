"""What the user does with servers under Settings: test, rename, order, schedule, leave libraries out, remove."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from app.application.household import Household
from app.application.sources import Sources
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.library import keeping
from app.models.server_cards import ServerCards
from app.models.toasts import Toasts
from app.settings.keys import server_secret
from app.store import server_changes
from app.store.database import Transaction
from app.store.scan_rows import server_of
from app.workers.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Tested:
    """How a test went: `milliseconds` until the answer, or what was wrong."""

    milliseconds: int | None
    sentence: str = ""


class ServerActions(QObject):
    """Connected to `Actions` by the window. `removed(server)` tells that a server is gone."""

    removed = Signal(int)

    def __init__(self, household: Household, sources: Sources, work: Jobs, cards: ServerCards, toasts: Toasts) -> None:
        super().__init__()
        self._household, self._sources, self._work = household, sources, work
        self._cards, self._toasts = cards, toasts

    @Slot(int)
    def test(self, server: int) -> None:
        """Ask a server who it is, and say how long it took."""
        self._cards.testing(server)
        self._work(
            lambda cancel: self._ask(server, cancel),
            lambda tested: self._cards.tested(server, tested.milliseconds, tested.sentence),
            lambda problem: self._cards.tested(server, None, str(problem)),
        )

    @Slot(int, str)
    def rename(self, server: int, name: str) -> None:
        """Call it something else; an empty name changes nothing."""
        if name.strip():
            self._write(lambda tx: server_changes.rename_server(tx, server, server_changes.free_name(tx, name.strip(), but=server)))

    @Slot(list)
    def order(self, servers: Sequence[int]) -> None:
        """Whose facts win, first to last (D11)."""
        self._do(lambda: keeping.reorder_servers(self._household.database, servers))

    @Slot(int, int)
    def schedule(self, server: int, minutes: int) -> None:
        """Scan it every so many minutes, 0 for never."""
        self._write(lambda tx: server_changes.schedule_server(tx, server, minutes or None))

    @Slot(int, bool)
    def include(self, library: int, included: bool) -> None:  # a switch's value
        """Take a library in, or leave it out with its copies; the view has asked before (D14)."""
        self._do(lambda: keeping.include_library(self._household.database, library, included=included))

    @Slot(int)
    def confirm_retire(self, library: int) -> None:
        """The user says that what a shrunken library no longer shows is gone (D12)."""

        def work(_cancel: Cancel) -> None:
            database = self._household.database
            with database.read() as reader:
                server = server_of(reader, library)
            if server is not None:
                keeping.confirm_retire(database, server, library)

        self._work(work, lambda _none: None, self._on_failed)

    @Slot(int)
    def remove(self, server: int) -> None:
        """Forget a server, its copies and its secret; the view has asked before (D14)."""

        def work(_cancel: Cancel) -> None:
            row = self._sources.row(server)
            keeping.remove_server(self._household.database, server)
            self._sources.forget(server)
            self._household.keys.remove(server_secret(row.kind, row.device_id))

        self._work(work, lambda _none: self.removed.emit(server), self._on_failed)

    def _ask(self, server: int, cancel: Cancel) -> Tested:
        """One question, and what came of it written down."""
        database = self._household.database
        began = time.perf_counter()
        try:
            self._sources.of(server).describe(cancel)
        except Problem as problem:
            with database.write() as tx:
                server_changes.note_answer(tx, server, tx.now, str(problem))
            return Tested(None, str(problem))
        took = round((time.perf_counter() - began) * 1000)
        self._sources.failures.forget(server)
        with database.write() as tx:
            server_changes.note_answer(tx, server, tx.now, None)
        return Tested(took)

    def _do(self, change: Callable[[], object]) -> None:
        self._work(lambda _cancel: change(), lambda _none: None, self._on_failed)

    def _write(self, change: Callable[[Transaction], None]) -> None:
        def work(_cancel: Cancel) -> None:
            with self._household.database.write() as tx:
                change(tx)

        self._work(work, lambda _none: None, self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
