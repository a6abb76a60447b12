"""Scanning one library: its listings are read, stored batch by batch, and, in a deep scan, what is gone is retired (D12, D13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from time import monotonic
from typing import NamedTuple

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Missing, Problem
from app.domain.scanning import Mode
from app.library.listing_pages import Arrived, ListingPages
from app.library.scan_news import LibraryNews, ScanNews
from app.library.scan_retiring import settle_unseen
from app.library.shows_left_out import ShowsLeftOut
from app.library.underway import Underway
from app.sources.source import LibraryFacts, Source
from app.store.copies import Place
from app.store.database import Database, Transaction
from app.store.preparing import Prepared, prepared
from app.store.scan_rows import (
    CopyState,
    LibraryState,
    PageRead,
    copies_with_keys,
    forget_pages,
    note_page,
    pages_read,
    set_quick_since,
    titles_in,
)
from app.store.stored import Stored
from app.store.storing import store_batch, unchanged

BATCH_ITEMS = 5_000
BATCH_SECONDS = 1.0
"""A transaction holds so many items, or what arrived in so many seconds: few commits, and little lost when the power goes."""

_KINDS: dict[str, tuple[Kind, ...]] = {"movie": (Kind.MOVIE,), "show": (Kind.SHOW, Kind.SEASON, Kind.EPISODE)}
_ASKED_AT_ONCE = 100

_HOUR = 3_600
_MARGIN = 600
"""Seconds that a quick scan looks back at least: a server's clock and its index are not exact."""


class Errand(NamedTuple):
    """What all parts of one scan share. `begun` writes the scan's row when the first thing is written, and gives its id."""

    database: Database
    source: Source
    server_id: int
    mode: Mode
    pool: Executor
    cancel: Cancel
    news: ScanNews
    begun: Callable[[Transaction], int]
    underway: Underway


class LibraryScan:
    """One library on its way through a scan."""

    def __init__(self, errand: Errand, state: LibraryState) -> None:
        self.news = LibraryNews(state)
        self._errand = errand
        self._state = state
        self._place = Place(errand.server_id, state.id, state.language)
        self._facts = LibraryFacts(state.key, state.name, state.kind, bool(state.hidden), state.language)
        self._since = state.quick_since if errand.mode == "quick" else None
        self._resumable = self._since is None
        self._seen: set[int] = set()
        self._left_out = ShowsLeftOut(errand.database, errand.source, errand.server_id)
        self._listings = [self._listing(kind) for kind in _KINDS[state.kind]]

    def begin(self) -> None:
        """Ask for the first page of each listing."""
        for listing in self._listings:
            listing.begin(self._errand.pool, self._errand.cancel)

    def announced(self) -> int | None:
        """Items in all listings, as the server says; None when it does not say."""
        totals = [listing.announced() for listing in self._listings]
        self.news.total = None if None in totals else sum(total or 0 for total in totals)
        return self.news.total

    def run(self) -> None:
        """Read and store everything, then settle what is gone. What goes wrong in this library stays in it. Raises StoreProblem or Cancelled."""
        with self._errand.underway.library(self._state.kind) as self._unwritten:
            if self._resumable:  # every item will come; else those that changed, and nobody knows them before
                self._hold_back()
            for listing in self._listings:
                self._read(listing)
                self.news.read += listing.read
                self.news.problems += [f"{_NAMES[listing.kind]}: {problem}" for problem in listing.problems]
                self.news.whole = self.news.whole and listing.whole
                if listing.refusal is not None:
                    raise listing.refusal
            if self.news.whole:
                self._finish()

    def _hold_back(self) -> None:
        """No enrichment of this library's titles until they are written (D18)."""
        with self._errand.database.read() as reader:
            self._unwritten.hold(titles_in(reader, self._state.id, Kind(self._state.kind)))

    def _listing(self, kind: Kind) -> ListingPages:
        before: Sequence[PageRead] = ()
        if self._resumable:
            with self._errand.database.read() as reader:
                before = pages_read(reader, self._state.id, kind, self._errand.database.now())
        return ListingPages(self._errand.source, self._facts, kind, self._since, before)

    def _read(self, listing: ListingPages) -> None:
        if listing.resumed:
            self._errand.news.progressed(self.news, sum(len(page.keys) for page in listing.taken_over))
        pages = listing.walk(self._errand.pool, self._errand.cancel)
        for batch in _batches(pages):
            self._errand.cancel.check()
            self._store(listing, batch)
        if not listing.whole and not listing.resumable:
            self._forget(listing.kind)
        if listing.resumed and self._errand.mode == "deep":
            with self._errand.database.read() as reader:
                self._seen |= copies_with_keys(reader, self._errand.server_id, listing.keys)

    def _store(self, listing: ListingPages, pages: list[Arrived]) -> None:
        batch = _joined(pages)
        news = self._errand.news
        self._adopt(listing.kind, batch)
        stored = self._stored(listing, pages, batch)
        skipped = [skipped for arrived in pages for skipped in arrived.page.skipped]
        stored.skipped += skipped
        self._note_written(listing.kind, stored)
        self._note_seen(stored)
        self._note_latest(batch)
        news.include(self.news, stored, sum(arrived.page.received for arrived in pages))

    def _stored(self, listing: ListingPages, pages: list[Arrived], batch: Prepared) -> Stored:
        """In one transaction with the note which pages these were; without any when a quick scan finds nothing new."""
        errand = self._errand
        if not self._resumable:
            with errand.database.read() as reader:
                known = unchanged(reader, self._place, listing.kind, batch)
            if known is not None:
                return known

        def also(tx: Transaction, _stored: Stored) -> None:
            errand.news.scan_id = errand.begun(tx)
            if self._resumable:
                if listing.outdated:
                    forget_pages(tx, self._state.id, listing.kind)
                    listing.outdated = False
                for arrived in pages:
                    note_page(tx, self._state.id, listing.kind, PageRead(arrived.page.start, arrived.page.total, arrived.keys, tx.now))

        return store_batch(errand.database, self._place, listing.kind, batch, also)

    def _forget(self, kind: Kind) -> None:
        """All pages came and yet items are lacking: the next scan reads this listing from its beginning."""
        if self._resumable:
            with self._errand.database.write() as tx:
                forget_pages(tx, self._state.id, kind)

    def _adopt(self, kind: Kind, batch: Prepared) -> None:
        """Store the shows of seasons and episodes that the listing of shows left out."""
        if kind not in (Kind.SEASON, Kind.EPISODE):
            return
        errand = self._errand
        shows, problems = self._left_out.found([entry.item for entry in batch.entries.values()], errand.cancel)
        self.news.whole = self.news.whole and not problems
        self.news.problems += problems
        if shows:
            stored = store_batch(errand.database, self._place, Kind.SHOW, prepared(shows))
            self._note_written(Kind.SHOW, stored)
            self._note_seen(stored)
            errand.news.include(self.news, stored, 0)

    def _note_written(self, kind: Kind, stored: Stored) -> None:
        """A film is written once; a show again with its seasons and episodes, until all of them are there."""
        if kind is Kind.MOVIE:
            self._unwritten.written(stored.copies)
        elif stored.added_count or stored.changed_count:
            self._hold_back()

    def _note_seen(self, stored: Stored) -> None:
        if self._errand.mode == "deep":
            self._seen.update(stored.copies)
            if stored.skipped:
                with self._errand.database.read() as reader:
                    self._seen |= copies_with_keys(reader, self._errand.server_id, [skipped.remote_key for skipped in stored.skipped])

    def _note_latest(self, batch: Prepared) -> None:
        times = [max(entry.item.changed_at or 0, entry.item.added_at or 0) for entry in batch.entries.values()]
        if times:
            self.news.latest = max(self.news.latest or 0, *times)

    def _finish(self) -> None:
        """Everything was read: retire what is gone (a deep scan), and let the next scans know from where to go on."""
        errand = self._errand
        if errand.mode == "deep":
            self._retire()
        since = self._next_since()
        if self._resumable or (since is not None and errand.news.eventful):
            with errand.database.write() as tx:
                errand.news.scan_id = errand.begun(tx)
                if self._resumable:
                    forget_pages(tx, self._state.id)
                if since is not None:
                    set_quick_since(tx, self._state.id, since)

    def _retire(self) -> None:
        if not all(listing.steady for listing in self._listings):
            self.news.problems.append("The library changed while it was read, so nothing was retired.")
            return
        outcome = settle_unseen(self._errand.database, self._state.id, Kind(self._state.kind), self._seen, self._really_gone)
        self._errand.news.retire(self.news, outcome.retired)
        self.news.not_seen, self.news.settled = outcome.not_seen, True
        if outcome.problem:
            self.news.problems.append(outcome.problem)

    def _really_gone(self, copies: Sequence[CopyState]) -> set[int]:
        """All of them; but where pages of an earlier scan were taken over, the server is asked for each once more."""
        if not any(listing.resumed for listing in self._listings):
            return {copy.id for copy in copies}
        there: set[str] = set()
        for start in range(0, len(copies), _ASKED_AT_ONCE):
            wanted = [(Kind(copy.kind), copy.remote_key) for copy in copies[start : start + _ASKED_AT_ONCE]]
            try:
                there |= {item.remote_key for item in self._errand.source.items(wanted, self._errand.cancel)}
            except Missing:
                continue
            except Problem as problem:
                self.news.problems.append(str(problem))
                return set()
        return {copy.id for copy in copies if copy.remote_key not in there}

    def _next_since(self) -> int | None:
        """Just after the latest change that the server has told of; a margin back from now if that was lately, or where it tells no times.

        Where pages of an earlier scan were taken over, not later than these were read: what they held may have changed since.
        """
        now = self._errand.database.now()
        latest = self.news.latest
        if latest is None and self._since is not None:
            return None
        taken_over = [page for listing in self._listings for page in listing.taken_over]
        known = min(now - _MARGIN, *(page.read_at - _HOUR for page in taken_over), latest + 1 if latest else now)
        return max(self._since or 0, known)


_NAMES = {Kind.MOVIE: "Films", Kind.SHOW: "Shows", Kind.SEASON: "Seasons", Kind.EPISODE: "Episodes"}


def _batches(pages: Iterable[Arrived]) -> Iterator[list[Arrived]]:
    """Pages, gathered to batches worth a transaction."""
    batch: list[Arrived] = []
    items, began = 0, monotonic()
    for arrived in pages:
        batch.append(arrived)
        items += arrived.page.received
        if items >= BATCH_ITEMS or monotonic() - began > BATCH_SECONDS:
            yield batch
            batch, items, began = [], 0, monotonic()
    if batch:
        yield batch


def _joined(pages: Sequence[Arrived]) -> Prepared:
    if len(pages) == 1:
        return pages[0].batch
    batch = Prepared({}, [])
    for arrived in pages:
        batch.entries.update(arrived.batch.entries)
        batch.skipped.extend(arrived.batch.skipped)
    return batch
