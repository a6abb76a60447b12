"""The baseline of the start: an empty Qt Quick window of the same size, with the same imports of PySide."""

from __future__ import annotations

import importlib
import sys

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from tests.bench.window_child import since_start, tell

EMPTY = "import QtQuick\nWindow {{ width: {}; height: {}; visible: true; color: 'black' }}"


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
