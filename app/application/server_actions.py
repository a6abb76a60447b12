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
from app.models.server_cards import ServerCards
from app.models.toasts import Toasts
from app.store import server_changes
from app.store.database import Transaction
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
        self._write(lambda tx: server_changes.order_servers(tx, servers))

    @Slot(int, int)
    def schedule(self, server: int, minutes: int) -> None:
        """Scan it every so many minutes, 0 for never."""
        self._write(lambda tx: server_changes.schedule_server(tx, server, minutes or None))

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
        with database.write() as tx:
            server_changes.note_answer(tx, server, tx.now, None)
        return Tested(took)

    def _write(self, change: Callable[[Transaction], None]) -> None:
        def work(_cancel: Cancel) -> None:
            with self._household.database.write() as tx:
                change(tx)

        self._work(work, lambda _none: None, self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._toasts.show(str(problem), "bad")
