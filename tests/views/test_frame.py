"""The frame with the keyboard alone: navigation, search, back and forward, toasts, keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.cards import Hit
from app.domain.found import Filtered, FoundHere
from app.domain.scanning import Progress
from tests.views.staging import Build, Staged, items, spoken

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(staged: Staged, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(staged.window, key, modifier)


def type_in(staged: Staged, text: str) -> None:
    for letter in text:
        QTest.keyClick(staged.window, Qt.Key(ord(letter.upper())))


def shown(staged: Staged, kind: str) -> list[Any]:
    return [one for one in items(staged.window.contentItem()) if type_of(one) == kind]


def texts(staged: Staged) -> set[str]:
    return {one.property("text") for one in items(staged.window.contentItem()) if isinstance(one.property("text"), str)}


def test_pages_have_keys_and_alt_arrows_lead_back_and_forth(staged: Build) -> None:
    frame = staged("bijou://settings/about")
    press(frame, Qt.Key.Key_3, CTRL)
    assert frame.place.property("page") == "shows"
    press(frame, Qt.Key.Key_Comma, CTRL)
    assert frame.place.property("address") == "bijou://settings/libraries"
    press(frame, Qt.Key.Key_Left, ALT)
    assert frame.place.property("page") == "shows"
    press(frame, Qt.Key.Key_Right, ALT)
    assert frame.place.property("page") == "settings"


def test_escape_goes_back(staged: Build) -> None:
    frame = staged("bijou://settings/about")
    frame.actions.openAddress("bijou://scan/0")
    press(frame, Qt.Key.Key_Escape)
    assert frame.place.property("section") == "about"
    press(frame, Qt.Key.Key_Escape)
    assert frame.place.property("section") == "about", "there is nothing before it"


def test_the_mouse_has_back_and_forward_too(staged: Build) -> None:
    frame = staged("bijou://settings/about")
    frame.actions.openAddress("bijou://settings/appearance")
    QTest.mouseClick(frame.window, Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, QPoint(700, 500))
    assert frame.place.property("section") == "about"
    QTest.mouseClick(frame.window, Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, QPoint(700, 500))
    assert frame.place.property("section") == "appearance"


def test_the_pane_collapses_in_a_narrow_window_and_keeps_its_names(staged: Build) -> None:
    wide, narrow = staged(size=(1440, 900)).item("NavigationPane"), staged(size=(980, 700)).item("NavigationPane")
    assert (wide.width(), narrow.width()) == (212, 64)
    names = [spoken(one) for one in items(narrow) if type_of(one) == "NavigationItem"]
    assert names == ["Home", "Movies", "Shows", "Calendar", "Watchlist", "Wishlist", "Discover", "Activity", "Settings"]


@pytest.mark.parametrize("scanning", [False, True])
@pytest.mark.parametrize(("scale", "size"), [(225, (900, 600)), (200, (1440, 900)), (100, (900, 600))])
def test_places_and_orbs_do_not_lie_over_each_other_and_the_focus_stays_in_sight(staged: Build, scale: int, size: tuple[int, int], scanning: bool) -> None:
    frame = staged(scale=scale, size=size)
    if scanning:
        frame.progress.show(Progress(3, "Attic", 9, "full", "Movies", 620, 1000, 4))
    frame.window.grabWindow()
    pane = frame.item("NavigationPane")
    room = next(one for one in items(pane) if one.inherits("QQuickFlickable"))
    seen = on_screen(room)
    for foot in shown(frame, "ScanFoot"):
        assert seen.bottom() <= on_screen(foot).top()
    inside = [one for one in items(room) if one.property("focusPolicy")]
    lowest = max(on_screen(one).bottom() for one in inside if type_of(one) == "NavigationItem")
    assert on_screen(frame.item("OrbRow")).top() >= (min(lowest, seen.bottom()) if pane.property("roomy") else lowest), "what scrolls is cut above the orbs"
    for one in [*inside, *reversed(inside)]:
        one.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        assert seen.top() - 1 <= on_screen(one).top(), "cut above"
        assert on_screen(one).bottom() <= seen.bottom() + 1, "cut below"


def on_screen(item: Any) -> QRectF:
    return item.mapRectToScene(item.boundingRect())  # type: ignore[no-any-return]


def test_counts_stand_beside_the_pages_once_they_are_known(staged: Build) -> None:
    frame = staged()
    frame.made["Navigation"].load()  # type: ignore[attr-defined]  # a QObject by its name
    frame.fetch.run()
    assert {one.replace(",", "") for one in texts(frame)} >= {"1284", "212"}


def test_search_opens_with_a_key_finds_and_opens(staged: Build, qtbot: Any) -> None:
    frame = staged()
    frame.answer = FoundHere((Hit("movie", 7, "Metropolis", year=1927, owned=True), Hit("show", 8, "Judex")), milliseconds=3)
    press(frame, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(shown(frame, "Finder") or shown(frame, "PaletteField")))
    type_in(frame, "judex")
    frame.fetch.run()
    qtbot.waitUntil(lambda: len(shown(frame, "PaletteRow")) >= 2)
    assert spoken(shown(frame, "PaletteRow")[0]) == "Metropolis, 1927, Owned"
    frame.actions.addressAsked.disconnect(frame.place.open)
    asked = QSignalSpy(frame.actions.addressAsked)
    press(frame, Qt.Key.Key_Down)
    press(frame, Qt.Key.Key_Return)
    assert asked.at(0) == ["bijou://show/8"]
    qtbot.waitUntil(lambda: not shown(frame, "PaletteField"))


def test_tab_takes_typed_filters_to_their_page_and_the_foot_tells_so(staged: Build, qtbot: Any) -> None:
    frame = staged()
    press(frame, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(shown(frame, "PaletteField")))
    assert "filter by it" not in texts(frame)
    frame.answer = FoundHere(filtered=(Filtered("movie", "bijou://movies?genre=drama", 3),), milliseconds=3)
    type_in(frame, "genre:drama")
    frame.fetch.run()
    qtbot.waitUntil(lambda: "filter by it" in texts(frame))
    press(frame, Qt.Key.Key_Tab)
    assert frame.place.property("address") == "bijou://movies?genre=drama"
    qtbot.waitUntil(lambda: not shown(frame, "PaletteField"))


def test_escape_closes_the_search_and_changes_nothing(staged: Build, qtbot: Any) -> None:
    frame = staged()
    press(frame, Qt.Key.Key_Slash)
    qtbot.waitUntil(lambda: bool(shown(frame, "PaletteField")))
    press(frame, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown(frame, "PaletteField"))
    assert frame.place.property("address") == "bijou://settings/appearance"


def test_the_palette_does_what_it_offers(staged: Build, qtbot: Any) -> None:
    frame = staged()
    press(frame, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(shown(frame, "PaletteField")))
    type_in(frame, "new")
    press(frame, Qt.Key.Key_Return)
    assert frame.done == ["scan"]


def test_a_question_mark_shows_the_keys_but_not_while_typing(staged: Build, qtbot: Any) -> None:
    frame = staged()
    press(frame, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: bool(shown(frame, "PaletteField")))
    type_in(frame, "who?")
    assert not shown(frame, "KeyLine")
    press(frame, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shown(frame, "PaletteField"))
    press(frame, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(shown(frame, "KeyLine")) > 10)


def test_welcome_has_no_navigation_and_no_search(staged: Build) -> None:
    frame = staged("bijou://welcome")
    assert not shown(frame, "NavigationPane")
    assert not shown(frame, "SearchButton")
    press(frame, Qt.Key.Key_K, CTRL)
    assert not shown(frame, "PaletteField")


def test_the_foot_tells_of_the_scan_and_stops_it(staged: Build) -> None:
    frame = staged()
    assert not shown(frame, "ScanFoot")
    frame.progress.show(Progress(3, "Attic", 9, "full", "Movies", 620, 1000, 4))
    assert {"Scanning", "Attic", "62 %"} <= texts(frame)
    stopped, opened = QSignalSpy(frame.actions.scanCancelAsked), QSignalSpy(frame.actions.addressAsked)
    foot = shown(frame, "ScanFoot")[0]
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, foot.mapToScene(foot.boundingRect().center()).toPoint())
    assert opened.at(0) == ["bijou://scan/9"]
    assert stopped.count() == 0
    frame.progress.ended(3)
    assert not shown(frame, "ScanFoot")


def test_a_toast_goes_by_itself_and_its_action_is_done(staged: Build, qtbot: Any) -> None:
    frame = staged()
    undone: list[bool] = []
    frame.toasts.show("Removed Cellar", action="Undo", perform=lambda: undone.append(True))
    qtbot.waitUntil(lambda: bool(shown(frame, "Toast")))
    button = next(one for one in items(shown(frame, "Toast")[0]) if spoken(one) == "Undo")
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.mapToScene(button.boundingRect().center()).toPoint())
    assert undone == [True]
    assert frame.toasts.rowCount() == 0


def test_no_toast_lies_in_anothers_shadow(staged: Build, qtbot: Any) -> None:
    frame = staged()
    for news in ("Attic was scanned", "Cellar was scanned", "Copied"):
        frame.toasts.show(news)
    qtbot.waitUntil(lambda: len(shown(frame, "Toast")) == 3)
    picture = frame.window.grabWindow()
    for toast in shown(frame, "Toast"):
        place = toast.mapToScene(QPointF(toast.width() / 2, 0)).toPoint()
        assert {picture.pixelColor(place.x(), place.y() + y).name() for y in (3, int(toast.height()) - 4)} == {toast.property("color").name()}
    assert len(shown(frame, "Shadow")) == 3
    frame.toasts.dismiss(2)
    qtbot.waitUntil(lambda: len(shown(frame, "Shadow")) == 2)


@pytest.mark.parametrize("mode", ["under the pointer", "alone"])
def test_time_stands_still_while_a_toast_is_read(staged: Build, qtbot: Any, mode: str) -> None:
    frame = staged()
    frame.toasts.show("Attic was scanned", "good")
    frame.toasts._toasts[0].milliseconds = 150
    index = frame.toasts.index(0)
    frame.toasts.dataChanged.emit(index, index)
    qtbot.waitUntil(lambda: bool(shown(frame, "Toast")))
    toast = shown(frame, "Toast")[0]
    place = toast.mapToScene(toast.boundingRect().center()).toPoint() if mode == "under the pointer" else QPoint(400, 300)
    QTest.mouseMove(frame.window, place)
    if mode == "alone":
        qtbot.waitUntil(lambda: frame.toasts.rowCount() == 0, timeout=8000)
    else:
        qtbot.wait(400)
        assert frame.toasts.rowCount() == 1
