"""Finds what a person sees in a window, by walking the visual tree, and clicks it (findChild misses delegates)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from app.application.scenes.handling import type_of

WAIT_MS = 20_000
for kind in (QObject, QWindow, QQuickWindow, QQuickItem):
    kind.__repr__ = object.__repr__  # type: ignore[method-assign]  # pytest prints what a test that fails looked at, and Qt may have freed it


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """An item and everything visible in it, in drawing order. A page that fades out is not looked at: what is done next does not reach it."""
    if root.isVisible() and not leaves(root):
        yield root
        for child in root.childItems():
            yield from items(child)


def leaves(item: QQuickItem) -> bool:
    """True for the place of a page that was left and is still to be seen behind the one that came."""
    return item.property("wanted") is False and type_of(item) == "PageSlot"


def everything(window: QQuickWindow) -> Iterator[QQuickItem]:
    """Every visible item of the window, popups too (they live in the overlay)."""
    yield from items(window.contentItem())


def text_of(item: QQuickItem) -> str:
    """The text that an item shows, empty where it shows none."""
    value = item.property("text")
    return value if isinstance(value, str) else ""


def name_of(item: QObject) -> str:
    """What a screen reader says."""
    spoken: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return spoken.text(QAccessible.Text.Name) if spoken is not None else ""


def texts(window: QQuickWindow) -> list[str]:
    """Every text on the screen."""
    return [text for item in everything(window) if (text := text_of(item)) and on_screen(window, item)]


def shows(window: QQuickWindow, text: str) -> bool:
    """True when some text on the screen contains this one."""
    return any(text in one for one in texts(window))


def on_screen(window: QQuickWindow, item: QQuickItem) -> bool:
    """True when the item's middle lies in the window and the item has a size and is not transparent."""
    if item.width() <= 0 or item.height() <= 0:
        return False
    above: QQuickItem | None = item
    while above is not None:
        if above.opacity() <= 0.01:
            return False
        above = above.parentItem()
    middle = centre(item)
    return 0 <= middle.x() < window.width() and 0 <= middle.y() < window.height()


def covered(window: QQuickWindow, item: QQuickItem) -> bool:
    """True while a dialog that the item is none of takes every click, fading in or out too: its veil lies over the window."""
    overlays = _overlays(window)
    veiled = any(not one.inherits("QQuickPopupItem") for overlay in overlays if overlay.isVisible() for one in overlay.childItems())
    return veiled and not in_popup(window, item)


def with_a_class_of_their_own() -> list[str]:
    """Objects of Python that got a class of their own, because something was connected to a method of theirs that is no slot.

    That class goes with its object, while QML remembers by its address what such objects can do: one that comes to the same address has
    nothing of what it has.
    """
    known = (one for one in Shiboken.getAllValidWrappers() if isinstance(one, QObject))
    return [type(one).__name__ for one in known if "__METAOBJECT__" in vars(one)]


def in_popup(window: QQuickWindow, item: QQuickItem) -> bool:
    """True for what is in a dialog or another popup."""
    return any(overlay.isAncestorOf(item) for overlay in _overlays(window))


def _overlays(window: QQuickWindow) -> list[QQuickItem]:
    """What lies over everything: each popup is in it."""
    return [one for one in window.contentItem().childItems() if one.inherits("QQuickOverlay")]


def centre(item: QQuickItem) -> QPoint:
    """The item's middle, in the window."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def named(window: QQuickWindow, name: str) -> list[QQuickItem]:
    """Items whose objectName, accessible name or text is this."""
    return [item for item in everything(window) if name in (item.objectName(), name_of(item), text_of(item)) and on_screen(window, item)]


def of_type(window: QQuickWindow, kind: str) -> list[QQuickItem]:
    """Items of a QML type (`PosterCard`), by the name that QML gives their class."""
    return [item for item in everything(window) if type_of(item) == kind]


def click(window: QQuickWindow, item: QQuickItem, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A left click in the item's middle, as a mouse makes it."""
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, modifier, centre(item))


def wheel(window: QQuickWindow, at: QPoint, notches: int) -> None:
    """Turns of the wheel at a place of the window: what lies below comes with positive ones."""
    QTest.wheelEvent(window, QPointF(at), QPoint(0, -120 * notches))


def press(window: QQuickWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(window, key, modifier)


def type_in(window: QQuickWindow, text: str) -> None:
    """Keys, one after the other, to whatever has the focus."""
    for letter in text:
        QTest.keyClick(window, ord(letter))
