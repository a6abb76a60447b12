"""The episodes of a show, as the user meets them: seasons by keyboard, what is missing, an open episode, and another order seen, applied and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtQuick import QQuickItem

from app.library import browse
from app.store.order_choice import matched_in
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


@pytest.fixture
def viewer(keyed: Journey, monkeypatch: pytest.MonkeyPatch) -> Journey:
    """Someone with keys of TMDB and TVDB, at the page of a show whose discs are in an order of their own."""
    monkeypatch.setenv("BIJOU_TVDB_URL", keyed.servers.tvdb.address)
    monkeypatch.setenv("BIJOU_TVDB_KEY", keyed.servers.tvdb.key)
    keyed.start()
    keyed.window.place.open(f"bijou://show/{show(keyed)}?season=2")
    keyed.until(lambda: listed(keyed), "TVDB's list")
    keyed.asked_all()
    return keyed


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


def test_seasons_go_by_by_keyboard_and_the_way_back_finds_the_same_one(viewer: Journey) -> None:
    to_the_episodes(viewer)
    viewer.click("Season 2, 7 of 7 owned")
    viewer.press(Qt.Key.Key_Left)
    viewer.until(lambda: viewer.window.pages.titles.show.property("season") == 1, "the first season")
    viewer.press(Qt.Key.Key_Right)
    viewer.press(Qt.Key.Key_Right)
    viewer.until(lambda: viewer.window.pages.titles.show.property("season") == 0, "the specials, which are last")
    viewer.window.place.open("bijou://movies")
    viewer.wall()
    viewer.window.place.back()
    viewer.until(lambda: viewer.window.pages.titles.show.property("season") == 0, "the specials again")


def test_only_what_is_missing_is_listed_and_an_empty_list_says_so(viewer: Journey) -> None:
    to_the_episodes(viewer)
    viewer.click("Missing")
    viewer.see("Nothing is missing in Season 2.")
    viewer.click("List all")
    viewer.unsee("Nothing is missing in Season 2.")
    viewer.see("1. Starter")


def test_an_episode_opens_by_keyboard_with_its_guests_who_lead_to_their_pages(viewer: Journey) -> None:
    viewer.until(lambda: guested(viewer), "TMDB's list")
    to_the_episodes(viewer)
    first(viewer).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    viewer.press(Qt.Key.Key_Return)
    viewer.see("Open on Attic")
    guest = viewer.some(lambda: seen.of_type(viewer.view, "GuestStar"), "who guests")[0]
    address = str(guest.property("address"))
    guest.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    viewer.press(Qt.Key.Key_Return)
    viewer.until(lambda: viewer.address == address, "the guest's page")


def first(journey: Journey) -> QQuickItem:
    """The line of the season's first episode."""
    return journey.some(lambda: [one for one in seen.of_type(journey.view, "EpisodeRow") if str(one.property("heading")) == "1. Starter"], "1. Starter")[0]


def guested(journey: Journey) -> bool:
    told = "SELECT 1 FROM listed_episodes l JOIN episodes e ON e.id = l.episode_id WHERE e.show_id = ? AND l.provider = 'tmdb'"
    with journey.window.household.database.read() as reader:
        return bool(reader.value(told, (show(journey),)))


def test_d62_another_order_is_seen_before_it_is_applied_and_taken_back_whole(viewer: Journey) -> None:
    before = owned(viewer)
    to_the_episodes(viewer)
    viewer.click("Order: Aired")
    viewer.see("This is the order in which the episodes stand now.")
    viewer.click("DVD")
    viewer.see("S01E10 → S01E11")
    assert owned(viewer) == before, "nothing is applied by looking"
    viewer.click("Apply")
    viewer.until(lambda: owned(viewer).get((1, 11), "").endswith("missing"), "the order of the discs")
    assert owned(viewer)[1, 2].split()[0] == before[1, 1].split()[0], "an episode keeps its row"
    viewer.see("Order: DVD")
    viewer.unsee("Order of episodes")
    viewer.click("Undo")
    viewer.until(lambda: owned(viewer) == before, "the order before")
    viewer.see("Order: Aired")
