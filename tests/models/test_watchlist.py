"""The watchlist's page: what stands on it and why, what a press takes away, what only some rows are told of, the way back (D30, D31, D61)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy

from app.domain.changes import Changes
from app.domain.items import ExternalIds
from app.domain.problems import StoreProblem
from app.domain.wanting import Pointed
from app.domain.watching import Coming, Watched
from app.library import browse, following, watching
from app.library.browse import present
from app.models.place import Place
from app.models.wall_order import REORDER_MS
from app.models.watch_wall import WHY
from app.models.watch_words import airs_words, why_words
from app.models.watchlist import Watchlist, WatchlistReads
from tests.models.holding import HeldFetch, HeldPictures, rows_of
from tests.shelf import NOW, Shelf

DAY = 86_400


class Staged:
    """The page over a library in which two shows air and one is followed from outside."""

    def __init__(self, folder: Path) -> None:
        self.shelf = shelf = Shelf(folder)
        shelf.show("Fargo", status="Continuing", year=2014, tmdb="60622")
        shelf.show("Élan", status="Continuing", year=2020)
        following.follow(shelf.database, Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad", year=2008))
        following.follow(shelf.database, Pointed("person", ids=ExternalIds(tmdb="7"), title="Åsa"))
        self.fetch, self.changes = HeldFetch(), list[Changes]()
        self.entries: dict[str, Any] = {}
        self.place = Place(lambda: self.entries, lambda _kept: None)
        database = shelf.database
        verbs = WatchlistReads(
            partial(watching.shows, database), partial(browse.cards, database), partial(watching.people, database), lambda: present(database), lambda: True
        )
        self.page = Watchlist(verbs, self.fetch, HeldPictures(), self.place)
        database.listen(self.changes.append)

    def open(self, address: str = "bijou://watchlist") -> None:
        self.place.open(address)
        self.page.enter()
        self.settle()

    def settle(self) -> None:
        self.fetch.run()
        self.page.property("wall").look(0, 20)
        self.fetch.run()

    def heard(self) -> None:
        """What was committed since reaches the page."""
        for change in self.changes:
            self.page.hear(change)
        self.changes.clear()
        self.fetch.run()

    def shown(self, role: str = "title") -> list[Any]:
        wall = self.page.property("wall")
        number = next(number for number, name in wall.roleNames().items() if name == role.encode())
        return [wall.data(wall.index(row), number) for row in range(wall.rowCount())]


@pytest.fixture
def staged(qapp: object, tmp_path: Path) -> Iterator[Staged]:
    made = Staged(tmp_path)
    yield made
    made.page.close()
    made.shelf.database.close()


def test_it_says_how_many_are_followed_and_why_each_is_here(staged: Staged) -> None:
    staged.open()
    assert (staged.page.property("state"), staged.page.property("countText")) == ("ready", "4 followed")
    assert (staged.page.property("shows"), staged.page.property("persons")) == (3, 1)
    assert staged.shown() == ["Élan", "Fargo", "Breaking Bad"]
    assert staged.shown("why") == ["Airing, in your library", "Airing, in your library", "Followed · not owned"]
    assert staged.shown("airs") == ["Between seasons", "Between seasons", "No date yet"]
    assert staged.shown("spoken")[1] == "Fargo, 2014, owned, followed, Between seasons, Airing, in your library"


def test_d30_what_is_followed_no_more_leaves_at_once_and_comes_back(staged: Staged) -> None:
    staged.open()
    removed = QSignalSpy(staged.page.property("wall").rowsRemoved)
    reset = QSignalSpy(staged.page.property("wall").modelReset)
    following.unfollow(staged.shelf.database, Pointed("show", 1))
    staged.heard()
    assert staged.shown() == ["Élan", "Breaking Bad"]
    assert (removed.count(), reset.count(), staged.page.property("muted")) == (1, 0, 1)
    staged.open("bijou://watchlist?filter=muted")
    assert (staged.shown(), staged.shown("why"), staged.shown("muted")) == (["Fargo"], ["Muted, in your library"], [True])
    following.follow(staged.shelf.database, Pointed("show", 1))
    staged.heard()
    assert (staged.shown(), staged.page.property("state")) == ([], "nothing")
    staged.open()
    assert staged.shown() == ["Élan", "Fargo", "Breaking Bad"]


def test_d31_d61_what_is_owned_from_now_on_says_so_and_no_other_row_is_told(staged: Staged) -> None:
    staged.open()
    assert staged.shown("why")[2] == "Followed · not owned"
    told = QSignalSpy(staged.page.property("wall").dataChanged)
    staged.shelf.show("Breaking Bad", tmdb="1396", status="Ended")
    for change in staged.changes:
        staged.page.hear(change)
    staged.fetch.run()
    staged.page.property("wall")._order._read()
    staged.fetch.run()
    assert staged.shown("why")[2] == "You follow it"
    assert staged.shown("airs") == ["Between seasons", "Between seasons", "Ended"]
    assert WHY in {role for at in range(told.count()) for role in told.at(at)[2]}, "views hear of it"
    assert {told.at(at)[0].row() for at in range(told.count())} == {2}, f"only that row, within {REORDER_MS} ms"


def test_orders_and_filters_are_addresses_and_the_way_back_leads_there(staged: Staged) -> None:
    staged.open()
    staged.page.choose("sort", "title")
    staged.settle()
    assert (staged.place.where(), staged.shown()) == ("bijou://watchlist?sort=title", ["Breaking Bad", "Élan", "Fargo"])
    staged.page.remember(1, 7.0, 2)
    staged.page.choose("filter", "hand")
    staged.settle()
    assert (staged.shown(), staged.page.property("narrowedText")) == (["Breaking Bad"], "Followed by hand")
    spy = QSignalSpy(staged.page.positioned)
    staged.place.back()
    staged.settle()
    assert spy.at(spy.count() - 1) == [1, 7.0, 2]
    staged.page.choose("text", "far")
    staged.settle()
    assert (staged.shown(), staged.place.where()) == (["Fargo"], "bijou://watchlist?sort=title&text=far")
    staged.page.choose("text", "xyz")
    staged.settle()
    assert staged.page.property("state") == "nothing"
    staged.page.clear()
    staged.settle()
    assert len(staged.shown()) == 3


def test_letters_lead_to_the_first_that_begins_so(staged: Staged) -> None:
    staged.open("bijou://watchlist?sort=title")
    spy = QSignalSpy(staged.page.jumped)
    staged.page.seek("el")
    staged.page.seek("zz")
    staged.fetch.run()
    assert [spy.at(at) for at in range(spy.count())] == [[1]]


def test_people_have_their_own_tab_and_their_roles(staged: Staged) -> None:
    staged.shelf.sql("INSERT INTO works (watchlist_id, kind, tmdb, title, released, departments, seen_at, news) "
        "VALUES ((SELECT id FROM watchlist WHERE person_id = 1), 'movie', '9', 'A Film', '2099-02-03', '[\"Acting\",\"Directing\"]', 1, 0)")  # fmt: skip
    staged.open("bijou://watchlist?tab=people")
    (row,) = rows_of(staged.page, "people")
    assert (row.name, row.part, row.work, row.coming, row.roles) == ("Åsa", "Actor", "A Film · Feb\u00a03,\u00a02099", True, "All roles")
    assert row.workAddress == "bijou://movie/tmdb-9"
    staged.page.askRoles(row.number)
    asked = QSignalSpy(staged.page.rolesAsked)
    staged.page.countRole(row.number, "Directing", False)
    assert asked.at(0) == [row.number, row.name, ["Acting"]]
    staged.page.countRole(row.number, "Acting", False)
    assert asked.count() == 1, "the last one stays"
    staged.page.countRole(row.number, "Directing", True)
    assert asked.at(1) == [row.number, row.name, []], "all of them are the same as none chosen"
    following.unfollow(staged.shelf.database, Pointed("person", row.number))
    staged.heard()
    assert (staged.page.property("state"), staged.page.property("countText")) == ("empty", "3 followed")


def test_a_library_that_cannot_be_read_says_so_and_is_read_again(staged: Staged) -> None:
    database = staged.shelf.database
    read, database.read = database.read, _broken  # type: ignore[method-assign, assignment]
    staged.open()
    assert (staged.page.property("state"), staged.page.property("problem")) == ("error", "The disk is full.")
    database.read = read  # type: ignore[method-assign]
    staged.page.retry()
    staged.settle()
    assert (staged.page.property("state"), staged.page.property("problem")) == ("ready", "")


def _broken() -> object:
    raise StoreProblem("The disk is full.")


def test_people_are_selected_singly_in_ranges_and_all(staged: Staged) -> None:
    for number in (2, 3):
        staged.shelf.sql(f"INSERT INTO people (id, name, folded, tmdb) VALUES ({number}, 'Zoe {number}', 'zoe {number}', '{number}')")
        staged.shelf.sql(f"INSERT INTO watchlist (kind, state, title, person_id, added_at) VALUES ('person', 'follow', 'Zoe', {number}, 1)")
    staged.open("bijou://watchlist?tab=people")
    page = staged.page
    page.select(1)
    assert ([one.selected for one in rows_of(page, "people")], page.property("selectedText")) == ([False, True, False], "1 selected")
    page.draw(1, 2)
    assert page.selectedRows() == [2, 3]
    page.clearSelection()
    page.selectAll()
    assert (page.selectedRows(), page.property("selected")) == ([1, 2, 3], 3)
    page.clearSelection()
    page.select(2)
    staged.shelf.sql("DELETE FROM watchlist WHERE person_id = 3")
    staged.open("bijou://watchlist?tab=people&sort=recent")
    assert (page.property("selected"), page.selectedRows()) == (0, []), "another question selects nothing"


def test_several_are_selected_for_what_is_done_to_all_of_them(staged: Staged) -> None:
    staged.open()
    wall = staged.page.property("wall")
    wall.toggle(0)
    wall.toggle(2)
    assert (staged.page.property("selected"), staged.page.property("selectedText"), staged.page.selectedRows()) == (2, "2 selected", [2, 3])


@pytest.mark.parametrize(
    ("days", "hours", "precision", "said"),
    [
        (0, 2, "exact", "Today 10:53 AM"),
        (0, 2, "local", "Today about 10:53 AM"),
        (0, None, None, "Today · Anytime"),
        (0, 2, "date", "Today · Anytime"),
        (1, 2, "exact", "Tomorrow 10:53 AM"),
        (3, 2, "exact", "Sun 10:53 AM"),
        (6, None, None, "Wed · Anytime"),
        (7, 2, "exact", "in 7 days"),
        (20, None, None, "in 20 days"),
        (21, None, None, "in 3 weeks"),
        (69, None, None, "in 9 weeks"),
        (70, None, None, "Dec 18"),
        (200, None, None, "Apr 27, 2026"),
    ],
)
def test_d50_when_it_airs_next_and_how_exactly_that_is_known(days: int, hours: int | None, precision: Any, said: str, qapp: object) -> None:
    now = datetime.fromtimestamp(NOW, UTC)
    then = now + timedelta(days=days, hours=hours or 0)
    watched = Watched(1, "follow", True, True, Coming(then.date().isoformat(), int(then.timestamp()) if hours else None, precision))
    assert airs_words(watched, now).replace("\u202f", " ") == said


def test_what_has_no_day_says_whether_it_goes_on(qapp: object) -> None:
    now = datetime.fromtimestamp(NOW, UTC)
    assert [airs_words(Watched(1, "follow", True, runs), now) for runs in (True, False, None)] == ["Between seasons", "Ended", "No date yet"]
    assert why_words(Watched(1, "follow", True, True)) == "You follow it"
    assert why_words(Watched(1, None, False, True)) == "Muted"
