"""Servers that answer to little: stand-ins that replay recordings, and gateways that keep routes back. What they do answer is read, titles and episodes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.held import held
from tests.acceptance.program import Bijou, read_export
from tests.web.loopback import Exchange, Loopback, Route

TOKEN = "canarymodesttoken"
USER = f"{7:032x}"
SHOWS_XML = '<MediaContainer size="1"><Directory ratingKey="20" key="/library/metadata/20/children" type="show" title="Serial" index="1"/></MediaContainer>'
SEASONS_XML = """<MediaContainer size="3" parentTitle="Serial"><Directory leafCount="3" key="/library/metadata/20/allLeaves" title="All episodes"/>
<Directory ratingKey="30" parentRatingKey="20" type="season" title="Season 1" index="1"/><Directory ratingKey="31" type="season" title="Specials" index="0"/>
</MediaContainer>"""
EPISODES_XML = """<MediaContainer size="2" parentIndex="1"><Video ratingKey="40" parentRatingKey="30" type="episode" title="One" index="1"/>
<Video ratingKey="41" parentRatingKey="30" grandparentRatingKey="20" type="episode" title="Two" index="2" parentIndex="1"/></MediaContainer>"""
SPECIALS_XML = (
    '<MediaContainer size="1" parentIndex="0"><Video ratingKey="42" parentRatingKey="31" type="episode" title="Making of" index="1"/></MediaContainer>'
)
LEAVES_XML = f"""<MediaContainer size="3">{
    "".join(
        f'<Video ratingKey="{key}" grandparentRatingKey="20" type="episode" title="{title}" index="{number}" parentIndex="{season}"/>'
        for key, title, season, number in ((40, "One", 1, 1), (41, "Two", 1, 2), (42, "Making of", 0, 1))
    )
}</MediaContainer>"""
FILMS_XML = '<MediaContainer size="1"><Video ratingKey="10" type="movie" title="Film" year="1931"/></MediaContainer>'
SECTIONS_XML = '<MediaContainer><Directory key="1" type="movie" title="Films"/><Directory key="2" type="show" title="Series"/></MediaContainer>'
PLEX = {
    "/library/sections": SECTIONS_XML,
    "/library/sections/1/all": FILMS_XML,
    "/library/sections/2/all": SHOWS_XML,
}
EVERY_EPISODE = {"One": (1, 1), "Two": (1, 2), "Making of": (0, 1)}


def xml(routes: Mapping[str, str]) -> dict[str, Route]:
    """Recordings by path, whatever else is asked with it; only to those with the token, as real servers do."""

    def saying(body: str) -> Route:
        return lambda it: it.reply(200 if it.headers.get("X-Plex-Token") == TOKEN else 401, body.encode(), {"Content-Type": "text/xml"})

    return {path: saying(body) for path, body in routes.items()}


def read(tmp_path: Path, kind: str, server: Loopback, *more: object, secret: str = TOKEN) -> dict[str, Any]:
    """Add, scan and export; in two runs where it is added with `more`, for the second knows less."""
    bijou = Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_JELLYFIN_TOKEN=TOKEN)
    scan = ["--scan", "full", "--export", bijou.target]
    bijou("--add-server", kind, server.address, *(more or ["--token-stdin", *scan]), secret=secret)
    if more:
        bijou(*scan)
    return read_export(bijou.target)


def told(export: Mapping[str, Any]) -> tuple[list[str], dict[str, dict[str, tuple[int, int]]]]:
    """Titles of films; of shows with their episodes and where these stand."""
    found = held(export)
    shows = {show["title"]: {one["title"]: one["place"] for one in show["episodes"].values()} for show in found["shows"].values()}
    return sorted(film["title"] for film in found["movies"].values()), shows


@pytest.mark.parametrize(
    "more",
    [
        {"/": '<MediaContainer friendlyName="Attic" machineIdentifier="f00" version="1.40"/>', "/library/metadata/20/allLeaves": LEAVES_XML},
        {
            "/identity": '<MediaContainer machineIdentifier="f00"/>',
            "/library/metadata/20/children": SEASONS_XML,
            "/library/metadata/30/children": EPISODES_XML,
            "/library/metadata/31/children": SPECIALS_XML,
        },
    ],
    ids=["no identity, all leaves", "no root, season by season"],
)
def test_plex_recordings_by_path_alone(more: Mapping[str, str], tmp_path: Path) -> None:
    """The listing of episodes is the listing of shows, for the question is not looked at: the episodes come from each show."""
    with Loopback(xml({**PLEX, **more})) as server:
        assert told(read(tmp_path, "plex", server)) == (["Film"], {"Serial": EVERY_EPISODE})
        assert TOKEN not in " ".join(f"{one.path}?{one.query}" for one in server.asked)


def test_plex_shows_alone(tmp_path: Path) -> None:
    """Nothing is known of their episodes, which is no failure."""
    with Loopback(xml({**PLEX, "/identity": '<MediaContainer machineIdentifier="f00"/>'})) as server:
        assert told(read(tmp_path, "plex", server)) == (["Film"], {"Serial": {}})


FILM = {"Id": f"{1:032x}", "Type": "Movie", "Name": "Film", "ProductionYear": 1931}
SHOW = {"Id": f"{2:032x}", "Type": "Series", "Name": "Serial"}
SEASON = {"Id": f"{3:032x}", "Type": "Season", "Name": "Season 1", "SeriesId": SHOW["Id"], "IndexNumber": 1}
EPISODES = [
    {"Id": f"{4:032x}", "Type": "Episode", "Name": "One", "SeriesId": SHOW["Id"], "SeasonId": SEASON["Id"], "ParentIndexNumber": 1, "IndexNumber": 1},
    {"Id": f"{5:032x}", "Type": "Episode", "Name": "Two", "SeasonId": SEASON["Id"], "ParentIndexNumber": 1, "IndexNumber": 2},
    {"Id": f"{6:032x}", "Type": "Episode", "Name": "Making of", "SeriesId": SHOW["Id"], "ParentIndexNumber": 0, "IndexNumber": 1},
]
INFO = {"Id": "c0ffee", "ServerName": "Cellar", "Version": "10.10.7"}
VIEWS = [
    {"Id": f"{0xF0:032x}", "Name": "Films", "Type": "CollectionFolder", "CollectionType": "movies"},
    {"Id": f"{0xF1:032x}", "Name": "Series", "Type": "CollectionFolder", "CollectionType": "tvshows"},
]
OF_SHOW = {f"/Shows/{SHOW['Id']}/Seasons": [SEASON], f"/Shows/{SHOW['Id']}/Episodes": EPISODES}


def listed(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"Items": items, "TotalRecordCount": len(items), "StartIndex": 0}


def by_parent(it: Exchange, everything: list[dict[str, Any]]) -> dict[str, Any]:
    """What a listing holds; without a library, or of kinds that it has not, nothing."""
    query = it.server.home.asked[-1].query
    kinds = {VIEWS[0]["Id"]: {"Movie"}, VIEWS[1]["Id"]: {"Series", "Season", "Episode"}}.get(query.get("parentId", [""])[0], set())
    return listed([one for one in everything if one["Type"] in kinds & set(query["includeItemTypes"][0].split(","))])


def jellyfin(routes: Mapping[str, Any], items: str, everything: list[dict[str, Any]]) -> dict[str, Route]:
    """Recordings by path, and `items` with a listing of `everything`; only to those with the token."""

    def send(it: Exchange, body: Any) -> None:
        signed_in = f'Token="{TOKEN}"' in (it.headers.get("Authorization") or "") or it.command == "POST" or "Public" in it.path
        it.reply(200 if signed_in else 401, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def saying(body: Any) -> Route:
        return lambda it: send(it, body)

    return {**{path: saying(body) for path, body in routes.items()}, items: lambda it: send(it, by_parent(it, everything))}


ME = {"Id": USER, "Name": "demo"}
EVERYTHING: list[dict[str, Any]] = [FILM, SHOW, SEASON, *EPISODES]


@pytest.mark.parametrize(
    ("routes", "items", "everything"),
    [
        ({"/System/Info/Public": INFO, "/Users/Me": ME, "/UserViews": listed(VIEWS), **OF_SHOW}, "/Items", [FILM, SHOW]),
        ({"/System/Info/Public": INFO, "/Users/Me": ME, f"/Users/{USER}/Views": listed(VIEWS)}, f"/Users/{USER}/Items", EVERYTHING),
        ({"/System/Info": INFO, "/Users": [ME], "/Library/MediaFolders": listed(VIEWS)}, "/Items", EVERYTHING),
        ({"/System/Info/Public": INFO, "/UserViews": listed(VIEWS)}, "/Items", EVERYTHING),
    ],
    ids=["episodes of each show", "routes of old clients", "nothing public", "no users"],
)
def test_jellyfin_recordings_by_path(routes: Mapping[str, Any], items: str, everything: list[dict[str, Any]], tmp_path: Path) -> None:
    routes = {path: listed(body) if path in OF_SHOW else body for path, body in routes.items()}
    with Loopback(jellyfin(routes, items, everything)) as server:
        assert told(read(tmp_path, "jellyfin", server)) == (["Film"], {"Serial": EVERY_EPISODE})


def test_a_jellyfin_that_says_whose_token_it_is_at_the_sign_in_alone(tmp_path: Path) -> None:
    signed_in = {"AccessToken": TOKEN, "User": ME, "ServerId": "c0ffee"}
    routes = {"/System/Info/Public": INFO, "/Users/AuthenticateByName": signed_in, f"/Users/{USER}/Views": listed(VIEWS), "/UserViews": listed(VIEWS)}
    with Loopback(jellyfin(routes, "/Items", EVERYTHING)) as server:
        export = read(tmp_path, "jellyfin", server, "--user", "demo", "--password-stdin", secret="canary-password")
        assert told(export) == (["Film"], {"Serial": EVERY_EPISODE})
