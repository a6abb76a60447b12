"""The pretend OMDb and TVmaze: ratings with gaps and a daily end; shows, episodes and the instants they air."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from tests.demo.conftest import CAPTURES, ask, needs_captures, omdb, tmdb, tvmaze


def test_ratings_by_imdb_id_are_all_text(servers: PretendServers) -> None:
    film = omdb(servers, "i=tt0017136").json
    assert (film["Title"], film["Year"], film["Type"], film["Response"]) == ("Metropolis", "1927", "movie", "True")
    assert [one["Source"] for one in film["Ratings"]] == ["Internet Movie Database", "Rotten Tomatoes", "Metacritic"]
    assert film["imdbRating"] == film["Ratings"][0]["Value"].removesuffix("/10")
    assert 0 < float(film["imdbRating"]) <= 10
    assert film["Released"] == "10 Jan 1927"


def test_years_of_series_are_joined_by_an_en_dash(servers: PretendServers) -> None:
    assert omdb(servers, "i=tt0047706").json["Year"] == "1955–1956"
    assert omdb(servers, "t=The+Lost+World&y=1925").json["imdbID"] == "tt0016039"


def test_some_ratings_are_not_there() -> None:
    from app.demo.catalogue import Catalogue
    from app.demo.lore_words import scores

    catalogue = Catalogue(2000)
    found = [scores(catalogue.film(number)) for number in range(1800)]
    for missing in (sum(one.imdb is None for one in found), sum(one.tomatoes is None for one in found), sum(one.metacritic is None for one in found)):
        assert 20 < missing < 1600
    assert all(one.metacritic is None or 0 < one.metacritic <= 100 for one in found)
    assert all(one.tomatoes is None or 0 < one.tomatoes <= 100 for one in found)


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("i=nonsense", 200, "Incorrect IMDb ID."),
        ("i=tt9999999", 200, "Error getting data."),
        ("t=zzxx", 200, "Movie not found!"),
        ("t=zzxx&type=series", 200, "Series not found!"),
    ],
)
def test_failures_in_omdbs_words(servers: PretendServers, query: str, status: int, sentence: str) -> None:
    answer = omdb(servers, query)
    assert (answer.status, answer.json) == (status, {"Response": "False", "Error": sentence})


def test_a_wrong_key_no_key_and_the_days_end_are_all_a_401(mine: PretendServers) -> None:
    assert ask(mine.omdb.address, "/?i=tt0017136&apikey=x").json["Error"] == "Invalid API key!"
    assert ask(mine.omdb.address, "/?i=tt0017136").json["Error"] == "No API key provided."
    mine.set_limit(Limit("omdb", per_day=1000, used=998))
    assert [omdb(mine, "i=tt0017136").status for _ in range(3)] == [200, 200, 401]
    assert omdb(mine, "i=tt0017136").json == {"Response": "False", "Error": "Request limit reached!"}
    mine.set_limit(Limit("omdb"))
    assert omdb(mine, "i=tt0017136").status == 200


def test_a_lookup_leads_to_the_show(servers: PretendServers) -> None:
    for query in ("thetvdb=79900001", "imdb=tt0052442"):
        answer = tvmaze(servers, f"/lookup/shows?{query}")
        assert answer.status == 301
        show = tvmaze(servers, answer.headers["location"].removeprefix(servers.tvmaze.address)).json
        assert show["name"] in {"Harbour Light", "One Step Beyond"}
    assert tvmaze(servers, "/lookup/shows?thetvdb=1").status == 404
    assert tvmaze(servers, "/shows/1").json["status"] == 404


def _show(servers: PretendServers, name: str) -> int:
    return int(tvmaze(servers, f"/search/shows?q={name}").json[0]["show"]["id"])


def test_an_airstamp_is_the_networks_hour_in_utc(servers: PretendServers) -> None:
    harbour_light = _show(servers, "harbour+light")
    show = tvmaze(servers, f"/shows/{harbour_light}").json
    assert show["network"]["country"]["timezone"] == "Europe/Oslo"
    assert show["schedule"]["time"] == "20:15"
    for episode in tvmaze(servers, f"/shows/{harbour_light}/episodes").json:
        there = datetime.fromisoformat(episode["airstamp"]).astimezone(ZoneInfo("Europe/Oslo"))
        assert (f"{there:%Y-%m-%d}", f"{there:%H:%M}") == (episode["airdate"], "20:15")


def test_without_an_hour_the_airstamp_is_made_up(servers: PretendServers) -> None:
    cartographers = _show(servers, "cartographers")
    show = tvmaze(servers, f"/shows/{cartographers}").json
    assert show["network"] is None
    assert show["webChannel"]["name"] == "The Wire Service"
    for episode in tvmaze(servers, f"/shows/{cartographers}/episodes").json:
        assert episode["airtime"] == ""
        assert episode["airstamp"] == f"{episode['airdate']}T12:00:00+00:00"


def test_specials_come_only_when_asked_for_and_without_a_number(servers: PretendServers) -> None:
    small_hours = _show(servers, "small+hours")
    regular = tvmaze(servers, f"/shows/{small_hours}/episodes").json
    everything = tvmaze(servers, f"/shows/{small_hours}/episodes?specials=1").json
    specials = [one for one in everything if one["number"] is None]
    assert len(everything) == len(regular) + 2 == 22
    assert {one["type"] for one in specials} == {"significant_special", "insignificant_special"}
    assert {one["type"] for one in regular} == {"regular"}
    embedded = tvmaze(servers, f"/shows/{small_hours}?embed=episodes").json["_embedded"]["episodes"]
    assert embedded == regular


def test_tvmaze_says_that_nothing_changed(servers: PretendServers) -> None:
    path = f"/shows/{_show(servers, 'small+hours')}"
    tag = tvmaze(servers, path).headers["etag"]
    assert ask(servers.tvmaze.address, path, {"If-None-Match": tag}).status == 304


def test_the_four_agree_on_a_show(servers: PretendServers) -> None:
    there = tmdb(servers, "/find/79900003?external_source=tvdb_id").json["tv_results"][0]["id"]
    listed = {
        (one["season_number"], one["episode_number"]): one["air_date"]
        for number in (1, 2)
        for one in tmdb(servers, f"/tv/{there}/season/{number}").json["episodes"]
    }
    here = {(one["season"], one["number"]): one["airdate"] for one in tvmaze(servers, f"/shows/{_show(servers, 'small+hours')}/episodes").json}
    assert listed == here


@pytest.mark.captures
@pytest.mark.skipif(not CAPTURES.is_dir(), reason=needs_captures[1].kwargs["reason"])
def test_omdb_says_what_the_real_one_says(servers: PretendServers) -> None:
    real = json.loads((CAPTURES / "omdb" / "subliminal" / "i-tt0770828-plot-short.json").read_text("utf-8"))
    ours = omdb(servers, "i=tt0017136").json
    assert list(ours) == list(real)
    assert {name: type(value) for name, value in ours.items()} == {name: type(value) for name, value in real.items()}
    series = json.loads((CAPTURES / "omdb" / "attested" / "series-matrix-1993-totalseasons-na.json").read_text("utf-8"))
    assert set(omdb(servers, "i=tt0047706").json) == set(series)
    found = json.loads((CAPTURES / "omdb" / "subliminal" / "page-1-s-man-of-steel.json").read_text("utf-8"))
    here = omdb(servers, "s=metropolis").json
    assert set(here) == set(found)
    assert set(here["Search"][0]) == set(found["Search"][0])


TEXT, COUNT, MAYBE = (str,), (int,), (type(None),)
NETWORK = {"id": COUNT, "name": TEXT, "country": {"name": TEXT, "code": TEXT, "timezone": TEXT}, "officialSite": TEXT + MAYBE}
PICTURE = {"medium": TEXT, "original": TEXT}
TVMAZE_SHOW: dict[str, Any] = {
    "id": COUNT, "url": TEXT, "name": TEXT, "type": TEXT, "language": TEXT + MAYBE, "genres": (list,), "status": TEXT, "runtime": COUNT + MAYBE,
    "averageRuntime": COUNT + MAYBE, "premiered": TEXT + MAYBE, "ended": TEXT + MAYBE, "officialSite": TEXT + MAYBE,
    "schedule": {"time": TEXT, "days": (list,)}, "rating": {"average": (int, float, type(None))}, "weight": COUNT, "network": NETWORK, "webChannel": NETWORK,
    "dvdCountry": MAYBE, "externals": {"tvrage": COUNT + MAYBE, "thetvdb": COUNT + MAYBE, "imdb": TEXT + MAYBE}, "image": PICTURE, "summary": TEXT + MAYBE,
    "updated": COUNT, "_links": (dict,),
}  # fmt: skip
TVMAZE_EPISODE: dict[str, Any] = {
    "id": COUNT, "url": TEXT, "name": TEXT, "season": COUNT, "number": COUNT + MAYBE, "type": TEXT, "airdate": TEXT, "airtime": TEXT, "airstamp": TEXT + MAYBE,
    "runtime": COUNT + MAYBE, "rating": {"average": (int, float, type(None))}, "image": PICTURE, "summary": TEXT + MAYBE,
    "_links": {"self": {"href": TEXT}, "show": {"href": TEXT, "name": TEXT}},
}  # fmt: skip


def _unlike(told: Any, shape: Any, at: str = "") -> list[str]:
    """Where an answer differs from its description: fields too many or too few, and values of another kind. An object may be null."""
    if not isinstance(shape, dict):
        return [] if isinstance(told, shape) else [f"{at}: {told!r}"]
    if told is None:
        return []
    found = [f"{at}: {sorted(told.keys() ^ shape.keys())}"] if told.keys() != shape.keys() else []
    return [*found, *(line for name in told.keys() & shape.keys() for line in _unlike(told[name], shape[name], f"{at}/{name}"))]


def test_tvmaze_says_what_its_public_description_names(servers: PretendServers) -> None:
    shows = [hit["show"] for hit in tvmaze(servers, "/search/shows?q=the").json]
    shows += [tvmaze(servers, f"/shows/{_show(servers, name)}").json for name in ("small+hours", "cartographers", "one+step+beyond")]
    assert len(shows) >= 5
    assert [line for show in shows for line in _unlike(show, TVMAZE_SHOW)] == []
    episodes = [one for show in shows for one in tvmaze(servers, f"/shows/{show['id']}/episodes?specials=1").json]
    assert [line for one in episodes for line in _unlike(one, TVMAZE_EPISODE)] == []
