"""Opens the program at one page in a process of its own, where nothing was built before, and prints as JSON what QML complained of and which texts it shows.

Arguments: the data folder, the page's address, and a text to wait for.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from app.application.commandline import read
from app.application.pretending import Pretend
from app.application.program import Program
from app.application.qt import make_application
from tests.journeys import seen

PATIENCE_MS = 15_000


def no_servers(_size: int | None, _folder: Path) -> Pretend:
    """Nobody starts the demo here."""
    raise AssertionError


def main(folder: str, address: str, text: str) -> None:
    options = read(["--data-dir", folder, "--open", address, "--renderer", "software"])
    application = make_application(options)
    with contextlib.closing(Program(no_servers)) as program:
        program.open(options)
        assert program.window is not None
        stage, view = program.window.stage, program.window.view
        assert view is not None
        look = QTimer()
        look.timeout.connect(lambda: application.quit() if seen.shows(view, text) or stage.warnings else None)
        look.start(50)
        QTimer.singleShot(PATIENCE_MS, application.quit)
        QGuiApplication.exec()
        look.stop()
        sys.stdout.write(json.dumps({"warnings": list(stage.warnings), "texts": seen.texts(view)}) + "\n")


main(*sys.argv[1:])
