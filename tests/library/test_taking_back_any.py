"""Whatever is matched, chosen, merged, scanned, retired and taken back, in any order: the library stays sound (D2, D10, D14, D21, D62)."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.items import ExternalIds, Facts
from app.domain.problems import Problem
from app.domain.provided import AirTime, EpisodeList, Facet, ListedEpisode, Provided, Provider
from app.store.retiring import retire_copies
from tests.library.test_taking_back import RIGHT, WRONG, Desk, of_tmdb
from tests.shelf import Shelf
from tests.store.test_enrichment import matched

TMDB, TVDB, TVMAZE, OMDB = Provider
EPISODES = (
    *RIGHT, WRONG[2], ListedEpisode(0, 1, "Numbered special", air_date="2020-02-01"),
    ListedEpisode(2, 1, "Next", air_date="2021-01-01", ids=ExternalIds(tmdb="201")),
)  # fmt: skip
IDS = tuple(ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb) for tmdb, imdb, tvdb in (
    ("1", "tt1", "1"), ("1", None, "2"), ("2", "tt1", None), ("2", "tt2", "2"), ("3", None, None), ("3", "tt3", "1"),
))  # fmt: skip
SAID: tuple[dict[str, Any], ...] = ({}, {"tmdb": "1"}, {"imdb": "tt1"}, {"imdb": "tt2"}, {"tvdb": "2"}, {"tmdb": "3"})


class Days:
    """Two servers with two shows each, which may turn out to be one another, and what may happen to them."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self.desk = desk
        self.chance = chance
        self.shows = {desk.shelf.show(f"Show {at}", server, **chance.choice(SAID)): server for server in (1, 2) for at in range(2)}

    def one(self) -> None:
        """Something happens, unless it cannot be taken back any more."""
        ways: tuple[Callable[[int], object], ...] = (
            self.match,
            self.match,
            self.choose,
            self.undo,
            self.undo,
            self.arrive,
            self.leave,
            self.want,
            self.correct,
        )
        titles = [row[0] for row in self.desk.shelf.sql("SELECT id FROM shows")]
        with contextlib.suppress(Problem):
            self.chance.choice(ways)(self.chance.choice(titles))

    def match(self, title: int) -> None:
        provider, ids = self.chance.choice((TMDB, TMDB, TVDB, TVMAZE)), self.chance.choice(IDS)
        its_id = {TMDB: ids.tmdb, TVDB: ids.tvdb, TVMAZE: f"5{ids.tmdb}"}[provider] or "9"
        some = tuple(one for one in EPISODES if self.chance.random() < 0.6)
        airs = AirTime("22:00", "America/New_York", (2,))
        told = (
            Provided(ids, {Facet.DETAILS: Facts(studio="FX")}, EpisodeList((), some), airs) if provider is not TMDB else of_tmdb(f"Name {its_id}", ids, *some)
        )
        self.desk.store(matched(title, its_id, "show", provider, told, evidence=self.chance.choice(("search 0.90", f"id {its_id}"))))

    def choose(self, title: int) -> None:
        self.desk.choose("show", title, self.chance.choice(("1", "2", "3", None)), self.chance.choice((TMDB, TVDB)))

    def undo(self, _title: int) -> None:
        lines = [row[0] for row in self.desk.shelf.sql("SELECT id FROM activity WHERE undo IS NOT NULL")]
        if lines:
            self.desk.undo(self.chance.choice(lines))

    def arrive(self, _title: int) -> None:
        show, server = self.chance.choice(list(self.shows.items()))
        season, number, named = self.chance.choice((0, 1, 1, 2)), self.chance.randint(1, 4), self.chance.choice(("A", "Third", "Numbered special"))
        self.desk.shelf.episode(show, season, number, server, key=f"{show}-{self.chance.randint(0, 5)}", title=named, aired="2020-02-01")

    def leave(self, _title: int) -> None:
        copies = [row[0] for row in self.desk.shelf.sql("SELECT id FROM copies WHERE kind = 'episode'")]
        with self.desk.shelf.database.write() as tx:
            retire_copies(tx, self.chance.sample(copies, min(1, len(copies))))

    def want(self, title: int) -> None:
        sql = self.desk.shelf.sql
        state = self.chance.choice(("follow", "mute"))
        sql("INSERT OR IGNORE INTO watchlist (kind, state, title, show_id, added_at) VALUES ('show', ?, 'x', ?, ?)", state, title, self.chance.randint(1, 9))
        number = self.chance.randint(1, 4)
        sql("INSERT OR IGNORE INTO wishlist (kind, title, show_id, season, number, added_at) VALUES ('episode', 'x', ?, 1, ?, 1)", title, number)

    def correct(self, _title: int) -> None:
        show, server = self.chance.choice(list(self.shows.items()))
        self.desk.shelf.show("Show", server, key=show, **self.chance.choice(SAID))


@pytest.mark.timeout(300)
@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1_000_000))
def test_the_library_stays_sound_whatever_is_taken_back(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        try:
            days = Days(Desk(shelf, Path(folder)), random.Random(seed))
            for _ in range(14):
                days.one()
                days.desk.sound()
                assert shelf.sql("PRAGMA foreign_key_check") == []
                twice = "SELECT 1 FROM episodes WHERE season > 0 AND number IS NOT NULL GROUP BY show_id, season, number HAVING count(*) > 1"
                assert shelf.sql(twice) == []
                assert shelf.sql("SELECT id FROM set_aside WHERE activity_id NOT IN (SELECT id FROM activity WHERE undo IS NOT NULL)") == []
        finally:
            shelf.database.close()
