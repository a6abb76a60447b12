"""The Workers page, the orbs and Find match with mouse and keyboard, over a real library file."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.problems import Missing, Unreachable
from app.domain.provided import Provider
from app.domain.worker_state import WorkerState
from app.library import matching
from tests.models.holding import rows_of
from tests.models.provided_shelf import TIED
from tests.views.staging import role, spoken
from tests.views.test_accessible import SILENT_ROLES, reachable
from tests.views.test_room import SMALLEST, cut, direction, outside
from tests.views.workers_staged import Build, StagedWorkers, click, control, everything, shows, tiles

__all__ = ["direction"]


def test_d20_the_page_shows_counts_and_why_titles_have_no_match(desk: Build) -> None:
    frame = desk()
    assert [spoken(one) for one in everything(frame) if type_of(one) == "CoverCard"] == ["Matched: 1", "Pending: 1", "Not found: 2", "Errors: 1"]
    rows = [spoken(one) for one in everything(frame) if type_of(one) == "UnmatchedRow"]
    assert rows[0].startswith("Der müde Tod, 1921, 2 candidates are equally likely")


def test_what_is_pressed_is_asked_of_the_application(desk: Build) -> None:
    frame = desk()
    paused, resumed, retried = (QSignalSpy(one) for one in (frame.actions.workerPaused, frame.actions.workerResumed, frame.actions.titlesRetried))
    click(frame, control(frame, "Pause"))
    frame.orbs.show(WorkerState("tmdb", "paused"))
    click(frame, control(frame, "Resume"))
    click(frame, control(frame, "Ask about Häxan again"))
    click(frame, control(frame, "Retry all that failed"))
    assert (paused.at(0), resumed.at(0)) == (["tmdb"], ["tmdb"])
    assert [retried.at(0), retried.at(1)] == [["tmdb", "movie", [3]], ["tmdb", "movie", []]]


def test_what_comes_first_is_chosen_from_a_menu(desk: Build) -> None:
    frame = desk()
    ordered = QSignalSpy(frame.actions.workerOrdered)
    click(frame, control(frame, "First: automatic"))
    click(frame, control(frame, "Shows first"))
    assert ordered.at(0) == ["tmdb", "show"]
    frame.orbs.show(WorkerState("tmdb", first="show"))
    assert shows(frame, "Shows first")


def test_without_a_key_the_page_says_gently_what_one_adds(desk: Build) -> None:
    frame = desk()
    frame.orbs.show(WorkerState("tmdb", "no_key", "TMDB needs a key; enter yours in Settings, Metadata."))
    assert shows(frame, "TMDB has no key yet.")
    assert shows(frame, "With a free TMDB key")
    assert not shows(frame, "Pause")
    click(frame, control(frame, "Add a key"))
    assert frame.place.where() == "bijou://settings/metadata"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (WorkerState("tmdb", "wrong_key", "TMDB did not accept the key."), ("Key not accepted", "TMDB did not accept the key.", "Change the key")),
        (WorkerState("tmdb", "offline", "TMDB does not answer.", until=1_760_000_300), ("Waiting", "TMDB does not answer.", "Try again")),
        (WorkerState("tmdb", "quota", "The limit is reached.", per_day=9, until=1_760_003_600), ("Quota used up", "The limit is reached.", "0 of 9 today")),
        (WorkerState("tmdb", "running", doing="Metropolis (1927)", rate=38), ("Running", "Now: Metropolis (1927)", "38 questions a second")),
    ],
)
def test_d20_each_state_is_said_in_words(desk: Build, state: WorkerState, words: tuple[str, ...]) -> None:
    frame = desk()
    frame.orbs.show(state)
    for word in words:
        assert shows(frame, word), word


def test_an_orb_leads_to_its_page_by_mouse_and_keyboard_collapsed_too(desk: Build) -> None:
    for size in ((1440, 900), (940, 620)):
        frame = desk(address="bijou://movies", size=size)
        orb = next(one for one in everything(frame) if spoken(one) == "OMDb ratings, Idle" and one.property("focusPolicy") is not None)
        click(frame, orb)
        assert frame.place.where() == "bijou://workers/omdb"
        frame.actions.openAddress("bijou://movies")
        orb.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(frame.window, Qt.Key.Key_Left)
        QTest.keyClick(frame.window, Qt.Key.Key_Return)
        assert frame.place.where() == "bijou://workers/tvmaze"


def test_the_filter_and_a_count_narrow_the_list(desk: Build) -> None:
    frame = desk()
    click(frame, control(frame, "Filter the titles without a match"))
    for letter in (Qt.Key.Key_H, Qt.Key.Key_A, Qt.Key.Key_X):
        QTest.keyClick(frame.window, letter)
    frame.fetch.run()
    assert [row.title for row in rows_of(frame.page, "titles")] == ["Häxan"]
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    frame.fetch.run()
    click(frame, control(frame, "Not found: 2"))
    frame.fetch.run()
    assert [row.title for row in rows_of(frame.page, "titles")] == ["Der müde Tod", "Home video"]


def test_d21_suspicious_matches_are_listed_by_a_press_and_settled_by_another(desk: Build) -> None:
    frame = desk()
    frame.shelf.tell(frame.shelf.doubted(TIED, title="Destiny", year=2006))
    frame.page.retry()
    frame.fetch.run()
    click(frame, control(frame, "Suspicious: 1"))
    frame.fetch.run()
    assert [spoken(one) for one in everything(frame) if type_of(one) == "UnmatchedRow"] == [
        "Der müde Tod, 1921, Year 1921 here, 2006 at TMDB · Matched with “Destiny (2006)”"
    ]
    confirmed, wanted = QSignalSpy(frame.actions.matchConfirmed), QSignalSpy(frame.actions.matchWanted)
    click(frame, control(frame, "The match of Der müde Tod is right"))
    click(frame, control(frame, "Find the match of Der müde Tod"))
    assert (confirmed.at(0), wanted.at(0)) == (["tmdb", "movie", TIED, "Der müde Tod"], ["movie", TIED, "tmdb"])
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (200, SMALLEST), (200, (1440, 900))])
def test_the_suspicious_are_not_cut(desk: Build, scale: int, size: tuple[int, int]) -> None:
    frame = desk(scale=scale, size=size)
    frame.shelf.tell(frame.shelf.doubted(TIED, title="The Tired Death of a Very Long Name", year=2006, runtime_minutes=301.0))
    frame.page.only("suspicious")
    frame.fetch.run()
    assert (cut(frame), outside(frame)) == ([], [])


def opened(frame: StagedWorkers, qtbot: Any) -> None:
    click(frame, control(frame, "Find the match of Der müde Tod"))
    frame.fetch.run()
    qtbot.waitUntil(lambda: any(type_of(one) == "CandidateTile" for one in everything(frame)))


def test_d21_find_match_from_the_list_by_mouse(desk: Build, qtbot: Any) -> None:
    frame = desk()
    decided = QSignalSpy(frame.matching.decided)
    opened(frame, qtbot)
    assert [one.property("checked") for one in tiles(frame)] == [True, False, False]
    assert "Year is the same" in spoken(tiles(frame)[0])
    click(frame, tiles(frame)[1])
    click(frame, control(frame, "Use this match"))
    frame.fetch.run()
    qtbot.waitUntil(lambda: not tiles(frame))
    assert decided.at(0)[1] == "“Der müde Tod” is now “Destiny (2006)” · pinned"
    assert matching.sought(frame.shelf.database, "movie", TIED).matches[Provider.TMDB].provider_id == "7"


def test_d21_find_match_by_keyboard_alone(desk: Build, qtbot: Any) -> None:
    frame = desk()
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: bool(tiles(frame)))
    assert spoken(frame.window.activeFocusItem()) == "Title, or a link or id of TMDB, IMDb or TVDB"
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    QTest.keyClick(frame.window, Qt.Key.Key_Right)
    assert [one.property("checked") for one in tiles(frame)] == [False, True, False]
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    frame.fetch.run()
    assert matching.sought(frame.shelf.database, "movie", TIED).matches[Provider.TMDB].provider_id == "7"


def test_a_search_that_fails_says_what_to_try(desk: Build, qtbot: Any) -> None:
    frame = desk()
    frame.trouble = Missing("TMDB knows no title with this id (tt1).")
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: shows(frame, "TMDB knows no title with this id (tt1)."))
    assert not control(frame, "Use this match").property("enabled")
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shows(frame, "Find the match"))


def test_without_a_network_one_can_try_again(desk: Build, qtbot: Any) -> None:
    frame = desk()
    frame.trouble = Unreachable("TMDB does not answer.")
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: shows(frame, "TMDB does not answer."))
    assert not shows(frame, "Try another spelling")
    frame.trouble = None
    click(frame, control(frame, "Try again"))
    frame.fetch.run()
    qtbot.waitUntil(lambda: len(tiles(frame)) == 3)


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (200, SMALLEST)])
def test_d21_another_provider_is_asked_by_a_press(desk: Build, qtbot: Any, scale: int, size: tuple[int, int]) -> None:
    frame = desk(scale=scale, size=size)
    frame.askable, frame.candidates = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE), ()
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: shows(frame, "None of TMDB, TVDB, TVmaze has a title like this."))
    assert (cut(frame), outside(frame)) == ([], [])
    click(frame, control(frame, "Look at TVmaze"))
    frame.fetch.run()
    qtbot.waitUntil(lambda: shows(frame, "TVmaze has no title like this."))
    decided = QSignalSpy(frame.matching.decided)
    control(frame, "None of these").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Space)
    frame.fetch.run()
    assert decided.count() == 1
    assert decided.at(0)[1] == "“Der müde Tod” stays without a match at TVmaze"
    assert matching.sought(frame.shelf.database, "movie", TIED).matches[Provider.TVMAZE].pinned


STATES = (
    WorkerState("tmdb", "running", doing="Metropolis (1927)", done=62, total=100, rate=38, seconds_left=95),
    WorkerState("tmdb", "offline", "TMDB does not answer. It is asked again by itself.", until=1_760_000_300),
    WorkerState("tmdb", "no_key", "TMDB needs a key."),
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.standing))
@pytest.mark.parametrize(("scale", "size"), [(100, SMALLEST), (200, SMALLEST), (200, (1440, 900)), (225, (1000, 700))])
def test_nothing_is_cut(desk: Build, state: WorkerState, scale: int, size: tuple[int, int]) -> None:
    frame = desk(scale=scale, size=size)
    frame.orbs.show(state)
    assert (cut(frame), outside(frame)) == ([], [])


@pytest.mark.parametrize("address", ["bijou://workers/omdb", "bijou://workers/library"])
def test_nothing_is_cut_on_the_other_pages(desk: Build, address: str) -> None:
    frame = desk(address=address, scale=200, size=SMALLEST)
    assert (cut(frame), outside(frame)) == ([], [])


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (100, SMALLEST), (200, SMALLEST)])
def test_find_match_is_not_cut_and_every_control_says_what_it_is(desk: Build, qtbot: Any, scale: int, size: tuple[int, int]) -> None:
    frame = desk(scale=scale, size=size)
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: bool(tiles(frame)))
    assert (cut(frame), outside(frame)) == ([], [])
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    assert [type_of(one) for one in reachable(frame) if role(one) in SILENT_ROLES] == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft], indirect=True, ids=["rtl"])
def test_right_to_left_mirrors(desk: Build, qtbot: Any, direction: Qt.LayoutDirection) -> None:
    frame = desk(size=(1000, 700))
    assert (cut(frame), outside(frame)) == ([], [])
    tab = next(one for one in everything(frame) if type_of(one) == "WorkerTab")
    assert tab.mapToScene(QPointF(0, 0)).x() > 500, "the workers stand at the right"
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: bool(tiles(frame)))
    assert outside(frame) == []
    assert tiles(frame)[0].mapToScene(QPointF(0, 0)).x() > tiles(frame)[1].mapToScene(QPointF(0, 0)).x()


def test_every_control_of_the_page_says_what_it_is(desk: Build) -> None:
    frame = desk()
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    assert [type_of(one) for one in reachable(frame) if role(one) in SILENT_ROLES] == []
