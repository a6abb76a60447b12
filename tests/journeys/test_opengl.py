"""The same journeys on a virtual screen, drawn by OpenGL: what only another renderer or a real window system shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
CHOSEN = "look_around or same_place or keyboard or second_start or drifts"


@pytest.mark.opengl
@pytest.mark.timeout(300)
@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no virtual screen here (xvfb-run)")
def test_a_few_journeys_drawn_by_opengl() -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTEST_"))},
        "QT_QPA_PLATFORM": "xcb",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-k", CHOSEN, "-m", "journey"]
    ended = subprocess.run([*command, str(Path(__file__).parent)], cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=280, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]
