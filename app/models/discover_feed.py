"""Reads one of a provider's lists page by page, as far as one looks, into an endless grid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Offered
from app.domain.problems import Problem, Refused
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


class DiscoverFeed:
    """One list at a time. `since` (UTC seconds): what is shown was last good then; `dry`: it pauses, for page after page held nothing to show."""

    def __init__(self, reads: DiscoverReads, asks: Fetch, fetch: Fetch, titles: DiscoverTitles, changed: Callable[[], None]) -> None:
        """`asks` waits for the provider, `fetch` for the store."""
        self._reads, self._asks, self._fetch, self._titles, self._changed = reads, asks, fetch, titles, changed
        self.query = DiscoverQuery()
        self.state: State = "loading"
        self.trouble = ""
        self.since: float | None = None
        self.page = 0
        """The last page that was read."""
        self._asked: Cancel | None = None
        self._stamping: Cancel | None = None
        self._begin(self.query)
        titles.looked.connect(self._consider)

    def open(self, query: DiscoverQuery, pages: int) -> None:
        """List something else, at once as far as so many pages."""
        self.close()
        self._begin(query)
        self._titles.show((), 0)
        self._ask(min(max(pages, 1), RESTORED))
        self._changed()

    @property
    def dry(self) -> bool:
        """True when it waits for the word to look on."""
        return self._dry >= DRY and self._more()

    def go_on(self) -> None:
        """Look on after `dry`, or try again what failed."""
        self._dry, self._halted, self.trouble = 0, False, ""
        if not self._shown:
            self.state = "loading"
        if self._asked is None and self._more():
            self._ask(1)
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
        self.query, self.state, self.trouble, self.since, self.page = query, "loading", "", None, 0
        self._pages, self._dry, self._halted = 1, 0, False
        self._shown: list[Offered] = []
        self._cards: list[TitleCard] = []
        self._known: set[str] = set()
        self._owned: dict[str, OwnedTitle] = {}

    def _more(self) -> bool:
        return self.page < self._pages

    def _consider(self) -> None:
        """Read on while the end is near."""
        near = self._titles.last + AHEAD >= len(self._shown)
        if near and self._asked is None and not self._halted and self._dry < DRY and self._more() and self.state == "ready":
            self._ask(1)

    def _ask(self, pages: int) -> None:
        query, reads, first = self.query, self._reads, self.page + 1

        self._asked = self._asks(lambda cancel: read_list(reads, query, first, pages, cancel), self._on_read, self._on_failed)

    def _on_read(self, read: ListRead) -> None:
        self._asked = None
        before = len(self._shown)
        self._owned.update(read.owned)
        for one in read.titles:
            if one.tmdb not in self._known and not (self.query.hidden and one.tmdb in self._owned):
                self._shown.append(one)
                self._cards.append(offered_card(one, self._owned))
            self._known.add(one.tmdb)
        self.page += len(read.pages)
        self._pages = read.pages[-1].found.pages
        self._dry = 0 if len(self._shown) > before else self._dry + 1
        self.since, self.trouble, self._halted = read.since or self.since, read.why, read.trouble is not None
        self.state = "ready" if self._shown or self._more() else "nothing"
        self._show()
        self._consider()

    def _on_failed(self, problem: Problem) -> None:
        self._asked = None
        self._halted, self.trouble = True, str(problem)
        if not self._shown:
            self.state = "refused" if isinstance(problem, Refused) else "error"
        self._show()

    def _on_stamped(self, owned: dict[str, OwnedTitle]) -> None:
        self._stamping = None
        self._owned = owned
        self._cards = [offered_card(one, owned) for one in self._shown]
        self._show()

    def _show(self) -> None:
        waits = self._more() and not self._halted and self._dry < DRY and self.state == "ready"
        self._titles.show(self._cards, PLACES if waits else 0)
        self._changed()
