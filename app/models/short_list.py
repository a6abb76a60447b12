"""A list model over a few plain rows: chips, letters, people, versions, episodes."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.models.wall_rows import Inserted, Moved, Removed, RowChange, row_changes

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST = int(Qt.ItemDataRole.UserRole) + 1


@QmlElement
@QmlUncreatable("Made by the application")
class ShortList(QAbstractListModel):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """Rows of one NamedTuple type, a role per field; the first field tells rows apart. `replace` changes what differs and nothing else."""

    countChanged = Signal()

    def __init__(self, kind: type[NamedTuple], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[str, ...] = kind._fields
        self._rows: list[Any] = []

    count = Property(int, lambda self: len(self._rows), notify=countChanged)

    @property
    def rows(self) -> Sequence[Any]:
        """The rows as they are; not to be changed."""
        return self._rows

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return {FIRST + at: QByteArray(name.encode()) for at, name in enumerate(self._fields)}

    def data(self, index: Index, role: int = 0) -> Any:
        if not 0 <= index.row() < len(self._rows) or not FIRST <= role < FIRST + len(self._fields):
            return None
        return self._rows[index.row()][role - FIRST]

    @Slot(int, str, result="QVariant")
    def value(self, row: int, field: str) -> Any:
        """One field of one row, None outside."""
        return getattr(self._rows[row], field, None) if 0 <= row < len(self._rows) else None

    def replace(self, rows: Sequence[Any]) -> None:
        """Show these rows; those that stay keep their delegates."""
        before = len(self._rows)
        numbers: dict[Any, int] = {}
        for row in (*self._rows, *rows):
            numbers.setdefault(row[0], len(numbers))
        old = array("q", (numbers[row[0]] for row in self._rows))
        new = array("q", (numbers[row[0]] for row in rows))
        by_number = {numbers[row[0]]: row for row in rows}
        for change in row_changes(old, new):
            self._carry_out(change, by_number)
        for at, row in enumerate(rows):
            self._update(at, row)
        if len(self._rows) != before:
            self.countChanged.emit()

    def amend(self, rows: Mapping[int, Any]) -> None:
        """Other values for the rows at these places, which stay the rows that they are: costs what they cost, however long the list is."""
        for at, row in rows.items():
            self._update(at, row)

    def exchange(self, rows: Sequence[Any]) -> None:
        """Show other rows in the places of these: the delegates stay where they are and take on what has come, which costs less than making others."""
        before = len(self._rows)
        for at, row in enumerate(rows[:before]):
            self._update(at, row)
        if len(rows) < before:
            self.beginRemoveRows(NOWHERE, len(rows), before - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()
        elif len(rows) > before:
            self.beginInsertRows(NOWHERE, before, len(rows) - 1)
            self._rows += rows[before:]
            self.endInsertRows()
        if len(rows) != before:
            self.countChanged.emit()

    def _update(self, at: int, row: Any) -> None:
        roles = [FIRST + field for field, (was, now) in enumerate(zip(self._rows[at], row, strict=True)) if was != now]
        if roles:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at), roles)

    def _carry_out(self, change: RowChange, by_number: dict[int, Any]) -> None:
        match change:
            case Removed(first, last):
                self.beginRemoveRows(NOWHERE, first, last)
                del self._rows[first : last + 1]
                self.endRemoveRows()
            case Moved(source, target):
                self.beginMoveRows(NOWHERE, source, source, NOWHERE, target if target < source else target + 1)
                self._rows.insert(target, self._rows.pop(source))
                self.endMoveRows()
            case Inserted(first, numbers):
                self.beginInsertRows(NOWHERE, first, first + len(numbers) - 1)
                self._rows[first:first] = [by_number[number] for number in numbers]
                self.endInsertRows()
