"""Another process writes to the library: the window hears of it, and of nothing of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.changes import Changes, Subject
from app.store.database import Database
from app.store.everything import everything
from app.workers.jobs import Jobs
from app.workers.outsiders import Outsiders

HOUSE = Path(__file__).parents[2]
OTHER = """
import sys
from pathlib import Path
from app.store.database import Database

database = Database(Path(sys.argv[1]))
with database.write() as tx:
    tx.execute("INSERT INTO movies (title, sort_key, created_at) VALUES ('Sintel', 'sintel', 0)")
database.close()
"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db")
    yield database
    database.close()


def write_elsewhere(database: Database) -> None:
    subprocess.run([sys.executable, "-c", OTHER, str(database.path)], check=True, cwd=HOUSE)


def test_only_others_count(database: Database) -> None:
    assert not database.wrote_elsewhere()
    with database.write() as tx:
        tx.execute("INSERT INTO movies (title, sort_key, created_at) VALUES ('Wings', 'wings', 0)")
    assert not database.wrote_elsewhere()
    write_elsewhere(database)
    assert database.wrote_elsewhere()
    assert not database.wrote_elsewhere()


def test_the_question_never_waits_for_our_own_writing(database: Database) -> None:
    with database.write() as tx:
        assert not database.wrote_elsewhere()
        tx.execute("INSERT INTO movies (title, sort_key, created_at) VALUES ('Wings', 'wings', 0)")


def test_the_window_hears_that_everything_may_have_changed(qtbot: QtBot, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.workers.outsiders.LOOK_EVERY_MS", 20)

    def look() -> Changes | None:
        if not database.wrote_elsewhere():
            return None
        with database.read() as reader:
            return everything(reader)

    heard: list[Changes] = []
    jobs = Jobs(1)
    outsiders = Outsiders(jobs, look, heard.append)
    outsiders.start()
    write_elsewhere(database)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    outsiders.close()
    jobs.close()
    assert heard[0].updated == {Subject.MOVIE: frozenset({1})}
