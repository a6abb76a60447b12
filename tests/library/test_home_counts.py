"""Home's counts are kept show by show, and are always those of a count of everything (D5, D23, D61)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed
from app.library import following
from app.library.home import Counting
from app.store.retiring import retire_copies, retire_library
from tests.shelf import NOW, Shelf

DAY = 86_400


class Counted:
    """A shelf whose clock the test sets, and what was counted of it from its beginning on."""

    def __init__(self, folder: Path) -> None:
        self.shelf, self.now = Shelf(folder), NOW
        self.shelf.database.now = lambda: self.now
        self.kept = Counting(self.shelf.database)
        self.shelf.database.listen(self.kept.hear)
        self.kept.counts()

    def right(self) -> tuple[int, int, int, int]:
        """Shows, episodes, and how many are missing of how many shows, once they are those of a count of everything."""
        kept = self.kept.counts()
        assert kept == Counting(self.shelf.database).counts()
        return kept.shows, kept.episodes, kept.missing, kept.missing_shows

    def copies(self, show: str) -> list[int]:
        """The rows of the copies of a show's episodes, the last first."""
        sql = """SELECT l.copy_id FROM copy_episodes l JOIN episodes e ON e.id = l.episode_id JOIN shows s ON s.id = e.show_id
            WHERE s.title = ? ORDER BY l.copy_id DESC"""
        return [row[0] for row in self.shelf.sql(sql, show)]


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Counted]:
    made = Counted(tmp_path)
    yield made
    made.shelf.database.close()


def test_what_comes_is_missed_found_and_goes_is_counted_as_it_is(counted: Counted) -> None:
    shelf = counted.shelf
    fargo, dark = shelf.show("Fargo", tvdb="269613"), shelf.show("Dark")
    for number in (1, 2, 3):
        shelf.episode(fargo, 1, number, aired="2020-01-01")
    shelf.episode(dark, 0, 1, aired="2020-01-01")
    assert counted.right() == (2, 4, 0, 0)
    lacked = shelf.episode(fargo, 1, 4, files=(), owned=False, aired="2020-01-08")
    shelf.episode(dark, 1, 1, files=(), owned=False, aired="2020-01-08")
    assert counted.right() == (2, 4, 2, 2)
    shelf.episode(fargo, 1, 4, key=lacked, aired="2020-01-08")
    assert counted.right() == (2, 5, 1, 1), "it came"
    last = counted.copies("Fargo")[:1]
    with shelf.database.write() as tx:
        retire_copies(tx, last)
    assert counted.right()[:2] == (2, 4), "it went"
    there = shelf.show("Fargo", server=2, tvdb="269613")
    shelf.episode(there, 1, 4, server=2, aired="2020-01-08")
    shelf.episode(there, 1, 5, server=2, aired="2020-01-15")
    assert counted.right()[:2] == (2, 6), "on the other server"
    with shelf.database.write() as tx:
        retire_library(tx, 2)
    assert counted.right()[:2] == (1, 2), "a whole library went"


def test_a_show_that_is_only_followed_lacks_nothing_until_a_server_has_it(counted: Counted) -> None:
    following.follow(counted.shelf.database, Pointed("show", ids=ExternalIds(tvdb="269613"), title="Fargo"))
    counted.right()
    fargo = counted.shelf.show("Fargo", tvdb="269613")
    counted.shelf.episode(fargo, 1, 1, files=(), owned=False, aired="2020-01-08")
    assert counted.right() == (1, 0, 1, 1)


def test_d51_what_airs_at_midnight_is_missing_then(counted: Counted) -> None:
    show = counted.shelf.show("Fargo")
    counted.shelf.episode(show, 1, 1, aired="2020-01-01")
    counted.shelf.episode(show, 1, 2, files=(), owned=False, aired="2025-10-09")
    assert counted.right() == (1, 1, 0, 0)
    counted.now += DAY
    assert counted.right() == (1, 1, 1, 1)


def test_only_what_changed_is_counted_again(counted: Counted) -> None:
    """Of what nobody announced the count that was kept stands: it was not counted again."""
    fargo, dark = (counted.shelf.show(name) for name in ("Fargo", "Dark"))
    for show in (fargo, dark):
        counted.shelf.episode(show, 1, 1, aired="2020-01-01")
    counted.right()
    counted.shelf.sql("DELETE FROM episodes WHERE show_id = (SELECT id FROM shows WHERE title = 'Fargo')")
    counted.shelf.episode(dark, 1, 2, aired="2020-01-01")
    assert counted.kept.counts().episodes == 3
    assert Counting(counted.shelf.database).counts().episodes == 2
