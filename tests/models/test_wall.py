"""The poster wall over many titles: a window of cards, few signals, exact roles (D61)."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from app.domain.changes import Changes, Subject
from app.domain.problems import StoreProblem
from app.domain.query import LibraryQuery
from app.models.wall import FIRST, LOADED, LOOK, POSTER, ROLES, SELECTED, Wall
from app.models.wall_window import KEPT
from tests.models.holding import HeldFetch, HeldPictures, Shelf, cards

TITLE = FIRST + 1
RATING = next(role for role, name in ROLES.items() if name == "rating")


class Room:
    """A wall over a shelf, opened; with a tester that looks at every signal (and at every row each time: slow over many)."""

    def __init__(self, count: int, *, tested: bool = True) -> None:
        self.fetch, self.pictures, self.shelf = HeldFetch(), HeldPictures(), Shelf(cards(count))
        self.wall = Wall("movie", self.shelf.reads(), self.fetch, self.pictures)
        self.tester = QAbstractItemModelTester(self.wall, QAbstractItemModelTester.FailureReportingMode.Fatal) if tested else None
        self.wall.open(LibraryQuery())
        self.fetch.run()
        self.wall.drawPostersAt(160)

    def value(self, row: int, role: int) -> object:
        return self.wall.data(self.wall.index(row), role)

    def look(self, first: int, last: int) -> None:
        self.wall.look(first, last)
        self.fetch.run()

    def commit(self, **changes: frozenset[int]) -> None:
        self.wall.hear(Changes(**{word: {Subject.MOVIE: ids} for word, ids in changes.items()}))
        self.fetch.run()

    def reorder(self) -> None:
        self.wall._order._read()
        self.fetch.run()
        while self.wall._order._left:
            self.wall._order._on_portion()


@pytest.fixture
def room(qapp: object) -> Room:
    return Room(500)


@pytest.fixture
def hall(qapp: object) -> Room:
    """A large room."""
    return Room(5000, tested=False)


def spies(wall: Wall) -> dict[str, QSignalSpy]:
    return {
        "changed": QSignalSpy(wall.dataChanged),
        "inserted": QSignalSpy(wall.rowsInserted),
        "removed": QSignalSpy(wall.rowsRemoved),
        "moved": QSignalSpy(wall.rowsMoved),
        "reset": QSignalSpy(wall.modelReset),
    }


def counts(some: dict[str, QSignalSpy]) -> dict[str, int]:
    return {name: spy.count() for name, spy in some.items() if spy.count()}


def test_opening_reads_the_order_and_one_window_of_cards(hall: Room) -> None:
    assert hall.wall.rowCount() == 5000
    assert len(hall.shelf.asked) == 1
    assert len(hall.shelf.asked[0]) < 100
    assert hall.value(0, TITLE) == "Aaa 00000"
    assert hall.value(4000, LOADED) is False
    assert hall.value(4000, TITLE) == ""


def test_a_fling_reads_where_it_ends_in_one_question(hall: Room) -> None:
    asked = len(hall.shelf.asked)
    for first in range(0, 4000, 50):
        hall.wall.look(first, first + 49)
    hall.fetch.run()
    assert hall.value(3960, LOADED) is True
    assert hall.value(2000, LOADED) is False
    assert len(hall.shelf.asked) - asked <= 3, "what it began with, what is visible, what lies around"


def test_cards_that_arrive_are_told_in_one_signal(hall: Room) -> None:
    hall.look(2000, 2049)
    spy = QSignalSpy(hall.wall.dataChanged)
    hall.look(3000, 3049)
    assert spy.count() <= 3
    first, last, roles = spy.at(0)
    assert (first.row(), last.row(), roles) == (3000, 3049, [])


def test_far_away_cards_are_let_go(hall: Room) -> None:
    for first in range(0, 4900, 100):
        hall.look(first, first + 99)
    assert len(hall.wall._window.faces) <= KEPT + 300
    assert hall.value(10, LOADED) is False


def test_posters_are_asked_for_what_is_visible_only(room: Room) -> None:
    room.look(100, 119)
    assert room.pictures.asked() == [f"1 /poster/{row}" for row in range(100, 120)]
    room.look(110, 129)
    assert room.pictures.asked()[20:] == [f"1 /poster/{row}" for row in range(120, 130)]
    room.look(400, 409)
    assert room.pictures.asked() == [f"1 /poster/{row}" for row in range(400, 410)], "what scrolled away is given up"


def test_a_poster_that_arrives_changes_one_role(room: Room) -> None:
    room.look(100, 119)
    spy = QSignalSpy(room.wall.dataChanged)
    room.pictures.arrive()
    assert [(first.row(), last.row(), roles) for first, last, roles in (spy.at(at) for at in range(spy.count()))] == [(100, 119, [POSTER])]
    assert room.value(105, POSTER) == "file:///cache/1-/poster/105.jpg"


def test_a_poster_that_turned_out_to_be_none_looks_like_a_title_without_one(room: Room) -> None:
    faded = msgspec.structs.replace(room.shelf.cards[13], owned=False)
    room.shelf.cards[13] = faded
    room.commit(updated=frozenset({13}))
    room.look(0, 9)
    spy = QSignalSpy(room.wall.dataChanged)
    for row in (2, 3):
        room.pictures.deny(f"1 /poster/{row}")
    assert [room.value(row, LOOK) for row in (1, 2, 3)] == ["", "artless", "artless faded"]
    assert [(spy.at(at)[0].row(), spy.at(at)[2]) for at in range(spy.count())] == [(2, [LOOK]), (3, [LOOK])]
    room.pictures.arrive()
    assert [room.value(row, LOOK) for row in (1, 2, 3)] == ["", "", "faded"]


def test_a_posters_file_that_vanished_is_asked_for_again(room: Room) -> None:
    room.look(0, 9)
    room.pictures.arrive()
    room.wall.unreadable(str(room.value(4, POSTER)))
    assert room.value(4, POSTER) == ""
    assert room.pictures.asked() == ["1 /poster/4"]
    room.pictures.arrive()
    assert room.value(4, POSTER)


def test_a_commit_changes_the_role_that_differs_and_nothing_else(room: Room) -> None:
    room.look(0, 40)
    some = spies(room.wall)
    room.shelf.cards[15] = msgspec.structs.replace(room.shelf.cards[15], rating=9.1)
    room.commit(updated=frozenset({15}))
    room.reorder()
    assert counts(some) == {"changed": 1}
    first, last, roles = some["changed"].at(0)
    assert (first.row(), last.row()) == (5, 5)
    assert RATING in roles
    assert TITLE not in roles
    assert room.value(5, RATING) == "9.1"


def test_a_commit_far_away_says_nothing_and_is_read_when_seen(hall: Room) -> None:
    hall.look(0, 40)
    some = spies(hall.wall)
    hall.shelf.cards[4000] = msgspec.structs.replace(hall.shelf.cards[4000], title="Renamed in place")
    hall.commit(updated=frozenset({4000}))
    hall.reorder()
    assert not counts(some)
    hall.look(3980, 3999)
    assert hall.value(3990, TITLE) == "Renamed in place"


def test_titles_that_come_go_and_move_are_rows_not_a_reset(room: Room) -> None:
    room.look(0, 40)
    some = spies(room.wall)
    new = msgspec.structs.replace(room.shelf.cards[10], id=90_000, title="Abc")
    room.shelf.cards[90_000] = new
    room.shelf.order.insert(3, 90_000)
    room.shelf.order.remove(30)
    room.shelf.order.remove(12)
    room.shelf.order.append(12)
    room.commit(added=frozenset({90_000}), removed=frozenset({30}), updated=frozenset({12}))
    room.reorder()
    assert counts(some) == {"inserted": 1, "removed": 1, "moved": 1} | ({"changed": some["changed"].count()} if some["changed"].count() else {})
    assert list(room.wall._ids) == room.shelf.order
    assert room.value(2, TITLE) == "Abc"


def test_thousands_of_new_titles_come_in_portions(hall: Room) -> None:
    some = spies(hall.wall)
    for at in range(300):
        one = 90_000 + at
        hall.shelf.cards[one] = msgspec.structs.replace(hall.shelf.cards[10], id=one)
        hall.shelf.order.insert(at * 15, one)
    hall.commit(added=frozenset(range(90_000, 90_300)))
    hall.wall._order._read()
    hall.fetch.run()
    assert 0 < some["inserted"].count() < 100
    while hall.wall._order._left:
        hall.wall._order._on_portion()
    assert some["inserted"].count() == 300
    assert list(hall.wall._ids) == hall.shelf.order


def test_another_query_fills_the_same_rows_and_begins_at_the_anchor(hall: Room) -> None:
    some = spies(hall.wall)
    opened = QSignalSpy(hall.wall.opened)
    hall.wall.open(LibraryQuery(descending=True), anchor=14)
    hall.wall.open(LibraryQuery(descending=True), anchor=15)
    hall.fetch.run()
    assert counts(some) == {"changed": 1}, "views keep what they have made"
    first, last, roles = some["changed"].at(0)
    assert (first.row(), last.row()) == (0, 4999)
    assert roles[0] == FIRST, "which title it is comes before what it looks like"
    assert set(roles) == set(hall.wall.roleNames())
    assert opened.at(0) == [4994]
    assert hall.value(4994, LOADED) is True, "the first frame has its captions"


def test_a_query_with_fewer_titles_takes_rows_from_the_end_and_one_with_more_puts_them_there(room: Room) -> None:
    some, all_of_it = spies(room.wall), list(room.shelf.order)
    del room.shelf.order[::2]
    room.wall.open(LibraryQuery())
    room.fetch.run()
    assert counts(some) == {"removed": 1, "changed": 1}
    assert some["removed"].at(0)[1:] == [250, 499]
    assert [room.wall.idAt(row) for row in range(250)] == all_of_it[1::2]
    some, room.shelf.order = spies(room.wall), all_of_it
    room.wall.open(LibraryQuery())
    room.fetch.run()
    assert counts(some) == {"inserted": 1, "changed": 1}
    assert some["inserted"].at(0)[1:] == [250, 499]
    assert list(room.wall.ids) == all_of_it
    assert room.value(0, TITLE) == "Aaa 00000"


def test_a_query_with_no_titles_and_the_first_one_after_it_change_no_row(room: Room) -> None:
    some, all_of_it = spies(room.wall), list(room.shelf.order)
    room.shelf.order.clear()
    room.wall.open(LibraryQuery())
    room.fetch.run()
    assert counts(some) == {"removed": 1}
    room.shelf.order.extend(all_of_it)
    room.wall.open(LibraryQuery())
    room.fetch.run()
    assert counts(some) == {"removed": 1, "inserted": 1}


def test_an_anchor_that_is_gone_falls_back_to_the_row(room: Room) -> None:
    opened = QSignalSpy(room.wall.opened)
    room.wall.open(LibraryQuery(), anchor=777_777, row=42)
    room.fetch.run()
    assert opened.at(0) == [42]


def test_a_commit_while_a_query_is_on_its_way_is_not_lost(room: Room) -> None:
    room.wall.open(LibraryQuery())
    room.shelf.order.remove(10)
    room.wall.hear(Changes(removed={Subject.MOVIE: frozenset({10})}))
    room.fetch.run()
    room.reorder()
    assert list(room.wall._ids) == room.shelf.order


def test_other_subjects_do_not_concern_it(room: Room) -> None:
    room.wall.hear(Changes(updated={Subject.SHOW: frozenset({10}), Subject.ACTIVITY: frozenset({10})}))
    assert not room.fetch.waiting
    assert not room.wall._order._soon.isActive()


def test_selecting_tells_the_role_and_selecting_everything_costs_one_signal(hall: Room) -> None:
    spy = QSignalSpy(hall.wall.dataChanged)
    hall.wall.toggle(3)
    assert spy.at(0)[2] == [SELECTED]
    assert hall.value(3, SELECTED) is True
    hall.wall.drawRange(10, 8)
    assert hall.wall.selected_ids() == [13, 18, 19, 20]
    hall.wall.selectAll()
    assert hall.wall.property("selectedCount") == 5000
    assert spy.count() == 3
    hall.wall.toggle(0)
    assert hall.wall.property("selectedCount") == 4999
    assert hall.value(0, SELECTED) is False


def test_a_range_keeps_its_beginning_and_leaves_what_was_selected_before(hall: Room) -> None:
    wall = hall.wall
    wall.toggle(7)
    wall.drawRange(5, 9)
    assert wall.selected_ids() == [15, 16, 17, 18, 19]
    wall.drawRange(9, 6)
    assert wall.selected_ids() == [15, 16, 17], "row 7 was selected before, the rest was the range's"
    wall.drawRange(6, 3)
    assert wall.selected_ids() == [13, 14, 15, 17], "on the other side of where it began"
    wall.drawRange(20, 21)
    assert wall.selected_ids() == [13, 14, 15, 17, 30, 31], "from elsewhere, another range begins"


def test_a_range_ends_with_the_selection_and_works_on_all_but_some(hall: Room) -> None:
    wall = hall.wall
    wall.drawRange(5, 9)
    wall.clearSelection()
    wall.drawRange(9, 8)
    assert wall.selected_ids() == [18, 19]
    wall.selectAll()
    wall.toggle(3)
    wall.toggle(4)
    wall.drawRange(4, 3)
    assert wall.property("selectedCount") == 5000
    wall.drawRange(3, 4)
    assert wall.property("selectedCount") == 4999
    wall.drawRange(4, 9999)
    wall.drawRange(-1, 4)
    assert wall.property("selectedCount") == 4999, "rows that are not there change nothing"


def test_a_title_that_leaves_is_not_selected_any_more(room: Room) -> None:
    room.wall.toggle(3)
    room.shelf.order.remove(13)
    room.commit(removed=frozenset({13}))
    room.reorder()
    assert room.wall.property("selectedCount") == 0


def test_a_store_that_cannot_be_read_is_said_in_words(room: Room) -> None:
    spy = QSignalSpy(room.wall.stumbled)
    room.shelf.trouble = StoreProblem("The library file is damaged.")
    room.wall.open(LibraryQuery())
    room.fetch.run()
    assert spy.at(0) == ["The library file is damaged."]
    assert room.wall.rowCount() == 500, "what was there stays"


def test_the_model_is_flat_and_names_its_roles(room: Room) -> None:
    assert room.wall.rowCount(room.wall.index(0)) == 0
    assert room.wall.data(QModelIndex(), TITLE) is None
    names = {bytes(name.data()).decode() for name in room.wall.roleNames().values()}
    assert {"titleId", "title", "posterUrl", "spoken", "selected", "loaded", "seen", "marks"} <= names
    assert room.wall.data(room.wall.index(0), int(Qt.ItemDataRole.DisplayRole)) == "Aaa 00000"


def test_another_query_asks_for_the_posters_of_the_same_rows(room: Room) -> None:
    """A view whose rows keep their numbers does not look again (a filter that leaves the page at its top)."""
    room.look(0, 9)
    room.pictures.arrive()
    room.wall.open(LibraryQuery(descending=True))
    room.fetch.run()
    assert room.pictures.asked() == [f"1 /poster/{row}" for row in range(499, 489, -1)]


def test_a_jump_while_a_reading_runs_is_read_next(room: Room) -> None:
    room.wall.look(100, 119)
    room.wall.look(300, 319)
    room.fetch.run()
    assert room.value(310, TITLE) == "Qaa 00310"


def test_a_title_that_is_gone_is_not_asked_for_again(room: Room) -> None:
    del room.shelf.cards[310]
    room.look(290, 319)
    asked = len(room.shelf.asked)
    room.look(291, 319)
    assert len(room.shelf.asked) == asked
    assert room.value(300, TITLE) == ""
