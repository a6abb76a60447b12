"""The watchlist's shows as a wall: its titles and cards, with when each airs next and why it is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cards import Card, TitleKind, TitleList
from app.domain.changes import Changes, Subject
from app.domain.watching import Watched, WatchList
from app.models.card_face import ARTLESS, Face, face
from app.models.fetch import Fetch
from app.models.pictures import Pictures
from app.models.wall import FIRST, LOADED, Wall
from app.models.wall_window import WallReads
from app.models.watch_words import airs_words, owned_words, why_words
from app.models.wording import tr

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
SPOKEN = FIRST + Face._fields.index("spoken")
AIRS, WHY, ENDED, MUTED = range(LOADED + 1, LOADED + 5)
_NAMES = {AIRS: "airs", WHY: "why", ENDED: "ended", MUTED: "muted"}


class WatchReads(WallReads):
    """Faces as the watchlist shows them: `marks` tells what is missing and `caption` what is owned, in words."""

    def faces(self, kind: TitleKind, ids: Sequence[int]) -> dict[int, Face]:
        """The faces of some shows, by id."""
        return {card.id: _watched_face(card) for card in self.cards(kind, ids)}


@QmlElement
@QmlUncreatable("Made by the application")
class WatchWall(Wall):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """A Wall with the roles `airs`, `why`, `ended` and `muted`, which change where they say something else and nowhere else (D61)."""

    def __init__(self, reads: WatchReads, fetch: Fetch, pictures: Pictures, now: Callable[[], datetime], parent: Any = None) -> None:
        """`now` in the user's zone."""
        super().__init__("show", reads, fetch, pictures, parent)
        self._now = now
        self._said: dict[int, tuple[str, str, bool, bool]] = {}

    def roleNames(self) -> dict[int, QByteArray]:
        return {**super().roleNames(), **{role: QByteArray(name.encode()) for role, name in _NAMES.items()}}

    def data(self, index: Index, role: int = 0) -> Any:
        if role < AIRS and role != SPOKEN:
            return super().data(index, role)
        told = self._told(self.idAt(index.row()))
        if role == SPOKEN:
            return ", ".join(part for part in (super().data(index, SPOKEN), told[0], told[1]) if part)
        return told[role - AIRS] if role in _NAMES else None

    def hear(self, changes: Changes) -> None:
        """A commit: what is followed or muted comes and goes at once."""
        super().hear(changes)
        if changes.touched(Subject.WATCHLIST):
            self._order.changed_by_hand()

    def _told(self, show: int) -> tuple[str, str, bool, bool]:
        """What is said of a show now, worked out when it is first looked at."""
        if show not in self._said:
            self._said[show] = self._words(show)
        return self._said[show]

    def _words(self, show: int) -> tuple[str, str, bool, bool]:
        watched = self._watched(show)
        if watched is None:
            return "", "", False, False
        return airs_words(watched, self._now()), why_words(watched), watched.coming is None and watched.running is False, watched.why is None

    def _watched(self, show: int) -> Watched | None:
        return self.titles.watched(show) if isinstance(self.titles, WatchList) else None

    def _exchange(self, answer: Any) -> None:
        self._said.clear()
        super()._exchange(answer)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1), [*_NAMES, SPOKEN])

    def _on_settled(self, titles: TitleList) -> None:
        super()._on_settled(titles)
        before, self._said = self._said, {}
        for row, show in enumerate(self._ids):
            if show in before and before[show] != self._told(show):
                self.dataChanged.emit(self.index(row), self.index(row), [*_NAMES, SPOKEN])


def _watched_face(card: Card) -> Face:
    missing = tr("%Ln missing", card.missing) if card.missing else ""
    return face(card, {})._replace(marks=missing, caption=owned_words(card.owned_count, card.aired), look="" if card.poster else ARTLESS)
