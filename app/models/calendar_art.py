"""The pictures of the calendar's cards: the still, else the backdrop, else the poster; each shown once it is known how dark and in which colour it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl

from app.domain.calendar import Airing
from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.models.fetch import Fetch
from app.models.pictures import Pictures, Purpose

PURPOSES: tuple[Purpose, ...] = ("still", "poster")
"""A backdrop is no larger on a card than a still."""
WIDTH = 220
"""Logical pixels that a card covers, about."""
REMEMBERED = 4_000


class Study(NamedTuple):
    """What was seen in a picture: how dark it must be under text (0 to 1), and the colour that it glows in, as rrggbb."""

    veil: float
    glow: str


class Face(NamedTuple):
    """A picture's `file:` address, and what was seen in it."""

    file: str
    study: Study


class CalendarArt:
    """`changed` hears that faces came or that a picture will not come. `study` looks at a file on a pool thread; raises Problem for what is no picture."""

    def __init__(self, pictures: Pictures, fetch: Fetch, study: Callable[[Path], Study], changed: Callable[[], None]) -> None:
        self._pictures, self._fetch, self._study, self._changed = pictures, fetch, study, changed
        self._ratio = 1.0
        self._faces: dict[str, Face] = {}
        self._denied: set[str] = set()
        self._wanted: tuple[Airing, ...] = ()
        self._asked: dict[Purpose, tuple[tuple[str, ...], Cancel]] = {}
        self._studies: list[Cancel] = []

    def drawn_at(self, ratio: float) -> None:
        """Device pixels of each logical one; counts for what is asked for from now on."""
        self._ratio = ratio

    def want(self, airings: Iterable[Airing]) -> None:
        """These are in sight: ask for what they lack."""
        self._wanted = tuple(airings)
        if len(self._faces) > REMEMBERED:
            self._faces.clear()
        self._ask()

    def face(self, airing: Airing) -> Face | None:
        """Its picture, if it is there."""
        candidate = self._candidate(airing)
        return self._faces.get(candidate[1]) if candidate else None

    def artless(self, airing: Airing) -> bool:
        """True where there is no picture and none will come."""
        return self._candidate(airing) is None

    def unreadable(self, file: str) -> None:
        """A file is gone or broken: ask for that picture again."""
        gone = [reference for reference, face in self._faces.items() if face.file == file]
        if gone:
            for reference in gone:
                del self._faces[reference]
            self._asked.clear()
            self._changed()
            self._ask()

    def close(self) -> None:
        """Ask for nothing more."""
        for _, token in self._asked.values():
            token.request()
        for token in self._studies:
            token.request()
        self._asked.clear()
        self._studies.clear()
        self._wanted = ()

    def _candidate(self, airing: Airing) -> tuple[Purpose, str] | None:
        references: tuple[tuple[Purpose, str | None], ...] = (("still", airing.still), ("still", airing.backdrop), ("poster", airing.poster))
        return next(((purpose, one) for purpose, one in references if one and one not in self._denied), None)

    def _ask(self) -> None:
        """What is asked for already stays asked for."""
        lacking: dict[Purpose, dict[str, None]] = {purpose: {} for purpose in PURPOSES}
        for airing in self._wanted:
            candidate = self._candidate(airing)
            if candidate and candidate[1] not in self._faces:
                lacking[candidate[0]][candidate[1]] = None
        for purpose, found in lacking.items():
            references = tuple(found)
            standing = self._asked.get(purpose)
            if standing is not None and standing[0] == references:
                continue
            if standing is not None:
                standing[1].request()
                del self._asked[purpose]
            if references:
                pixels = round(WIDTH * self._ratio)
                self._asked[purpose] = references, self._pictures.ask(references, purpose, pixels, self._on_arrived, self._on_denied)

    def _on_arrived(self, files: Mapping[str, str]) -> None:
        def look(cancel: Cancel) -> dict[str, Face | None]:
            seen: dict[str, Face | None] = {}
            for reference, file in files.items():
                if cancel.requested:
                    break
                try:
                    seen[reference] = Face(file, self._study(Path(QUrl(file).toLocalFile())))
                except Problem:
                    seen[reference] = None
            return seen

        self._studies = [*self._studies[-20:], self._fetch(look, self._on_studied)]

    def _on_studied(self, seen: Mapping[str, Face | None]) -> None:
        self._faces.update({reference: face for reference, face in seen.items() if face is not None})
        broken = {reference for reference, face in seen.items() if face is None}
        self._denied |= broken
        self._changed()
        if broken:
            self._ask()

    def _on_denied(self, reference: str) -> None:
        self._denied.add(reference)
        self._changed()
        self._ask()
