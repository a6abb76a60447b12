"""The demo's person follows and wishes from the first look around; what is undone there stays undone."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.application.commandline import read
from app.application.demo_servers import start_demo
from app.application.household import Household
from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.library import following, wishing
from app.library.wanting import wanted


def pretend(_size: int | None, folder: Path) -> PretendServers:
    return PretendServers().start(data_dir=folder)


def start(household: Household) -> None:
    with contextlib.ExitStack() as opened:
        start_demo(household, pretend, None, Cancel(), opened)


def test_the_demos_person_follows_people_and_wishes_films_and_episodes(tmp_path: Path) -> None:
    with Household(read(["--data-dir", str(tmp_path), "--demo"])) as household:
        start(household)
        held = wanted(household.database)
        assert (len(held.people), len(held.movies) >= 5, len(held.wishing) >= 1) == (7, True, True)
        assert {one.name for one in following.followed_people(household.database)} >= {"Charlie Chaplin", "Buster Keaton"}


def test_what_is_undone_stays_undone(tmp_path: Path) -> None:
    with Household(read(["--data-dir", str(tmp_path), "--demo"])) as household:
        start(household)
        wishing.unwish(household.database, range(1, 100))
        start(household)
        assert wanted(household.database).movies == frozenset()
