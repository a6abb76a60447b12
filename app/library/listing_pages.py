"""Reading one listing page by page, two requests at a time (D13)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Late, Problem, Refused
from app.library.page_plan import PagePlan
from app.sources.source import LibraryFacts, Listing, Page, Source
from app.store.preparing import Prepared, prepared
from app.store.scan_rows import PageRead

_AHEAD = 4
"""Pages asked for, or waiting to be stored."""


class Arrived(NamedTuple):
    """A page that was read and made ready to be stored, with the remote keys that it named, each once, and how many items it held without one."""

    page: Page
    batch: Prepared
    keys: tuple[str, ...]
    nameless: int


class ListingPages:
    """All pages of one kind in one library. After they were walked through, the attributes say whether that was everything.

    `whole`: every page was read, and together they hold what the server announced. `steady`: nothing moved from page to page meanwhile.
    `resumable`: what is lacking are pages that the next scan can ask for. `resumed`: some pages were read by an earlier scan.
    `outdated`: they were, but the library has changed since, so they were read again.
    """

    def __init__(self, source: Source, library: LibraryFacts, kind: Kind, since: int | None, before: Sequence[PageRead] = ()) -> None:
        known = [page for page in before if page.total is not None]
        self.kind = kind
        self.total: int | None = known[-1].total if known else None
        self.keys: set[str] = set()
        self.whole = False
        self.steady = True
        self.resumable = True
        self.resumed = bool(known)
        self.outdated = False
        self.problems: list[str] = []
        self.refusal: Refused | None = None
        self._source, self._library, self._since = source, library, since
        self._before = {page.start: page for page in known}
        self._nameless = 0
        self._listing: Listing | None = None
        self._first: Future[Arrived] | None = None

    @property
    def read(self) -> int:
        """Items read so far, those of the earlier scan included."""
        return len(self.keys) + self._nameless

    @property
    def taken_over(self) -> list[PageRead]:
        """Pages that an earlier scan has read."""
        return list(self._before.values())

    def begin(self, pool: Executor, cancel: Cancel) -> None:
        """Ask for the first page that is not read yet, early, because it tells the total."""
        self._first = pool.submit(self._open, cancel)

    def announced(self) -> int | None:
        """How many items the server says there are; waits for the first page."""
        if self._first is not None and self._first.exception() is None:
            self.total = self._first.result().page.total
        return self.total

    def walk(self, pool: Executor, cancel: Cancel) -> Iterator[Arrived]:
        """Every page as it arrives, in any order. Raises Cancelled."""
        try:
            first = self._settled_first(pool, cancel)
        except Refused as problem:
            self.refusal = problem
            self.problems.append(str(problem))
            return
        except Problem as problem:
            self.problems.append(str(problem))
            return
        plan = PagePlan(self._size(), {start: len(page.keys) for start, page in self._before.items()})
        plan.next()
        self._came(plan, first)
        if first.page.received:
            yield first
        yield from self._rest(plan, pool, cancel)
        self._judge(plan)

    def _settled_first(self, pool: Executor, cancel: Cancel) -> Arrived:
        """The first page, asked for a second time if need be, but not where the first took all its time.

        If it contradicts what an earlier scan read, everything is read anew.
        """
        if self._first is None:
            self.begin(pool, cancel)
        assert self._first is not None
        try:
            first = self._first.result()
        except (Refused, Late):
            raise
        except Problem:
            first = pool.submit(self._open, cancel).result()
        if self._before and first.page.total != next(iter(self._before.values())).total:
            self.outdated, self.resumed, self._before = True, False, {}
            first = pool.submit(self._fetch, 0, cancel).result()
        for page in self._before.values():
            self.keys.update(page.keys)
        return first

    def _rest(self, plan: PagePlan, pool: Executor, cancel: Cancel) -> Iterator[Arrived]:
        running: dict[Future[Arrived], int] = {}
        try:
            while True:
                while len(running) < _AHEAD and (start := plan.next()) is not None:
                    running[pool.submit(self._fetch, start, cancel)] = start
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in sorted(done, key=running.__getitem__):
                    arrived = self._settled(plan, future, running.pop(future))
                    if arrived is not None:
                        yield arrived
        finally:
            for future in running:
                future.cancel()

    def _settled(self, plan: PagePlan, future: Future[Arrived], start: int) -> Arrived | None:
        """A page that came, or the note that it did not."""
        try:
            arrived = future.result()
        except Refused as problem:
            self.refusal = problem
            plan.failed(start, final=True)
            self.problems.append(str(problem))
        except Problem as problem:
            if not plan.failed(start, again=not isinstance(problem, Late)) and str(problem) not in self.problems:
                self.problems.append(str(problem))
        else:
            self._came(plan, arrived)
            return arrived
        return None

    def _came(self, plan: PagePlan, arrived: Arrived) -> None:
        page = arrived.page
        before = len(self.keys)
        self.keys.update(arrived.keys)
        self._nameless += arrived.nameless
        # A page that says items twice may hold more than was asked for, but reaches no further into the listing.
        received = page.received if page.received <= self._size() else len(arrived.keys) + arrived.nameless
        plan.came(page.start, received, page.total, len(self.keys) - before + arrived.nameless)
        self.total = plan.total

    def _judge(self, plan: PagePlan) -> None:
        self.steady = plan.steady
        # A listing of changes may name an item twice (Plex: updated, then added), and both count in its total.
        read = self.read if self._since is None else plan.received
        if not self.problems and self.total is not None and read < self.total:
            self.problems.append(f"The server announced {self.total:,} items and sent {read:,}: pages were cut short.")
        self.whole = not self.problems and not plan.missing
        self.resumable = bool(plan.missing)

    def _size(self) -> int:
        return self._listing.page_size if self._listing is not None else 1

    def _gap(self) -> int:
        """Where the pages of the earlier scan first leave off."""
        start = 0
        while (page := self._before.get(start)) is not None and page.keys:
            start += len(page.keys)
        return start

    def _open(self, cancel: Cancel) -> Arrived:
        cancel.check()
        self._listing = self._source.listing(self._library, self.kind, self._since, cancel)
        return self._fetch(self._gap(), cancel)

    def _fetch(self, start: int, cancel: Cancel) -> Arrived:
        cancel.check()
        assert self._listing is not None
        page = self._listing.page(start, cancel)
        cancel.check()
        keys = tuple(dict.fromkeys((*(item.remote_key for item in page.items), *(skipped.remote_key for skipped in page.skipped if skipped.remote_key))))
        nameless = sum(1 for skipped in page.skipped if not skipped.remote_key)
        # Some servers answer with every kind, whichever was asked for: the others come again with their own listing.
        return Arrived(page, prepared([item for item in page.items if item.kind is self.kind]), keys, nameless)
