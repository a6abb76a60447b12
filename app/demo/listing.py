"""Listings of what a shelf holds, in pages: the part that both kinds of pretend server share."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, Literal, TypeVar

import msgspec

from app.demo.faults import Fault
from app.demo.holdings import HeldEpisode, HeldFilm, HeldSeason, HeldShow, Library
from app.demo.shelf import Shelf
from app.demo.titles import Film, Show, sort_title

T = TypeVar("T")
Counted = Literal["owned", "known", "seasons"]
"""What is counted of a show: episodes with a file, episodes known, seasons with a file."""


class Rows(Generic[T]):
    """A listing: how much it holds, and any stretch of it, made when asked for."""

    def __init__(self, total: int, stretch: Callable[[int, int], list[T]]) -> None:
        self.total = total
        self._stretch = stretch

    def page(self, start: int, size: int, tweaks: Sequence[Fault] = ()) -> tuple[list[T], int]:
        """The items from `start` on, `size` at most, and the total that the server claims; faults of listings are played here."""
        kinds = {fault.kind for fault in tweaks}
        if "emptied" in kinds:
            return [], 0
        if "shifting" in kinds and start > 0:
            start -= 1
        items = self._stretch(start, min(start + size, self.total)) if start < self.total else []
        if "duplicated" in kinds:
            items = items + items[:2]
        if "short" in kinds:
            items = items[: len(items) // 2]
        return items, self.total


class Since(msgspec.Struct, frozen=True):
    """Only what was added, or changed, at or after these instants (UTC seconds)."""

    added: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)

    def lets(self, added: int, changed: int) -> bool:
        return added >= self.added and changed >= self.changed


ALWAYS = Since()


class Listings:
    """The listings of one shelf. `order` is a field of Plex's (titleSort, addedAt, updatedAt, year, originallyAvailableAt), with `:desc` to turn it round."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._orders: dict[tuple[str, str, int], list[int]] = {}
        self._sums: dict[tuple[str, Counted, int], tuple[Sequence[int], list[int]]] = {}

    def films(self, library: Library, since: Since = ALWAYS, order: str = "", text: str = "") -> Rows[HeldFilm]:
        """The films of a library; `text` must be in the title, in either case."""
        numbers = self._ordered(library, order)
        if text:
            numbers = [number for number in numbers if text.casefold() in self.shelf.film(number).film.title.casefold()]
        if since:
            numbers = [number for number in numbers if since.lets(*self.shelf.film_dates(number))]
        return Rows(len(numbers), lambda start, stop: [self.shelf.film(number) for number in numbers[start:stop]])

    def shows(self, library: Library, since: Since = ALWAYS, order: str = "", text: str = "") -> Rows[HeldShow]:
        """The shows of a library; `text` as above."""
        numbers = self._ordered(library, order)
        if text:
            numbers = [number for number in numbers if text.casefold() in self.shelf.show(number).show.title.casefold()]
        if since:
            numbers = [number for number in numbers if since.lets(self.shelf.summary(number).added, self.shelf.summary(number).changed)]
        return Rows(len(numbers), lambda start, stop: [self.shelf.show(number) for number in numbers[start:stop]])

    def seasons(self, library: Library, since: Since = ALWAYS) -> Rows[HeldSeason]:
        """The seasons of all shows of a library that have a file in them, show by show."""
        if since:
            return _all(season for number in self._lately(library, since) for season in _with_files(self.shelf.show(number)) if _is_since(season, since))
        return self._show_by_show(library, "seasons", _with_files)

    def episodes(self, library: Library, since: Since = ALWAYS, *, owned: bool = True) -> Rows[HeldEpisode]:
        """The episodes of all shows of a library, show by show; `owned`: only those with a file."""
        if since:
            known = (held for number in self._lately(library, since) for held in _known(self.shelf.show(number), owned=owned))
            return _all(held for held in known if _is_since(held, since))
        return self._show_by_show(library, "owned" if owned else "known", lambda show: _known(show, owned=owned))

    def _show_by_show(self, library: Library, what: Counted, of: Callable[[HeldShow], Sequence[T]]) -> Rows[T]:
        """What the shows of a library hold, of which only the shows in reach of a page are made."""
        numbers, sums = self._counted(library, what)

        def stretch(start: int, stop: int) -> list[T]:
            items: list[T] = []
            place = bisect_right(sums, start)
            skip = start - (sums[place - 1] if place else 0)
            while len(items) < stop - start + skip and place < len(numbers):
                items += of(self.shelf.show(numbers[place]))
                place += 1
            return items[skip : skip + stop - start]

        return Rows(sums[-1] if sums else 0, stretch)

    def warm(self) -> None:
        """Count everything ahead of the first question; takes a second or two for thousands of shows."""
        for library in self.shelf.libraries:
            if library.kind == "show":
                self._counted(library, "owned")
                self._counted(library, "known")
            elif library.kind == "movie":
                for number in self.shelf.numbers(library):
                    self.shelf.film_dates(number)

    def _lately(self, library: Library, since: Since) -> Sequence[int]:
        """The shows in which anything can be that recent."""
        numbers = self.shelf.numbers(library)
        return [number for number in numbers if self.shelf.summary(number).changed >= max(since.added, since.changed)] if since else numbers

    def _counted(self, library: Library, what: Counted) -> tuple[Sequence[int], list[int]]:
        """The shows of a library and the running count of their seasons or episodes."""
        key = (library.name, what, self.shelf.edits.count)
        if key not in self._sums:
            numbers = self.shelf.numbers(library)
            self._sums = {kept: sums for kept, sums in self._sums.items() if kept[2] == key[2]}
            counts = (getattr(self.shelf.summary(number), what) for number in numbers)
            self._sums[key] = (numbers, list(accumulate(counts)))
        return self._sums[key]

    def _ordered(self, library: Library, order: str) -> Sequence[int]:
        numbers = self.shelf.numbers(library)
        if not order:
            return numbers
        key = (library.name, order, self.shelf.edits.count)
        if key not in self._orders:
            self._orders = {kept: numbers for kept, numbers in self._orders.items() if kept[2] == key[2]}
            name, _, turn = order.partition(":")
            self._orders[key] = sorted(numbers, key=lambda number: self._sort_key(library, name, number), reverse=turn == "desc")
        return self._orders[key]

    def _sort_key(self, library: Library, name: str, number: int) -> tuple[str | int, int]:
        if name in {"addedAt", "updatedAt"}:
            if library.kind == "movie":
                added, changed = self.shelf.film_dates(number)
            else:
                added, changed = self.shelf.summary(number).added, self.shelf.summary(number).changed
            return (added if name == "addedAt" else changed), number
        held = self.shelf.film(number).film if library.kind == "movie" else self.shelf.show(number).show
        if name == "year":
            return held.year or 0, number
        if name == "originallyAvailableAt":
            return held.released or "", number
        return sorting(held), number


def sorting(title: Film | Show) -> str:
    """What servers sort a title by: without its article, in lower case."""
    return (title.sort_title or sort_title(title.title, title.language)).casefold()


def _known(show: HeldShow, *, owned: bool) -> Sequence[HeldEpisode]:
    return show.owned if owned else show.episodes


def _with_files(show: HeldShow) -> list[HeldSeason]:
    return [season for season in show.seasons if season.owned]


def _is_since(held: HeldSeason | HeldEpisode, since: Since) -> bool:
    return since.lets(held.added, held.changed)


def _all(some: Iterable[T]) -> Rows[T]:
    found = list(some)
    return Rows(len(found), lambda start, stop: found[start:stop])
