"""What every test stands on: no screen unless asked for, the program's own kind of application, no keyring of this machine."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ["QT_QPA_PLATFORM"] == "offscreen":
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
for name in [name for name in os.environ if name.startswith("BIJOU_") and name != "BIJOU_CAPTURES"]:
    del os.environ[name]


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Bijou is a QGuiApplication; Qt Widgets are not used."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication
