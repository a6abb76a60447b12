"""The pretend providers' limits and faults, changes to what they know, and that requests are counted."""

from __future__ import annotations

import json
from http.client import IncompleteRead, RemoteDisconnected

import pytest

from app.demo.edits import Change
from app.demo.faults import Fault
from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.demo.conftest import Told, ask, omdb, tmdb, tvdb, tvmaze

ASK = {"tmdb": lambda it: tmdb(it, "/movie/4808"), "tvdb": lambda it: tvdb(it, "/series/79900001"), "omdb": lambda it: omdb(it, "i=tt0017136")}
SITES = ("tmdb", "tvdb", "omdb", "tvmaze")


def _asked(servers: PretendServers, site: str) -> Told:
    return ASK[site](servers) if site in ASK else tvmaze(servers, "/search/shows?q=small+hours")


def test_over_so_many_in_a_time_is_a_429_with_retry_after(mine: PretendServers) -> None:
    for site in SITES:
        mine.set_limit(Limit(site, calls=2, seconds=60, retry_after=3))
        told = [_asked(mine, site) for _ in range(3)]
        assert [one.status for one in told] == [200, 200, 429], site
        assert told[2].headers["retry-after"] == "3"
        assert isinstance(told[2].json, dict)
    assert tmdb(mine, "/movie/4808").json["status_code"] == 25


def test_a_wrong_key_is_not_counted(mine: PretendServers) -> None:
    mine.set_limit(Limit("tmdb", calls=1, seconds=60))
    for _ in range(3):
        assert ask(mine.tmdb.address, "/movie/4808?api_key=x").status == 401
    assert tmdb(mine, "/movie/4808").status == 200


def test_the_daily_quota_begins_anew_at_midnight_utc() -> None:
    options = Options(environment={"BIJOU_NOW": "2026-03-01T23:59:58Z"})
    with PretendServers().start(options=options) as servers:
        servers.set_limit(Limit("omdb", per_day=1))
        seen = {omdb(servers, "i=tt0017136").status, omdb(servers, "i=tt0017136").status}
        assert seen == {200, 401}
        while omdb(servers, "i=tt0017136").status == 401:
            pass
        assert omdb(servers, "i=tt0017136").status == 401


def test_omdb_ends_the_day_after_a_thousand(mine: PretendServers) -> None:
    mine.set_limit(Limit("omdb", per_day=1000, used=1000))
    assert omdb(mine, "i=tt0017136").json["Error"] == "Request limit reached!"


@pytest.mark.parametrize("site", SITES)
def test_every_fault_strikes_only_its_provider(mine: PretendServers, site: str) -> None:
    good = {one: _asked(mine, one).body for one in SITES}
    skip = 1 if site == "tvdb" else 0  # the login goes well
    for fault in ("wrong type", "broken", "empty", "status"):
        mine.set_fault(Fault(fault, site=site, skip=skip, status=503, retry_after=2))
        told = _asked(mine, site)
        assert told.body != good[site], fault
        if fault == "broken":
            with pytest.raises(json.JSONDecodeError):
                _ = told.json
        if fault == "status":
            assert (told.status, told.headers["retry-after"]) == (503, "2")
        assert {one: _asked(mine, one).body for one in SITES if one != site} == {one: body for one, body in good.items() if one != site}
        mine.clear_faults()
    for fault, raised in (("cut", IncompleteRead), ("hang", RemoteDisconnected)):
        mine.set_fault(Fault(fault, site=site, skip=skip, seconds=0.1))  # type: ignore[arg-type]
        with pytest.raises(raised):
            _asked(mine, site)
        mine.clear_faults()
    assert _asked(mine, site).body == good[site]


def test_requests_are_counted_by_provider(mine: PretendServers) -> None:
    mine.forget_requests()
    for site in SITES:
        _asked(mine, site)
    counts = mine.counts()
    assert counts["tmdb GET /movie/4808"] == counts["tvdb GET /series/79900001"] == counts["omdb GET /"] == counts["tvmaze GET /search/shows"] == 1


def test_what_the_providers_know_can_change(mine: PretendServers) -> None:
    there = tmdb(mine, "/search/tv?query=harbour+light").json["results"][0]["id"]
    before = tmdb(mine, f"/tv/{there}").json["number_of_episodes"]
    mine.change(Change("add episode", "providers", of="Harbour Light", title="The Ninth", to_season=1, to_number=9))
    season = tmdb(mine, f"/tv/{there}/season/1").json["episodes"]
    assert (len(season), season[-1]["name"]) == (before + 1, "The Ninth")
    mine.change(Change("rename", "providers", of="Charade", title="Charade, Again"))
    assert tmdb(mine, "/movie/4808").json["title"] == "Charade, Again"
    mine.change(Change("remove", "providers", key="film 4"))
    assert tmdb(mine, "/movie/4808").status == 404
    mine.change(Change("restore", "providers"))
    assert tmdb(mine, "/movie/4808").json["title"] == "Charade"
    with pytest.raises(ValueError, match="400"):
        mine.change(Change("remove", "providers", of="No Such Film"))


def test_where_they_are_can_be_told_by_environment(servers: PretendServers) -> None:
    told = servers.ready.provider_environment
    assert told["BIJOU_TMDB_URL"] == servers.tmdb.address
    assert told["BIJOU_TVDB_KEY"] == "demo-tvdb"
    assert told["BIJOU_TMDB_IMAGE_URL"] == servers.tmdb.image_address
    assert "BIJOU_TVMAZE_KEY" not in told


def test_a_limit_of_nobody_is_refused(mine: PretendServers) -> None:
    with pytest.raises(ValueError, match="400"):
        mine.set_limit(Limit("nobody"))
