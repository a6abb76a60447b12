"""What every test stands on: no screen unless asked for, the program's own kind of application, no keyring of this machine."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import pytest

_SCREEN = {"name": "test", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def _offscreen() -> str:
    """The platform without a screen, with one of a usual size: its own is 800 × 800."""
    config = Path(tempfile.gettempdir()) / f"bijou-test-screen-{os.getuid() if hasattr(os, 'getuid') else 'user'}.json"
    config.write_text(json.dumps({"screens": [_SCREEN]}))
    return f"offscreen:configfile={config}"


if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = _offscreen()
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
