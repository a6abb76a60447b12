"""The Linux Secret Service, for real: a session bus and gnome-keyring of their own (D70)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from app.settings.keys import Keys, KeysUnavailable, server_secret
folder = Path(sys.argv[1])
name = server_secret("plex", "a1b2")
if sys.argv[2] == "put":
    print(Keys(folder, folder / "s", environ={}).put(name, "canary").value)
else:
    try:
        print(Keys(folder, folder / "s", environ={}).get(name))
    except KeysUnavailable as problem:
        print(problem)
"""


@pytest.fixture
def service(tmp_path: Path) -> dict[str, str]:
    """An environment with a home and runtime folder of its own; `make test` installs dbus and gnome-keyring."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    others = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHON_KEYRING_BACKEND"}
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return {**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(REPOSITORY)}


def _run(script: str, environ: dict[str, str], *arguments: str) -> list[str]:
    command = ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, PROGRAM, *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def test_d70_the_secret_service_keeps_a_secret_between_two_programs(tmp_path: Path, service: dict[str, str]) -> None:
    unlocked = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "$1" -c "$2" "$3" put && "$1" -c "$2" "$3" get'
    assert _run(unlocked, service, str(tmp_path)) == ["keyring", "canary"]


def test_d70_a_secret_service_that_stays_locked_is_a_sentence(tmp_path: Path, service: dict[str, str]) -> None:
    """Nobody can be asked to unlock it where there is no screen: Bijou goes on for this session."""
    assert _run('"$1" -c "$2" "$3" put', service, str(tmp_path)) == ["session"]
    (answer,) = _run('"$1" -c "$2" "$3" get', service, str(tmp_path))
    assert answer.startswith("The keyring did not open.")
