"""The pretend TMDB: keys, titles with all their parts, lists, languages, what does not exist."""

from __future__ import annotations

from typing import Any

import pytest

from app.demo.edits import Change
from app.demo.process import PretendServers
from tests.demo.conftest import CAPTURES, ask, needs_captures, tmdb
from tests.demo.description import description

ALL_FILM = "credits,images,external_ids,release_dates,videos,recommendations,keywords,alternative_titles,translations"
ALL_SHOW = (
    "aggregate_credits,images,external_ids,content_ratings,videos,recommendations,keywords,alternative_titles,translations,season/0,season/1,season/2,season/9"
)


def _id(servers: PretendServers, what: str, name: str) -> int:
    results = tmdb(servers, f"/search/{what}?query={name}").json["results"]
    return int(results[0]["id"])


@pytest.mark.parametrize("bearer", ["demo-tmdb", "demo", "read token"])
def test_a_key_may_come_either_way(servers: PretendServers, bearer: str) -> None:
    token = servers.tmdb.read_token if bearer == "read token" else bearer
    assert ask(servers.tmdb.address, "/configuration", {"Authorization": f"Bearer {token}"}).status == 200
    assert ask(servers.tmdb.address, f"/configuration?api_key={token}").status == 200


def test_a_wrong_key_and_none_are_refused_in_tmdbs_words(servers: PretendServers) -> None:
    for path, headers in (("/movie/4808", {}), ("/movie/4808?api_key=x", {}), ("/movie/4808", {"Authorization": "Bearer x"})):
        answer = ask(servers.tmdb.address, path, headers)
        assert (answer.status, answer.json["status_code"], answer.json["success"]) == (401, 7, False)


def test_a_film_with_all_its_parts_in_one_answer(servers: PretendServers) -> None:
    film = tmdb(servers, f"/movie/4808?append_to_response={ALL_FILM}").json
    assert (film["title"], film["imdb_id"], film["runtime"]) == ("Charade", "tt0056923", 113)
    assert {one["name"] for one in film["credits"]["cast"]} >= {"Cary Grant", "Audrey Hepburn"}
    assert [one["name"] for one in film["credits"]["crew"] if one["job"] == "Director"] == ["Stanley Donen"]
    assert film["images"]["logos"][0]["file_path"].endswith(".png")
    assert None in {one["iso_639_1"] for one in film["images"]["posters"]}, "one without letters"
    assert film["external_ids"]["imdb_id"] == "tt0056923"
    assert "US" in {one["iso_3166_1"] for one in film["release_dates"]["results"]}
    assert film["recommendations"]["results"]
    assert tmdb(servers, "/movie/tt0056923").json["id"] == 4808
    for part in ALL_FILM.split(","):
        alone = tmdb(servers, f"/movie/4808/{part}").json
        assert {**alone, "id": None} == {**film[part], "id": None}


def test_images_come_in_the_languages_asked_for(servers: PretendServers) -> None:
    film = _id(servers, "movie", "nosferatu+symphonie")
    whole = tmdb(servers, f"/movie/{film}?append_to_response=images&include_image_language=en,null").json["images"]
    assert {one["iso_639_1"] for kind in whole.values() for one in kind} == {"en", None}
    assert tmdb(servers, f"/movie/{film}/images?language=xx").json["posters"] == []


def test_a_show_with_its_seasons_in_one_answer(servers: PretendServers) -> None:
    show = tmdb(servers, f"/tv/{_id(servers, 'tv', 'small+hours')}?append_to_response={ALL_SHOW}").json
    assert show["status"] == "Returning Series"
    assert {one["season_number"] for one in show["seasons"]} == {0, 1, 2}
    assert "season/9" not in show
    assert sum(len(show[f"season/{number}"]["episodes"]) for number in (1, 2)) == show["number_of_episodes"]
    assert show["aggregate_credits"]["cast"][0]["roles"][0]["episode_count"] > 1
    assert show["external_ids"]["tvdb_id"] == 79900003
    season = tmdb(servers, f"/tv/{show['id']}/season/1").json
    assert season == show["season/1"]
    assert tmdb(servers, f"/tv/{show['id']}/season/1/episode/2").json == season["episodes"][1]


def test_more_than_twenty_parts_are_too_many(servers: PretendServers) -> None:
    parts = ",".join(f"season/{number}" for number in range(21))
    answer = tmdb(servers, f"/tv/{_id(servers, 'tv', 'small+hours')}?append_to_response={parts}")
    assert (answer.status, answer.json["status_code"]) == (400, 27)


def test_ids_of_others_lead_to_titles(servers: PretendServers) -> None:
    found = tmdb(servers, "/find/tt0017136?external_source=imdb_id").json
    assert [one["title"] for one in found["movie_results"]] == ["Metropolis"]
    found = tmdb(servers, "/find/79900001?external_source=tvdb_id").json
    assert [one["name"] for one in found["tv_results"]] == ["Harbour Light"]
    assert not any(tmdb(servers, "/find/tt7777777?external_source=imdb_id").json.values())
    assert tmdb(servers, "/find/tt0017136?external_source=nonsense").status == 400


def test_a_search_finds_wrong_ones_too(servers: PretendServers) -> None:
    films = tmdb(servers, "/search/movie?query=A+Star+Is+Born").json["results"]
    assert {one["release_date"][:4] for one in films} >= {"1937", "1954", "1976", "2018"}
    only = tmdb(servers, "/search/movie?query=a+star+is+born&primary_release_year=1937").json["results"]
    assert len(only) == 1
    assert {one["media_type"] for one in tmdb(servers, "/search/multi?query=metropolis").json["results"]} == {"movie", "tv"}
    assert tmdb(servers, "/search/person?query=buster+keaton").json["results"][0]["name"] == "Buster Keaton"
    assert tmdb(servers, "/search/movie?query=zzxx").json == {"page": 1, "results": [], "total_pages": 1, "total_results": 0}


def test_titles_that_nobody_knows_and_titles_known_twice(servers: PretendServers) -> None:
    for unknown in ("Summer+at+the+Lake", "Grandmother's+Eightieth"):
        assert tmdb(servers, f"/search/movie?query={unknown}").json["results"] == []
    for what, doubled in (("movie", "Coffee+Run"), ("tv", "Cartographers")):
        results = tmdb(servers, f"/search/{what}?query={doubled}").json["results"]
        assert len({one["id"] for one in results}) == 2
        assert len({one.get("release_date") or one.get("first_air_date") for one in results}) == 1


def test_wrong_pages_and_a_missing_query_are_refused(servers: PretendServers) -> None:
    for page in ("0", "501", "x"):
        answer = tmdb(servers, f"/search/movie?query=the&page={page}")
        assert (answer.status, answer.json["status_code"]) == (400, 22)
    assert tmdb(servers, "/search/movie?query=the&page=500").json["results"] == []
    assert tmdb(servers, "/search/movie").status == 422


@pytest.mark.parametrize("path", ["/movie/1", "/movie/x", "/tv/1", "/tv/85000013/season/7", "/tv/85000013/season/1/episode/99", "/person/1", "/nothing", "/"])
def test_what_does_not_exist_is_a_34(servers: PretendServers, path: str) -> None:
    answer = tmdb(servers, path)
    assert (answer.status, answer.json["status_code"]) == (404, 34)


def test_an_answer_that_did_not_change_is_not_said_again(servers: PretendServers) -> None:
    first = tmdb(servers, "/movie/4808")
    again = tmdb(servers, "/movie/4808", **{"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert tmdb(servers, "/movie/4808?language=de", **{"If-None-Match": first.headers["etag"]}).status == 200


def test_a_language_may_have_no_overview(servers: PretendServers) -> None:
    metropolis = tmdb(servers, "/find/tt0017136?external_source=imdb_id").json["movie_results"][0]["id"]
    assert tmdb(servers, f"/movie/{metropolis}?language=de-DE").json["overview"].startswith("In einer Stadt")
    assert tmdb(servers, f"/movie/{metropolis}?language=fr-FR").json["overview"] == ""
    said = tmdb(servers, f"/movie/{metropolis}/translations").json["translations"]
    assert {one["iso_639_1"] for one in said} == {"en", "de"}


def test_people_are_found_by_what_they_played(servers: PretendServers) -> None:
    film = tmdb(servers, "/find/tt0017925?external_source=imdb_id").json["movie_results"][0]
    keaton = next(one for one in tmdb(servers, f"/movie/{film['id']}/credits").json["cast"] if one["name"] == "Buster Keaton")
    person = tmdb(servers, f"/person/{keaton['id']}?append_to_response=combined_credits,images").json
    assert person["name"] == "Buster Keaton"
    assert person["birthday"] is None, "nothing is made up of real people"
    assert {one["title"] for one in person["combined_credits"]["cast"]} >= {"The General", "Sherlock Jr.", "Our Hospitality"}


def test_changes_name_what_airs(servers: PretendServers) -> None:
    assert _id(servers, "tv", "harbour+light") in {one["id"] for one in tmdb(servers, "/tv/changes").json["results"]}
    answer = tmdb(servers, "/tv/changes?start_date=2025-01-01&end_date=2025-02-01")
    assert (answer.status, answer.json["status_code"]) == (422, 20)


def _wrong(servers: PretendServers, template: str, path: str) -> list[str]:
    body: Any = tmdb(servers, path).json
    return description(CAPTURES / "specs" / "tmdb-openapi-v3.json").wrong("get", template, body)


@pytest.mark.captures
@pytest.mark.skipif(not CAPTURES.is_dir(), reason=needs_captures[1].kwargs["reason"])
def test_answers_fit_the_official_description(servers: PretendServers) -> None:
    films = [one["id"] for one in tmdb(servers, "/search/movie?query=the").json["results"]]
    shows = [_id(servers, "tv", name) for name in ("harbour+light", "small+hours", "one+step+beyond", "les+vampires", "flash+gordon")]
    questions = [
        ("/configuration", "/configuration"),
        ("/authentication", "/authentication"),
        ("/find/{external_id}", "/find/tt0017136?external_source=imdb_id"),
        ("/find/{external_id}", "/find/79900001?external_source=tvdb_id"),
        *((f"/search/{what}", f"/search/{what}?query={words}") for what, words in (("movie", "the"), ("tv", "the"), ("multi", "star"), ("person", "john"))),
        ("/movie/changes", "/movie/changes"),
        ("/tv/changes", "/tv/changes"),
    ]
    parts = [part for part in ALL_FILM.split(",") if part != "changes"]
    questions += [("/movie/{movie_id}", f"/movie/{film}") for film in films]
    questions += [(f"/movie/{{movie_id}}/{part}", f"/movie/{film}/{part}") for film in films[:4] for part in [*parts, "changes"]]
    questions += [("/tv/{series_id}", f"/tv/{show}") for show in shows]
    for part in [part for part in ALL_SHOW.split(",") if "/" not in part]:
        questions += [(f"/tv/{{series_id}}/{part}", f"/tv/{show}/{part}") for show in shows]
    questions += [("/tv/{series_id}/season/{season_number}", f"/tv/{show}/season/1") for show in shows]
    questions += [("/tv/{series_id}/season/{season_number}/episode/{episode_number}", f"/tv/{show}/season/1/episode/1") for show in shows]
    person = tmdb(servers, "/search/person?query=buster+keaton").json["results"][0]["id"]
    questions += [("/person/{person_id}", f"/person/{person}")]
    questions += [(f"/person/{{person_id}}/{part}", f"/person/{person}/{part}") for part in ("combined_credits", "external_ids", "images")]
    wrong = {path: found for template, path in questions if (found := _wrong(servers, template, path))}
    assert wrong == {}


def test_somebody_has_a_film_announced_and_then_its_day(servers: PretendServers) -> None:
    (found,) = [one for one in tmdb(servers, "/search/person?query=camille+moreau").json["results"] if one["name"] == "Camille Moreau"]
    parts = f"/person/{found['id']}/combined_credits"
    before = {one["id"]: one.get("release_date") for one in tmdb(servers, parts).json["cast"]}
    coming = {one["id"]: one["release_date"] for one in tmdb(servers, "/movie/upcoming").json["results"]}
    assert [day for number, day in before.items() if coming.get(number) == day], "one is yet to come"
    (number,) = servers.change(Change("announce", "providers", of="Camille Moreau", title="The Second Ferry"))
    assert {one["id"]: one.get("release_date") for one in tmdb(servers, parts).json["cast"]}[int(number)] == ""
    servers.change(Change("announce", "providers", of="Camille Moreau", title="The Second Ferry", aired="2099-02-01"))
    assert [one["release_date"] for one in tmdb(servers, parts).json["cast"] if one.get("title") == "The Second Ferry"] == ["2099-02-01"]
    servers.change(Change("restore", "providers"))
    assert {one["id"]: one.get("release_date") for one in tmdb(servers, parts).json["cast"]} == before
