"""The window comes back where it was, and always where it can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from app.settings.settings import WindowPlace
from app.views.window_place import WindowKeeper, fitted

MAIN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 1280, 1024)


def test_a_first_window_is_centred_on_the_main_screen() -> None:
    assert fitted(None, [MAIN, RIGHT]).size() == QSize(1440, 900)
    assert abs(fitted(None, [MAIN, RIGHT]).center().x() - MAIN.center().x()) <= 1


def test_a_first_window_fits_a_small_screen() -> None:
    assert fitted(None, [QRect(0, 0, 1024, 700)]) == QRect(0, 0, 1024, 700)


@pytest.mark.parametrize("place", [WindowPlace(10, 20, 1000, 700), WindowPlace(1950, 30, 1200, 900), WindowPlace(-200, 20, 1000, 700)])
def test_a_place_that_can_be_seen_is_kept(place: WindowPlace) -> None:
    assert fitted(place, [MAIN, RIGHT]) == QRect(place.x, place.y, place.width, place.height)


@pytest.mark.parametrize(
    "place",
    [
        WindowPlace(2000, 30, 1200, 900),
        WindowPlace(-5000, -5000, 1200, 900),
        WindowPlace(1900, 30, 1200, 900),
        WindowPlace(30, 1030, 1200, 900),
        WindowPlace(30, -500, 1200, 900),
        WindowPlace(0, 0, 3840, 2100),
    ],
)
def test_on_a_screen_that_is_gone_it_moves_to_one_that_exists(place: WindowPlace) -> None:
    rect = fitted(place, [MAIN])
    assert MAIN.contains(rect)


def test_it_goes_to_the_nearest_screen() -> None:
    assert RIGHT.contains(fitted(WindowPlace(3300, 100, 1000, 700), [MAIN, RIGHT]))


def test_it_never_comes_back_smaller_than_it_works() -> None:
    assert fitted(WindowPlace(10, 10, 200, 100), [MAIN]).size() == QSize(900, 600)


def test_moving_and_sizing_are_kept_soon_and_restored(qtbot: QtBot) -> None:
    kept: list[WindowPlace] = []
    window = QQuickWindow()
    keeper = WindowKeeper(window, lambda: None, kept.append)
    keeper.show()
    window.setPosition(40, 50)
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: bool(kept))
    at = window.framePosition()
    assert (kept[-1].x, kept[-1].y, kept[-1].width, kept[-1].height, kept[-1].maximized) == (at.x(), at.y(), 1000, 650, False)
    keeper.close()
    window.close()


def test_the_window_shows_where_it_was_kept(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window = QQuickWindow()
    keeper = WindowKeeper(window, lambda: WindowPlace(-4_000, 30, 910, 620), lambda _: None)
    keeper.show()
    assert screen.contains(QRect(window.framePosition(), window.size()))
    keeper.close()
    window.close()


def test_a_maximised_window_remembers_its_size_in_between(qtbot: QtBot) -> None:
    kept: list[WindowPlace] = []
    window = QQuickWindow()
    keeper = WindowKeeper(window, lambda: WindowPlace(5, 6, 950, 640), kept.append)
    keeper.show()
    before = window.size()
    window.showMaximized()
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[-1].maximized
    assert QSize(kept[-1].width, kept[-1].height) == before
    window.close()
    keeper.close()
    assert kept[-1].maximized
