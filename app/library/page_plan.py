"""Which pages of a listing to ask for next, and whether they were all; no trust in what the server says of paging (D13)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

AHEAD = 1_000
"""Pages that are planned at once: a server that announces milliards of titles must not be believed before they come."""
PATIENCE = 3
"""Pages in a row that fail, or bring nothing new, before the rest is left for the next scan."""


class PagePlan:
    """Starts of pages to ask for. `before` is what an earlier scan read: start → how many items.

    The first page tells how long the listing is and how many items the server puts on a page; then all others can be asked for at once.
    """

    def __init__(self, page_size: int, before: Mapping[int, int] | None = None) -> None:
        self.total: int | None = None
        self.steady = True
        """Nothing moved from page to page: the total stayed, no item came twice."""
        self.given_up = False
        self.missing: list[int] = []
        """Starts of pages that could not be read."""
        self._held = dict(before or {})
        self._step = self._page_size = max(1, page_size)
        self._todo: deque[int] = deque()
        self._asked: set[int] = set()
        self._tried_again: set[int] = set()
        self._first = True
        self._doubted: int | None = None
        self._failed_in_a_row = 0
        self._barren_in_a_row = 0
        self._planned = self._end = 0  # up to where pages were asked for, and how far they go by what the server says
        self._ask(self._gap())

    @property
    def received(self) -> int:
        """Items on all pages that came, repeated ones too."""
        return sum(self._held.values())

    def next(self) -> int | None:
        """The start of a page to ask for; None when there is none now (answers may bring more)."""
        if not self._todo and not self.given_up:
            self._ask_ahead()
        return self._todo.popleft() if self._todo and not self.given_up else None

    def came(self, start: int, received: int, total: int | None, new: int) -> None:
        """A page came, with `received` items, `new` of them not seen on another page; `total` is what it says the listing holds."""
        self._failed_in_a_row = 0
        self._held[start] = received
        if self._first:
            self._first = False
            self._begin(start, received, total)
            return
        if total is not None and self.total is not None and total != self.total:
            self.steady = False
            self.total = total
            self._ask_up_to(total)
        if new < received and not (start == self._doubted and not new):
            self.steady = False
        if new and self.total is not None and start + received > self.total:
            self.total = None  # it was wrong
        self._barren_in_a_row = 0 if new else self._barren_in_a_row + 1
        if self._barren_in_a_row >= PATIENCE:
            self._todo.clear()  # it sends the same again and again, or nothing
            self._end = 0
        elif not received and self.total is not None and start < self.total:
            self._once_more(start)
        elif new and (self.total is None or received < min(self._step, self.total - start)):
            self._ask(start + received)  # nobody knows how many follow, or the page came short

    def failed(self, start: int, *, final: bool = False, again: bool = True) -> bool:
        """A page did not come. True when it will be asked for once more, after the others; not without `again`. `final`: nothing more will come."""
        self._failed_in_a_row += 1
        self.given_up = self.given_up or final or self._failed_in_a_row > PATIENCE
        if again and not self.given_up and self._once_more(start):
            return True
        self.missing.append(start)
        return False

    def _once_more(self, start: int) -> bool:
        if start in self._tried_again:
            return False
        self._tried_again.add(start)
        self._todo.append(start)
        return True

    def _gap(self) -> int:
        start = 0
        while self._held.get(start):
            start += self._held[start]
        return start

    def _begin(self, start: int, received: int, total: int | None) -> None:
        # A server may put fewer items on a page than it was asked for, and keep to that.
        self._step = min(self._step, received) if received and start + received != total else self._step
        if total is not None and total >= start + received:
            self.total = total
            self._ask_up_to(total)
        elif received:
            self._ask(start + received)  # the total is unknown, or wrong
        if start == 0 and received == self._page_size == total:
            self._doubted = received  # a full page and no more: some servers count the page and call it the whole
            self._ask(received)

    def _ask_up_to(self, total: int) -> None:
        self._planned, self._end = 0, total
        self._ask_ahead()

    def _ask_ahead(self) -> None:
        while self._planned < self._end and len(self._todo) < AHEAD:
            if held := self._held.get(self._planned):
                self._planned += held
            else:
                self._ask(self._planned)
                self._planned += self._step

    def _ask(self, start: int) -> None:
        if start not in self._asked:
            self._asked.add(start)
            self._todo.append(start)
