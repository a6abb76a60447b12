"""Each import contract really bites: a violation planted in a small copy of the house is found under that contract's name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLANTED = [
    ("The staircase", "domain/planted.py", "import app.store"),
    ("The staircase", "models/planted.py", "import app.workers"),
    ("The staircase", "store/planted.py", "import app.sources"),
    ("The staircase", "cellar/__init__.py", ""),
    ("Half of the house knows no Qt", "library/planted.py", "from PySide6 import QtCore"),
    ("The domain touches no disk", "domain/planted.py", "from pathlib import Path"),
    ("Only the store says SQL", "library/planted.py", "import apsw"),
    ("Only web opens connections", "sources/planted.py", "import requests"),
    ("plexapi stays in the sources", "library/planted.py", "import plexapi.server"),
    ("Only settings/keys.py says keyring", "sources/planted.py", "import keyring"),
    ("The pretend servers stand apart", "demo/planted.py", "import app.store"),
    ("Nobody in the house starts the pretend servers", "library/planted.py", "import app.demo"),
]


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).parent / "lint-imports"
    command = [str(linter), "--no-cache", "--config", str(house / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "200"}
    return subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, timeout=100, check=False)


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """Every room of the real house, empty, with the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in [ROOT / "app", *(path for path in (ROOT / "app").iterdir() if (path / "__init__.py").exists())]:
        copy = tmp_path / room.relative_to(ROOT)
        copy.mkdir()
        (copy / "__init__.py").touch()
    if not (tmp_path / "app" / "application").exists():
        (tmp_path / "app" / "application.py").touch()
    return tmp_path


def test_the_empty_house_keeps_every_contract(small_house: Path) -> None:
    answer = _lint(small_house)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_a_planted_violation_is_found(small_house: Path, contract: str, module: str, line: str) -> None:
    path = small_house / "app" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n", encoding="utf-8")
    answer = _lint(small_house)
    assert answer.returncode != 0
    broken = [row for row in answer.stdout.splitlines() if row.startswith(contract) and row.endswith("BROKEN")]
    missing_layer = "cellar" in module and "cellar" in answer.stdout + answer.stderr
    assert broken or missing_layer, answer.stdout + answer.stderr
