"""What whoever looks for a match is told of a title: the servers' word alone (D21)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.items import Credit, ExternalIds, MediaFile
from app.domain.provided import Known
from app.domain.wanting import Pointed, Wish
from app.library import following, wishing
from app.store.known_titles import known_titles
from tests.shelf import Shelf

FILE = MediaFile(path="/Films/Der muede Tod (1921)/part1.mkv", duration_ms=6_000_000)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_d21_a_film_is_told_with_all_that_helps_to_judge(shelf: Shelf) -> None:
    lang = (Credit("Fritz Lang", "Directing", "Director"), Credit("Lil Dagover", "Acting", "Actor"))
    shelf.film("Der müde Tod", files=[FILE], year=1921, imdb="tt0012494", credits=lang)
    shelf.film("Destiny", server=2, files=[FILE], year=1921, imdb="tt0012494")
    with shelf.database.read() as reader:
        known = known_titles(reader, "movie", [1, 2])
    assert list(known) == [1], "one film, and none with the other id"
    told = known[1]
    assert (told.title, told.other_titles, told.year, told.ids.imdb) == ("Der müde Tod", ("Destiny",), 1921, "tt0012494")
    assert (told.runtime_minutes, told.directors, told.path) == (100.0, ("Fritz Lang",), FILE.path)


def test_d21_a_show_is_told_with_its_regular_seasons_and_episodes(shelf: Shelf) -> None:
    key = shelf.show("Judex", year=1916)
    for season, number in ((0, 1), (1, 1), (1, 2), (2, 1)):
        shelf.episode(key, season, number, files=[MediaFile(path=f"/Judex/s{season}e{number}.mkv")])
    with shelf.database.read() as reader:
        told = known_titles(reader, "show", [1])[1]
    assert (told.seasons, told.episodes, told.path) == (2, 3, "/Judex/s0e1.mkv")


def test_d21_what_a_provider_said_is_not_told(shelf: Shelf) -> None:
    shelf.film("Metropolis")
    facts = '{"title": "Metropolis Now", "year": 2001, "ids": {"imdb": "tt1"}}'
    shelf.sql("INSERT INTO enrichments (movie_id, provider, facet, state, facts) VALUES (1, 'tmdb', 'details', 'matched', CAST(? AS BLOB))", facts)
    with shelf.database.read() as reader:
        told = known_titles(reader, "movie", [1])[1]
    assert (told.title, told.year, told.ids.imdb) == ("Metropolis", None, None)


def test_d30_a_show_that_is_followed_and_nowhere_owned_is_told_by_what_it_was_pointed_at(shelf: Shelf) -> None:
    shelf.film("Metropolis")
    pointed = Pointed("show", ids=ExternalIds(tmdb="1396"), title="Breaking Bad", year=2008)
    following.follow(shelf.database, pointed)
    wishing.wish(shelf.database, [Wish(Pointed("movie", ids=ExternalIds(imdb="tt2"), title="Wished", year=1930))])
    with shelf.database.read() as reader:
        show, film = known_titles(reader, "show", [1, 2]), known_titles(reader, "movie", [1, 2])
    assert show == {1: Known("show", "Breaking Bad", year=2008, ids=ExternalIds(tmdb="1396"))}
    assert (film[1].title, film[2]) == ("Metropolis", Known("movie", "Wished", year=1930, ids=ExternalIds(imdb="tt2")))
