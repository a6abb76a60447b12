"""The cards of a wall that are held: those on the screen and around it, read in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.domain.cancel import Cancel
from app.domain.cards import Card, TitleKind, TitleList
from app.domain.problems import Problem
from app.models.card_face import NOTHING, Face, face
from app.models.fetch import Fetch

AHEAD = 60
"""Cards around what is visible that are read in one go."""
SEEN = 400
"""Rows that a screen shows at most."""
KEPT = 1200
"""Cards that are held before those far away are let go."""


class WallReads(NamedTuple):
    """What a wall reads; each is called on a pool thread. `titles` is asked with what the wall opened; `server_names` by id."""

    titles: Callable[[Any], TitleList]
    cards: Callable[[TitleKind, Sequence[int]], Iterable[Card]]
    server_names: Callable[[], Mapping[int, str]]

    def faces(self, kind: TitleKind, ids: Sequence[int]) -> dict[int, Face]:
        """The faces of some titles, by id; a title that is gone has none."""
        names = self.server_names()
        return {card.id: face(card, names) for card in self.cards(kind, ids)}


Changed = Callable[[int, int, list[int]], None]
"""Rows first to last now differ in these fields of `Face` (all where empty)."""


class WallWindow:
    """Faces by id. One reading runs at a time, so that a fling through 100,000 titles reads what it ends on and not what it passed."""

    def __init__(self, kind: TitleKind, reads: WallReads, fetch: Fetch, changed: Changed, stumbled: Callable[[Problem], None]) -> None:
        self.faces: dict[int, Face] = {}
        self.first, self.last = 0, -1
        self._kind, self._reads, self._fetch = kind, reads, fetch
        self._changed, self._stumbled = changed, stumbled
        self._ids: Sequence[int] = ()
        self._filling: Cancel | None = None
        self._preparing: Cancel | None = None

    def show(self, ids: Sequence[int], faces: dict[int, Face]) -> None:
        """Other rows altogether, with the faces that are known of them."""
        self.give_up()
        self._ids, self.faces = ids, faces
        self.first, self.last = 0, -1

    def give_up(self) -> None:
        """Let go of a reading that runs."""
        for token in (self._filling, self._preparing):
            if token is not None:
                token.request()
        self._filling = self._preparing = None

    def look(self, first: int, last: int) -> bool:
        """Rows first to last are on the screen. False when they were already."""
        first, last = max(first, 0), min(last, first + SEEN, len(self._ids) - 1)
        if (first, last) == (self.first, self.last):
            return False
        self.first, self.last = first, last
        self.fill()
        return True

    def visible(self) -> list[Face]:
        """The faces on the screen that are known."""
        return [self.faces[one] for one in self._ids[self.first : self.last + 1] if one in self.faces]

    def rows_of(self, poster: frozenset[str]) -> list[int]:
        """The rows on the screen that have one of these posters."""
        rows = range(self.first, min(self.last + 1, len(self._ids)))
        return [row for row in rows if (held := self.faces.get(self._ids[row])) and held.poster in poster]

    def fill(self) -> None:
        """Read what is visible and not held; then, when the edge comes near, what lies around it."""
        if self._filling is not None:
            return
        ids = self._missing(0)
        if not ids and self._missing(AHEAD // 2):
            ids = self._missing(AHEAD)
        if ids:
            self._filling = self._read(ids, lambda faces: self._on_filled(ids, faces), self._on_unfilled)

    def prepare(self, row: int, then: Callable[[], None]) -> None:
        """Read what will be on the screen when `row` is its first, then go there: a view that goes at once lays each title out twice."""
        if self._preparing is not None:
            self._preparing.request()  # the last jump wins
        ids = [one for one in self._ids[max(row - AHEAD // 4, 0) : row + AHEAD] if one not in self.faces]

        def done(faces: dict[int, Face]) -> None:
            self._take(faces)
            then()

        if ids:
            self._preparing = self._read(ids, done, self._stumbled)
        else:
            then()

    def renew(self, touched: Iterable[int]) -> None:
        """These changed: read again what is near, forget what is far."""
        held = [one for one in touched if one in self.faces]
        near = set(self._near(AHEAD)) if held else set()
        for one in held:
            if one not in near:
                del self.faces[one]
        again = [one for one in held if one in near]
        if again:
            self._read(again, self._take, self._stumbled)

    def _read(self, ids: list[int], done: Callable[[dict[int, Face]], None], failed: Callable[[Problem], None]) -> Cancel:
        kind, reads = self._kind, self._reads
        return self._fetch(lambda _cancel: reads.faces(kind, ids), done, failed)

    def _near(self, margin: int) -> Sequence[int]:
        return self._ids[max(self.first - margin, 0) : max(self.last + 1 + margin, 0)]

    def _missing(self, margin: int) -> list[int]:
        return [one for one in self._near(margin) if one not in self.faces]

    def _on_unfilled(self, problem: Problem) -> None:
        self._filling = None
        self._stumbled(problem)

    def _on_filled(self, asked: list[int], faces: dict[int, Face]) -> None:
        self._filling = None
        gone = set(asked).difference(faces)  # removed, and the order without them not read yet: not to be asked for again and again
        self._take({**faces, **dict.fromkeys(gone, NOTHING)})
        if len(self.faces) > KEPT:
            self.faces = {one: self.faces[one] for one in self._near(KEPT // 4) if one in self.faces}
        self.fill()

    def _take(self, faces: Mapping[int, Face]) -> None:
        """Hold new faces, and tell of runs of rows whose same fields differ."""
        run: tuple[int, int, list[int]] | None = None
        start = max(self.first - AHEAD, 0)
        for row, one in enumerate(self._near(AHEAD), start):
            new = faces.get(one)
            fields = None if new is None else _differing(self.faces.get(one), new)
            if new is not None:
                self.faces[one] = new
            if run is not None and fields == run[2] and run[1] == row - 1:
                run = (run[0], row, run[2])
                continue
            if run is not None:
                self._changed(*run)
            run = None if fields is None else (row, row, fields)
        if run is not None:
            self._changed(*run)
        for one, new in faces.items():
            self.faces.setdefault(one, new)


def _differing(old: Face | None, new: Face) -> list[int] | None:
    """Which fields differ: all (an empty list) where there was no face; None for none."""
    if old is None:
        return []
    return [at for at, (was, now) in enumerate(zip(old, new, strict=True)) if was != now] or None
