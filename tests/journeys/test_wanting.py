"""The eye and the heart, wherever they are pressed: over a poster, in the search, in a cast, and in the sheet of a show's episodes (D30, D40, D62)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.items import ExternalIds
from app.domain.wanting import Pointed
from app.library import following, wanting, wishing
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey
from tests.journeys.test_undo import shows

pytestmark = pytest.mark.journey
CONTROL = Qt.KeyboardModifier.ControlModifier


def database_of(journey: Journey) -> Database:
    return journey.window.household.database


def followed(journey: Journey) -> set[int]:
    return {one.show_id for one in following.followed_shows(database_of(journey))}


def checked(journey: Journey, name: str) -> QQuickItem:
    """The button of that name, once it says so of itself."""

    def found() -> list[QQuickItem]:
        return [one for one in seen.named(journey.view, name) if "Button" in type_of(one)]

    return journey.some(found, name)[-1]


def point_at(journey: Journey, title: str) -> None:
    """The pointer comes to a poster, and lifts it."""

    def lifted() -> bool:
        there = seen.centre(journey.poster(title))
        QTest.mouseMove(journey.view, there + QPoint(0, 12))
        QTest.mouseMove(journey.view, there)
        return bool(seen.of_type(journey.view, "LiftedPoster"))

    journey.until(lifted, "the poster to be lifted")


def test_d30_a_show_is_followed_from_its_poster_and_its_page_and_the_menu_say_so_after_a_restart_too(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    wall = stocked.wall()
    row, title = next(one for one in shows(stocked, airing=False) if one[1] in stocked.posters())
    point_at(stocked, title)
    stocked.click(f"Follow {title}")
    stocked.see(f"You follow “{title}”")
    stocked.until(lambda: row in followed(stocked), "the follow")
    checked(stocked, f"Do not follow {title}")
    wall.setProperty("currentIndex", stocked.posters().index(title))
    wall.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stocked.press(Qt.Key.Key_E, CONTROL)
    stocked.see(f"“{title}” is not followed any more")
    stocked.until(lambda: row not in followed(stocked), "the follow to end")
    stocked.undo()
    stocked.until(lambda: row in followed(stocked), "the follow again")
    stocked.window.place.open(f"bijou://show/{row}")
    stocked.see("Following")
    stocked.restart("--open", f"bijou://show/{row}")
    stocked.see("Following")


def test_d30_a_show_that_is_not_owned_is_followed_from_the_search_by_key(keyed: Journey) -> None:
    keyed.start("--open", "bijou://movies")
    keyed.wall()
    keyed.press(Qt.Key.Key_K, CONTROL)
    keyed.see("Search everything")
    keyed.type("metropolis")
    keyed.see("TV series")
    keyed.at_rest()
    for _ in range(8):
        if "show/tmdb-" in chosen(keyed):
            break
        keyed.press(Qt.Key.Key_Down)
    assert "show/tmdb-" in chosen(keyed)
    keyed.press(Qt.Key.Key_E, CONTROL)
    keyed.see("You follow “Metropolis”")
    keyed.until(lambda: by_hand(keyed) == [("Metropolis", "follow")], "the follow")
    keyed.until(lambda: seen.named(keyed.view, "Do not follow Metropolis"), "the eye of its row")
    assert seen.of_type(keyed.view, "PaletteRow"), "the palette stays"


def test_d30_somebody_of_a_cast_is_followed_and_their_page_says_so(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    stocked.window.place.open(f"bijou://show/{shows(stocked, airing=True)[0][0]}")
    stocked.until(lambda: seen.of_type(stocked.view, "CastMember"), "the cast")
    stocked.at_rest()
    member = next(one for one in seen.of_type(stocked.view, "CastMember") if one.property("address"))
    name, address = str(member.property("name")), str(member.property("address"))
    member.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    stocked.press(Qt.Key.Key_E, CONTROL)
    stocked.see(f"You follow “{name}”")
    stocked.until(lambda: wanting.wanted(database_of(stocked)).people, "the follow")
    stocked.until(lambda: [one for one in seen.of_type(stocked.view, "CastMember") if seen.name_of(one).endswith(", followed")], "the card to say so")
    stocked.window.place.open(address)
    stocked.see("Following")


def test_d40_a_shows_missing_episodes_are_seen_ticked_wished_by_enter_and_taken_back(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    number, missing = lacking(stocked)
    stocked.window.place.open(f"bijou://show/{number}")
    stocked.click(f"Wish {missing} missing")
    stocked.see("Wish episodes")
    stocked.see(f"{missing} to wish")
    lines = stocked.some(lambda: seen.of_type(stocked.view, "WishLine"), "the episodes")
    assert any(line.property("ticked") for line in lines)
    stocked.until(lambda: type_of(stocked.focus).startswith("WishLine"), "the focus")
    stocked.press(Qt.Key.Key_Return)
    stocked.see("wished")
    stocked.until(lambda: wishes(stocked) == missing, "the wishes")
    stocked.unsee("Wish episodes")
    stocked.undo()
    stocked.until(lambda: wishes(stocked) == 0, "none")


def test_d62_many_shows_are_followed_and_their_missing_episodes_wished_with_one_undo_each(stocked: Journey) -> None:
    stocked.start("--open", "bijou://shows")
    stocked.wall()
    before = followed(stocked)
    stocked.window.libraries.shows.property("wall").selectAll()
    stocked.click("Follow")
    stocked.until(lambda: len(followed(stocked)) > len(before), "all of them")
    stocked.click("Wish missing")
    stocked.until(lambda: wishes(stocked) > 0, "the wishes")
    stocked.at_rest()
    stocked.undo()
    stocked.until(lambda: wishes(stocked) == 0, "no wish")
    stocked.at_rest()
    stocked.undo()
    stocked.until(lambda: followed(stocked) == before, "as before")


def by_hand(journey: Journey) -> list[tuple[str, str]]:
    with database_of(journey).read() as reader:
        return [(row[0], row[1]) for row in reader.rows("SELECT title, state FROM watchlist")]


def chosen(journey: Journey) -> str:
    """The address of the palette's row that is chosen."""
    return next((str(one.property("address")) for one in seen.of_type(journey.view, "PaletteRow") if one.property("current")), "")


def wishes(journey: Journey) -> int:
    with database_of(journey).read() as reader:
        return int(reader.value("SELECT count(*) FROM wishlist"))


def lacking(journey: Journey) -> tuple[int, int]:
    """A show that lacks something, and how many episodes."""
    database, now = database_of(journey), journey.window.household.clock.local()
    for number, _title in shows(journey, airing=False) + shows(journey, airing=True):
        _, found = wishing.wishable(database, Pointed("show", number, ExternalIds()), now)
        if missing := sum(one.state == "aired" and one.season > 0 for one in found):
            return number, missing
    raise AssertionError("no show lacks anything")
