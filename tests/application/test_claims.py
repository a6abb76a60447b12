"""Claims: one holder at a time, and a dead process holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.application.claims import claim

HOUSE = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from app.application.claims import claim

held = claim(Path(sys.argv[1]))
print(held is not None, flush=True)
sys.stdin.read()
"""


def test_a_claim_is_held_once_and_let_go(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    first = claim(path)
    assert first is not None
    assert claim(path) is None
    first.release()
    again = claim(path)
    assert again is not None
    again.release()


def test_another_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=HOUSE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert claim(path) is None
        other.kill()
        other.wait()
    held = claim(path)
    assert held is not None
    held.release()
