"""The clock, and BIJOU_NOW."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.domain.problems import Problem
from app.settings.clock import Clock


def test_without_the_variable_it_is_the_systems() -> None:
    assert Clock({}, wall=lambda: 1234.9)() == 1234


def test_it_starts_where_it_is_told_and_runs_on() -> None:
    passed = [100.0]
    clock = Clock({"BIJOU_NOW": "2026-11-22T23:59:59+00:00"}, monotonic=lambda: passed[0])
    start = int(datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC).timestamp())
    assert clock() == start
    passed[0] += 1.5
    assert clock() == start + 1
    assert clock.local().astimezone(UTC).date().isoformat() == "2026-11-23"


def test_without_a_zone_it_is_the_users() -> None:
    clock = Clock({"BIJOU_NOW": "2026-11-22T12:00:00"}, monotonic=lambda: 0.0)
    assert clock.local().replace(tzinfo=None) == datetime(2026, 11, 22, 12, 0, 0)  # noqa: DTZ001  what is compared has no zone


def test_a_day_alone_is_its_midnight() -> None:
    assert Clock({"BIJOU_NOW": "2026-11-22"}, monotonic=lambda: 0.0).local().hour == 0


@pytest.mark.parametrize("nonsense", ["yesterday", "2026-13-01", "12:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_nonsense_is_a_sentence(nonsense: str) -> None:
    with pytest.raises(Problem, match="BIJOU_NOW is not a time"):
        Clock({"BIJOU_NOW": nonsense})
