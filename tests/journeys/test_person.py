"""From a show to who played in it, to another title of theirs, and the whole way back; a person's page by keyboard, without TMDB, after a restart."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.demo.faults import Fault
from app.demo.people import people_by_number
from app.domain.cancel import Cancel
from app.domain.filmography import PersonPage
from app.library import browse, people
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


class Played(NamedTuple):
    """Somebody near the front of a show's cast who is in another title too."""

    show: str
    row: int
    name: str
    other: str


def played(journey: Journey) -> Played:
    database = journey.window.household.database
    for show in range(1, 40):
        page = browse.show_page(database, show)
        for credit in page.cast[:6] if page is not None else ():
            known = known_as(journey, credit.person_id)
            other = next((part.title for part in known.parts if page is not None and part.title != page.title), "")
            if page is not None and other:
                return Played(page.title, credit.person_id, credit.name, other)
    raise AssertionError("nobody plays in two titles")


def known_as(journey: Journey, row: int) -> PersonPage:
    found = people.kept(journey.window.household.database, row, "", None, Cancel())
    assert found is not None
    return found


def the(journey: Journey, kind: str) -> QQuickItem:
    """The one item of a QML type, once it is there."""
    return journey.some(lambda: seen.of_type(journey.view, kind), f"a {kind}")[0]


def lines(journey: Journey, title: str) -> list[QQuickItem]:
    """Lines of the filmography on the screen."""
    return [one for one in seen.of_type(journey.view, "PartRow") if one.property("title") == title and seen.on_screen(journey.view, one)]


def test_from_the_grid_to_a_show_to_who_played_in_it_to_another_title_and_back(stocked: Journey) -> None:
    stocked.start()
    who = played(stocked)
    stocked.view.resize(1000, 500)
    stocked.window.place.open("bijou://shows")
    wall = stocked.wall()
    for stood in range(60, 3_000, 90):
        wall.setProperty("contentY", float(stood))
        stocked.at_rest()
        stocked.still(stocked.posters)
        if who.show in stocked.posters():
            break
    posters, stood = stocked.posters(), wall.property("contentY")
    assert stood >= 60, "it does not stand at its top"
    stocked.click_poster(who.show)
    stocked.until(lambda: stocked.address.startswith("bijou://show/"), "the show")
    stocked.view.resize(1000, 900)
    stocked.click_on(lambda: portraits(stocked, who.name), who.name)
    stocked.until(lambda: stocked.address == f"bijou://person/{who.row}", "the person")
    stocked.see("Filmography")
    stocked.click_on(lambda: lines(stocked, who.other), who.other)
    stocked.until(lambda: stocked.address.startswith(("bijou://movie/", "bijou://show/")), "the other title")
    titles = stocked.window.pages.titles
    page = titles.movie if "/movie/" in stocked.address else titles.show
    stocked.until(lambda: page.property("title") == who.other, who.other)
    stocked.view.resize(1000, 500)
    for address in (f"bijou://person/{who.row}", "bijou://show/", "bijou://shows"):
        stocked.press(Key.Key_Left, ALT)
        stocked.until(lambda address=address: stocked.address.startswith(address), address)  # type: ignore[misc]
        stocked.at_rest()
    stocked.until(lambda: stocked.posters() == posters, "the same posters")
    assert abs(stocked.wall().property("contentY") - stood) <= 1


def portraits(journey: Journey, name: str) -> list[QQuickItem]:
    """Somebody in the cast, on the screen."""
    return [one for one in seen.of_type(journey.view, "CastPortrait") if seen.name_of(one).startswith(name) and seen.on_screen(journey.view, one)]


def test_a_person_is_walked_by_keyboard_and_a_restart_returns_to_the_filter_and_the_place(stocked: Journey) -> None:
    stocked.start()
    who = played(stocked)
    stocked.view.resize(1000, 460)
    stocked.window.place.open(f"bijou://person/{who.row}")
    view = the(stocked, "PersonView")
    stocked.at_rest()
    stocked.press(Key.Key_End)
    stocked.still(lambda: view.property("contentY"))
    stood = float(view.property("contentY") - view.property("originY"))
    assert stood > 20, "there is something to scroll"
    stocked.click("Newest")
    stocked.click("Oldest")
    stocked.restart()
    stocked.view.resize(1000, 460)
    view = the(stocked, "PersonView")
    stocked.see("Oldest")
    stocked.until(lambda: abs(view.property("contentY") - view.property("originY") - stood) <= 2, "the same place")
    stocked.press(Key.Key_Home)
    for _ in range(30):
        stocked.press(Key.Key_Tab)
        if focused(stocked, "PartRow"):
            break
    for _ in range(20):
        if focused(stocked, "PartRow") == who.other:
            break
        stocked.press(Key.Key_Down)
    assert focused(stocked, "PartRow") == who.other, "its line is reached by keys"
    stocked.press(Key.Key_Return)
    stocked.until(lambda: stocked.address.startswith(("bijou://movie/", "bijou://show/")), "the other title")


def focused(journey: Journey, kind: str) -> str:
    """The title of the item of that type that has the keyboard."""
    return next((str(one.property("title")) for one in seen.of_type(journey.view, kind) if one.hasActiveFocus()), "")


def test_d22_while_tmdb_is_away_the_page_is_there_and_says_so(keyed: Journey) -> None:
    keyed.servers.set_fault(Fault("cut", site="tmdb"))
    keyed.start()
    who = played(keyed)
    with keyed.window.household.database.write() as tx:
        tx.execute("UPDATE people SET tmdb = ? WHERE id = ?", (number_of(who.name), who.row))
    keyed.window.place.open(f"bijou://person/{who.row}")
    keyed.see("TMDB cannot be reached")
    keyed.see(who.other)
    keyed.servers.clear_faults()
    keyed.click("Try again")
    keyed.unsee("TMDB cannot be reached")
    keyed.see(who.other)


def number_of(name: str) -> str:
    """At the pretend TMDB."""
    return next(str(number) for number, one in people_by_number().items() if one == name)
