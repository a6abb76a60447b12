"""`kill -9` at any moment of wishing and removing: the file is sound, what was said to be done is, and nothing is half done (budgets, "Robustness").

6 random moments; SOAK_KILLS sets another number (`make soak`: 200), SOAK_SEED another order.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.safety import check_file
from tests.library.killed_wish import MOST

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SOAK_KILLS", "6"))
SEED = int(os.environ.get("SOAK_SEED", "7"))
LONGEST_S = 0.4


def killed(path: Path, first: int, after: float) -> list[str]:
    """What a child said that it did until it was killed."""
    child = subprocess.Popen([sys.executable, "-m", "tests.library.killed_wish", str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child.stdout as out:
        said = [out.readline()]
        threading.Event().wait(after)
        child.kill()
        said += out.readlines()
    child.wait(60)
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.timeout(60 + 10 * KILLS)
def test_what_was_wished_or_removed_before_a_kill_stays_so_and_nothing_is_half_done(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    dice = random.Random(SEED)
    wished, removed = set[int](), set[int]()
    for turn in range(KILLS):
        for deed in killed(path, turn * MOST + 1, dice.uniform(0, LONGEST_S)):
            word, number = deed.split()
            (wished if word == "wished" else removed).add(int(number))
        assert check_file(path) == [], f"kill {turn}"
    assert len(wished) > KILLS, "the kills came too early to mean anything"
    database = Database(path)
    with database.read() as reader:
        there = {int(tmdb): count for tmdb, count in reader.rows("SELECT tmdb, count(*) FROM wishlist WHERE state = 'wanted' GROUP BY tmdb")}
    database.close()
    assert {number for number in wished - removed if number % 3} <= there.keys(), "nothing that was wished is lost"
    assert not removed & there.keys(), "what was removed stays so"
    assert set(there.values()) <= {5}, "a season is wished whole, or not at all"
