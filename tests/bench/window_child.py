"""One measured window in a process of its own; prints a JSON line.

`start` is the program on a library, `idle` the same left alone, `empty` the baseline: a window of the same size, with what the program imports of PySide.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

EMPTY = "import QtQuick\nWindow {{ width: {}; height: {}; visible: true; color: 'black' }}"
SETTLED_MS, IDLE_MS = 32_000, 10_000


def since_start() -> float:
    """Milliseconds since the parent started this process; both read the same monotonic clock."""
    return (time.monotonic_ns() - int(os.environ["BENCH_BEGAN"])) / 1e6


def tell(**figures: Any) -> None:
    """The answer."""
    print(json.dumps(figures), flush=True)


def imported() -> list[str]:
    """`module:name` of all that the program's modules have imported of PySide; a type costs when it is first named, so the baseline names it too."""
    ours = [module for name, module in sys.modules.items() if name.startswith("app.")]
    values = [value for module in ours for value in vars(module).values() if isinstance(value, type) and value.__module__.startswith("PySide6.")]
    return sorted({f"{value.__module__}:{value.__name__}" for value in values if hasattr(sys.modules[value.__module__], value.__name__)})


def empty(width: str, height: str, *names: str) -> None:
    """An empty Qt Quick window: time to its first frame."""
    for name in names:
        module, _, kind = name.partition(":")
        getattr(importlib.import_module(module), kind)
    application = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    engine.loadData(QByteArray(EMPTY.format(width, height).encode()))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)

    def seen() -> None:
        tell(ms=since_start())
        QCoreApplication.quit()

    window.frameSwapped.connect(seen, Qt.ConnectionType.QueuedConnection)
    application.exec()
    del engine


class Watch:
    """Waits for the frame after the wall has its first captions."""

    def __init__(self, data_dir: str, idle: bool) -> None:
        from main import collect_seldom

        collect_seldom()
        from app.application.commandline import read
        from app.application.run_window import begin

        os.environ["BIJOU_DATA_DIR"] = data_dir  # the usual start has no arguments
        options = read([])
        self.application, self.program = begin(options, lambda *_: None)  # type: ignore[arg-type]  # no pretend servers here
        self.program.open(options)
        window = self.program.window
        assert window is not None
        assert window.view is not None
        self._idle, self._ready, self._seen = idle, False, False
        self._view = window.view
        self._wall: Any = window.libraries.movies.property("wall")
        self._title = next(role for role, name in self._wall.roleNames().items() if bytes(name.data()) == b"title")
        self._wall.dataChanged.connect(self._on_changed)
        self._wall.modelReset.connect(self._on_changed)
        self._wall.rowsInserted.connect(self._on_changed)
        self._view.frameSwapped.connect(self._on_frame, Qt.ConnectionType.QueuedConnection)

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


def resident_mb() -> float:
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """`what`, and the data folder or what `empty` is to be like."""
    what, *rest = sys.argv[1:]  # after `empty`: width, height and the names to import
    if what == "empty":
        empty(*rest)
        return
    watch = Watch(rest[0], idle=what == "idle")
    with contextlib.closing(watch.program):
        watch.application.exec()


if __name__ == "__main__":
    main()
