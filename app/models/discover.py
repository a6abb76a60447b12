"""The Discover page: which list it shows, what narrows it, and where the user was in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.domain.discover_query import DiscoverQuery, discover_from_address
from app.domain.problems import Problem, Refused
from app.metadata.recalling import before
from app.models.discover_feed import DiscoverFeed
from app.models.discover_front import DiscoverFront
from app.models.discover_reading import DiscoverReads
from app.models.discover_rows import NETWORKS, decade_name, decade_options, genre_options, listing_names, network_options, order_names
from app.models.discover_titles import DiscoverTitles
from app.models.fetch import Fetch
from app.models.last_good import offline_line
from app.models.library_words import Option
from app.models.pictures import Pictures
from app.models.place import Place
from app.models.short_list import ShortList
from app.models.shown_page import ShownPage
from app.models.wording import shown, tr

BEGINNING = (0.0, 0.0, -1.0, 1.0)
"""Where a grid begins: the row at its top, how far that is scrolled away, the current row, and how many pages are read."""
STAMPED_AFTER_MS = 1_000
"""Commits come in crowds; what is owned is found anew after them."""


class Discover(ShownPage):
    """The `Discover` singleton of QML. List, pickers and "hide owned" stand in the page's address, where one was is that entry's memory."""

    changed = Signal()
    positioned = Signal(int, float, int)
    """Show this row of the grid at the top, that many pixels of it scrolled away, and make that row current (-1: none)."""
    qml_types: ClassVar[dict[str, str]] = {"titles": "DiscoverTitles"}

    def __init__(self, reads: DiscoverReads, asks: Fetch, fetch: Fetch, pictures: Pictures, place: Place, now: Callable[[], datetime]) -> None:
        """`asks` waits for the provider, `fetch` for the store."""
        super().__init__("discover", place)
        self._reads, self._asks, self._fetch, self._place, self._now = reads, asks, fetch, place, now
        self._query = DiscoverQuery()
        self._loaded = self._stale = False
        self._genres: dict[str, Sequence[tuple[str, str]]] = {}
        self._networks = NETWORKS
        self._asked_genres: Cancel | None = None
        self._asked_networks: Cancel | None = None
        self._view: tuple[float, ...] = ()
        self._titles = DiscoverTitles(pictures, self)
        self._feed = DiscoverFeed(reads, asks, fetch, self._titles, self._on_fed)
        self._front = DiscoverFront(reads, asks, fetch, pictures, now, self._on_front, self)
        self._options = {name: ShortList(Option, self) for name in ("listings", "genres", "decades", "networks", "orders")}
        self._stamp_soon = QTimer(self, singleShot=True, interval=STAMPED_AFTER_MS)
        self._stamp_soon.timeout.connect(self._restamp)

    titles = Property(QObject, lambda self: self._titles, constant=True)
    sections = Property(ShortList, lambda self: self._front.sections, constant=True)
    listings = Property(ShortList, lambda self: self._options["listings"], constant=True)
    genres = Property(ShortList, lambda self: self._options["genres"], constant=True)
    decades = Property(ShortList, lambda self: self._options["decades"], constant=True)
    networks = Property(ShortList, lambda self: self._options["networks"], constant=True)
    orders = Property(ShortList, lambda self: self._options["orders"], constant=True)
    kind = Property(str, lambda self: self._query.kind, notify=changed)
    listing = Property(str, lambda self: self._query.listing, notify=changed)
    window = Property(str, lambda self: self._query.window, notify=changed)
    hidden = Property(bool, lambda self: self._query.hidden, notify=changed)
    front = Property(bool, lambda self: self._query.listing == "all", notify=changed)
    state = Property(str, lambda self: self._part().state, notify=changed)
    """`loading`, `ready`, `nothing`, `refused` (the provider is not asked: `refused` says why) or `error` (`trouble` says why)."""
    refused = Property(str, lambda self: self._refused(), notify=changed)
    trouble = Property(str, lambda self: self._part().trouble, notify=changed)
    """Why the provider does not answer, empty when all is well."""
    notice = Property(str, lambda self: self._notice(), notify=changed)
    """One quiet line above what is shown from before, where the provider does not answer."""
    remedy = Property(str, lambda self: "key" if isinstance(self._part().problem, Refused) else "retry", notify=changed)
    """What can be done about it: `retry`, or `key`."""
    foot = Property(str, lambda self: self._foot(), notify=changed)
    """What stands below the list: `dry` (page after page held nothing but what is owned), `halted` (the next page cannot be had), `end`, or empty."""
    genreText = Property(str, lambda self: self._genre_text(), notify=changed)
    decadeText = Property(str, lambda self: decade_name(self._query.decade) if self._query.decade else "", notify=changed)
    networkText = Property(str, lambda self: self._networks.get(self._query.network, self._query.network), notify=changed)
    orderText = Property(str, lambda self: order_names()[self._query.order], notify=changed)

    @Slot(str, str)
    def choose(self, name: str, value: str) -> None:
        """Another `list`, `kind`, `window`, `genre`, `decade`, `network` or `order`, or `hidden` ("1" or empty): a step of its own, that back takes back."""
        fields = {"list": "listing"}
        said: dict[str, Any] = {fields.get(name, name): value}
        if name == "hidden":
            said = {"hidden": value == "1"}
        elif name == "decade":
            said = {"decade": int(value) if value.isdecimal() else 0}
        elif name == "kind":
            said |= {"genre": "", "network": ""}  # films and shows have genres of their own
        self._place.open(msgspec.structs.replace(discover_from_address(self._place.where()), **said).address())

    @Slot()
    def retry(self) -> None:
        """Try again what failed; what was shown from before is asked for anew."""
        if self._query.listing == "all" or self._feed.old:
            self._open(self._query)
        else:
            self._feed.go_on()

    @Slot()
    def goOn(self) -> None:
        """Read the list on after `dry` or `halted`."""
        self._feed.go_on()

    def reload(self) -> None:
        """Ask anew for what is listed; the place on the page stays."""
        if self._shown:
            self._open(self._query, anew=True)

    @Slot(int, float, int)
    def remember(self, row: int, offset: float, current: int) -> None:
        """The grid stands at `row`, `offset` pixels of it scrolled away, with row `current` current: back and a restart lead there again."""
        if self._in_sight() and self._loaded and self._feed.page:
            self._place.remember("view", [row, round(offset), current, self._feed.page])

    @Slot(float)
    def drawCardsAt(self, ratio: float) -> None:
        """Device pixels of each logical one."""
        self._front.drawn_at(ratio)

    def apply(self, changes: Changes) -> None:
        """A commit: find anew what is owned, in a moment, while the page is seen."""
        if not (changes.touched(Subject.MOVIE) or changes.touched(Subject.SHOW)):
            return
        if self._shown and self._loaded:
            self._stamp_soon.start()
        else:
            self._stale = True

    def key_changed(self) -> None:
        """Another key, or none: everything is asked for anew."""
        self._genres.clear()
        self._loaded = False
        self._on_moved()

    def unreadable(self, file: str) -> None:
        """A poster's file is gone or broken."""
        self._titles.unreadable(file)
        self._front.unreadable(file)

    def close(self) -> None:
        """Ask for nothing more."""
        self._stamp_soon.stop()
        for asked in (self._asked_genres, self._asked_networks):
            if asked is not None:
                asked.request()
        self._feed.close()
        self._front.close()
        self._titles.close()

    def _part(self) -> DiscoverFeed | DiscoverFront:
        return self._front if self._query.listing == "all" else self._feed

    def _refused(self) -> str:
        if self._query.listing == "all":
            return self._front.refused
        return self._feed.trouble if self._feed.state == "refused" else ""

    def _notice(self) -> str:
        part = self._part()
        old = part.problem is not None and part.state == "ready" and (part is self._front or self._feed.old)
        return offline_line("TMDB", part.since, self._now(), part.problem) if old and not self._refused() else ""

    def _foot(self) -> str:
        feed = self._feed
        if self._query.listing == "all":
            return ""
        return "dry" if feed.dry else "halted" if feed.halted else "end" if feed.ended else ""

    def _genre_text(self) -> str:
        known = dict(self._genres.get(self._query.kind, ()))
        return known.get(self._query.genre, tr("Genre")) if self._query.genre else ""

    def _on_left(self) -> None:
        self._stamp_soon.stop()

    def _on_come(self) -> None:
        """Show what the address asks for, or only go where its memory says."""
        query = discover_from_address(self._place.where())
        if self._loaded and query == self._query and self._part().query == query and self._part().state == "ready":
            self._view = self._remembered()
            self._position()
            self._freshen()
        else:
            self._open(query)

    def _open(self, query: DiscoverQuery, *, anew: bool = False) -> None:
        self._query, self._loaded, self._stale = query, True, False
        self._view = self._remembered()
        self._list_options()
        if query.listing == "all":
            self._feed.close()
            self._front.open(query, () if anew else self._chosen() or ())
        else:
            self._front.close()
            self._feed.open(query, int(self._view[3]))
        if query.listing == "titles":
            if query.kind not in self._genres:
                self._read_genres()
            if query.kind == "show":
                self._read_networks()

    def _remembered(self) -> tuple[float, ...]:
        kept = self._place.remembered("view", [])
        whole = isinstance(kept, list) and len(kept) == len(BEGINNING) and all(isinstance(one, int | float) for one in kept)
        return tuple(float(one) for one in kept) if isinstance(kept, list) and whole else BEGINNING

    def _chosen(self) -> list[int] | None:
        """Of whose like the front page had rows when this entry was left, None unless that was today."""
        day, *chosen = kept if isinstance(kept := self._place.remembered("because", []), list) and kept else [0]
        return chosen if day == self._now().toordinal() and all(isinstance(one, int) for one in chosen) else None

    def _on_front(self) -> None:
        """What stands there is kept with its entry."""
        if self._in_sight() and self._front.chosen is not None and discover_from_address(self._place.where()) == self._front.query:
            self._place.remember("because", [self._now().toordinal(), *self._front.chosen])
        self.changed.emit()

    def _on_fed(self) -> None:
        """The list has more, or does not come."""
        self.changed.emit()
        if self._feed.state == "ready" and self._query.listing != "all":
            self._position()

    def _position(self) -> None:
        """Once, where the user was; the beginning of what is new."""
        view, self._view = self._view, ()
        if self._feed.state != "ready" or not view:
            return
        if self._feed.busy and view[0] >= self._feed.filled:
            self._view = view  # what is kept does not reach so far
        else:
            self.positioned.emit(int(view[0]), float(view[1]), int(view[2]))

    def _read_genres(self) -> None:
        kind, reads = self._query.kind, self._reads

        def done(genres: Sequence[tuple[str, str]]) -> None:
            self._genres[kind] = genres
            self._list_options()
            self.changed.emit()

        def recalled(kept: tuple[Sequence[tuple[str, str]], float | None] | None) -> None:
            self._asked_genres = self._asks(lambda cancel: reads.genres(kind, cancel), done, _nameless)
            if kept is not None:
                done(kept[0])

        if self._asked_genres is not None:
            self._asked_genres.request()
        self._asked_genres = self._asks(lambda cancel: before(lambda: reads.genres(kind, cancel)), recalled)

    def _read_networks(self) -> None:
        reads = self._reads

        def done(own: Sequence[tuple[str, str]]) -> None:
            self._networks = {**{its_id: shown(name, 60) for its_id, name in own}, **NETWORKS}
            self._list_options()
            self.changed.emit()

        if self._asked_networks is not None:
            self._asked_networks.request()
        self._asked_networks = self._fetch(lambda _cancel: reads.networks(), done)

    def _list_options(self) -> None:
        query = self._query
        self._options["listings"].replace([Option(key, name, key == query.listing) for key, name in listing_names(query.kind).items()])
        self._options["genres"].replace(genre_options(self._genres.get(query.kind, ()), query.genre))
        self._options["decades"].replace(decade_options(query.decade))
        self._options["networks"].replace(network_options(self._networks, query.network))
        self._options["orders"].replace([Option(key, name, key == query.order) for key, name in order_names().items()])

    def _freshen(self) -> None:
        """The page is seen again, and the library may have changed meanwhile; its rows are those that were left."""
        chosen = self._chosen()
        if self._query.listing == "all" and (self._stale if chosen is None else chosen != self._front.chosen):
            self._front.read_finds(chosen or ())
        else:
            self._on_front()
        if self._stale:
            self._stale = False
            self._restamp()

    @Slot()
    def _restamp(self) -> None:
        self._part().restamp()


def _nameless(_problem: Problem) -> None:
    """Genres without names are no trouble of their own: the list says what is wrong."""
