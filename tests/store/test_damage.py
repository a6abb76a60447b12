"""A library file that is damaged, empty, cut, of another program or on a full disk: said in words, with a way on, and nothing lost (budgets, "Robustness")."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import msgspec
import pytest

from app.domain.cancel import Cancel
from app.domain.problems import StoreProblem
from app.library.safe_copy import keep_safe_copy
from app.store.connection import DamagedLibrary
from app.store.database import Database, Reader
from app.store.migrations import migrate, schema_steps
from app.store.safety import back_up, check_file, good_copy_path, keep_good_copy, restore

ROOT = Path(__file__).parents[2]


def test_restoring_on_a_full_disk_leaves_everything_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the next start would find no library at all and quietly begin an empty one."""
    path = tmp_path / "library.db"
    Database(path).close()
    keep_good_copy(path)
    path.write_bytes(b"rubbish" * 1000)

    def full(_path: Path, _target: Path, _cancel: object = None) -> None:
        raise StoreProblem("The disk is full.")

    monkeypatch.setattr("app.store.safety.back_up", full)
    with pytest.raises(StoreProblem, match="full"):
        restore(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["library.db", "library.good.db"]
    assert path.read_bytes().startswith(b"rubbish")


def test_restoring_leaves_nothing_else_behind(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Database(path).close()
    keep_good_copy(path)
    path.write_bytes(b"rubbish" * 1000)
    path.with_name("library.db-wal").write_bytes(b"old")
    restore(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["library.damaged-1.db", "library.damaged-1.db-wal", "library.db", "library.good.db"]
    assert check_file(path) == []


@pytest.mark.parametrize("harm", [lambda content: content[:100] + bytes(20) + content[120:], lambda content: content[:-4096]], ids=["schema", "cut"])
def test_damage_behind_a_sound_header_names_the_good_copy_too(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "library.db"
    Database(path).close()
    keep_good_copy(path)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(DamagedLibrary, match=r"library\.good\.db"):
        Database(path)


def test_an_empty_file_beside_a_good_copy_is_damage_and_not_a_new_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Database(path).close()
    keep_good_copy(path)
    path.write_bytes(b"")
    with pytest.raises(DamagedLibrary, match=r"library\.good\.db"):
        Database(path)
    good_copy_path(path).unlink()
    Database(path).close()


@pytest.mark.parametrize("version", [0, 1])
def test_another_programs_database_is_refused_and_its_tables_are_left(tmp_path: Path, version: int) -> None:
    path = tmp_path / "library.db"
    with closing(apsw.Connection(str(path))) as other:
        other.execute(f"CREATE TABLE movies (name TEXT); INSERT INTO movies VALUES ('mine'); PRAGMA user_version = {version}")
    with pytest.raises(StoreProblem, match=r"library\.db is a database of another program"):
        Database(path)
    with closing(apsw.Connection(str(path))) as other:
        assert other.execute("SELECT name FROM movies").fetchall() == [("mine",)]
        assert other.execute("SELECT count(*) FROM sqlite_schema").fetchall() == [(1,)]


def test_no_copy_is_made_of_a_library_with_a_broken_index(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.write() as tx:
        tx.insert_many("INSERT INTO genres (folded, name)", [(f"genre {number:04}", f"Genre {number:04}") for number in range(40)])
        page = tx.value("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'genres'")
    database.close()
    content = bytearray(path.read_bytes())
    start = (page - 1) * 4096
    at = content.index(b"genre 0007", start, start + 4096)
    content[at : at + 10] = b"genre 0006"
    path.write_bytes(bytes(content))
    with pytest.raises(StoreProblem, match="damaged"):
        keep_good_copy(path)


def read_all(reader: Reader) -> None:
    reader.rows("SELECT name FROM genres")
    msgspec.json.decode(reader.value("SELECT value FROM settings"))


@pytest.mark.parametrize(("old", "new"), [(b"Genre 0007", b"Genre\xff0007"), (b'"title":"Half', b'"title"!"Half')])
def test_stored_text_with_a_bit_turned_over_is_damage_in_words(tmp_path: Path, old: bytes, new: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.write() as tx:
        tx.execute("INSERT INTO genres (folded, name) VALUES ('a', 'Genre 0007')")
        tx.execute("INSERT INTO settings (key, value) VALUES ('facts', ?)", ('{"title":"Half"}',))
    database.close()
    path.write_bytes(path.read_bytes().replace(old, new))
    database = Database(path)
    for attempt in (database.read, database.write):
        with pytest.raises(DamagedLibrary), attempt() as reader:
            read_all(reader)
    database.close()
    assert "cannot be read" in caplog.text


def test_d51_a_clock_that_was_put_back_does_not_stop_the_good_copies(tmp_path: Path) -> None:
    """A copy made in 2031 by a wrong clock is renewed today; with a clock that BIJOU_NOW has set, once a day by that clock."""
    days = iter((1_924_000_000, 1_700_000_000, 900_000_000))
    today = [0]
    database = Database(tmp_path / "library.db", clock=lambda: today[0])
    for today[0] in days:
        assert keep_safe_copy(database, Cancel())
        assert not keep_safe_copy(database, Cancel())
    database.close()


def test_names_that_are_no_text_are_refused_in_words(tmp_path: Path) -> None:
    """A folder whose name is bytes of another alphabet: SQLite wants UTF-8."""
    with pytest.raises(StoreProblem, match="no text"):
        Database(tmp_path / "caf\udce9" / "library.db")
    path = tmp_path / "library.db"
    Database(path).close()
    with pytest.raises(StoreProblem, match="no text"):
        back_up(path, tmp_path / "copy\udcff.db")


SLOW = (
    "CREATE TABLE more (id INTEGER PRIMARY KEY, words TEXT) STRICT; "
    "INSERT INTO more (words) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT hex(i) || 'words' FROM n; "
    "UPDATE settings SET value = '\"light\"';"
)
UPGRADE = """
import sys
from pathlib import Path
from app.store.migrations import migrate
sys.stdout.write("ready\\n")
sys.stdout.flush()
migrate(Path(sys.argv[1]), schema=Path(sys.argv[2]))
"""


@pytest.mark.parametrize("milliseconds", [0, 4, 12, 25, 45, 80])
def test_an_upgrade_that_is_killed_leaves_the_old_library_or_the_new_one(tmp_path: Path, milliseconds: int) -> None:
    """`kill -9` at some moment of a migration: whole or not at all, and the next start completes it."""
    path, schema = tmp_path / "library.db", tmp_path / "schema"
    database = Database(path)
    with database.write() as tx:
        tx.execute("INSERT INTO settings (key, value) VALUES ('theme', '\"dark\"')")
    database.close()
    schema.mkdir()
    newest = max(schema_steps())
    for number, step in schema_steps().items():
        (schema / f"{number:04}_step.sql").write_text(step.read_text(encoding="utf-8"), encoding="utf-8")
    (schema / f"{newest + 1:04}_step.sql").write_text(SLOW, encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", UPGRADE, str(path), str(schema)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        threading.Event().wait(milliseconds / 1000)
        child.kill()
    assert check_file(path) == []
    with closing(apsw.Connection(str(path))) as library:
        version = library.pragma("user_version")
        told = library.execute("SELECT value FROM settings WHERE key = 'theme'").fetchall()
    assert (version, told) in [(newest, [('"dark"',)]), (newest + 1, [('"light"',)])]
    migrate(path, schema=schema)
    with closing(apsw.Connection(str(path))) as library:
        assert library.execute("SELECT count(*) FROM more").fetchall() == [(60_000,)]
    assert check_file(path) == []
