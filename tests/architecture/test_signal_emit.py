"""PySide6 6.12.0 on CPython 3.11 drops a reference on each Signal.emit and aborts the interpreter after a few hundred: the version in use must not."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    told = Signal(object)
    counted = Signal(int, str)
    nothing = Signal()

sender, payload, heard = Sender(), object(), []
sender.told.connect(lambda thing: heard.append(thing is payload))
sender.counted.connect(lambda number, text: None)
sender.nothing.connect(lambda: None)
before = [sys.getrefcount(thing) for thing in (payload, None, True, "", 0)]
for number in range(5000):
    sender.told.emit(payload)
    sender.counted.emit(0, "")
    sender.nothing.emit()
after = [sys.getrefcount(thing) for thing in (payload, None, True, "", 0)]
assert all(heard) and len(heard) == 5000
print(min(b - a for a, b in zip(before, after)))
"""


def test_emitting_signals_costs_no_reference() -> None:
    ended = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > -100, "an emit drops references"
