"""What the passing of time brings: episodes air, are told once and wished once (D40, D60); old activity goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.wanting import Pointed, Wish
from app.library import airing, following, keeping, wishing
from app.store.activity import activity
from app.store.database import Database
from tests.shelf import NOW, Shelf

DAY = 86_400
FARGO = Pointed("show", 1)


class Years:
    """A shelf whose clock can be moved."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Shelf(folder)
        self.now = NOW
        self.folder = folder
        self.database = Database(folder / "library.db", clock=lambda: self.now)

    def restart(self) -> None:
        self.database.close()
        self.database = Database(self.folder / "library.db", clock=lambda: self.now)

    def passes(self, seconds: int = 0, *, wish: bool = True) -> list[tuple[str, int | None]]:
        self.now += seconds
        return [(one.show, one.number) for one in airing.what_aired(self.database, None, wish=wish)]

    def lines(self) -> list[tuple[str, str | None, int]]:
        with self.database.read() as reader:
            return [(row.verb, row.detail, row.count) for row in activity(reader) if row.verb in {"aired", "wished"}]

    def wishes(self) -> list[tuple[int, int, str]]:
        return self.shelf.sql("SELECT season, number, state FROM wishlist ORDER BY season, number")


@pytest.fixture
def years(tmp_path: Path) -> Years:
    """Fargo is owned and airs: three episodes come in a day each, one is dated only, one aired before."""
    made = Years(tmp_path)
    key = made.shelf.show("Fargo", tmdb="60622", status="Continuing")
    made.shelf.episode(key, 1, 1, aired="2025-01-01")
    made.shelf.sql("UPDATE shows SET created_at = ?", NOW - 5 * DAY)
    for number, air_at, on in ((2, NOW - 20 * DAY, None), (3, NOW + DAY, None), (4, NOW + DAY + 600, None), (5, None, "2025-10-11"), (6, NOW + 9 * DAY, None)):
        made.shelf.sql(
            """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, listed_by, created_at)
            SELECT 1, id, 1, ?, 'Episode', ?, ?, 'tmdb', 1 FROM seasons WHERE show_id = 1""",
            number,
            air_at,
            on,
        )
    return made


def test_d40_d60_an_air_time_passed_makes_exactly_one_wish_and_one_line_also_after_a_restart(years: Years) -> None:
    assert years.passes() == []
    assert years.wishes() == []
    assert years.passes(DAY) == [("Fargo", 3)]
    assert years.passes() == []
    years.restart()
    assert years.passes(1) == []
    assert years.wishes() == [(1, 3, "wanted")]
    assert years.lines() == [("wished", "aired", 1), ("aired", "1:3", 1)]


def test_d40_what_aired_while_bijou_was_closed_is_told_and_wished_at_the_next_start_the_back_catalogue_never(years: Years) -> None:
    years.passes()
    years.restart()
    assert years.passes(5 * DAY) == [("Fargo", 3), ("Fargo", 4), ("Fargo", 5)]
    assert years.wishes() == [(1, 3, "wanted"), (1, 4, "wanted"), (1, 5, "wanted")]
    assert years.lines() == [("wished", "aired", 3), ("aired", None, 3)]


def test_d50_a_date_airs_when_its_day_is_over(years: Years) -> None:
    years.passes()
    years.passes(DAY + 600)
    assert years.passes(DAY // 2) == []
    assert years.passes(DAY + DAY // 2) == [("Fargo", 5)]


def test_d40_the_setting_off_wishes_nothing_but_what_was_to_be_wished_when_it_aired(years: Years) -> None:
    years.passes(wish=False)
    wishing.wish(years.database, [Wish(FARGO, 1, 4)], when_aired=True)
    years.passes(2 * DAY, wish=False)
    assert years.wishes() == [(1, 4, "wanted")]


def test_d30_what_is_muted_is_neither_told_nor_wished(years: Years) -> None:
    years.passes()
    following.unfollow(years.database, FARGO)
    assert years.passes(2 * DAY) == []
    assert years.wishes() == []


def test_d40_a_year_asleep_wishes_each_episode_once_and_a_start_after_it_none_again(years: Years) -> None:
    years.passes()
    years.passes(365 * DAY)
    wished = years.wishes()
    assert wished == [(1, number, "wanted") for number in (3, 4, 5, 6)], "the second is of the back catalogue"
    years.restart()
    years.passes()
    years.passes(-365 * DAY)
    years.passes(365 * DAY)
    assert years.wishes() == wished
    assert [count for verb, _, count in years.lines() if verb == "wished"] == [4]


def test_what_aired_before_the_first_look_is_no_news_and_a_clock_put_back_tells_nothing_twice(years: Years) -> None:
    assert years.passes(2 * DAY) == []
    assert years.passes(-3_600) == []
    assert years.passes(3_600) == []
    assert years.passes(-300 * DAY) == []
    assert years.passes(60) == []


def test_a_clock_put_back_an_hour_does_not_tell_again_what_airs_in_it(years: Years) -> None:
    years.passes()
    assert years.passes(DAY + 300) == [("Fargo", 3)]
    assert years.passes(-3_600) == []
    assert years.passes(3_600) == []
    assert years.passes(600) == [("Fargo", 4)]


def test_d40_a_special_that_airs_is_neither_told_nor_wished(years: Years) -> None:
    years.shelf.sql("INSERT INTO seasons (show_id, number, listed_by) VALUES (1, 0, 'tmdb')")
    for number, air_at, on in ((1, NOW + 600, None), (2, None, "2025-10-09")):
        years.shelf.sql(
            """INSERT INTO episodes (show_id, season_id, season, number, title, air_at, air_date, listed_by, created_at)
            SELECT 1, id, 0, ?, 'Special', ?, ?, 'tmdb', 1 FROM seasons WHERE number = 0""",
            number,
            air_at,
            on,
        )
    years.passes()
    assert years.passes(DAY - 60) == []
    assert years.wishes() == []


def test_d60_activity_is_kept_for_180_days_and_what_would_take_it_back_goes_with_it(years: Years) -> None:
    years.shelf.sql("INSERT INTO activity (at, verb, title) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
        "SELECT ?, 'added', 'Old' FROM n", NOW - 181 * DAY)  # fmt: skip
    line = following.unfollow(years.database, FARGO)
    years.now = NOW + 179 * DAY
    assert airing.forget_old_activity(years.database, Cancel()) == 1_200
    keeping.undo(years.database, line)
    again = following.unfollow(years.database, FARGO)
    years.shelf.sql("UPDATE activity SET at = ?", NOW - DAY)
    years.now = NOW + 180 * DAY
    assert airing.forget_old_activity(years.database, Cancel()) > 0
    assert years.shelf.sql("SELECT count(*) FROM activity WHERE id <= ?", again) == [(0,)]
    assert years.shelf.sql("SELECT count(*) FROM set_aside") == [(0,)]
    assert years.shelf.sql("SELECT state FROM watchlist") == [("mute",)], "what was done stays done"
