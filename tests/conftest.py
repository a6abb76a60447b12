"""What every test stands on: no screen unless asked for, the program's own kind of application, no keyring of this machine."""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

THREADS = pytest.StashKey[set[threading.Thread]]()
FAILED = pytest.StashKey[bool]()
_told: weakref.WeakSet[object] = weakref.WeakSet()
"""What was left behind and said so: it fails one test, not all that come after."""
MANY = 50_000
"""Objects made by tests without Qt before cycles among them are looked for."""
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


def pytest_configure() -> None:
    """Python looks for cycles only between tests, on the main thread: see app/workers/collector.py for what happens on others."""
    gc.disable()
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))  # as the program where the system has no language


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """What this test may not leave behind is what is not there before it."""
    item.stash[THREADS] = _threads()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A failed test keeps what it was about in its traceback."""
    item.stash[FAILED] = item.stash.get(FAILED, False) or call.excinfo is not None
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Clear away what a test left in circles. What is still there then lives on into other tests, and that fails this one."""
    answer = yield
    if isinstance(item, pytest.Function):
        item.funcargs.clear()
    before = item.stash[THREADS]
    left = [str(thread) for thread in _threads() - before]
    if "PySide6.QtGui" in sys.modules:
        left += _objects()
    elif gc.get_count()[0] > MANY:
        gc.collect()
    assert not left or item.stash.get(FAILED, False), f"left behind: {', '.join(left)}"
    return answer


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.daemon}


def _objects() -> list[str]:
    """Objects of Bijou's, running timers and windows; what else is there is passed over from now on."""
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtGui import QGuiApplication
    from shiboken6 import isValid

    gc.collect()
    living = [thing for thing in gc.get_objects() if isinstance(thing, QObject) and isValid(thing)]
    gc.freeze()
    left = [thing for thing in living if type(thing).__module__.startswith("app.") or (isinstance(thing, QTimer) and thing.isActive())]
    left = [thing for thing in left if thing not in _told]
    _told.update(left)
    return [*map(repr, left), *(f"window {window.title()}" for window in QGuiApplication.topLevelWindows())]
