"""What scenes do in the window: they find what is on the screen, scroll it, and close what opened over it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Q_ARG, QMetaObject, QObject
from PySide6.QtQuick import QQuickItem
from shiboken6 import Shiboken

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
    return [item for item in items if type_of(item) == name]


def type_of(thing: QObject) -> str:
    """The QML type's name: `PosterCard` for the class `PosterCard_QMLTYPE_12`.

    What Python knows of a class that QML made is let go at once: it would outlive the class with the thing that was asked,
    and whatever Qt later puts at the same address would be taken for it.
    """
    kind = thing.metaObject()
    name, made, _ = str(kind.className()).partition("_QML")
    inline = not name.startswith("Q") and kind is not getattr(type(thing), "staticMetaObject", None)
    if made or inline:
        Shiboken.invalidate(kind)
    return name


def call(window: Window, function: str) -> None:
    """Call a function of the frame."""
    QMetaObject.invokeMethod(of_type(window, "Frame")[0], function)


def close_popups(window: Window) -> None:
    """Popups live in the window's overlay; each has a `close`."""
    for item in everything(window):
        popup = item.parent()
        if type_of(item) == "QQuickPopupItem" and popup is not None:
            QMetaObject.invokeMethod(popup, "close")


def everything(window: Window) -> list[QQuickItem]:
    """All items of the window."""
    return list(inside(window.view.contentItem())) if window.view is not None else []


def inside(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all that is in it."""
    yield item
    for child in item.childItems():
        yield from inside(child)
