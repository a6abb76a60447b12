"""Home: where one begins, and where each of its figures, cards and lines leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


def at_home(journey: Journey) -> None:
    journey.start("--open", "bijou://home")
    journey.see("Recently added")
    journey.until(lambda: "–" not in figures(journey).values(), "the counts")
    journey.at_rest()


def figures(journey: Journey) -> dict[str, str]:
    """What the counts say, by what they count."""
    counts = journey.window.pages.home.page.property("counts")
    return {counts.value(row, "key"): counts.value(row, "figure") for row in range(counts.property("count"))}


def tiles(journey: Journey, kind: str) -> list[QQuickItem]:
    return [one for one in seen.of_type(journey.view, kind) if one.isVisible()]


def stands_on(journey: Journey, words: str) -> None:
    """The keyboard comes to what says something that begins so."""
    journey.until(lambda: str(journey.focus.property("text")).startswith(words), f"the keyboard on {words}")


def test_a_history_that_is_lost_begins_at_home(stocked: Journey) -> None:
    stocked.start()
    assert stocked.address == "bijou://movies", "where one was"
    stocked.window.household.settings.page_history = {}
    stocked.window.place._saving.stop()
    stocked.restart()
    assert stocked.address == "bijou://home"
    stocked.see("Continue watching")


@pytest.mark.parametrize(("key", "said", "address"), [("movies", "Movies", "bijou://movies"), ("shows", "Shows", "bijou://shows")])
def test_a_count_leads_to_the_page_that_lists_as_many(stocked: Journey, key: str, said: str, address: str) -> None:
    at_home(stocked)
    told = int(figures(stocked)[key])
    stocked.click(f"{told} {said}" if key == "movies" else next(text for text in seen.texts(stocked.view) if text.startswith(said + " ·")))
    stocked.until(lambda: stocked.address == address)
    library = stocked.window.libraries.movies if key == "movies" else stocked.window.libraries.shows
    stocked.until(lambda: library.property("wall").rowCount() == told, f"{told} titles")
    stocked.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stocked.until(lambda: stocked.address == "bijou://home")


def test_the_missing_episodes_lead_to_the_shows_that_lack_them(stocked: Journey) -> None:
    at_home(stocked)
    counts = stocked.window.pages.home.page.property("counts")
    text = counts.value(3, "text")
    stocked.click(text)
    stocked.until(lambda: stocked.address == "bijou://shows?state=missing")
    shows = int(text.rpartition("· ")[2].partition(" ")[0])
    stocked.until(lambda: stocked.window.libraries.shows.property("wall").rowCount() == shows, f"{shows} shows")


def test_a_card_leads_to_its_title_and_back_to_where_the_page_stood(stocked: Journey) -> None:
    at_home(stocked)
    page = seen.of_type(stocked.view, "HomePage")[0]
    body = next(one for one in seen.of_type(stocked.view, "ScrollPage") if one.parentItem() == page)
    stocked.until(lambda: body.property("contentHeight") > body.height() + 40, "the page to be longer than the window")
    stocked.still(lambda: body.property("contentHeight"))
    seen.wheel(stocked.view, seen.centre(body), 1)
    stocked.until(lambda: body.property("contentY") > 20 and not body.property("moving"), "the wheel to have turned")
    stood = body.property("contentY")
    stocked.until(lambda: stocked.window.place.remembered("y", 0) == stood, "the place to be remembered")
    card = tiles(stocked, "TitleCard")[0]
    seen.click(stocked.view, card)
    stocked.until(lambda: stocked.address.startswith(("bijou://movie/", "bijou://show/")))
    stocked.press(Qt.Key.Key_Escape)
    stocked.until(lambda: stocked.address == "bijou://home")
    stocked.until(lambda: body.property("contentY") == stood, "the place where the page stood")
    stocked.restart()
    assert stocked.address == "bijou://home"
    stocked.see("Recently added")
    again = next(one for one in seen.of_type(stocked.view, "ScrollPage") if one.parentItem() == seen.of_type(stocked.view, "HomePage")[0])
    stocked.until(lambda: again.property("contentY") == stood, "the place that was left")


def test_by_keyboard_alone(stocked: Journey) -> None:
    """Up and down through the sections, left and right through one."""
    at_home(stocked)
    stocked.press(Qt.Key.Key_Tab)
    seen.of_type(stocked.view, "HomePage")[0].forceActiveFocus()
    stands_on(stocked, "Movies")
    stocked.press(Qt.Key.Key_Right)
    stands_on(stocked, "Shows")
    stocked.press(Qt.Key.Key_End)
    stands_on(stocked, "Missing")
    stocked.press(Qt.Key.Key_Down)
    stands_on(stocked, "TMDB")
    stocked.press(Qt.Key.Key_Down)
    airings = stocked.window.pages.home.page.property("airings")
    stands_on(stocked, airings.value(0, "title"))
    stocked.press(Qt.Key.Key_Right)
    stands_on(stocked, airings.value(1, "title"))
    stocked.press(Qt.Key.Key_Down)
    resumed = stocked.window.pages.home.page.property("resumed")
    stands_on(stocked, resumed.value(0, "title"))
    stocked.press(Qt.Key.Key_Right)
    stands_on(stocked, resumed.value(1, "title"))
    stocked.press(Qt.Key.Key_Up)
    stocked.press(Qt.Key.Key_Up)
    stocked.press(Qt.Key.Key_Up)
    stands_on(stocked, "Missing")  # where it was left
    stocked.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    stocked.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    stocked.until(lambda: stocked.address == "bijou://shows", "the page of the last key")


def test_an_episode_that_airs_next_opens_its_sheet(stocked: Journey) -> None:
    at_home(stocked)
    stocked.until(lambda: tiles(stocked, "AiringTile"), "what airs next")
    title = stocked.window.pages.home.page.property("airings").value(0, "line").partition(" · ")[2]
    stocked.click_on(lambda: tiles(stocked, "AiringTile"), "what airs next")
    stocked.until(lambda: seen.of_type(stocked.view, "AiringHero"), "the episode's sheet")
    stocked.see(title)
    assert stocked.address == "bijou://home", "it never navigates by itself"
