"""The demo's person follows and wishes from the first look around; what is undone there stays undone."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.application.commandline import read
from app.application.demo_servers import start_demo
from app.application.household import Household
from app.demo.process import PretendServers
from app.demo.ready import Ready
from app.domain.cancel import Cancel
from app.domain.provided import Facet, Provider
from app.library import followed_works, following, wishing
from app.library.wanting import wanted
from app.metadata.registry import open_provider
from app.metadata.tmdb.client import Tmdb
from app.web.web import Web


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


def test_what_the_people_of_the_demo_do_next_is_news_once_tmdb_is_asked(tmp_path: Path) -> None:
    """What they did long ago is not; and it is told once."""
    with Household(read(["--data-dir", str(tmp_path), "--demo"])) as household, contextlib.ExitStack() as opened:
        ready = start_demo(household, pretend, None, Cancel(), opened).ready
        assert isinstance(ready, Ready)
        assert followed_works.news(household.database, 9) == []
        client = open_provider(Provider.TMDB, household.web, ready.tmdb.key, ready.tmdb.address)
        assert isinstance(client, Tmdb)
        told = followed_works.read_due(household.database, client, Cancel())
        news = followed_works.news(household.database, 20)
        today = household.clock.local().date().isoformat()
        assert (len(news), told >= 3, len({one.person for one in news}) >= 2) == (told, True, True)
        assert [one.title for one in news if (one.released or today) < today or one.poster is None] == [], "each with its picture"
        assert followed_works.read_due(household.database, client, Cancel()) == 0


def test_what_is_undone_stays_undone(tmp_path: Path) -> None:
    with Household(read(["--data-dir", str(tmp_path), "--demo"])) as household:
        start(household)
        wishing.unwish(household.database, range(1, 100))
        start(household)
        assert wanted(household.database).movies == frozenset()


def test_every_episode_that_is_wished_is_one_that_its_provider_lists(tmp_path: Path) -> None:
    """Or a wish would be of an episode that nobody knows."""
    with contextlib.closing(Web()) as web, pretend(None, tmp_path) as servers:
        wishes = [one for one in servers.ready.tastes if one.season is not None]
        assert len(wishes) > 3
        tmdb = open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address)
        for show in {one.tmdb for one in wishes}:
            listed = tmdb.provide("show", show, frozenset({Facet.EPISODES}), Cancel()).episodes
            assert listed is not None
            there = {(one.season, one.number) for one in listed.episodes}
            assert {(one.season, one.number) for one in wishes if one.tmdb == show} <= there
