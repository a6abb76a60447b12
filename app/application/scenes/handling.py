"""What scenes do in the window: they find what is on the screen, scroll it, and close what opened over it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Q_ARG, QMetaObject
from PySide6.QtQuick import QQuickItem

from app.application.window import Window


def to_the_foot(window: Window) -> None:
    """What the providers have come to stands below everything else."""
    for view in title_views(window):
        view.setProperty("contentY", view.property("originY") + view.property("contentHeight") - view.height())


def to_the_top(window: Window) -> None:
    """The page of a title as it opened."""
    for view in title_views(window):
        QMetaObject.invokeMethod(view, "scrollTo", Q_ARG("double", 0.0))


def title_views(window: Window) -> list[QQuickItem]:
    """What scrolls on the page of a title."""
    return of_type(window, "TitleView")


def of_type(window: Window, name: str, below: QQuickItem | None = None) -> list[QQuickItem]:
    """The items of a QML type, in the whole window or below one of them."""
    items = everything(window) if below is None else inside(below)
    return [item for item in items if item.metaObject().className().startswith(f"{name}_")]


def call(window: Window, function: str) -> None:
    """Call a function of the frame."""
    QMetaObject.invokeMethod(of_type(window, "Frame")[0], function)


def close_popups(window: Window) -> None:
    """Popups live in the window's overlay; each has a `close`."""
    for item in everything(window):
        popup = item.parent()
        if item.metaObject().className().startswith("QQuickPopupItem") and popup is not None:
            QMetaObject.invokeMethod(popup, "close")


def everything(window: Window) -> list[QQuickItem]:
    """All items of the window."""
    return list(inside(window.view.contentItem())) if window.view is not None else []


def inside(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all that is in it."""
    yield item
    for child in item.childItems():
        yield from inside(child)
