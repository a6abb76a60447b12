"""What happened, in the real program: by keyboard to the page, narrowed, its list opened, undone, and the same after a restart (D60, D62)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.wanting import Pointed
from app.library import following
from app.store.following import followed_shows
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey


def lines(journey: Journey) -> list[str]:
    return [row.text for row in journey.window.pages.activity.page.property("lines").rows]


def test_d60_what_happened_is_narrowed_opened_and_stays_so_after_a_restart(stocked: Journey) -> None:
    stocked.start()
    stocked.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    stocked.until(lambda: stocked.address == "bijou://activity", "the page")
    stocked.see("Since you last looked")
    stocked.click("Library")
    stocked.until(lambda: stocked.address == "bijou://activity?kind=library" and any("added from" in line for line in lines(stocked)), "what came")
    stocked.click("Seen")
    stocked.unsee("Since you last looked")
    stocked.restart()
    stocked.until(lambda: stocked.address == "bijou://activity?kind=library" and lines(stocked), "the same page")
    stocked.unsee("Since you last looked")


def test_d62_what_was_done_by_hand_comes_on_top_at_once_and_is_taken_back_there(stocked: Journey) -> None:
    stocked.start()
    stocked.window.place.open("bijou://activity")
    stocked.until(lambda: lines(stocked), "what happened")
    database = stocked.window.household.database
    with database.read() as reader:
        show, title = reader.rows("SELECT id, title FROM shows ORDER BY id LIMIT 1")[0]
    (following.unfollow if _follows(stocked, show) else following.follow)(database, Pointed("show", show))
    stocked.until(lambda: any(title in line for line in lines(stocked)[:1]), "the line on top")
    before = _follows(stocked, show)
    stocked.click("Undo")
    stocked.until(lambda: _follows(stocked, show) != before, "it to be taken back")
    stocked.until(lambda: len([line for line in lines(stocked) if title in line]) >= 2, "a line of that too")


def _follows(journey: Journey, show: int) -> bool:
    with journey.window.household.database.read() as reader:
        return bool(followed_shows(reader, {show}))
