"""Bijou as someone else runs it: `main.py` in a process of its own, heard on its two outputs; nothing of the house is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.acceptance.export_shape import faults_of

MAIN = Path(__file__).parents[2] / "main.py"
PASSPHRASE = "correct horse battery staple"
DONE, NOT_WHOLE, WRONG_ARGUMENTS = 0, 1, 2
PATIENCE = 90
"""Seconds after which a run that does not end is a failure."""


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The last line of standard error."""
        return self.err.rstrip("\n").rpartition("\n")[2]

    @property
    def said(self) -> str:
        """Both outputs."""
        return self.out + self.err


class Running:
    """A run that goes on beside the test."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self.child = child

    @property
    def pid(self) -> int:
        return self.child.pid

    def kill(self) -> None:
        """As `kill -9` does."""
        self.child.kill()
        self.child.communicate()

    def ended(self) -> Ran:
        """Wait for the end."""
        out, err = self.child.communicate(timeout=PATIENCE)
        return heard(self.child.returncode, out, err)


class Bijou:
    """The program with a data folder and an environment without a keyring; `environ` are further variables."""

    def __init__(self, data_dir: Path, **environ: str) -> None:
        self.data_dir = data_dir
        home = data_dir.with_name(f"{data_dir.name}-home")
        home.mkdir(exist_ok=True)
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
            "BIJOU_PASSPHRASE": PASSPHRASE,
            **environ,
        }

    def start(self, *arguments: object, secret: str | None = None, **environ: str) -> Running:
        """Start it with these arguments; `secret` becomes a line on its standard input, an empty variable is taken away."""
        variables = {name: value for name, value in {**self.environ, **environ}.items() if value}
        child = subprocess.Popen(
            [sys.executable, str(MAIN), "--data-dir", str(self.data_dir), *map(str, arguments)],
            stdin=subprocess.PIPE if secret is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=variables,
        )
        if secret is not None and child.stdin is not None:
            child.stdin.write(f"{secret}\n")
            child.stdin.close()
            child.stdin = None
        return Running(child)

    def __call__(self, *arguments: object, secret: str | None = None, code: int = DONE, **environ: str) -> Ran:
        """Run it to its end, which has to be this exit code."""
        ran = self.start(*arguments, secret=secret, **environ).ended()
        assert ran.code == code, f"exit {ran.code} instead of {code}\n{ran.said}"
        return ran

    def add_plex(self, address: str, token: str, *more: object, code: int = DONE) -> Ran:
        """Add a Plex server, and whatever else is asked with it."""
        return self("--add-server", "plex", address, "--token-stdin", *more, secret=token, code=code)

    def add_jellyfin(self, address: str, user: str, password: str, *more: object, code: int = DONE) -> Ran:
        """Add a Jellyfin server as a user, and whatever else is asked with it."""
        return self("--add-server", "jellyfin", address, "--user", user, "--password-stdin", *more, secret=password, code=code)

    def scan(self, mode: str, *more: object, code: int = DONE) -> Ran:
        """Scan every server."""
        return self("--scan", mode, *more, code=code)

    @property
    def target(self) -> Path:
        """Where exports are written."""
        return self.data_dir.with_name(f"{self.data_dir.name}.json")

    def export(self) -> dict[str, Any]:
        """The library as it is exported, held against the contract."""
        self("--export", self.target)
        return read_export(self.target)

    def scanned(self, mode: str, *more: object, code: int = DONE) -> tuple[Ran, dict[str, Any]]:
        """Scan every server, export, and look through the database, in one run."""
        ran = self.scan(mode, *more, "--export", self.target, "--check-db", code=code)
        assert "The database is sound." in ran.out, ran.said
        return ran, read_export(self.target)


def heard(code: int, out: str, err: str) -> Ran:
    """What holds for every run: no traceback, a known exit code, and a failure is a sentence at the end of standard error."""
    ran = Ran(code, out, err)
    assert "Traceback (most recent call last)" not in ran.said, ran.said
    assert code in {DONE, NOT_WHOLE, WRONG_ARGUMENTS}, f"exit {code}\n{ran.said}"
    if code != DONE:
        assert is_sentence(ran.sentence), f"the last line of standard error is no sentence: {ran.sentence!r}\n{ran.said}"
    assert "inside Bijou" not in ran.err, ran.err
    return ran


def is_sentence(line: str) -> bool:
    """Several words with a full stop at the end, and no exception's name; it may begin with a server's or an option's."""
    return len(line.split()) >= 3 and line[-1] in ".!?" and "Error" not in line and "Exception" not in line


def read_export(path: Path) -> dict[str, Any]:
    """An export that keeps to its contract."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    faults = faults_of(data)
    assert not faults, "\n".join(faults)
    return data
