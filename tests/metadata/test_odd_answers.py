"""Answers with something odd in them: read, or refused in words that name the field; nothing else is raised, and no nonsense comes out (D13, D22)."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import random
from typing import Any

import msgspec
import pytest

from app.domain.problems import BadAnswer
from app.metadata.decoding import read
from app.metadata.mending import MOST
from tests.metadata import odd_answers
from tests.metadata.odd_answers import Read, unsound, with_one_thing_odd
from tests.metadata.tvdb import pages as tvdb
from tests.metadata.tvmaze import pages as tvmaze

TIMES = int(os.environ.get("SOAK_ANSWERS", "1000"))
"""Odd answers of each kind; `make soak` has more."""
CAST = [{"id": 5, "name": "A", "character": "B", "order": 0, "profile_path": "/a.jpg", "roles": [{"character": "C"}]}, {"id": 5, "name": "A", "character": "D"}]
CREW = [{"id": 6, "name": "E", "department": "Directing", "job": "Director", "profile_path": None, "jobs": [{"job": "Writer"}]}]
LISTED = {
    "id": 8, "media_type": "movie", "title": "T", "name": "N", "original_title": "O", "original_language": "en", "origin_country": ["US"], "overview": "W",
    "release_date": "2001-02-03", "first_air_date": "2001-02-03", "popularity": 1.5, "poster_path": "/p.jpg", "backdrop_path": "/b.jpg",
}  # fmt: skip
EPISODE = {
    "id": 9, "name": "Pilot", "overview": "W", "air_date": "2001-02-03", "season_number": 1, "episode_number": 1, "episode_type": "finale", "runtime": 45,
    "still_path": "/s.jpg", "vote_average": 7.5, "vote_count": 12, "external_ids": {"imdb_id": "tt0000009", "tvdb_id": 9},
}  # fmt: skip
WHOLE: dict[str, Any] = {
    **LISTED, "id": 7, "tagline": "G", "status": "Ended", "imdb_id": "tt0000007", "runtime": 100, "episode_run_time": [45], "last_air_date": "2003-02-01",
    "genres": [{"id": 1, "name": "Drama"}], "production_companies": [{"id": 2, "name": "C"}], "production_countries": [{"iso_3166_1": "US"}],
    "belongs_to_collection": {"id": 3, "name": "S"}, "vote_average": 8.1, "vote_count": 100, "networks": [{"id": 4, "name": "W"}],
    "created_by": [{"id": 6, "name": "E", "profile_path": "/e.jpg"}], "number_of_seasons": 1, "number_of_episodes": 1, "last_episode_to_air": EPISODE,
    "seasons": [{"id": 11, "name": "Season 1", "overview": "", "air_date": "2001-02-03", "season_number": 1, "episode_count": 1, "poster_path": "/1.jpg"}],
    "credits": {"cast": CAST, "crew": CREW, "guest_stars": CAST}, "aggregate_credits": {"cast": CAST, "crew": CREW},
    "images": {kind: [{"file_path": "/i.svg", "iso_639_1": "de"}, {"file_path": "/j.png"}] for kind in ("posters", "backdrops", "logos")},
    "external_ids": {"imdb_id": "tt0000007", "tvdb_id": 77}, "keywords": {"keywords": [{"name": "k"}], "results": [{"name": "k"}]},
    "release_dates": {"results": [{"iso_3166_1": "DE", "release_dates": [{"release_date": "2001-02-03T00:00:00.000Z", "certification": "12", "type": 3}]}]},
    "content_ratings": {"results": [{"iso_3166_1": "DE", "rating": "12"}]}, "recommendations": {"results": [LISTED]}, "similar": {"results": [LISTED]},
    "videos": {"results": [{"key": "k", "site": "YouTube", "name": "V", "type": "Trailer", "official": True, "iso_639_1": "de"}]},
    "translations": {"translations": [{"iso_639_1": "de", "iso_3166_1": "DE", "data": {"title": "D", "name": "D", "overview": "W", "tagline": "G"}}]},
    "alternative_titles": {"titles": [{"title": "X"}], "results": [{"title": "X"}]},
}  # fmt: skip
OLD_EPISODE = {
    "id": 9, "airedSeason": 1, "airedEpisodeNumber": 4, "dvdSeason": 1, "dvdEpisodeNumber": 4.1, "absoluteNumber": 4, "episodeName": "Pilot", "overview": "W",
    "firstAired": "2001-02-03", "filename": "episodes/1/9.jpg", "imdbId": "tt0000009", "siteRating": 7.5, "siteRatingCount": 12,
}  # fmt: skip
CAREER = {"cast": [LISTED | {"character": "B", "episode_count": 3}], "crew": [LISTED | {"department": "Writing", "job": "Writer"}]}
FILM = {
    "Title": "T", "Year": "1978–1991", "Runtime": "1 h 23 min", "Director": "A (co-director), B", "Country": "USA, UK", "Plot": "W", "Poster": "https://a/b.jpg",
    "Ratings": [{"Source": "Internet Movie Database", "Value": "7.1/10"}, {"Source": "Rotten Tomatoes", "Value": "0%"}], "imdbRating": "7.1",
    "imdbVotes": "1,234", "Metascore": "55", "imdbID": "tt0000007", "Type": "movie", "totalSeasons": "3", "tomatoMeter": "57", "Response": "True",
}  # fmt: skip
HIT = {
    "tvdb_id": "81189", "id": "series-81189", "type": "series", "name": "N", "aliases": ["A"], "translations": {"deu": "D"}, "overviews": {"deu": "W"},
    "overview": "W", "year": "2008", "first_air_time": "2008-01-20", "country": "usa", "primary_language": "eng", "image_url": "https://a/b.jpg",
    "remote_ids": [{"id": "tt0903747", "type": 2, "sourceName": "IMDB"}],
}  # fmt: skip
ANSWERS: tuple[tuple[Read, Any], ...] = (
    (odd_answers.movie, WHOLE),
    (odd_answers.show, WHOLE),
    (odd_answers.season, {"id": 11, "season_number": 1, "name": "S", "episodes": [EPISODE, EPISODE | {"episode_number": 2}, EPISODE]}),
    (odd_answers.page, {"results": [LISTED, LISTED | {"media_type": "tv"}], "total_pages": 1}),
    (odd_answers.person, {"id": 5, "name": "A", "combined_credits": CAREER, "movie_credits": CAREER}),
    (odd_answers.collection, {"id": 3, "name": "S", "parts": [LISTED]}),
    (odd_answers.series, {"status": "success", "data": tvdb.SERIES}),
    (odd_answers.tvdb_list, json.loads(tvdb.listing([tvdb.episode(1, 1, 1), tvdb.episode(2, 1, 2, airsBeforeSeason=2), tvdb.episode(3, 1, 2)]))),
    (odd_answers.tvdb_list, {"data": [OLD_EPISODE]}),
    (odd_answers.tvdb_hits, json.loads(tvdb.good([HIT]))),
    (odd_answers.rated, FILM),
    (odd_answers.omdb_hits, {"Search": [FILM], "Response": "True", "totalResults": "1"}),
    (odd_answers.tvmaze_show, tvmaze.SHOW),
    (odd_answers.tvmaze_list, [tvmaze.episode(1, 1, 1), tvmaze.episode(2, 1, None, type="significant_special"), tvmaze.episode(3, 1, 1)]),
)


@pytest.mark.parametrize(("reader", "answer"), ANSWERS, ids=lambda value: getattr(value, "__name__", ""))
def test_no_odd_answer_brings_nonsense_or_breaks_anything(reader: Read, answer: Any) -> None:
    logging.getLogger("app.metadata.decoding").disabled = True
    try:
        assert list(unsound(reader(json.dumps(answer).encode()))) == [], "the answer as it should be"
        for what, odd in with_one_thing_odd(answer, random.Random(reader.__name__), TIMES):
            with contextlib.suppress(BadAnswer):
                assert list(unsound(reader(json.dumps(odd).encode()))) == [], what
    finally:
        logging.getLogger("app.metadata.decoding").disabled = False


class Named(msgspec.Struct):
    id: int
    name: str | None = None
    order: int | None = None
    score: float | None = None
    tags: tuple[str, ...] | None = None
    words: dict[str, str | None] | None = None
    inner: tuple[Named, ...] | None = None


def _read(answer: Any) -> tuple[Named, list[str]]:
    left_out: list[str] = []
    return read(Named, json.dumps(answer).encode(), "TMDB", left_out), left_out


@pytest.mark.parametrize("blank", ["", "  ", [], {}, None])
def test_what_is_blank_where_something_else_belongs_is_nothing(blank: Any) -> None:
    """PHP writes an empty object as a list; the older TVDB wrote "" for no number."""
    items = [{"id": at, "order": blank, "score": blank, "words": blank, "inner": blank} for at in range(1, 200)]
    assert _read({"id": 1, "order": blank, "tags": ["a", None], "inner": items}) == (
        Named(1, tags=("a",), inner=tuple(Named(at, words={} if blank == {} else None, inner=() if blank == [] else None) for at in range(1, 200))), [],
    )  # fmt: skip


def test_numbers_may_be_text() -> None:
    assert _read({"id": "1", "order": 8.0, "score": "8.5"}) == (Named(1, order=8, score=8.5), [])


def test_d13_a_wrong_value_in_a_list_costs_no_more_than_itself(caplog: pytest.LogCaptureFixture) -> None:
    wrong = [{"id": 1, "name": 7, "order": 1}, {"id": "x", "name": "B"}, {"id": 3, "inner": [{"id": 4, "tags": "a"}]}, 5, {"id": 6, "words": {"a": 7}}]
    found, left_out = _read({"id": 1, "tags": ["a", 7, "b"], "inner": wrong})
    assert found == Named(1, tags=("a", "b"), inner=(Named(1, order=1), Named(3, inner=(Named(4),)), Named(6)))
    assert sorted(left_out) == ["inner[]", "inner[]", "inner[].id", "inner[].inner[].tags", "inner[].name", "inner[].words", "tags[]"]
    assert "TMDB sent 7 values that cannot be read" in caplog.text
    assert "inner[].name" in caplog.text


def test_more_wrong_values_than_a_slip_explains_are_another_shape() -> None:
    with pytest.raises(BadAnswer, match=r"\$\.inner\[\d+\]\.order"):
        _read({"id": 1, "inner": [{"id": 1, "order": "first"}] * (MOST + 1)})


@pytest.mark.parametrize("answer", [{"id": 1, "order": "first"}, {"id": 1, "inner": {"id": 2}}, {"id": None}, {}, [], [{"id": 1}], 7, "x", None])
def test_a_wrong_value_of_the_title_itself_is_an_error_that_names_it(answer: Any) -> None:
    with pytest.raises(BadAnswer, match=r"\$\.|object|`id`"):
        _read(answer)


@pytest.mark.parametrize("digits", [25, 400, 6000])
def test_numbers_without_end_are_no_crash(digits: int) -> None:
    body = b'{"id": 1, "order": %s, "score": "x", "inner": [{"id": 2, "score": "x"}]}' % (b"9" * digits)
    with pytest.raises(BadAnswer):
        read(Named, body, "TMDB")
