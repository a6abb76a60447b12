"""The titles that running scans have yet to write: their enrichment waits until that is done, everybody else's goes on (D18)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from app.domain.enrichment import TitleKind

Hear = Callable[[], None]


class Unwritten:
    """What the scan of one library has yet to write: copies, each with its title's row. Thread safe."""

    def __init__(self, kind: TitleKind, freed: Hear) -> None:
        self.kind = kind
        self._freed = freed
        self._lock = threading.Lock()
        self._titles: dict[int, int] = {}

    def hold(self, copies: Mapping[int, int]) -> None:
        """Copies that will be written, copy → title."""
        with self._lock:
            self._titles.update(copies)

    def written(self, copies: Iterable[int]) -> None:
        """These copies will not be written again by this scan."""
        with self._lock:
            before = len(self._titles)
            for copy in copies:
                self._titles.pop(copy, None)
            fewer = len(self._titles) < before
        if fewer:
            self._freed()

    def titles(self) -> set[int]:
        """Rows of titles with a copy that is yet to be written."""
        with self._lock:
            return set(self._titles.values())


class Underway:
    """All scans of this process. A scan of another process holds nothing back: the library file has one writer at a time, and that has to do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._libraries: list[Unwritten] = []
        self._listeners: list[Hear] = []

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Have `hear` called, on the scan's thread, whenever titles are let go; call the answer to stop listening."""
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    @contextmanager
    def library(self, kind: TitleKind) -> Iterator[Unwritten]:
        """The scan of a library of this kind: however it ends, nothing is held afterwards."""
        mine = Unwritten(kind, self._tell)
        with self._lock:
            self._libraries.append(mine)
        try:
            yield mine
        finally:
            with self._lock:
                self._libraries.remove(mine)
            if mine.titles():
                self._tell()

    def titles(self, kind: TitleKind) -> set[int]:
        """Rows of films or shows that some scan has yet to write."""
        with self._lock:
            some = [one for one in self._libraries if one.kind == kind]
        return set[int]().union(*(one.titles() for one in some))

    def _tell(self) -> None:
        for hear in tuple(self._listeners):
            hear()
