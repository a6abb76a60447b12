"""Air times where the user lives, around changes of the clocks and midnight: days, order, Anytime and what has aired (D50, D51)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from app.domain.air_time import air_instant
from app.domain.pages import EpisodeRow
from app.domain.provided import Precision
from app.domain.users_zone import USERS_ZONE
from app.library import airing_sheet
from app.models.airing_words import air_words, clock_words
from app.models.calendar_rows import time_words
from app.models.episode_face import episode_face, shifted_words
from app.store.calendar_week import between
from app.store.season_rows import episodes_of
from tests.shelf import Shelf
from tests.store.test_calendar_week import episode

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="no tzset here")
HOUR = 3_600


class Turn(NamedTuple):
    """A zone and a date on which its clocks change; Kathmandu's never do."""

    zone: str
    day: date


TURNS = (
    Turn("Pacific/Auckland", date(2026, 4, 5)),
    Turn("Pacific/Auckland", date(2026, 9, 27)),
    Turn("Asia/Kathmandu", date(2026, 3, 29)),
    Turn("America/Sao_Paulo", date(2018, 2, 18)),
    Turn("America/Sao_Paulo", date(2018, 11, 4)),
    Turn("Europe/London", date(2026, 3, 29)),
    Turn("Europe/London", date(2026, 10, 25)),
    Turn("America/Los_Angeles", date(2026, 3, 8)),
    Turn("America/Los_Angeles", date(2026, 11, 1)),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.database.close()


@pytest.fixture(params=TURNS, ids=lambda turn: f"{turn.zone} {turn.day}")
def turn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Turn]:
    """The process lives there."""
    found: Turn = request.param
    monkeypatch.setenv("TZ", found.zone)
    time.tzset()
    yield found
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(params=["en_GB", "en_US", "de_DE"])
def locale(request: pytest.FixtureRequest, qapp: object) -> Iterator[str]:
    """The locale of the window; the tests' own afterwards."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def local(turn: Turn, days: int = 0) -> datetime:
    """The beginning of the day so many days from the change, in the user's zone."""
    day = turn.day + timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=USERS_ZONE)


def test_every_instant_stands_on_the_day_that_the_wall_clock_says(turn: Turn, shelf: Shelf) -> None:
    """Each hour of the three days around the change, read as the calendar reads them."""
    shelf.show("Fargo", status="Continuing")
    begin = int(local(turn, -1).timestamp())
    instants = [begin + at * HOUR // 2 for at in range(2 * 71)]
    for number, at in enumerate(instants, 1):
        episode(shelf, 1, number, at=at)
    with shelf.database.read() as reader:
        found = between(reader, turn.day - timedelta(days=1), 3, "mine", local(turn))
    there = ZoneInfo(turn.zone)
    assert [one.air_at for one in found] == instants[: len(found)]
    assert len(found) >= 2 * 70
    assert [one.day for one in found] == [datetime.fromtimestamp(one.air_at or 0, there).date().isoformat() for one in found]


def test_days_meet_without_a_gap_and_without_a_double(turn: Turn, shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    for number, days in enumerate((0, 1), 1):
        midnight = int(local(turn, days).timestamp())
        episode(shelf, 1, 2 * number, at=midnight)
        episode(shelf, 1, 2 * number - 1, at=midnight - 1)
    with shelf.database.read() as reader:
        days_read = [[one.number for one in between(reader, turn.day + timedelta(days=at), 1, "mine", local(turn))] for at in (-1, 0, 1)]
    assert days_read == [[1], [2, 3], [4]]


def test_midnight_is_a_time_and_a_date_is_anytime(turn: Turn, shelf: Shelf, locale: str) -> None:
    """*Anytime* follows from the precision, never from a clock that reads 00:00 after conversion."""
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, at=int(local(turn, 1).timestamp()))
    episode(shelf, 1, 2, on=(turn.day + timedelta(days=1)).isoformat())
    with shelf.database.read() as reader:
        timed, dated = between(reader, turn.day + timedelta(days=1), 1, "mine", local(turn))
    midnight = {"en_GB": "00:00", "en_US": "12:00 AM", "de_DE": "00:00"}[locale]
    assert [time_words(one, local(turn)).replace("\u202f", " ") for one in (timed, dated)] == [midnight, "Anytime"]


def test_a_date_has_aired_when_it_ends_in_the_users_zone(turn: Turn, shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    episode(shelf, 1, 1, on=turn.day.isoformat())
    end = local(turn, 1)
    states = []
    for now in (end - timedelta(seconds=1), end):
        with shelf.database.read() as reader:
            states.append([one.state for one in episodes_of(reader, 1, 1, now)])
    assert states == [["upcoming"], ["missing"]]


def test_an_instant_has_aired_when_it_comes(turn: Turn, shelf: Shelf) -> None:
    shelf.show("Fargo", status="Continuing")
    for number in range(1, 27):
        episode(shelf, 1, number, at=int(local(turn).timestamp()) + number * HOUR)
    for number in range(27):
        now = datetime.fromtimestamp(local(turn).timestamp() + number * HOUR, UTC).astimezone(USERS_ZONE)
        with shelf.database.read() as reader:
            assert sum(one.state == "missing" for one in episodes_of(reader, 1, 1, now)) == number


@pytest.mark.parametrize("network", ["Europe/London", "America/New_York", "Asia/Tokyo"])
def test_a_networks_hour_stays_its_hour_through_its_own_change(turn: Turn, network: str) -> None:
    """21:00 there every week, whatever the clocks do here or there."""
    for week in range(-2, 3):
        day = turn.day + timedelta(weeks=week)
        at, precision = air_instant(day.isoformat(), "21:00", network)
        assert at is not None
        there = datetime.fromtimestamp(at, ZoneInfo(network))
        assert (there.date(), f"{there:%H:%M}", precision) == (day, "21:00", "local")
        here = datetime.fromtimestamp(at, UTC).astimezone(USERS_ZONE)
        assert here.timestamp() == at


@pytest.mark.parametrize("precision", ["exact", "local", "date"])
def test_the_same_words_everywhere(turn: Turn, precision: Precision, locale: str) -> None:
    """The list of episodes, the sheet and the calendar say one and the same of an instant."""
    at = int(local(turn).timestamp()) + 21 * HOUR
    now = local(turn)
    there = datetime.fromtimestamp(at, UTC).astimezone(USERS_ZONE)
    row = EpisodeRow(1, 1, 1, "One", air_at=at, precision=precision, air_date=turn.day.isoformat(), state="upcoming", airs_in_days=0)
    said = clock_words(there.time(), precision)
    assert (said == "Anytime") == (precision == "date")
    assert said.startswith("about ") == (precision == "local")
    assert air_words(row, now).endswith(said) == (precision != "date")


def test_a_correction_is_shown_where_the_user_lives(turn: Turn, shelf: Shelf, locale: str) -> None:
    shelf.show("Fargo", status="Continuing")
    at = int(local(turn).timestamp()) + 12 * HOUR
    episode(shelf, 1, 1, at=at)
    airing_sheet.correct(shelf.database, 1, 13)
    sheet = airing_sheet.sheet(shelf.database, 1)
    assert sheet is not None
    face = episode_face(sheet, local(turn))
    there = datetime.fromtimestamp(at + 13 * HOUR, UTC).astimezone(USERS_ZONE)
    assert face.when.endswith(clock_words(there.time(), "exact"))
    assert shifted_words(face.next_at, 13, 0, local(turn)).endswith(clock_words(datetime.fromtimestamp(at, UTC).astimezone(USERS_ZONE).time(), "exact"))
