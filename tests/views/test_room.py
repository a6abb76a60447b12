"""Text keeps its room: nothing is cut at 200 %, at the smallest window, in either direction of writing; nothing lies outside of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.application.scenes.handling import type_of
from app.domain.scanning import Progress
from tests.models.test_scan_reports import FULL
from tests.views.staging import Build, Staged, items
from tests.views.test_accessible import PAGES, SERVER

SMALLEST = (900, 600)
MAY_BE_CUT = {"FolderLine", "ScanFoot", "NavigationItem"}
"""Where a long path or a server's name may end in dots: each can be read whole in another place."""


@pytest.fixture
def direction(request: pytest.FixtureRequest) -> Iterator[Qt.LayoutDirection]:
    QGuiApplication.setLayoutDirection(request.param)
    yield request.param
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def open_page(staged: Build, address: str, scale: int, size: tuple[int, int]) -> Staged:
    frame = staged("bijou://settings/about", scale=scale, size=size)
    frame.servers, frame.reports = [SERVER], {7: FULL}
    frame.progress.show(Progress(1, "Attic", 7, "full", "Movies", 620, 1000, 4))
    frame.actions.openAddress(address)
    frame.fetch.run()
    return frame


def cut(frame: Staged) -> list[str]:
    """Texts that end in dots or are wider than the room they are given."""
    found = []
    for one in frame.everything():
        if not one.inherits("QQuickText") or not one.property("text"):
            continue
        short = one.property("truncated") or one.width() + 1 < one.property("contentWidth") or one.height() + 1 < one.property("contentHeight")
        if short and not any(type_of(above) in MAY_BE_CUT for above in ancestors(one)):
            found.append(str(one.property("text")))
    return found


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    above = item.parentItem()
    while above is not None:
        yield above
        above = above.parentItem()


def outside(frame: Staged) -> list[str]:
    """Controls that stick out at a side of the window."""
    found = []
    for one in frame.everything():
        if one.property("focusPolicy") and one.width() > 0:
            left, right = sorted((one.mapToScene(QPointF(0, 0)).x(), one.mapToScene(QPointF(one.width(), 0)).x()))
            if left < -1 or right > frame.window.width() + 1:
                found.append(type_of(one))
    return found


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("scale", "size"), [(100, SMALLEST), (200, SMALLEST), (200, (1440, 900)), (225, (1000, 700))])
def test_nothing_is_cut(staged: Build, address: str, scale: int, size: tuple[int, int]) -> None:
    frame = open_page(staged, address, scale, size)
    assert cut(frame) == []
    assert outside(frame) == []


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft], indirect=True, ids=["rtl"])
@pytest.mark.parametrize("address", PAGES)
def test_right_to_left_keeps_everything_in_the_window(staged: Build, direction: Qt.LayoutDirection, address: str) -> None:
    frame = open_page(staged, address, 100, (1000, 700))
    assert outside(frame) == []
    assert cut(frame) == []
    panes = [one for one in items(frame.window.contentItem()) if type_of(one) == "NavigationPane"]
    assert all(pane.mapToScene(QPointF(0, 0)).x() > 500 for pane in panes)


@pytest.mark.parametrize("step", ["plex account", "plex token", "jellyfin quick", "jellyfin password", "folders folder"])
def test_no_step_of_adding_a_server_is_cut(staged: Build, step: str) -> None:
    frame = staged("bijou://welcome", scale=200, size=SMALLEST)
    kind, method = step.split()
    frame.adding.choose(kind)
    frame.adding.useMethod(method)
    assert cut(frame) == []
    assert outside(frame) == []
