"""Turns commits, announced on any thread, into one signal on the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.changes import Changes, gathered

GATHER_MS = 40
"""How long commits are gathered before views hear of them: shorter than anyone notices, longer than a burst of a scan."""

Listen = Callable[[Callable[[Changes], None]], Callable[[], None]]


class Relay(QObject):
    """Hears the store and emits `changed(Changes)` at most every 40 ms, several commits merged (D61)."""

    changed = Signal(object)
    _heard = Signal()

    def __init__(self, listen: Listen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Changes] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._on_gathered)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = listen(self.hear)

    def hear(self, changes: Changes) -> None:
        """Take one commit's changes, on any thread."""
        self._waiting.append(changes)
        self._heard.emit()

    @property
    def idle(self) -> bool:
        """True when everything that was heard has been told."""
        return not self._waiting

    def close(self) -> None:
        """Stop listening; nothing is emitted afterwards."""
        self._stop_listening()
        self._timer.stop()
        self._waiting.clear()

    @Slot()
    def _on_heard(self) -> None:
        if self._waiting and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_gathered(self) -> None:
        many: list[Changes] = []
        while self._waiting:
            many.append(self._waiting.popleft())
        merged = gathered(many)
        if merged:
            self.changed.emit(merged)
