"""An episode has aired when its instant has come; one that has only a date when that day is over where the user is (D23, D50, D52)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.air_time import air_instant
from app.domain.changes import Subject
from app.domain.query import LibraryQuery
from app.store.aired import AIRED, aired_between, moment, next_air_day
from app.store.library_cards import cards
from app.store.library_page import title_list
from app.store.season_rows import episodes_of
from app.store.title_page import show_page
from tests.shelf import Shelf

SECOND = timedelta(seconds=1)
ZONES = ("Pacific/Auckland", "Asia/Kathmandu", "America/Sao_Paulo", "Europe/London", "America/Los_Angeles")


def told(shelf: Shelf, now: datetime) -> dict[str, object]:
    """What every page says of the show's second episode at that moment: they all say the same."""
    with shelf.database.read() as reader:
        card = cards(reader, "show", [1], now)[0]
        page = show_page(reader, 1, now)
        row = episodes_of(reader, 1, 1, now)[1]
        listed = list(title_list(reader, LibraryQuery(kind="show", states=("missing",)), now).ids)
        sorted_by_missing = list(title_list(reader, LibraryQuery(kind="show", sort="missing", descending=True), now).ids)
    assert page is not None
    (season,) = page.seasons
    missing = int(row.state == "missing")
    assert {(one.missing, one.aired) for one in (card, page, season)} == {(missing, 1 + missing)}
    assert (page.upcoming, season.upcoming, page.percent) == (1 - missing, 1 - missing, 50 if missing else 100)
    assert (listed, sorted_by_missing[0] == 1) == ([1] if missing else [], bool(missing))
    assert page.coming == (row if row.airs_in_days is not None else None), "the banner announces it"
    return {"state": row.state, "days": row.airs_in_days, "next": page.next_air_date}


@pytest.fixture
def shelf(shelf: Shelf) -> Shelf:
    """A show that owns its first episode and lacks the second; another that lacks nothing and comes first by title."""
    show = shelf.show("Tonight")
    shelf.episode(show, 1, 1, aired="2001-01-01")
    shelf.episode(show, 1, 2, aired=None, owned=False, files=())
    shelf.episode(shelf.show("Aaa"), 1, 1, aired="2001-01-01")
    return shelf


def airs(shelf: Shelf, on: str, at: datetime | int | None = None, precision: str = "exact") -> None:
    instant = int(at.timestamp()) if isinstance(at, datetime) else at
    shelf.sql("UPDATE episodes SET air_date = ?, air_at = ?, air_precision = ? WHERE id = 2", on, instant, precision if at is not None else "date")


@pytest.mark.parametrize("precision", ["exact", "local"])
@pytest.mark.parametrize("zone", ZONES)
def test_d50_what_airs_at_nine_tonight_is_upcoming_until_nine(shelf: Shelf, zone: str, precision: str) -> None:
    nine = datetime(2026, 7, 28, 21, tzinfo=ZoneInfo(zone))
    airs(shelf, "2026-07-28", nine, precision)
    assert told(shelf, nine - SECOND) == {"state": "upcoming", "days": 0, "next": "2026-07-28"}
    assert told(shelf, nine) == {"state": "missing", "days": None, "next": None}


@pytest.mark.parametrize("zone", ZONES)
def test_d50_a_date_has_aired_when_it_is_over_where_the_user_is(shelf: Shelf, zone: str) -> None:
    airs(shelf, "2026-07-28")
    midnight = datetime(2026, 7, 29, tzinfo=ZoneInfo(zone))
    assert told(shelf, midnight - SECOND) == {"state": "upcoming", "days": 0, "next": "2026-07-28"}
    assert told(shelf, midnight)["state"] == "missing"


def test_d50_the_instant_counts_and_not_the_networks_date(shelf: Shelf) -> None:
    """A Sunday evening in New York is Monday in Auckland: upcoming all Sunday there, and on Monday until it begins."""
    airs(shelf, "2026-07-26", datetime(2026, 7, 26, 21, tzinfo=ZoneInfo("America/New_York")))
    auckland = ZoneInfo("Pacific/Auckland")
    assert told(shelf, datetime(2026, 7, 26, 23, 59, tzinfo=auckland)) == {"state": "upcoming", "days": 1, "next": "2026-07-27"}
    assert told(shelf, datetime(2026, 7, 27, 12, 59, tzinfo=auckland)) == {"state": "upcoming", "days": 0, "next": "2026-07-27"}
    assert told(shelf, datetime(2026, 7, 27, 13, 0, tzinfo=auckland))["state"] == "missing"
    airs(shelf, "2026-07-27", datetime(2026, 7, 27, 9, tzinfo=ZoneInfo("Asia/Tokyo")))
    assert told(shelf, datetime(2026, 7, 26, 17, 0, tzinfo=ZoneInfo("America/Los_Angeles")))["state"] == "missing"


@pytest.mark.parametrize(
    ("zone", "on", "clock", "utc"),
    [
        ("Europe/London", "2026-03-29", "01:30", "2026-03-29T01:30:00"),
        ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00"),
        ("America/Los_Angeles", "2026-03-08", "21:00", "2026-03-09T04:00:00"),
        ("America/Los_Angeles", "2026-03-07", "21:00", "2026-03-08T05:00:00"),
        ("Pacific/Auckland", "2026-09-27", "02:30", "2026-09-26T14:30:00"),
        ("America/Sao_Paulo", "2018-11-04", "00:30", "2018-11-04T03:30:00"),
        ("Asia/Kathmandu", "2026-07-28", "00:15", "2026-07-27T18:30:00"),
    ],
    ids=["skipped", "twice", "the day of the change", "the day before", "skipped in the south", "midnight is skipped", "a quarter past midnight"],
)
def test_d50_a_networks_clock_in_the_nights_of_the_change(shelf: Shelf, zone: str, on: str, clock: str, utc: str) -> None:
    at, precision = air_instant(on, clock, zone)
    instant = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert at == int(instant.timestamp())
    airs(shelf, on, at, precision)
    for viewer in ZONES:
        assert told(shelf, (instant - SECOND).astimezone(ZoneInfo(viewer)))["state"] == "upcoming"
        assert told(shelf, instant.astimezone(ZoneInfo(viewer)))["state"] == "missing"


def test_d50_days_of_23_and_25_hours_end_at_midnight(shelf: Shelf) -> None:
    for zone, day in (("Europe/London", "2026-03-29"), ("Europe/London", "2026-10-25"), ("America/Sao_Paulo", "2018-11-03")):
        airs(shelf, day)
        start = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
        tomorrow = datetime.combine(start.date() + timedelta(days=1), datetime.min.time(), start.tzinfo).astimezone(UTC)
        assert told(shelf, (tomorrow - SECOND).astimezone(start.tzinfo))["state"] == "upcoming"
        assert told(shelf, tomorrow.astimezone(start.tzinfo))["state"] == "missing"


def test_d50_a_known_date_that_no_calendar_has_tells_no_days(shelf: Shelf) -> None:
    airs(shelf, "2999-02-31")
    assert told(shelf, datetime(2026, 7, 28, tzinfo=UTC)) == {"state": "upcoming", "days": None, "next": None}


def test_d50_the_next_to_air_is_no_special_and_today_counts_until_it_has_aired(shelf: Shelf) -> None:
    now = datetime(2026, 7, 28, 20, tzinfo=UTC)
    airs(shelf, "2026-07-28", datetime(2026, 7, 28, 21, tzinfo=UTC))
    with shelf.database.read() as reader:
        assert next_air_day(reader, 1, now) == date(2026, 7, 28)
        assert next_air_day(reader, 1, now.replace(hour=21)) is None
    shelf.sql("UPDATE episodes SET season = 0")
    with shelf.database.read() as reader:
        assert next_air_day(reader, 1, now) is None


def test_d50_who_watches_the_clock_hears_of_each_instant_once(shelf: Shelf) -> None:
    nine = datetime(2026, 7, 28, 21, tzinfo=UTC)
    airs(shelf, "2026-07-28", nine)
    at = int(nine.timestamp())
    with shelf.database.read() as reader:
        assert aired_between(reader, at - 2, at - 1) is None
        changes = aired_between(reader, at - 1, at)
        assert changes is not None
        assert changes.touched(Subject.SHOW) == {1}
        assert changes.touched(Subject.EPISODE) == {2}
        assert aired_between(reader, at, at + 2) is None


def test_d50_the_missing_of_a_whole_library_come_of_one_index(shelf: Shelf) -> None:
    """Rows of episodes are fat: at 100,000 they are not to be read for a count."""
    sql = f"EXPLAIN QUERY PLAN SELECT e.show_id, count(*) FROM episodes e INDEXED BY episodes_by_show WHERE e.season > 0 AND {AIRED} GROUP BY 1"
    with shelf.database.read() as reader:
        plan = [row[3] for row in reader.rows(sql, moment(datetime(2026, 7, 28, 21, tzinfo=UTC)))]
    assert plan == ["SCAN e USING COVERING INDEX episodes_by_show"]
