"""A show's page: sixty seasons in one line, rows with states in words, the next episode, an open row, the sheet of orders; in every size, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMetaObject, QObject, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.application.scenes.handling import type_of
from app.domain.episode_orders import EpisodePlace, OrderChange, OrderCounts, OrderPreview
from app.domain.pages import CopyRow, EpisodeRow, PersonCredit, SeasonRow, ShowPage
from app.models.episode_order import EpisodeOrder, OrderAsks
from app.models.episode_wishes import EpisodeWishes
from app.models.open_episode import EpisodeAsks, OpenEpisode, Whereabouts
from app.models.show_episodes import ShowEpisodes
from app.models.title_page import TitlePage
from app.models.title_reading import TitleReads
from app.models.title_refresh import TitleRefresh
from tests.models.test_show_episodes import Offer
from tests.views.staging import items, spoken
from tests.views.test_accessible import reachable
from tests.views.test_room import SMALLEST, cut, outside
from tests.views.workers_staged import StagedWorkers

NOW = datetime(2026, 7, 28, 12, tzinfo=UTC)
ATTIC = CopyRow(5, 1, "Attic", "plex", "TV", "77")
LONG = "A serial that went on for longer than anybody had meant it to, told in as many words. " * 8


def _season(number: int) -> SeasonRow:
    """All of it is owned and seen up to the 58th, of which there are four; of the last two nothing."""
    owned = 9 if number < 58 else 4 if number == 58 else 0
    return SeasonRow(number, number, overview=LONG, episodes=9, aired=9, owned=owned, missing=9 - owned, watched=owned)


ROWS = (
    EpisodeRow(101, 58, 1, LONG, LONG, "2008-01-01", 25, 7.4, state="owned", quality="1080p", watched=True, beside=((58, 2), (59, 1))),
    EpisodeRow(102, 58, 2, "The Weir", state="missing", air_date="2008-01-08", finale="midseason"),
    EpisodeRow(103, 58, 3, "The Lock", state="upcoming", air_date="2026-07-31", airs_in_days=3, finale="season"),
)
SERIAL = ShowPage(
    3,
    "The Long Serial",
    year=1950,
    seasons=tuple(_season(at) for at in range(61)),
    aired=540,
    owned_count=530,
    copies=(ATTIC,),
    coming=ROWS[2],
)
GUESTS = tuple(PersonCredit(0, f"Guest number {at} with a long name", "Acting", character="A part", tmdb=str(at)) for at in range(1, 9))
CHANGES = tuple(OrderChange(at, LONG, EpisodePlace(1, at, "owned"), EpisodePlace(1, at + 1, "missing")) for at in range(1, 40))


class StagedShow(StagedWorkers):
    """The frame with a show's page."""

    def __init__(self, folder: Path, **more: Any) -> None:
        super().__init__(folder, "bijou://show/3", **more)

    def _singletons(self, folder: Path) -> dict[str, QObject]:
        reads = TitleReads(lambda _id: None, lambda _id: SERIAL, lambda _show, _season: ROWS, lambda _path: 0.7, lambda: NOW)
        self.show = TitlePage("show", reads, self.fetch, self.pictures, self.place)
        self.around = ShowEpisodes(self.show, self.pictures)
        self.open = OpenEpisode(EpisodeAsks(lambda _episode: Whereabouts([ATTIC], "/tv"), lambda _episode, _cancel: GUESTS), self.fetch, self.pictures)
        preview = Offer(OrderPreview(OrderCounts(40, 1, 2), OrderCounts(1, 40, 2), CHANGES))
        self.order = EpisodeOrder(OrderAsks(lambda _show: None, lambda _show, _order, _cancel: preview, lambda _offer: 1), self.fetch)
        self.wishes = EpisodeWishes()
        own = {
            "EpisodeWishes": self.wishes,
            "ShowTitle": self.show,
            "ShowEpisodes": self.around,
            "OpenEpisode": self.open,
            "EpisodeOrder": self.order,
            "TitleRefresh": TitleRefresh(),
        }
        return {**super()._singletons(folder), **own}

    def of_type(self, kind: str) -> list[QQuickItem]:
        return [one for one in self.everything() if type_of(one) == kind]

    def to_the_seasons(self) -> None:
        view, head = self.of_type("TitleView")[0], self.of_type("ShowHead")[0]
        self.turn()
        view.setProperty("contentY", view.property("contentY") + head.mapToItem(view, 0, 0).y())


@pytest.fixture
def show(qapp: object, tmp_path: Path) -> Iterator[Callable[..., StagedShow]]:
    made: list[StagedShow] = []

    def build(**more: Any) -> StagedShow:
        made.append(StagedShow(tmp_path, **more))
        made[-1].to_the_seasons()
        return made[-1]

    yield build
    for one in made:
        one.close()


def chosen(frame: StagedShow) -> QQuickItem:
    line = frame.of_type("SeasonLine")[0]
    return next(one for one in items(line) if type_of(one) == "Chip" and one.property("checked"))


def test_sixty_seasons_stand_in_one_line_that_shows_the_open_one(show: Callable[..., StagedShow]) -> None:
    frame = show()
    line = frame.of_type("SeasonLine")[0]
    tab = chosen(frame)
    assert spoken(tab) == "Season 58, 4 of 9 owned", "the one that lacks something after all that was seen"
    left = tab.mapToItem(line, 0, 0).x()
    assert 0 <= left <= line.width() - tab.width()


def test_left_and_right_go_from_season_to_season_and_specials_are_last(show: Callable[..., StagedShow]) -> None:
    frame = show()
    chosen(frame).forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for key, season in ((Qt.Key.Key_Left, 57), (Qt.Key.Key_Right, 58), (Qt.Key.Key_Right, 59), (Qt.Key.Key_Right, 60), (Qt.Key.Key_Right, 0)):
        QTest.keyClick(frame.window, key)
        frame.fetch.run()
        frame.window.grabWindow()
        assert frame.show.property("season") == season
    assert spoken(chosen(frame)) == "Specials, 9 of 9 owned"


def test_rows_say_their_state_in_words_and_the_next_episode_is_announced(show: Callable[..., StagedShow]) -> None:
    frame = show(size=(1440, 1400))
    said = [spoken(one) for one in frame.of_type("EpisodeRow")]
    assert said[1:] == ["2. The Weir, Jan 8, 2008, Mid-season finale, Missing", "3. The Lock, Jul 31, Season finale, Airs in 3 days"]
    assert "Owned · 1080p, watched, rated 7.4" in said[0]
    assert [spoken(one) for one in frame.of_type("NextEpisode")] == ["Next episode, S58E03, The Lock, Friday, Jul 31, Airs in 3 days"]
    assert [type_of(one) for one in reachable(frame) if not spoken(one)] == []


def test_d40_an_episodes_heart_is_pressed_by_w_and_by_the_key_of_every_heart(show: Callable[..., StagedShow]) -> None:
    """A press shows at once; one that has not aired is wished when it has; what is owned has no heart."""
    frame = show(size=(1440, 1400))
    owned, missing, coming = frame.of_type("EpisodeRow")
    asked: list[tuple[int, bool]] = []
    frame.wishes.asked.connect(lambda episode, wanted: asked.append((episode, wanted)))
    for row in (owned, missing, coming):
        row.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(frame.window, Qt.Key.Key_W)
    assert asked == [(102, True), (103, True)]
    assert spoken(missing) == "2. The Weir, Jan 8, 2008, Mid-season finale, Missing, Wished"
    assert spoken(coming).endswith("Airs in 3 days, Wished when aired")
    missing.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert asked[2:] == [(102, False)]
    assert spoken(missing).endswith("Missing")
    frame.wishes.show({102: "unwanted", 103: "when_aired"})
    assert (spoken(missing).endswith("Missing"), spoken(coming).endswith("Wished when aired")) == (True, True)
    hearts = [one for one in frame.of_type("IconButton") if "ish" in spoken(one) and one.isVisible() and type_of(one.parentItem().parentItem()) == "EpisodeRow"]
    assert [spoken(one) for one in hearts] == ["Wish 2. The Weir", "Do not wish 3. The Lock"]


def test_a_row_opens_by_keyboard_and_its_guests_are_links(show: Callable[..., StagedShow]) -> None:
    frame = show(size=(1440, 1400))
    frame.of_type("EpisodeRow")[0].forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(frame.window, Qt.Key.Key_Return)
    frame.fetch.run()
    assert len(frame.of_type("GuestStar")) == len(GUESTS)
    names = [spoken(one) for one in reachable(frame)]
    assert {"Guest number 1 with a long name as A part", "Open on Attic", "Show in folder"} <= {*names}


def sticking_out(frame: StagedShow) -> list[str]:
    """Controls outside the window, but for seasons that the line scrolls to."""
    seasons = [one for line in frame.of_type("SeasonLine") for one in items(line) if type_of(one) == "Chip"]
    found = outside(frame)
    for tab in seasons:
        left = tab.mapToScene(tab.boundingRect().topLeft()).x()
        if (left < -1 or left + tab.width() > frame.window.width() + 1) and "Chip" in found:
            found.remove("Chip")
    return found


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (200, SMALLEST), (200, (1440, 900)), (100, (1000, 700))])
def test_nothing_is_cut_with_a_row_open(show: Callable[..., StagedShow], scale: int, size: tuple[int, int]) -> None:
    frame = show(scale=scale, size=size)
    frame.open.toggle(101)
    frame.fetch.run()
    assert ([text for text in cut(frame) if LONG[:40] not in text], sticking_out(frame)) == ([], [])


@pytest.mark.parametrize(("scale", "size"), [(100, (1440, 900)), (200, SMALLEST)])
def test_the_sheet_of_orders_keeps_its_buttons_in_sight(show: Callable[..., StagedShow], scale: int, size: tuple[int, int]) -> None:
    frame = show(scale=scale, size=size)
    QMetaObject.invokeMethod(frame.of_type("SeasonTabs")[0], "openOrder")
    frame.order.choose("dvd")
    frame.fetch.run()
    assert sticking_out(frame) == []
    for name in ("Apply", "Cancel"):
        button = next(one for one in frame.everything() if type_of(one) == "Button" and spoken(one) == name)
        assert 0 <= button.mapToScene(button.boundingRect().center()).y() < size[1]
