"""A person's page: room for long and hostile words, what a screen reader hears, what stays where it is while the page fills, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.application.scenes.handling import type_of
from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle
from app.domain.filmography import Part, PersonPage
from app.domain.problems import Problem, Unreachable
from app.models.person import Person
from app.models.person_reading import PersonReads
from tests.models.holding import HeldFetch
from tests.views.staging import Staged, spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, cut, outside

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
OWNED = OwnedTitle(12, "1080p", ("Attic",))
BOX = Part("movie", "905", 12, "Pandora's Box", "Acting", "Lulu", "1929-01-30", 1929, None, 7.8, 900, OWNED)
DEPARTMENTS = ("Acting", "Writing", "Directing", "Production", "Sound", "Camera", "Editing")
MANY = tuple(
    Part("movie", str(at), 0, f"Film {at:03}", DEPARTMENTS[at % 7 if at % 3 == 0 else 0], f"Somebody {at}", f"{1920 + at % 90}-01-01", 1920 + at % 90)
    for at in range(200)
)
KNOWN = PersonPage(5, "287", "Louise Brooks", parts=(BOX,))
LOUISE = PersonPage(5, "287", "Louise Brooks", None, "Began as a dancer with the Denishawn company and moved to film. " * 12, "1906-11-14", "1985-08-08",
                    "Cherryvale, Kansas", "Acting", (BOX, *MANY), NOW.timestamp() - 86_400, whole=True)  # fmt: skip
HOSTILE = "<b>Lulu</b>\n\u202e<img src='http://x'>" + "W" * 5_000


class StagedPerson(Staged):
    """The frame with a person's page over answers that a test chooses."""

    def __init__(self, folder: Path, kept: PersonPage | None = KNOWN, told: PersonPage | Problem = LOUISE, **more: Any) -> None:
        self.kept, self.told, self.ask = kept, told, HeldFetch()
        super().__init__(folder, "bijou://person/5", **more)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        reads = PersonReads(lambda *_asked: self.kept, self._told, lambda: NOW)
        self.person = Person(reads, self.fetch, self.ask, self.pictures, self.place)
        return {**super()._singletons(folder), "Person": self.person}

    def _told(self, _row: int, _tmdb: str, _cancel: Cancel) -> PersonPage:
        if isinstance(self.told, Problem):
            raise self.told
        return self.told

    def texts(self) -> list[str]:
        return [str(one.property("text")) for one in self.everything() if isinstance(one.property("text"), str)]

    def fill(self) -> None:
        """TMDB tells."""
        self.ask.run()
        self.everything()


@pytest.fixture
def person(qapp: object, tmp_path: Path) -> Iterator[Callable[..., StagedPerson]]:
    made: list[StagedPerson] = []

    def build(**more: Any) -> StagedPerson:
        made.append(StagedPerson(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.person.close()
        one.close()


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (100, SMALLEST), (200, (1440, 900)), (225, (1000, 700))])
def test_a_long_filmography_has_its_room(person: Callable[..., StagedPerson], scale: int, size: tuple[int, int]) -> None:
    frame = person(scale=scale, size=size)
    frame.fill()
    assert [one for one in outside(frame) if one != "TitleCard"] == [], "the cards' row scrolls"
    assert [one for one in cut(frame) if not one.startswith("Began as a dancer")] == [], "the biography has its More"
    assert "Film 179" in frame.texts()
    rows = [one for one in frame.everything() if type_of(one) == "PartRow"]
    assert 0 < len(rows) < 60, "only what is near is made"


@pytest.mark.parametrize("size", [(1440, 900), SMALLEST])
def test_hostile_words_stay_plain_and_break_nothing(person: Callable[..., StagedPerson], size: tuple[int, int]) -> None:
    part = msgspec.structs.replace(BOX, title=HOSTILE, role=HOSTILE, department=HOSTILE)
    page = msgspec.structs.replace(LOUISE, name=HOSTILE, biography=HOSTILE, birthplace=HOSTILE, parts=(part, BOX))
    frame = person(kept=page, told=page, size=size)
    frame.fill()
    assert [one for one in outside(frame) if one != "TitleCard"] == []
    shown = [one for one in frame.everything() if "<b>Lulu" in str(one.property("text")) and one.inherits("QQuickText")]
    assert len(shown) > 3
    assert all(map(plain, shown))


def plain(text: QQuickItem) -> bool:
    """Whether a text is drawn as it is written."""
    context = qmlContext(text)
    assert context is not None
    return bool(QQmlExpression(context, text, "textFormat === Text.PlainText").evaluate()[0])


@pytest.mark.parametrize("biography", ["A dancer.", str(LOUISE.biography)])
def test_d22_nothing_moves_when_the_biography_comes(person: Callable[..., StagedPerson], biography: str) -> None:
    frame = person(told=msgspec.structs.replace(LOUISE, biography=biography))
    before = top(next(one for one in frame.everything() if type_of(one) == "TitleRow"))
    frame.fill()
    assert abs(top(frame.item("TitleRow")) - before) < 2, "its room was kept"


def test_where_there_is_no_biography_nothing_is_left_between_what_stands_above_and_below(person: Callable[..., StagedPerson], qtbot: QtBot) -> None:
    frame = person(told=msgspec.structs.replace(LOUISE, biography=""))
    frame.everything()
    assert frame.item("Biography").height() > 40, "one may come"
    frame.fill()
    qtbot.waitUntil(lambda: all(type_of(one) != "Biography" for one in frame.everything()))
    life = next(one for one in frame.everything() if one.property("text") == frame.person.property("life"))
    assert top(frame.item("TitleRow")) - (top(life) + life.height()) < 40


def top(item: QQuickItem) -> float:
    return item.mapToScene(item.boundingRect().topLeft()).y()


def test_where_the_user_stands_stays_while_the_page_fills(person: Callable[..., StagedPerson]) -> None:
    frame = person(kept=msgspec.structs.replace(KNOWN, parts=(BOX, *MANY)), told=LOUISE)
    frame.everything()
    view = frame.item("PersonView")
    QTest.keyClick(frame.window, Qt.Key.Key_PageDown)
    stood = view.property("scrolled")
    assert stood > 300
    frame.fill()
    assert abs(view.property("scrolled") - stood) < 1


def test_the_way_back_stands_where_one_was_once_tmdb_has_told_again(person: Callable[..., StagedPerson]) -> None:
    frame = person()
    frame.fill()
    QTest.keyClick(frame.window, Qt.Key.Key_PageDown)
    view = frame.item("PersonView")
    stood = view.property("scrolled")
    frame.place.open("bijou://person/6")
    frame.fetch.run()
    frame.place.back()
    frame.fetch.run()
    frame.everything()
    assert view.property("scrolled") < stood - 300, "there is little yet"
    frame.fill()
    assert abs(view.property("scrolled") - stood) < 2


def test_everything_says_what_it_is(person: Callable[..., StagedPerson]) -> None:
    frame = person()
    frame.fill()
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    rows = {spoken(one) for one in frame.everything() if type_of(one) == "PartRow"}
    assert any(one.endswith(", as Somebody 89, not owned") for one in rows)
    assert "Pandora's Box, 1929, owned in 1080p" in {spoken(one) for one in frame.everything() if type_of(one) == "TitleCard"}


def test_the_page_says_when_tmdb_is_away_and_offers_to_try_again(person: Callable[..., StagedPerson]) -> None:
    frame = person(kept=LOUISE, told=Unreachable("TMDB: no answer."))
    frame.fill()
    assert "TMDB cannot be reached; as of Jul 27." in frame.texts()
    button = next(one for one in frame.everything() if one.property("text") == "Try again" and type_of(one) == "Button")
    frame.told = LOUISE
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, pos=button.mapToScene(button.boundingRect().center()).toPoint())
    frame.fetch.run()
    frame.fill()
    assert not [one for one in frame.texts() if "cannot be reached" in one]


def test_a_chip_and_the_menu_of_orders_change_the_list(person: Callable[..., StagedPerson]) -> None:
    frame = person()
    frame.fill()
    chip = next(one for one in frame.everything() if type_of(one) == "Chip" and str(one.property("text")).startswith("Writing"))
    QTest.mouseClick(frame.window, Qt.MouseButton.LeftButton, pos=chip.mapToScene(chip.boundingRect().center()).toPoint())
    assert frame.person.property("role") == "Writing"
    assert chip.property("checked")
    first = next(one for one in frame.everything() if type_of(one) == "PartRow")
    assert first.property("index") == 0


def test_the_row_of_cards_is_walked_with_the_arrows_and_shows_where_one_is(person: Callable[..., StagedPerson]) -> None:
    frame = person(size=SMALLEST)
    frame.fill()
    next(one for one in frame.everything() if type_of(one) == "TitleCard").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(9):
        QTest.keyClick(frame.window, Qt.Key.Key_Right)
    assert [one.property("index") for one in frame.everything() if type_of(one) == "TitleCard" and one.property("visualFocus")] == [9]
    QTest.keyClick(frame.window, Qt.Key.Key_Left)
    [card] = [one for one in frame.everything() if type_of(one) == "TitleCard" and one.property("visualFocus")]
    assert card.property("index") == 8
    frame.actions.addressAsked.disconnect(frame.place.open)
    asked = QSignalSpy(frame.actions.addressAsked)
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    assert [asked.at(0)[0]] == [card.property("address")]


@pytest.mark.parametrize("size", [(1440, 900), (1000, 700), (900, 700), SMALLEST])
def test_what_somebody_does_keeps_clear_of_the_search(person: Callable[..., StagedPerson], size: tuple[int, int]) -> None:
    frame = person(size=size)
    frame.fill()
    roles = next(one for one in frame.everything() if str(one.property("text")) == frame.person.property("roles") and one.inherits("QQuickText"))
    search = frame.item("SearchButton")
    assert search.isVisible()
    assert roles.width() > 60
    assert roles.mapRectToScene(QRectF(0, 0, roles.width(), roles.height())).right() < search.mapRectToScene(search.boundingRect()).left()
