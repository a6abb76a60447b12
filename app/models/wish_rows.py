"""The wishlist's lines for a ListView: one flat list over the open branches of the tree, of which only what is in sight is read (50,000 of them)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.wishlist import line_of
from app.models.tree_selection import TreeSelection
from app.models.wall_rows import Inserted, Moved, Removed, RowChange, apply
from app.models.wish_words import WishFace

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST = int(Qt.ItemDataRole.UserRole) + 1
NOTHING = WishFace()


class Drawn(NamedTuple):
    """What a row says besides its face; the names are QML's. `art` is a picture's address."""

    level: str
    open: bool
    selected: bool
    partly: bool
    art: str
    artless: bool
    read: bool


_ROLES = (*WishFace._fields, *Drawn._fields)
_OWN = len(WishFace._fields)


@QmlElement
@QmlUncreatable("Made by the application")
class WishRows(QAbstractListModel):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """`keys` are the numbers of the lines (`line_of`), in order."""

    countChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys = array("q")
        self.opened: frozenset[int] = frozenset()
        self.selection = TreeSelection()
        self.faces: dict[int, WishFace] = {}
        self.posters: dict[int, str] = {}
        """References, by the line."""
        self._files: dict[str, str] = {}
        self._artless: set[str] = set()
        self._partly: set[int] = set()

    count = Property(int, lambda self: len(self.keys), notify=countChanged)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def roleNames(self) -> dict[int, QByteArray]:
        return {FIRST + at: QByteArray(name.encode()) for at, name in enumerate(_ROLES)}

    def data(self, index: Index, role: int = 0) -> Any:
        at = role - FIRST
        if not 0 <= index.row() < len(self.keys) or not 0 <= at < len(_ROLES):
            return None
        key = self.keys[index.row()]
        return self.faces.get(key, NOTHING)[at] if at < _OWN else self._drawn(key)[at - _OWN]

    def exchange(self, keys: array[int], opened: frozenset[int]) -> None:
        """Show other lines at once."""
        self.beginResetModel()
        self.keys, self.opened = keys, opened
        self.endResetModel()
        self.countChanged.emit()

    def carry_out(self, changes: Iterable[RowChange], opened: frozenset[int]) -> None:
        """Lead to other lines step by step: rows that stay keep their delegates (D61)."""
        before = len(self.keys)
        for change in changes:
            self._step(change)
        turned, self.opened = self.opened ^ opened, opened
        self._tell((row for row, key in enumerate(self.keys) if key in turned) if turned else (), _role("open"))
        if len(self.keys) != before:
            self.countChanged.emit()

    def show(self, faces: Mapping[int, WishFace], posters: Mapping[int, str]) -> None:
        """What the lines that were read say; those whose words are the same are left alone."""
        told = {key for key, face in faces.items() if self.faces.get(key) != face or self.posters.get(key) != posters.get(key)}
        self.faces.update(faces)
        self.posters.update(posters)
        self._tell_keys(told)

    def forget(self, keep: Iterable[int]) -> None:
        """Only these lines' words are kept."""
        kept = set(keep)
        self.faces = {key: face for key, face in self.faces.items() if key in kept}
        self.posters = {key: reference for key, reference in self.posters.items() if key in kept}

    def file(self, files: Mapping[str, str]) -> None:
        """Where pictures are."""
        self._files.update(files)
        self._tell_keys({key for key, reference in self.posters.items() if reference in files})

    def lack(self, references: Iterable[str]) -> None:
        """Behind these references there is no picture."""
        self._artless.update(references)
        self._tell_keys({key for key, reference in self.posters.items() if reference in self._artless})

    def select_changed(self) -> None:
        """What is selected is another."""
        self._partly = self.selection.partly()
        if self.keys:
            self.dataChanged.emit(self.index(0), self.index(len(self.keys) - 1), [_role("selected"), _role("partly")])

    def chosen(self) -> Sequence[int]:
        """The selected lines, in order."""
        return self.selection.chosen(self.keys)

    def _drawn(self, key: int) -> Drawn:
        reference = self.posters.get(key, "")
        artless = key in self.faces and (not reference or reference in self._artless)
        return Drawn(
            line_of(key).level, key in self.opened, self.selection.holds(key), key in self._partly, self._files.get(reference, ""), artless, key in self.faces
        )

    def _tell_keys(self, keys: set[int]) -> None:
        if keys:
            self._tell((row for row, key in enumerate(self.keys) if key in keys), 0)

    def _tell(self, rows: Iterable[int], role: int) -> None:
        if isinstance(rows, range):
            if len(rows):
                self.dataChanged.emit(self.index(rows.start), self.index(rows.stop - 1), [role] if role else [])
            return
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row), [role] if role else [])

    def _step(self, change: RowChange) -> None:
        match change:
            case Removed(first, last):
                self.beginRemoveRows(NOWHERE, first, last)
                apply(change, self.keys)
                self.endRemoveRows()
            case Moved(source, target):
                self.beginMoveRows(NOWHERE, source, source, NOWHERE, target if target < source else target + 1)
                apply(change, self.keys)
                self.endMoveRows()
            case Inserted(first, some):
                self.beginInsertRows(NOWHERE, first, first + len(some) - 1)
                apply(change, self.keys)
                self.endInsertRows()


def _role(name: str) -> int:
    return FIRST + _ROLES.index(name)
