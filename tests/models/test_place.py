"""Where the user is: addresses, the way back, and what survives a restart."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.models.place import REMEMBERED, Place, known, tidy

AT_THE_FILMS: dict[str, Any] = {"at": 0, "entries": [["bijou://movies", {}]]}


class Shelf:
    """Keeps what a place puts, as the settings do."""

    def __init__(self, kept: dict[str, Any] | None = None) -> None:
        self.kept = AT_THE_FILMS if kept is None else kept
        self.times = 0

    def put(self, history: dict[str, Any]) -> None:
        self.kept = history
        self.times += 1

    def place(self) -> Place:
        return Place(lambda: self.kept, self.put)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_a_first_start_is_at_home() -> None:
    place = Shelf({}).place()
    names = ("address", "page", "number", "canGoBack", "canGoForward")
    assert [place.property(name) for name in names] == ["bijou://home", "home", 0, False, False]


def test_opening_and_going_back_and_forward(shelf: Shelf, qtbot: QtBot) -> None:
    place = shelf.place()
    with qtbot.waitSignal(place.moved):
        place.open("bijou://movies?genre=drama")
    place.open("bijou://movie/12")
    assert (place.property("page"), place.property("number"), place.property("section"), place.property("depth")) == ("movie", 12, "12", 2)
    place.back()
    assert place.property("address") == "bijou://movies?genre=drama"
    place.back()
    place.back()
    assert place.property("address") == "bijou://movies"
    place.forward()
    assert place.property("address") == "bijou://movies?genre=drama"
    assert place.property("canGoForward")
    place.open("bijou://show/3?season=2")
    assert not place.property("canGoForward")
    assert place.parameter("season") == "2"
    assert place.parameter("nothing") == ""


def test_the_same_address_again_is_no_step(shelf: Shelf, qtbot: QtBot) -> None:
    place = shelf.place()
    with qtbot.assertNotEmitted(place.moved):
        place.open("movies")
    assert place.property("depth") == 0


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bijou://",
        "bijou://nowhere",
        "bijou://movie/x",
        "bijou://movie",
        "https://example.org",
        "bijou://show/-1",
        "bijou://movie/²",
        "bijou://movie/1234567890",
    ],
)
def test_an_address_that_names_no_page_is_refused(shelf: Shelf, qtbot: QtBot, address: str) -> None:
    place = shelf.place()
    with qtbot.waitSignal(place.refused):
        place.open(address)
    assert place.property("address") == "bijou://movies"


@pytest.mark.parametrize("page", ["movie", "show", "person"])
def test_a_title_or_person_that_is_not_the_librarys_has_the_providers_number(shelf: Shelf, page: str) -> None:
    place = shelf.place()
    place.open(f"bijou://{page}/tmdb-603?season=2")
    assert (place.property("page"), place.property("number"), place.property("section"), place.parameter("season")) == (page, 0, "tmdb-603", "2")
    for nonsense in ("tmdb-", "tmdb-12x", "tmdb-tmdb-1", "tmdb--1", "tmdb-1234567890", "imdb-603", "tmdb-٦٠٣"):
        assert not known(f"bijou://{page}/{nonsense}"), nonsense


def test_addresses_are_tidied() -> None:
    assert tidy(" movies/ ") == "bijou://movies"
    assert tidy("bijou://movies/?genre=a") == "bijou://movies?genre=a"
    assert known("bijou://settings/about")


def test_each_step_keeps_its_own_state_and_a_restart_restores_it(shelf: Shelf) -> None:
    place = shelf.place()
    place.remember("scroll", 1234.5)
    place.open("bijou://show/3")
    place.remember("tab", 2)
    place.remember("selection", [1, 2])
    place.back()
    assert place.remembered("scroll", 0) == 1234.5
    assert place.remembered("tab", 0) == 0
    place.forward()
    place.close()

    again = Shelf(shelf.kept).place()
    assert again.property("address") == "bijou://show/3"
    assert again.remembered("tab", 0) == 2
    assert again.remembered("selection", []) == [1, 2]
    again.back()
    assert again.remembered("scroll", 0) == 1234.5


def test_changes_are_written_soon_and_together(shelf: Shelf, qtbot: QtBot) -> None:
    place = shelf.place()
    for scroll in range(50):
        place.remember("scroll", scroll)
    qtbot.waitUntil(lambda: shelf.times > 0)
    assert shelf.times == 1
    assert shelf.kept["entries"][0] == ["bijou://movies", {"scroll": 49}]
    place.close()
    assert shelf.times == 1


def test_replacing_makes_no_step_and_keeps_the_state(shelf: Shelf) -> None:
    place = shelf.place()
    place.open("bijou://movies?text=m")
    place.remember("scroll", 5)
    place.replace("bijou://movies?text=me")
    assert (place.property("address"), place.property("depth"), place.remembered("scroll", 0)) == ("bijou://movies?text=me", 1, 5)


def test_the_way_back_has_an_end(shelf: Shelf) -> None:
    place = shelf.place()
    for number in range(REMEMBERED * 2):
        place.open(f"bijou://movie/{number}")
    assert place.property("depth") == REMEMBERED - 1
    assert place.property("number") == REMEMBERED * 2 - 1


@pytest.mark.parametrize(
    "kept",
    [
        {"at": 0, "entries": []},
        {"at": 5},
        {"at": "x", "entries": [["bijou://movies", {}]]},
        {"at": 0, "entries": [["bijou://nowhere", {}]]},
        {"at": 0, "entries": [["bijou://movies"]]},
        {"at": 0, "entries": [[1, 2]]},
        {"at": 0, "entries": 7},
    ],
)
def test_a_broken_history_is_worth_nothing(kept: dict[str, Any]) -> None:
    assert Shelf(kept).place().property("address") == "bijou://home"


def test_a_position_outside_the_history_is_moved_inside() -> None:
    assert Shelf({"at": 99, "entries": [["bijou://shows", {}], ["bijou://movie/4", {}]]}).place().property("number") == 4


def test_forgetting_leaves_no_way_back(shelf: Shelf) -> None:
    place = shelf.place()
    place.open("bijou://shows")
    place.forget("bijou://movies")
    assert (place.property("address"), place.property("canGoBack")) == ("bijou://movies", False)


def test_what_was_put_does_not_change_afterwards(shelf: Shelf) -> None:
    place = shelf.place()
    place.remember("scroll", 1)
    place.save()
    kept = shelf.kept
    place.remember("scroll", 2)
    assert kept["entries"] == [["bijou://movies", {"scroll": 1}]]


def test_a_page_hears_that_it_is_left_while_it_is_still_the_current_one(shelf: Shelf) -> None:
    place = shelf.place()
    place.leaving.connect(lambda: place.remember("scroll", place.property("depth")))
    place.open("bijou://shows")
    place.back()
    assert place.remembered("scroll", 9) == 0
    place.forward()
    assert place.remembered("scroll", 9) == 1
    place.leaving.disconnect()
