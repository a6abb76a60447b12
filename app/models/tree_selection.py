"""Which lines of a tree are selected: a branch stands for all that is under it, and is partly selected where only some of that is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from app.domain.wishlist import above
from app.models.selection import Selection


class TreeSelection(Selection):
    """A Selection of the keys of `app.domain.wishlist.Line`, in which what lies under a selected branch needs no mark of its own."""

    def holds(self, key: int) -> bool:
        """Whether a line is selected, by itself or with a branch that it is under."""
        return key in self or any(over in self for over in _over(key))

    def turn(self, key: int, keys: Sequence[int]) -> None:
        """Select a line of `keys`, or not any more: what is under it goes with it, and the branches over it stand for all of theirs, or no longer."""
        wanted = not self.holds(key)
        if self._all:  # each film or show stands for itself from now on
            self._all, self._ids = False, {one for one in keys if not above(one)}
        if wanted:
            self._ids.add(key)
        else:
            self._hand_down(key, keys)
        self._ids = {one for one in self._ids if key not in _over(one)}
        for over in _over(key) if wanted else ():
            children = _children(over, keys)
            if self._ids.issuperset(children):
                self._ids = self._ids.difference(children) | {over}
        self.begin(key)

    def partly(self) -> set[int]:
        """The branches of which something is selected, but not all."""
        return (
            set() if self._all else {over for branch in {above(one) for one in self._ids} for over in (branch, above(branch)) if over and not self.holds(over)}
        )

    def chosen(self, ids: Sequence[int]) -> list[int]:
        """The selected ones, with those in folded branches, of which `ids` has none."""
        found = super().chosen(ids)
        return found if self._all else [*found, *sorted(self._ids.difference(found))]

    def _hand_down(self, key: int, keys: Sequence[int]) -> None:
        """Let go of a line: a branch over it that was selected leaves that to what else is under it."""
        for over in reversed(_over(key)):
            if over in self._ids:
                self._ids.discard(over)
                self._ids.update(_children(over, keys))
        self._ids.discard(key)


def _over(key: int) -> list[int]:
    """The branches that a line is under, the nearest first."""
    found: list[int] = []
    while over := above(found[-1] if found else key):
        found.append(over)
    return found


def _children(branch: int, keys: Sequence[int]) -> list[int]:
    """The lines right under a branch that is open in `keys`."""
    found: list[int] = []
    for one in islice(keys, keys.index(branch) + 1, None) if branch in keys else ():
        if branch not in _over(one):
            break
        if above(one) == branch:
            found.append(one)
    return found
