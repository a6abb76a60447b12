"""Wandering with clicks and keys: a genre's list, a card and the way back to the same place; keys from row to row; and Discover without a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import type_of
from app.demo.faults import Fault
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey
DRAMA = "bijou://discover?list=titles&genre=18"


def grid(journey: Journey) -> QQuickItem:
    """The endless grid, once it stands still with its first cards."""
    journey.until(lambda: len(cards(journey)) > 6 and cards(journey)[0].property("title"), "the first cards")
    journey.at_rest()
    found = seen.of_type(journey.view, "DiscoverGrid")[-1]
    view = next(item for item in seen.items(found) if item.property("cellHeight") is not None)
    journey.still(lambda: (view.property("contentY"), view.property("count")))
    return view


def cards(journey: Journey) -> list[QQuickItem]:
    """What is on the screen, in reading order."""
    found = [card for card in seen.of_type(journey.view, "TitleCard") if seen.on_screen(journey.view, card)]
    return sorted(found, key=lambda card: (seen.centre(card).y(), seen.centre(card).x()))


def known(journey: Journey) -> int:
    """How many films have a number of TMDB."""
    with journey.window.household.database.read() as reader:
        return int(reader.value("SELECT count(*) FROM movies WHERE tmdb IS NOT NULL"))


def rings(journey: Journey) -> list[QQuickItem]:
    """The rings around cards that the keyboard is on."""
    return [ring for card in cards(journey) for ring in seen.items(card) if type_of(ring) == "FocusRing" and ring.property("shown")]


def held(journey: Journey) -> str:
    """The card that the keyboard is on."""
    return next((str(card.property("title")) for card in cards(journey) if card.hasActiveFocus()), "")


def test_a_genre_a_card_and_back_to_the_same_place_also_after_a_restart(keyed: Journey) -> None:
    keyed.start()
    keyed.click("Discover")
    keyed.see("Trending this week")
    keyed.click("Browse")
    grid(keyed)
    keyed.click("Genre")
    keyed.click("Drama")
    keyed.until(lambda: keyed.address == DRAMA)
    view = grid(keyed)
    view.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(6):
        keyed.press(Qt.Key.Key_Down)
    keyed.press(Qt.Key.Key_Right)
    keyed.until(lambda: float(view.property("contentY")) > 300 and held(keyed), "the grid to follow the keyboard")
    grid(keyed)
    keyed.until(lambda: len(rings(keyed)) == 1, "where the keyboard is to be seen")
    title, place, top = held(keyed), view.property("contentY"), cards(keyed)[0].property("title")
    keyed.press(Qt.Key.Key_Return)
    keyed.until(lambda: keyed.address.startswith("bijou://movie/"), "the title's page")
    keyed.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keyed.until(lambda: keyed.address == DRAMA)
    view = grid(keyed)
    keyed.until(lambda: (view.property("contentY"), held(keyed)) == (place, title), "the same place and card")
    keyed.restart()
    assert keyed.address == DRAMA
    grid(keyed)
    keyed.until(lambda: top in [card.property("title") for card in cards(keyed)[:1]], "the same place after a restart")
    keyed.until(lambda: seen.named(keyed.view, "Drama"), "the genre's name on its chip")


def test_d5_hide_owned_leaves_out_what_is_owned_and_says_so_in_the_address(keyed: Journey) -> None:
    keyed.start("--open", "bijou://discover?list=popular")
    keyed.until(lambda: known(keyed) > 60, "films that TMDB knows")
    keyed.asked_all()
    grid(keyed)
    keyed.until(lambda: not keyed.window.pages.discover.page._stamp_soon.isActive(), "what is owned to be stamped")
    keyed.until(lambda: any(card.property("owned") for card in cards(keyed)), "a stamp")
    keyed.click("Hide owned")
    keyed.until(lambda: keyed.address == "bijou://discover?list=popular&hidden=1")
    grid(keyed)
    keyed.until(lambda: cards(keyed) and not any(card.property("owned") for card in cards(keyed)), "what is owned to go")
    keyed.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keyed.until(lambda: any(card.property("owned") for card in cards(keyed)), "what is owned to be back")


def test_the_front_page_is_walked_through_by_keys(keyed: Journey) -> None:
    keyed.start("--open", "bijou://discover")
    keyed.see("Trending this week")
    keyed.asked_all()
    keyed.until(lambda: len(cards(keyed)) > 8)
    first = cards(keyed)[0].property("title")
    front = seen.of_type(keyed.view, "DiscoverFront")[-1]
    front.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    keyed.until(lambda: held(keyed) == first, "the first card to have the focus")
    keyed.press(Qt.Key.Key_Right)
    keyed.until(lambda: held(keyed) not in {"", first}, "the next card")
    keyed.press(Qt.Key.Key_Down)
    keyed.press(Qt.Key.Key_Down)
    keyed.until(lambda: held(keyed), "a card of a row below")
    keyed.until(lambda: len(rings(keyed)) == 1, "one ring")
    keyed.press(Qt.Key.Key_End)
    row = next(one for one in seen.of_type(keyed.view, "TitleRow") if any(item.hasActiveFocus() for item in seen.items(one)))
    keyed.still(lambda: row.property("reached"))
    key, place, last = row.property("heading"), row.property("reached"), held(keyed)
    assert place > 300
    keyed.press(Qt.Key.Key_Return)
    keyed.until(lambda: not keyed.address.startswith("bijou://discover"), "the title's page")
    keyed.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    keyed.until(lambda: reached(keyed, key) == place and held(keyed) == last, "the row as it was left")
    keyed.restart()
    keyed.until(lambda: reached(keyed, key) == place, "the row as it was left, after a restart")


def reached(journey: Journey, heading: str) -> float:
    """How far a row is scrolled away from its beginning."""
    return next((float(row.property("reached")) for row in seen.of_type(journey.view, "TitleRow") if row.property("heading") == heading), -1.0)


def test_without_a_key_the_library_offers_what_it_can_and_lists_say_whose_they_are(stocked: Journey) -> None:
    stocked.start("--open", "bijou://discover")
    stocked.see("With a TMDB key there is more to discover")
    stocked.see("Highest rated that you own")
    stocked.click("Trending")
    stocked.see("This list comes from TMDB.")
    stocked.click("Add a key")
    stocked.until(lambda: stocked.address == "bijou://settings/metadata")


def test_while_tmdb_is_away_what_it_said_last_stays_with_its_time_and_it_is_asked_again(keyed: Journey) -> None:
    keyed.start("--open", "bijou://discover?list=popular")
    keyed.asked_all()
    grid(keyed)
    first = cards(keyed)[0].property("title")
    keyed.window.place.open("bijou://discover")
    keyed.at_rest()
    keyed.servers.set_fault(Fault("hang", site="tmdb", seconds=0.05))
    keyed.window.backstage.providers.ask_anew()
    keyed.window.place.back()
    keyed.see("; as of")
    keyed.until(lambda: cards(keyed) and cards(keyed)[0].property("title") == first, "the same titles")
    keyed.click("Upcoming")
    keyed.click("Browse")
    keyed.see("This list cannot be had now.")
    keyed.servers.clear_faults()
    keyed.click("Try again")
    grid(keyed)
    keyed.unsee("This list cannot be had now.")
