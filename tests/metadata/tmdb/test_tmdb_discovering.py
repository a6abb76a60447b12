"""Wandering and searching at TMDB: what is asked, what becomes of real answers, and the pretend TMDB's lists through the client (D22)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.demo.process import PretendServers
from app.domain.cancel import Cancel
from app.domain.discovered import Discovered, Famous, Offered, Somebody, Wanted, What
from app.domain.items import Rating
from app.domain.problems import BadAnswer
from app.domain.provided import Provider
from app.metadata.registry import open_provider
from app.metadata.tmdb.client import Tmdb
from app.web.web import Web
from tests.metadata.real_answers import files, real, saying
from tests.metadata.tmdb.opening import opened, telling
from tests.web.loopback import Loopback

FILM = {"id": 1, "title": "A", "original_title": "Ä", "release_date": "2001-02-03", "genre_ids": [18, None, 35], "vote_average": 7.5, "vote_count": 9}
SHOW = {"id": 1, "name": "B", "first_air_date": "", "poster_path": "/b.jpg", "vote_average": 8.0, "vote_count": 0}
PERSON = {"id": 1, "name": "C", "known_for_department": "Acting", "profile_path": "/c.jpg", "popularity": "3.5",
          "known_for": [{"id": 7, "media_type": "tv", "name": "D"}, None, {"id": 8}, {"id": 9, "media_type": "movie", "title": "E"}]}  # fmt: skip


def page(*results: Any, pages: int = 1) -> dict[str, Any]:
    return {"page": 1, "results": [*results], "total_pages": pages, "total_results": len(results)}


def asked(server: Loopback) -> tuple[str, dict[str, str]]:
    one = server.asked[-1]
    return one.path, {name: values[0] for name, values in one.query.items() if name not in {"api_key", "language"}}


def test_a_mixed_list_tells_films_shows_and_people_apart(web: Web, server: Loopback) -> None:
    mixed = [{**FILM, "media_type": "movie"}, {**SHOW, "media_type": "tv"}, {**PERSON, "media_type": "person"}]
    others = [{"id": 9, "media_type": "collection", "title": "D"}, None, {"id": None, "title": "E", "media_type": "movie"}, {"id": 3, "media_type": "person"}]
    server.otherwise = telling(page(*mixed, *others, mixed[0], pages=900))
    film = Offered("movie", "1", "A", original_title="Ä", released="2001-02-03", rating=Rating("tmdb", "audience", 7.5, votes=9), genres=("18", "35"))
    found = opened(web, server).discovering.named("  a  b ", 1, Cancel())
    assert (found.entries[0], len(found.entries), found.pages, found.total) == (film, 3, 500, 8)
    assert isinstance(found.entries[1], Offered)
    assert (found.entries[1].kind, found.entries[1].released, found.entries[1].rating, found.entries[1].art.poster) == ("show", None, None, "/b.jpg")
    assert found.entries[2] == Somebody("1", "C", "Acting", "/c.jpg", 3.5, (Famous("show", "7", "D"), Famous("movie", "9", "E")))
    assert asked(server) == ("/3/search/multi", {"query": "a b", "include_adult": "false", "page": "1"})


def test_nothing_is_asked_for_no_words(web: Web, server: Loopback) -> None:
    assert opened(web, server).discovering.named("  ", 1, Cancel()) == Discovered()
    assert server.asked == []


@pytest.mark.parametrize(
    ("what", "place", "one", "named"),
    [("movie", "movie", FILM, "A"), ("show", "tv", SHOW, "B"), ("person", "person", {**PERSON, "known_for_department": None}, "C")],
)
def test_a_list_of_one_kind_need_not_say_it_of_each(what: What, place: str, one: dict[str, Any], named: str, web: Web, server: Loopback) -> None:
    server.otherwise = telling(page(one))
    lists = opened(web, server).discovering
    for found in (lists.popular(what, 1, Cancel()), lists.trending(what, 2, Cancel())):
        assert [getattr(entry, "title", None) or getattr(entry, "name", None) for entry in found.entries] == [named]
    assert [call.path for call in server.asked] == [f"/3/{place}/popular", f"/3/trending/{place}/week"]
    assert asked(server)[1] == {"page": "2"}


def test_titles_are_asked_for_as_wanted(web: Web, server: Loopback) -> None:
    server.otherwise = telling(page())
    lists = opened(web, server, region="DE").discovering
    lists.titles("movie", Wanted(("18", "35"), "1920-01-01", "1929-12-31", network="1", order="oldest"), 3, Cancel())
    years = {"primary_release_date.gte": "1920-01-01", "primary_release_date.lte": "1929-12-31"}
    told = {"include_adult": "false", "sort_by": "primary_release_date.asc", "with_genres": "18,35", "page": "3", **years}
    assert asked(server) == ("/3/discover/movie", told), "films have no network"
    lists.titles("show", Wanted(network="49", order="rated"), 0, Cancel())
    told = {"include_adult": "false", "sort_by": "vote_average.desc", "with_networks": "49", "vote_count.gte": "50", "page": "1"}
    assert asked(server) == ("/3/discover/tv", told)
    lists.coming("movie", 9_999, Cancel())
    assert asked(server) == ("/3/movie/upcoming", {"region": "DE", "page": "500"})
    lists.coming("show", 1, Cancel())
    assert asked(server) == ("/3/tv/on_the_air", {"page": "1"})


def test_d22_a_list_without_its_results_is_an_error(web: Web, server: Loopback) -> None:
    server.otherwise = telling({"page": 1})
    with pytest.raises(BadAnswer):
        opened(web, server).discovering.popular("movie", 1, Cancel())


def test_genres_have_an_id_and_a_name(web: Web, server: Loopback) -> None:
    server.otherwise = telling({"genres": [{"id": 18, "name": "Drama"}, None, {"id": None, "name": "X"}, {"id": 5, "name": ""}]})
    assert opened(web, server).discovering.genres("show", Cancel()) == (("18", "Drama"),)
    assert asked(server)[0] == "/3/genre/tv/list"


REAL = [file for file in files("tmdb") if any(word in file for word in ("discover-", "trending-", "popular", "search-multi")) and "error" not in file]


@pytest.mark.captures
@pytest.mark.parametrize("file", REAL)
def test_every_entry_of_a_real_list_is_read(file: str, web: Web, server: Loopback) -> None:
    body = json.loads(real(f"tmdb/{file}"))
    if "results" not in body:
        pytest.skip("not a list")
    server.otherwise = saying(real(f"tmdb/{file}"))
    lists = opened(web, server).discovering
    if "multi" in file or "trending-all" in file:
        found, kinds = lists.named("any", 1, Cancel()), {"movie": Offered, "tv": Offered, "person": Somebody}
        expected = [kinds[one["media_type"]] for one in body["results"] if one["media_type"] in kinds]
    else:
        what: What = "person" if "person" in file else "show" if "-tv" in file or "tv-" in file else "movie"
        found = lists.popular(what, 1, Cancel())
        expected = [Somebody if what == "person" else Offered] * len(body["results"])
    assert [type(entry) for entry in found.entries] == expected
    assert found.total == body["total_results"]
    for entry, one in zip(found.entries, (one for one in body["results"] if one.get("media_type") != "collection"), strict=True):
        assert entry.tmdb == str(one["id"])
        if isinstance(entry, Offered):
            assert (entry.released or "") == (one.get("release_date") or one.get("first_air_date") or "")
            assert entry.art.poster == one["poster_path"]
        else:
            assert (entry.name, entry.portrait) == (one["name"], one["profile_path"])


def test_there_are_real_lists_where_there_are_captures() -> None:
    assert not files("tmdb") or len(REAL) >= 20


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start() as one:
        yield one


@pytest.fixture
def tmdb(web: Web, servers: PretendServers) -> Tmdb:
    found = open_provider(Provider.TMDB, web, servers.tmdb.key, servers.tmdb.address)
    assert isinstance(found, Tmdb)
    return found


def test_the_pretend_tmdb_can_be_wandered_through(tmdb: Tmdb) -> None:
    lists = tmdb.discovering
    kinds: tuple[What, ...] = ("all", "movie", "show", "person")
    for what in kinds:
        for found in (lists.trending(what, 1, Cancel()), lists.popular(what, 1, Cancel())):
            assert len(found.entries) >= 10
            assert found.total >= len(found.entries)
    assert {entry.kind for kind in ("movie", "show") for entry in lists.coming(kind, 1, Cancel()).entries if isinstance(entry, Offered)} == {"movie", "show"}
    horror = next(its_id for its_id, name in lists.genres("movie", Cancel()) if name == "Horror")
    scary = lists.titles("movie", Wanted((horror,), "1920-01-01", "1929-12-31", order="oldest"), 1, Cancel()).entries
    twenties = [(entry.released or "", entry.title) for entry in scary if isinstance(entry, Offered)]
    assert twenties == sorted(twenties, key=lambda one: one[0])
    assert "Nosferatu" in {title for _, title in twenties}


def test_the_pretend_tmdbs_people_and_collections_are_whole(tmdb: Tmdb) -> None:
    found = [one for one in tmdb.discovering.named("buster keaton", 1, Cancel()).entries if isinstance(one, Somebody)]
    keaton = tmdb.person(found[0].tmdb, Cancel())
    assert (keaton.name, keaton.born) == ("Buster Keaton", None)
    assert {"The General", "Sherlock Jr."} <= {work.title for work in keaton.works}
    sintel = next(one for one in tmdb.discovering.named("sintel", 1, Cancel()).entries if isinstance(one, Offered))
    film = tmdb.provide("movie", sintel.tmdb, frozenset(), Cancel())
    assert film.extras is not None
    assert film.extras.collection is not None
    whole = tmdb.collection(film.extras.collection[0], Cancel())
    assert whole.name == film.extras.collection[1]
    assert {"Sintel", "Charge"} <= {one.title for one in whole.films}
