"""Taking back a merge or a split that scans brought about: what the user decides stays decided, scan after scan (D10, D62)."""

from __future__ import annotations

import pytest

from app.domain.changes import Changes, Subject
from app.domain.items import ExternalIds, Kind
from app.domain.pages import ActivityRow, MoviePage
from app.library import browse
from app.library.keeping import undo
from app.store.database import Database
from app.store.invariants import broken
from tests.library.pretend_source import CHANGED, PretendSource, changed, film
from tests.library.scanning import run, value

BOTH = ExternalIds(tmdb="1", imdb="tt1")


def server(ids: ExternalIds, at: int = 0, **facts: object) -> PretendSource:
    """A server with one film, changed so many seconds later."""
    return PretendSource().library("1", "movie", changed(film(1, "Alien", changed_at=CHANGED + at), ids=ids, **facts))


def page(database: Database, movie: int) -> MoviePage:
    found = browse.movie_page(database, movie)
    assert found is not None
    return found


def latest(database: Database, movie: int, verb: str) -> ActivityRow:
    """What the title's own page tells of it."""
    return next(row for row in page(database, movie).activity if row.verb == verb)


@pytest.fixture
def merged(database: Database) -> Database:
    """One film on two servers that did not know so at first: two titles until the second server found the other id too."""
    run(database, server(ExternalIds(tmdb="1")))
    run(database, server(ExternalIds(imdb="tt1")), server=2)
    assert value(database, "SELECT count(*) FROM movies") == 2
    run(database, server(BOTH), server=2)
    assert value(database, "SELECT count(*) FROM movies") == 1
    return database


def test_d62_a_merge_is_told_on_the_titles_page_and_can_be_taken_back_there(merged: Database) -> None:
    line = latest(merged, 1, "merged")
    assert (line.title, line.detail, line.can_undo) == ("Alien", "Cellar", True)
    assert latest(merged, 2, "merged") == line, "the id that went leads to the same page (D10)"
    heard: list[Changes] = []
    merged.listen(heard.append)
    undone = undo(merged, line.id)
    assert (undone.title_id, undone.other_id, undone.joined) == (1, 2, False)
    assert [[copy.server for copy in page(merged, movie).copies] for movie in (1, 2)] == [["Attic"], ["Cellar"]]
    assert [latest(merged, movie, "split").can_undo for movie in (1, 2)] == [True, True]
    assert not latest(merged, 1, "merged").can_undo
    assert {1, 2} <= heard[-1].touched(Subject.MOVIE), "both pages hear of it (D61)"


@pytest.mark.parametrize("mode", ["quick", "full", "deep"])
def test_d10_what_was_taken_apart_is_not_joined_again_by_any_scan(merged: Database, mode: str) -> None:
    undo(merged, latest(merged, 1, "merged").id)
    for attic, cellar in ((server(BOTH, 1), server(BOTH, 1, year=1979)), (server(BOTH, 2, year=1979), server(BOTH, 2, tagline="In space."))):
        run(merged, attic, mode)  # type: ignore[arg-type]
        run(merged, cellar, mode, server=2)  # type: ignore[arg-type]
        assert [[copy.server for copy in page(merged, movie).copies] for movie in (1, 2)] == [["Attic"], ["Cellar"]]
    with merged.read() as reader:
        assert broken(reader) == []


def test_d10_a_split_that_was_taken_back_is_not_made_again_by_a_scan(merged: Database) -> None:
    run(merged, server(ExternalIds(imdb="tt2")), server=2)
    assert value(merged, "SELECT count(*) FROM movies") == 2
    undone = undo(merged, latest(merged, 1, "split").id)
    assert (undone.title_id, undone.joined) == (1, True)
    assert page(merged, undone.other_id).id == 1, "its page leads to the title that it is part of"
    for ids in (ExternalIds(imdb="tt2"), ExternalIds(imdb="tt3")):
        run(merged, server(ids), "deep", server=2)
        assert [copy.server for copy in page(merged, 1).copies] == ["Attic", "Cellar"]
    undo(merged, undone.line)
    assert [copy.server for copy in page(merged, 1).copies] == ["Attic"]
    with merged.read() as reader:
        assert broken(reader) == []


def test_d60_a_first_scan_that_joins_many_tells_of_none(database: Database) -> None:
    """What a second server has too is one more copy, no news for each title."""
    many = [film(number) for number in range(30)]
    run(database, PretendSource().library("1", "movie", *many))
    run(database, PretendSource().library("1", "movie", *many), server=2)
    assert value(database, "SELECT count(*) FROM movies") == 30
    assert value(database, "SELECT count(*) FROM activity WHERE movie_id IS NOT NULL") == 0
    assert value(database, f"SELECT count(*) FROM copies WHERE kind = '{Kind.MOVIE}'") == 60
