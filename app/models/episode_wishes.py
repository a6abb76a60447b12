"""What is wished of the episodes of the show whose page is open, for their rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot


class EpisodeWishes(QObject):
    """The `EpisodeWishes` singleton of QML. A press shows at once; what comes of it is read again after the commit."""

    changed = Signal()
    asked = Signal(int, bool)
    """An episode, and whether it is wished from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[int, str] = {}
        self._turn = 0

    turn = Property(int, lambda self: self._turn, notify=changed)
    """Another number whenever something changed: what reads `of` in a binding reads this too."""

    @Slot(int, result=str)
    def of(self, episode: int) -> str:
        """`wanted`, `when_aired`, or empty."""
        state = self._wishes.get(episode, "")
        return "" if state == "unwanted" else state

    @Slot(int, bool)
    def toggle(self, episode: int, aired: bool) -> None:  # QML's own value
        """Wish an episode (when it has aired, where it has not), or no more."""
        now = not self.of(episode)
        self._wishes[episode] = ("wanted" if aired else "when_aired") if now else ""
        self._turned()
        self.asked.emit(episode, now)

    def show(self, wishes: Mapping[int, str]) -> None:
        """These are wished."""
        if dict(wishes) != self._wishes:
            self._wishes = dict(wishes)
            self._turned()

    def _turned(self) -> None:
        self._turn += 1
        self.changed.emit()
