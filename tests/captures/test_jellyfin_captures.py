"""Real Jellyfin answers, served by a real server and read by the real source: every field that an answer holds and D16 names."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Refused
from app.sources.jellyfin import JellyfinSource
from app.sources.jellyfin_signin import sign_in
from app.sources.source import LibraryFacts, Page
from app.web.web import Web
from tests.captures.conftest import FOLDER, table
from tests.captures.telling import told
from tests.web.loopback import Loopback, Route

TABLE = table("jellyfin")
MOVIES = LibraryFacts("f137a2dd21bbc1b99aa5c0f6bf02a805", "Movies", "movie")
JSON = {"Content-Type": "application/json; charset=utf-8"}


def captured(file: str) -> bytes:
    return (FOLDER / "jellyfin" / file).read_bytes()


def giving(body: bytes, status: int = 200) -> Route:
    return lambda it: it.reply(status, body, JSON)


def read(body: bytes, web: Web) -> Page:
    """The first page of a library whose listing is this answer; a single item is a listing of one."""
    data = json.loads(body)
    if "Items" not in data:
        body = json.dumps({"Items": [data], "TotalRecordCount": 1}).encode()
    with Loopback({"/Items": giving(body)}) as server:
        page = JellyfinSource(server.address, "token", web, "device", "user").listing(MOVIES, Kind.MOVIE, None, Cancel()).page(0, Cancel())
        assert len(server.asked) == 1
    return page


@pytest.mark.parametrize("file", TABLE)
def test_d16_every_field_of_the_answer_is_kept(file: str, web: Web) -> None:
    page = read((FOLDER / file).read_bytes(), web)
    assert Counter(str(item.kind) for item in page.items) == TABLE[file]["counts"]
    assert page.skipped == []
    found = {item.remote_key: told(item) for item in page.items}
    for expected in TABLE[file]["items"]:
        assert found[expected["key"]] == expected


def test_every_file_with_items_is_in_the_table() -> None:
    kinds = {"Movie", "Series", "Season", "Episode"}
    for path in sorted((FOLDER / "jellyfin").glob("*/*.json")):
        data = json.loads(path.read_bytes())
        items = data.get("Items", [data]) if isinstance(data, dict) else []
        if any(item.get("Type") in kinds for item in items):
            assert str(path.relative_to(FOLDER)) in TABLE


def test_media_sources_say_all_about_their_file(web: Web) -> None:
    """The answer about playback holds a media source as listings do: its external subtitle comes first, its default sound third."""
    source = json.loads(captured("real/playbackinfo-inception.json"))["MediaSources"]
    item = {"Id": "1a27aba7d8639d762d762bf9f64218fa", "Type": "Movie", "Name": "Inception", "MediaSources": source}
    page = read(json.dumps(item).encode(), web)
    assert told(page.items[0])["files"] == ["0.0 | /media/movies/Inception (2010)/Inception (2010).mkv | 4179979 | mkv | 640×360 | h264 | aac | 2 | - | 90023"]


@pytest.mark.parametrize(
    ("file", "name", "machine_id", "version"),
    [
        ("real/system-info-public-10.11.11-demo.json", "Stable Demo", "f0b3381645f04afb9a0e392e74b6a1b0", "10.11.11"),
        ("peer-jellofin/system-info-public.json", "jellofin-peer", "htqSipOfz4b3dDnyHdyK", "10.11.6"),
        ("trimmed/system-info-12.0.0.json", "Arkhaya", "faaa", "12.0.0"),
    ],
)
def test_servers_of_every_version_say_who_they_are(file: str, name: str, machine_id: str, version: str, web: Web) -> None:
    me = giving(b'{"Id": "u1", "Name": "demo"}')
    with Loopback({"/stable/System/Info/Public": giving(captured(file)), "/stable/Users/Me": me}) as server:
        facts = JellyfinSource(f"{server.address}/stable/", "token", web, "device").describe(Cancel())
        assert (facts.name, facts.machine_id, facts.version, facts.user_id, facts.user_name) == (name, machine_id, version, "u1", "demo")


def test_the_views_of_a_user_are_its_libraries(web: Web) -> None:
    body = captured("peer-jellofin/users-views.json")
    with Loopback({"/Users/u1/Views": giving(body)}) as server:  # no /UserViews: as before 10.9
        found = JellyfinSource(server.address, "token", web, "device", "u1").libraries(Cancel())
        assert server.paths() == ["/UserViews", "/Users/u1/Views"]
    assert [(one.key, one.name, one.kind) for one in found] == [
        ("collection_jkZUhFNFbqheg0erJ2Bp", "Movies", "movie"),
        ("collection_3FFsvisUiQSy0aKZHvPO", "TV Shows", "show"),
    ]


def test_signing_in_with_a_name_and_a_password(web: Web) -> None:
    with Loopback({"/Users/AuthenticateByName": giving(captured("peer-jellofin/authenticate-by-name.json"))}) as server:
        account = sign_in(server.address, "demo", "canary", web, "device", Cancel())
        assert (account.token, account.user_id, account.user_name) == ("REDACTED-TOKEN", "fngUIqTvFXofVmdp2zP41X", "demo")
        assert json.loads(server.asked[0].body) == {"Username": "demo", "Pw": "canary"}


def test_the_ancestor_of_the_sign_in_reads_the_same(web: Web) -> None:
    with Loopback({"/Users/AuthenticateByName": giving(captured("real/emby-2015-authenticate-by-name.json"))}) as server:
        account = sign_in(server.address, "username", "", web, "device", Cancel())
        assert account.user_name == "username"
        assert account.token


def test_a_wrong_password_is_refused_in_words(web: Web) -> None:
    route = giving(captured("peer-jellofin/error-401-bad-password.json"), 401)
    with Loopback({"/Users/AuthenticateByName": route}) as server, pytest.raises(Refused, match="does not know this user name with this password"):
        sign_in(server.address, "demo", "canary", web, "device", Cancel())
