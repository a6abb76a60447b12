"""The sheet of an episode: what it says, how it follows what changes, what it asks for (D40, D50, D61)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from app.domain.changes import Changes, Subject
from app.domain.episode_sheet import EpisodeSheet as Sheet
from app.domain.pages import EpisodeRow
from app.domain.problems import StoreProblem
from app.domain.wanting import Wish
from app.models.episode_face import correction_words, origin_words
from app.models.episode_sheet import AGAIN_AFTER_MS, EpisodeSheet, SheetReads
from tests.models.holding import HeldFetch, HeldPictures, rows_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
AT = int(datetime(2026, 11, 26, 21, tzinfo=UTC).timestamp())
ROW = EpisodeRow(7, 2, 4, "The Shattered Plane", "Harry's rival.", "2026-11-26", 22, 8.2, "tmdb /still.jpg", "upcoming", 4, air_at=AT, precision="exact")
SHEET = Sheet(ROW, 3, "The Perils of Pauline", "85", 1914, "tmdb /p.jpg", "A young heiress.", "tmdb /back.jpg", (("adventure", "Adventure"),), "Europe/London",
              "tvmaze", before=6, after=8, next_at=AT)  # fmt: skip


class Screen:
    """A sheet over episodes that a test chooses."""

    def __init__(self, *sheets: Sheet) -> None:
        self.sheets = {one.episode.id: one for one in sheets or (SHEET,)}
        self.trouble: StoreProblem | None = None
        self.fetch, self.pictures = HeldFetch(), HeldPictures()
        self.model = EpisodeSheet(SheetReads(self.read, lambda _path: 0.4, lambda: NOW), self.fetch, self.pictures)

    def read(self, episode: int) -> Sheet | None:
        if self.trouble is not None:
            raise self.trouble
        return self.sheets.get(episode)

    def open(self, episode: int = 7) -> Screen:
        self.model.show(episode)
        self.fetch.run()
        return self

    def has(self, name: str) -> Any:
        return self.model.property(name)


def other(**changed: Any) -> Sheet:
    row = msgspec.structs.replace(ROW, **{name: changed.pop(name) for name in list(changed) if name in EpisodeRow.__struct_fields__})
    return msgspec.structs.replace(SHEET, episode=row, **changed)


def test_it_says_all_that_is_known() -> None:
    screen = Screen().open()
    told = [screen.has(name) for name in ("state", "title", "showTitle", "code", "length", "standing", "badge", "rating", "overview", "about", "address")]
    assert told == ["ready", "The Shattered Plane", "The Perils of Pauline", "S2 E4", "22 min", "upcoming", "Airs in 4 days", "8.2", "Harry's rival.",
                    "A young heiress.", "bijou://show/3?season=2"]  # fmt: skip
    assert str(screen.has("when")).startswith("Thu Nov 26, ")
    assert [row.address for row in rows_of(screen.model, "_genres")] == ["bijou://shows?genre=adventure"]


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (SHEET, "21:00 Europe/London, by TVmaze"),
        (other(shift_hours=1.5, air_at=AT + 5_400), "21:00 Europe/London, by TVmaze, corrected by +1.5 h"),
        (other(shift_hours=-24.0, air_at=AT - 86_400), "21:00 Europe/London, by TVmaze, corrected by −24 h"),
        (other(zone=None, told_by="tvdb"), "The network's zone is not known, by TVDB"),
        (other(air_at=None, precision="date", told_by="tmdb"), "Only the date is known, by TMDB"),
        (other(air_at=None, precision="date", air_date=None, told_by=None), ""),
    ],
)
def test_d50_the_networks_own_clock_and_who_told_it(sheet: Sheet, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.models.airing_words.clock_time", lambda at: f"{at:%H:%M}")
    assert origin_words(sheet) == words


def test_no_correction_is_no_words() -> None:
    assert [correction_words(hours) for hours in (0, 0.5, -3)] == ["", "corrected by +0.5 h", "corrected by −3 h"]


def test_d50_a_date_alone_is_anytime() -> None:
    assert Screen(other(air_at=None, precision="date")).open().has("when") == "Thu Nov 26, Anytime"
    assert "about" in str(Screen(other(precision="local")).open().has("when"))


@pytest.mark.parametrize(
    ("sheet", "standing", "badge", "act"),
    [
        (SHEET, "upcoming", "Airs in 4 days", "when_aired"),
        (other(wish="when_aired"), "upcoming", "Airs in 4 days, wished when aired", "unwish"),
        (other(state="missing", airs_in_days=None), "missing", "Missing", "wish"),
        (other(state="missing", airs_in_days=None, wish="wanted"), "wished", "Wished", "unwish"),
        (other(state="missing", airs_in_days=None, wish="unwanted"), "missing", "Missing", "wish"),
        (other(state="owned", airs_in_days=None, quality="1080p"), "owned", "Owned 1080p", None),
        (other(number=None), "upcoming", "Airs in 4 days", None),
    ],
)
def test_d40_one_state_and_what_the_heart_does(sheet: Sheet, standing: str, badge: str, act: str | None) -> None:
    screen = Screen(sheet).open()
    assert (screen.has("standing"), screen.has("badge"), screen.has("canWish")) == (standing, badge, act is not None)
    asked: list[tuple[Wish, str]] = []
    screen.model.wishAsked.connect(lambda wish, what: asked.append((wish, what)))
    screen.model.toggleWish()
    assert [(one.title.row, one.season, one.number, what) for one, what in asked] == ([] if act is None else [(3, 2, 4, act)])


def test_d61_only_what_concerns_it_is_read_again_and_it_stays_where_it_is(qtbot: QtBot) -> None:
    screen = Screen().open()
    done = screen.fetch.done
    screen.sheets[7] = other(state="owned", quality="4K", airs_in_days=None)
    screen.model.hear(Changes(updated={Subject.EPISODE: frozenset({7})}))
    qtbot.waitUntil(lambda: len(screen.fetch.waiting) > 0)
    assert (screen.has("state"), screen.has("badge"), len(screen.fetch.waiting)) == ("ready", "Airs in 4 days", 1)
    screen.fetch.run()
    assert (screen.fetch.done, screen.has("badge")) == (done + 1, "Owned 4K")


def test_stepping_keeps_what_is_shown_until_the_other_is_read() -> None:
    screen = Screen(SHEET, other(id=8, number=5, title="The Bridge", before=7, after=0)).open()
    screen.model.step(1)
    assert (screen.has("state"), screen.has("title"), screen.has("episode")) == ("ready", "The Shattered Plane", 8)
    screen.fetch.run()
    assert (screen.has("title"), screen.has("after")) == ("The Bridge", 0)
    screen.model.step(1)
    assert screen.has("episode") == 8


def test_one_that_is_gone_and_one_that_cannot_be_read() -> None:
    screen = Screen().open(99)
    assert screen.has("state") == "gone"
    screen.trouble = StoreProblem("The library cannot be read.")
    screen.open(7)
    assert (screen.has("state"), screen.has("problem")) == ("error", "The library cannot be read.")
    screen.trouble = None
    screen.model.retry()
    screen.fetch.run()
    assert (screen.has("state"), screen.has("problem")) == ("ready", "")


def test_the_hero_comes_with_the_veil_that_it_needs() -> None:
    screen = Screen().open()
    assert sorted(screen.pictures.asked()) == ["tmdb /back.jpg", "tmdb /still.jpg"]
    screen.pictures.arrive()
    assert screen.has("hero") == ""
    screen.fetch.run()
    assert (screen.has("hero"), screen.has("scrim"), screen.has("hasStill")) == ("file:///cache/tmdb-/back.jpg.jpg", 0.4, True)
    screen.model.unreadable(str(screen.has("hero")))
    assert screen.has("hero") == ""
    assert "tmdb /back.jpg" in screen.pictures.asked()


def test_a_correction_is_looked_at_before_it_is_made() -> None:
    screen = Screen().open()
    spy = QSignalSpy(screen.model.correctionAsked)
    assert str(screen.model.preview(24)).startswith("Fri Nov 27, ")
    screen.model.correct(0.0)
    screen.model.correct(-2.5)
    assert [spy.at(at) for at in range(spy.count())] == [[3, -2.5, "The Perils of Pauline"]]


def test_closing_forgets_and_asks_for_nothing_more() -> None:
    screen = Screen().open()
    screen.model.close()
    assert (screen.has("state"), screen.has("episode"), screen.has("title"), screen.pictures.asked()) == ("", 0, "", [])
    assert Path(str(screen.has("hero"))) == Path()


def test_d61_what_does_not_concern_it_is_not_read(qtbot: QtBot) -> None:
    screen = Screen().open()
    screen.model.hear(Changes(updated={Subject.EPISODE: frozenset({99}), Subject.SHOW: frozenset({1})}))
    qtbot.wait(2 * AGAIN_AFTER_MS)
    assert not screen.fetch.waiting
