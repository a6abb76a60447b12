"""What a commit changed, by subject and id: the only thing that the store announces (D61)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec


class Subject(StrEnum):
    """The kinds of row whose changes are announced."""

    MOVIE = "movie"
    SHOW = "show"
    SEASON = "season"
    EPISODE = "episode"
    PERSON = "person"
    SERVER = "server"
    LIBRARY = "library"
    SCAN = "scan"
    ACTIVITY = "activity"
    WATCHLIST = "watchlist"
    WISHLIST = "wishlist"


Ids = Mapping[Subject, frozenset[int]]


class Changes(msgspec.Struct, frozen=True):
    """Ids that one or several commits added, updated and removed. An id added and then updated is only in `added`."""

    added: Ids = msgspec.field(default_factory=dict)
    updated: Ids = msgspec.field(default_factory=dict)
    removed: Ids = msgspec.field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def touched(self, subject: Subject) -> frozenset[int]:
        """Every id of `subject` that was added, updated or removed."""
        nothing: frozenset[int] = frozenset()
        return self.added.get(subject, nothing) | self.updated.get(subject, nothing) | self.removed.get(subject, nothing)


def gathered(many: Iterable[Changes]) -> Changes:
    """Several commits, in their order, as one: removed wins, added swallows updated."""
    added: dict[Subject, set[int]] = {}
    updated: dict[Subject, set[int]] = {}
    removed: dict[Subject, set[int]] = {}
    for one in many:
        for subject, ids in one.added.items():
            added.setdefault(subject, set()).update(ids)
        for subject, ids in one.updated.items():
            updated.setdefault(subject, set()).update(ids)
        for subject, ids in one.removed.items():
            removed.setdefault(subject, set()).update(ids)
            added.get(subject, set()).difference_update(ids)
    for subject, some in updated.items():
        some.difference_update(added.get(subject, set()), removed.get(subject, set()))
    return Changes(*({s: frozenset(i) for s, i in group.items() if i} for group in (added, updated, removed)))
