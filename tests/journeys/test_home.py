"""Home: where one begins, and where each of its figures, cards and lines leads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import wishing
from app.store.database import Database
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
    stocked.click(f"{told} {said}" if key == "movies" else next(text for text in seen.texts(stocked.view) if text.startswith(said + "\u00a0·")))
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
    shows = int(text.rpartition("·")[2].split()[0])
    stocked.until(lambda: stocked.window.libraries.shows.property("wall").rowCount() == shows, f"{shows} shows")


def test_the_wishes_lead_to_what_is_wanted_and_its_page_says_as_many(stocked: Journey) -> None:
    """A film, and two episodes that no server has."""
    database = Database(stocked.folder / "library.db")
    with database.read() as reader:
        show = int(reader.value("SELECT id FROM shows WHERE title = 'Small Hours'"))
    wishing.wish(database, [Wish(Pointed("show", show), 9, number) for number in (1, 2)])
    wishing.wish(database, [Wish(Pointed("movie", ids=ExternalIds(tmdb="990001"), title="The Unseen Film", year=2024))])
    database.close()
    at_home(stocked)
    assert figures(stocked)["wished"] == "3"
    stocked.click("Wished")
    stocked.until(lambda: stocked.address.startswith("bijou://wishlist?") and "state=wanted" in stocked.address, "the wishes that are wanted")
    stocked.see("1 movie · 2 episodes wanted")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("See all", "bijou://activity"),
        ("Manage workers", "bijou://workers/tmdb"),
        ("Choose a film", "bijou://movies"),
        ("Find somebody", "bijou://discover"),
    ],
)
def test_what_has_a_page_of_its_own_leads_there(stocked: Journey, name: str, address: str) -> None:
    """And a section that has nothing leads on."""
    database = Database(stocked.folder / "library.db")
    with database.write() as tx:
        tx.execute("UPDATE copies SET watched_at = NULL, position_ms = 0")
    database.close()
    at_home(stocked)
    stocked.until(lambda: tiles(stocked, "HomeFoot"), "the page to be whole")
    bring_into_sight(stocked, name)
    stocked.click(name)
    stocked.until(lambda: stocked.address == address)


@pytest.mark.parametrize("name", ["TVmaze", "TVmaze matched"])
def test_a_worker_and_its_coverage_lead_to_its_page(stocked: Journey, name: str) -> None:
    at_home(stocked)
    bring_into_sight(stocked, name)
    stocked.click_on(lambda: called(stocked, name), name)
    stocked.until(lambda: stocked.address == "bijou://workers/tvmaze")


def called(journey: Journey, text: str) -> list[QQuickItem]:
    """What of the page has this text, in sight or not."""
    page = seen.of_type(journey.view, "HomePage")[0]
    return [item for item in seen.everything(journey.view) if item.property("text") == text and page.isAncestorOf(item)]


def bring_into_sight(journey: Journey, text: str) -> None:
    """Scroll the page until it is."""
    journey.until(lambda: called(journey, text), text)
    page = seen.of_type(journey.view, "HomePage")[0]
    journey.until(lambda: page.property("whole") and page.property("sought") == -1, "the page to have found its place")
    body = next(one for one in seen.of_type(journey.view, "ScrollPage") if one.parentItem() == page)
    journey.at_rest()
    top = called(journey, text)[0].mapToItem(body, QPointF(0, 0)).y() + body.property("contentY")
    body.setProperty("contentY", max(0, min(top - 100, body.property("contentHeight") - body.height())))


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
    stocked.click_on(lambda: tiles(stocked, "TitleCard")[:1], "a card")
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
