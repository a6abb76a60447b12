"""The user's zone is the system's at every instant, on both sides of a change of the clocks (D50)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.users_zone import USERS_ZONE

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="no tzset here")
ZONES = ("Pacific/Auckland", "Asia/Kathmandu", "America/Sao_Paulo", "Europe/London", "America/Los_Angeles", "UTC")


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ZONES, indirect=True)
def test_every_hour_of_two_years_is_the_zones_own(zone: str) -> None:
    """2018 was São Paulo's last year of summer time, which began at midnight."""
    there = ZoneInfo(zone)
    for year in (2018, 2026):
        for hour in range(366 * 24):
            instant = datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
            mine, theirs = instant.astimezone(USERS_ZONE), instant.astimezone(there)
            assert (mine.replace(tzinfo=None), mine.fold, mine.timestamp()) == (theirs.replace(tzinfo=None), theirs.fold, instant.timestamp())


@pytest.mark.parametrize("zone", ["Europe/London"], indirect=True)
def test_an_instant_that_the_system_cannot_place_has_the_plain_offset(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows before 1970."""
    ancient = datetime(1, 1, 1, tzinfo=UTC)
    assert ancient.astimezone(USERS_ZONE).replace(tzinfo=None) == datetime(1, 1, 1)  # noqa: DTZ001  # local times are compared
    assert datetime(9999, 12, 31, 23, tzinfo=USERS_ZONE).utcoffset() == timedelta()
    assert (USERS_ZONE.dst(ancient), USERS_ZONE.tzname(ancient)) == (None, "GMT")
