"""The iCalendar file, read by a parser that is not its writer: the same instants, days, changes and cancellations (D50)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from app.domain.calendar_file import CalendarEvent, ToldEvent
from app.domain.cancel import Cancel
from app.domain.problems import Cancelled, Problem
from app.domain.wanting import Pointed
from app.library import airing_sheet, following
from app.library.calendar_file import as_ics, event_text, write_calendar
from app.store.database import Database
from tests.shelf import NOW, Shelf
from tests.store.test_calendar_week import episode

HOUR, DAY = 3_600, 86_400
WILD = 'Ünï; \\n, code: "x"\r\nBEGIN:VEVENT\r\nSUMMARY:evil\x00\u202e\ud800 ' + "long 漢字 " * 40


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.show("Fargo", status="Continuing", runtime_minutes=50)
    yield made
    made.database.close()


def read(path: Path) -> dict[str, Any]:
    """The events by their summary."""
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is not folded"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line does not end in CRLF"
    calendar = vobject.readOne(raw.decode())
    return {one.summary.value: one for one in calendar.contents.get("vevent", [])}


def test_d50_instants_in_utc_and_dates_as_whole_days(shelf: Shelf, tmp_path: Path) -> None:
    episode(shelf, 1, 1, at=NOW + HOUR, title="The Crocodile's Dilemma")
    episode(shelf, 1, 2, on="2025-10-12", title="The Rooster Prince")
    file = tmp_path / "bijou.ics"
    assert write_calendar(shelf.database, file, Cancel()) == (2, 0, True)
    found = read(file)
    timed, dated = found["Fargo S01E01 The Crocodile's Dilemma"], found["Fargo S01E02 The Rooster Prince"]
    assert timed.dtstart.value == datetime.fromtimestamp(NOW + HOUR, UTC)
    assert timed.dtend.value - timed.dtstart.value == timedelta(minutes=50)
    assert (dated.dtstart.value, dated.dtend.value) == (date(2025, 10, 12), date(2025, 10, 13))
    assert dated.dtstart.params["VALUE"] == ["DATE"]
    assert timed.url.value == "bijou://show/1?season=1&episode=1"
    assert [one.categories.value for one in (timed, dated)] == [["Episode"], ["Episode"]]
    assert timed.status.value == "CONFIRMED"


def test_from_a_month_back_to_a_year_ahead(shelf: Shelf, tmp_path: Path) -> None:
    for number, days in enumerate((-32, -29, 360, 370), 1):
        episode(shelf, 1, number, at=NOW + days * DAY, title="")
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    assert [name[:12] for name in read(tmp_path / "a.ics")] == ["Fargo S01E02", "Fargo S01E03"]


def test_the_same_again_is_the_same_file(shelf: Shelf, tmp_path: Path) -> None:
    episode(shelf, 1, 1, at=NOW + HOUR)
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    before = (tmp_path / "a.ics").read_bytes()
    assert write_calendar(shelf.database, tmp_path / "a.ics", Cancel()) == (1, 0, False)
    assert (tmp_path / "a.ics").read_bytes() == before


def test_only_an_event_that_changed_has_another_stamp(shelf: Shelf, tmp_path: Path) -> None:
    """Or every app would take every event for a new one, each time."""
    episode(shelf, 1, 1, at=NOW + DAY)
    episode(shelf, 1, 2, on="2025-10-12")
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    shelf.sql("UPDATE episodes SET title = 'Renamed' WHERE number = 2")
    shelf.database.close()
    later = Database(tmp_path / "library.db", clock=lambda: NOW + HOUR)
    write_calendar(later, tmp_path / "a.ics", Cancel())
    later.close()
    found = read(tmp_path / "a.ics")
    same, changed = found["Fargo S01E01 Episode 1"], found["Fargo S01E02 Renamed"]
    assert (same.dtstamp.value, same.sequence.value) == (datetime.fromtimestamp(NOW, UTC), "0")
    assert (changed.dtstamp.value, changed.sequence.value) == (datetime.fromtimestamp(NOW + HOUR, UTC), "1")
    assert changed.last_modified.value == changed.dtstamp.value


class Soon(Cancel):
    """Asks to stop at the look after so many."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def check(self) -> None:
        self._looks -= 1
        if self._looks < 0:
            raise Cancelled


def test_what_was_stopped_goes_on_from_there(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.library.calendar_file.PORTION", 2)
    for number in range(1, 6):
        episode(shelf, 1, number, at=NOW + number * HOUR)
    with pytest.raises(Cancelled):
        write_calendar(shelf.database, tmp_path / "a.ics", Soon(2))
    assert not (tmp_path / "a.ics").exists()
    assert shelf.sql("SELECT count(*) FROM calendar_events WHERE text IS NOT NULL") == [(4,)]
    assert write_calendar(shelf.database, tmp_path / "a.ics", Cancel()) == (5, 0, True)
    assert len(read(tmp_path / "a.ics")) == 5


def test_a_change_keeps_the_uid_and_raises_the_sequence(shelf: Shelf, tmp_path: Path) -> None:
    episode(shelf, 1, 1, at=NOW + HOUR)
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    [before] = read(tmp_path / "a.ics").values()
    airing_sheet.correct(shelf.database, 1, 1.5)
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    [after] = read(tmp_path / "a.ics").values()
    assert (after.uid.value, after.sequence.value) == (before.uid.value, "1")
    assert after.dtstart.value - before.dtstart.value == timedelta(hours=1.5)


def test_what_is_dropped_is_cancelled_and_comes_back(shelf: Shelf, tmp_path: Path) -> None:
    episode(shelf, 1, 1, at=NOW + HOUR)
    episode(shelf, 1, 2, at=NOW + DAY)
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    shelf.sql("DELETE FROM episodes WHERE number = 2")
    assert write_calendar(shelf.database, tmp_path / "a.ics", Cancel()) == (2, 1, True)
    states = {name: (one.status.value, one.sequence.value) for name, one in read(tmp_path / "a.ics").items()}
    assert states == {"Fargo S01E01 Episode 1": ("CONFIRMED", "0"), "Fargo S01E02 Episode 2": ("CANCELLED", "1")}
    following.unfollow(shelf.database, Pointed("show", 1))
    assert write_calendar(shelf.database, tmp_path / "a.ics", Cancel()) == (2, 2, True)
    following.follow(shelf.database, Pointed("show", 1))
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    states = {name: (one.status.value, one.sequence.value) for name, one in read(tmp_path / "a.ics").items()}
    assert states == {"Fargo S01E01 Episode 1": ("CONFIRMED", "2"), "Fargo S01E02 Episode 2": ("CANCELLED", "1")}


def test_what_was_told_is_forgotten_a_month_after(shelf: Shelf, tmp_path: Path) -> None:
    shelf.sql("INSERT INTO calendar_events (uid, day, said, modified_at, cancelled) VALUES ('old', '2025-01-01', ?, 1, 1)", b"{}")
    write_calendar(shelf.database, tmp_path / "a.ics", Cancel())
    assert shelf.sql("SELECT count(*) FROM calendar_events") == [(0,)]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    event = CalendarEvent("bijou-1@x", "2025-10-12", WILD, NOW, 30, WILD, "bijou://show/1")
    (tmp_path / "a.ics").write_bytes(as_ics([event_text(ToldEvent(event, 0, NOW))]))
    [one] = read(tmp_path / "a.ics").values()
    assert "\n" not in one.summary.value
    assert one.summary.value.startswith('Ünï; \\n, code: "x" BEGIN:VEVENT SUMMARY:evil ')
    assert one.description.value.startswith('Ünï; \\n, code: "x"\nBEGIN:VEVENT\nSUMMARY:evil ')
    assert "漢字" in one.summary.value
    assert not set("\x00\u202e") & set(one.summary.value)


def test_a_folder_that_cannot_be_written_to_is_a_sentence(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(Problem, match="could not be written"):
        write_calendar(shelf.database, tmp_path / "taken" / "a.ics", Cancel())


def test_two_libraries_have_other_uids(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Shelf(tmp_path / "other")
    other.show("Fargo", status="Continuing")
    for one, name in ((shelf, "a"), (other, "b")):
        episode(one, 1, 1, at=NOW + HOUR)
        write_calendar(one.database, tmp_path / f"{name}.ics", Cancel())
    other.database.close()
    uids = {next(iter(read(tmp_path / f"{name}.ics").values())).uid.value for name in "ab"}
    assert len(uids) == 2
