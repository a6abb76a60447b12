"""What stands in the way of opening the library, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot


class Trouble(QObject):
    """The `Trouble` singleton of QML, of the small window that opens where the library could not be. It only asks; `answered` says what was chosen."""

    answered = Signal(str)
    """`retry`, `restore`, `afresh`, `quit`, or `folder` with the folder in `folder`."""

    def __init__(self, sentence: str, folder: str, restorable: str, parent: QObject | None = None, *, damaged: bool = False) -> None:
        """`restorable` names the last good copy, empty where there is none; `damaged` says that the file itself can be read no more."""
        super().__init__(parent)
        self._sentence, self._folder, self._restorable, self._damaged = sentence, folder, restorable, damaged
        self.chosen = ""

    sentence = Property(str, lambda self: self._sentence, constant=True)
    folder = Property(str, lambda self: self._folder, constant=True)
    restorable = Property(str, lambda self: self._restorable, constant=True)
    damaged = Property(bool, lambda self: self._damaged, constant=True)

    @Slot()
    def retry(self) -> None:
        """Open the library again: the disk has space now, the other program let go."""
        self.answered.emit("retry")

    @Slot()
    def restore(self) -> None:
        """Put the last good copy in place of the damaged file, which is kept beside it."""
        self.answered.emit("restore")

    @Slot()
    def beginAfresh(self) -> None:
        """Begin with an empty library; the damaged file is kept beside it."""
        self.answered.emit("afresh")

    @Slot(str)
    def useFolder(self, folder: str) -> None:
        """Keep the library in another folder."""
        self.chosen = folder.strip()
        self.answered.emit("folder" if self.chosen else "retry")

    @Slot()
    def quit(self) -> None:
        """End the program."""
        self.answered.emit("quit")
