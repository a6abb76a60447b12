"""The iCalendar file where the clocks change, read by a parser that is not its writer: each episode at the hour that its network's clock says (D50)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from app.domain.air_time import air_instant
from app.domain.cancel import Cancel
from app.domain.wanting import Pointed
from app.library import following
from app.library.calendar_file import write_calendar
from tests.models.test_air_zones import Turn, local, shelf, turn
from tests.shelf import NOW, Shelf
from tests.store.test_calendar_week import episode

__all__ = ["shelf", "turn"]  # fixtures: the process lives in the zone of `turn`
CLOCKS = ("00:30", "01:30", "02:30", "03:30", "12:00", "21:00", "23:59")


@pytest.fixture
def week(turn: Turn, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """The events of the three days around a change, by their summary; of each day one more has a date alone."""
    (tmp_path / "there").mkdir()
    there = Shelf(tmp_path / "there", int(local(turn, -2).timestamp()))
    there.show("Fargo", status="Continuing")
    for days in (-1, 0, 1):
        day = (turn.day + timedelta(days=days)).isoformat()
        for number, clock in enumerate(CLOCKS, 1):
            at, precision = air_instant(day, clock, turn.zone)
            assert precision == "local"
            episode(there, 1, number, at=at, season=2 + days, title=f"{day} {clock}")
        episode(there, 1, 99, on=day, season=2 + days, title=day)
    write_calendar(there.database, tmp_path / "bijou.ics", Cancel())
    events = vobject.readOne((tmp_path / "bijou.ics").read_text(encoding="utf-8")).contents["vevent"]
    yield {one.summary.value.partition(" ")[2].partition(" ")[2]: one.dtstart.value for one in events}
    there.database.close()


def test_d50_the_instants_of_the_file_are_the_networks_hours(turn: Turn, week: dict[str, Any]) -> None:
    zone = ZoneInfo(turn.zone)
    timed = {name: at for name, at in week.items() if " " in name}
    assert len(timed) == 3 * len(CLOCKS)
    for name, at in timed.items():
        wanted = datetime.fromisoformat(name).replace(tzinfo=zone)
        assert at == wanted.astimezone(UTC), name
        skipped = wanted.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wanted.replace(tzinfo=None)
        assert skipped or f"{at.astimezone(zone):%Y-%m-%d %H:%M}" == name


def test_d50_a_date_is_its_whole_day_in_every_zone(turn: Turn, week: dict[str, Any]) -> None:
    dated = {name: at for name, at in week.items() if " " not in name}
    assert dated == {(day := turn.day + timedelta(days=days)).isoformat(): date(day.year, day.month, day.day) for days in (-1, 0, 1)}


def test_what_the_file_says_besides(shelf: Shelf, tmp_path: Path) -> None:
    """When it was told, and that an hour is reckoned; only of "my shows"."""
    shelf.show("Fargo", status="Continuing")
    shelf.show("Lost", status="Continuing")
    following.unfollow(shelf.database, Pointed("show", 2))
    for show in (1, 2):
        episode(shelf, show, 1, at=NOW + 3_600, title="One")
    episode(shelf, 1, 2, at=NOW + 7_200, title="Two")
    shelf.sql("UPDATE episodes SET air_precision = 'local' WHERE number = 2")
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    exact, reckoned = vobject.readOne((tmp_path / "a.ics").read_text(encoding="utf-8")).contents["vevent"]
    assert [exact.summary.value, reckoned.summary.value] == ["Fargo S01E01 One", "Fargo S01E02 Two"]
    assert exact.dtstamp.value == exact.last_modified.value == datetime.fromtimestamp(NOW, UTC)
    assert "network's clock" not in exact.description.value
    assert "network's clock" in reckoned.description.value
