"""Air times (D50): zones, summer time, midnight, and how exact an instant is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.air_time import air_instant, clock_of, day_of, stamped, weekday_of, zone_named
from app.domain.countries import country_code, zone_of


def utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("day", "clock", "zone", "expected"),
    [
        # A winter and a summer evening of one show: the same local time, an hour apart in UTC.
        ("2027-01-14", "21:00", "America/New_York", "2027-01-15 02:00"),
        ("2027-07-15", "21:00", "America/New_York", "2027-07-16 01:00"),
        ("2027-01-14", "21:00", "Europe/London", "2027-01-14 21:00"),
        ("2027-07-15", "21:00", "Europe/London", "2027-07-15 20:00"),
        ("2027-07-15", "20:15", "Europe/Berlin", "2027-07-15 18:15"),
        ("2027-07-15", "22:00", "Asia/Tokyo", "2027-07-15 13:00"),
        ("2027-01-15", "20:30", "Australia/Sydney", "2027-01-15 09:30"),
        ("2027-07-15", "20:30", "Australia/Sydney", "2027-07-15 10:30"),
        ("2027-07-15", "20:00", "Asia/Kolkata", "2027-07-15 14:30"),
        ("2027-07-15", "20:00", "Asia/Kathmandu", "2027-07-15 14:15"),
        # The days around a change of the clocks: each has its own offset.
        ("2027-03-13", "21:00", "America/New_York", "2027-03-14 02:00"),
        ("2027-03-14", "21:00", "America/New_York", "2027-03-15 01:00"),
        ("2027-10-30", "20:00", "Europe/Berlin", "2027-10-30 18:00"),
        ("2027-10-31", "20:00", "Europe/Berlin", "2027-10-31 19:00"),
        # Times that the clocks skip, and pass twice (the first counts).
        ("2027-03-14", "02:30", "America/New_York", "2027-03-14 07:30"),
        ("2027-11-07", "01:30", "America/New_York", "2027-11-07 05:30"),
        # Around midnight.
        ("2027-01-15", "00:05", "Europe/Berlin", "2027-01-14 23:05"),
        ("2027-01-15", "23:59", "Asia/Tokyo", "2027-01-15 14:59"),
        ("2027-01-15", "25:30", "Asia/Tokyo", "2027-01-15 16:30"),
        ("2027-12-31", "24:30", "Asia/Tokyo", "2027-12-31 15:30"),
        # Before standard time there was local mean time.
        ("1936-11-02", "15:00", "Europe/London", "1936-11-02 15:00"),
    ],
)
def test_local_times_are_instants_of_their_own_day(day: str, clock: str, zone: str, expected: str) -> None:
    assert air_instant(day, clock, zone) == (utc(expected), "local")


@pytest.mark.parametrize(
    ("day", "clock", "zone"),
    [
        ("2027-01-15", "00:00", "Europe/Berlin"),
        ("2027-01-15", "12:00 AM", "Europe/Berlin"),
        ("2027-01-15", "24:00", "Europe/Berlin"),
        ("2027-01-15", "", "Europe/Berlin"),
        ("2027-01-15", None, "Europe/Berlin"),
        ("2027-01-15", "21:00", None),
        ("2027-01-15", "21:00", "Middle/Earth"),
        ("2027-01-15", "21:00", "../../etc/passwd"),
        ("2027-01-15", "21:00", "America"),
        ("", "21:00", "Europe/Berlin"),
        ("0000-00-00", "21:00", "Europe/Berlin"),
        ("9999-12-31", "25:30", "Europe/Berlin"),
        ("0001-01-01", "01:00", "Asia/Tokyo"),
    ],
)
def test_without_a_day_a_time_and_a_zone_only_the_date_counts(day: str, clock: str | None, zone: str | None) -> None:
    assert air_instant(day, clock, zone) == (None, "date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("21:00", "21:00"), ("8:30 PM", "20:30"), ("8:30pm", "20:30"), ("8:30 p.m.", "20:30"), ("3:00 AM", "03:00"), ("9pm", "21:00"), ("12:30 am", "00:30"),
     ("12:00 PM", "12:00"), ("20.15", "20:15"), ("21h00", "21:00"), ("2100", "21:00"), ("21:00:00", "21:00"), (" 7:05 ", "07:05"), ("25:30", "25:30"),
     ("00:00", None), ("0:00", None), ("24:00", None), ("12:00 AM", None), ("", None), (None, None), ("21", None), ("13:00 PM", None), ("30:00", None),
     ("21:60", None), ("TBA", None), ("-1:00", None)],
)  # fmt: skip
def test_clocks_as_providers_write_them(text: str | None, expected: str | None) -> None:
    assert clock_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2027-01-15", "2027-01-15"), ("2027-01-15T20:00:00Z", "2027-01-15"), ("2027-01-15 20:00:00", "2027-01-15"), ("", None), (None, None),
     ("0000-00-00", None), ("2027-02-30", None), ("2027", None), ("15.01.2027", None), ("2027-01-15x", None)],
)  # fmt: skip
def test_days(text: str | None, expected: str | None) -> None:
    assert day_of(text) == expected


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [("2013-06-25T02:00:00+00:00", "2013-06-25 02:00"), ("2013-06-24T22:00:00-04:00", "2013-06-25 02:00"), ("2013-06-25T02:00:00Z", "2013-06-25 02:00")],
)
def test_stamps_are_instants(stamp: str, expected: str) -> None:
    assert stamped(stamp) == utc(expected)


@pytest.mark.parametrize("stamp", ["2013-06-25T02:00:00", "2013-06-25", "", None, "soon", "0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-12:00"])
def test_what_has_no_zone_or_no_day_that_can_be_shown_is_no_instant(stamp: str | None) -> None:
    assert stamped(stamp) is None


def test_weekdays() -> None:
    assert [weekday_of(day) for day in ("Monday", "sunday", " Tue ", "Someday", "")] == [0, 6, 1, None, None]


@pytest.mark.parametrize(
    ("code", "two", "zone"),
    [("usa", "US", "America/New_York"), ("US", "US", "America/New_York"), ("gbr", "GB", "Europe/London"), ("UK", "GB", "Europe/London"),
     ("jpn", "JP", "Asia/Tokyo"), ("can", "CA", "America/Toronto"), ("aus", "AU", "Australia/Sydney"), ("bra", "BR", "America/Sao_Paulo"),
     ("rus", "RU", "Europe/Moscow"), ("DE", "DE", "Europe/Berlin"), ("nld", "NL", "Europe/Amsterdam"), ("kor", "KR", "Asia/Seoul"),
     ("xyz", None, None), ("", None, None), (None, None, None)],
)  # fmt: skip
def test_countries_have_the_zone_of_their_networks(code: str | None, two: str | None, zone: str | None) -> None:
    assert (country_code(code), zone_of(code)) == (two, zone)


def test_every_zone_in_the_table_is_one() -> None:
    from app.domain.countries import _BY_CODE

    assert len({two for two, _ in _BY_CODE.values()}) > 240
    assert all(zone_named(zone) is not None for _, zone in _BY_CODE.values())


@settings(deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=20))
def test_nothing_that_a_provider_writes_breaks_it(day: str, clock: str, zone: str) -> None:
    air_instant(day, clock, zone)
    stamped(day)


@settings(deadline=None)
@given(st.dates(), st.times(), st.sampled_from(["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland", "America/Sao_Paulo"]))
def test_an_instant_read_back_in_its_zone_is_the_time_that_was_given(day: object, clock: object, zone: str) -> None:
    """Times that the clocks skip are the one exception: those are moved on."""
    text = str(clock)[:5]
    at, precision = air_instant(str(day), text, zone)
    assert (at is None) == (precision == "date")
    where = zone_named(zone)
    if at is None or where is None:
        return
    back = datetime.fromtimestamp(at, UTC).astimezone(where)
    minutes = (back.hour * 60 + back.minute) - (int(text[:2]) * 60 + int(text[3:]))
    assert minutes == 0 or abs(minutes) <= 120
    if minutes:
        assert back.utcoffset() != datetime.fromtimestamp(at - 10_800, UTC).astimezone(where).utcoffset()
