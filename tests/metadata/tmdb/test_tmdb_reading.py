"""What TMDB says becomes the library's values: casts, dates, scores, certificates, episodes (D16, D23, D50)."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.items import Facts
from app.domain.provided import Facet, Release
from app.metadata.decoding import read
from app.metadata.tmdb.candidates import detailed
from app.metadata.tmdb.people import person
from app.metadata.tmdb.seasons import episode_list, numbers
from app.metadata.tmdb.wire import Movie, Season, Show
from app.metadata.tmdb.wire_people import Person
from app.metadata.tmdb.wording import Tongue
from tests.metadata.tmdb.answered import ENGLISH, GERMAN, as_json, details, movie, show, translated


def test_a_casts_order_is_tmdbs_and_a_persons_parts_are_one() -> None:
    cast = [
        {"id": 2, "name": "Second", "character": "B", "order": 1},
        {"id": 1, "name": "First", "character": "A", "order": 0, "profile_path": "/1.jpg"},
        {"id": 2, "name": "Second", "character": "C", "order": 5},
        {"id": 3, "name": " ", "character": "nobody", "order": 2},
        {"id": None, "name": "Unnumbered", "character": "", "order": None},
    ]
    found = movie(credits={"cast": cast, "crew": None}).facets[Facet.CREDITS].credits
    assert [(one.tmdb, one.name, one.character, one.order, one.portrait) for one in found] == [
        ("1", "First", "A", 0, "/1.jpg"), ("2", "Second", "B / C", 1, None), (None, "Unnumbered", None, 2, None),
    ]  # fmt: skip
    assert {one.department for one in found} == {"Acting"}


def test_a_crew_has_each_job_once_and_an_order_of_its_own_in_each_department() -> None:
    crew = [
        {"id": 1, "name": "A", "department": "Directing", "job": "Director"},
        {"id": 2, "name": "B", "department": "Writing", "job": "Writer"},
        {"id": 1, "name": "A", "department": "Writing", "job": "Writer"},
        {"id": 1, "name": "A", "department": "Directing", "job": "Director"},
        {"id": 3, "name": "C", "department": None, "job": None},
    ]
    found = movie(credits={"cast": [], "crew": crew}).facets[Facet.CREDITS].credits
    assert [(one.name, one.department, one.job, one.order) for one in found] == [
        ("A", "Directing", "Director", 0), ("B", "Writing", "Writer", 0), ("A", "Writing", "Writer", 1), ("C", "Crew", None, 0),
    ]  # fmt: skip


def test_a_shows_credits_of_all_seasons_come_before_those_of_the_last() -> None:
    gathered = {
        "cast": [{"id": 1, "name": "A", "roles": [{"character": "X"}, {"character": ""}, {"character": "Y"}, None], "order": 0}],
        "crew": [{"id": 2, "name": "B", "department": "Writing", "jobs": [{"job": "Writer"}, {"job": "Story Editor"}]}],
    }
    last = {"cast": [{"id": 9, "name": "Z", "character": "Q", "order": 0}], "crew": []}
    makers = [{"id": 2, "name": "B", "profile_path": "/b.jpg"}]
    found = show(aggregate_credits=gathered, credits=last, created_by=makers).facets[Facet.CREDITS].credits
    assert [(one.name, one.department, one.job, one.character, one.order) for one in found] == [
        ("A", "Acting", None, "X / Y", 0), ("B", "Writing", "Creator", None, 0), ("B", "Writing", "Writer", None, 1), ("B", "Writing", "Story Editor", None, 2),
    ]  # fmt: skip
    without: dict[str, Any]
    for without in ({}, {"aggregate_credits": None}, {"aggregate_credits": {"cast": [], "crew": []}}):
        assert [one.name for one in show(credits=last, **without).facets[Facet.CREDITS].credits] == ["Z"]


def test_d22_a_part_that_is_missing_is_not_read_and_one_that_is_empty_is() -> None:
    assert show().facets.keys() == {Facet.DETAILS, Facet.ART, Facet.RATINGS}
    assert show(aggregate_credits={"cast": [], "crew": []}, images={}).facets[Facet.CREDITS] == Facts()
    assert movie(credits={}, images={"logos": []}).facets[Facet.LOGO] == Facts()


def test_blank_dates_and_no_runtime_say_nothing() -> None:
    facts = details(movie(release_date="", runtime=0, tagline="  ", status=None, imdb_id="", production_companies=[], genres=None))
    assert facts == Facts(title="T", ids=facts.ids)
    assert facts.ids.tmdb == "1"
    assert facts.ids.imdb is None
    assert details(show(first_air_date="0000-00-00", episode_run_time=[], last_episode_to_air=None)).released is None
    assert details(movie(release_date="1999-02-31")).year is None


def test_dates_that_are_missing_come_from_what_is_known() -> None:
    given = [{"season_number": 0, "air_date": "1998-01-01"}, {"season_number": 1, "air_date": ""}, {"season_number": 2, "air_date": "2000-05-06"}]
    assert (details(show(first_air_date=None, seasons=given)).released, details(show(seasons=given)).year) == ("2000-05-06", 2000)
    released = [{"iso_3166_1": "FR", "release_dates": [{"release_date": "2001-02-03T00:00:00.000Z", "type": 3}]}]
    assert details(movie(release_date="", release_dates={"results": released})).released == "2001-02-03"


@pytest.mark.parametrize(
    ("run_time", "last", "minutes"),
    [([45, 60], 50, 45), ([], 50, 50), (None, 50, 50), ([0], 50, 50), ([], None, None), ([], 0, None), (["42"], None, 42)],
)
def test_a_shows_runtime(run_time: Any, last: float | None, minutes: float | None) -> None:
    assert details(show(episode_run_time=run_time, last_episode_to_air={"runtime": last})).runtime_minutes == minutes


@pytest.mark.parametrize(
    ("status", "told", "ended"),
    [
        ("Returning Series", "continuing", None), ("Ended", "ended", "2004-05-06"), ("Canceled", "canceled", "2004-05-06"),
        ("Cancelled", "canceled", "2004-05-06"), ("In Production", "in production", None), ("Planned", "planned", None), ("Pilot", "pilot", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_a_shows_status(status: str, told: str | None, ended: str | None) -> None:
    facts = details(show(status=status, last_air_date="2004-05-06"))
    assert (facts.status, facts.ended) == (told, ended)


def certificates(**countries: list[tuple[str, int]]) -> dict[str, Any]:
    listed = [
        {"iso_3166_1": country, "release_dates": [{"certification": word, "type": kind, "release_date": "2000-01-02"} for word, kind in some]}
        for country, some in countries.items()
    ]
    return {"results": [*listed, None, {"iso_3166_1": None, "release_dates": None}]}


def test_the_certificate_is_the_users_countrys_in_cinemas_then_americas() -> None:
    both = certificates(US=[("PG-13", 3)], DE=[("16", 5), ("", 3), ("12", 2)])
    assert details(movie(GERMAN, release_dates=both)).content_rating == "12"
    assert details(movie(Tongue("de", "AT"), release_dates=both)).content_rating == "PG-13"
    assert details(movie(GERMAN, release_dates=certificates(FR=[("12", 3)]))).content_rating is None
    rated = {"results": [{"iso_3166_1": "US", "rating": "TV-MA"}, {"iso_3166_1": "DE", "rating": ""}, {"iso_3166_1": "GB", "rating": "18"}]}
    assert details(show(GERMAN, content_ratings=rated)).content_rating == "TV-MA"
    assert details(show(Tongue("en-GB", "GB"), content_ratings=rated)).content_rating == "18"


def test_releases_are_told_by_kind() -> None:
    extras = movie(release_dates=certificates(US=[("PG", 1), ("", 4), ("", 4)], DE=[("", 6)])).extras
    assert extras is not None
    assert extras.releases == (
        Release("US", "2000-01-02", "premiere", "PG"), Release("US", "2000-01-02", "digital"), Release("DE", "2000-01-02", "tv"),
    )  # fmt: skip


def test_the_oldest_answers_are_understood() -> None:
    """Releases of one a country, trailers beside the videos, numbers as text."""
    releases = {
        "countries": [{"iso_3166_1": "US", "certification": "R", "release_date": "1999-10-14"}, {"iso_3166_1": "DE", "certification": "", "release_date": ""}]
    }
    found = movie(
        vote_average="7.8", vote_count=12, releases=releases, trailers={"youtube": [{"name": "Trailer 1", "source": "SUXWAEX2jlg", "type": "Trailer"}]}
    )
    assert details(found).content_rating == "R"
    assert found.facets[Facet.RATINGS].ratings[0].value == 7.8
    assert found.extras is not None
    assert [(one.key, one.kind) for one in found.extras.videos] == [("SUXWAEX2jlg", "trailer")]
    assert [one.country for one in found.extras.releases] == ["US"]


@pytest.mark.parametrize(("average", "votes", "told"), [(7.5, 3, [(7.5, 10, 3)]), (7.5, 0, []), (0, 3, []), (None, 3, []), (7.5, None, []), ("x", 3, [])])
def test_a_score_needs_somebody_who_voted(average: Any, votes: int | None, told: list[tuple[float, float, int]]) -> None:
    assert [(one.value, one.scale, one.votes) for one in show(vote_average=average, vote_count=votes).facets[Facet.RATINGS].ratings] == told


def test_videos_that_can_be_played_the_users_language_and_trailers_first() -> None:
    given = [
        {"key": "a", "site": "YouTube", "name": "A", "type": "Clip", "official": True, "iso_639_1": "de"},
        {"key": "b", "site": "YouTube", "name": "B", "type": "Trailer", "official": True, "iso_639_1": "en"},
        {"key": "c", "site": "Vimeo", "name": "C", "type": "Trailer", "official": False, "iso_639_1": "de"},
        {"key": "d", "site": "Elsewhere", "name": "D", "type": "Trailer"},
        {"key": None, "site": "YouTube", "name": "E", "type": "Trailer"},
        {"key": "a", "site": "YouTube", "name": "again", "type": "Clip"},
    ]
    extras = movie(GERMAN, videos={"results": given}).extras
    assert extras is not None
    assert [(one.site, one.key, one.kind) for one in extras.videos] == [("vimeo", "c", "trailer"), ("youtube", "a", "clip"), ("youtube", "b", "trailer")]


def test_extras_of_both_kinds() -> None:
    others = {"results": [{"id": 2, "title": "Film", "release_date": "2001-01-01"}, {"id": 3, "name": "Show", "media_type": "tv", "first_air_date": ""}]}
    film = movie(
        recommendations=others, keywords={"keywords": [{"name": "k"}, {"name": "k"}, {"name": ""}]}, belongs_to_collection={"id": 9, "name": "C"}
    ).extras
    series = show(recommendations={"results": []}, similar=others, keywords={"results": [{"name": "k"}]}).extras
    assert film is not None
    assert series is not None
    assert ([one.tmdb for one in film.similar], film.keywords, film.collection) == (["2"], ("k",), ("9", "C"))
    assert ([(one.tmdb, one.year) for one in series.similar], series.keywords, series.collection) == ([("3", None)], ("k",), None)


def test_a_candidate_holds_what_helps_to_judge_it() -> None:
    wire = {
        "id": 7, "name": "N", "original_name": "O", "seasons": [{"season_number": 0, "episode_count": 30}, {"season_number": 1, "episode_count": 8}],
        "alternative_titles": {"results": [{"title": "Alias"}, {"title": "N"}]}, "translations": translated(fr={"name": "Nom"}),
        "created_by": [{"name": "Maker"}, {"name": "Maker"}], "external_ids": {"tvdb_id": 81189, "imdb_id": "tt0903747"}, "origin_country": ["US"],
    }  # fmt: skip
    found = detailed(read(Show, as_json(wire), "TMDB"), ENGLISH)
    assert (found.seasons, found.episodes) == (1, 8), "specials do not count"
    assert (found.other_titles, found.directors, found.country, found.ids.tvdb) == (("Alias", "Nom"), ("Maker",), "US", "81189")
    film = {
        "id": 1,
        "title": "T",
        "credits": {"crew": [{"name": "D", "job": "Director"}, {"name": "E", "job": "Editor"}]},
        "production_countries": [{"iso_3166_1": "FR"}],
    }
    made = detailed(read(Movie, as_json(film), "TMDB"), ENGLISH)
    assert (made.directors, made.country, made.year) == (("D",), "FR", None)


def test_d50_episodes_have_dates_only_and_each_is_there_once() -> None:
    series = read(Show, as_json({"id": 7, "name": "N", "status": "Ended", "seasons": [{"season_number": 0}, {"season_number": 1, "name": "One"}],
                                 "last_episode_to_air": {"id": 12}}), "TMDB")  # fmt: skip
    episodes = [
        {"id": 11, "episode_number": 1, "name": "A", "air_date": "", "runtime": None, "episode_type": "mid_season"},
        {"id": 12, "episode_number": 2, "name": "B", "air_date": "2001-02-03", "runtime": 42, "episode_type": "finale", "still_path": "/s.jpg"},
        {"id": 13, "episode_number": 2, "name": "twice"},
        {"id": 14, "episode_number": None, "name": "unnumbered"},
        {"id": 15, "episode_number": -1, "name": "below"},
    ]
    one = read(Season, as_json({"season_number": 1, "overview": "", "episodes": episodes, "external_ids": {"tvdb_id": 5}}), "TMDB")
    listed = episode_list(series, {1: one}, {}, whole=False)
    assert [(season.number, season.title, season.ids.tvdb) for season in listed.seasons] == [(0, None, None), (1, "One", "5")]
    assert [(e.season, e.number, e.title, e.air_date, e.precision, e.air_at, e.runtime_minutes, e.still, e.finale) for e in listed.episodes] == [
        (1, 1, "A", None, "date", None, None, None, "midseason"), (1, 2, "B", "2001-02-03", "date", None, 42, "/s.jpg", "series"),
    ]  # fmt: skip


def test_a_show_that_lists_no_seasons_has_as_many_as_it_says() -> None:
    assert numbers(read(Show, b'{"id":7,"seasons":[],"number_of_seasons":3}', "TMDB")) == [1, 2, 3]
    assert numbers(read(Show, b'{"id":7,"number_of_seasons":2000000000}', "TMDB"))[-1] == 100
    assert numbers(read(Show, b'{"id":7,"seasons":[{"season_number":1},{"season_number":1},{"season_number":null},null]}', "TMDB")) == [1]


def test_a_persons_work_is_there_once_and_blanks_say_nothing() -> None:
    film = {"id": 2, "media_type": "movie", "title": "Film", "release_date": ""}
    career = {
        "cast": [
            {**film, "character": "X", "vote_average": 8, "vote_count": 2},
            {**film, "character": "X"},
            {"id": 3, "media_type": "tv", "name": "S", "episode_count": 0},
        ],
        "crew": [{**film, "department": "Directing", "job": "Director"}, {"id": 4, "media_type": "person", "name": "P"}],
    }
    found = person(read(Person, as_json({"id": 1, "name": "A", "homepage": "", "deathday": "", "imdb_id": "nm0000001", "combined_credits": career}), "TMDB"))
    assert [(work.kind, work.tmdb, work.department, work.job, work.character, work.released, work.episodes) for work in found.works] == [
        ("movie", "2", "Acting", None, "X", None, None), ("show", "3", "Acting", None, None, None, None),
        ("movie", "2", "Directing", "Director", None, None, None),
    ]  # fmt: skip
    assert (found.imdb, found.homepage, found.died) == ("nm0000001", None, None)
