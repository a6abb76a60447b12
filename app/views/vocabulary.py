"""The Python objects that QML knows by name: one list for whoever registers them and for the description that qmllint reads."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.models.navigation import Navigation
from app.models.place import Place
from app.models.scan_progress import ScanProgress
from app.models.search_palette import SearchPalette
from app.models.theme_source import ThemeSource
from app.models.toasts import Toasts
from app.views.actions import Actions

SINGLETONS: dict[str, type[QObject]] = {
    "Actions": Actions,
    "Navigation": Navigation,
    "Place": Place,
    "ScanProgress": ScanProgress,
    "SearchPalette": SearchPalette,
    "ThemeSource": ThemeSource,
    "Toasts": Toasts,
}
