"""Asking why something is missing, in the real program: one step from a wish and from an episode, acted on with undo, and straight to where it is put right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import wishing
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey
from tests.journeys.test_shows import to_the_episodes

pytestmark = pytest.mark.journey

SHOW = "Small Hours"
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wisher(stocked: Journey) -> Journey:
    """Somebody who wishes an episode of a season that no server has, and a film."""
    database = Database(stocked.folder / "library.db")
    wishing.wish(database, [Wish(Pointed("show", show_of(database)), 9, 1)])
    wishing.wish(database, [Wish(Pointed("movie", ids=ExternalIds(tmdb="990001"), title="The Unseen Film", year=2024))])
    database.close()
    return stocked


def show_of(database: Database) -> int:
    with database.read() as reader:
        return int(reader.value("SELECT id FROM shows WHERE title = ?", (SHOW,)))


def lines(journey: Journey) -> list[str]:
    """The titles on the screen, from the top; one that is not read yet has none."""
    rows = [row for row in seen.of_type(journey.view, "WishRow") if seen.on_screen(journey.view, row)]
    return [str(row.property("title")) for row in sorted(rows, key=lambda row: seen.centre(row).y())]


def states(journey: Journey) -> list[str]:
    with journey.window.household.database.read() as reader:
        return [state for (state,) in reader.rows("SELECT state FROM wishlist WHERE kind = 'episode'")]


def told(journey: Journey) -> list[str]:
    return [row.text for row in journey.window.pages.missing.title.property("reasons").rows]


def test_d40_a_wish_is_asked_about_by_key_and_given_up_and_wished_again_with_the_way_back(wisher: Journey) -> None:
    wisher.start("--open", "bijou://wishlist")
    wisher.until(lambda: lines(wisher) == [SHOW], "the show")
    wisher.press(Key.Key_Home)
    wisher.press(Key.Key_Right)
    wisher.until(lambda: lines(wisher) == [SHOW, "Season 9"], "its season")
    wisher.press(Key.Key_Down)
    wisher.press(Key.Key_Right)
    wisher.until(lambda: lines(wisher)[:2] == [SHOW, "Season 9"] and any(lines(wisher)[2:]), "its episode")
    episode = lines(wisher)[-1]
    wisher.press(Key.Key_Down)
    wisher.press(Key.Key_I, CONTROL)
    wisher.see("Nobody lists an episode of this number.")
    assert told(wisher)[-1].startswith("You wish for it since ")
    wisher.click("I do not want it")
    wisher.until(lambda: states(wisher) == ["unwanted"], "it to be not wanted")
    wisher.unsee("Nobody lists an episode of this number.")
    wisher.undo()
    wisher.until(lambda: states(wisher) == ["wanted"], "it to be wished again")
    wisher.until(lambda: lines(wisher) == [SHOW, "Season 9", episode], "its line to come back")
    wisher.click(f"Why is {episode} missing?")
    wisher.click("Order of episodes …")
    wisher.until(lambda: wisher.window.pages.titles.episodes.order.property("state") == "current", "the order of that show, over the wishlist")
    assert wisher.window.pages.titles.episodes.order.property("show") == show_of(wisher.window.household.database)
    assert wisher.address == "bijou://wishlist"


def test_d40_a_wished_film_is_asked_about_by_its_button_and_its_menu(wisher: Journey) -> None:
    wisher.start("--open", "bijou://wishlist?tab=movies")
    wisher.click("Why is The Unseen Film missing?")
    wisher.until(lambda: any("on none of your servers" in one for one in told(wisher)), "the chain")
    wisher.click("Find its match …")
    wisher.see("Find the match")
    wisher.press(Key.Key_Escape)
    wisher.unsee("Find the match")
    seen.of_type(wisher.view, "WishTree")[0].forceActiveFocus()
    wisher.press(Key.Key_Home)
    wisher.press(Key.Key_Menu)
    wisher.click("Why is this missing?")
    wisher.see("I do not want it any more")
    wisher.click("I do not want it any more")
    wisher.see("No movie is wished yet.")


def test_a_missing_episode_of_a_shows_page_is_asked_about_by_its_button_and_by_key(wisher: Journey) -> None:
    wisher.start()
    with wisher.window.household.database.write() as tx:
        show = int(tx.value("SELECT id FROM shows WHERE title = ?", (SHOW,)))
        season = tx.insert("INSERT INTO seasons (show_id, number, listed_by) VALUES (?, 8, 'tmdb')", (show,))
        tx.execute("INSERT INTO episodes (show_id, season_id, season, number, title, air_date, listed_by, created_at) "
            "VALUES (?, ?, 8, 1, 'The Lost Hour', '2020-02-02', 'tmdb', 1)", (show, season))  # fmt: skip
    wisher.window.place.open(f"bijou://show/{show}?season=8")
    to_the_episodes(wisher)
    row = wisher.some(lambda: [one for one in seen.of_type(wisher.view, "EpisodeRow") if "The Lost Hour" in str(one.property("heading"))], "its row")[0]
    wisher.click(f"Why is {row.property('heading')} missing?")
    wisher.until(lambda: any("It aired on" in one for one in told(wisher)), "the chain")
    wisher.click("Want it")
    wisher.until(lambda: states(wisher) == ["wanted", "wanted"], "the wish")
    wisher.unsee("Is it there, or is something of this wrong?")
    row.forceActiveFocus()
    wisher.press(Key.Key_I, CONTROL)
    wisher.see("Is it there, or is something of this wrong?")
    wisher.until(lambda: told(wisher)[-1].startswith("You wish for it since "), "the chain with the wish")
