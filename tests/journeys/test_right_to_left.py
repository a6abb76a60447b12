"""Right to left, each page is its own mirror image: what stands at an edge stands at the other one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication

from tests.journeys import seen
from tests.journeys.conftest import Journey

pytestmark = pytest.mark.journey
NARROW = (900, 600)
PAGES = (
    "bijou://calendar",
    "bijou://watchlist",
    "bijou://wishlist",
    "bijou://discover",
    "bijou://movies",
    "bijou://settings/metadata",
    "bijou://settings/about",
)
SLACK = 12
"""Pixels: two words in a line are not as wide in the other order."""
Span = tuple[str, float, float]


@pytest.fixture
def turned() -> Iterator[None]:
    """Whatever happens, the tests after this one read from the left."""
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def spans(journey: Journey) -> list[Span]:
    """The labels on the screen: text, and where it begins and ends across the window."""
    found = []
    for item in seen.everything(journey.view):
        if item.inherits("QQuickText") and seen.text_of(item) and seen.on_screen(journey.view, item):
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            found.append((seen.text_of(item), place.left(), place.right()))
    return found


def astray(before: list[Span], after: list[Span]) -> list[Span]:
    """What stands right to left where neither of its edges is the mirror image of one; what is not there at all is another test's."""
    width, named = NARROW[0], {text for text, _, _ in after}
    images = [(text, width - right, width - left) for text, left, right in before if text in named]
    return [one for one in images if not any(one[0] == text and min(abs(one[1] - left), abs(one[2] - right)) < SLACK for text, left, right in after)]


@pytest.mark.usefixtures("turned")
def test_every_page_is_mirrored(stocked: Journey) -> None:
    stocked.start("--open", PAGES[0])
    stocked.view.resize(*NARROW)
    before = {}
    for page in PAGES:
        stocked.window.place.open(page)
        stocked.at_rest()
        stocked.still(lambda: spans(stocked))
        before[page] = spans(stocked)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for page in PAGES:
        stocked.window.place.open(page)
        stocked.at_rest()
        stocked.still(lambda: spans(stocked))
        assert astray(before[page], spans(stocked)) == [], page
