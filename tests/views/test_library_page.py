"""Movies in the real frame: what posters say, keys, pointer, selection, letters, filters, the table, and every state."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.application.scenes.handling import type_of
from app.domain.cards import Card, Facets, TitleKind, TitleList
from app.domain.query import LibraryQuery
from app.views.wall_pieces import WallPieces
from tests.models.holding import Shelf, cards
from tests.views import staging
from tests.views.staging import Build, Staged, items, role, spoken

Key = Qt.Key


@pytest.fixture
def shelved(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are three hundred films."""
    shelf = Shelf(cards(300))

    def read(kind: TitleKind, ids: Sequence[int]) -> Sequence[Card]:
        return shelf.read(kind, ids)

    def prefix(_kind: TitleKind, text: str) -> Sequence[int]:
        return [one for one in shelf.order if shelf.cards[one].title.lower() >= text.lower()]

    def titles(query: LibraryQuery) -> TitleList:
        return shelf.titles(query)

    monkeypatch.setattr(staging, "_titles", titles)
    monkeypatch.setattr(staging, "_cards", read)
    monkeypatch.setattr(staging, "_from_prefix", prefix)


@pytest.fixture
def elsewhere(staged: Build, shelved: None) -> Staged:
    """Settings are open; the films are not read yet."""
    made: Staged = staged("bijou://settings/about")
    return made


@pytest.fixture
def page(staged: Build, shelved: None) -> Staged:
    made: Staged = staged("bijou://movies")
    settle(made)  # the view builds what lies beyond the screen when it has time; interrupted, it complains
    return made


def settle(page: Staged) -> None:
    """What is asked for is answered, what is to be called later is called, and every item is made."""
    page.fetch.run()
    page.turn()
    page.fetch.run()
    page.everything()


def press(page: Staged, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.window, key, modifier)
    settle(page)


def posters(page: Staged) -> list[QQuickItem]:
    shown = [one for one in items(page.item("PosterGrid")) if type_of(one) == "Poster"]
    return sorted(shown, key=lambda one: int(one.property("index")))


def place_of(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def click(page: Staged, item: QQuickItem, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(page.window, Qt.MouseButton.LeftButton, modifier, place_of(item))
    settle(page)


def openings(page: Staged) -> QSignalSpy:
    """Addresses that are asked for; nothing goes there (the frame on this stage has no title pages)."""
    page.actions.addressAsked.disconnect(page.place.open)
    return QSignalSpy(page.actions.addressAsked)


def library(page: Staged) -> Any:
    return page.made["Movies"]


def test_posters_speak_and_are_a_list(page: Staged) -> None:
    first = posters(page)[0]
    assert spoken(first) == "Aaa 00000, 1900, owned, IMDb 7.0"
    assert role(first) == role(first).ListItem
    assert role(page.item("PosterGrid")).name == "List"


def test_arrows_move_and_enter_opens(page: Staged) -> None:
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):  # the first one marks where one is
        press(page, key)
    current = page.item("PosterGrid").property("currentIndex")
    assert current == 1 + page.item("PosterGrid").property("columns")
    opened = openings(page)
    press(page, Key.Key_Return)
    assert [opened.at(at) for at in range(opened.count())] == [[f"bijou://movie/{10 + current}"]]


def test_space_selects_and_escape_lets_go(page: Staged) -> None:
    press(page, Key.Key_Right)
    press(page, Key.Key_Space)
    assert library(page).property("selectedText") == "1 selected"
    press(page, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert library(page).property("selectedText") == "300 selected"
    press(page, Key.Key_Escape)
    assert library(page).property("selectedText") == "0 selected"
    assert page.place.where() == "bijou://movies"


def test_control_and_shift_clicks_select_and_a_click_opens(page: Staged) -> None:
    click(page, posters(page)[1], Qt.KeyboardModifier.ControlModifier)
    click(page, posters(page)[4], Qt.KeyboardModifier.ShiftModifier)
    assert library(page).property("selectedText") == "4 selected"
    press(page, Key.Key_Escape)
    opened = openings(page)
    click(page, posters(page)[2])
    assert opened.at(0) == ["bijou://movie/12"]


@pytest.mark.parametrize(("table", "kind"), [(False, "Poster"), (True, "TableRow")])
def test_a_click_on_what_the_edge_cuts_off_moves_nothing_and_back_leads_there(page: Staged, *, table: bool, kind: str) -> None:
    """Home and End would show all of it; a click says only which one. The way back, and a page that is built anew, stand where it was clicked."""
    library(page).setProperty("table", table)
    settle(page)
    view = next(one for one in items(page.item("TitleTable" if table else "PosterGrid")) if one.property("contentY") is not None)
    view.setProperty("contentY", 1_010)
    settle(page)
    cut = next(one for one in items(view) if type_of(one) == kind and one.y() < 1_010 - 4 and one.y() + one.height() > 1_014)
    row = cut.property("index")
    page.actions.addressAsked.disconnect(page.place.open)
    point = cut.mapToScene(QPointF(cut.width() / 2, (1_010 + cut.y() + cut.height()) / 2 - cut.y())).toPoint()
    QTest.mouseClick(page.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    settle(page)
    assert (view.property("currentIndex"), view.property("contentY")) == (row, 1_010)
    page.place.leaving.emit()
    library(page).positioned.emit(0, 0.0, -1)
    library(page).enter()
    assert (view.property("currentIndex"), view.property("contentY")) == (row, 1_010)


def test_shift_with_the_arrows_draws_a_range_and_draws_it_in_again(page: Staged) -> None:
    shift, columns = Qt.KeyboardModifier.ShiftModifier, page.item("PosterGrid").property("columns")
    press(page, Key.Key_Right)
    press(page, Key.Key_Right)
    for key in (Key.Key_Down, Key.Key_Right):
        press(page, key, shift)
    assert library(page).property("wall").selected_ids() == list(range(11, 11 + columns + 2))
    press(page, Key.Key_Up, shift)
    assert library(page).property("wall").selected_ids() == [11, 12]
    press(page, Key.Key_Home, shift)
    assert library(page).property("wall").selected_ids() == [10, 11]
    press(page, Key.Key_PageDown, shift)
    press(page, Key.Key_End, shift)
    assert library(page).property("selectedText") == "299 selected"
    press(page, Key.Key_Escape)
    assert library(page).property("selectedText") == "0 selected"


def test_shift_draws_a_range_in_the_table_too(page: Staged) -> None:
    library(page).setProperty("table", True)
    settle(page)
    page.item("TitleTable").forceActiveFocus()
    for key in (Key.Key_Down, Key.Key_Down):
        press(page, key)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        press(page, key, Qt.KeyboardModifier.ShiftModifier)
    assert library(page).property("wall").selected_ids() == [11, 12]


def test_arrows_go_the_other_way_where_one_reads_from_the_right(page: Staged) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for key in (Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Right):
            press(page, key)
        assert page.item("PosterGrid").property("currentIndex") == 2
        first, edge = posters(page)[0], page.item("PosterWall").mapToScene(QPointF(page.item("PosterWall").width(), 0)).x()
        assert edge - first.mapToScene(QPointF(first.width(), 0)).x() == 28, "the first poster stands at the right margin"
        strips = [one.property("source").toString() for one in first.childItems() if one.property("source") is not None]
        assert sum(strip.startswith("image://wall/rtl/") for strip in strips) == 2, "bar and caption begin at the right"
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


STILL = b"""import QtQuick
import Bijou
Item { LayoutMirroring.enabled: true; LayoutMirroring.childrenInherit: true; width: 300; height: 100; EpisodeStill { progress: 0.25; watched: true } }"""


def test_what_was_seen_of_an_episode_begins_at_the_right_where_one_reads_from_there(page: Staged) -> None:
    component = QQmlComponent(page.stage.engine)
    component.setData(QByteArray(STILL), page.stage.engine.baseUrl())
    made = component.create()
    assert isinstance(made, QQuickItem), component.errorString()
    made.setParentItem(page.window.contentItem())
    made.setZ(9)
    picture = page.window.grabWindow()
    still = next(one for one in items(made) if type_of(one) == "EpisodeStill")
    row = [picture.pixelColor(int(still.x()) + x, int(still.height()) - 2).name() for x in range(12, int(still.width()) - 12)]
    assert row[0] != row[-1] == page.theme.property("colours")["accent"]
    made.deleteLater()


def arrivals(page: Staged) -> list[QQuickItem]:
    return [one for one in items(page.item("PosterGrid")) if type_of(one) == "ArtArrival"]


def test_art_that_was_awaited_fades_in_and_leaves_nothing_behind(page: Staged, qtbot: QtBot) -> None:
    art = (staging.RESOURCES / "icons" / "grain.png").as_uri()
    for references, _, arrived, _ in page.pictures.asks:
        arrived(dict.fromkeys(references, art))
    page.theme.setProperty("reduceMotion", False)
    library(page).property("wall").hung.emit([0, 1, 5000])
    assert len(arrivals(page)) == 2
    qtbot.waitUntil(lambda: not arrivals(page))


def test_nothing_fades_with_reduced_motion(page: Staged) -> None:
    library(page).property("wall").hung.emit([0, 1])
    assert not arrivals(page)


def test_another_query_keeps_the_posters_and_shows_no_title_with_the_art_of_another(page: Staged, tmp_path: Path, qtbot: QtBot) -> None:
    """Art is read on another thread: until it is there, the place is empty."""
    colours = {10: "red", 309: "blue"}
    for one, colour in colours.items():
        picture = QImage(40, 60, QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        assert picture.save(str(tmp_path / f"{one}.png"))
    files = {f"1 /poster/{one - 10}": (tmp_path / f"{one}.png").as_uri() for one in colours}
    library(page).property("wall")._posters._files.update(files)
    before = posters(page)
    first = before[0]
    library(page).property("wall")._on_posters(frozenset(files), frozenset())
    settle(page)
    middle = place_of(first)

    def seen() -> str:
        return page.window.grabWindow().pixelColor(middle).name()

    qtbot.waitUntil(lambda: seen() == QColor("red").name())
    page.place.open("bijou://movies?order=desc")
    page.fetch.run()  # no turn of the event loop: the other picture is not read yet
    assert first.property("titleId") == 309
    assert first.property("posterUrl") == files["1 /poster/299"]
    assert seen() not in {QColor("red").name(), QColor("blue").name()}
    settle(page)
    qtbot.waitUntil(lambda: seen() == QColor("blue").name())
    assert posters(page)[: len(before)] == before


@pytest.mark.parametrize("size", [(900, 600), (1440, 900)])
def test_posters_keep_their_size_in_another_order(page: Staged, size: tuple[int, int]) -> None:
    page.window.resize(*size)
    settle(page)
    grid = page.item("PosterGrid")
    before = grid.property("columns"), grid.property("posterWidth")
    assert page.item("LetterRail").isVisible()
    page.place.open("bijou://movies?sort=year")
    settle(page)
    assert not [one for one in items(page.window.contentItem()) if type_of(one) == "RailLetter"]
    assert (grid.property("columns"), grid.property("posterWidth")) == before


def test_posters_throw_shadows_in_the_light_theme_alone(page: Staged) -> None:
    def beyond() -> tuple[float, float]:
        poster = posters(page)[0]
        strip = next(one for one in poster.childItems() if "/bottom/" in one.property("source").toString())
        return strip.y() + strip.height() - poster.height(), strip.width() - poster.width()

    assert beyond() == (0, 0)
    page.theme.set_scheme("light")
    assert beyond() == (22, 18)


def test_a_wall_behind_another_page_keeps_its_layout(page: Staged) -> None:
    grid = page.item("PosterGrid")
    before = grid.property("posterWidth")
    page.place.open("bijou://settings/about")
    settle(page)
    assert not grid.isVisible()
    assert grid.property("posterWidth") == before


@pytest.mark.parametrize("size", [(900, 600), (1000, 700), (1440, 900)])
def test_the_shapes_of_the_wall_stand_where_its_posters_will(elsewhere: Staged, size: tuple[int, int]) -> None:
    elsewhere.window.resize(*size)
    settle(elsewhere)
    elsewhere.place.open("bijou://movies")
    shapes = [one for one in items(elsewhere.item("WallSkeleton")) if type_of(one) == "Skeleton"]
    stood = [shape.mapToScene(QPointF(0, 0)) for shape in shapes[: 8 * 3 : 3]]
    settle(elsewhere)
    assert [one.mapToScene(QPointF(0, 0)) for one in posters(elsewhere)[:8]] == stood


def test_a_table_that_is_read_is_not_awaited_as_posters(elsewhere: Staged) -> None:
    elsewhere.table = True
    elsewhere.place.open("bijou://movies")
    assert elsewhere.item("TableSkeleton").isVisible()
    assert not [one for one in items(elsewhere.window.contentItem()) if type_of(one) == "WallSkeleton"]
    settle(elsewhere)
    assert elsewhere.item("TitleTable").isVisible()


def test_what_python_draws_is_never_asked_for_on_another_thread(elsewhere: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's thread for pictures would ask with a lock held that the GUI thread may be waiting for while it holds Python's: both would wait for ever."""
    threads: set[int] = set()
    draw = WallPieces._drawn

    def drawn(pieces: WallPieces, parts: list[str]) -> QImage:
        threads.add(threading.get_ident())
        return draw(pieces, parts)

    monkeypatch.setattr(WallPieces, "_drawn", drawn)
    elsewhere.place.open("bijou://movies")
    settle(elsewhere)
    QTest.mouseMove(elsewhere.window, place_of(posters(elsewhere)[3]))
    settle(elsewhere)
    for size in ((1000, 700), (1440, 900)):
        elsewhere.window.resize(*size)
        settle(elsewhere)
    elsewhere.theme.set_scheme("light")
    settle(elsewhere)
    press(elsewhere, Key.Key_End)
    assert threads == {threading.get_ident()}


def test_typing_jumps_to_a_title(page: Staged) -> None:
    for key in (Key.Key_M, Key.Key_A, Key.Key_A):
        press(page, key)
    assert page.item("PosterGrid").property("currentIndex") == 139


def test_a_letter_jumps_and_lights(page: Staged) -> None:
    letter = next(one for one in items(page.item("LetterRail")) if type_of(one) == "RailLetter" and one.property("letter") == "N")
    click(page, letter)
    assert library(page).property("letter") == "N" or library(page).property("letter") == "M", "the row holds the end of M too"
    assert page.item("PosterGrid").property("currentIndex") == 150


def test_home_and_end_and_pages(page: Staged) -> None:
    press(page, Key.Key_End)
    assert page.item("PosterGrid").property("currentIndex") == 299
    press(page, Key.Key_Home)
    assert page.item("PosterGrid").property("currentIndex") == 0
    press(page, Key.Key_PageDown)
    assert page.item("PosterGrid").property("currentIndex") > 7


def test_nothing_that_fits_offers_to_clear_the_filters(page: Staged) -> None:
    page.place.open("bijou://movies?text=zzz")
    settle(page)
    assert library(page).property("state") == "nothing"
    assert page.item("LibraryStates").isVisible()
    library(page).property("filters").clearAll()
    settle(page)
    assert posters(page)


def test_a_filter_is_kept_renamed_moved_and_removed_by_keyboard_alone(page: Staged) -> None:
    page.place.open("bijou://movies?genre=drama")
    settle(page)
    keep = next(chip for chip in items(page.item("FilterBar")) if spoken(chip) == "Save the filter to the navigation")
    keep.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(page, Key.Key_Space)
    assert page.window.activeFocusItem().property("text") == "genre:drama", "the words are proposed"
    press(page, Key.Key_Escape)
    assert page.saved.property("addresses") == []
    press(page, Key.Key_Space)
    press(page, Key.Key_Return)
    assert not keep.isVisible()
    assert spoken(page.window.activeFocusItem()) == "Filter in words"
    item = page.item("SavedItem")
    assert (spoken(item), item.property("checked")) == ("genre:drama", True)
    assert [spoken(one) for one in items(page.item("NavigationPane")) if one.property("checked")] == ["genre:drama"], "it stands for its page"
    page.saved.save("bijou://movies?genre=crime", "Crime")
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(page, Key.Key_F2)
    press(page, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for letter in "sad":
        QTest.keyClick(page.window, letter)  # type: ignore[call-overload]  # the stub knows no letters
    press(page, Key.Key_Return)
    assert item.hasActiveFocus()
    press(page, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.name for row in page.saved.property("movies").rows] == ["Crime", "sad"]
    assert item.hasActiveFocus()
    press(page, Key.Key_Menu)
    assert page.item("MenuItem").isVisible()
    for _ in range(4):
        press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    assert [row.name for row in page.saved.property("movies").rows] == ["Crime"]
    assert spoken(page.window.activeFocusItem()) == "Crime"
    press(page, Key.Key_Return)
    assert page.place.property("address") == "bijou://movies?genre=crime"
    press(page, Key.Key_Delete)
    assert page.saved.property("addresses") == []


def type_words(page: Staged, text: str) -> None:
    for letter in text:
        QTest.keyClick(page.window, letter)  # type: ignore[call-overload]  # the stub knows no letters


def filter_line(page: Staged) -> QQuickItem:
    return next(one for one in items(page.item("FilterBar")) if type_of(one) == "FilterLine")


def suggested(page: Staged) -> list[QQuickItem]:
    overlay = next(one for one in page.window.contentItem().childItems() if "Overlay" in type_of(one))
    return [one for one in items(overlay) if type_of(one) == "FilterSuggestion"]


def test_filters_are_typed_as_words_by_keyboard_alone(page: Staged, qtbot: QtBot) -> None:
    pen = next(chip for chip in items(page.item("FilterBar")) if type_of(chip) == "Chip" and spoken(chip) == "Filter in words")
    pen.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(page, Key.Key_Space)
    field = filter_line(page)
    assert field.hasActiveFocus()
    type_words(page, "runtime:<90 year:soon")
    press(page, Key.Key_Return)
    settle(page)
    assert page.place.property("address") == "bijou://movies?limit=runtime%3C90"
    assert library(page).property("filters").property("misread").startswith("“year:soon” is no year: write year:1927")
    assert field.property("text") == "runtime:<90 year:soon", "nothing that was typed is lost"
    library(page).property("filters").clearAll()
    settle(page)
    assert field.property("text") == "", "the chips' way is the words' way"
    type_words(page, "is")
    qtbot.waitUntil(lambda: suggested(page) != [])
    press(page, Key.Key_Escape)
    qtbot.waitUntil(lambda: suggested(page) == [])
    assert (field.property("text"), field.hasActiveFocus()) == ("is", True), "first the list"
    press(page, Key.Key_Escape)
    assert not field.isVisible()
    assert pen.hasActiveFocus()


def test_words_are_completed_by_keyboard_alone(page: Staged, qtbot: QtBot) -> None:
    library(page).property("filters").offer(Facets(genres=(("drama", "Drama", 12), ("melo drama", "Melo Drama", 3), ("war", "War", 5))))
    press(page, Key.Key_Slash)
    field = filter_line(page)
    assert field.hasActiveFocus()
    qtbot.waitUntil(lambda: [spoken(one) for one in suggested(page)][:2] == ["genre:, of this genre", "server:, on this server"])
    type_words(page, "ge")
    press(page, Key.Key_Tab)
    assert field.property("text") == "genre:"
    qtbot.waitUntil(lambda: [spoken(one) for one in suggested(page)] == ["genre:Drama, 12 titles", 'genre:"Melo Drama", 3 titles', "genre:War, 5 titles"])
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    assert field.property("text") == 'genre:"Melo Drama" ', "Enter takes what is chosen"
    qtbot.waitUntil(lambda: suggested(page) == [])
    type_words(page, "genre:wa")
    press(page, Key.Key_Return)
    settle(page)
    assert page.place.property("address") == "bijou://movies?genre=melo+drama&genre=war", "what is understood as it stands is not completed by Enter"
    press(page, Key.Key_Escape)
    assert not field.isVisible()
    assert page.item("PosterGrid").hasActiveFocus(), "back to where the key was pressed"


def test_a_completion_is_taken_by_the_pointer_and_the_line_keeps_the_focus(page: Staged, qtbot: QtBot) -> None:
    library(page).property("filters").offer(Facets(genres=(("war", "War", 5),)))
    press(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_words(page, "genre:")
    qtbot.waitUntil(lambda: suggested(page) != [])
    assert role(suggested(page)[0]) == QAccessible.Role.ListItem
    click(page, suggested(page)[0])
    assert (filter_line(page).property("text"), filter_line(page).hasActiveFocus()) == ("genre:War ", True)


def test_every_text_of_the_library_is_plain() -> None:
    """Titles come from strangers: none is read as markup."""
    for path in (Path(staging.__file__).parents[2] / "app/views/qml/Bijou/library").glob("*.qml"):
        text = path.read_text("utf-8")
        assert len(re.findall(r"^\s*Text \{", text, re.MULTILINE)) == text.count("textFormat: Text.PlainText"), path.name
