"""The stage: its QML read ahead, its names furnished afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickImageProvider
from pytestqt.qtbot import QtBot

from app.models.theme_source import ThemeSource, read_tokens
from app.models.trouble import Trouble
from app.settings.settings import Settings
from app.views.engine import Stage
from app.views.icons import IconProvider

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


def furniture() -> dict[str, QObject]:
    """What the window of a trouble speaks of."""
    theme = ThemeSource(read_tokens(RESOURCES / "theme.json"), Settings(lambda _key: None, lambda _key, _value: None))
    return {"Trouble": Trouble("The disk is full.", "/data", "", damaged=False), "ThemeSource": theme}


def pictures() -> dict[str, QQuickImageProvider]:
    """What it draws."""
    return {"icon": IconProvider(RESOURCES / "icons")}


@pytest.mark.parametrize("wait", [True, False])
def test_a_window_is_read_before_anything_that_it_names_exists(stage: Stage, wait: bool, qtbot: QtBot) -> None:
    stage.read_ahead("TroubleWindow.qml", wait=wait)
    qtbot.waitUntil(stage._ahead[0].isReady)
    parts = furniture()
    stage.furnish(parts, {}, pictures())
    assert stage.open("TroubleWindow") is not None


def test_reading_with_waiting_leaves_nothing_to_wait_for(stage: Stage) -> None:
    stage.read_ahead("Main.qml", wait=True)
    assert stage._ahead[0].isReady(), stage._ahead[0].errorString()


def test_what_cannot_be_read_ahead_is_no_trouble_until_it_is_shown(stage: Stage) -> None:
    stage.read_ahead("NotThere.qml", wait=True)
    assert stage._ahead[0].isError()
    assert stage.warnings == []


def test_a_later_thing_is_made_when_qml_first_speaks_of_it(stage: Stage) -> None:
    made: list[str] = []
    parts = furniture()

    def trouble() -> QObject:
        made.append("Trouble")
        return parts["Trouble"]

    stage.furnish({"ThemeSource": parts["ThemeSource"]}, {"Trouble": trouble}, pictures())
    assert made == []
    assert stage.open("TroubleWindow") is not None
    assert made == ["Trouble"]


def test_a_picture_that_vanished_or_is_broken_is_told_and_is_no_complaint(stage: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    """Whatever QML quotes of its address: the very one that it was given comes back."""
    broken, gone = tmp_path / "half a picture %41 é.jpg", tmp_path / "gone.jpg"
    broken.write_bytes(b"")
    heard: list[str] = []
    stage.hear_unreadable(heard.append)
    stage.furnish(furniture(), {}, pictures())
    assert stage.open("TroubleWindow") is not None
    component = QQmlComponent(stage.engine)
    text = b"import QtQuick\nItem { property url a; property url b; Image { source: a }\nImage { asynchronous: true; source: b } }"
    component.setData(QByteArray(text), QUrl())
    made = component.createWithInitialProperties({"a": broken.as_uri(), "b": gone.as_uri()})
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert set(heard) == {broken.as_uri(), gone.as_uri()}
    assert stage.warnings == []
    other = QQmlComponent(stage.engine)
    other.setData(QByteArray(b"import QtQuick\nItem { property string a: null.b }"), QUrl())
    assert other.create() is not None
    assert len(stage.warnings) == 1
    made.deleteLater()


def test_a_stage_that_was_never_used_closes_and_closes_again(qapp: object) -> None:
    stage = Stage()
    stage.read_ahead("Main.qml", wait=False)
    stage.close()
    stage.close()
