"""Filters of library pages that the user keeps in the navigation, by a name of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.query import LibraryQuery, query_from_address
from app.models.short_list import ShortList
from app.models.toasts import Toasts
from app.models.wording import shown, tr
from app.settings.settings import SAVED_FILTERS

Kept = tuple[tuple[str, str], ...]
"""Names and addresses, in the user's order."""
LONGEST_NAME = 80


class Saved(NamedTuple):
    """One item of the navigation."""

    address: str
    name: str


class SavedFilters(QObject):
    """The `SavedFilters` singleton of QML: no address is kept twice. Everything is read from `get` and written through `put` at once."""

    changed = Signal()

    qml_types: ClassVar[dict[str, str]] = {"movies": "ShortList", "shows": "ShortList"}

    def __init__(self, get: Callable[[], Kept], put: Callable[[Kept], None], toasts: Toasts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._get, self._put, self._toasts = get, put, toasts
        self._movies, self._shows = ShortList(Saved, self), ShortList(Saved, self)
        self._list()

    movies = Property(QObject, lambda self: self._movies, constant=True)
    shows = Property(QObject, lambda self: self._shows, constant=True)
    addresses = Property(list, lambda self: [address for _, address in self._get()], notify=changed)
    """Of all that is kept: whoever shows one of them need not offer to keep it."""

    @Slot(str, list, result=str)
    def standing(self, place: str, addresses: Sequence[str]) -> str:
        """Which of `addresses`, as kept, the page at `place` shows: that one itself, else the first with the same filters in another order; empty for none."""
        if place in addresses:
            return place
        here = _filters(place)
        return next((one for one in addresses if here is not None and _filters(one) == here), "")

    @Slot(str, str)
    def save(self, address: str, name: str) -> None:
        """Keep the filter of a library page's address, last; `name` is what it is called, its page's name where that is empty."""
        query = query_from_address(address)
        if query is None or not query.filtered or query.address() in self._addresses():
            return
        if len(self._get()) >= SAVED_FILTERS:
            self._toasts.show(tr("%Ln filters are kept already.", SAVED_FILTERS), "warn", detail=tr("Remove one in the navigation first."))
            return
        self._keep((*self._get(), (_fitting(name) or _page_name(query), query.address())))
        self._toasts.show(tr("The filter is in the navigation now."), "good")

    @Slot(str, str)
    def rename(self, address: str, name: str) -> None:
        """Call it something else; nothing is no name."""
        if new := _fitting(name):
            self._keep(tuple((new if one == address else old, one) for old, one in self._get()))

    @Slot(str)
    def remove(self, address: str) -> None:
        """Keep it no longer; the news offers to take that back."""
        at = next((at for at, one in enumerate(self._addresses()) if one == address), -1)
        if at >= 0:
            name = self._get()[at][0]
            self._keep(tuple(one for one in self._get() if one[1] != address))
            text = tr("The filter “%1” was removed.").replace("%1", shown(name, 60))
            self._toasts.show(text, action=tr("Undo"), perform=partial(self._put_back, at, name, address))

    @Slot(str, int)
    def move(self, address: str, by: int) -> None:
        """One further up (-1) or down (1) among those of its page; at the end it stays."""
        mine = [at for at, one in enumerate(self._addresses()) if _kind(one) == _kind(address)]
        here = next((place for place, at in enumerate(mine) if self._get()[at][1] == address), -1)
        if here >= 0 and 0 <= here + by < len(mine):
            kept = list(self._get())
            a, b = mine[here], mine[here + by]
            kept[a], kept[b] = kept[b], kept[a]
            self._keep(tuple(kept))

    def _put_back(self, at: int, name: str, address: str) -> None:
        kept = self._get()
        if address not in self._addresses():
            self._keep((*kept[:at], (name, address), *kept[at:]))

    def _addresses(self) -> Sequence[str]:
        return [address for _, address in self._get()]

    def _keep(self, kept: Kept) -> None:
        if kept != self._get():
            self._put(kept)
            self._list()
            self.changed.emit()

    def _list(self) -> None:
        rows = [Saved(address, shown(name, LONGEST_NAME)) for name, address in self._get()]
        self._movies.replace([row for row in rows if _kind(row.address) == "movie"])
        self._shows.replace([row for row in rows if _kind(row.address) == "show"])


def _filters(address: str) -> LibraryQuery | None:
    """What narrows the page, as it was asked for in whatever order; None where nothing does."""
    query = query_from_address(address)
    if query is None or not query.filtered:
        return None
    plain = {name: tuple(sorted(some)) for name in query.__struct_fields__ if isinstance(some := getattr(query, name), tuple)}
    return msgspec.structs.replace(query, sort="title", descending=False, **plain)


def _kind(address: str) -> str:
    query = query_from_address(address)
    return "" if query is None else query.kind


def _fitting(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _page_name(query: LibraryQuery) -> str:
    return tr("Movies") if query.kind == "movie" else tr("Shows")
