"""What the navigation shows beside its items: how many films and shows there are, and whether this is the demo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.domain.cancel import Cancel
from app.domain.changes import Changes, Subject
from app.models.fetch import Fetch

COUNTED = (Subject.MOVIE, Subject.SHOW, Subject.EPISODE, Subject.SERVER, Subject.LIBRARY)


class Navigation(QObject):
    """The `Navigation` singleton of QML. Counts are -1 until they are known."""

    counted = Signal()

    def __init__(self, fetch: Fetch, count: Callable[[], tuple[int, int]], *, demo: bool = False, parent: QObject | None = None) -> None:
        """`count` answers with films and shows; it runs on a pool thread. `demo`: the library is the one to look around in."""
        super().__init__(parent)
        self._fetch = fetch
        self._count = count
        self._demo = demo
        self._movies = self._shows = -1
        self._asked: Cancel | None = None

    def _get_movies(self) -> int:
        return self._movies

    def _get_shows(self) -> int:
        return self._shows

    def _get_empty(self) -> bool:
        return self._movies == 0 and self._shows == 0

    movies = Property(int, _get_movies, notify=counted)
    shows = Property(int, _get_shows, notify=counted)
    empty = Property(bool, _get_empty, notify=counted)

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

    def _on_counted(self, counts: tuple[int, int]) -> None:
        self._asked = None
        if counts != (self._movies, self._shows):
            self._movies, self._shows = counts
            self.counted.emit()
