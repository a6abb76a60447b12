"""`--enrich` with all four providers, from outside: all that can be matched is, each field holds what the providers say, nothing known is asked again, and a
rescan changes nothing (D11, D20 to D25, D50; done-when 1).

150 titles; SOAK_TITLES sets another number (`make soak`: 2,000).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.acceptance import program
from tests.acceptance.held import episodes, without_times
from tests.acceptance.program import DONE, Bijou
from tests.demo.fates import fates

SIZE = int(os.environ.get("SOAK_TITLES", "150"))
A_DAY = 1000
"""OMDb's questions."""
PROVIDERS = ("tmdb", "tvdb", "tvmaze", "omdb")
SCORES = {"Internet Movie Database": "imdb", "Rotten Tomatoes": "rottentomatoes", "Metacritic": "metacritic"}
STATUS = {"Returning Series": "continuing", "Ended": "ended", "Canceled": "canceled", "Released": "released"}
Body = dict[str, Any]


class Ask:
    """One of the pretend providers, asked by itself."""

    def __init__(self, address: str, **key: str) -> None:
        where = urlsplit(address)
        self._line = HTTPConnection(where.hostname or "", where.port, timeout=30)
        self._base, self._key = where.path, key

    def __call__(self, path: str, **params: str) -> Any:
        self._line.request("GET", f"{self._base}{path}?{urlencode({**self._key, **params})}")
        return json.loads(self._line.getresponse().read())

    def close(self) -> None:
        self._line.close()


@pytest.fixture(scope="module")
def servers() -> Iterator[PretendServers]:
    with PretendServers().start(size=SIZE, options=Options(art="plain")) as started:
        yield started


def asked(servers: PretendServers) -> dict[str, int]:
    """Questions to each provider since the tally began."""
    return {name: sum(number for what, number in servers.counts().items() if what.startswith(f"{name} ")) for name in PROVIDERS}


def enriched(bijou: Bijou, servers: PretendServers) -> None:
    """Day by day, as OMDb's questions allow."""
    for day in range(1, 3 + SIZE // A_DAY):
        servers.set_limit(Limit("omdb", per_day=A_DAY, used=0))
        servers.forget_requests()
        ran = bijou.start("--enrich", BIJOU_NOW=f"2026-11-{day:02d}T10:00:00Z").ended()
        assert asked(servers)["omdb"] <= A_DAY
        bijou.environ["BIJOU_NOW"] = f"2026-11-{day:02d}T10:00:00Z"
        if ran.code == DONE:
            return
        assert ran.sentence.startswith("OMDb was not asked about everything: OMDb answers 1,000 questions a day"), ran.said
    pytest.fail("it does not come to an end")


@pytest.mark.timeout(120 + SIZE)
def test_everything_is_matched_and_filled_in_once_and_for_all(servers: PretendServers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "PATIENCE", 90 + SIZE)
    fast = {f"BIJOU_{name.upper()}_RATE": "300" for name in PROVIDERS}
    bijou = Bijou(tmp_path / "data", **servers.ready.provider_environment, **fast)
    bijou.add_plex(servers.plex.address, servers.plex.token)
    bijou.add_jellyfin(servers.jellyfin.address, servers.jellyfin.user, servers.jellyfin.password)
    bijou("--scan", "full")
    enriched(bijou, servers)
    export = bijou.export()
    lost = {(fate.kind, fate.title, fate.year) for fate in fates(SIZE) if fate.matchable} - set(matched(export))
    held = {(kind, one["title"], one["year"]) for kind, some in (("film", export["movies"]), ("show", export["shows"])) for one in some}
    assert lost & held == set(), "all that can be matched"
    assert list(differences(export, servers)) == []
    servers.forget_requests()
    bijou("--enrich")
    assert asked(servers) == dict.fromkeys(PROVIDERS, 0), "what is known is not asked again"
    assert without_times(bijou.export()) == without_times(export)
    for mode in ("full", "deep"):
        bijou("--scan", mode)
        assert without_times(bijou.export()) == without_times(export), "a rescan never undoes enrichment (D11)"


def matched(export: Body) -> Iterator[tuple[str, str, int | None]]:
    """(kind, title, year) of what TMDB has matched."""
    for kind, some in (("film", export["movies"]), ("show", export["shows"])):
        yield from ((kind, one["title"], one["year"]) for one in some if one["enrichment"].get("tmdb", {}).get("state") == "matched")


def differences(export: Body, servers: PretendServers) -> Iterator[str]:
    """Where a title that a provider has matched does not hold what that says."""
    tmdb, tvmaze = Ask(servers.tmdb.address, api_key=servers.tmdb.key), Ask(servers.tvmaze.address)
    omdb = Ask(f"{servers.omdb.address}/", apikey=servers.omdb.key)
    servers.set_limit(Limit("omdb"))
    for kind, some in (("movie", export["movies"]), ("tv", export["shows"])):
        for title in some:
            found = {name: one["id"] for name, one in title["enrichment"].items() if one["state"] == "matched"}
            if "tmdb" in found:
                more = "credits,images,release_dates" if kind == "movie" else "aggregate_credits,images,content_ratings"
                said = tmdb(f"/{kind}/{found['tmdb']}", append_to_response=more, language="en-US", include_image_language="en,null")
                seasons = [tmdb(f"/tv/{found['tmdb']}/season/{one['season_number']}", language="en-US") for one in said.get("seasons", ())]
                yield from (f"{title['title']}, {what}" for what in (*of_title(title, said), *of_people(title, said), *of_episodes(title, seasons)))
            if "tvmaze" in found:
                yield from (f"{title['title']}, {what}" for what in of_instants(title, tvmaze(f"/shows/{found['tvmaze']}/episodes", specials="1")))
            if "omdb" in found:
                yield from (f"{title['title']}, {what}" for what in of_scores(title, omdb("", i=found["omdb"])))
    for one in (tmdb, tvmaze, omdb):
        one.close()


def of_title(title: Body, said: Body) -> Iterator[str]:
    """What TMDB tells is there; where the title says that it came from TMDB, it is the same."""
    told = {
        "overview": said["overview"], "tagline": said["tagline"], "content_rating": rated(said), "status": STATUS.get(said["status"]),
        "poster": said["poster_path"], "backdrop": said["backdrop_path"], "logo": next((one["file_path"] for one in said["images"]["logos"]), None),
        "runtime_minutes": said.get("runtime"), "network": next((one["name"] for one in said.get("networks", ())), None),
    }  # fmt: skip
    for field, value in told.items():
        held = title["art"][field] if field in title["art"] else title.get(field)
        if value and (not held or (title["sources"].get(field) == "tmdb" and not str(held).endswith(str(value)) and held != value)):
            yield f"{field}: {held} for {value}"
    if lacking := {one["name"] for one in said["genres"]} - set(title["genres"]):
        yield f"genres: without {lacking}"
    score = ("tmdb", said["vote_average"], said["vote_count"])
    if said["vote_count"] and score not in [(one["source"], one["value"], one.get("votes")) for one in title["ratings"]]:
        yield f"ratings: {title['ratings']} without {score}"
    if title["ids"]["tmdb"] is None or (title["ids"]["imdb"] is None and said.get("imdb_id")):
        yield f"ids: {title['ids']}"


def rated(said: Body) -> str | None:
    """The United States' rating."""
    if "content_ratings" in said:
        return next((one["rating"] for one in said["content_ratings"]["results"] if one["iso_3166_1"] == "US"), None)
    here = [day for one in said["release_dates"]["results"] if one["iso_3166_1"] == "US" for day in one["release_dates"]]
    return next((day["certification"] for day in here if day["certification"]), None)


def of_people(title: Body, said: Body) -> Iterator[str]:
    """Everybody, with each part and job; a part without a name counts where there is no other."""
    told = said.get("credits") or said["aggregate_credits"]
    cast = {(str(one["id"]), part["character"] or None) for one in told["cast"] for part in one.get("roles", [one])}
    crew = {(str(one["id"]), job["job"]) for one in told["crew"] for job in one.get("jobs", [one])}
    named = {who for who, part in cast if part}
    mine = [one for one in title["credits"] if one["source"] == "tmdb"]
    held = {(one["tmdb"], part) for one in mine for part in (one["character"].split(" / ") if one["character"] else [one["job"]])}
    if lacking := {(who, part) for who, part in cast | crew if part or who not in named} - held:
        yield f"credits: without {lacking}"


def of_episodes(show: Body, seasons: list[Body]) -> Iterator[str]:
    """The whole list, owned and missing, with names, dates and stills (D23)."""
    held = {(one["season"], one["number"]): one for one in episodes(show)} if "network" in show else {}
    for said in (one for season in seasons for one in season["episodes"]):
        place = (said["season_number"], said["episode_number"])
        mine = held.get(place)
        if mine is None:
            yield f"episode {place} is not there"
            continue
        if not mine["owned"] and (said["air_date"] or None) != mine["air_date"]:
            yield f"episode {place}: {mine['air_date']} for {said['air_date']}"
        if mine["sources"].get("title") == "tmdb" and mine["title"] != said["name"]:
            yield f"episode {place}: {mine['title']} for {said['name']}"
        told = {"still": (said["still_path"], mine["art"]["still"]), "overview": (said["overview"], mine["overview"])}
        told["runtime"] = (said["runtime"], mine["runtime_minutes"])
        yield from (f"episode {place}: no {name}" for name, (theirs, ours) in told.items() if theirs and not ours)


def of_instants(show: Body, listed: list[Body]) -> Iterator[str]:
    """When each airs, exactly where TVmaze knows the hour; else a date and no invented instant (D50)."""
    held = {(one["season"], one["number"]): one for one in episodes(show)}
    for said in listed:
        mine = held.get((said["season"], said["number"]))
        if mine is None or not said["airstamp"]:
            continue
        if said["airtime"]:
            at = datetime.fromisoformat(said["airstamp"]).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            if (mine["air_at"], mine["air_precision"]) != (at, "exact"):
                yield f"episode {said['season']}x{said['number']}: {mine['air_at']} {mine['air_precision']} for {at}"
        elif mine["air_precision"] != "date":
            yield f"episode {said['season']}x{said['number']}: {mine['air_precision']}, of which only the date is known"


def of_scores(title: Body, said: Mapping[str, Any]) -> Iterator[str]:
    """IMDb's, Rotten Tomatoes' and Metacritic's (D24)."""
    held = {one["source"]: one["value"] for one in title["ratings"]}
    for one in said["Ratings"]:
        value = float(one["Value"].partition("/")[0].rstrip("%"))
        if held.get(SCORES[one["Source"]]) != value:
            yield f"ratings: {held} without {one}"
