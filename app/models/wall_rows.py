"""What turns one order of titles into another: rows removed, moved and inserted, computed away from the GUI thread."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

Ids: TypeAlias = "array[int]"

MOVES_AT_MOST = 200
"""More rows than these are taken out and put in again: a move costs the whole list, an insertion of many rows does not."""


class Removed(NamedTuple):
    """Rows `first` to `last` go."""

    first: int
    last: int


class Moved(NamedTuple):
    """The row `source` goes to where row `target` is once it has been taken out."""

    source: int
    target: int


class Inserted(NamedTuple):
    """`ids` come in before row `first`."""

    first: int
    ids: Ids


RowChange = Removed | Moved | Inserted


def row_changes(old: Ids, new: Ids) -> list[RowChange]:
    """Steps, each on what the ones before left, that lead from `old` to `new`; ids are unique in each.

    A job's work: 45 ms where 50 of 100,000 came in, 90 ms where 20 also moved.
    """
    if old == new:
        return []
    start = _same_at_start(old, new)
    end = _same_at_end(old, new, start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    kept = set(before).intersection(after)
    staying = kept - _displaced(before, after, kept)
    moving = kept - staying
    if len(moving) > MOVES_AT_MOST:
        kept, moving = staying, set()
    changes: list[RowChange] = list(_removals(before, kept, start))
    changes += _moves([one for one in before if one in kept], [one for one in after if one in kept], moving, start)
    changes += _insertions(after, kept, start)
    return changes


def apply(change: RowChange, ids: Ids) -> None:
    """Carry out one step on the ids themselves."""
    match change:
        case Removed(first, last):
            del ids[first : last + 1]
        case Moved(source, target):
            ids.insert(target, ids.pop(source))
        case Inserted(first, some):
            ids[first:first] = some


def _same_at_start(old: Ids, new: Ids) -> int:
    """How many ids both begin with, by halving: comparing slices is memory speed."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(old: Ids, new: Ids, start: int) -> int:
    low, high = 0, min(len(old), len(new)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _displaced(before: Ids, after: Ids, kept: set[int]) -> set[int]:
    """The fewest kept ids whose order changed: all but the longest chain of runs that still follow each other."""
    old_order = [one for one in before if one in kept]
    new_order = [one for one in after if one in kept]
    if old_order == new_order:
        return set()
    place = dict(zip(old_order, range(len(old_order)), strict=True))
    places = [place[one] for one in new_order]
    breaks = [0, *(at for at in range(1, len(places)) if places[at] - places[at - 1] != 1), len(places)]
    runs = [(first, last) for first, last in pairwise(breaks)]
    staying = _heaviest_rising([(places[first], last - first) for first, last in runs])
    return {one for at, (first, last) in enumerate(runs) if at not in staying for one in new_order[first:last]}


def _heaviest_rising(runs: Sequence[tuple[int, int]]) -> set[int]:
    """Which of the runs `(place, length)` make the rising chain with most rows (longest rising subsequence, weighted)."""
    places: list[int] = []  # chains that may still grow: by the place that they end at, each heavier than the one before
    weights: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for at, (place, length) in enumerate(runs):
        slot = bisect_left(places, place)
        previous.append(ends[slot - 1] if slot else -1)
        weight = length + (weights[slot - 1] if slot else 0)
        beaten = slot
        while beaten < len(weights) and weights[beaten] <= weight:
            beaten += 1
        places[slot:beaten], weights[slot:beaten], ends[slot:beaten] = [place], [weight], [at]
    staying: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        staying.add(at)
        at = previous[at]
    return staying


def _removals(before: Ids, kept: set[int], start: int) -> Iterator[Removed]:
    """Runs of rows that go, the last first, so that the numbers of those before them hold."""
    last = None
    for row in range(len(before) - 1, -1, -1):
        if before[row] in kept:
            if last is not None:
                yield Removed(start + row + 1, start + last)
                last = None
        elif last is None:
            last = row
    if last is not None:
        yield Removed(start, start + last)


def _moves(current: list[int], wanted: list[int], moving: set[int], start: int) -> Iterator[Moved]:
    """Each moving row, from the top down, goes right behind the one that it shall follow: the rows that were placed or stay keep their order."""
    if not moving:
        return
    for at, one in enumerate(wanted):
        if one in moving:
            source = current.index(one)
            del current[source]
            target = current.index(wanted[at - 1]) + 1 if at else 0
            current.insert(target, one)
            if source != target:
                yield Moved(start + source, start + target)


def _insertions(after: Ids, kept: set[int], start: int) -> Iterator[Inserted]:
    first = None
    for row, one in enumerate(after):
        if one not in kept:
            first = row if first is None else first
        elif first is not None:
            yield Inserted(start + first, after[first:row])
            first = None
    if first is not None:
        yield Inserted(start + first, after[first:])
