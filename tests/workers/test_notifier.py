"""Notifications reach the desktop's service over a real bus, a press comes back, and a desktop without one is no trouble."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.notices import Notice
from app.workers.notifier import Notifier
from tests.workers.notification_service import NotificationService

AIRED = Notice("aired", "Judex", "S1 E4 <b>aired</b>", "bijou://show/3")

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon here: notifications go over D-Bus on Linux alone")


@pytest.fixture
def notifier() -> Iterator[Notifier]:
    made = Notifier()
    yield made
    made.close()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationService]:
    made = NotificationService()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
    yield made
    made.close()


def test_it_is_shown_without_tags_and_a_press_opens_its_place(service: NotificationService, notifier: Notifier, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notifier.answered) as answered:
        notifier.show(AIRED)
    assert answered.args == [""]
    assert service.shown == [("Judex", "S1 E4 ‹b›aired‹/b›")]
    with qtbot.waitSignal(notifier.pressed) as pressed:
        service.press(1)
    assert pressed.args == ["bijou://show/3"]


def test_a_desktop_without_a_service_is_said(monkeypatch: pytest.MonkeyPatch, notifier: Notifier, qtbot: QtBot) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    with qtbot.waitSignal(notifier.answered) as answered:
        notifier.show(AIRED)
    assert answered.args == ["This desktop shows no notifications."]
