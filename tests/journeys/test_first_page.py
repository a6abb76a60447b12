"""Whatever page the program begins with: what it is made of is there, though nothing else was shown before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.application.bijou import HOUSE, environment
from tests.journeys.conftest import Stock

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("movie/1", "Versions"),
        ("show/1", "Season 1"),
        ("settings/libraries", "Attic"),
        ("settings/about", "Copy version"),
        ("scan/0", "Full scan of Cellar"),
        ("shows", "Shows"),
    ],
)
def test_every_page_can_be_the_first(address: str, text: str, stock: Stock, tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(stock.database.read_bytes())
    command = [sys.executable, "-m", "tests.journeys.first_page", str(tmp_path), f"bijou://{address}", text]
    variables = environment(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", **stock.tokens)
    ended = subprocess.run(command, cwd=HOUSE, env=variables, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    assert told["warnings"] == []
    assert any(text in one for one in told["texts"]), told["texts"]
