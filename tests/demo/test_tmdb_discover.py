"""The pretend TMDB: what one may wander through there, and collections."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.demo.process import PretendServers
from tests.demo.conftest import CAPTURES, needs_captures, tmdb
from tests.demo.description import description

LISTS = [
    ("/trending/all/{time_window}", "/trending/all/day"),
    ("/trending/movie/{time_window}", "/trending/movie/week"),
    ("/trending/tv/{time_window}", "/trending/tv/day"),
    ("/trending/person/{time_window}", "/trending/person/week"),
    ("/movie/popular", "/movie/popular"),
    ("/movie/top_rated", "/movie/top_rated"),
    ("/movie/now_playing", "/movie/now_playing"),
    ("/movie/upcoming", "/movie/upcoming"),
    ("/tv/popular", "/tv/popular"),
    ("/tv/top_rated", "/tv/top_rated"),
    ("/tv/on_the_air", "/tv/on_the_air"),
    ("/tv/airing_today", "/tv/airing_today"),
    ("/person/popular", "/person/popular"),
    ("/discover/movie", "/discover/movie?with_genres=27"),
    ("/discover/tv", "/discover/tv?sort_by=first_air_date.asc"),
]


def _listed(servers: PretendServers, path: str) -> list[dict[str, Any]]:
    return list(tmdb(servers, path).json["results"])


def _everything(servers: PretendServers, path: str) -> list[dict[str, Any]]:
    first = tmdb(servers, path).json
    more = [_listed(servers, f"{path}{'&' if '?' in path else '?'}page={page}") for page in range(2, first["total_pages"] + 1)]
    return [*first["results"], *(one for page in more for one in page)]


@pytest.mark.parametrize("path", [path for _, path in LISTS if "airing_today" not in path])
def test_every_list_holds_something_once(servers: PretendServers, path: str) -> None:
    found = [(one.get("media_type"), one["id"]) for one in _everything(servers, path)]
    assert found
    assert len(set(found)) == len(found)


def test_what_is_to_come_is_to_come_and_the_soonest_first(servers: PretendServers) -> None:
    today = datetime.now(UTC).date().isoformat()
    dates = [one["release_date"] for one in _listed(servers, "/movie/upcoming")]
    assert dates == sorted(dates)
    assert len(dates) >= 3
    assert dates[0] > today
    for path in ("/movie/now_playing", "/trending/movie/day"):
        assert all(one["release_date"] <= today for one in _everything(servers, path))
    coming = _listed(servers, "/movie/upcoming")[0]
    assert tmdb(servers, f"/movie/{coming['id']}").json["status"] == "Post Production"


def test_genres_and_years_narrow(servers: PretendServers) -> None:
    horror = _everything(servers, "/discover/movie?with_genres=27")
    assert {"Nosferatu", "Night of the Living Dead"} <= {one["title"] for one in horror}
    assert all(27 in one["genre_ids"] for one in horror)
    both = _everything(servers, "/discover/movie?with_genres=27,18")
    either = _everything(servers, "/discover/movie?with_genres=27|18")
    assert len(both) < len(horror) < len(either)
    twenties = _everything(servers, "/discover/movie?primary_release_date.gte=1920-01-01&primary_release_date.lte=1929-12-31&sort_by=primary_release_date.asc")
    years = [one["release_date"][:4] for one in twenties]
    assert years == sorted(years)
    assert {"1920", "1927"} <= set(years) <= {f"192{digit}" for digit in range(10)}
    assert {one["title"] for one in _everything(servers, "/discover/movie?primary_release_year=1927")} >= {"Metropolis", "Wings", "Sunrise"}
    assert all(one["vote_average"] >= 7 for one in _everything(servers, "/discover/movie?vote_average.gte=7"))
    assert {one["original_language"] for one in _everything(servers, "/discover/movie?with_original_language=de")} == {"de"}


def test_a_networks_shows(servers: PretendServers) -> None:
    show = _listed(servers, "/search/tv?query=one+step+beyond")[0]
    network = tmdb(servers, f"/tv/{show['id']}").json["networks"][0]
    assert network["name"] == "ABC"
    assert show["id"] in {one["id"] for one in _everything(servers, f"/discover/tv?with_networks={network['id']}")}
    assert _listed(servers, "/discover/tv?with_networks=1") == []


def test_there_is_more_than_the_servers_own(servers: PretendServers) -> None:
    assert {"Nosferatu the Vampyre", "Charge"} <= {one["title"] for one in _everything(servers, "/movie/popular")}


def test_genres_are_those_of_the_titles(servers: PretendServers) -> None:
    for what in ("movie", "tv"):
        known = {one["id"]: one["name"] for one in tmdb(servers, f"/genre/{what}/list").json["genres"]}
        used = {number for one in _everything(servers, f"/{what}/popular") for number in one["genre_ids"]}
        assert used <= set(known)


def test_a_collection_has_films_that_nobody_here_owns(servers: PretendServers) -> None:
    sintel = _listed(servers, "/search/movie?query=sintel")[0]
    named = tmdb(servers, f"/movie/{sintel['id']}").json["belongs_to_collection"]
    whole = tmdb(servers, f"/collection/{named['id']}").json
    assert whole["name"] == named["name"] == "Blender Open Movies"
    titles = [one["title"] for one in whole["parts"]]
    assert len(titles) == len(set(titles)) == 11
    assert {"Sintel", "Charge"} < set(titles)
    assert [one["release_date"] for one in whole["parts"]] == sorted(one["release_date"] for one in whole["parts"])
    assert tmdb(servers, "/collection/1").status == 404
    charade = tmdb(servers, "/movie/4808").json
    assert charade["belongs_to_collection"] is None


def test_trends_change_with_the_day_and_are_the_same_all_day(servers: PretendServers) -> None:
    first, again = _listed(servers, "/trending/all/day"), _listed(servers, "/trending/all/day")
    assert first == again
    assert [one["id"] for one in first] != [one["id"] for one in _listed(servers, "/trending/all/week")]
    assert {one["media_type"] for one in first} == {"movie", "tv"}


@pytest.mark.parametrize("path", ["/trending/all/year", "/trending/book/day", "/discover/person", "/genre/movie", "/movie/favourite", "/collection/x"])
def test_there_is_no_such_list(servers: PretendServers, path: str) -> None:
    assert tmdb(servers, path).status == 404


def test_a_page_too_far_is_empty_and_a_page_that_cannot_be_is_refused(servers: PretendServers) -> None:
    assert _listed(servers, "/movie/popular?page=400") == []
    assert tmdb(servers, "/movie/popular?page=501").status == 400


@pytest.mark.captures
@pytest.mark.skipif(not CAPTURES.is_dir(), reason=needs_captures[1].kwargs["reason"])
def test_lists_fit_the_official_description(servers: PretendServers) -> None:
    spec = description(CAPTURES / "specs" / "tmdb-openapi-v3.json")
    sintel = _listed(servers, "/search/movie?query=sintel")[0]["id"]
    collection = tmdb(servers, f"/movie/{sintel}").json["belongs_to_collection"]["id"]
    questions = [*LISTS, ("/genre/movie/list", "/genre/movie/list"), ("/genre/tv/list", "/genre/tv/list")]
    questions.append(("/collection/{collection_id}", f"/collection/{collection}"))
    wrong = {path: found for template, path in questions if (found := spec.wrong("get", template, tmdb(servers, path).json))}
    assert wrong == {}


def test_a_made_up_sequels_collection_can_be_opened() -> None:
    with PretendServers().start(size=1500) as many:
        films = [tmdb(many, f"/movie/{one['id']}").json for one in _listed(many, "/search/movie?query=ii")]
        named = next(film["belongs_to_collection"] for film in films if film["belongs_to_collection"])
        whole = tmdb(many, f"/collection/{named['id']}").json
    assert whole["name"] == named["name"]
    assert {one["id"] for one in whole["parts"]} & {film["id"] for film in films}
