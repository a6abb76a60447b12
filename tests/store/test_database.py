"""One writer, readers that wait for nobody, and listeners who hear exactly what a commit changed (D1, D61)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.store.connection import told
from app.store.database import Database, Transaction

SETTING = "INSERT INTO settings (key, value) VALUES (?, ?)"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "deep" / "folder" / "library.db", clock=lambda: 1_000)
    yield made
    made.close()


def settings_in(database: Database) -> int:
    with database.read() as reader:
        return int(reader.value("SELECT count(*) FROM settings"))


def test_the_file_is_kept_as_promised(database: Database) -> None:
    """D1."""
    with database.write() as tx:
        assert tx.value("PRAGMA journal_mode") == "wal"
        assert tx.value("PRAGMA foreign_keys") == 1
        assert tx.value("PRAGMA busy_timeout") == 30_000
        assert tx.now == 1_000


def test_a_commit_announces_exactly_the_ids_that_it_changed(database: Database) -> None:
    """D61."""
    heard: list[Changes] = []
    stop = database.listen(heard.append)
    with database.write() as tx:
        tx.note_added(Subject.MOVIE, 1, 2)
        tx.note_updated(Subject.MOVIE, 2, 3)
        tx.note_removed(Subject.MOVIE, 4)
        tx.note_added(Subject.SHOW, 9)
        tx.note_removed(Subject.SHOW, 9)
        assert heard == []
    assert heard == [Changes({Subject.MOVIE: frozenset({1, 2})}, {Subject.MOVIE: frozenset({3})}, {Subject.MOVIE: frozenset({4})})]
    with database.write() as tx:
        tx.execute(SETTING, ("a", "1"))
    stop()
    with database.write() as tx:
        tx.note_added(Subject.MOVIE, 5)
    assert len(heard) == 1


def test_a_rollback_announces_nothing_and_leaves_nothing(database: Database) -> None:
    """D61."""
    heard: list[Changes] = []
    database.listen(heard.append)

    def fail() -> None:
        with database.write() as tx:
            tx.execute(SETTING, ("a", "1"))
            tx.note_added(Subject.MOVIE, 1)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert heard == []
    assert settings_in(database) == 0


def test_an_attempt_that_fails_is_undone_with_its_notes_and_the_rest_stays(database: Database) -> None:
    heard: list[Changes] = []
    database.listen(heard.append)

    def attempt(tx: Transaction) -> None:
        with tx.attempt():
            tx.execute(SETTING, ("b", "1"))
            tx.note_added(Subject.MOVIE, 2)
            raise KeyError

    with database.write() as tx:
        tx.execute(SETTING, ("a", "1"))
        tx.note_added(Subject.MOVIE, 1)
        with pytest.raises(KeyError):
            attempt(tx)
    assert settings_in(database) == 1
    assert heard[0].added == {Subject.MOVIE: frozenset({1})}


def test_a_reader_sees_the_library_as_it_was_and_does_not_wait_for_the_writer(database: Database) -> None:
    with database.write() as tx:
        with database.read() as reader:
            assert reader.value("SELECT count(*) FROM settings") == 0
            tx.execute(SETTING, ("a", "1"))
            assert reader.value("SELECT count(*) FROM settings") == 0
        other = threading.Thread(target=lambda: seen.append(settings_in(database)))
        seen: list[int] = []
        other.start()
        other.join(10)
        assert seen == [0]
    assert settings_in(database) == 1


def test_a_reader_cannot_write(database: Database) -> None:
    with database.read() as reader, pytest.raises(StoreProblem, match="read-only"):
        reader.rows(SETTING, ("a", "1"))


def test_writes_of_many_threads_wait_for_each_other(database: Database) -> None:
    def write(number: int) -> None:
        with database.write() as tx:
            tx.execute(SETTING, (str(number), str(tx.value("SELECT count(*) FROM settings"))))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    with database.read() as reader:
        assert sorted(int(row[0]) for row in reader.rows("SELECT value FROM settings")) == list(range(12))


def test_a_transaction_inside_a_transaction_is_a_mistake_and_not_a_deadlock(database: Database) -> None:
    with database.write(), pytest.raises(RuntimeError), database.write():
        pass


def test_a_listener_may_write_and_one_that_fails_does_not_silence_the_others(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise KeyError

    def write_once(changes: Changes) -> None:
        if changes.touched(Subject.MOVIE):
            with database.write() as tx:
                tx.note_added(Subject.SHOW, 2)

    for hear in (fail, write_once, heard.append):
        database.listen(hear)
    with database.write() as tx:
        tx.note_added(Subject.MOVIE, 1)
    assert [set(changes.added) for changes in heard] == [{Subject.MOVIE}, {Subject.SHOW}]
    assert "A listener failed" in caplog.text


def test_a_closed_library_says_so(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(StoreProblem, match="closed"), database.read():
        pass
    with pytest.raises(StoreProblem, match="closed"), database.write():
        pass


def test_another_programs_lock_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = Database(path, busy_timeout=0.05)
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem, match="Another program"), database.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with database.write() as tx:
        tx.execute(SETTING, ("a", "1"))
    database.close()


def test_a_full_disk_is_a_sentence_and_loses_nothing(database: Database) -> None:
    with database.write() as tx:
        tx.execute(SETTING, ("a", "1"))
    with database.write() as tx:
        pages = tx.value("PRAGMA page_count")
    database._writer.pragma("max_page_count", pages)
    with pytest.raises(StoreProblem, match="disk is full"), database.write() as tx:
        tx.execute(SETTING, ("b", "x" * 1_000_000))
    assert settings_in(database) == 1
    database._writer.pragma("max_page_count", 1_000_000)
    with database.write() as tx:
        tx.execute(SETTING, ("b", "x" * 1_000_000))


def test_a_folder_that_cannot_hold_a_library_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreProblem, match="choose another folder"):
        Database(tmp_path / "file" / "library.db")
    (tmp_path / "library.db").mkdir()
    with pytest.raises(StoreProblem, match="choose another folder"):
        Database(tmp_path / "library.db")


def test_a_mistake_in_the_code_is_not_dressed_up(database: Database) -> None:
    assert isinstance(told(apsw.ConstraintError()), apsw.ConstraintError)
    with pytest.raises(apsw.SQLError), database.write() as tx:
        tx.execute("SELECT nothing FROM nowhere")
    with pytest.raises(apsw.ConstraintError), database.write() as tx:
        tx.insert_many("INSERT INTO settings (key, value)", [("a", "1"), ("a", "2")])


def test_many_rows_are_inserted_whatever_their_number(database: Database) -> None:
    with database.write() as tx:
        tx.insert_many("INSERT INTO settings (key, value)", [])
        tx.insert_many("INSERT INTO settings (key, value)", [(str(number), "x") for number in range(5_003)])
        assert tx.rows("SELECT count(*), max(CAST(key AS INTEGER)) FROM settings") == [(5_003, 5_002)]
        assert sorted(tx.gathered("key, value", "settings WHERE key IN ('7', '8')")) == [["7", "x"], ["8", "x"]]


def test_new_ids_are_above_every_id_that_ever_was(database: Database) -> None:
    """D3."""
    with database.write() as tx:
        first = tx.new_ids("genres", 2)
        tx.insert_many("INSERT INTO genres (id, name, folded)", [(row, str(row), str(row)) for row in first])
        tx.execute("DELETE FROM genres")
        assert list(tx.new_ids("genres", 1)) == [3]
    with database.write() as tx:
        assert list(tx.new_ids("genres", 1)) == [3]
