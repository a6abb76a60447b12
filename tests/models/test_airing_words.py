"""When episodes and shows air: in the user's zone, by the instant, with the precision to be seen (D50)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.calendar import Airing
from app.domain.pages import EpisodeRow
from app.domain.provided import AirTime
from app.domain.watching import Coming, Watched
from app.models import calendar_rows, home_rows, watch_words
from app.models.airing_words import air_words, schedule, wait_words

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 7, 28, 12, tzinfo=BERLIN)
"""A Tuesday."""


def airing(instant: datetime | None = None, precision: Any = "exact", **more: Any) -> EpisodeRow:
    at = int(instant.timestamp()) if instant else None
    return EpisodeRow(1, 1, 1, "One", air_at=at, precision=precision, **{"air_date": "2026-07-30", "state": "upcoming", "airs_in_days": 2, **more})


@pytest.fixture(autouse=True)
def in_a_locale_of_24_hours(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.models.airing_words.clock_time", lambda at: f"{at:%H:%M}")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (airing(datetime(2026, 7, 31, 1, tzinfo=UTC)), "Jul 31, 03:00"),
        (airing(datetime(2026, 7, 31, 1, tzinfo=UTC), "local"), "Jul 31, about 03:00"),
        (airing(datetime(2026, 7, 31, 1, tzinfo=UTC), "date"), "Jul 30"),
        (airing(), "Jul 30"),
        (airing(datetime(2026, 7, 31, 1, tzinfo=UTC), state="owned"), "Jul 31"),
        (airing(datetime(2027, 1, 1, 2, tzinfo=UTC)), "Jan 1, 2027, 03:00"),
        (airing(air_date=None), ""),
    ],
    ids=["exact", "reckoned from the network's clock", "a date never gets a time", "no instant", "owned", "another year", "nothing"],
)
def test_an_episodes_time_is_told_as_exactly_as_it_is_known(row: EpisodeRow, words: str) -> None:
    assert air_words(row, NOW) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (airing(), "Airs in 2 days"),
        (airing(airs_in_days=1), "Airs in 1 day"),
        (airing(airs_in_days=0), "Airs today"),
        (airing(airs_in_days=None), "No date yet"),
    ],
)
def test_the_wait_is_told_in_days(row: EpisodeRow, words: str) -> None:
    assert wait_words(row) == words


@pytest.mark.parametrize(
    ("air", "words"),
    [
        (AirTime("21:00", "America/New_York", (3,)), "Friday 03:00"),
        (AirTime("21:00", "Europe/Berlin", (3,)), "Thursday 21:00"),
        (AirTime("18:30", None, (0, 1, 2, 3, 4)), "weekdays 18:30"),
        (AirTime(None, None, (0, 2)), "Mon, Wed"),
        (AirTime("20:15", "Europe/Berlin"), "20:15"),
        (AirTime("20:15", "Nowhere/Never", tuple(range(7))), "daily 20:15"),
        (AirTime("late", "Europe/Berlin", (1,)), "Tuesday"),
        (None, ""),
    ],
)
def test_a_shows_hours_are_the_users(air: AirTime | None, words: str) -> None:
    assert schedule(air, NOW) == words


def test_summer_time_moves_no_show_by_an_hour_where_it_airs() -> None:
    """New York has changed its clocks, Berlin has not: for two weeks the show is an hour earlier there."""
    air = AirTime("21:00", "America/New_York", (3,))
    assert schedule(air, datetime(2026, 3, 17, 12, tzinfo=BERLIN)) == "Friday 02:00"
    assert schedule(air, datetime(2026, 4, 7, 12, tzinfo=BERLIN)) == "Friday 03:00"


@pytest.mark.parametrize(
    ("precision", "day", "clock"),
    [("exact", "Thu 03:00", "03:00"), ("local", "Thu about 03:00", "about 03:00"), ("date", "Thu · Anytime", "Anytime")],
)
def test_d50_every_page_shows_the_precision_in_the_same_words(precision: Any, day: str, clock: str) -> None:
    """Also where a date came with an instant: *Anytime* follows from the precision alone."""
    at = int(datetime(2026, 7, 30, 1, tzinfo=UTC).timestamp())
    one = Airing("episode", 1, "2026-07-30", "One", "upcoming", air_at=at, precision=precision)
    watched = Watched(1, "follow", True, True, Coming("2026-07-30", at, precision))
    assert (home_rows.when_badge(one, NOW), watch_words.airs_words(watched, NOW)) == (day, day)
    assert calendar_rows.time_words(one, NOW) == clock
