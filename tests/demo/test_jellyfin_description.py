"""Every answer of the pretend Jellyfin server is valid by the official description of the version that it plays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from app.demo.process import PretendServers
from app.demo.ready import Options
from tests.demo.conftest import CAPTURES, ask, items, jellyfin, needs_captures
from tests.demo.description import Description, description

pytestmark = needs_captures
VERSIONS = {"10.8.13": "10.8.13", "10.9.11": "10.9.11", "10.10.7": "10.10.7", "10.11.11": "10.11.11", "12.0.0": "stable"}
FIELDS = (
    "Overview,Genres,ProviderIds,People,MediaSources,MediaStreams,Path,DateCreated,SortName,OriginalTitle,Taglines,Studios,ParentId,Width,Height,ChildCount"
)
APP = 'MediaBrowser Client="Bijou", Device="test", DeviceId="t1", Version="1"'


@pytest.fixture(scope="module", params=sorted(VERSIONS))
def pair(request: pytest.FixtureRequest) -> Iterator[tuple[PretendServers, Description]]:
    """Servers with the catalogue and some made-up titles, and the description of their version."""
    spec = description(CAPTURES / "specs" / f"jellyfin-openapi-{VERSIONS[request.param]}.json")
    with PretendServers().start(size=400, options=Options(jellyfin_version=request.param)) as servers:
        yield servers, spec


def test_the_description_finds_fault(pair: tuple[PretendServers, Description]) -> None:
    _, spec = pair
    assert spec.wrong("get", "/Items", {"Items": [{"Id": "no id", "Name": 7, "Surprise": 1}], "TotalRecordCount": "1"})


def test_listings_are_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    for kind in ("Movie", "Series", "Season", "Episode"):
        for fields in ("", f"&fields={FIELDS}"):
            answer = jellyfin(servers, f"/Items?recursive=true&includeItemTypes={kind}&limit=300{fields}").json
            assert answer["Items"], kind
            assert spec.wrong("get", "/Items", answer) == []


def test_single_items_are_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    path = "/Items/{itemId}" if spec.knows("/UserViews") else "/Users/{userId}/Items/{itemId}"  # without the user in it since 10.9
    for kind in ("Movie", "Series", "Season", "Episode"):
        for item in items(servers, kind, "&limit=12"):
            whole = jellyfin(servers, f"/Items/{item['Id']}").json
            assert whole["Id"] == item["Id"]
            assert spec.wrong("get", path, whole) == []


def test_seasons_and_episodes_of_a_show_are_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    for show in items(servers, "Series", "")[:8]:
        seasons = jellyfin(servers, f"/Shows/{show['Id']}/Seasons?fields={FIELDS}").json
        assert spec.wrong("get", "/Shows/{seriesId}/Seasons", seasons) == []
        episodes = jellyfin(servers, f"/Shows/{show['Id']}/Episodes?seasonId={seasons['Items'][0]['Id']}&fields={FIELDS}").json
        assert episodes["Items"]
        assert spec.wrong("get", "/Shows/{seriesId}/Episodes", episodes) == []


def test_further_parts_of_a_film_are_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    (wings,) = [item for item in items(servers, "Movie", f"&limit=3000&fields={FIELDS}") if item.get("PartCount", 1) > 1]
    parts = jellyfin(servers, f"/Videos/{wings['Id']}/AdditionalParts").json
    assert spec.wrong("get", "/Videos/{itemId}/AdditionalParts", parts) == []
    assert len(parts["Items"]) == wings["PartCount"] - 1
    assert {wings["Path"], *(part["Path"] for part in parts["Items"])} == {wings["Path"].replace("pt1", f"pt{number}") for number in (1, 2)}


def test_the_views_and_the_users_are_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    views = jellyfin(servers, "/UserViews").json
    assert [view["CollectionType"] for view in views["Items"]][:2] == ["movies", "tvshows"]
    assert spec.wrong("get", "/UserViews" if spec.knows("/UserViews") else "/Users/{userId}/Views", views) == []
    assert spec.wrong("get", "/Users", jellyfin(servers, "/Users").json) == []
    public = ask(servers.jellyfin.address, "/System/Info/Public").json
    assert spec.wrong("get", "/System/Info/Public", public) == []


def test_signing_in_is_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    here = servers.jellyfin
    body = json.dumps({"Username": here.user, "Pw": here.password}).encode()
    answer = ask(here.address, "/Users/AuthenticateByName", method="POST", body=body, headers={"Authorization": APP}).json
    assert spec.wrong("post", "/Users/AuthenticateByName", answer) == []
    me = ask(here.address, "/Users/Me", headers={"Authorization": f'MediaBrowser Token="{answer["AccessToken"]}"'}).json
    assert me["Id"] == answer["User"]["Id"]
    assert spec.wrong("get", "/Users/Me", me) == []


def test_quick_connect_is_as_described(pair: tuple[PretendServers, Description]) -> None:
    servers, spec = pair
    here = servers.jellyfin.address
    assert ask(here, "/QuickConnect/Enabled").json is True
    method = "post" if spec.knows("/UserViews") else "get"
    code = ask(here, "/QuickConnect/Initiate", method=method.upper(), headers={"Authorization": APP}).json
    assert spec.wrong(method, "/QuickConnect/Initiate", code) == []
    waiting = ask(here, f"/QuickConnect/Connect?secret={quote(code['Secret'])}").json
    assert waiting["Authenticated"] is False
    servers.authorize(code["Code"])
    agreed = ask(here, f"/QuickConnect/Connect?secret={quote(code['Secret'])}").json
    assert agreed["Authenticated"] is True
    assert spec.wrong("get", "/QuickConnect/Connect", agreed) == []
    body = json.dumps({"Secret": code["Secret"]}).encode()
    answer = ask(here, "/Users/AuthenticateWithQuickConnect", method="POST", body=body, headers={"Authorization": APP}).json
    assert spec.wrong("post", "/Users/AuthenticateWithQuickConnect", answer) == []
