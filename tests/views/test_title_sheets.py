"""The sheets of a title's page in a window: its pictures to choose from, its fields to lock; by keyboard, with names, nothing cut (D11, D62)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.application.scenes.handling import type_of
from app.domain.art_choices import ArtChoice, ArtChoices
from app.domain.cancel import Cancel
from app.domain.enrichment import TitleKind
from app.domain.problems import Missing, Problem
from app.library import keeping, locking
from app.models.art_chooser import ArtChooser, ArtVerbs
from app.models.field_locks import FieldLocks, FieldVerbs
from app.models.title_refresh import TitleRefresh
from tests.shelf import Shelf
from tests.views.staging import Staged, role, spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, cut, outside

MANY = tuple(ArtChoice("poster", f"tmdb /{number}.jpg", "tmdb", "TMDB", "de", 1000, 1500, 5.4, 12) for number in range(30))
FOUND = ArtChoices(
    "Metropolis", (ArtChoice("poster", "1 /thumb", "plex:1", "Attic"), *MANY), {"poster": "1 /thumb"}, ("poster",), ("TVDB: no way.",), ("TMDB",)
)


class StagedSheets(Staged):
    """The frame with both sheets over a real library file; `trouble` is raised instead of the pictures."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self.shelf = Shelf(folder)
        self.shelf.film("Metropolis", tmdb="19", year=1927, overview="A city.", genres=("Drama",))
        self.trouble: Problem | None = None
        self.chosen: list[tuple[Any, ...]] = []
        super().__init__(folder, "bijou://movies", **more)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        database = self.shelf.database
        self.art = ArtChooser(ArtVerbs(self._choices, self._choose, lambda *_which: 1), self.fetch, self.pictures)
        verbs = FieldVerbs(
            partial(locking.fields, database), partial(locking.lock, database), partial(locking.write, database),
            lambda kind, number, field: locking.unlock(database, kind, number, [field]), lambda line: keeping.undo(database, line).line,
        )  # fmt: skip
        self.locks = FieldLocks(verbs, self.fetch)
        return {**super()._singletons(folder), "ArtChooser": self.art, "FieldLocks": self.locks, "TitleRefresh": TitleRefresh()}

    def _choices(self, _kind: TitleKind, _number: int, _cancel: Cancel) -> ArtChoices:
        if self.trouble is not None:
            raise self.trouble
        return FOUND

    def _choose(self, *said: Any) -> int:
        self.chosen.append(said)
        return 1

    def choose(self) -> None:
        self.actions.choosePicture("movie", 1)
        self.fetch.run()
        self.window.grabWindow()

    def edit(self) -> None:
        self.actions.editFields("movie", 1)
        self.fetch.run()
        self.window.grabWindow()

    def named(self, name: str) -> QQuickItem:
        return next(one for one in self.everything() if spoken(one) == name)

    def press(self, name: str) -> None:
        self.named(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.window, Qt.Key.Key_Space)
        self.fetch.run()

    def shows(self, text: str) -> bool:
        return any(text in str(one.property("text")) for one in self.everything() if isinstance(one.property("text"), str))


@pytest.fixture
def sheets(qapp: object, tmp_path: Path) -> Iterator[Callable[..., StagedSheets]]:
    made: list[StagedSheets] = []

    def build(**more: Any) -> StagedSheets:
        made.append(StagedSheets(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()
        one.shelf.database.close()


def test_d62_a_picture_is_reached_by_arrows_and_used_with_one_key(sheets: Callable[..., StagedSheets], qtbot: QtBot) -> None:
    frame = sheets()
    frame.choose()
    tiles = [one for one in frame.everything() if type_of(one) == "ArtTile"]
    assert (len(tiles), spoken(tiles[0]), spoken(tiles[1])) == (24, "Attic, shown now", "TMDB, Deutsch, 1000\u202f×\u202f1500, 12 votes")
    qtbot.waitUntil(lambda: spoken(frame.window.activeFocusItem()) == "Poster · 31")  # the sheet opens at its tabs
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    assert tiles[0].hasActiveFocus(), "from the tabs into the pictures"
    QTest.keyClick(frame.window, Qt.Key.Key_Right)
    assert tiles[1].hasActiveFocus()
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    frame.fetch.run()
    assert frame.chosen == [("movie", 1, "poster", "tmdb /0.jpg")]


def test_the_pictures_sheet_says_who_could_not_be_asked_and_what_went_wrong(sheets: Callable[..., StagedSheets]) -> None:
    frame = sheets()
    frame.choose()
    assert frame.shows("TVDB: no way.")
    assert frame.shows("With a key of TMDB there are more to choose from.")
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    frame.trouble = Missing("This title has left the library.")
    frame.art.again()
    frame.fetch.run()
    assert frame.shows("This title has left the library.")


def test_another_kind_of_picture_has_a_sentence_where_there_is_none(sheets: Callable[..., StagedSheets]) -> None:
    frame = sheets()
    frame.choose()
    frame.art.show("logo")
    assert frame.shows("Nobody has a logo of it.")


def test_d11_a_field_is_locked_written_and_taken_back_by_keyboard(sheets: Callable[..., StagedSheets]) -> None:
    frame = sheets()
    frame.edit()
    frame.press("Lock as it is: Title")
    assert frame.shows("Title is locked")
    frame.press("Undo")
    assert "Title" in [str(one.property("name")) for one in frame.everything() if type_of(one) == "FieldRow"]
    assert not locking.fields(frame.shelf.database, "movie", 1).fields[0].locked
    frame.press("Edit: Year")
    frame.everything()
    assert type_of(frame.window.activeFocusItem()) == "TextField"
    QTest.keyClick(frame.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for letter in "soon":
        QTest.keyClick(frame.window, ord(letter))
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    frame.fetch.run()
    assert frame.shows("A year is a number"), "what is wrong is said beside what was typed"
    QTest.keyClick(frame.window, Qt.Key.Key_Escape)
    assert not [one for one in frame.everything() if type_of(one) == "FieldEditor"], "Esc leaves the field, not the sheet"
    assert frame.shows("Edit and lock")


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (100, SMALLEST), (225, SMALLEST)])
@pytest.mark.parametrize("sheet", ["choose", "edit"])
def test_nothing_is_cut_and_all_has_a_name(sheets: Callable[..., StagedSheets], sheet: str, scale: int, size: tuple[int, int]) -> None:
    frame = sheets(scale=scale, size=size)
    getattr(frame, sheet)()
    assert (cut(frame), outside(frame)) == ([], [])
    assert [type_of(one) for one in reachable(frame) if not spoken(one) or role(one) is QAccessible.Role.NoRole] == []
    if sheet == "edit":
        frame.press("Edit: Overview")
        assert (cut(frame), outside(frame)) == ([], [])
