"""What a scan has to tell: its progress while it runs, its report when it is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.domain.items import Skipped
from app.domain.scanning import LISTED_AT_MOST, LibraryReport, Mode, Named, Progress, ScanReport, State
from app.store.scan_rows import LibraryState
from app.store.stored import Stored

_WINDOW = 40
"""Reports of progress over which the rate is taken."""

_ENOUGH = 1.0
"""Seconds of rate before a time left is told."""


@dataclass
class LibraryNews:
    """What happens to one library."""

    state: LibraryState
    read: int = 0
    total: int | None = None
    added: int = 0
    changed: int = 0
    retired: int = 0
    not_seen: int = 0
    whole: bool = True
    settled: bool = False
    latest: int | None = None
    """The latest time that the server gave for anything in it, in UTC seconds on the server."""
    problems: list[str] = field(default_factory=list)

    def report(self) -> LibraryReport:
        """As it goes into the scan's report."""
        state = self.state
        return LibraryReport(
            library_id=state.id,
            key=state.key,
            name=state.name,
            kind=state.kind,
            read=self.read,
            total=self.total,
            added=self.added,
            changed=self.changed,
            retired=self.retired,
            not_seen=self.not_seen,
            whole=self.whole,
            settled=self.settled,
            problems=tuple(dict.fromkeys(self.problems)),
        )


class ScanNews:
    """One scan's counts and lists. `tell` hears of progress on the scanning thread; `tick` gives seconds that never go back."""

    def __init__(self, server_id: int, server: str, mode: Mode, tell: Callable[[Progress], None] | None, tick: Callable[[], float]) -> None:
        self.server_id, self.server, self.mode = server_id, server, mode
        self.scan_id: int | None = None
        self.stored = Stored()
        self.retired_count = 0
        self.retired: list[Named] = []
        self.problems: list[str] = []
        self.libraries: list[LibraryNews] = []
        self.done = 0
        self.total: int | None = None
        self._tell, self._tick = tell, tick
        self._marks: deque[tuple[float, int]] = deque([(tick(), 0)], maxlen=_WINDOW)

    def include(self, library: LibraryNews, stored: Stored, items: int) -> None:
        """A batch was stored."""
        self.stored.include(stored)
        self.stored.copies.clear()
        library.added += stored.added_count
        library.changed += stored.changed_count
        self.progressed(library, items)

    def retire(self, library: LibraryNews, named: Iterable[Named]) -> None:
        """Titles left the library."""
        gone = list(named)
        library.retired += len(gone)
        self.retired_count += len(gone)
        self.retired += gone[: LISTED_AT_MOST - len(self.retired)]

    def skip(self, skipped: Iterable[Skipped]) -> None:
        """Items that could not be read."""
        self.stored.skipped += skipped

    def progressed(self, library: LibraryNews, items: int) -> None:
        """So many more items are done."""
        self.done += items
        self._marks.append((self._tick(), self.done))
        if self._tell is not None:
            total = None if self.total is None else max(self.total, self.done)
            self._tell(
                Progress(
                    server_id=self.server_id,
                    server=self.server,
                    scan_id=self.scan_id,
                    mode=self.mode,
                    library=library.state.name,
                    done=self.done,
                    total=total,
                    seconds_left=self._seconds_left(total),
                    added=self.stored.added_count,
                    changed=self.stored.changed_count,
                )
            )

    @property
    def eventful(self) -> bool:
        """Whether there is anything to write down."""
        stored = self.stored
        return bool(stored.added_count or stored.changed_count or stored.skipped or self.retired_count or self.problems or self._troubled())

    def report(self, state: State, started_at: int, ended_at: int) -> ScanReport:
        """The whole of it."""
        return ScanReport(
            server_id=self.server_id,
            server=self.server,
            mode=self.mode,
            state=state,
            started_at=started_at,
            ended_at=ended_at,
            scan_id=self.scan_id,
            added=self.stored.added_count,
            changed=self.stored.changed_count,
            retired=self.retired_count,
            skipped=len(self.stored.skipped),
            added_titles=tuple(self.stored.added),
            changed_titles=tuple(self.stored.changed),
            retired_titles=tuple(self.retired),
            skipped_items=tuple(self.stored.skipped[:LISTED_AT_MOST]),
            libraries=tuple(library.report() for library in self.libraries),
            problems=tuple(dict.fromkeys(self.problems)),
        )

    def whole(self) -> bool:
        """Whether everything chosen was read."""
        return not self.problems and all(library.whole for library in self.libraries)

    def trouble(self) -> str | None:
        """What the server's row says of it: the first problem."""
        return next(iter([*self.problems, *(problem for library in self.libraries if not library.whole for problem in library.problems)]), None)

    def _troubled(self) -> bool:
        return any(library.problems or not library.whole for library in self.libraries)

    def _seconds_left(self, total: int | None) -> float | None:
        (began, before), (now, done) = self._marks[0], self._marks[-1]
        if total is None or now - began < _ENOUGH or done <= before:
            return None
        return (total - done) * (now - began) / (done - before)
