"""The wishlist in the real program: wish, walk by keys, remove at each level and take it back; a file appears on a server, and the wish is done at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.demo.edits import Change
from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.library import wishing
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey

WISHLIST = "bijou://wishlist"
SHOW = "Small Hours"
Key = Qt.Key


@pytest.fixture
def wishing_one(stocked: Journey) -> Iterator[Journey]:
    """Somebody who wishes two episodes of a season that no server has, and a film."""
    database = Database(stocked.folder / "library.db")
    with database.read() as reader:
        show = int(reader.value("SELECT id FROM shows WHERE title = ?", (SHOW,)))
    wishing.wish(database, [Wish(Pointed("show", show), 9, number) for number in (1, 2)])
    wishing.wish(database, [Wish(Pointed("movie", ids=ExternalIds(tmdb="990001"), title="The Unseen Film", year=2024))])
    database.close()
    stocked.start("--open", WISHLIST)
    yield stocked
    for site in ("plex", "jellyfin"):
        stocked.servers.change(Change("restore", site=site, of=SHOW))


def lines(journey: Journey) -> dict[str, str]:
    """The chips of the lines on the screen, by their titles."""
    shown = [line for line in seen.of_type(journey.view, "WishRow") if seen.on_screen(journey.view, line)]
    return {str(line.property("title")): str(line.property("chip")) for line in sorted(shown, key=lambda line: seen.centre(line).y())}


def line(journey: Journey, title: str) -> QQuickItem:
    return journey.some(lambda: [one for one in seen.of_type(journey.view, "WishRow") if one.property("title") == title], title)[0]


def badge(journey: Journey) -> int:
    return int(journey.window.frame.navigation.property("wishlist"))


def unfold(journey: Journey) -> None:
    """By keys: the show, its season, down to the first episode."""
    journey.until(lambda: lines(journey) == {SHOW: "2 wanted"}, "the show")
    journey.press(Key.Key_Home)
    journey.press(Key.Key_Right)
    journey.until(lambda: lines(journey) == {SHOW: "2 wanted", "Season 9": "2 wanted"}, "its season")
    journey.press(Key.Key_Down)
    journey.press(Key.Key_Right)
    journey.until(lambda: lines(journey) == {SHOW: "2 wanted", "Season 9": "2 wanted", "S09E01": "Wanted", "S09E02": "Wanted"}, "its episodes")


def test_remove_at_each_level_and_take_it_back(wishing_one: Journey) -> None:
    journey = wishing_one
    unfold(journey)
    whole = lines(journey)
    journey.see("1 movie · 2 episodes wanted")
    journey.until(lambda: badge(journey) == 3, "the badge")
    journey.press(Key.Key_Down)
    journey.press(Key.Key_Delete)
    journey.until(lambda: lines(journey) == {SHOW: "1 wanted", "Season 9": "1 wanted", "S09E02": "Wanted"}, "an episode to leave")
    journey.until(lambda: badge(journey) == 2, "the badge")
    journey.undo()
    journey.until(lambda: lines(journey) == whole, "it to come back")
    journey.press(Key.Key_Left)
    journey.press(Key.Key_Delete)
    journey.until(lambda: not lines(journey), "the season to leave, and with it the show")
    journey.see("No episode is wished yet.")
    journey.at_rest()  # the toast of the one before is gone
    journey.click("Undo")
    journey.until(lambda: lines(journey) == whole, "them to come back")
    journey.click(f"Remove {SHOW}")
    journey.until(lambda: not lines(journey), "the show to leave")
    journey.at_rest()  # the toast of the one before is gone
    journey.click("Undo")
    journey.until(lambda: lines(journey) == whole, "it to come back")
    journey.click("Movies · 1")
    journey.until(lambda: lines(journey) == {"The Unseen Film": "Wanted"}, "the films")
    journey.click("Remove The Unseen Film")
    journey.see("No movie is wished yet.")
    journey.at_rest()  # the toast of the one before is gone
    journey.click("Undo")
    journey.until(lambda: lines(journey) == {"The Unseen Film": "Wanted"}, "the film to come back")


def test_d42_a_file_appears_and_the_wish_is_done_at_once(wishing_one: Journey) -> None:
    journey = wishing_one
    unfold(journey)
    row = line(journey, "S09E01")
    for site in ("plex", "jellyfin"):
        journey.servers.change(Change("add episode", site=site, of=SHOW, title="The Ninth", to_season=9, to_number=1))
    journey.window.backstage.scans.scan(0, "quick")
    journey.until(lambda: lines(journey).get("E1 · The Ninth") == "Done", "the wish to be done")
    assert line(journey, "E1 · The Ninth") is row, "the row changed in place (D61)"
    journey.until(lambda: lines(journey).get("Season 9") == "1 wanted", "the season's roll-up")
    journey.see("1 done")
    journey.see("1 movie · 1 episode wanted")
    journey.until(lambda: badge(journey) == 2, "the badge")
    journey.click("Clear done")
    journey.until(lambda: lines(journey) == {SHOW: "1 wanted", "Season 9": "1 wanted", "S09E02": "Wanted"}, "what is done to leave")
    journey.click("Undo")
    journey.until(lambda: "E1 · The Ninth" in lines(journey), "it to come back")


def test_branches_and_place_are_found_again_and_enter_opens_the_page(wishing_one: Journey) -> None:
    journey = wishing_one
    unfold(journey)
    whole = lines(journey)
    journey.press(Key.Key_Home)
    journey.press(Key.Key_Return)
    journey.until(lambda: journey.address.startswith("bijou://show/"), "the show's page")
    journey.press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    journey.until(lambda: lines(journey) == whole, "the tree as it was")
    journey.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    journey.see("4 selected")
    journey.press(Key.Key_Escape)
    journey.unsee("4 selected")
    journey.restart()
    journey.until(lambda: lines(journey) == whole, "the tree after a restart")
