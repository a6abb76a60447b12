"""The program's window on a library: when its first frame with captions is on the screen, and what it costs when it is left alone."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import time
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from app.application.commandline import read
from app.application.run_window import begin
from tests.bench.window_child import resident_mb, since_start, tell

SETTLED_MS, IDLE_MS = 32_000, 10_000


def watch(data_dir: str, *, at: Literal["movies", "home"] = "movies", idle: bool = False) -> None:
    """Open the library `at` a page and tell; `idle`: later, of a window that was left alone."""
    seen = Watch(data_dir, at, idle)
    with contextlib.closing(seen.program):
        seen.application.exec()
        if seen.complaints:  # a page that could not be built is shown soon
            raise SystemExit("\n".join(seen.complaints))


def imported() -> list[str]:
    """`module:name` of all that the program's modules have imported of PySide; a type costs when it is first named, so the baseline names it too."""
    ours = [module for name, module in sys.modules.items() if name.startswith("app.")]
    values = [value for module in ours for value in vars(module).values() if isinstance(value, type) and value.__module__.startswith("PySide6.")]
    return sorted({f"{value.__module__}:{value.__name__}" for value in values if hasattr(sys.modules[value.__module__], value.__name__)})


class Watch:
    """Waits for the frame after the wall of films has its first captions, or Home its rows."""

    def __init__(self, data_dir: str, at: str, idle: bool) -> None:
        os.environ["BIJOU_DATA_DIR"] = data_dir  # the usual start leads to where one was
        options = read(["--open", f"bijou://{at}"])
        self.application, self.program = begin(options, lambda *_: None)  # type: ignore[arg-type]  # no pretend servers here
        self.program.open(options)
        window = self.program.window
        assert window is not None
        assert window.view is not None
        self._idle, self._ready, self._seen = idle, False, False
        self._view, self.complaints = window.view, window.stage.warnings
        if at == "home":
            self._home: Any = window.pages.home.page
            self._home.changed.connect(self._on_read)
            self._on_read()
        else:
            self._wall: Any = window.libraries.movies.property("wall")
            self._title = next(role for role, name in self._wall.roleNames().items() if bytes(name.data()) == b"title")
            self._wall.dataChanged.connect(self._on_changed)
            self._wall.modelReset.connect(self._on_changed)
            self._wall.rowsInserted.connect(self._on_changed)
        self._view.frameSwapped.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)

    def _on_read(self) -> None:
        if not self._ready and self._home.property("state") == "ready":
            self._ready = True
            self._view.update()

    def _on_changed(self) -> None:
        if not self._ready and self._wall.rowCount() and self._wall.data(self._wall.index(0, 0), self._title):
            self._ready = True
            self._view.update()

    def _on_frame(self) -> None:
        if self._ready and not self._seen:
            self._seen = True
            self._first = since_start()
            self._like = [str(self._view.width()), str(self._view.height()), *imported()]
            if self._idle:
                QTimer.singleShot(SETTLED_MS, self._on_settled)
            else:
                self._end(ms=self._first, like=self._like)

    def _on_settled(self) -> None:
        self._cpu = time.process_time()
        QTimer.singleShot(IDLE_MS, self._on_idled)

    def _on_idled(self) -> None:
        share = (time.process_time() - self._cpu) / (IDLE_MS / 1000)
        self._end(ms=self._first, idle=share, mb=resident_mb())

    def _end(self, **figures: Any) -> None:
        tell(**figures, peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        QCoreApplication.quit()
