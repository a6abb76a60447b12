"""Welcome with the keyboard: at most three steps from nothing to the first posters, each way in, and the demo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.problems import UnknownCertificate, Unreachable
from tests.views.staging import Build, Staged, items, spoken


def press(frame: Staged, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(frame.window, key)


def focused(frame: Staged) -> str:
    item: QQuickItem | None = frame.window.activeFocusItem()
    return "" if item is None else spoken(item)


def has(frame: Staged, text: str) -> bool:
    return any(text in str(one.property("text") or "") for one in items(frame.window.contentItem()))


def called(frame: Staged, name: str) -> QQuickItem:
    return next(one for one in items(frame.window.contentItem()) if one.property("focusPolicy") is not None and spoken(one) == name)


def click(frame: Staged, name: str) -> None:
    frame.window.grabWindow()
    item = called(frame, name)
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, item.mapToScene(item.boundingRect().center()).toPoint())


def test_the_first_card_has_the_focus_and_arrows_walk(staged: Build) -> None:
    frame = staged("bijou://welcome")
    assert focused(frame) == "Plex"
    press(frame, Qt.Key.Key_Right)
    assert focused(frame) == "Jellyfin"
    press(frame, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert frame.adding.property("kind") == "plex"


def test_look_around_first_needs_one_press(staged: Build) -> None:
    frame = staged("bijou://welcome")
    demo = QSignalSpy(frame.actions.demoAsked)
    click(frame, "Look around first")
    assert demo.count() == 1


def test_three_steps_lead_from_nothing_to_the_scan(staged: Build) -> None:
    frame = staged("bijou://welcome")
    finished = QSignalSpy(frame.adding.finished)
    click(frame, "Plex")
    assert has(frame, "Step 2 of 3")
    click(frame, "Open plex.tv")
    frame.fetch.run(rounds=1)
    assert has(frame, "Waiting for the sign-in …")
    frame.fetch.run()
    assert has(frame, "Step 3 of 3")
    click(frame, "Show me the posters")
    frame.fetch.run()
    assert finished.at(0) == [7, "movie"]


def test_a_code_is_shown_large_and_spoken_letter_by_letter(staged: Build) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("jellyfin")
    frame.adding.quickConnect("cellar")
    frame.fetch.run(rounds=1)
    assert has(frame, "482913")
    assert any(spoken(one) == "Code: 4 8 2 9 1 3" for one in items(frame.window.contentItem()))


@pytest.mark.parametrize("method", ["quick", "password", "key"])
def test_the_way_on_waits_until_everything_is_typed(staged: Build, method: str) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("jellyfin")
    frame.adding.useMethod(method)
    way_on = "Get a code" if method == "quick" else "Connect"
    assert not called(frame, way_on).isEnabled()
    called(frame, "Address").forceActiveFocus()
    press(frame, Qt.Key.Key_A)
    if method != "quick":
        assert not called(frame, way_on).isEnabled()
        press(frame, Qt.Key.Key_Return, Qt.Key.Key_B)
    assert called(frame, way_on).isEnabled()


def test_a_failure_stands_where_it_happened_and_what_was_typed_stays(staged: Build) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("plex")
    frame.adding.useMethod("token")
    called(frame, "Address").setProperty("text", "192.168.1.20")
    called(frame, "Token").setProperty("text", "t")
    frame.door.problems.append(Unreachable("192.168.1.20 does not answer."))
    click(frame, "Connect")
    frame.fetch.run()
    assert has(frame, "192.168.1.20 does not answer.")
    assert called(frame, "Address").property("text") == "192.168.1.20"
    assert called(frame, "Token").property("text") == "t"
    click(frame, "Connect")
    frame.fetch.run()
    assert has(frame, "Step 3 of 3")


def test_a_certificate_is_shown_with_its_fingerprint_and_refusing_is_the_default(staged: Build, qtbot: Any) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("plex")
    frame.door.problems.append(UnknownCertificate("Unknown certificate.", "AA:BB:CC", "attic.local"))
    frame.adding.useToken("attic", "t")
    frame.fetch.run()
    qtbot.waitUntil(lambda: has(frame, "Is this your server?"))
    assert has(frame, "attic.local")
    assert any(spoken(one) == "SHA-256 fingerprint AA:BB:CC" for one in items(frame.window.contentItem()))
    assert focused(frame) == "Do not connect"
    click(frame, "Trust it for this server")
    frame.fetch.run()
    assert frame.door.invitations[-1].fingerprint == "AA:BB:CC"
    qtbot.waitUntil(lambda: not has(frame, "Is this your server?"))


def test_escape_goes_one_step_back(staged: Build) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("folders")
    assert focused(frame) == "Folder"
    press(frame, Qt.Key.Key_Escape)
    assert frame.adding.property("step") == "choose"


def test_libraries_are_ticked_with_the_space_bar(staged: Build) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("folders")
    frame.adding.useFolder("/media")
    frame.fetch.run()
    called(frame, "Shows").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(frame, Qt.Key.Key_Space)
    assert frame.adding.property("chosenCount") == 1
    assert not called(frame, "Shows").property("checked")
    assert [type_of(one) for one in items(frame.window.contentItem()) if type_of(one) == "CheckBox"] == ["CheckBox"] * 3
