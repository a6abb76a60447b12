"""Everybody who made a title, for the sheet of all cast and crew: by department, searched as one types, portraits only of those in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from app.domain.cancel import Cancel
from app.domain.fold import fold
from app.models.people_lines import departments
from app.models.pictures import Pictures
from app.models.short_list import ShortList
from app.models.title_more_rows import CreditLine, Department

QML_IMPORT_NAME = "Bijou"
QML_IMPORT_MAJOR_VERSION = 1
PORTRAIT = 44
"""Logical pixels that a portrait covers."""


@QmlElement
@QmlUncreatable("Made by the application")
class Credits(QObject):  # type: ignore[operator]  # the stub knows no decorator with an argument
    """`people` are those of the chosen department whom the typed words fit; every word must stand in name or part, case and accents aside."""

    changed = Signal()

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._everyone: Sequence[CreditLine] = ()
        self._found: list[CreditLine] = []
        self._department = self._text = ""
        self._departments, self._people = ShortList(Department, self), ShortList(CreditLine, self)
        self._ratio = 1.0
        self._files: dict[str, str] = {}
        self._asked: Cancel | None = None

    total = Property(int, lambda self: len(self._everyone), notify=changed)
    """How many they are, whoever is looked for."""
    department = Property(str, lambda self: self._department, notify=changed)
    """The chosen one's key, empty for everybody."""
    text = Property(str, lambda self: self._text, notify=changed)
    departments = Property(ShortList, lambda self: self._departments, constant=True)
    people = Property(ShortList, lambda self: self._people, constant=True)

    def show(self, everyone: Sequence[CreditLine]) -> None:
        """Another title's people, or the same title's, read again: what is chosen and typed stays."""
        self._everyone = everyone
        self._look()

    def clear(self) -> None:
        """Another title will come."""
        self.close()
        self._files.clear()
        self._everyone, self._department, self._text = (), "", ""
        self._look()

    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
            self._asked = None

    @Slot()
    def open(self) -> None:
        """The sheet opens: everybody."""
        self._department = self._text = ""
        self._look()

    @Slot(str)
    def choose(self, department: str) -> None:
        """Show one department, or everybody."""
        self._department = department
        self._look()

    @Slot(str)
    def look(self, text: str) -> None:
        """Show those whom these words fit."""
        self._text = text
        self._look()

    @Slot(int, int, float)
    def seen(self, first: int, last: int, ratio: float) -> None:
        """These rows are in sight, each logical pixel `ratio` device pixels: their portraits are fetched, those of rows that left are not."""
        self._ratio = ratio
        self.close()
        rows = self._people.rows[max(0, first) : last + 1]
        wanted = [one for one in dict.fromkeys(row.reference for row in rows) if one and one not in self._files]
        if wanted:
            self._asked = self._pictures.ask(wanted, "headshot", round(PORTRAIT * self._ratio), self._on_portraits)

    def _look(self) -> None:
        words = fold(self._text).split()
        fitting = [line for line in self._everyone if all(word in line.folded for word in words)]
        self._found = [line for line in fitting if not self._department or self._department in line.departments]
        self._departments.replace(departments(self._everyone, fitting))
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._people.replace([line._replace(file=self._files.get(line.reference, "")) for line in self._found])

    def _on_portraits(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self._dress()
