"""`--export-ics`: the demo's calendar, read by a parser that is not ours, says the same instants wherever the user is (D50)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.acceptance.program import NOT_WHOLE, WRONG_ARGUMENTS, Bijou

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ZONES = ("Pacific/Auckland", "Asia/Kathmandu", "America/Sao_Paulo", "Europe/London", "America/Los_Angeles")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Bijou:
    """The demo's library on that day, with what TVmaze tells."""
    bijou = Bijou(tmp_path_factory.mktemp("ics") / "data")
    bijou("--demo", "300", "--scan", "full", "--enrich", "tvmaze", BIJOU_NOW=NOW.isoformat())
    return bijou


def events(path: Path) -> dict[str, Any]:
    raw = path.read_bytes()
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0
    return {one.uid.value: one for one in vobject.readOne(raw.decode()).contents["vevent"]}


def exported(bijou: Bijou, path: Path, zone: str = "UTC") -> dict[str, Any]:
    ran = bijou("--demo", "--export-ics", str(path), BIJOU_NOW=NOW.isoformat(), TZ=zone)
    assert f"to {path}" in ran.out
    return events(path)


def instants(bijou: Bijou) -> dict[int, int]:
    """Episode → its instant in the library's file."""
    with closing(sqlite3.connect(bijou.data_dir / "demo" / "library.db")) as file:
        return dict(file.execute("SELECT id, air_at FROM episodes WHERE air_at IS NOT NULL"))


def test_every_instant_is_the_librarys(demo: Bijou, tmp_path: Path) -> None:
    known, found = instants(demo), exported(demo, tmp_path / "calendar.ics")
    timed = {uid: one.dtstart.value for uid, one in found.items() if isinstance(one.dtstart.value, datetime)}
    assert len(timed) > 10
    for uid, start in timed.items():
        assert start == datetime.fromtimestamp(known[int(uid.split("@")[0].rsplit("-", 1)[1])], UTC)
        assert NOW - timedelta(days=31) <= start <= NOW + timedelta(days=367)


def test_it_is_the_same_wherever_the_user_is(demo: Bijou, tmp_path: Path) -> None:
    told = []
    for zone in ZONES:
        found = exported(demo, tmp_path / f"{zone.replace('/', '-')}.ics", zone)
        begun = {uid: one.dtstart.value for uid, one in found.items() if NOW - timedelta(days=25) < _when(one) < NOW + timedelta(days=300)}
        told.append(begun)
    assert all(one == told[0] for one in told)


def _when(event: Any) -> datetime:
    start = event.dtstart.value
    return start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=UTC)


def test_a_library_without_servers_says_so(tmp_path: Path) -> None:
    ran = Bijou(tmp_path / "data")("--export-ics", tmp_path / "empty.ics", code=NOT_WHOLE)
    assert "no server yet" in ran.sentence
    assert (tmp_path / "empty.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_name_is_needed(tmp_path: Path) -> None:
    ran = Bijou(tmp_path / "data")("--export-ics", code=WRONG_ARGUMENTS)
    assert "export-ics" in ran.sentence


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = Bijou(tmp_path / "data")("--export-ics", tmp_path / "file" / "a.ics", code=NOT_WHOLE)
    assert "could not be written" in ran.sentence
