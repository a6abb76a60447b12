"""What of the wishlist is in sight: its lines are read, and their posters asked for, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.domain.wishlist import Listed, WishQuery
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.wall_posters import WallPosters
from app.models.wish_rows import WishRows
from app.models.wish_words import wish_face

AROUND = 24
"""Rows beyond those in sight."""
KEPT = 2_000


class WishSight:
    """One reading at a time; where one looks on meanwhile, what is in sight then is read after it."""

    def __init__(
        self,
        rows: WishRows,
        listed: Callable[[WishQuery, Sequence[int]], Mapping[int, Listed]],
        now: Callable[[], datetime],
        fetch: Fetch,
        pictures: Pictures,
    ) -> None:
        self._rows, self._listed, self._now, self._fetch = rows, listed, now, fetch
        self._posters = WallPosters(pictures, self._on_pictures, self._on_artless)
        self._query = WishQuery()
        self._first, self._last = 0, AROUND
        self._asked: Cancel | None = None
        self._stale = False

    def look(self, query: WishQuery, first: int, last: int) -> None:
        """Rows `first` to `last` are in sight."""
        self._query, self._first, self._last = query, max(first, 0), max(last, first, 0)
        self._read()
        self._ask()

    def again(self, query: WishQuery) -> None:
        """What is in sight may say something else by now."""
        self._query, self._stale = query, True
        if self._asked is not None:
            self._asked.request()
            self._asked = None
        self._read()

    def draw_at(self, pixels: int) -> None:
        """How wide a poster is, in device pixels."""
        if self._posters.draw_at(pixels):
            self._ask()

    def unreadable(self, file: str) -> None:
        """A picture's file is gone or broken."""
        self._posters.unreadable(file)
        self._ask()

    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
        self._posters.close()

    def _keys(self, around: int) -> list[int]:
        return list(self._rows.keys[max(self._first - around, 0) : self._last + 1 + around])

    def _read(self) -> None:
        wanted = [key for key in self._keys(AROUND) if self._stale or key not in self._rows.faces]
        if not wanted or self._asked is not None:
            return
        query, listed, now, self._stale = self._query, self._listed, self._now(), False

        def work(_cancel: Cancel) -> Mapping[int, Listed]:
            return listed(query, wanted)

        self._asked = self._fetch(work, lambda found: self._on_listed(found, now), self._on_unread)

    def _on_listed(self, found: Mapping[int, Listed], now: datetime) -> None:
        self._asked = None
        if len(self._rows.faces) > KEPT:
            self._rows.forget(self._keys(KEPT // 4))
        self._rows.show({key: wish_face(one, now) for key, one in found.items()}, {key: one.poster or "" for key, one in found.items()})
        self._ask()
        if found:  # what is gone by now is not asked for for ever
            self._read()

    def _on_unread(self, _problem: Problem) -> None:
        """The page's own reading tells why."""
        self._asked = None

    def _ask(self) -> None:
        self._posters.ask(reference for key in self._keys(AROUND) if (reference := self._rows.posters.get(key)))

    def _on_pictures(self, changed: frozenset[str], _awaited: frozenset[str]) -> None:
        self._rows.file({one: self._posters.file(one) for one in changed})

    def _on_artless(self, references: frozenset[str]) -> None:
        self._rows.lack(one for one in references if self._posters.artless(one))
