"""Shows notifications of the desktop, on an event loop of their own thread; a press comes back to the GUI thread."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.notices import Notice

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

log = logging.getLogger(__name__)
LONGEST = 240
CLOSING_SECONDS = 2.0


class Notifier(QObject):
    """`pressed(address)`: the user pressed one. `answered(problem)`: what came of the last one shown, empty when the desktop took it."""

    pressed = Signal(str)
    answered = Signal(str)
    _heard_press = Signal(str)
    _heard_answer = Signal(str)

    def __init__(self, icon: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._desktop: DesktopNotifier | None = None
        self._heard_press.connect(self.pressed, Qt.ConnectionType.QueuedConnection)
        self._heard_answer.connect(self.answered, Qt.ConnectionType.QueuedConnection)

    def show(self, notice: Notice) -> None:
        """Show it; `answered` tells what came of it."""
        self._run(self._send(notice))

    def close(self) -> None:
        """Show nothing more. Waits a moment for what is under way."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        self._run(self._leave())
        thread.join(CLOSING_SECONDS)
        self._loop = self._thread = None
        if not thread.is_alive():
            loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="notifications", daemon=True)
            self._thread.start()
        asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _send(self, notice: Notice) -> None:
        """Whatever a desktop's service may fail with is an answer."""
        try:
            desktop = self._desktop or self._connect()
            await desktop.get_capabilities()  # raises where there is no service: `send` would only log it
            await desktop.send(
                title=_plain(notice.title),
                message=_plain(notice.text),
                on_clicked=lambda: self._heard_press.emit(notice.address),
                on_dispatched=lambda: self._heard_answer.emit(""),
            )
        except Exception as error:  # noqa: BLE001  # the library raises what each system's service raises
            log.info("This desktop shows no notification: %s", type(error).__name__)
            self._desktop = None
            self._heard_answer.emit("This desktop shows no notifications.")

    def _connect(self) -> DesktopNotifier:
        from desktop_notifier import DesktopNotifier, Icon

        self._desktop = DesktopNotifier("Bijou", Icon(path=self._icon) if self._icon else None)
        return self._desktop

    async def _leave(self) -> None:
        """The connection to the session's bus, where there is one, is closed: nothing else closes it."""
        bus = getattr(getattr(self._desktop, "_backend", None), "bus", None)
        if bus is not None:
            bus.disconnect()
            await bus.wait_for_disconnect()
        asyncio.get_running_loop().stop()


def _plain(text: str) -> str:
    """Some desktops read tags in it."""
    return text[:LONGEST].replace("<", "‹").replace(">", "›")
