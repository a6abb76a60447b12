"""Where the window stands: restored on a screen that exists, kept while it is moved about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickWindow

from app.settings.settings import WindowPlace

DEFAULT = QSize(1440, 900)
SMALLEST = QSize(900, 600)
SAVE_AFTER_MS = 300
GRIP = 80
"""Pixels of the window that must lie on a screen, so that it can be taken hold of."""


def fitted(place: WindowPlace | None, screens: Sequence[QRect]) -> QRect:
    """The window's rectangle: as kept where it can be seen and fits, else moved and shrunk onto the nearest screen; the first is the main one."""
    if place is None:
        return _centred(DEFAULT, screens[0])
    wanted = QRect(place.x, place.y, max(place.width, SMALLEST.width()), max(place.height, SMALLEST.height()))
    title_bar = QRect(wanted.x(), wanted.y(), wanted.width(), GRIP)
    for screen in screens:
        seen = screen.intersected(title_bar)
        if seen.width() >= GRIP and seen.height() >= GRIP // 2 and wanted.width() <= screen.width() and wanted.height() <= screen.height():
            return wanted
    nearest = min(screens, key=lambda screen: (screen.center() - wanted.center()).manhattanLength())
    return _centred(wanted.size(), nearest)


def _centred(size: QSize, screen: QRect) -> QRect:
    fitting = size.boundedTo(screen.size())
    return QRect(screen.topLeft() + QPoint((screen.width() - fitting.width()) // 2, (screen.height() - fitting.height()) // 2), fitting)


class WindowKeeper(QObject):
    """Puts the window where it was, and keeps where it is shortly after each change."""

    def __init__(self, window: QQuickWindow, get: Callable[[], WindowPlace | None], put: Callable[[WindowPlace], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._get = get
        self._put = put
        self._windowed: QRect | None = None
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self._save)

    def show(self) -> None:
        """Show the window at its place; from then on changes are kept."""
        place = self._get()
        main = QGuiApplication.primaryScreen()
        screens = [main, *(screen for screen in QGuiApplication.screens() if screen != main)]
        self._windowed = fitted(place, [screen.availableGeometry() for screen in screens])
        self._window.resize(self._windowed.size())
        if place is not None:  # a new window goes where the window manager wants it
            self._window.setFramePosition(self._windowed.topLeft())
        if place is not None and place.maximized:
            self._window.showMaximized()
        else:
            self._window.show()
        for change in self._changes():
            change.connect(self._on_changed)

    def close(self) -> None:
        """Write what is not written yet; the window may go."""
        if self._windowed is not None:
            for change in self._changes():
                change.disconnect(self._on_changed)
        if self._saving.isActive():
            self._saving.stop()
            self._save()

    def _changes(self) -> tuple[SignalInstance, ...]:
        window = self._window
        return window.xChanged, window.yChanged, window.widthChanged, window.heightChanged, window.visibilityChanged

    @Slot()
    def _on_changed(self) -> None:
        if self._window.visibility() == QWindow.Visibility.Windowed:
            self._windowed = QRect(self._window.framePosition(), self._window.size())
        self._saving.start()

    @Slot()
    def _save(self) -> None:
        shown = self._window.visibility()
        if self._windowed is None or shown in {QWindow.Visibility.Hidden, QWindow.Visibility.Minimized}:
            return
        maximized = shown in {QWindow.Visibility.Maximized, QWindow.Visibility.FullScreen}
        at = self._windowed
        self._put(WindowPlace(at.x(), at.y(), at.width(), at.height(), maximized))
