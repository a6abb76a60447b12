"""Which title is being asked about anew, and who is still to answer: what the button of its page shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.models import worker_words
from app.models.wording import tr


class TitleRefresh(QObject):
    """The `TitleRefresh` singleton of QML. Several titles may be under way; each is shown on its own page."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[tuple[str, int], tuple[str, ...]] = {}

    turn = Property(int, lambda self: hash(frozenset(self._waiting.items())) & 0xFFFF, notify=changed)
    """Another number whenever something changed: what reads `runs` and `words` in a binding reads this too."""

    @Slot(str, int, result=bool)
    def runs(self, kind: str, number: int) -> bool:
        """Whether this title is being asked about."""
        return (kind, number) in self._waiting

    @Slot(str, int, result=str)
    def words(self, kind: str, number: int) -> str:
        """Who is asked, in words; empty while none is."""
        waiting = self._waiting.get((kind, number))
        if waiting is None:
            return ""
        names = ", ".join(worker_words.short_name(one) for one in waiting)
        return tr("Asking %1 …").replace("%1", names) if names else tr("Asking its servers …")

    def show(self, kind: str, number: int, waiting: Sequence[str]) -> None:
        """It is under way; `waiting` are the providers that are still to answer."""
        self._waiting[kind, number] = tuple(waiting)
        self.changed.emit()

    def end(self, kind: str, number: int) -> None:
        """All have answered."""
        if self._waiting.pop((kind, number), None) is not None:
            self.changed.emit()
