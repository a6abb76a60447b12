"""Everything that can be reached with the keyboard says what it is, on every page of the frame and in both directions of writing."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.cards import Hit
from app.domain.found import FoundHere
from app.domain.servers import LibraryRow, ServerRow
from tests.models.test_scan_reports import FULL
from tests.views.staging import Build, Staged, items, role, spoken

SILENT_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
SERVER = ServerRow(
    1,
    "plex",
    "Attic",
    "http://attic:32400",
    trouble="attic does not answer.",
    libraries=(LibraryRow(1, 1, "1", "Movies", "movie", titles=9, not_seen=8, shrunk_at=1),),
)
PAGES = [
    "bijou://welcome", "bijou://settings/libraries", "bijou://settings/metadata", "bijou://settings/appearance", "bijou://settings/about", "bijou://scan/7",
]  # fmt: skip


def furnished(staged: Build, address: str) -> Staged:
    frame = staged("bijou://settings/about", size=(1440, 900))
    frame.servers = [SERVER, msgspec.structs.replace(SERVER, id=2, name="Cellar", libraries=())]
    frame.reports = {7: FULL}
    frame.actions.openAddress(address)
    frame.fetch.run()
    return frame


def reachable(frame: Staged) -> list[QQuickItem]:
    """What takes the focus with Tab."""
    return [one for one in frame.everything() if one.property("focusPolicy") and one.isEnabled() and one.property("activeFocusOnTab") is not False]


@pytest.mark.parametrize("address", PAGES)
def test_every_control_has_a_name_and_a_role(staged: Build, address: str) -> None:
    frame = furnished(staged, address)
    controls = reachable(frame)
    assert len(controls) >= 4
    assert [type_of(one) for one in controls if not spoken(one)] == []
    assert [type_of(one) for one in controls if role(one) in SILENT_ROLES] == []


@pytest.mark.parametrize("kind", ["plex", "jellyfin", "folders"])
def test_every_field_of_adding_a_server_has_a_name(staged: Build, kind: str) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose(kind)
    for method in {"plex": ["account", "token"], "jellyfin": ["quick", "password", "key"], "folders": ["folder"]}[kind]:
        frame.adding.useMethod(method)
        assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    assert any(role(one) == QAccessible.Role.EditableText for one in reachable(frame)) or kind == "plex"


def test_a_token_and_a_password_are_no_text_to_read_out(staged: Build) -> None:
    frame = staged("bijou://welcome")
    frame.adding.choose("plex")
    frame.adding.useMethod("token")
    field = next(one for one in items(frame.window.contentItem()) if spoken(one) == "Token")
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.state().passwordEdit


def test_results_of_the_search_read_as_a_sentence(staged: Build, qtbot: Any) -> None:
    frame = staged("bijou://settings/about")
    frame.answer = FoundHere((Hit("movie", 1, "Metropolis", year=1927, owned=True, director="Fritz Lang", places=(("4K", "Attic"),)),))
    QTest.keyClick(frame.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    frame.made["SearchPalette"].look("m")  # type: ignore[attr-defined]  # a QObject by its name
    frame.fetch.run()
    qtbot.waitUntil(lambda: any(spoken(one) == "Metropolis, 1927 · Fritz Lang · 4K on Attic, Owned" for one in items(frame.window.contentItem())))


def test_tab_walks_through_all_controls_and_shows_where_it_is(staged: Build) -> None:
    frame = furnished(staged, "bijou://settings/appearance")
    seen: list[str] = []
    for _ in range(40):
        QTest.keyClick(frame.window, Qt.Key.Key_Tab)
        item = frame.window.activeFocusItem()
        assert item is not None
        assert spoken(item), type_of(item)
        if item.property("visualFocus") is not None:
            rings = [one for one in items(item) if type_of(one) == "FocusRing"]
            assert rings, f"{type_of(item)} does not show its focus"
        if spoken(item) in seen:
            break
        seen.append(spoken(item))
    assert {"Movies", "Shows", "Settings", "Search everything", "Libraries", "Dark", "Reduce motion"} <= set(seen)


def test_segments_are_one_stop_and_arrows_choose(staged: Build) -> None:
    frame = furnished(staged, "bijou://settings/appearance")
    dark = next(one for one in items(frame.window.contentItem()) if spoken(one) == "Dark")
    dark.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Right)
    assert frame.theme.property("scheme") == "light"
    QTest.keyClick(frame.window, Qt.Key.Key_Left)
    QTest.keyClick(frame.window, Qt.Key.Key_Left)
    assert frame.theme.property("scheme") == "system"
