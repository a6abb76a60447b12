"""The typefaces that Bijou brings: loaded from its own files, also where the system has them."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY = "Inter"
BODY_PIXELS = 13
log = logging.getLogger(__name__)


def load_fonts(folder: Path) -> list[str]:
    """Load every TrueType file of the folder and make Inter the application's font; returns the family names, in the files' order."""
    families: list[str] = []
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            log.warning("The typeface %s could not be loaded", file.name)
            continue
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont(FAMILY)
    font.setPixelSize(BODY_PIXELS)
    QGuiApplication.setFont(font)
    return families
