"""The library file from version to version: whole or not at all, with a copy first, and never a child lost (D1)."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw
import pytest

from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, StoreProblem
from app.library.safe_copy import keep_safe_copy
from app.store import migrations
from app.store.connection import DamagedLibrary, NewerLibrary
from app.store.database import Database
from app.store.migrations import migrate, schema_steps
from app.store.safety import back_up, check_file, good_copy_of, good_copy_path, keep_good_copy, restore

FIRST = """CREATE TABLE parents (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;
CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parents ON DELETE CASCADE) STRICT;"""
REBUILT = """CREATE TABLE new_parents (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, age INTEGER) STRICT;
INSERT INTO new_parents (id, name) SELECT id, name FROM parents;
DROP TABLE parents;
ALTER TABLE new_parents RENAME TO parents;"""
ORPHANS = "DELETE FROM parents WHERE id = 1;"
BROKEN = "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"


def steps(folder: Path, *files: str) -> Path:
    """A folder with numbered steps."""
    folder.mkdir(exist_ok=True)
    for number, sql in enumerate(files, 1):
        (folder / f"{number:04}_step.sql").write_text(sql, encoding="utf-8")
    return folder


@contextmanager
def opened(path: Path) -> Iterator[apsw.Connection]:
    with closing(apsw.Connection(str(path))) as connection:
        yield connection


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the first version, with a parent and two children."""
    path = tmp_path / "library.db"
    migrate(path, schema=steps(tmp_path / "schema", FIRST))
    with opened(path) as connection:
        connection.execute("INSERT INTO parents (name) VALUES ('Ripley'), ('Ash'); INSERT INTO children (parent_id) VALUES (1), (1)")
    return path


def test_rebuilding_a_parent_keeps_every_child(old: Path, tmp_path: Path) -> None:
    migrate(old, schema=steps(tmp_path / "schema", FIRST, REBUILT))
    with opened(old) as connection:
        assert connection.pragma("user_version") == 2
        assert connection.execute("SELECT count(*) FROM children").fetchall() == [(2,)]
        assert connection.execute("SELECT name, age FROM parents ORDER BY id").fetchall() == [("Ripley", None), ("Ash", None)]
    assert check_file(old) == []


def test_a_copy_is_made_first_and_opens_as_it_was(old: Path, tmp_path: Path) -> None:
    migrate(old, schema=steps(tmp_path / "schema", FIRST, REBUILT))
    copy = old.with_name("library.v1.db")
    with opened(copy) as connection:
        assert connection.pragma("user_version") == 1
        assert connection.execute("SELECT name FROM parents ORDER BY id").fetchall() == [("Ripley",), ("Ash",)]
    assert check_file(copy) == []


def test_the_copy_holds_what_only_the_write_ahead_log_has(old: Path, tmp_path: Path) -> None:
    with opened(old) as busy:
        busy.execute("INSERT INTO parents (name) VALUES ('Lambert')")
        assert old.with_name("library.db-wal").stat().st_size > 0
        migrate(old, schema=steps(tmp_path / "schema", FIRST, REBUILT))
    with opened(old.with_name("library.v1.db")) as connection:
        assert connection.execute("SELECT count(*) FROM parents").fetchall() == [(3,)]


def test_a_new_file_needs_no_copy(tmp_path: Path) -> None:
    Database(tmp_path / "library.db").close()
    assert [path.name for path in tmp_path.iterdir()] == ["library.db"]


@pytest.mark.parametrize(("step", "sentence"), [(BROKEN, "no such table"), (ORPHANS, "would have lost what they belong to")])
def test_a_step_that_fails_changes_nothing(old: Path, tmp_path: Path, step: str, sentence: str) -> None:
    with pytest.raises((apsw.SQLError, StoreProblem), match=sentence):
        migrate(old, schema=steps(tmp_path / "schema", FIRST, REBUILT, step))
    with opened(old) as connection:
        assert connection.pragma("user_version") == 2  # the step before it is whole
        assert connection.execute("SELECT count(*) FROM parents, children").fetchall() == [(4,)]
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").fetchall() == [(0,)]


def test_a_newer_file_is_refused_and_left_untouched(old: Path, tmp_path: Path) -> None:
    migrate(old, schema=steps(tmp_path / "schema", FIRST, REBUILT))
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    there = sorted(path.name for path in tmp_path.iterdir())
    (tmp_path / "schema" / "0002_step.sql").unlink()
    with pytest.raises(NewerLibrary, match="newer version of Bijou"):
        migrate(old, schema=tmp_path / "schema")
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == there


def test_a_newer_file_with_an_unfinished_log_is_refused_too(old: Path, tmp_path: Path) -> None:
    """Its version stands in the log alone; the log is not folded into the file."""
    with opened(old) as newer:
        newer.pragma("journal_mode", "wal")
        newer.execute("BEGIN; PRAGMA user_version = 9; COMMIT")
        before = hashlib.sha256(old.read_bytes()).hexdigest()
        with pytest.raises(NewerLibrary):
            migrate(old, schema=tmp_path / "schema")
        assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_two_programs_that_upgrade_at_once_do_it_once(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = steps(tmp_path / "schema", FIRST, REBUILT)
    applied = migrations._apply

    def meanwhile(connection: apsw.Connection, number: int, sql: str) -> None:
        monkeypatch.setattr(migrations, "_apply", applied)
        migrate(old, schema=schema)
        applied(connection, number, sql)

    monkeypatch.setattr(migrations, "_apply", meanwhile)
    migrate(old, schema=schema)
    assert check_file(old) == []


def test_every_step_is_numbered_without_a_gap_and_leaves_transactions_alone() -> None:
    found = schema_steps()
    assert list(found) == list(range(1, len(found) + 1))
    for step in found.values():
        words = {line.strip().split(" ")[0].upper().rstrip(";") for line in step.read_text(encoding="utf-8").splitlines()}
        assert not words & {"COMMIT", "ROLLBACK", "VACUUM", "ATTACH"}


def test_every_foreign_key_has_an_index_for_its_owners_sake(tmp_path: Path) -> None:
    """Deleting an owner must not walk whole tables."""
    database = Database(tmp_path / "library.db")
    with database.read() as reader:
        lacking = []
        for (table,) in reader.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            columns = [reader.rows(f"PRAGMA index_info('{index[1]}')") for index in reader.rows(f"PRAGMA index_list('{table}')")]
            led = {found[0][2] for found in columns if found}
            lacking += [f"{table}.{key[3]}" for key in reader.rows(f"PRAGMA foreign_key_list('{table}')") if key[3] not in led]
    database.close()
    small = {"root_folders.quality_profile_id", "wishlist.quality_profile_id", "downloads.root_folder_id"}
    assert set(lacking) <= small


def test_a_damaged_file_says_so_and_names_the_last_good_copy(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.write() as tx:
        tx.execute("INSERT INTO settings (key, value) VALUES ('theme', '\"dark\"')")
    keep_good_copy(path)
    database.close()
    path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(DamagedLibrary, match=r"library\.good\.db") as caught:
        Database(path)
    assert caught.value.good_copy == good_copy_path(path)
    aside = restore(path)
    assert aside.read_bytes().startswith(b"rubbish")
    database = Database(path)
    with database.read() as reader:
        assert reader.rows("SELECT key, value FROM settings") == [("theme", '"dark"')]
    database.close()


def test_without_a_good_copy_there_is_still_a_way_on(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(DamagedLibrary, match="choose another folder, or scan anew") as caught:
        Database(path)
    assert caught.value.good_copy is None
    with pytest.raises(StoreProblem, match="no good copy"):
        restore(path)


def test_a_damaged_library_does_not_replace_a_good_copy(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path)
    with database.write() as tx:
        tx.insert_many("INSERT INTO settings (key, value)", [(str(number), "x" * 500) for number in range(500)])
    database.close()
    keep_good_copy(path)
    good = good_copy_path(path).read_bytes()
    torn = bytearray(path.read_bytes())
    torn[len(torn) // 2 :] = b"\x55" * (len(torn) - len(torn) // 2)
    path.write_bytes(bytes(torn))
    with pytest.raises(StoreProblem):
        keep_good_copy(path)
    assert good_copy_path(path).read_bytes() == good
    assert good_copy_of(path) == good_copy_path(path)
    assert check_file(path) != []


def test_a_backup_works_beside_a_writer_and_stands_alone(tmp_path: Path) -> None:
    path, target = tmp_path / "library.db", tmp_path / "elsewhere.db"
    database = Database(path)
    with database.write() as tx:
        tx.execute("INSERT INTO settings (key, value) VALUES ('a', '1')")
    with database.write() as tx:
        tx.execute("INSERT INTO settings (key, value) VALUES ('b', '1')")
        back_up(path, target)
    database.close()
    with opened(target) as connection:
        assert connection.execute("SELECT key FROM settings").fetchall() == [("a",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere.db", "library.db"]


def test_the_good_copy_is_renewed_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    now = int(time.time())
    database = Database(path, clock=lambda: now)
    assert keep_safe_copy(database, Cancel())
    assert not keep_safe_copy(database, Cancel())
    now += 25 * 3600
    stopped = Cancel()
    stopped.request()
    with pytest.raises(Cancelled):
        keep_safe_copy(database, stopped)
    assert good_copy_of(path) == good_copy_path(path)
    assert keep_safe_copy(database, Cancel())
    database.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library.db", "library.good.db"]
