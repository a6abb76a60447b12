"""The scans that run now, as the foot of the navigation shows them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal

from app.domain.scanning import Progress
from app.models.short_list import ShortList
from app.models.wording import count, shown, tr

UNKNOWN = -1.0


class Running(NamedTuple):
    """One running scan. `fraction` is 0 to 1, -1 while nobody knows how much there is; `words` is the line under the bar."""

    server: int
    scan: int
    name: str
    library: str
    fraction: float
    percent: str
    words: str


class ScanProgress(ShortList):
    """The `ScanProgress` singleton of QML: one row for each server that is being scanned. The properties tell of the first, for where only one fits."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Running, parent)
        self._last = ""

    def show(self, progress: Progress) -> None:
        """A scan's news."""
        fraction = UNKNOWN if not progress.total else min(max(progress.done / progress.total, 0.0), 1.0)
        said = words(progress.done, progress.total, progress.seconds_left)
        name, library = shown(progress.server), shown(progress.library)
        row = Running(progress.server_id, progress.scan_id or 0, name, library, fraction, percent(fraction), said)
        others = [one.server for one in self.rows]
        at = others.index(row.server) if row.server in others else len(others)
        self.replace([*self.rows[:at], row, *self.rows[at + 1 :]])
        self.changed.emit()

    def ended(self, server: int) -> None:
        """A scan is over, however it ended."""
        self.replace([row for row in self.rows if row.server != server])
        self.changed.emit()

    def idle(self, words: str) -> None:
        """What the foot says while nothing runs: when the last scan ended."""
        if words != self._last:
            self._last = words
            self.changed.emit()

    def _first(self) -> Running:
        return self.rows[0] if self.rows else Running(0, 0, "", "", UNKNOWN, "", "")

    running = Property(bool, lambda self: bool(self.rows), notify=changed)
    server = Property(int, lambda self: self._first().server, notify=changed)
    scan = Property(int, lambda self: self._first().scan, notify=changed)
    name = Property(str, lambda self: self._first().name, notify=changed)
    library = Property(str, lambda self: self._first().library, notify=changed)
    fraction = Property(float, lambda self: self._first().fraction, notify=changed)
    percent = Property(str, lambda self: self._first().percent, notify=changed)
    words = Property(str, lambda self: self._first().words, notify=changed)
    more = Property(int, lambda self: max(0, len(self.rows) - 1), notify=changed)
    """How many other scans run."""
    last = Property(str, lambda self: self._last, notify=changed)


def percent(fraction: float) -> str:
    """0.62 → "62 %", empty while it is not known."""
    return "" if fraction < 0 else tr("%1 %").replace("%1", count(int(fraction * 100)))


def words(done: int, total: int | None, seconds_left: float | None) -> str:
    """ "1,911 of 3,080 · 4 s left"."""
    if not total:
        return tr("%Ln read", done) if done else tr("Asking the server …")
    said = tr("%1 of %2").replace("%1", count(done)).replace("%2", count(total))
    return said if seconds_left is None else f"{said} · {time_left(seconds_left)}"


def time_left(seconds: float) -> str:
    """ "4 s left", "3 min left", "1 h left": rounded up, so that it never promises too much."""
    whole = max(1, int(seconds + 0.999))
    if whole < 60:
        return tr("%Ln s left", whole)
    if whole < 3600:
        return tr("%Ln min left", -(-whole // 60))
    return tr("%Ln h left", -(-whole // 3600))
