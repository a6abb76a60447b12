"""The QGuiApplication: one a process, with its name, renderer and looks."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.application.commandline import Options
from app.domain.problems import Problem
from app.views import engine
from app.workers.collector import Collector

RESOURCES = Path(__file__).parents[2] / "resources"
SWITCH_SECONDS = 0.001
"""How long a computing thread keeps Python's lock while the GUI thread waits for it: a fifth of the default, for the wall's role calls.

Scrolling while a server is scanned, the slowest twentieth of the frames takes 36 ms by the clock with the default, 28 with this, and no less with 0.2 ms.
"""
log = logging.getLogger(__name__)


def _screen() -> bool:
    """Whether Qt would find something to draw on: on Linux it does not look first, it aborts the process."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def make_application(options: Options) -> QGuiApplication:
    """Make it, and settle what draws. Raises Problem where a window is asked for and there is no screen."""
    if not _screen():
        if options.tour is None:
            raise Problem("There is no screen here, so Bijou cannot open its window. Its commands work without one: see --help. --tour takes pictures of it.")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.setswitchinterval(SWITCH_SECONDS)
    engine.prepare(options.renderer)
    application = QGuiApplication(sys.argv[:1])
    application.setApplicationName("Bijou")
    application.setApplicationDisplayName("Bijou")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("bijou")
    if QLocale.system().language() == QLocale.Language.C:  # no language is set: the one that Bijou's own texts are written in
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    engine.touch_types()
    Collector(application)
    log.info("Bijou %s, drawn by %s", __version__, engine.choose(options.renderer))
    return application
