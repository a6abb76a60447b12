"""One window per data folder: a second start hands its arguments to the first."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 2_000
LONGEST = 64 * 1024
HEARD = b"heard\n"


def channel(data_dir: Path) -> str:
    """What the window of this data folder is called by other processes of the same user."""
    return f"bijou-{hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:24]}"


def hand_over(name: str, arguments: dict[str, str]) -> bool:
    """Give the running window what this start was asked for; False when it did not answer within a few seconds."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps(arguments).encode() + b"\n")
    heard = False
    while not heard and socket.waitForReadyRead(WAIT_MS):
        heard = socket.canReadLine()
    socket.disconnectFromServer()
    return heard


class SingleInstance(QObject):
    """Hears other starts: `handedOver(arguments)` with what they were asked for."""

    handedOver = Signal(dict)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Whoever makes one holds the claim on the window, so a socket that lies there was left by a process that died."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        QLocalServer.removeServer(name)
        self.listening = self._server.listen(name)

    def close(self) -> None:
        """Stop listening and take the socket away."""
        for socket in self._server.findChildren(QLocalSocket):
            socket.abort()
        self._server.close()

    @Slot()
    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    @Slot()
    def _on_ready(self) -> None:
        for socket in self._server.findChildren(QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            said = _understood(bytes(socket.readLine(LONGEST).data()))
            socket.write(HEARD)
            socket.flush()
            self.handedOver.emit(said)
        elif socket.bytesAvailable() > LONGEST:
            socket.abort()


def _understood(line: bytes) -> dict[str, str]:
    """What was said, texts by name; what makes no sense says nothing, and still raises the window."""
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return {str(name): value for name, value in said.items() if isinstance(value, str)} if isinstance(said, dict) else {}
