"""The billboard: title or lettering whatever their size, every thing that can be done within reach of the keyboard, nothing cut or outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from app.application.scenes.handling import type_of
from app.domain.items import ExternalIds
from app.domain.pages import CopyRow, MoviePage
from app.domain.provided import Extras, Video
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from app.models.title_refresh import TitleRefresh
from tests.views.staging import items, role, spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, outside
from tests.views.workers_staged import StagedWorkers

DOT = 3  # logical pixels
SHORT = "A farmer who meant to drown his wife takes her to the city instead, and falls in love where he left off."
FILM = MoviePage(
    12,
    "Metropolis",
    year=1927,
    tagline="There can be no understanding between the hand and the brain unless the heart acts as mediator.",
    overview="In a city whose heights live off its depths. " * 30,
    genres=tuple((f"genre {number}", f"Genre {number}") for number in range(9)),
    ids=ExternalIds(tmdb="19", imdb="tt0017136"),
    logo="tmdb /logo.png",
    copies=(CopyRow(5, 1, "Attic", "plex", "Movies", "77"), CopyRow(6, 2, "Cellar", "jellyfin", "Films", "ab"), CopyRow(7, 3, "Disk", "folders", "Films", "c")),
    extras=Extras(videos=(Video("youtube", "abc", "Trailer", "trailer", official=True),)),
)


class StagedBillboard(StagedWorkers):
    """The frame with one film's page."""

    def __init__(self, folder: Path, film: MoviePage = FILM, **more: Any) -> None:
        self.told = film
        super().__init__(folder, "bijou://movie/12", **more)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        reads = TitleReads(lambda _id: self.told, lambda _id: None, lambda _show, _season: [], lambda _path: 0.7, lambda: datetime(2026, 7, 28, tzinfo=UTC))
        self.film, self.refresh = TitlePage("movie", reads, self.fetch, self.pictures, self.place), TitleRefresh()
        return {**super()._singletons(folder), "MovieTitle": self.film, "TitleRefresh": self.refresh}

    def one(self, kind: str) -> QQuickItem:
        return next(one for one in self.everything() if type_of(one) == kind)

    def named(self, name: str) -> QQuickItem:
        return next(one for one in self.everything() if spoken(one) == name)

    def press(self, name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        self.named(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(self.window, key)

    def logo_comes(self, folder: Path, width: int, height: int) -> QQuickItem:
        """Its lettering, once a picture of this size is there; gives the Image."""
        file = folder / f"logo-{width}x{height}.png"
        image = QImage(width, height, QImage.Format.Format_ARGB32)
        image.fill(0xFFFFFFFF)
        assert image.save(str(file))
        self.film._art._on_logo({"tmdb /logo.png": QUrl.fromLocalFile(str(file)).toString()})
        return next(one for one in self.one("BillboardTitle").childItems() if one.inherits("QQuickImage"))


@pytest.fixture
def billboard(qapp: object, tmp_path: Path) -> Iterator[Callable[..., StagedBillboard]]:
    made: list[StagedBillboard] = []

    def build(**more: Any) -> StagedBillboard:
        made.append(StagedBillboard(tmp_path, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()


def test_what_one_does_is_in_a_row_and_each_says_what_it_asks(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard()
    spies = [QSignalSpy(getattr(frame.actions, name)) for name in ("serverPageAsked", "linkAsked", "matchWanted", "titleRefreshAsked")]
    for name in ("Open on Attic", "Trailer", "Find match", "Refresh"):
        frame.press(name)
    assert [spy.count() for spy in spies] == [1, 1, 1, 1]
    assert [spy.at(0) for spy in spies] == [["movie", 12, 1], ["https://www.youtube.com/watch?v=abc"], ["movie", 12, ""], ["movie", 12]]


def test_a_refresh_shows_that_it_goes_on_and_whom_it_asks(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard()
    frame.refresh.show("movie", 12, ["tmdb"])
    assert not frame.named("Refresh").isEnabled()
    assert role(frame.named("Asking TMDB …")) is QAccessible.Role.AlertMessage
    frame.refresh.end("movie", 12)
    assert frame.named("Refresh").isEnabled()


def test_the_menu_holds_the_rest_in_order_and_opens_by_keyboard(billboard: Callable[..., StagedBillboard], qtbot: QtBot) -> None:
    frame = billboard()
    frame.press("More to do")
    qtbot.waitUntil(lambda: any(spoken(one) == "Copy link" for one in frame.everything()))
    lines = sorted((one for one in frame.everything() if role(one) is QAccessible.Role.MenuItem), key=lambda one: one.mapToScene(QPointF(0, 0)).y())
    assert [spoken(one) for one in lines] == [
        "Open on Cellar", "Open at TMDB", "Open at IMDb",
        "Choose the pictures …", "Edit and lock …", "Where each fact came from",
        "Copy title", "Copy link",
    ]  # fmt: skip
    opened, copied = QSignalSpy(frame.actions.linkAsked), QSignalSpy(frame.actions.textCopyAsked)
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    QTest.keyClick(frame.window, Qt.Key.Key_Down)
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    assert opened.count() == 1
    assert opened.at(0) == ["https://www.themoviedb.org/movie/19"]
    frame.press("More to do")
    qtbot.waitUntil(lambda: any(spoken(one) == "Copy link" for one in frame.everything()))
    for _ in lines:
        QTest.keyClick(frame.window, Qt.Key.Key_Down)
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    assert copied.count() == 1
    assert copied.at(0) == ["bijou://movie/12"]


def test_a_title_without_a_trailer_or_a_servers_page_offers_neither(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard(film=msgspec.structs.replace(FILM, extras=Extras(), copies=FILM.copies[2:]))
    names = [spoken(one) for one in reachable(frame)]
    assert not [name for name in names if name == "Trailer" or name.startswith("Open on")]
    assert "Refresh" in names


@pytest.mark.parametrize(
    ("size", "drawn", "most"),
    [((480, 180), True, (540, 132)), ((1200, 60), True, (540, 96)), ((90, 30), True, (144, 48)), ((20, 8), False, None), ((400, 4), False, None)],
)
def test_d25_a_logo_is_never_blown_up_and_a_speck_gives_way_to_the_title(
    billboard: Callable[..., StagedBillboard], tmp_path: Path, qtbot: QtBot, size: tuple[int, int], drawn: bool, most: tuple[int, int] | None
) -> None:
    frame = billboard()
    image = frame.logo_comes(tmp_path, *size)
    qtbot.waitUntil(lambda: image.implicitWidth() == size[0])
    lettering = frame.one("BillboardTitle")
    assert (lettering.property("drawn"), image.isVisible()) == (drawn, drawn)
    assert (spoken(lettering), role(lettering)) == ("Metropolis", QAccessible.Role.Heading), "the title is its name all the same"
    if most is not None:
        assert (image.width() <= most[0], image.height() <= most[1]) == (True, True)


def test_d25_a_logo_that_cannot_be_had_gives_way_to_the_title(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard()
    assert frame.one("BillboardTitle").property("drawn"), "its room is kept while it comes"
    frame.pictures.deny("tmdb /logo.png")
    assert not frame.one("BillboardTitle").property("drawn")
    assert any(one.property("text") == "Metropolis" and one.inherits("QQuickText") for one in frame.everything())


@pytest.mark.parametrize("title", ["W" * 100_000, "Die Verwandlung " * 40, "مترو بوليس", "M"])
@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (100, (1000, 700)), (225, SMALLEST), (100, SMALLEST)])
def test_no_title_breaks_the_layout(billboard: Callable[..., StagedBillboard], title: str, scale: int, size: tuple[int, int]) -> None:
    frame = billboard(film=msgspec.structs.replace(FILM, title=title, logo=None, overview=title * 3 if len(title) < 999 else title), scale=scale, size=size)
    assert outside(frame) == []
    stage, lettering = frame.one("Billboard"), frame.one("BillboardTitle")
    assert lettering.width() <= stage.width()
    assert lettering.height() <= 260 * scale / 100
    words = frame.one("BillboardWords")
    assert words.y() >= 0
    assert words.y() + words.height() <= stage.height(), "the stage is as tall as its words need"


def test_room_is_kept_for_a_backdrop_that_comes_and_none_where_nobody_has_one(billboard: Callable[..., StagedBillboard]) -> None:
    short = msgspec.structs.replace(FILM, overview="In a city whose heights live off its depths.", logo=None)
    kept = billboard(film=msgspec.structs.replace(short, backdrop="tmdb /later.jpg"))
    bare = billboard(film=msgspec.structs.replace(short, backdrop=None))
    words = bare.one("BillboardWords")
    assert (kept.film.property("hasBackdrop"), bare.film.property("hasBackdrop")) == (True, False)
    assert words.y() == 66, "the title stands at the top"
    assert bare.one("Billboard").height() < kept.one("Billboard").height()


def test_a_short_synopsis_ends_in_no_single_word(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard(film=msgspec.structs.replace(FILM, overview=SHORT))
    words = next(one for one in frame.everything() if one.property("text") == SHORT and one.inherits("QQuickText"))
    assert words.property("lineCount") == 2
    assert words.property("contentWidth") < 0.85 * frame.one("BillboardWords").width()


def test_right_to_left_mirrors_and_stays_inside(billboard: Callable[..., StagedBillboard]) -> None:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        frame = billboard(film=msgspec.structs.replace(FILM, logo=None, overview=SHORT))
        assert outside(frame) == []
        stage, words = frame.one("Billboard"), frame.one("BillboardWords")
        told = next(one for one in frame.everything() if one.property("text") == SHORT and one.inherits("QQuickText"))
        assert told.x() + told.width() == words.width(), "a synopsis narrower than its room begins where everything begins"
        assert words.x() + words.width() > stage.width() - 80, "the words stand at the right"
        assert frame.one("BillboardArt").x() == 0, "and the art at the left"
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_drifts_where_the_processor_draws(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard()
    art = frame.one("BillboardArt")
    assert (art.property("able"), art.property("drifts")) == (False, False)


def test_all_that_can_be_reached_has_a_name_and_a_role(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard()
    assert [type_of(one) for one in reachable(frame) if not spoken(one) or role(one) is QAccessible.Role.NoRole] == []


def test_a_word_of_the_title_is_not_broken_at_any_scale(billboard: Callable[..., StagedBillboard]) -> None:
    frame = billboard(film=msgspec.structs.replace(FILM, logo=None), scale=225, size=SMALLEST)
    words = next(one for one in items(frame.one("BillboardTitle")) if one.inherits("QQuickText") and one.property("text") == "Metropolis")
    assert words.property("lineCount") == 1
    assert words.property("contentWidth") <= words.width()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_dot_stands_only_between_two_facts_of_one_line(billboard: Callable[..., StagedBillboard], direction: Qt.LayoutDirection) -> None:
    QGuiApplication.setLayoutDirection(direction)
    try:
        frame = billboard(film=msgspec.structs.replace(FILM, runtime_minutes=153, content_rating="PG"))
        line = frame.one("FactsLine")
        line.setWidth(150)
        frame.everything()
        shown = [one for one in items(line) if one.isVisible() and one.opacity() > 0]
        words = [one.mapRectToItem(line, one.boundingRect()) for one in shown if one.inherits("QQuickText")]
        dots = [one.mapRectToItem(line, one.boundingRect()) for one in shown if one.width() == DOT]
        lines = {round(one.center().y()) for one in words}
        assert 1 < len(lines) < len(words), "some facts share a line, and there is more than one"
        assert len(dots) == len(words) - len(lines)
        assert all(dot.left() > 0 and dot.right() < line.width() for dot in dots)
        assert all(one.left() > -1 and one.right() < line.width() + 1 for one in words)
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
