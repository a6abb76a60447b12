"""Models are QObjects with timers: each of their tests has Qt's application, whatever ran before it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication


@pytest.fixture(autouse=True)
def application(qapp: QCoreApplication) -> QCoreApplication:
    """Without one no timer starts, and Qt says so."""
    return qapp
