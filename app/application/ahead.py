"""What the start does at the same time: Qt reads the QML while Python imports the half of the house that knows no Qt."""

from __future__ import annotations

import threading
from importlib import import_module

from app.views.engine import Stage

WITHOUT_QT = (
    "app.application.household",
    "app.artwork.cache",
    "app.domain.scanning",
    "app.store.library_cards",
    "app.store.library_page",
    "app.store.server_changes",
    "app.store.servers",
)
"""All that the first frame needs and that names no Qt type: two threads that use a type of PySide for the first time at once can crash."""


def read_ahead() -> Stage:
    """A stage whose window has been read. Qt reads it on a thread of its own and waits for the disk and no lock of Python's: two cores work."""
    importing = threading.Thread(target=_import, name="import")
    importing.start()
    stage = Stage()
    stage.read_ahead("Main.qml", wait=True)
    importing.join()
    return stage


def _import() -> None:
    for module in WITHOUT_QT:
        import_module(module)
