"""The Activity page over a real library: days, kinds, titles, words, endless, lists, and what changed since one last looked (D60)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.domain.activity import ActivityQuery
from app.domain.changes import Changes, Subject
from app.domain.items import Kind
from app.domain.pages import ActivityRow
from app.domain.problems import Problem
from app.domain.scanning import Named
from app.library import happened
from app.models.activity import PAGE_ROWS, Activity, ActivityReads
from app.models.place import Place
from app.store.happenings import Where, note_happened, note_many
from tests.models.holding import HeldFetch
from tests.shelf import NOW, Shelf

DAY = 86_400
ATTIC, CELLAR = Where(1, "Attic", None), Where(2, "Cellar", None)


@dataclass
class Desk:
    """A page over a shelf; what it asks for is answered at once."""

    shelf: Shelf
    mark: int = 0
    broken: bool = False

    def __post_init__(self) -> None:
        database = self.shelf.database
        self.place = Place(dict, lambda _kept: None)
        reads = ActivityReads(
            lines=self._lines,
            listed=partial(happened.listed, database),
            since=partial(happened.changes_since, database),
            titles_since=partial(happened.titles_since, database),
            now=lambda: datetime.fromtimestamp(NOW, UTC),
            mark=lambda: self.mark,
            put_mark=lambda line: setattr(self, "mark", line),
        )
        self.held = HeldFetch()
        self.page = Activity(reads, self.held, self.place)

    def _lines(self, wanted: ActivityQuery, limit: int, before: int | None) -> tuple[list[ActivityRow], str]:
        if self.broken:
            raise Problem("The library cannot be read.")
        return happened.lines(self.shelf.database, wanted, limit, before)

    def open(self, address: str = "bijou://activity") -> list[str]:
        self.place.open(address)
        self.page.enter()
        return self.lines()

    def lines(self) -> list[str]:
        self.held.run()
        return [row.text for row in self.page.property("lines").rows]

    def changes(self) -> list[tuple[str, int, int, int]]:
        self.held.run()
        return [row[1:5] for row in self.page.property("changes").rows]

    def titles(self) -> list[tuple[str, str]]:
        self.held.run()
        return [(row.title, row.address) for row in self.page.property("titles").rows]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def desk(shelf: Shelf) -> Iterator[Desk]:
    shelf.film("Metropolis")
    shelf.show("Judex")
    key = shelf.show("Fargo", server=2)
    shelf.episode(key, 1, 1, server=2)
    made = Desk(shelf)
    yield made
    made.page.close()


def note(shelf: Shelf, verb: str, kind: Kind, row: int, title: str, **more: Any) -> int:
    with shelf.database.write() as tx:
        return note_happened(tx, verb, Named(kind, row, title), **more)


def test_d60_lines_stand_newest_first_under_their_days(desk: Desk) -> None:
    for at, title in ((3, "Metropolis"), (1, "Metropolis"), (0, "Metropolis")):
        line = note(desk.shelf, "added", Kind.MOVIE, 1, title, detail="Attic", where=ATTIC)
        desk.shelf.sql("UPDATE activity SET at = ? WHERE id = ?", NOW - at * DAY, line)
    desk.open()
    assert [row.day for row in desk.page.property("lines").rows][:2] == ["Today", "Yesterday"]
    assert desk.page.property("lines").rows[0].address == "bijou://movie/1"


def test_a_line_that_grew_later_keeps_its_place_and_no_day_comes_twice(desk: Desk) -> None:
    for at in (0, 2, 1):
        desk.shelf.sql("UPDATE activity SET at = ? WHERE id = ?", NOW - at * DAY, note(desk.shelf, "followed", Kind.SHOW, 1, "Judex"))
    desk.open()
    days = [row.day for row in desk.page.property("lines").rows]
    assert days[0] == "Yesterday"
    assert len(set(days[1:])) == 1


def test_kind_title_and_words_narrow_and_their_address_says_so(desk: Desk) -> None:
    note(desk.shelf, "added", Kind.MOVIE, 1, "Metropolis")
    note(desk.shelf, "followed", Kind.SHOW, 1, "Judex")
    note(desk.shelf, "aired", Kind.EPISODE, 1, "Fargo", detail="1:1")
    assert len(desk.open()) == 3
    desk.page.choose("following")
    assert desk.lines() == ["You follow Judex"]
    assert desk.place.where() == "bijou://activity?kind=following"
    desk.page.clear()
    desk.lines()
    desk.page.look("MÉTROP")
    assert desk.lines() == ["Metropolis added"]
    assert desk.open("bijou://activity?title=show-2") == ["Fargo S1 E1 aired"]
    assert desk.page.property("titleName") == "Fargo"
    desk.page.ofEverything()
    assert len(desk.lines()) == 3
    assert desk.open("bijou://activity?kind=nonsense&title=server-1") == desk.lines()
    assert len(desk.lines()) == 3


def test_d60_what_tells_of_many_opens_its_list_and_is_found_by_what_is_in_it(desk: Desk) -> None:
    many = [Named(Kind.MOVIE, 1, "Metropolis"), Named(Kind.SHOW, 2, "Fargo"), Named(Kind.EPISODE, 1, "Pilot"), Named(Kind.MOVIE, 99, "Gone")]
    with desk.shelf.database.write() as tx:
        note_many(tx, "added", many, 4, ATTIC)
    assert desk.open("bijou://activity?text=fargo") == ["4 titles added from Attic"]
    assert desk.open("bijou://activity?title=movie-1") == ["4 titles added from Attic"]
    assert desk.open("bijou://activity?title=show-1") == []
    row = desk.shelf.sql("SELECT max(id) FROM activity")[0][0]
    desk.page.openList(row, "4 titles")
    assert desk.titles() == [("Metropolis", "bijou://movie/1"), ("Fargo", "bijou://show/2"), ("Pilot", "bijou://show/2?season=1&episode=1"), ("Gone", "")]


def test_the_page_goes_on_at_its_end_and_knows_where_it_is_over(desk: Desk) -> None:
    for number in range(PAGE_ROWS + 5):
        note(desk.shelf, "added", Kind.MOVIE, 1, f"Film {number}")
    assert len(desk.open()) == PAGE_ROWS
    desk.page.more()
    assert desk.lines()[-1] == "Film 0 added"
    assert len(desk.lines()) == PAGE_ROWS + 5
    desk.page.more()
    assert not desk.held.waiting


def test_d61_what_happens_meanwhile_comes_on_top_and_the_rest_stays(desk: Desk, qtbot: Any) -> None:
    note(desk.shelf, "added", Kind.MOVIE, 1, "Metropolis")
    desk.open()
    lists = desk.page.property("lines")
    inserted: list[tuple[int, int]] = []
    lists.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    line = note(desk.shelf, "followed", Kind.SHOW, 1, "Judex")
    desk.page.apply(Changes(added={Subject.ACTIVITY: frozenset({line})}))
    qtbot.waitUntil(lambda: bool(desk.held.waiting))
    assert desk.lines() == ["You follow Judex", "Metropolis added"]
    assert inserted == [(0, 0)]


def test_what_changed_since_is_told_per_server_until_one_has_looked(desk: Desk) -> None:
    with desk.shelf.database.write() as tx:
        note_many(tx, "added", [Named(Kind.MOVIE, 1, "Metropolis")] * 12, 12, ATTIC)
        note_many(tx, "retired", [Named(Kind.MOVIE, 9, "Gone"), Named(Kind.MOVIE, 8, "Lost")], 2, CELLAR, gone=True)
        note_happened(tx, "rematched", Named(Kind.SHOW, 2, "Fargo"), detail="Fargo (2014)")
    desk.open()
    assert desk.changes() == [("Attic", 12, 0, 0), ("Cellar", 0, 2, 1)]
    desk.page.openChange(2, "retired", "2 left Cellar")
    assert desk.titles() == [("Lost", ""), ("Gone", "")]
    desk.page.openChange(2, "rematched", "1")
    assert desk.titles() == [("Fargo", "bijou://show/2")]
    desk.page.openChange(1, "added", "12")
    assert len(desk.titles()) == 12
    assert desk.mark == 0, "the panel stays as long as the page is seen"
    desk.page.leave()
    assert desk.mark > 0
    again = Desk(desk.shelf, mark=desk.mark)
    again.open()
    assert again.changes() == []
    note(desk.shelf, "added", Kind.MOVIE, 1, "Metropolis", where=ATTIC)
    again.page.leave()
    again.mark = desk.mark
    again.open()
    assert again.changes() == [("Attic", 1, 0, 0)]
    again.page.looked()
    assert again.changes() == []


def test_what_cannot_be_read_is_said_and_read_again(desk: Desk) -> None:
    desk.broken = True
    desk.open()
    assert (desk.page.property("state"), desk.page.property("trouble")) == ("failed", "The library cannot be read.")
    desk.broken = False
    desk.page.retry()
    desk.lines()
    assert desk.page.property("state") == "ready"


def test_a_search_reads_past_what_does_not_fit(desk: Desk) -> None:
    note(desk.shelf, "added", Kind.MOVIE, 1, "Needle")
    desk.shelf.sql("INSERT INTO activity (at, verb, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500) "
        "SELECT ?, 'added', 'Hay' FROM n", NOW)  # fmt: skip
    found = happened.lines(desk.shelf.database, ActivityQuery(text="needle"), 10)
    assert [row.title for row in found.rows] == ["Needle"]
