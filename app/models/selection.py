"""Which titles of a wall are selected: ids, or all but some ids, so that selecting 100,000 costs nothing; and the range that Shift draws out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


class Selection:
    """A set of ids that can also be "all but these"."""

    def __init__(self) -> None:
        self._all = False
        self._ids: set[int] = set()
        self.anchor = self.end = 0
        """The ids between which the range lies that Shift draws out, 0 where there is none yet."""
        self._drawn: set[int] = set()

    def __contains__(self, one: int) -> bool:
        return (one in self._ids) != self._all

    def count(self, total: int) -> int:
        """How many of `total` titles are selected."""
        return total - len(self._ids) if self._all else len(self._ids)

    def toggle(self, one: int) -> None:
        """Select one, or not any more; a range begins here."""
        self._ids.symmetric_difference_update((one,))
        self.begin(one)

    def begin(self, one: int) -> None:
        """The next range begins at this title; what is selected stays."""
        self.anchor = self.end = one
        self._drawn.clear()

    def draw(self, ids: Sequence[int], start: int, row: int) -> range:
        """Draw the range that ends at row `start` of `ids` on to `row`; where none ends there, one begins. Returns the rows concerned.

        Rows that it no longer reaches are let go, but for those that were selected without it. Takes as long as the rows that it moves over.
        """
        if not (0 <= start < len(ids) and 0 <= row < len(ids)):
            return range(0)
        first = row_of(ids, self.anchor) if self.end == ids[start] else None
        if first is None:
            first = start
            self.begin(ids[start])
        before, now = _between(first, start), _between(first, row)
        dropped = self._drawn.intersection(_beyond(before, now, ids))
        fresh = {one for one in (ids[first], *_beyond(now, before, ids)) if one not in self}
        self._ids.symmetric_difference_update(dropped | fresh)
        self._drawn.difference_update(dropped)
        self._drawn.update(fresh)
        self.end = ids[row]
        return range(min(before.start, now.start), max(before.stop, now.stop))

    def everything(self) -> None:
        """Select all, also what comes in later."""
        self._all, self._ids = True, set()
        self.begin(0)

    def clear(self) -> bool:
        """Select nothing. False when nothing was selected."""
        had = self._all or bool(self._ids)
        self._all, self._ids = False, set()
        self.begin(0)
        return had

    def forget(self, gone: Iterable[int]) -> None:
        """Ids that left the wall are not selected any more."""
        self._ids.difference_update(gone)
        self._drawn.difference_update(gone)

    def chosen(self, ids: Sequence[int]) -> list[int]:
        """The selected ones of `ids`, in their order."""
        return [one for one in ids if one in self]

    def kept(self, at_most: int) -> list[Any]:
        """For the page's memory: `[all, ids…]`, empty where nothing is selected or it is too much to keep."""
        if len(self._ids) > at_most or not (self._all or self._ids):
            return []
        return [self._all, *sorted(self._ids)]

    def restore(self, kept: object) -> None:
        """What `kept` gave; anything else selects nothing."""
        self.clear()
        if isinstance(kept, list) and kept and isinstance(kept[0], bool):
            self._all = kept[0]
            self._ids = {int(one) for one in kept[1:] if isinstance(one, (int, float))}


def row_of(ids: Sequence[int], one: int) -> int | None:
    """Where a title is; None for one that is not there, or 0."""
    try:
        return ids.index(one) if one else None
    except ValueError:
        return None


def _between(one: int, other: int) -> range:
    return range(min(one, other), max(one, other) + 1)


def _beyond(rows: range, others: range, ids: Sequence[int]) -> list[int]:
    """The titles of `rows` that are not among `others`; the two overlap."""
    return [*ids[rows.start : max(rows.start, others.start)], *ids[min(rows.stop, others.stop) : rows.stop]]
