"""What views may ask for. Nothing is done here: the application hears the signals and does it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot


class Actions(QObject):
    """The `Actions` singleton of QML: a slot per wish, a signal per slot. Kinds are `movie` and `show`, scan modes `quick`, `full` and `deep`."""

    addressAsked = Signal(str)
    backAsked = Signal()
    forwardAsked = Signal()
    reloadAsked = Signal()
    quitAsked = Signal()
    scanAsked = Signal(int, str)
    scanCancelAsked = Signal(int)
    retireConfirmed = Signal(int)
    titlesRescanAsked = Signal(str, list)
    titlesCopyAsked = Signal(str, list)
    textCopyAsked = Signal(str)
    serverPageAsked = Signal(str, int, int)
    linkAsked = Signal(str)
    demoAsked = Signal()
    demoLeft = Signal()
    serverTestAsked = Signal(int)
    serverRenamed = Signal(int, str)
    serverRemoved = Signal(int)
    serversOrdered = Signal(list)
    libraryIncluded = Signal(int, bool)
    scheduleChosen = Signal(int, int)
    undoAsked = Signal(int)
    undoLastAsked = Signal()
    redoLastAsked = Signal()
    folderAsked = Signal(str)
    workerPaused = Signal(str)
    workerResumed = Signal(str)
    workerOrdered = Signal(str, str)
    titlesRetried = Signal(str, str, list)
    matchWanted = Signal(str, int, str)
    pictureWanted = Signal(str, int, str)
    locksWanted = Signal(str, int)
    episodeWanted = Signal()
    """The sheet of the episode that `EpisodeSheet` shows is to be drawn."""
    wishesWanted = Signal()
    """The sheet of wishes is to be shown."""
    titleRefreshAsked = Signal(str, int)
    matchConfirmed = Signal(str, str, int, str)
    missingAsked = Signal()
    """The sheet of what `MissingTitle` tells of is to be shown."""
    orderWanted = Signal(int)

    @Slot(str, int)
    def open(self, kind: str, number: int) -> None:
        """Show a title's page."""
        self.addressAsked.emit(f"bijou://{kind}/{number}")

    @Slot(str)
    def openAddress(self, address: str) -> None:
        """Go to a page by its address."""
        self.addressAsked.emit(address)

    @Slot()
    def back(self) -> None:
        """One step back."""
        self.backAsked.emit()

    @Slot()
    def forward(self) -> None:
        """One step forward."""
        self.forwardAsked.emit()

    @Slot()
    def reload(self) -> None:
        """Read the current page again."""
        self.reloadAsked.emit()

    @Slot()
    def quit(self) -> None:
        """End the program."""
        self.quitAsked.emit()

    @Slot(int, str)
    def scan(self, server: int, mode: str) -> None:
        """Scan one server, or every server with 0."""
        self.scanAsked.emit(server, mode)

    @Slot(int)
    def cancelScan(self, server: int) -> None:
        """Stop a server's scan at its next page (0: every scan)."""
        self.scanCancelAsked.emit(server)

    @Slot(int)
    def confirmRetire(self, library: int) -> None:
        """The user agrees that what a shrunken library no longer shows is gone (D12)."""
        self.retireConfirmed.emit(library)

    @Slot(str, list)
    def rescanTitles(self, kind: str, ids: list[int]) -> None:
        """Read single titles again from their servers."""
        self.titlesRescanAsked.emit(kind, [int(one) for one in ids])

    @Slot(str, list)
    def copyTitles(self, kind: str, ids: list[int]) -> None:
        """Put the titles' names on the clipboard, a line each."""
        self.titlesCopyAsked.emit(kind, [int(one) for one in ids])

    @Slot(str)
    def copyText(self, text: str) -> None:
        """Put a text on the clipboard (a fingerprint, a path, a PIN)."""
        self.textCopyAsked.emit(text)

    @Slot(str, int)
    @Slot(str, int, int)
    def openOnServer(self, kind: str, number: int, server: int = 0) -> None:
        """Open a title in its server's own web app; 0 takes the first server that has it."""
        self.serverPageAsked.emit(kind, number, server)

    @Slot(str)
    def openLink(self, address: str) -> None:
        """Open a web address in the browser."""
        self.linkAsked.emit(address)

    @Slot()
    def startDemo(self) -> None:
        """Look around first: the demo library."""
        self.demoAsked.emit()

    @Slot()
    def leaveDemo(self) -> None:
        """Back from the demo to the user's own library."""
        self.demoLeft.emit()

    @Slot(int)
    def testServer(self, server: int) -> None:
        """Ask a configured server who it is, and say how long it took."""
        self.serverTestAsked.emit(server)

    @Slot(int, str)
    def renameServer(self, server: int, name: str) -> None:
        """Call a server something else."""
        self.serverRenamed.emit(server, name)

    @Slot(int)
    def removeServer(self, server: int) -> None:
        """Remove a server and its copies; the view has asked before (D14)."""
        self.serverRemoved.emit(server)

    @Slot(list)
    def orderServers(self, servers: list[int]) -> None:
        """Whose facts win, first to last (D11)."""
        self.serversOrdered.emit([int(one) for one in servers])

    @Slot(int, bool)
    def includeLibrary(self, library: int, included: bool) -> None:  # a switch's own value, from QML
        """Take a library in or leave it out; the view has asked before leaving out (D14)."""
        self.libraryIncluded.emit(library, included)

    @Slot(int, int)
    def schedule(self, server: int, minutes: int) -> None:
        """Scan a server every so many minutes, 0 for never."""
        self.scheduleChosen.emit(server, minutes)

    @Slot(int)
    def undo(self, activity: int) -> None:
        """Take back what a line of the activity tells of (D62)."""
        self.undoAsked.emit(activity)

    @Slot()
    def undoLast(self) -> None:
        """Take back what was done by hand last, and at the next call what was done before it."""
        self.undoLastAsked.emit()

    @Slot()
    def redoLast(self) -> None:
        """Do again what was taken back last."""
        self.redoLastAsked.emit()

    @Slot(str)
    def openFolder(self, path: str) -> None:
        """Show a folder in the file manager."""
        self.folderAsked.emit(path)

    @Slot(str)
    def pauseWorker(self, worker: str) -> None:
        """Have a provider's worker rest until it is resumed, also after a restart."""
        self.workerPaused.emit(worker)

    @Slot(str)
    def resumeWorker(self, worker: str) -> None:
        """Have a provider's worker go on; one that waits for its provider tries at once."""
        self.workerResumed.emit(worker)

    @Slot(str, str)
    def putFirst(self, worker: str, first: str) -> None:
        """What a worker asks about first: `automatic`, `movie` or `show`."""
        self.workerOrdered.emit(worker, first)

    @Slot(str, str, list)
    def retryTitles(self, worker: str, kind: str, ids: list[int]) -> None:
        """Ask a provider again about titles that failed or were not found; about all of the kind without ids."""
        self.titlesRetried.emit(worker, kind, [int(one) for one in ids])

    @Slot(str, str, int, str)
    def confirmMatch(self, worker: str, kind: str, number: int, title: str) -> None:
        """A match that looks wrong is right; `title` is for the words that say so."""
        self.matchConfirmed.emit(worker, kind, number, title)

    @Slot(int)
    def orderEpisodes(self, show: int) -> None:
        """Choose in which order a show's episodes are numbered."""
        self.orderWanted.emit(show)

    @Slot(str, int)
    @Slot(str, int, str)
    def findMatch(self, kind: str, number: int, provider: str = "") -> None:
        """Find a title's match by hand, at this provider first where one is named."""
        self.matchWanted.emit(kind, number, provider)

    @Slot(str, int)
    @Slot(str, int, str)
    def choosePicture(self, kind: str, number: int, field: str = "poster") -> None:
        """Choose a title's `poster`, `backdrop` or `logo` among those that there are."""
        self.pictureWanted.emit(kind, number, field)

    @Slot(str, int)
    def editFields(self, kind: str, number: int) -> None:
        """See what a title's fields hold, lock them, write them anew."""
        self.locksWanted.emit(kind, number)

    @Slot(str, int)
    def refreshTitle(self, kind: str, number: int) -> None:
        """Ask a title's servers and all providers about it, now."""
        self.titleRefreshAsked.emit(kind, number)
