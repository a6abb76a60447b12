"""An endless grid of title cards: those that are there, and empty places where the next page will stand, so that nothing jumps when it comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot

from app.models.pictures import Pictures
from app.models.title_card_rows import TitleCard
from app.models.wall_posters import WallPosters

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST = int(Qt.ItemDataRole.UserRole) + 1
ROLES = {FIRST + at: name for at, name in enumerate(TitleCard._fields)}
FILE, ARTLESS = (FIRST + TitleCard._fields.index(name) for name in ("file", "artless"))
EMPTY = TitleCard("", "", "movie", 0, "", "", "", "", "", owned=False, spoken="")
SEEN = 400
"""Rows that a screen shows at most."""


class DiscoverTitles(QAbstractListModel):
    """`cards` and then `empty` places. Pictures are asked for what `look` says is on the screen."""

    countChanged = Signal()
    looked = Signal()

    def __init__(self, pictures: Pictures, parent: Any = None) -> None:
        super().__init__(parent)
        self._cards: list[TitleCard] = []
        self._empty = 0
        self._posters = WallPosters(pictures, lambda some, _awaited: self._tell(some, FILE), lambda some: self._tell(some, ARTLESS))
        self._first, self.last = 0, -1

    @property
    def cards(self) -> Sequence[TitleCard]:
        """The titles that are there; not to be changed."""
        return self._cards

    count = Property(int, lambda self: self.rowCount(), notify=countChanged)
    filled = Property(int, lambda self: len(self._cards), notify=countChanged)
    """How many of the rows are titles."""

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cards) + self._empty

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in ROLES.items()}

    def data(self, index: Index, role: int = 0) -> Any:
        row = index.row()
        if not 0 <= row < len(self._cards) + self._empty or role not in ROLES:
            return None
        card = self._cards[row] if row < len(self._cards) else EMPTY
        if role == FILE:
            return self._posters.file(card.poster)
        if role == ARTLESS:
            return card.artless or self._posters.artless(card.poster)
        return card[role - FIRST]

    def show(self, cards: Sequence[TitleCard], empty: int) -> None:
        """Show these cards, then so many empty places: rows that stay the same say nothing, the others are told, and the end grows or shrinks."""
        had, has = self.rowCount(), len(cards) + empty
        if has < had:
            self.beginRemoveRows(NOWHERE, has, had - 1)
            self._cards, self._empty = self._cards[:has], max(0, has - len(self._cards))
            self.endRemoveRows()
        elif has > had:
            self.beginInsertRows(NOWHERE, had, has - 1)
            self._empty += has - had
            self.endInsertRows()
        before, self._cards, self._empty = self._cards, list(cards), empty
        self._tell_differing(before, min(had, has))
        if has != had or len(before) != len(cards):
            self.countChanged.emit()
        self._ask()

    def _tell_differing(self, before: Sequence[TitleCard], among: int) -> None:
        """In runs of rows, among the first ones."""
        start = None
        for row in range(among + 1):
            differs = row < among and _differ(_at(before, row), _at(self._cards, row))
            if differs and start is None:
                start = row
            elif not differs and start is not None:
                self.dataChanged.emit(self.index(start), self.index(row - 1), list(ROLES))
                start = None

    @Slot(int, int)
    def look(self, first: int, last: int) -> None:
        """Rows first to last are on the screen."""
        first, last = max(first, 0), min(last, first + SEEN)
        if (first, last) != (self._first, self.last):
            self._first, self.last = first, last
            self._ask()
            self.looked.emit()

    @Slot(int)
    def drawPostersAt(self, pixels: int) -> None:
        """How wide a poster is, in device pixels."""
        if self._posters.draw_at(pixels):
            self._ask()

    def unreadable(self, file: str) -> None:
        """A poster's file is gone or broken: ask for it again."""
        self._posters.unreadable(file)
        self._ask()

    def close(self) -> None:
        """Ask for nothing more."""
        self._posters.close()

    def _ask(self) -> None:
        self._posters.ask([card.poster for card in self._cards[self._first : self.last + 1] if card.poster])

    def _tell(self, references: frozenset[str], role: int) -> None:
        for row in range(self._first, min(self.last + 1, len(self._cards))):
            if self._cards[row].poster in references:
                self.dataChanged.emit(self.index(row), self.index(row), [role])


def _differ(one: TitleCard, other: TitleCard) -> bool:
    """Most rows are the very same: thousands of them are passed over at each page."""
    return one is not other and one != other


def _at(cards: Sequence[TitleCard], row: int) -> TitleCard:
    return cards[row] if row < len(cards) else EMPTY
