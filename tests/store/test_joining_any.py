"""Whatever ids servers give and correct, in whatever order: each copy has one title, and no title holds ids that contradict (D10)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.items import ExternalIds, Facts, Kind, Reported
from app.domain.merge import contradict, united
from app.store.copies import FACTS, Place
from app.store.database import Database
from app.store.safety import check_file
from app.store.storing import store_items
from tests.library.pretend_source import episode, show
from tests.shelf import Shelf

_VALUE = st.one_of(st.none(), st.sampled_from(["1", "2"]))
_IDS = st.builds(ExternalIds, tmdb=_VALUE, imdb=_VALUE, plex=_VALUE)
_TOLD = st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(1, 5), _IDS), min_size=1, max_size=12)
"""(server, which item of it, the ids that it has from now on)."""


@contextmanager
def library() -> Iterator[Shelf]:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        try:
            yield shelf
        finally:
            shelf.database.close()
        assert check_file(shelf.database.path) == []


def tell(database: Database, server: int, item: Reported) -> None:
    library_id = server * 2 - (1 if item.kind is Kind.MOVIE else 0)
    with database.write() as tx:
        assert not store_items(tx, Place(server, library_id), item.kind, [item]).skipped


@settings(max_examples=25, deadline=None)
@given(_TOLD)
def test_films_join_merge_and_split_soundly(told: list[tuple[int, int, ExternalIds]]) -> None:
    with library() as shelf:
        for server, which, ids in told:
            tell(shelf.database, server, Reported(Kind.MOVIE, f"m{which}", Facts(title=f"Film {which}", ids=ids)))
        check_titles(shelf)
        before = everything(shelf)
        last = {(server, which): ids for server, which, ids in told}
        for (server, which), ids in last.items():
            tell(shelf.database, server, Reported(Kind.MOVIE, f"m{which}", Facts(title=f"Film {which}", ids=ids)))
        assert everything(shelf) == before


@settings(max_examples=25, deadline=None)
@given(_TOLD, st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=3))
def test_shows_take_their_episodes_along(told: list[tuple[int, int, ExternalIds]], places: list[tuple[int, int]]) -> None:
    with library() as shelf:
        for server, which, ids in told:
            title = show(which)
            tell(shelf.database, server, Reported(Kind.SHOW, title.remote_key, Facts(title=title.facts.title, ids=ids)))
            for at, number in places:
                tell(shelf.database, server, episode(which, at, number))
        check_titles(shelf, Kind.SHOW)
        astray = shelf.sql("""SELECT c.id FROM copies c JOIN copies p ON p.id = c.parent_id JOIN copy_episodes l ON l.copy_id = c.id
            JOIN episodes e ON e.id = l.episode_id WHERE e.show_id <> p.show_id OR e.season <> c.season OR e.number <> c.number""")
        assert astray == []
        assert shelf.sql("SELECT id FROM copies WHERE kind = 'episode' AND id NOT IN (SELECT copy_id FROM copy_episodes)") == []
        assert shelf.sql("SELECT id FROM episodes WHERE id NOT IN (SELECT episode_id FROM copy_episodes)") == []
        assert shelf.sql("SELECT show_id FROM episodes GROUP BY show_id, season, number HAVING count(*) > 1") == []
        assert shelf.sql("SELECT e.id FROM episodes e JOIN seasons s ON s.id = e.season_id WHERE (s.show_id, s.number) <> (e.show_id, e.season)") == []


def check_titles(shelf: Shelf, kind: Kind = Kind.MOVIE) -> None:
    """Each title has copies, whose ids agree, and has their ids; redirects lead to titles that are there."""
    titles: dict[int, list[ExternalIds]] = {}
    for title, text in shelf.sql(f"SELECT {kind}_id, facts FROM copies WHERE kind = ?", kind.value):
        titles.setdefault(title, []).append(FACTS(text).ids)
    rows = {row[0]: row[1:] for row in shelf.sql(f"SELECT id, tmdb, imdb, plex FROM {kind}s")}
    assert set(rows) == set(titles)
    for title, many in titles.items():
        whole = ExternalIds()
        for ids in many:
            assert not contradict(whole, ids), many
            whole = united(whole, ids)
        assert rows[title][:2] == (whole.tmdb, whole.imdb)


def everything(shelf: Shelf) -> list[Any]:
    return shelf.sql("SELECT id, server_id, remote_key, movie_id, facts FROM copies ORDER BY id") + shelf.sql("SELECT * FROM movies ORDER BY id")
