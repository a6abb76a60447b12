"""What the navigation shows beside its items: how many films and shows there are, what is followed and wished, and whether this is the demo."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.models.fetch import Fetch

COUNTED = (Subject.MOVIE, Subject.SHOW, Subject.EPISODE, Subject.SERVER, Subject.LIBRARY, Subject.WATCHLIST, Subject.WISHLIST)


class Counted(NamedTuple):
    """How many films and shows are owned, how many shows and people are followed, how much is wished."""

    movies: int = -1
    shows: int = -1
    watchlist: int = -1
    wishlist: int = -1


class Navigation(QObject):
    """The `Navigation` singleton of QML. Counts are -1 until they are known."""

    counted = Signal()

    def __init__(self, fetch: Fetch, count: Callable[[], Counted], *, demo: bool = False, parent: QObject | None = None) -> None:
        """`count` runs on a pool thread. `demo`: the library is the one to look around in."""
        super().__init__(parent)
        self._fetch = fetch
        self._count = count
        self._demo = demo
        self._counted = Counted()
        self._asked: Cancel | None = None

    movies = Property(int, lambda self: self._counted.movies, notify=counted)
    shows = Property(int, lambda self: self._counted.shows, notify=counted)
    watchlist = Property(int, lambda self: self._counted.watchlist, notify=counted)
    wishlist = Property(int, lambda self: self._counted.wishlist, notify=counted)
    empty = Property(bool, lambda self: self._counted[:2] == (0, 0), notify=counted)

    demo = Property(bool, lambda self: self._demo, constant=True)

    @Slot()
    def load(self) -> None:
        """Count again; an answer that is still on its way is dropped."""
        if self._asked is not None:
            self._asked.request()
        self._asked = self._fetch(lambda _cancel: self._count(), self._on_counted)

    def apply(self, changes: Changes) -> None:
        """Count again when a commit may have changed the counts."""
        if any(changes.touched(subject) for subject in COUNTED):
            self.load()

    def _on_counted(self, counts: Counted) -> None:
        self._asked = None
        if counts != self._counted:
            self._counted = counts
            self.counted.emit()
