"""Under a title's billboard: by keyboard and by name, whole at any size, with 500 people, and with whatever strangers write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from app.application.scenes.handling import type_of
from app.domain.cards import OwnedTitle
from app.domain.collected import CollectedFilm, FilmCollection
from app.domain.items import MediaFile
from app.domain.pages import CopyRow, FieldSource, MoviePage, PersonCredit, Version
from app.domain.problems import Refused
from app.domain.provided import Extras, Release, Similar, Video
from app.domain.title_files import TitleFile
from app.models.title_more import MoreReads
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from app.models.title_refresh import TitleRefresh
from tests.views.staging import items, spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, ancestors, outside
from tests.views.workers_staged import StagedWorkers

Key = Qt.Key
NOW = datetime(2026, 7, 28, tzinfo=UTC)
ATTIC = CopyRow(5, 1, "Attic", "plex", "Movies", "77")
CAST = tuple(PersonCredit(at, f"Player {at:03}", "Acting", character=f"Part {at}", portrait=f"1 /{at}", departments=("Acting",)) for at in range(1, 451))
CREW = (
    PersonCredit(900, "Fritz Lang", "Directing", job="Director", departments=("Directing",)),
    PersonCredit(901, "Thea von Harbou", "Writing", job="Screenplay", departments=("Writing",)),
    *(PersonCredit(at, f"Maker {at}", "Art", job="Set Designer", departments=("Art",)) for at in range(902, 950)),
)
FILM = MoviePage(
    12,
    "Metropolis",
    year=1927,
    released="1927-01-10",
    studio="UFA",
    cast=CAST,
    crew=CREW,
    copies=(ATTIC,),
    versions=(
        Version(ATTIC, (MediaFile(width=3840, height=2160),), "4K", "HDR10", "hevc", "dts", 6, "mkv", 24_100_000_000, best=True),
        Version(ATTIC, (MediaFile(1, width=1440, height=1080),), "1080p", None, "h264", "aac", 2, "mp4", 6_300_000_000),
    ),
    sources=(FieldSource("title", "plex:1", "Attic", 1_780_000_000), FieldSource("genres", "plex:1", "Attic"), FieldSource("genres", "tmdb", "tmdb")),
    extras=Extras(
        videos=tuple(Video("youtube", f"k{at}", f"Trailer {at}", "Trailer") for at in range(8)),
        keywords=("dystopia", "city", "robot"),
        similar=tuple(Similar(str(at), f"Likened {at}", 1920 + at, f"/{at}.jpg") for at in range(12)),
        releases=(Release("US", "1927-03-06", "theatrical", "PG"), *(Release("DE", f"1927-01-{day:02}", "premiere") for day in range(1, 29))),
        collection=("8", "Robots"),
    ),
)
SET = FilmCollection("Robots", tuple(CollectedFilm(str(at), f"Robot {at}", 1930 + at, owned=OwnedTitle(at) if at % 2 else None) for at in range(5)), whole=True)


class StagedFoot(StagedWorkers):
    """The frame with one film's page; `told` is what TMDB says of its collection."""

    def __init__(self, folder: Path, film: MoviePage = FILM, told: FilmCollection | None = SET, **more: Any) -> None:
        self.film_told, self.told = film, told
        self.files = [TitleFile("Attic", "plex", "/films/Metropolis (1927)/Metropolis.mkv", size_bytes=24_100_000_000, folder="/films/Metropolis (1927)")]
        super().__init__(folder, "bijou://movie/12", **more)

    def _connect(self) -> None:
        """Where a link leads to is noted, and the page stays."""

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        more = MoreReads(self._owned, lambda _kind, _row: self.files, list, self._known, self._asked, lambda: NOW, self.fetch)
        reads = TitleReads(
            lambda _id: self.film_told, lambda _id: None, lambda _show, _season: [], lambda _path: 0.7, lambda: NOW, more=more, region=lambda: "US"
        )
        self.film = TitlePage("movie", reads, self.fetch, self.pictures, self.place)
        return {**super()._singletons(folder), "MovieTitle": self.film, "TitleRefresh": TitleRefresh()}

    def _owned(self, _kind: str, _ids: object) -> dict[str, OwnedTitle]:
        return {"3": OwnedTitle(3, "4K")}

    def _known(self, _id: str, name: str, _cancel: object) -> FilmCollection:
        return FilmCollection(name)

    def _asked(self, _id: str, _cancel: object) -> FilmCollection:
        if self.told is None:
            raise Refused("No key.")
        return self.told

    def named(self, name: str) -> QQuickItem:
        found = [one for one in self.everything() if spoken(one) == name and one.property("focusPolicy")]
        assert found, f"no {name} among {sorted({spoken(one) for one in reachable(self) if spoken(one)})}"
        return found[-1]

    def go(self, name: str) -> QQuickItem:
        one = self.named(name)
        one.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        assert one.hasActiveFocus()
        return one

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window, key)
        self.window.grabWindow()

    def focused(self) -> str:
        item = self.window.activeFocusItem()
        assert item is not None
        return spoken(item)

    def scroll(self, share: float) -> None:
        for view in self.everything():
            if type_of(view) == "TitleView":
                view.setProperty("contentY", view.property("originY") + (view.property("contentHeight") - view.height()) * share)


Build = Callable[..., StagedFoot]


@pytest.fixture
def foot(qapp: object, tmp_path: Path) -> Iterator[Build]:
    made: list[StagedFoot] = []

    def build(*args: Any, **more: Any) -> StagedFoot:
        made.append(StagedFoot(tmp_path, *args, **more))
        return made[-1]

    yield build
    for one in made:
        one.close()


def headings(frame: StagedFoot) -> list[str]:
    return [spoken(one) for one in frame.everything() if type_of(one) == "SectionTitle"]


def test_everything_known_of_a_film_has_its_place(foot: Build) -> None:
    frame = foot()
    assert headings(frame) == ["Cast", "Versions", "More like this", "Robots", "Details", "Videos", "Keywords", "Files"]
    cards = [spoken(one) for one in frame.everything() if type_of(one) == "TitleCard"]
    assert cards[0] == "Likened 0, 1920, not owned"
    assert "Likened 3, 1923, owned in 4K" in cards
    assert "Robot 0, 1930, not owned" in cards
    facts = [spoken(one) for one in frame.everything() if type_of(one) == "DateFact"]
    assert [fact.partition(":")[0] for fact in facts] == ["Released", "Studio", "In cinemas"]


def test_a_film_of_which_nothing_is_known_has_no_empty_headings(foot: Build) -> None:
    frame = foot(MoviePage(12, "Metropolis"))
    frame.files.clear()
    frame.film.retry()
    frame.fetch.run()
    assert headings(frame) == []


def test_the_cast_is_walked_through_with_arrows_and_leads_to_people_and_to_everybody(foot: Build) -> None:
    frame = foot()
    asked = QSignalSpy(frame.actions.addressAsked)
    frame.go("Player 001 as Part 1")
    frame.press(Key.Key_Right)
    assert frame.focused() == "Player 002 as Part 2"
    frame.press(Key.Key_Return)
    assert asked.at(0) == ["bijou://person/2"]
    frame.press(*[Key.Key_Right] * 23)
    assert frame.focused() == "All cast and crew, 500", "after the last of the row"
    frame.press(Key.Key_Left)
    assert frame.focused() == "Player 024 as Part 24"
    frame.go("Directed by Fritz Lang")
    frame.press(Key.Key_Return)
    assert asked.at(1) == ["bijou://person/900"]


def test_names_begin_where_the_page_does(foot: Build) -> None:
    """Nothing of the row stands left of the heading above it."""
    frame = foot()
    heading = next(one for one in frame.everything() if spoken(one) == "Cast" and type_of(one) == "SectionTitle")
    edge = heading.mapToScene(QPointF(0, 0)).x()
    first = next(one for one in frame.everything() if type_of(one) == "CastPortrait")
    inked = [one for one in items(first) if one.inherits("QQuickText") and one.property("text")]
    starts = [one.mapToScene(QPointF((one.width() - one.property("contentWidth")) / 2, 0)).x() for one in inked]
    starts.append(next(one for one in items(first) if type_of(one) == "Portrait").mapToScene(QPointF(0, 0)).x())
    assert all(edge <= start < edge + 40 for start in starts), (edge, starts)


def test_in_the_sheet_of_500_people_only_those_in_sight_are_made_and_one_is_found_and_opened_by_keys(foot: Build) -> None:
    frame = foot()
    frame.pictures.asks.clear()
    frame.go("All cast and crew, 500")
    frame.press(Key.Key_Space)
    tiles = [one for one in frame.everything() if type_of(one) == "CreditTile"]
    assert 0 < len(tiles) < 120
    frame.turn()
    assert 0 < len(frame.pictures.asked()) < 120, "portraits of those in sight"
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []
    frame.go("Directing, 1")
    frame.press(Key.Key_Space)
    assert [spoken(one) for one in frame.everything() if type_of(one) == "CreditTile"] == ["Fritz Lang, Director"]
    frame.go("Everybody, 500")
    frame.press(Key.Key_Space)
    frame.go("Name, part or job")
    for letter in "harbou":
        QTest.keyClick(frame.window, ord(letter))
    assert [spoken(one) for one in frame.everything() if type_of(one) == "CreditTile"] == ["Thea von Harbou, Screenplay"]
    asked = QSignalSpy(frame.actions.addressAsked)
    frame.press(Key.Key_Down, Key.Key_Return)
    assert asked.at(0) == ["bijou://person/901"]
    assert [one for one in frame.everything() if type_of(one) == "CreditGrid"] == [], "the sheet is closed"


def test_videos_open_the_browser_and_only_when_pressed(foot: Build) -> None:
    frame = foot()
    links = QSignalSpy(frame.actions.linkAsked)
    clips = [spoken(one) for one in frame.everything() if type_of(one) == "ActionLine"]
    assert len(clips) == 5
    assert not [one for one in frame.pictures.asked() if "youtube" in one or "ytimg" in one]
    frame.go("All 8 videos")
    frame.press(Key.Key_Return)
    assert len([one for one in frame.everything() if type_of(one) == "ActionLine"]) == 8
    frame.go("Trailer 7, Trailer, opens the browser")
    frame.press(Key.Key_Return)
    assert links.at(0) == ["https://www.youtube.com/watch?v=k7"]


def test_what_has_the_focus_is_brought_into_sight(foot: Build) -> None:
    frame = foot(size=SMALLEST)
    for name in ("Show /films/Metropolis (1927)/Metropolis.mkv in its folder", "Player 001 as Part 1", "Release dates in other countries"):
        one = frame.go(name)
        frame.window.grabWindow()
        top = one.mapToScene(QPointF(0, 0)).y()
        assert (top >= 0, top + one.height() <= frame.window.height()) == (True, True), name


def test_other_countries_dates_and_the_folder_are_a_press_away(foot: Build) -> None:
    frame = foot()
    folders = QSignalSpy(frame.actions.folderAsked)
    frame.go("Show /films/Metropolis (1927)/Metropolis.mkv in its folder")
    frame.press(Key.Key_Return)
    assert folders.at(0) == ["/films/Metropolis (1927)"]
    frame.go("Release dates in other countries")
    frame.press(Key.Key_Return)
    lines = [spoken(one) for one in frame.everything() if spoken(one).startswith("Germany, Premiere")]
    assert len(lines) >= 10
    frame.press(Key.Key_Escape)
    assert not [one for one in frame.everything() if spoken(one).startswith("Germany, Premiere")]


def test_d22_a_collection_without_a_key_says_so_quietly(foot: Build) -> None:
    frame = foot(told=None)
    assert any(one.property("text") == "Its other films are known with a key for TMDB." for one in frame.everything())
    frame.told = SET
    frame.go("Try again")
    frame.press(Key.Key_Return)
    frame.fetch.run()
    assert "Robot 0, 1930, not owned" in [spoken(one) for one in frame.everything() if type_of(one) == "TitleCard"]


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (1200, True), (1180, False), (900, False)])
def test_versions_and_what_is_like_it_stand_beside_each_other_where_there_is_room(foot: Build, width: int, beside: bool) -> None:
    frame = foot(size=(width, 800))
    tops = {spoken(one): one.mapToScene(QPointF(0, 0)).toTuple() for one in frame.everything() if type_of(one) == "SectionTitle"}
    (left, versions), (right, likened) = tops["Versions"], tops["More like this"]
    assert (abs(versions - likened) < 2, right > left + 200) == (beside, beside)


MAY_BE_CUT = {"TitleCard", "CastPortrait", "FileList", "DateFact", "ActionLine", "FactsLine"}


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (100, SMALLEST), (200, SMALLEST), (225, (1440, 900))])
def test_nothing_is_cut_or_outside_at_any_size(foot: Build, scale: int, size: tuple[int, int]) -> None:
    """Titles and names of strangers may end in dots, and cards scroll out of sight sideways."""
    frame = foot(scale=scale, size=size)
    for share in (0.0, 0.4, 0.7, 1.0):
        frame.scroll(share)
        out = [one for one in outside(frame) if one not in {"TitleCard", "CastMember", "CastEverybody"}]
        assert out == []
        assert cut_here(frame) == []


def cut_here(frame: StagedFoot) -> list[str]:
    texts = [one for one in frame.everything() if one.inherits("QQuickText") and one.property("text")]
    short = [one for one in texts if one.property("truncated") or one.height() + 1 < one.property("contentHeight")]
    return [str(one.property("text")) for one in short if not any(type_of(above) in MAY_BE_CUT for above in ancestors(one))]


def test_hostile_words_are_plain_and_break_nothing(foot: Build) -> None:
    evil = "<b>Bold</b><img src='http://x/y.png'> " + "W" * 5_000
    someone = PersonCredit(1, evil, "Acting", character=evil, departments=(evil,))
    maker = PersonCredit(2, evil, "Directing", job="Director", departments=("Directing",))
    extras = Extras(
        (Video("youtube", evil, evil, evil),), (evil,) * 3, (Similar("1", evil),), (Release("US", evil, evil, evil), Release("XX", evil, evil)), ("8", evil)
    )
    frame = foot(msgspec.structs.replace(FILM, cast=(someone,) * 3, crew=(maker,), extras=extras), told=FilmCollection(evil, (CollectedFilm("1", evil),)))
    frame.files[:] = [TitleFile(evil, "plex", evil, folder=evil)]
    frame.film.retry()
    frame.fetch.run()
    for share in (0.0, 0.5, 1.0):
        frame.scroll(share)
        assert [one for one in outside(frame) if one not in {"TitleCard", "CastMember", "CastEverybody"}] == []
    texts = [one for one in frame.everything() if one.inherits("QQuickText")]
    assert {frame.stage.engine.newQObject(one).property("textFormat").toInt() for one in texts if "<b>" in str(one.property("text"))} == {0}, "Text.PlainText"
    view = next(one for one in frame.everything() if type_of(one) == "TitleView")
    assert view.property("contentHeight") < 6_000
