"""`kill -9` at any moment of a scan: the file is sound, settings are there, the next scan completes (budgets, "Robustness").

20 random moments; SOAK_KILLS sets another number (`make soak`: 200), SOAK_SEED another order.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.library.scan import scan
from app.store.database import Database
from app.store.safety import check_file
from app.store.server_changes import NewServer, add_server
from tests.library.killed_scan import shelf
from tests.library.scanning import counted, value

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("SOAK_KILLS", "20"))
SEED = int(os.environ.get("SOAK_SEED", "7"))


def made(path: Path) -> None:
    """A library with a server and with what a user did."""
    database = Database(path)
    with database.write() as tx:
        add_server(tx, NewServer("plex", "Attic", "http://attic.example", "device"), 1)
        tx.execute("INSERT INTO settings (key, value) VALUES ('theme', '\"dark\"')")
        tx.execute("INSERT INTO watchlist (kind, state, title, tvdb, added_at) VALUES ('show', 'follow', 'Show 0001', '1', 1)")
    database.close()


def started(path: Path, change: int) -> subprocess.Popen[str]:
    """A scan in a child process, about to begin."""
    child = subprocess.Popen([sys.executable, "-m", "tests.library.killed_scan", str(path), str(change)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def lasts(path: Path) -> float:
    """Seconds that an undisturbed scan takes here and now."""
    child = started(path, 0)
    began = time.monotonic()
    assert child.stdout is not None
    with child.stdout as out:
        assert out.readline() == "done\n"
    spent = time.monotonic() - began
    assert child.wait(60) == 0
    return spent


@pytest.mark.timeout(60 + 10 * KILLS)
def test_a_killed_scan_leaves_a_sound_library_and_the_next_one_completes(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    made(path)
    whole = lasts(path)
    dice = random.Random(SEED)
    cut_short = 0
    for change in range(1, KILLS + 1):
        child = started(path, change)
        threading.Event().wait(dice.uniform(0, whole))
        child.kill()
        assert child.stdout is not None
        with child.stdout as out:
            cut_short += "done" not in out.read()
        child.wait(60)
        assert check_file(path) == [], f"kill {change}"
    assert cut_short >= KILLS // 4, "the kills came too late to mean anything"
    database = Database(path)
    report = scan(database, shelf(KILLS), 1, "deep", Cancel())
    assert (report.state, report.problems) == ("done", ())
    assert value(database, "SELECT value FROM settings WHERE key = 'theme'") == '"dark"'
    assert value(database, "SELECT title FROM watchlist WHERE state = 'follow'") == "Show 0001"
    assert counted(database, "scanned_pages") == 0
    assert counted(database, "scans WHERE state = 'running'") == 0
    source = shelf(KILLS)
    listed = {item.remote_key for items in source.items_there.values() for item in items}
    with database.read() as reader:
        assert {row[0] for row in reader.rows("SELECT remote_key FROM copies WHERE not_seen_since IS NULL")} == listed
        unindexed = "SELECT count(*) FROM movies WHERE id NOT IN (SELECT rowid FROM movie_search_docsize)"
        assert reader.value(unindexed) == 0
    database.close()
    assert check_file(path) == []
