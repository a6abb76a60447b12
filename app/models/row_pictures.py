"""The pictures of a short list's rows: asked for once, put into the rows as they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.cancel import Cancel
from app.models.pictures import Pictures, Purpose
from app.models.short_list import ShortList


class RowPictures:
    """Rows have the fields `poster` (the reference), `file` (its address once it is there, else empty) and `artless` (there is none, none will come)."""

    def __init__(self, pictures: Pictures, rows: ShortList, width: float, purpose: Purpose = "poster") -> None:
        """`width` in logical pixels that a picture covers."""
        self._pictures, self._rows, self._width, self._purpose = pictures, rows, width, purpose
        self._ratio = 1.0
        self._files: dict[str, str] = {}
        self._denied: set[str] = set()
        self._asked: Cancel | None = None
        self._sight: slice = slice(None)

    def drawn_at(self, ratio: float) -> None:
        """Device pixels of each logical one; counts for what is asked for from now on."""
        self._ratio = ratio

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows, with the pictures that are there, and ask for the others."""
        self._rows.replace([self._dressed(row) for row in rows])
        self._ask()

    def look(self, first: int, last: int) -> None:
        """Only the rows from `first` up to `last`, without it, are in sight: only theirs are asked for. At the beginning all of them are."""
        sight = slice(max(first, 0), max(last, 0))
        if sight != self._sight:
            self._sight = sight
            self._ask()

    def unreadable(self, file: str) -> None:
        """A file is gone or broken: ask for that picture again."""
        if file in self._files.values():
            self._files = {reference: known for reference, known in self._files.items() if known != file}
            self.show(self._rows.rows)

    def clear(self) -> None:
        """Other rows will come: show none, and forget the pictures of the old ones."""
        self.close()
        self._files.clear()
        self._denied.clear()
        self._rows.replace(())

    def close(self) -> None:
        """Ask for nothing more."""
        if self._asked is not None:
            self._asked.request()
            self._asked = None

    def _ask(self) -> None:
        self.close()
        wanted = [one for one in dict.fromkeys(row.poster for row in self._rows.rows[self._sight]) if one and one not in self._files]
        if wanted:
            self._asked = self._pictures.ask(wanted, self._purpose, round(self._width * self._ratio), self._on_arrived, self._on_denied)

    def _on_arrived(self, files: Mapping[str, str]) -> None:
        self._files.update(files)
        self._denied.difference_update(files)
        self._rows.replace([self._dressed(row) for row in self._rows.rows])

    def _on_denied(self, reference: str) -> None:
        self._denied.add(reference)
        self._rows.replace([self._dressed(row) for row in self._rows.rows])

    def _dressed(self, row: Any) -> Any:
        return row._replace(file=self._files.get(row.poster, ""), artless=not row.poster or row.poster in self._denied)
