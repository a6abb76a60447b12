"""Reads one of a provider's lists page by page, as far as one looks, into an endless grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Offered
from app.domain.problems import Problem, Refused
from app.metadata.recalling import before
from app.models.discover_reading import DiscoverReads, ListRead, read_list
from app.models.discover_rows import offered_card
from app.models.discover_titles import DiscoverTitles
from app.models.fetch import Fetch
from app.models.title_card_rows import TitleCard

State = Literal["loading", "ready", "nothing", "refused", "error"]
AHEAD = 40
"""Rows below what is seen that are read already."""
PLACES = 20
"""Empty places for the page that comes next."""
RESTORED = 40
"""Pages that are read at once where one was further down before."""
DRY = 8
"""Pages in a row all of which is owned, and hidden, before one is asked whether to look on."""


class _Stretch(NamedTuple):
    """Pages that are read together: the first of them, how many, the row that they begin at, and how dry it was before."""

    page: int
    pages: int
    row: int = 0
    dry: int = 0


class DiscoverFeed:
    """One list at a time: what is kept of a page stands there at once, and what the provider says now takes its place.

    `problem` is why it does not answer; `old`: what is shown is from before; `since`: it was last good then (UTC seconds); `dry`: it pauses, for page after
    page held nothing to show; `halted`: the next page cannot be had.
    """

    def __init__(self, reads: DiscoverReads, asks: Fetch, fetch: Fetch, titles: DiscoverTitles, changed: Callable[[], None]) -> None:
        """`asks` waits for the provider, `fetch` for the store."""
        self._reads, self._asks, self._fetch, self._titles, self._changed = reads, asks, fetch, titles, changed
        self.query = DiscoverQuery()
        self.state: State = "loading"
        self.problem: Problem | None = None
        self.since: float | None = None
        self.page = 0
        """The last page that was read."""
        self._asked: Cancel | None = None
        self._stamping: Cancel | None = None
        self._begin(self.query)
        titles.looked.connect(self._consider)

    def open(self, query: DiscoverQuery, pages: int) -> None:
        """List something else, at once as far as so many pages; the same list again stays there until it is told anew."""
        again = query == self.query and bool(self._shown)
        self.close()
        if again:
            self._dry, self._halted = 0, False
            self._recall(_Stretch(1, self.page))
        else:
            self._begin(query)
            self._titles.show((), 0)
            self._recall(_Stretch(1, min(max(pages, 1), RESTORED)))
        self._changed()

    @property
    def trouble(self) -> str:
        """Why the provider does not answer, empty when all is well."""
        return str(self.problem or "")

    @property
    def dry(self) -> bool:
        """True when it waits for the word to look on."""
        return self._dry >= DRY and self._more()

    @property
    def halted(self) -> bool:
        """True when there is more and it cannot be had."""
        return self._halted and bool(self._shown)

    @property
    def ended(self) -> bool:
        """True when all that there is is shown."""
        return bool(self._shown) and not self._more() and self._asked is None

    @property
    def filled(self) -> int:
        """How many titles are shown."""
        return len(self._shown)

    @property
    def busy(self) -> bool:
        """True while something is being asked."""
        return self._asked is not None

    def go_on(self) -> None:
        """Look on after `dry`, or try again the page that failed."""
        self._dry, self._halted = 0, False
        if not self.old:
            self.problem = None
        if not self._shown:
            self.state = "loading"
        if self._asked is None and self._more():
            self._recall(_Stretch(self.page + 1, 1, len(self._shown)))
        self._show()

    def restamp(self) -> None:
        """The library changed: find anew what is owned. What is there stays where it is."""
        if not self._shown:
            return
        kind, ids, reads = self.query.kind, [one.tmdb for one in self._shown], self._reads
        if self._stamping is not None:
            self._stamping.request()
        self._stamping = self._fetch(lambda _cancel: reads.owned(kind, ids), self._on_stamped)

    def close(self) -> None:
        """Ask for nothing more."""
        for asked in (self._asked, self._stamping):
            if asked is not None:
                asked.request()
        self._asked = self._stamping = None

    def _begin(self, query: DiscoverQuery) -> None:
        self.query, self.state, self.problem, self.since, self.page = query, "loading", None, None, 0
        self._pages, self._dry, self._halted, self.old = 1, 0, False, False
        self._shown: list[Offered] = []
        self._cards: list[TitleCard] = []
        self._owned: dict[str, OwnedTitle] = {}

    def _more(self) -> bool:
        return self.page < self._pages

    def _consider(self) -> None:
        """Read on while the end is near."""
        near = self._titles.last + AHEAD >= len(self._shown)
        if near and self._asked is None and not self._halted and self._dry < DRY and self._more() and self.state == "ready":
            self._recall(_Stretch(self.page + 1, 1, len(self._shown), self._dry))

    def _recall(self, stretch: _Stretch) -> None:
        self._asked = self._asks(
            lambda cancel: before(self._reading(stretch, cancel)), partial(self._on_recalled, stretch), partial(self._on_failed, stretch, None)
        )

    def _ask(self, stretch: _Stretch, kept: float | None) -> None:
        """`kept` is from when what stands there already is (UTC seconds), None where nothing does."""
        failed = partial(self._on_failed, stretch, kept)
        self._asked = self._asks(lambda cancel: self._reading(stretch, cancel)(), partial(self._on_read, stretch, kept), failed)

    def _reading(self, stretch: _Stretch, cancel: Cancel) -> Callable[[], ListRead]:
        return partial(read_list, self._reads, self.query, stretch.page, stretch.pages, cancel)

    def _on_recalled(self, stretch: _Stretch, found: tuple[ListRead, float | None] | None) -> None:
        read, kept = found if found is not None else (None, None)
        self._ask(stretch, kept)
        if read is not None and not self._falls_short(stretch, read):
            self._take(stretch, read)
            self._show()

    def _on_read(self, stretch: _Stretch, kept: float | None, read: ListRead) -> None:
        if read.trouble is not None and self._falls_short(stretch, read):
            self._on_failed(stretch, kept, read.trouble)
            return
        self._asked = None
        self._take(stretch, read)
        self._halted = read.trouble is not None
        if stretch.page == 1:
            self.since, self.old = None, False
        if not self.old:
            self.problem = read.trouble
        self._show()
        self._consider()

    def _falls_short(self, stretch: _Stretch, read: ListRead) -> bool:
        """Whether more pages stand there already."""
        return stretch.page - 1 + len(read.pages) < self.page

    def _take(self, stretch: _Stretch, read: ListRead) -> None:
        """Its rows, each title once, in the place of what stood there."""
        self._owned.update(read.owned)
        del self._shown[stretch.row :], self._cards[stretch.row :]
        known = {one.tmdb for one in self._shown}
        for one in read.titles:
            if one.tmdb not in known and not (self.query.hidden and one.tmdb in self._owned):
                self._shown.append(one)
                self._cards.append(offered_card(one, self._owned))
            known.add(one.tmdb)
        self.page = stretch.page - 1 + len(read.pages)
        self._pages = read.pages[-1].pages
        self._dry = 0 if len(self._shown) > stretch.row else stretch.dry + 1
        self.state = "ready" if self._shown or self._more() else "nothing"

    def _on_failed(self, stretch: _Stretch, kept: float | None, problem: Problem) -> None:
        """What is kept stays, and what is kept of the next pages may follow."""
        self._asked = None
        self.problem, self._halted = problem.with_traceback(None), kept is None  # it stays, what it was raised in does not
        if kept is not None:
            self.since = min(self.since or kept, kept)
        self.old = self.old or kept is not None or stretch.page == 1
        if not self._shown and kept is None:
            self.state = "refused" if isinstance(problem, Refused) else "error"
        self._show()
        self._consider()

    def _on_stamped(self, owned: dict[str, OwnedTitle]) -> None:
        self._stamping = None
        self._owned = owned
        self._cards = [offered_card(one, owned) for one in self._shown]
        self._show()

    def _show(self) -> None:
        waits = self._more() and not self._halted and self._dry < DRY and self.state == "ready"
        self._titles.show(self._cards, PLACES if waits else 0)
        self._changed()
