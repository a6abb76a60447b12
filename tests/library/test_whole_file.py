"""Where files of the user may be written: never over the library, never over what is no file, and through a link to where it leads (D1)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from app.domain.cancel import Cancel
from app.domain.problems import Problem
from app.library.calendar_file import write_calendar
from app.library.export import backup, check, export
from app.library.wishlist_files import save
from app.store.database import Database
from tests.shelf import Shelf

Write = Callable[[Database, Path], object]
WRITERS: tuple[Write, ...] = (
    export,
    backup,
    lambda database, path: write_calendar(database, path, Cancel()),
    lambda database, path: save(database, "csv", path),
)
every = pytest.mark.parametrize("write", WRITERS, ids=["export", "backup", "calendar", "wishlist"])


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.show("Fargo", status="continuing")
    yield made
    made.database.close()


@every
@pytest.mark.parametrize("ending", ["{0.name}", "{0.name}-wal", "{0.stem}.good{0.suffix}", "{0.stem}.v12{0.suffix}"])
def test_the_library_and_its_copies_are_never_written_over(shelf: Shelf, write: Write, ending: str) -> None:
    mine = shelf.database.path
    with pytest.raises(Problem, match="the library itself is there"):
        write(shelf.database, mine.with_name(ending.format(mine)))
    assert check(shelf.database) == []
    assert apsw.Connection(str(mine)).execute("SELECT count(*) FROM shows").fetchall() == [(1,)]


@every
def test_neither_is_it_by_another_name(shelf: Shelf, write: Write, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.symlink_to(shelf.database.path)
    with pytest.raises(Problem, match="the library itself is there"):
        write(shelf.database, other)


@every
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none on this system")
def test_what_is_no_file_is_left_alone_and_not_read(shelf: Shelf, write: Write, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")  # as a device: to rename over it would take it away, and reading it has no end
    with pytest.raises(Problem, match="something that is no file is there"):
        write(shelf.database, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()
    with pytest.raises(Problem, match="a folder is there"):
        write(shelf.database, tmp_path)


@every
def test_a_link_stays_one(shelf: Shelf, write: Write, tmp_path: Path) -> None:
    (tmp_path / "cloud").mkdir()
    (tmp_path / "cloud" / "file").write_text("older")
    (tmp_path / "link").symlink_to(tmp_path / "cloud" / "file")
    write(shelf.database, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "cloud" / "file").read_bytes() != b"older"


@every
def test_a_name_beside_the_library_is_free(shelf: Shelf, write: Write) -> None:
    target = shelf.database.path.with_name("library.json")
    write(shelf.database, target)
    assert target.is_file()
    assert not list(target.parent.glob("*.part"))


@every
def test_names_that_no_folder_takes_are_a_sentence(shelf: Shelf, write: Write, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / ("x" * 400), tmp_path / "loop" / "a"):
        with pytest.raises(Problem):
            write(shelf.database, path)
