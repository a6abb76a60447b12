"""The episodes of a show, as the user meets them: seasons by keyboard, what is missing, an open episode, and another order seen, applied and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtQuick import QQuickItem

from app.library import browse
from app.store.order_choice import matched_in
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


@pytest.fixture
def keyed(stocked: Journey, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journey]:
    """Someone with keys of TMDB and TVDB, at the page of a show whose discs are in an order of their own."""
    for name, ready in (("TMDB", stocked.servers.tmdb), ("TVDB", stocked.servers.tvdb)):
        monkeypatch.setenv(f"BIJOU_{name}_URL", ready.address)
        monkeypatch.setenv(f"BIJOU_{name}_KEY", ready.key)
    stocked.start()
    stocked.window.place.open(f"bijou://show/{show(stocked)}?season=2")
    stocked.until(lambda: listed(stocked), "TVDB's list")
    stocked.at_rest()
    yield stocked
    stocked.servers.clear_faults()


def show(journey: Journey) -> int:
    with journey.window.household.database.read() as reader:
        return int(reader.value("SELECT id FROM shows WHERE title = 'Small Hours'"))


def listed(journey: Journey) -> bool:
    with journey.window.household.database.read() as reader:
        return matched_in(reader, show(journey)) is not None


def owned(journey: Journey) -> dict[tuple[int, int | None], str]:
    """Each episode's place and state."""
    database = journey.window.household.database
    return {(row.season, row.number): f"{row.id} {row.state}" for season in (0, 1, 2) for row in browse.season_episodes(database, show(journey), season)}


def to_the_episodes(journey: Journey) -> QQuickItem:
    """Scroll until the seasons stand at the top; they are there when the page is."""
    journey.until(lambda: seen.of_type(journey.view, "SeasonTabs"), "the seasons")
    journey.at_rest()
    view, tabs = seen.of_type(journey.view, "TitleView")[-1], seen.of_type(journey.view, "SeasonTabs")[-1]
    journey.still(lambda: seen.centre(tabs))
    QMetaObject.invokeMethod(view, "scrollTo", Q_ARG("double", view.property("scrolled") + seen.centre(tabs).y() - 100))
    return tabs


def test_seasons_go_by_by_keyboard_and_the_way_back_finds_the_same_one(keyed: Journey) -> None:
    to_the_episodes(keyed)
    keyed.click("Season 2, 7 of 7 owned")
    keyed.press(Qt.Key.Key_Left)
    keyed.until(lambda: keyed.window.pages.titles.show.property("season") == 1, "the first season")
    keyed.press(Qt.Key.Key_Right)
    keyed.press(Qt.Key.Key_Right)
    keyed.until(lambda: keyed.window.pages.titles.show.property("season") == 0, "the specials, which are last")
    keyed.window.place.open("bijou://movies")
    keyed.wall()
    keyed.window.place.back()
    keyed.until(lambda: keyed.window.pages.titles.show.property("season") == 0, "the specials again")


def test_only_what_is_missing_is_listed_and_an_empty_list_says_so(keyed: Journey) -> None:
    to_the_episodes(keyed)
    keyed.click("Missing")
    keyed.see("Nothing is missing in Season 2.")
    keyed.click("List all")
    keyed.unsee("Nothing is missing in Season 2.")
    keyed.see("1. Starter")


def test_an_episode_opens_by_keyboard_with_its_guests_who_lead_to_their_pages(keyed: Journey) -> None:
    keyed.until(lambda: guested(keyed), "TMDB's list")
    to_the_episodes(keyed)
    keyed.until(lambda: seen.shows(keyed.view, "1. Starter"))
    row = next(one for one in seen.of_type(keyed.view, "EpisodeRow") if str(one.property("heading")).startswith("1."))
    row.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    keyed.press(Qt.Key.Key_Return)
    keyed.see("Open on Attic")
    keyed.until(lambda: seen.of_type(keyed.view, "GuestStar"), "who guests")
    guest = seen.of_type(keyed.view, "GuestStar")[0]
    address = str(guest.property("address"))
    guest.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    keyed.press(Qt.Key.Key_Return)
    keyed.until(lambda: keyed.address == address, "the guest's page")


def guested(journey: Journey) -> bool:
    told = "SELECT 1 FROM listed_episodes l JOIN episodes e ON e.id = l.episode_id WHERE e.show_id = ? AND l.provider = 'tmdb'"
    with journey.window.household.database.read() as reader:
        return bool(reader.value(told, (show(journey),)))


def test_d62_another_order_is_seen_before_it_is_applied_and_taken_back_whole(keyed: Journey) -> None:
    before = owned(keyed)
    to_the_episodes(keyed)
    keyed.click("Order: Aired")
    keyed.see("This is the order in which the episodes stand now.")
    keyed.click("DVD")
    keyed.see("S01E10 → S01E11")
    assert owned(keyed) == before, "nothing is applied by looking"
    keyed.click("Apply")
    keyed.until(lambda: owned(keyed).get((1, 11), "").endswith("missing"), "the order of the discs")
    assert owned(keyed)[1, 2].split()[0] == before[1, 1].split()[0], "an episode keeps its row"
    keyed.see("Order: DVD")
    keyed.unsee("Order of episodes")
    keyed.click("Undo")
    keyed.until(lambda: owned(keyed) == before, "the order before")
    keyed.see("Order: Aired")
