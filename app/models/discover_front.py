"""The front page of Discover: a row of each of the provider's lists, and rows of what the library itself offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Literal, NamedTuple

import msgspec
from PySide6.QtCore import QObject

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.discover_query import DiscoverQuery, Listing
from app.domain.discoveries import Finds, Gap
from app.domain.problems import Problem, Refused
from app.domain.query import LibraryQuery, Sort
from app.metadata.recalling import before
from app.models.discover_reading import DiscoverReads, ListRead, read_list
from app.models.discover_rows import Section, anniversary_cards, library_cards, likened_card, listing_names, offered_card
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.row_pictures import RowPictures
from app.models.short_list import ShortList
from app.models.title_card_rows import CARD_WIDTH, TitleCard
from app.models.wording import shown, tr

State = Literal["loading", "ready", "nothing", "error"]
LISTED: tuple[Listing, ...] = ("trending", "coming", "popular")


class _Recalled(NamedTuple):
    """Lists that were read before, each with when it was last good (UTC seconds), and gaps; empty for none."""

    lists: dict[Listing, tuple[ListRead, float | None]]
    gaps: tuple[Gap, ...]


class DiscoverFront:
    """`sections` are its rows, each at its place from the start. `refused` says why the provider is not asked, `problem` why it does not answer.

    `chosen` are the titles of "because you have …", None while they are not read.
    """

    def __init__(
        self, reads: DiscoverReads, asks: Fetch, fetch: Fetch, pictures: Pictures, now: Callable[[], datetime], changed: Callable[[], None], owner: QObject
    ) -> None:
        """`asks` waits for the provider, `fetch` for the store. The lists of cards belong to `owner`."""
        self._reads, self._asks, self._fetch, self._pictures = reads, asks, fetch, pictures
        self._now, self._changed, self._owner = now, changed, owner
        self.sections = ShortList(Section, owner)
        self._rows: dict[str, tuple[ShortList, RowPictures]] = {}
        self._ratio = 1.0
        self._asked: list[Cancel] = []
        self._begin(DiscoverQuery())

    def _begin(self, query: DiscoverQuery) -> None:
        self.query = query
        self.state: State = "loading"
        self.refused = ""
        self.problem: Problem | None = None
        self.since: float | None = None
        self._finds: Finds | None = None
        self._lists: dict[Listing, ListRead] = {}
        self._kept: dict[Listing, float | None] = {}
        self._waiting: set[str] = {*LISTED, "gaps"} if query.kind == "movie" else {*LISTED}
        self._gaps: tuple[Gap, ...] | None = None

    def open(self, query: DiscoverQuery, chosen: Sequence[int]) -> None:
        """Show the page for one kind of title, with the rows of these titles, or of some where there are none; what was asked before is given up."""
        self.close()
        was, state, known = self.query, self.state, self._finds
        self._begin(query)
        if query == was and state == "ready":
            self.state, self._finds = state, known
        elif query.kind != was.kind:
            self.sections.replace(())
        self.read_finds(chosen)
        self._asked.append(self._asks(self._recall, self._on_recalled))
        self._changed()

    @property
    def trouble(self) -> str:
        """Why it does not answer, empty when all is well."""
        return str(self.problem or "")

    def restamp(self) -> None:
        """The library changed: find anew what is owned. Rows stay as they are until the page is opened again."""
        ids, reads, kind = [one.tmdb for read in self._lists.values() for one in read.titles], self._reads, self.query.kind
        self._asked.append(self._fetch(lambda _cancel: reads.owned(kind, ids), self._on_stamped))

    def drawn_at(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        self._ratio = ratio
        for _, pictures in self._rows.values():
            pictures.drawn_at(ratio)

    def unreadable(self, file: str) -> None:
        """A poster's file is gone or broken."""
        for _, pictures in self._rows.values():
            pictures.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        for asked in self._asked:
            asked.request()
        self._asked.clear()
        for _, pictures in self._rows.values():
            pictures.close()

    @property
    def chosen(self) -> list[int] | None:
        return None if self._finds is None else [one.id for one in self._finds.because]

    def read_finds(self, chosen: Sequence[int]) -> None:
        """Read what the library offers."""
        kind, reads = self.query.kind, self._reads
        self._asked.append(self._fetch(lambda _cancel: reads.finds(kind, chosen), self._on_finds, self._on_unfound))

    def _recall(self, cancel: Cancel) -> _Recalled:
        """What was told before of everything that the page asks for, on a pool thread."""
        lists = {listing: found for listing in LISTED if (found := before(partial(self._read, listing, cancel))) is not None}
        gaps = before(partial(self._reads.gaps, cancel)) if "gaps" in self._waiting else None
        return _Recalled(lists, gaps[0] if gaps is not None else ())

    def _on_recalled(self, recalled: _Recalled) -> None:
        """It stands there at once; then each list is asked for."""
        for listing, (read, at) in recalled.lists.items():
            self._lists[listing], self._kept[listing] = read, at
        self._gaps = recalled.gaps or None
        for listing in LISTED:
            ask = partial(self._read, listing)
            self._asked.append(self._asks(ask, partial(self._on_list, listing), partial(self._on_unlisted, listing)))
        if "gaps" in self._waiting:
            self._asked.append(self._asks(self._reads.gaps, self._on_gaps, self._on_no_gaps))
        self._show()

    def _read(self, listing: Listing, cancel: Cancel) -> ListRead:
        return read_list(self._reads, msgspec.structs.replace(self.query, listing=listing), 1, 1, cancel)

    def _on_finds(self, finds: Finds) -> None:
        self._finds = finds
        self._show()

    def _on_unfound(self, problem: Problem) -> None:
        self.state, self.problem = "error", problem.with_traceback(None)
        self._changed()

    def _on_list(self, listing: Listing, read: ListRead) -> None:
        self._waiting.discard(listing)
        self._lists[listing] = read
        self._show()

    def _on_unlisted(self, listing: Listing, problem: Problem) -> None:
        self._waiting.discard(listing)
        kept = self._kept.get(listing)
        if isinstance(problem, Refused):
            self.refused = str(problem)
        else:
            self.problem = problem.with_traceback(None)
            self.since = min(self.since or kept, kept) if kept is not None else self.since
        self._show()

    def _on_gaps(self, gaps: tuple[Gap, ...]) -> None:
        self._waiting.discard("gaps")
        self._gaps = gaps
        self._show()

    def _on_no_gaps(self, _problem: Problem) -> None:
        """What the library knows must do; that the provider does not answer is told of its lists."""
        self._waiting.discard("gaps")
        self._show()

    def _on_stamped(self, owned: dict[str, OwnedTitle]) -> None:
        self._lists = {listing: read._replace(owned=owned) for listing, read in self._lists.items()}
        self._show()

    def _show(self) -> None:
        """Nothing before the store has answered, in a blink: rows that come between others would push them down."""
        if self._finds is None:
            return
        sections = list(self._sections(self._finds))
        self.sections.replace(sections)
        self.state = "ready" if sections else "nothing"
        self._changed()

    def _sections(self, finds: Finds) -> Iterator[Section]:
        kind = self.query.kind
        names = listing_names(kind)
        yield from self._listed("trending", tr("Trending this week"))
        for one in finds.because:
            cards = [likened_card(kind, other, finds.owned) for other in one.similar if not (self.query.hidden and other.tmdb in finds.owned)]
            yield from self._row(f"because-{one.id}", tr("Because you have %1").replace("%1", shown(one.title, 80)), "", cards)
        yield from self._listed("coming", names["coming"])
        yield from self._listed("popular", names["popular"])
        if "gaps" in self._waiting and self._gaps is None and finds.gaps:
            yield Section("gaps", tr("Gaps in your collections"), "", "", waiting=True, cards=self._cards("gaps")[0])
        else:
            gaps = finds.gaps if self._gaps is None else self._gaps
            yield from self._row("gaps", tr("Gaps in your collections"), "", [likened_card("movie", one.film, {}) for one in gaps])
        yield from self._row("today", tr("On this day"), "", anniversary_cards(finds, self._now().date()))
        yield from self._row("rated", tr("Highest rated that you own"), self._library("rating", descending=True), library_cards(finds, finds.rated))
        yield from self._row("waiting", tr("Waiting for you the longest"), self._library("added", descending=False), library_cards(finds, finds.waiting))

    def _listed(self, listing: Listing, heading: str) -> Iterator[Section]:
        """A list of the provider's; its place is kept while it is on its way."""
        more = msgspec.structs.replace(self.query, listing=listing).address()
        if listing in self._waiting and listing not in self._lists:
            yield Section(listing, heading, more, "", waiting=True, cards=self._cards(listing)[0])
        elif listing in self._lists:
            read = self._lists[listing]
            titles = [one for one in read.titles if not (self.query.hidden and one.tmdb in read.owned)]
            note = tr("You own all of these.") if read.titles and not titles else ""
            yield from self._row(listing, heading, more, [offered_card(one, read.owned) for one in titles], note)

    def _row(self, key: str, heading: str, more: str, cards: Sequence[TitleCard], note: str = "") -> Iterator[Section]:
        rows, pictures = self._cards(key)
        pictures.show(list({card.key: card for card in cards}.values()))
        if cards or note:
            yield Section(key, heading, more, note, waiting=False, cards=rows)

    def _cards(self, key: str) -> tuple[ShortList, RowPictures]:
        if key not in self._rows:
            rows = ShortList(TitleCard, self._owner)
            self._rows[key] = rows, RowPictures(self._pictures, rows, CARD_WIDTH)
            self._rows[key][1].drawn_at(self._ratio)
        return self._rows[key]

    def _library(self, sort: Sort, *, descending: bool) -> str:
        return LibraryQuery(kind=self.query.kind, sort=sort, descending=descending).address()
