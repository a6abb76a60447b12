"""The orbs: alive while their workers work and somebody is there, and how each state looks and is called (D20)."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.worker_state import Standing, WorkerState
from app.models import worker_words
from tests.models.provided_shelf import TIED
from tests.views.staging import items, spoken
from tests.views.workers_staged import Build, StagedWorkers, click, control, everything, tiles


def test_nothing_moves_by_itself_when_no_worker_works(desk: Build, qtbot: Any) -> None:
    frame = desk()
    frame.theme.setProperty("reduceMotion", False)
    frame.window.requestActivate()
    qtbot.waitUntil(frame.window.isActive)
    for standing in ("idle", "paused", "quota", "wrong_key", "offline", "no_key"):
        frame.orbs.show(WorkerState("tmdb", standing, done=1, total=2))
        assert alive(frame) == [], standing
    frame.orbs.show(WorkerState("tmdb", "running", done=1, total=2))
    assert alive(frame) == ["tmdb", "tmdb"], "in the navigation and in the list"


def alive(frame: StagedWorkers) -> list[str]:
    """The orbs that move."""
    return [str(one.property("worker")) for one in everything(frame) if type_of(one) == "Orb" and one.property("alive")]


def test_an_orb_moves_while_its_worker_works_and_somebody_is_there(desk: Build, qtbot: Any) -> None:
    frame = desk(address="bijou://settings/about")
    frame.theme.setProperty("reduceMotion", False)
    frame.window.requestActivate()
    qtbot.waitUntil(frame.window.isActive)
    frame.orbs.show(WorkerState("tvdb", "running", done=1, total=2))
    assert alive(frame) == ["tvdb"]
    rest = frame.item("Rest")
    timer = next(child for child in rest.findChildren(QObject) if type_of(child) == "QQmlTimer")
    assert timer.property("interval") == 30_000
    timer.setProperty("interval", 1)
    qtbot.waitUntil(lambda: alive(frame) == [])
    timer.setProperty("interval", 30_000)
    QTest.mouseMove(frame.window, QPoint(300, 300))
    QTest.mouseMove(frame.window, QPoint(700, 400))
    qtbot.waitUntil(lambda: alive(frame) == ["tvdb"])
    frame.theme.setProperty("reduceMotion", True)
    assert alive(frame) == []


def test_who_types_or_moves_over_a_sheet_is_there(desk: Build, qtbot: Any) -> None:
    frame = desk()
    frame.theme.setProperty("reduceMotion", False)
    frame.window.requestActivate()
    qtbot.waitUntil(frame.window.isActive)
    frame.orbs.show(WorkerState("tvdb", "running", done=1, total=2))
    rest = frame.item("Rest")
    timer = next(child for child in rest.findChildren(QObject) if type_of(child) == "QQmlTimer")
    click(frame, control(frame, "Filter the titles without a match"))

    def rested() -> None:
        timer.setProperty("interval", 1)
        qtbot.waitUntil(lambda: alive(frame) == [])
        timer.setProperty("interval", 30_000)

    rested()
    QTest.keyClick(frame.window, Qt.Key.Key_H)
    assert alive(frame) == ["tvdb", "tvdb"], "typing"
    frame.actions.findMatch("movie", TIED)
    frame.fetch.run()
    qtbot.waitUntil(lambda: bool(tiles(frame)))
    rested()
    QTest.mouseMove(frame.window, QPoint(500, 400))
    QTest.mouseMove(frame.window, QPoint(520, 420))
    qtbot.waitUntil(lambda: alive(frame) == ["tvdb", "tvdb"])


def orb_of(frame: StagedWorkers, worker: str) -> QQuickItem:
    """Its orb in the list."""
    tab = next(one for one in everything(frame) if type_of(one) == "WorkerTab" and one.property("worker") == worker)
    return next(one for one in items(tab) if type_of(one) == "Orb")


def sphere_of(frame: StagedWorkers, worker: str) -> QQuickItem:
    return next(one for one in orb_of(frame, worker).childItems() if "sphere" in str(one.property("source").toString()))


def hue(frame: StagedWorkers, worker: str) -> int:
    """Of the middle of its orb on the screen, in degrees."""
    orb = orb_of(frame, worker)
    picture = frame.window.grabWindow()
    at = orb.mapToScene(QPointF(orb.width() * 0.55, orb.height() * 0.6)).toPoint()
    return picture.pixelColor(at).hslHue()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_d20_an_orb_looks_as_its_worker_stands(desk: Build, theme: str, qtbot: Any) -> None:
    frame = desk()
    frame.theme.set_scheme(theme)
    own = frame.window.grabWindow()
    frame.orbs.show(WorkerState("tmdb", "quota", "The limit is reached.", per_day=9, done=1, total=2))
    qtbot.waitUntil(lambda: 25 <= hue(frame, "tmdb") <= 50)
    frame.orbs.show(WorkerState("tmdb", "wrong_key", "TMDB did not accept the key."))
    qtbot.waitUntil(lambda: hue(frame, "tmdb") <= 15)
    assert own != frame.window.grabWindow()
    strength = {}
    for standing in ("running", "idle", "paused", "no_key"):
        frame.orbs.show(WorkerState("tvdb", standing, done=1, total=2))
        strength[standing] = sphere_of(frame, "tvdb").property("opacity")
    assert strength["running"] == 1 > strength["idle"] > strength["paused"] > strength["no_key"]


STANDINGS: tuple[Standing, ...] = ("running", "idle", "paused", "quota", "wrong_key", "offline", "no_key")


def test_d20_an_orb_says_its_state_in_words_to_the_eye_and_to_a_screen_reader(desk: Build) -> None:
    frame = desk(address="bijou://movies")
    for standing in STANDINGS:
        frame.orbs.show(WorkerState("tvdb", standing, "It says why." if standing in {"quota", "wrong_key", "offline", "no_key"} else ""))
        word = worker_words.standing_word(standing)
        orb = next(one for one in everything(frame) if one.property("worker") == "tvdb" and one.property("spoken"))
        tip = next(one for one in orb.findChildren(QObject) if type_of(one) == "Tip")
        assert (spoken(orb).startswith(f"TVDB, {word}"), tip.property("text")) == (True, f"TVDB · {word}")
