"""Which titles of a wall are selected: ids, or all but some ids, so that selecting 100,000 costs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


class Selection:
    """A set of ids that can also be "all but these"."""

    def __init__(self) -> None:
        self._all = False
        self._ids: set[int] = set()

    def __contains__(self, one: int) -> bool:
        return (one in self._ids) != self._all

    def count(self, total: int) -> int:
        """How many of `total` titles are selected."""
        return total - len(self._ids) if self._all else len(self._ids)

    def toggle(self, one: int) -> None:
        """Select one, or not any more."""
        self._ids.symmetric_difference_update((one,))

    def add(self, some: Iterable[int]) -> None:
        """Select some more."""
        if self._all:
            self._ids.difference_update(some)
        else:
            self._ids.update(some)

    def everything(self) -> None:
        """Select all, also what comes in later."""
        self._all, self._ids = True, set()

    def clear(self) -> bool:
        """Select nothing. False when nothing was selected."""
        had = self._all or bool(self._ids)
        self._all, self._ids = False, set()
        return had

    def forget(self, gone: Iterable[int]) -> None:
        """Ids that left the wall are not selected any more."""
        self._ids.difference_update(gone)

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
