"""Runs the real program in a process of its own, as a script would."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[2]
NOBODY = "http://127.0.0.1:9"
"""Where TVmaze is for tests and benches that play no providers: it needs no key, and is not to be asked about made-up shows."""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def last_words(self) -> str:
        """The last line of standard error."""
        return self.err.splitlines()[-1] if self.err.splitlines() else ""


def environment(**more: str) -> dict[str, str]:
    """This process's environment without the user's own Bijou, and without a keyring."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("BIJOU_")},
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "BIJOU_TVMAZE_URL": NOBODY,
        "PYTHONWARNINGS": "error,ignore:gc:ResourceWarning",  # PySide's own types are never collected
        **more,
    }


def start(*arguments: str | Path, **more: str) -> subprocess.Popen[str]:
    """Start `main.py` with arguments, and variables as keywords; it has a standard input to write to."""
    return subprocess.Popen(
        [sys.executable, str(HOUSE / "main.py"), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**more),
    )


def run(*arguments: str | Path, secret: str | None = None, **more: str) -> Ended:
    """Run `main.py` to its end; `secret` is the line on standard input. Nobody ever sees a traceback."""
    with start(*arguments, **more) as process:
        out, err = process.communicate(None if secret is None else secret + "\n", timeout=60)
    assert "Traceback" not in out + err
    return Ended(process.returncode, out, err)
