"""What was done by hand is taken back, the last first, and done again (D62)."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from app.domain.provided import Provider
from app.library import following, matching, wanting
from app.store.database import Database
from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey
UNDO, REDO = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_d62_five_things_are_taken_back_the_last_first_and_done_again(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies")
    stocked.wall()
    before = standing(stocked)
    follow, wish = stocked.window.pages.wanting.model.toggleFollow, stocked.window.pages.wanting.model.toggleWish
    ended, airing = shows(stocked, airing=False)[0], shows(stocked, airing=True)[0]
    done = [before]

    def did(words: str) -> None:
        stocked.see(words)
        stocked.until(lambda: standing(stocked) not in done, words)
        stocked.at_rest()
        done.append(standing(stocked))

    follow("show", ended[0], "", ended[1], 0, "")
    did(f"You follow “{ended[1]}”")
    wish("movie", 0, "990001", "Tenth of May", 2031, "")
    did("“Tenth of May” is wished")
    locks = stocked.window.pages.editing.locks
    locks.open("show", ended[0])
    stocked.until(lambda: locks.property("state") == "ready", "its fields")
    locks.lock("title")
    stocked.until(lambda: standing(stocked) not in done, "the lock")
    stocked.at_rest()
    done.append(standing(stocked))
    follow("show", airing[0], "", airing[1], 0, "")
    did(f"“{airing[1]}” is not followed any more")
    wish("movie", 0, "990001", "Tenth of May", 2031, "")
    did("“Tenth of May” is not wished any more")
    after = list(reversed(done))

    for there in after[1:]:
        stocked.press(Qt.Key.Key_Z, UNDO)
        stocked.until(partial(stands, stocked, there), "the one before")
        stocked.at_rest()
    stocked.see(f"Undone: You follow “{ended[1]}”")
    stocked.press(Qt.Key.Key_Z, UNDO)
    stocked.see("There is nothing to undo.")
    for there in done[1:]:
        stocked.press(Qt.Key.Key_Z, REDO)
        stocked.until(partial(stands, stocked, there), "done again")
        stocked.at_rest()
    stocked.see("Done again: “Tenth of May” is not wished any more")


def test_d62_a_follow_a_mute_a_wish_a_removal_a_match_and_a_lock_are_taken_back_in_order_and_named(stocked: Journey) -> None:
    journey = stocked
    journey.start("--open", "bijou://movies")
    journey.wall()
    wanting_, ended, airing = journey.window.pages.wanting.model, shows(journey, airing=False)[0], shows(journey, airing=True)[0]
    done = [everything(journey)]
    words: list[str] = []

    def did(said: str) -> None:
        journey.until(lambda: everything(journey) != done[-1], said)
        journey.at_rest()
        done.append(everything(journey))
        words.append(said)

    wanting_.toggleFollow("show", ended[0], "", ended[1], 0, "")
    did(f"You follow “{ended[1]}”")
    wanting_.toggleFollow("show", airing[0], "", airing[1], 0, "")
    did(f"“{airing[1]}” is not followed any more")
    wanting_.toggleWish("movie", 0, "990001", "Tenth of May", 2031, "")
    did("“Tenth of May” is wished")
    journey.window.place.open("bijou://wishlist?tab=movies")
    journey.click("Remove Tenth of May")
    did("“Tenth of May” is not wished any more")
    film = matching.sought(journey.window.household.database, "movie", 1)
    line = matching.choose(journey.window.household.database, film, Provider.TMDB, None)  # nobody can be asked here
    journey.window.pages.workers.matching.decided.emit(line, "It stays without a match")
    did("It stays without a match")
    locks = journey.window.pages.editing.locks
    locks.open("show", ended[0])
    journey.until(lambda: locks.property("state") == "ready", "its fields")
    locks.lock("title")
    did("")
    deed = journey.window.backstage.undoing._history.last_done
    assert deed is not None
    assert "locked" in deed.text
    words[-1] = deed.text
    for there, said in zip(reversed(done[:-1]), reversed(words), strict=True):
        journey.press(Qt.Key.Key_Z, UNDO)
        journey.until(partial(at, journey, there), f"what was before “{said}”")
        journey.see(f"Undone: {said}")
        journey.at_rest()


def at(journey: Journey, there: object) -> bool:
    return everything(journey) == there


def everything(journey: Journey) -> tuple[object, ...]:
    """What is followed, wished and locked, and what is pinned of the first film."""
    with journey.window.household.database.read() as reader:
        pins = reader.rows("SELECT provider FROM enrichments WHERE movie_id = 1 AND facet = 'match' AND pinned = 1")
    return *standing(journey), tuple(map(tuple, pins))


def test_d62_many_presses_at_once_are_taken_one_after_the_other(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies")
    stocked.wall()
    before = standing(stocked)
    wish = stocked.window.pages.wanting.model.toggleWish
    for one in range(5):
        wish("movie", 0, str(990001 + one), f"Film {one}", 2031, "")
        stocked.until(partial(counts, stocked, one + 1), "the wish")
        stocked.at_rest()
    for _ in range(5):
        stocked.press(Qt.Key.Key_Z, UNDO)
    stocked.until(lambda: standing(stocked) == before, "as before")
    stocked.at_rest()
    for _ in range(5):
        stocked.press(Qt.Key.Key_Y, UNDO)
    stocked.until(lambda: len(wanted(stocked)) == 5, "all five again")


def test_d62_in_a_text_field_the_key_is_the_fields_own(stocked: Journey) -> None:
    stocked.start("--open", "bijou://movies")
    stocked.wall()
    stocked.window.pages.wanting.model.toggleWish("movie", 0, "990001", "Tenth of May", 2031, "")
    stocked.see("“Tenth of May” is wished")
    stocked.press(Qt.Key.Key_K, UNDO)
    field = stocked.some(lambda: seen.of_type(stocked.view, "PaletteField"), "the palette")[0]
    stocked.until(lambda: stocked.focus.inherits("QQuickTextInput"), "the field")
    stocked.type("xyz")
    stocked.press(Qt.Key.Key_Z, UNDO)
    stocked.until(lambda: stocked.focus.property("text") != "xyz", "the field's own undo")
    stocked.at_rest()
    assert len(wanted(stocked)) == 1
    assert field.isVisible()


def stands(journey: Journey, there: object) -> bool:
    return standing(journey) == there


def counts(journey: Journey, many: int) -> bool:
    return len(wanted(journey)) == many


def wanted(journey: Journey) -> frozenset[str]:
    return wanting.wanted(journey.window.household.database).movies_tmdb


def standing(journey: Journey) -> tuple[object, ...]:
    """What is followed, wished and locked."""
    database: Database = journey.window.household.database
    with database.read() as reader:
        locks = reader.rows("SELECT show_id, movie_id, field, value FROM locks ORDER BY 1, 2, 3")
    return wanting.wanted(database), tuple(map(tuple, locks))


def shows(journey: Journey, *, airing: bool) -> list[tuple[int, str]]:
    """Shows that are followed because they air, or others."""
    followed = {one.show_id for one in following.followed_shows(journey.window.household.database)}
    with journey.window.household.database.read() as reader:
        rows = reader.rows("SELECT id, title FROM shows ORDER BY id")
    return [(row[0], row[1]) for row in rows if (row[0] in followed) is airing]
