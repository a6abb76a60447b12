"""Short news in the corner of the window: what happened, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec
from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

Tone = Literal["info", "good", "warn", "bad"]
MOST = 4
"""How many stand at once; the oldest goes first."""
READING_MS = 5_000
READING_WITH_ACTION_MS = 8_000
ROLES = ("number", "text", "detail", "tone", "action", "milliseconds", "times")
Index = QModelIndex | QPersistentModelIndex


class Toast(msgspec.Struct):
    """One piece of news. `times` counts how often it was said while it stood; `milliseconds` is how long it stays, 0 until it is dismissed."""

    number: int
    text: str
    detail: str
    tone: Tone
    action: str
    milliseconds: int
    perform: Callable[[], None] | None
    times: int = 1


class Toasts(QAbstractListModel):
    """The `Toasts` singleton of QML: oldest first. The view keeps the time (it pauses under the pointer) and dismisses."""

    appeared = Signal(str)
    """A text for screen readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toasts: list[Toast] = []
        self._next = 0

    def show(self, text: str, tone: Tone = "info", *, detail: str = "", action: str = "", perform: Callable[[], None] | None = None) -> int:
        """Say something; `action` (Undo, Try again) runs `perform`. The same news again counts up instead of stacking. Returns the toast's number."""
        standing = next((row for row, toast in enumerate(self._toasts) if (toast.text, toast.detail, toast.tone) == (text, detail, tone)), None)
        if standing is not None and perform is None:
            self._toasts[standing].times += 1
            index = self.index(standing)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.UserRole + ROLES.index("times")])
            return self._toasts[standing].number
        while len(self._toasts) >= MOST:
            self._remove(0)
        self._next += 1
        row = len(self._toasts)
        stay = READING_WITH_ACTION_MS if action or tone == "bad" else READING_MS
        self.beginInsertRows(QModelIndex(), row, row)
        self._toasts.append(Toast(self._next, text, detail, tone, action, stay, perform))
        self.endInsertRows()
        self.appeared.emit(f"{text} {detail}".strip())
        return self._next

    @Slot(int)
    def press(self, number: int) -> None:
        """Do a toast's action; it goes."""
        toast = self._toast(number)
        if toast is not None:
            self._remove(self._toasts.index(toast))
            if toast.perform is not None:
                toast.perform()

    @Slot(int)
    def dismiss(self, number: int) -> None:
        """Take a toast away; harmless when it is gone."""
        toast = self._toast(number)
        if toast is not None:
            self._remove(self._toasts.index(toast))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._toasts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if not index.isValid() or not 0 <= index.row() < len(self._toasts):
            return None
        toast = self._toasts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return toast.text
        which = role - Qt.ItemDataRole.UserRole
        return getattr(toast, ROLES[which]) if 0 <= which < len(ROLES) else None

    def roleNames(self) -> dict[int, QByteArray]:
        """See QAbstractItemModel."""
        return {Qt.ItemDataRole.UserRole + i: QByteArray(name.encode()) for i, name in enumerate(ROLES)}

    def _toast(self, number: int) -> Toast | None:
        return next((toast for toast in self._toasts if toast.number == number), None)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._toasts[row]
        self.endRemoveRows()
