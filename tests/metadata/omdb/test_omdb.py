"""OMDb: ratings by IMDb id, and its many ways of saying no (D24)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Rating
from app.domain.problems import BadAnswer, Busy, Missing, Problem, Refused, Spent, Unreachable
from app.domain.provided import Facet
from app.metadata.quota import Quota
from app.metadata.registry import open_provider
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.omdb.asked import KEY, omdb, ratings
from tests.metadata.real_answers import saying
from tests.web.loopback import Exchange, Loopback


def film(**fields: object) -> bytes:
    return json.dumps({"Title": "A Film", "imdbID": "tt0770828", "Type": "movie", "Response": "True", **fields}).encode()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"imdbRating": "N/A", "Metascore": "N/A", "imdbVotes": "N/A", "Ratings": []}, ()),
        ({"Ratings": None}, ()),
        ({}, ()),
        ({"imdbRating": "8.0", "imdbVotes": "1,234"}, (Rating("imdb", "audience", 8.0, 10, 1234),)),
        ({"imdbRating": "8.0", "imdbVotes": "N/A"}, (Rating("imdb", "audience", 8.0, 10),)),
        ({"Ratings": [{"Source": "Rotten Tomatoes", "Value": "0%"}]}, (Rating("rottentomatoes", "critic", 0, 100),)),
        ({"Ratings": [{"Source": "Metacritic", "Value": "81/100"}], "Metascore": "80"}, (Rating("metacritic", "critic", 81, 100),)),
        ({"Ratings": [{"Source": "Somebody Else", "Value": "81/100"}]}, ()),
        ({"Ratings": [{"Source": "Rotten Tomatoes", "Value": "N/A"}, {"Source": None, "Value": None}]}, ()),
        ({"imdbRating": "99", "Metascore": "-1"}, ()),
        ({"imdbRating": "1e400", "Metascore": "nan"}, ()),
        ({"tomatoMeter": "91"}, (Rating("rottentomatoes", "critic", 91, 100),)),
    ],
)
def test_scores_are_read_and_n_a_is_none(web: Web, server: Loopback, clock: StillClock, fields: dict[str, object], expected: tuple[Rating, ...]) -> None:
    server.otherwise = saying(film(**fields))
    given = omdb(web, server, clock).provide("movie", "tt0770828", frozenset({Facet.RATINGS}), Cancel())
    assert given.facets[Facet.RATINGS].ratings == expected, "read, even where there is nothing"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, b'{"Response":"False","Error":"No API key provided."}', Refused),
        (401, b'{"Response":"False","Error":"Invalid API key!"}', Refused),
        (401, b'{"Response":"False","Error":"Request limit reached!"}', Spent),
        (200, b'{"Response":"False","Error":"Request limit reached!"}', Spent),
        (401, b"<html>no</html>", Refused),
        (401, b"", Refused),
        (403, b"{}", Refused),
        (200, b'{"Response":"False","Error":"Series not found!"}', Missing),
        (200, b'{"Response":"False","Error":"Conversion from string \\"x\\" to type \'Double\' is not valid."}', Missing),
        (200, b'{"Response":"False","Error":"Too many results."}', Missing),
        (200, b'{"Response":"False","Error":"Invalid API key!"}', Refused),
        (401, b'{"Response":"False","Error":"The account is inactive."}', Refused),
        (403, b"<!DOCTYPE html><html>Attention Required! | Cloudflare</html>", BadAnswer),
        (200, b'{"Response":"False"}', BadAnswer),
        (200, b"{}", BadAnswer),
        (200, b"<!DOCTYPE html><html></html>", BadAnswer),
        (200, b'{"Response":"True"', BadAnswer),
        (500, b'{"Response":"False","Error":"Request limit reached!"}', BadAnswer),
        (503, b"The service is unavailable.", Busy),
        (522, b"<html>cloudflare</html>", Unreachable),
        (404, b'{"Response":"False","Error":"Movie not found!"}', Missing),
        (404, b"", BadAnswer),
        (404, b"{}", BadAnswer),
        (404, b'{"message":"no Route matched with those values"}', BadAnswer),
        (404, b"<html><h1>404</h1></html>", BadAnswer),
        (410, b"<html>", BadAnswer),
    ],
)
def test_every_no_is_the_right_one(web: Web, server: Loopback, clock: StillClock, status: int, body: bytes, kind: type[Problem]) -> None:
    server.otherwise = saying(body, status)
    with pytest.raises(kind) as caught:
        ratings(omdb(web, server, clock))
    assert type(caught.value) is kind
    assert KEY not in repr(caught.value)


def test_a_hanging_up_server_is_unreachable(web: Web, server: Loopback, clock: StillClock) -> None:
    def hang_up(it: Exchange) -> None:
        it.close_connection = True

    server.otherwise = hang_up
    with pytest.raises(Unreachable, match="OMDb"):
        ratings(omdb(web, server, clock))


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"Ratings": "many"}, "Ratings"), ({"Ratings": {"imdb": 7}}, "Ratings"), ({"imdbRating": {"is": 7}}, "imdbRating"), ({"Title": 7}, "Title")],
)
def test_a_wrong_type_names_its_field(web: Web, server: Loopback, clock: StillClock, fields: dict[str, object], field: str) -> None:
    server.otherwise = saying(film(**fields))
    with pytest.raises(BadAnswer, match=field):
        ratings(omdb(web, server, clock))


@pytest.mark.parametrize("status", [401, 200])
def test_the_days_limit_ends_the_day_and_midnight_begins_another(web: Web, server: Loopback, clock: StillClock, status: int) -> None:
    kept: list[str] = []
    client = omdb(web, server, clock, quota=Quota(1000, lambda: kept[-1] if kept else None, kept.append, clock))
    server.otherwise = saying(b'{"Response":"False","Error":"Request limit reached!"}', status)
    for _ in range(3):
        with pytest.raises(Spent, match=r"OMDb answers 1,000 questions a day") as caught:
            ratings(client)
        assert caught.value.until == 1_800_057_600.0
    assert len(server.asked) == 1
    clock.seconds = caught.value.until
    server.otherwise = saying(film(imdbRating="8.0"))
    assert ratings(client)


def test_an_answer_costs_one_question_a_day_and_a_no_is_asked_again(web: Web, server: Loopback, clock: StillClock, tmp_path: Path) -> None:
    client = omdb(web, server, clock, folder=tmp_path)
    server.otherwise = saying(b'{"Response":"False","Error":"Error getting data."}')
    with pytest.raises(Missing):
        ratings(client)
    server.otherwise = saying(film(imdbRating="8.0"))
    assert ratings(client)
    assert ratings(client)
    assert len(server.asked) == 2
    assert KEY.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_an_imdb_id_is_its_own_and_nothing_else_is(web: Web, server: Loopback, clock: StillClock) -> None:
    client = omdb(web, server, clock)
    assert client.resolve("movie", ExternalIds(imdb="tt0770828"), Cancel()) == "tt0770828"
    assert client.resolve("movie", ExternalIds(tmdb="49521", tvdb="1"), Cancel()) is None
    assert client.resolve("movie", ExternalIds(imdb="nm0000001"), Cancel()) is None
    with pytest.raises(Missing):
        ratings(client, "../../etc")
    assert not server.asked


def test_a_search_without_a_hit_is_an_empty_list(web: Web, server: Loopback, clock: StillClock) -> None:
    server.otherwise = saying(b'{"Response":"False","Error":"Movie not found!"}')
    assert omdb(web, server, clock).search("movie", "Meen of Stal", 2013, Cancel()) == []
    assert server.asked[0].query == {"apikey": [KEY], "s": ["Meen of Stal"], "type": ["movie"], "y": ["2013"]}


def test_checking_the_key(web: Web, server: Loopback, clock: StillClock) -> None:
    client = omdb(web, server, clock)
    server.otherwise = saying(b'{"Response":"False","Error":"Incorrect IMDb ID."}')
    client.check(Cancel())
    server.otherwise = saying(b'{"Response":"False","Error":"Invalid API key!"}', 401)
    with pytest.raises(Refused, match="key"):
        client.check(Cancel())


def test_without_a_key_it_is_not_opened(web: Web) -> None:
    from app.domain.provided import Provider

    with pytest.raises(Refused, match="OMDb needs a key"):
        open_provider(Provider.OMDB, web, "  ")
