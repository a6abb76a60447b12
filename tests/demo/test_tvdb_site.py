"""The pretend TVDB: logging in, series with the hour they air, episodes in their orders."""

from __future__ import annotations

import json

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from tests.demo.conftest import CAPTURES, Told, ask, needs_captures, tvdb, tvdb_token
from tests.demo.description import description, without_nulls

HARBOUR_LIGHT, SMALL_HOURS = 79900001, 79900003


def _login(servers: PretendServers, **told: str) -> Told:
    return ask(servers.tvdb.address, "/login", {"Content-Type": "application/json"}, method="POST", body=json.dumps(told).encode())


def test_a_key_gives_a_token_and_a_wrong_one_none(servers: PretendServers) -> None:
    assert _login(servers, apikey="demo-tvdb").json["data"]["token"]
    wrong = _login(servers, apikey="x")
    assert (wrong.status, wrong.json["message"]) == (401, "InvalidAPIKey: apikey invalid")
    assert ask(servers.tvdb.address, "/series/1", {"Authorization": "Bearer demo-tvdb"}).json == {"status": "failure", "message": "Unauthorized", "data": None}


def test_some_keys_want_a_pin(servers: PretendServers) -> None:
    without = _login(servers, apikey=servers.tvdb.pin_key)
    assert (without.status, without.json["message"]) == (400, "InvalidValueType: pin required")
    assert _login(servers, apikey=servers.tvdb.pin_key, pin="no").status == 401
    assert _login(servers, apikey=servers.tvdb.pin_key, pin=servers.tvdb.pin).status == 200


def test_tokens_expire_on_request_and_a_new_login_helps(mine: PretendServers) -> None:
    headers = {"Authorization": f"Bearer {tvdb_token(mine)}"}
    assert ask(mine.tvdb.address, f"/series/{SMALL_HOURS}", headers).status == 200
    mine.expire_tokens()
    assert ask(mine.tvdb.address, f"/series/{SMALL_HOURS}", headers).status == 401
    assert tvdb(mine, f"/series/{SMALL_HOURS}").status == 200


def test_a_series_says_when_it_airs_at_its_network(servers: PretendServers) -> None:
    show = tvdb(servers, f"/series/{HARBOUR_LIGHT}/extended").json["data"]
    assert (show["airsTime"], show["originalNetwork"]["name"], show["originalNetwork"]["country"]) == ("20:15", "Nordvision", "nor")
    assert sum(show["airsDays"].values()) == 1
    assert show["nextAired"] > show["lastAired"]
    assert {one["sourceName"] for one in show["remoteIds"]} >= {"TheMovieDB.com", "TV Maze"}
    assert {one["type"] for one in show["artworks"]} == {2, 3, 23}
    short = tvdb(servers, f"/series/{HARBOUR_LIGHT}/extended?short=true&meta=episodes,translations").json["data"]
    assert (short["artworks"], short["characters"]) == (None, None)
    assert len(short["episodes"]) == 8
    assert short["translations"]["nameTranslations"][0]["language"] == "eng"


def test_a_web_channel_has_no_hour(servers: PretendServers) -> None:
    found = tvdb(servers, "/search?query=cartographers&type=series").json["data"]
    assert len(found) == 2, "it is known twice"
    for one in found:
        show = tvdb(servers, f"/series/{one['tvdb_id']}/extended").json["data"]
        assert show["airsTime"] in {None, "", "00:00"}


def test_orders_of_episodes(servers: PretendServers) -> None:
    def told(order: str, more: str = "") -> list[tuple[int, int]]:
        rows = tvdb(servers, f"/series/{SMALL_HOURS}/episodes/{order}?page=0{more}").json["data"]["episodes"]
        return [(row["seasonNumber"], row["number"]) for row in rows]

    official = told("official")
    assert official == told("default")
    assert official[:3] == [(0, 1), (0, 2), (1, 1)]
    regular = [place for place in official if place[0]]
    assert told("absolute")[2:] == [(1, number) for number in range(1, len(regular) + 1)]
    assert told("official", "&season=2") == [place for place in official if place[0] == 2]
    assert told("official", "&season=2&episodeNumber=1") == [(2, 1)]
    assert tvdb(servers, f"/series/{SMALL_HOURS}/episodes/nonsense?page=0").status == 400
    assert tvdb(servers, f"/series/{SMALL_HOURS}/episodes/official/deu?page=0").json["data"]["episodes"][0]["name"] is None


def test_discs_have_an_order_of_their_own_where_there_are_any() -> None:
    from app.demo.catalogue import Catalogue
    from app.demo.tvdb_episodes import ordered

    catalogue = Catalogue(2000)
    found = [ordered(catalogue.show(number), "dvd") or [] for number in range(15, 60)]
    assert 5 < sum(map(bool, found)) < 30
    assert all([row.number for row in rows] == sorted(row.number for row in rows) for rows in ([row for row in rows if row.season == 1] for rows in found))
    assert all(rows[0].episode.number == 2 for rows in found if rows and rows[0].season == 1)


def test_episodes_come_in_pages(mine: PretendServers) -> None:
    mine.set_limit(Limit("tvdb", page_size=10))
    path, seen = f"/series/{SMALL_HOURS}/episodes/default?page=0", []
    while path:
        answer = tvdb(mine, path).json
        seen += [one["id"] for one in answer["data"]["episodes"]]
        path = (answer["links"]["next"] or "").removeprefix(mine.tvdb.address)
    assert len(seen) == len(set(seen)) == 22
    assert answer["links"]["total_items"] == 22


def test_ids_of_others_lead_to_series(servers: PretendServers) -> None:
    found = tvdb(servers, "/search/remoteid/tt0052442").json["data"]
    assert found[0]["series"]["name"] == "One Step Beyond"
    assert tvdb(servers, "/search/remoteid/tt0000001").json["data"] == []
    missing = tvdb(servers, "/series/1/extended")
    assert (missing.status, missing.json["message"]) == (404, "NotFoundException: not found")


def test_translations(servers: PretendServers) -> None:
    vampires = tvdb(servers, "/search/remoteid/tt0006206").json["data"][0]["series"]["id"]
    assert tvdb(servers, f"/series/{vampires}/translations/fra").json["data"]["overview"].startswith("Un journaliste")
    assert tvdb(servers, f"/series/{vampires}/translations/jpn").status == 404


@pytest.mark.captures
@pytest.mark.skipif(not CAPTURES.is_dir(), reason=needs_captures[1].kwargs["reason"])
def test_answers_fit_the_official_description(servers: PretendServers) -> None:
    spec = description(CAPTURES / "specs" / "tvdb-v4-swagger.yml")
    shows = [HARBOUR_LIGHT, SMALL_HOURS, tvdb(servers, "/search/remoteid/tt0006206").json["data"][0]["series"]["id"]]
    questions = [("/search", "/search?query=the&type=series"), ("/search/remoteid/{remoteId}", "/search/remoteid/tt0052442")]
    for show in shows:
        questions += [
            ("/series/{id}", f"/series/{show}"),
            ("/series/{id}/extended", f"/series/{show}/extended?meta=episodes,translations"),
            ("/series/{id}/artworks", f"/series/{show}/artworks?lang=eng&type=2"),
            ("/series/{id}/nextAired", f"/series/{show}/nextAired"),
            ("/series/{id}/translations/{language}", f"/series/{show}/translations/eng"),
            *(("/series/{id}/episodes/{season-type}", f"/series/{show}/episodes/{order}?page=0") for order in ("default", "official", "dvd", "absolute")),
            ("/series/{id}/episodes/{season-type}/{lang}", f"/series/{show}/episodes/official/eng?page=0"),
        ]
    wrong = {}
    for template, path in questions:
        body = tvdb(servers, path).json
        assert body["status"] == "success", path
        if found := spec.wrong("get", template, without_nulls(body)):
            wrong[path] = found
    assert wrong == {}
    assert spec.wrong("post", "/login", _login(servers, apikey="demo-tvdb").json) == []
