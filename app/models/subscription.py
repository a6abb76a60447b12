"""The calendar file that apps subscribe to: whether it is kept, where, and how that went."""

from __future__ import annotations

from PySide6.QtCore import Property, QDir, QObject, QUrl, Signal, Slot

from app.models.wording import count, instant_time, tr

FILE = "bijou.ics"


class Subscription(QObject):
    """The `Subscription` singleton of QML."""

    changed = Signal()
    chosen = Signal(bool, str)
    """Whether the file is kept, and its path."""

    def __init__(self, path: str, *, on: bool) -> None:
        super().__init__()
        self._path, self._on = path, on
        self._news = self._problem = ""

    on = Property(bool, lambda self: self._on, notify=changed)
    path = Property(str, lambda self: self._path, notify=changed)
    """Where the file is, or would be."""
    address = Property(str, lambda self: QUrl.fromLocalFile(self._path).toString(QUrl.ComponentFormattingOption.FullyEncoded), notify=changed)
    """What a calendar app of this computer is given."""
    news = Property(str, lambda self: self._news, notify=changed)
    """What it holds, and since when."""
    problem = Property(str, lambda self: self._problem, notify=changed)

    @Slot(QUrl, result=str)
    def fileIn(self, folder: QUrl) -> str:
        """The path of the file in a folder that a dialog names as an address."""
        return QDir.toNativeSeparators(QDir(folder.toLocalFile()).filePath(FILE))

    @Slot(str)
    def setPath(self, path: str) -> None:
        """Keep the file there from now on; a folder gets one of the usual name."""
        wanted = path.strip()
        if wanted and not wanted.lower().endswith(".ics"):
            wanted = QDir.toNativeSeparators(QDir(wanted).filePath(FILE))
        if wanted:
            self._set(wanted, on=True)

    @Slot(bool)
    def setOn(self, on: bool) -> None:
        """Keep the file, or keep it no more: it stays as it is then."""
        self._set(self._path, on=on)

    def written(self, events: int, at: int, now: int) -> None:
        """The file was written."""
        held = tr("%Ln event(s)", events).replace(str(events), count(events))
        self._tell(tr("%1, written %2").replace("%1", held).replace("%2", instant_time(at, now)), "")

    def failed(self, problem: str) -> None:
        """The file could not be written."""
        self._tell(self._news, problem)

    def _tell(self, news: str, problem: str) -> None:
        if (news, problem) != (self._news, self._problem):
            self._news, self._problem = news, problem
            self.changed.emit()

    def _set(self, path: str, *, on: bool) -> None:
        if (path, on) != (self._path, self._on):
            self._path, self._on, self._problem = path, on, ""
            self.changed.emit()
            self.chosen.emit(on, path)
