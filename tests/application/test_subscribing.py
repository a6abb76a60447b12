"""The calendar file follows what changes, off the GUI thread, and says where it cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.application.commandline import Options
from app.application.household import Household
from app.application.subscribing import Subscribing
from app.domain.changes import Changes, Subject
from tests.models.holding import HeldFetch

CHANGED = Changes(updated={Subject.SHOW: frozenset({1})})


@pytest.fixture(autouse=True)
def application(qapp: QCoreApplication) -> QCoreApplication:
    """Timers need one."""
    return qapp


def test_it_is_written_when_it_is_wanted_and_after_changes(tmp_path: Path) -> None:
    with Household(Options(data_dir=tmp_path / "data")) as household:
        work = HeldFetch()
        part = Subscribing(household, work)
        part.apply(CHANGED)
        assert not part.due()
        part.model.setPath(str(tmp_path / "folder"))
        work.run()
        file = tmp_path / "folder" / "bijou.ics"
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
        assert part.model.property("news") != ""
        assert (household.settings.calendar_file, household.settings.calendar_file_kept) == (str(file), True)
        part.apply(CHANGED)
        assert part.due()
        part.model.setOn(False)
        assert not part.due()
        part.close()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Household(Options(data_dir=tmp_path / "data")) as household:
        work = HeldFetch()
        part = Subscribing(household, work)
        part.model.setPath(str(tmp_path / "file" / "a.ics"))
        work.run()
        assert "could not be written" in str(part.model.property("problem"))
        part.close()


def test_the_next_start_goes_on(tmp_path: Path) -> None:
    with Household(Options(data_dir=tmp_path / "data")) as household:
        first = Subscribing(household, HeldFetch())
        first.model.setPath(str(tmp_path / "a.ics"))
        first.close()
    with Household(Options(data_dir=tmp_path / "data")) as household:
        part = Subscribing(household, HeldFetch())
        assert (part.model.property("on"), part.model.property("path")) == (True, str(tmp_path / "a.ics"))
        part.begin()
        assert part.due()
        part.close()


def test_quitting_stops_what_is_being_written(tmp_path: Path) -> None:
    """The first file of a large library takes seconds."""
    with Household(Options(data_dir=tmp_path / "data")) as household:
        work = HeldFetch()
        part = Subscribing(household, work)
        part.model.setPath(str(tmp_path / "a.ics"))
        [(_, _, _, token)] = work.waiting
        part.close()
        assert token.requested
