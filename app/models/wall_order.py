"""Follows the order of a wall's titles while commits come in, and lays the difference in portions that no one feels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.cards import TitleList
from app.domain.problems import Problem
from app.models.fetch import Fetch
from app.models.wall_rows import Ids, RowChange, row_changes

CHANGES_A_TURN = 60
"""Row changes that the views take in one turn of the event loop; more at once would be felt as a stall."""
REORDER_MS = 700
"""Between two readings of the whole order: a scan commits twenty times a second."""


class _Difference(NamedTuple):
    titles: TitleList
    changes: list[RowChange]


class WallOrder(QObject):
    """Reads the order again some time after `changed`, and hands the row changes to `carry_out` one by one. `settled` ends each round."""

    settled = Signal(object)
    stumbled = Signal(object)

    def __init__(self, titles: Callable[[Any], TitleList], fetch: Fetch, carry_out: Callable[[RowChange], None], parent: QObject) -> None:
        super().__init__(parent)
        self._titles, self._fetch, self._carry_out = titles, fetch, carry_out
        self._query: Any = None
        self._ids: Ids | None = None
        self._stale = False
        self._reading: Cancel | None = None
        self._next: TitleList | None = None
        self._left: list[RowChange] = []
        self._soon = self._timer(REORDER_MS, self._read)
        self._portion = self._timer(0, self._on_portion)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def follow(self, query: object, ids: Ids) -> None:
        """These ids (the model's own, which `carry_out` changes) are in the order of `query`; a change heard before this is looked at again."""
        self.pause()
        self._query, self._ids = query, ids
        if self._stale:
            self._soon.start()

    def pause(self) -> None:
        """Another query is on its way: give up what runs."""
        if self._reading is not None:
            self._reading.request()
            self._reading = None
            self._stale = True
        self._left.clear()
        self._next = None
        self._soon.stop()
        self._portion.stop()
        self._ids = None

    def changed(self) -> None:
        """A commit may have changed the order."""
        self._stale = True
        if self._ids is not None and not self._soon.isActive():
            self._soon.start()

    def changed_by_hand(self) -> None:
        """The user changed the order: it is read now."""
        self._stale = True
        self._soon.stop()
        self._read()

    @Slot()
    def _read(self) -> None:
        query, ids = self._query, self._ids
        if self._reading is not None or self._next is not None or query is None or ids is None:
            return
        self._stale = False
        old, titles = ids[:], self._titles

        def work(cancel: Cancel) -> _Difference:
            new = titles(query)
            cancel.check()
            return _Difference(new, row_changes(old, new.ids))

        self._reading = self._fetch(work, self._on_read, self._on_failed)

    def _on_failed(self, problem: Problem) -> None:
        self._reading = None
        self.stumbled.emit(problem)

    def _on_read(self, difference: _Difference) -> None:
        self._reading = None
        self._next, self._left = difference.titles, difference.changes[::-1]
        self._on_portion()

    @Slot()
    def _on_portion(self) -> None:
        for _ in range(min(CHANGES_A_TURN, len(self._left))):
            self._carry_out(self._left.pop())
        if self._left:
            self._portion.start()
        elif self._next is not None:
            titles, self._next = self._next, None
            self.settled.emit(titles)
            if self._stale:
                self._soon.start()
