"""Settings with mouse and keyboard: what is asked of the application, and what is asked of the user first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.provided import Provider
from app.domain.servers import LibraryRow, ServerRow
from app.settings.keys import provider_secret
from tests.models.test_provider_keys import KEY
from tests.views.staging import Build, Staged, items, spoken

MOVIES = LibraryRow(11, 1, "1", "Movies", "movie", titles=1284)
HOME = LibraryRow(12, 1, "2", "Home", "movie", included=False)
ATTIC = ServerRow(1, "plex", "Attic", "http://attic:32400", answered_at=1, libraries=(MOVIES, HOME))
CELLAR = ServerRow(2, "jellyfin", "Cellar", "http://cellar:8096", answered_at=1)


@pytest.fixture
def page(staged: Build) -> Callable[..., Staged]:
    def build(*servers: ServerRow) -> Staged:
        frame = staged("bijou://settings/about")
        frame.servers = servers or (ATTIC, CELLAR)
        frame.actions.openAddress("bijou://settings/libraries")
        frame.fetch.run()
        return frame

    return build


def called(frame: Staged, name: str, within: str = "") -> QQuickItem:
    """The first visible control of that spoken name, in the card that holds `within`."""
    found = [one for one in items(frame.window.contentItem()) if one.property("focusPolicy") is not None and spoken(one) == name]
    assert found, f"{name} is not shown"
    return found[-1] if within == "last" else found[0]


def click(frame: Staged, item: QQuickItem) -> None:
    frame.window.grabWindow()
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, item.mapToScene(item.boundingRect().center()).toPoint())


def has(frame: Staged, text: str) -> bool:
    return any(text in str(one.property("text") or "") for one in items(frame.window.contentItem()))


def test_a_test_is_asked_for_and_its_result_is_shown(page: Callable[..., Staged]) -> None:
    frame = page()
    asked = QSignalSpy(frame.actions.serverTestAsked)
    click(frame, called(frame, "Test"))
    assert asked.at(0) == [1]
    frame.cards.tested(1, 42)
    assert has(frame, "Connected · 42 ms")


def test_removing_asks_in_place_what_it_means_and_can_be_left(page: Callable[..., Staged], qtbot: Any) -> None:
    """D14."""
    frame = page()
    removed = QSignalSpy(frame.actions.serverRemoved)
    question = next(one for one in items(frame.window.contentItem()) if type_of(one) == "ServerHead")
    QMetaObject.invokeMethod(question, "removeWanted")
    qtbot.waitUntil(lambda: has(frame, "Remove Attic?"))
    assert has(frame, "On the server itself nothing changes.")
    assert spoken(frame.window.activeFocusItem()) == "Keep it", "a press of Enter by mistake removes nothing"
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    assert removed.count() == 0
    assert not has(frame, "Remove Attic?")
    QMetaObject.invokeMethod(question, "removeWanted")
    click(frame, called(frame, "Remove Attic"))
    assert removed.at(0) == [1]


def test_leaving_a_library_out_asks_first_and_taking_it_in_does_not(page: Callable[..., Staged]) -> None:
    """D14."""
    frame = page()
    included = QSignalSpy(frame.actions.libraryIncluded)
    click(frame, called(frame, "Home on Attic belongs in Bijou"))
    assert included.at(0) == [12, True]
    switch = called(frame, "Movies on Attic belongs in Bijou")
    click(frame, switch)
    assert included.count() == 1
    assert not switch.property("checked")
    click(frame, called(frame, "Keep it"))
    assert switch.property("checked")
    click(frame, switch)
    click(frame, called(frame, "Leave it out"))
    assert included.at(1) == [11, False]


def test_scanning_a_shrunken_library_again_asks_its_own_server_only(page: Callable[..., Staged]) -> None:
    """D12."""
    shrunk = msgspec.structs.replace(MOVIES, shrunk_at=1, not_seen=1272)
    frame = page(CELLAR, msgspec.structs.replace(ATTIC, libraries=(shrunk,)))
    asked = QSignalSpy(frame.actions.scanAsked)
    click(frame, called(frame, "Scan again"))
    assert (asked.count(), asked.at(0)) == (1, [ATTIC.id, "deep"])
    assert has(frame, "far fewer titles"), "until the scan has another answer"


def test_a_library_that_shrank_waits_for_the_word(page: Callable[..., Staged]) -> None:
    """D12."""
    shrunk = msgspec.structs.replace(MOVIES, shrunk_at=1, not_seen=1272)
    frame = page(msgspec.structs.replace(ATTIC, libraries=(shrunk,)))
    confirmed = QSignalSpy(frame.actions.retireConfirmed)
    assert has(frame, "far fewer titles")
    click(frame, called(frame, "They are gone"))
    assert confirmed.at(0) == [11]


def test_order_schedule_and_rescan(page: Callable[..., Staged], qtbot: Any) -> None:
    """D11: the upper one is believed."""
    frame = page()
    ordered, scheduled, scanned = (QSignalSpy(signal) for signal in (frame.actions.serversOrdered, frame.actions.scheduleChosen, frame.actions.scanAsked))
    click(frame, called(frame, "Believe Attic later"))
    assert ordered.at(0) == [[2, 1]]
    schedule = called(frame, "When to scan Attic")
    schedule.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    assert scheduled.at(0) == [1, 60]
    rescan = called(frame, "Rescan")
    rescan.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(spoken(one) == "Deep" for one in items(frame.window.contentItem())))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(frame.window, key)
    assert scanned.count() == 1
    assert scanned.at(0)[1] in {"full", "deep"}


def test_a_new_name_is_typed_in_place(page: Callable[..., Staged], qtbot: Any) -> None:
    frame = page()
    renamed = QSignalSpy(frame.actions.serverRenamed)
    head = next(one for one in items(frame.window.contentItem()) if type_of(one) == "ServerHead")
    QMetaObject.invokeMethod(head, "renameWanted")
    assert spoken(frame.window.activeFocusItem()) == "Name"
    for key in (Qt.Key.Key_O, Qt.Key.Key_X, Qt.Key.Key_Return):
        QTest.keyClick(frame.window, key)
    assert renamed.at(0) == [1, "ox"]


def test_adding_a_server_opens_the_steps_of_welcome_and_escape_leaves_nothing(page: Callable[..., Staged], qtbot: Any) -> None:
    frame = page()
    click(frame, called(frame, "Add a server"))
    qtbot.waitUntil(lambda: any(type_of(one) == "KindCard" for one in items(frame.window.contentItem())))
    click(frame, called(frame, "Jellyfin"))
    assert frame.adding.property("kind") == "jellyfin"
    frame.adding.useToken("cellar", "key")
    frame.fetch.run()
    assert has(frame, "Show me the posters")
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    frame.fetch.run()
    qtbot.waitUntil(lambda: frame.adding.property("step") == "choose")
    assert frame.door.left == [7]


def test_without_a_server_there_is_one_sentence_and_one_way_on(staged: Build) -> None:
    frame = staged("bijou://settings/libraries")
    frame.fetch.run()
    assert has(frame, "No server yet.")


def test_without_a_keyring_three_ways_on_are_offered(staged: Build) -> None:
    """D70."""
    frame = staged("bijou://settings/about")
    frame.keys.put(provider_secret("tmdb"), "hush")
    frame.actions.openAddress("bijou://settings/libraries")
    frame.fetch.run()
    assert {"Try again", "This session only", "A file with a passphrase …"} <= {spoken(one) for one in items(frame.window.contentItem())}
    assert not has(frame, "hush")
    click(frame, called(frame, "This session only"))
    frame.fetch.run()
    assert not has(frame, "This session only")


def test_appearance_applies_at_once(staged: Build) -> None:
    frame = staged("bijou://settings/appearance")
    pane = frame.item("NavigationPane")
    click(frame, called(frame, "Light"))
    assert frame.settings.theme == "light"
    click(frame, called(frame, "Compact"))
    assert frame.settings.density == "compact"
    click(frame, called(frame, "Reduce motion"))
    assert frame.settings.reduce_motion is False
    slider = called(frame, "Size of everything, in percent")
    slider.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Right)
    assert frame.settings.scale_percent == 125
    frame.window.grabWindow()
    assert pane.width() == round(212 * 1.25)


def test_about_opens_and_copies(staged: Build) -> None:
    frame = staged("bijou://settings/about")
    opened, copied = QSignalSpy(frame.actions.folderAsked), QSignalSpy(frame.actions.textCopyAsked)
    click(frame, called(frame, "Open Log"))
    click(frame, called(frame, "Copy version and system"))
    assert opened.count() == 1
    assert str(copied.at(0)[0]).startswith("Bijou 1.2.3")


@pytest.fixture
def metadata(staged: Build) -> Callable[..., Staged]:
    def build(**kept: str) -> Staged:
        frame = staged("bijou://settings/about")
        frame.ring.kept = {Provider(name): key for name, key in kept.items()}
        frame.actions.openAddress("bijou://settings/metadata")
        frame.fetch.run()
        return frame

    return build


def test_a_pasted_key_is_saved_tested_and_gone_from_the_field(metadata: Callable[..., Staged], qtbot: Any) -> None:
    """D70."""
    frame = metadata()
    assert has(frame, "Nothing here is required")
    field = called(frame, "Key for TMDB")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    field.setProperty("text", KEY)
    assert KEY not in str(field.property("displayText"))
    click(frame, called(frame, "Save the key for TMDB"))
    frame.fetch.run()
    assert frame.ring.kept == {Provider.TMDB: KEY}
    assert has(frame, "Connected · 42 ms")
    assert not has(frame, KEY)


def test_a_kept_key_is_shown_only_when_asked_and_not_after_leaving(metadata: Callable[..., Staged]) -> None:
    frame = metadata(tvdb=KEY)
    assert not has(frame, KEY)
    click(frame, called(frame, "Show the key for TVDB"))
    frame.fetch.run()
    assert has(frame, KEY)
    frame.actions.openAddress("bijou://settings/about")
    frame.actions.openAddress("bijou://settings/metadata")
    assert not has(frame, KEY)


def test_changing_a_key_can_be_left_and_removing_takes_one_press(metadata: Callable[..., Staged]) -> None:
    frame = metadata(omdb=KEY)
    click(frame, called(frame, "Change the key for OMDb"))
    assert spoken(frame.window.activeFocusItem()) == "Key for OMDb"
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    click(frame, called(frame, "Remove the key for OMDb"))
    frame.fetch.run()
    assert frame.ring.kept == {}
    assert spoken(called(frame, "Key for OMDb")) == "Key for OMDb"


def test_a_key_of_the_environment_has_nothing_to_edit(metadata: Callable[..., Staged]) -> None:
    frame = metadata()
    frame.ring.given = {Provider.TMDB: KEY}
    frame.provider_keys.load()
    frame.fetch.run()
    assert has(frame, "Given by BIJOU_TMDB_KEY")
    names = {spoken(one) for one in items(frame.window.contentItem())}
    assert not names & {"Key for TMDB", "Show the key for TMDB", "Change the key for TMDB", "Remove the key for TMDB"}
    assert "Test the key for TMDB" in names


def test_a_providers_page_opens_in_the_browser_and_languages_are_chosen(metadata: Callable[..., Staged]) -> None:
    frame = metadata()
    opened = QSignalSpy(frame.actions.linkAsked)
    click(frame, called(frame, "Free key · themoviedb.org/settings/api"))
    assert opened.at(0) == ["https://www.themoviedb.org/settings/api"]
    choice = called(frame, "Language of titles and descriptions")
    choice.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    assert frame.settings.metadata_language != ""
