"""What happened, in the real program: by keyboard to the page, narrowed, its list opened, undone, and the same after a restart (D60, D62)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.items import Kind
from app.domain.scanning import Named
from app.domain.wanting import Pointed
from app.library import following
from app.store.database import Reader
from app.store.following import followed_shows
from app.store.happenings import Where, note_happened, note_many
from tests.journeys import seen
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


def test_d60_what_came_what_left_and_what_has_another_match_is_counted_for_each_server_and_opens_its_list(stocked: Journey) -> None:
    stocked.start("--open", "bijou://activity")
    stocked.click("Seen")
    stocked.unsee("Since you last looked")
    database = stocked.window.household.database
    with database.read() as reader:
        (film, name), (other, renamed) = reader.rows(
            "SELECT DISTINCT m.id, m.title FROM movies m JOIN copies c ON c.movie_id = m.id WHERE c.server_id = 1 ORDER BY m.id LIMIT 2"
        )
        first, second = (where_of(reader, server) for server in (1, 2))
    with database.write() as tx:
        note_many(tx, "added", [Named(Kind.MOVIE, film, name)], 1, first)
        note_many(tx, "retired", [Named(Kind.MOVIE, 0, f"Lost {number}") for number in range(5)], 5, second, gone=True)
        note_happened(tx, "rematched", Named(Kind.MOVIE, other, renamed), detail="Another")
    stocked.see("Since you last looked")
    stocked.click(f"5 left {second.server}")
    stocked.see("Lost 4")
    stocked.press(Qt.Key.Key_Escape)
    stocked.unsee("Lost 4")
    stocked.click(f"1 of {first.server} matched anew")
    stocked.until(lambda: [row.title for row in stocked.window.pages.activity.page.property("titles").rows] == [renamed], "the one that was")
    stocked.press(Qt.Key.Key_Escape)
    stocked.unsee("Close")
    stocked.click(f"1 came to {first.server}")
    stocked.until(lambda: [row.title for row in stocked.window.pages.activity.page.property("titles").rows] == [name], "the one that came")
    stocked.until(lambda: any(row.hasActiveFocus() for row in seen.of_type(stocked.view, "ScanTitle")), "the keyboard on it")
    stocked.press(Qt.Key.Key_Return)
    stocked.until(lambda: stocked.address == f"bijou://movie/{film}", "its page")
    stocked.restart("--open", "bijou://activity")
    stocked.until(lambda: lines(stocked), "what happened")
    stocked.unsee("Since you last looked")


def where_of(reader: Reader, server: int) -> Where:
    return Where(server, str(reader.value("SELECT name FROM servers WHERE id = ?", (server,))), None)


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
