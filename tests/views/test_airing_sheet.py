"""The sheet of an episode in a window: by keyboard, with names, nothing cut; the focus goes back to where it came from (D40, D50)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.application.scenes.handling import type_of
from app.domain.episode_sheet import EpisodeSheet as Sheet
from app.models.episode_sheet import EpisodeSheet, SheetReads
from app.models.subscription import Subscription
from app.models.wanting import Wanting
from tests.models.test_episode_sheet import NOW, SHEET, other
from tests.views.staging import Staged, spoken
from tests.views.test_room import SMALLEST, cut, outside

NEXT = other(id=8, number=5, title="The Bridge", before=7, after=0, overview="On a bridge. " * 30)
Build = Callable[..., "StagedSheet"]


class StagedSheet(Staged):
    """The frame with the sheet over two episodes, and what is asked of it."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self.sheets: dict[int, Sheet] = {7: SHEET, 8: NEXT}
        super().__init__(folder, "bijou://movies", **more)
        self.sheet.opened.connect(self.actions.episodeWanted)
        self.wishes, self.corrections, self.follows = (
            QSignalSpy(self.sheet.wishAsked),
            QSignalSpy(self.sheet.correctionAsked),
            QSignalSpy(self.wanting.followAsked),
        )

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        self.sheet = EpisodeSheet(SheetReads(self.sheets.get, lambda _path: 0.4, lambda: NOW), self.fetch, self.pictures)
        self.wanting = Wanting()
        self.calendar_file = Subscription(str(folder / "bijou.ics"), on=False)
        return {**super()._singletons(folder), "EpisodeSheet": self.sheet, "Wanting": self.wanting, "Subscription": self.calendar_file}

    def open(self, episode: int = 7) -> None:
        self.sheet.show(episode)
        self.fetch.run()
        self.window.grabWindow()

    def named(self, name: str) -> QQuickItem:
        return next(one for one in self.everything() if spoken(one) == name)

    def says(self, name: str) -> bool:
        return any(spoken(one) == name for one in self.everything())

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)
        self.fetch.run()
        self.window.grabWindow()

    def focused(self) -> str:
        return spoken(self.window.activeFocusItem())


@pytest.fixture
def screen(qapp: object, tmp_path: Path) -> Iterator[Build]:
    made: list[StagedSheet] = []

    def build(**more: Any) -> StagedSheet:
        made.append(StagedSheet(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()


def test_it_opens_on_its_primary_action_and_esc_gives_the_focus_back(screen: Build, qtbot: QtBot) -> None:
    one = screen()
    before = one.window.activeFocusItem()
    one.open()
    assert one.focused() == "Open full show page"
    one.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: one.window.activeFocusItem() is before)
    assert one.sheet.property("episode") == 0


def test_enter_opens_the_shows_page_at_its_season(screen: Build) -> None:
    one = screen()
    one.actions.addressAsked.disconnect(one.place.open)
    asked = QSignalSpy(one.actions.addressAsked)
    one.open()
    one.press(Qt.Key.Key_Return)
    assert [asked.at(at) for at in range(asked.count())] == [["bijou://show/3?season=2"]]
    assert one.sheet.property("episode") == 0


def test_arrows_step_through_the_shows_episodes(screen: Build) -> None:
    one = screen()
    one.open()
    one.press(Qt.Key.Key_Right)
    assert one.says("The Bridge")
    one.press(Qt.Key.Key_Left)
    assert one.says("The Shattered Plane")


def test_a_sheet_that_shows_all_of_it_scrolls_nowhere_when_its_last_control_gets_the_focus(screen: Build) -> None:
    staged = screen()
    staged.open()
    body = next(one for one in staged.everything() if type_of(one) == "ScrollPage")
    assert body.property("contentHeight") <= body.height()
    staged.named("Close").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    staged.named("Open full show page").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert body.property("contentY") == 0


def test_its_heart_and_its_eye(screen: Build) -> None:
    one = screen()
    one.open()
    one.named("Wish when aired").clicked.emit()  # type: ignore[attr-defined]  # a signal of the QML
    one.named("Follow").clicked.emit()  # type: ignore[attr-defined]
    assert (one.wishes.at(0)[1], one.follows.at(0)[1]) == ("when_aired", True)
    assert one.says("Following")


def test_a_correction_by_keyboard_with_its_preview(screen: Build) -> None:
    one = screen()
    one.open()
    one.named("Air times are off by …").clicked.emit()  # type: ignore[attr-defined]
    slider = one.named("Hours by which air times are off")
    slider.forceActiveFocus()
    one.press(Qt.Key.Key_Right)
    one.press(Qt.Key.Key_Right)
    one.press(Qt.Key.Key_Right)
    assert any(spoken(item).startswith("Corrected by +1.5 h: the next episode airs Thu Nov 26, ") for item in one.everything())
    one.named("Correct").clicked.emit()  # type: ignore[attr-defined]
    assert [one.corrections.at(at)[:2] for at in range(one.corrections.count())] == [[3, 1.5]]


def test_the_networks_clock_is_told_to_who_does_not_point(screen: Build) -> None:
    one = screen()
    one.open()
    when = next(item for item in one.everything() if type_of(item) == "Label" and spoken(item).startswith("Thu Nov 26, "))
    when.forceActiveFocus()
    one.window.grabWindow()
    tips = [str(item.property("text")) for item in one.everything()]
    assert any("Europe/London, by TVmaze" in text for text in tips if text)


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_and_nothing_stands_outside(screen: Build, scale: int) -> None:
    one = screen(size=SMALLEST, scale=scale)
    one.sheets[7] = msgspec.structs.replace(SHEET, wish="when_aired", shift_hours=-1.5)
    one.open()
    assert cut(one) == []
    assert outside(one) == []
