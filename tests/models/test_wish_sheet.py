"""The sheet of wishes: what is ticked at first, what can be ticked, and what is asked for (D40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds
from app.domain.problems import Refused
from app.domain.wanting import Pointed, Wish, Wishable
from app.models.wish_sheet import WishLine, WishReads, WishSheet
from tests.models.holding import HeldFetch

FARGO = Pointed("show", 1, ExternalIds(tmdb="60622"), "Fargo")
EPISODES = (
    Wishable(1, 1, "The Crocodile", "owned"),
    Wishable(1, 2, "The Rooster Prince", "aired", date(2026, 5, 3)),
    Wishable(1, 3, "A Muddy Road", "aired", wish="wanted"),
    Wishable(1, 4, "Eating the Blame", "aired", wish="unwanted"),
    Wishable(2, 1, "Waiting for Dutch", "aired"),
    Wishable(2, 2, "Before the Law", "upcoming", date(2026, 6, 1)),
    Wishable(0, 1, "Behind it", "aired"),
)


class Desk:
    def __init__(self, here: Sequence[Wishable], outside: Sequence[Wishable] = (), trouble: Exception | None = None) -> None:
        self.fetch, self.trouble = HeldFetch(), trouble
        self.here, self.outside = here, outside
        self.model = WishSheet(WishReads(lambda _show: ("Fargo", self.here), self._outside, lambda: date(2026, 5, 20)), self.fetch, self.fetch)
        self.asked: list[list[Wish]] = []
        self.model.wishAsked.connect(self.asked.append)

    def _outside(self, _show: Pointed, _cancel: Cancel) -> tuple[str, Sequence[Wishable]]:
        if self.trouble is not None:
            raise self.trouble
        return "Fargo", self.outside

    def open(self, season: int = -1) -> Desk:
        self.model.open(FARGO, season)
        self.fetch.run()
        self.fetch.run()
        return self

    @property
    def lines(self) -> Sequence[WishLine]:
        rows: Sequence[WishLine] = self.model.property("lines").rows
        return rows

    def ticked(self) -> list[str]:
        return [line.key for line in self.lines if line.ticked]

    def get(self, name: str) -> object:
        return self.model.property(name)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(EPISODES).open()


def test_d40_what_aired_and_is_not_owned_is_ticked_and_nothing_else(desk: Desk) -> None:
    assert desk.ticked() == ["1 2", "season 2", "2 1"]
    assert [line.key for line in desk.lines if line.heading] == ["season 1", "season 2", "season 0"]
    assert [line.partly for line in desk.lines if line.heading] == [True, False, False]
    assert [line.key for line in desk.lines if not line.heading and not line.ticks] == ["1 1", "1 3"], "owned or wished"
    assert desk.get("summary") == "2 to wish · 1 owned · 1 wished already · 1 to come"


def test_d40_what_is_to_come_can_be_ticked_and_is_wished_for_when_it_has_aired(desk: Desk) -> None:
    desk.model.toggle("2 2")
    desk.model.wish()
    assert desk.asked == [[Wish(FARGO, 1, 2), Wish(FARGO, 2, 1), Wish(FARGO, 2, 2, when_aired=True)]]
    assert desk.get("state") == "wishing"
    desk.model.wish()
    assert len(desk.asked) == 1, "once"


def test_a_season_is_ticked_and_unticked_as_a_whole_and_what_is_owned_never_is(desk: Desk) -> None:
    desk.model.toggle("season 2")
    assert desk.ticked() == ["1 2"]
    desk.model.toggle("season 0")
    desk.model.toggle("1 1")
    assert desk.ticked() == ["1 2", "season 0", "0 1"]
    desk.model.toggle("season 1")
    assert "1 4" in desk.ticked(), "what was not wanted is ticked only by hand"


def test_one_season_is_looked_at_alone_specials_too(desk: Desk) -> None:
    desk.open(season=2)
    assert (desk.get("scope"), desk.ticked()) == ("Season 2", ["season 2", "2 1"])
    desk.open(season=0)
    assert desk.ticked() == ["season 0", "0 1"]


def test_a_search_lists_what_fits_and_keeps_what_is_ticked(desk: Desk) -> None:
    desk.model.look("s02e01")
    assert [line.key for line in desk.lines] == ["season 2", "2 1"]
    desk.model.look("RÓOSTER")
    assert [line.key for line in desk.lines] == ["season 1", "1 2"]
    assert desk.get("chosen") == 2
    desk.model.look("xyzzy")
    assert not desk.lines


def test_a_show_that_is_not_in_the_library_is_asked_for_outside(qtbot: QtBot) -> None:
    assert Desk((), EPISODES[1:3]).open().ticked() == ["season 1", "1 2"]
    assert Desk(()).open().get("state") == "empty"
    without = Desk((), trouble=Refused("TMDB needs a key.")).open()
    assert (without.get("state"), without.get("problem")) == ("keyless", "TMDB needs a key.")


def test_d41_what_was_refused_leaves_the_sheet_as_it_is(qtbot: QtBot, desk: Desk) -> None:
    desk.model.wish()
    with qtbot.assertNotEmitted(desk.model.closed):
        desk.model.wished(done=False)
    assert (desk.get("state"), desk.ticked()) == ("ready", ["1 2", "season 2", "2 1"])
    with qtbot.waitSignal(desk.model.closed):
        desk.model.wished(done=True)
