"""Real Plex answers, served by a real server and read by the real source: every field that an answer holds and D16 names, and no hidden request."""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind, Reported
from app.domain.problems import Missing, Refused
from app.sources.plex import PAGE_SIZE, PlexSource
from app.sources.plex_answers import read_answer
from app.sources.plex_items import KINDS, read_items
from app.sources.source import LibraryFacts, Page
from app.web.web import Web
from tests.captures.conftest import FOLDER, table
from tests.captures.telling import told
from tests.web.loopback import Exchange, Loopback, Route

TABLE = table("plex-server") | table("plex-provider") | table("plex-old")
MOVIES = LibraryFacts("1", "Movies", "movie")
XML = {"Content-Type": "text/xml;charset=utf-8"}


def serving(body: bytes, path: str = "/library/sections/1/all") -> Loopback:
    headers = {"Content-Type": "application/json"} if body.startswith(b"{") else XML
    route: Route = lambda it: it.reply(200, body, headers)  # noqa: E731
    return Loopback({path: route})


def flat(file: str) -> bytes:
    """The file's bytes; where items sit inside hubs and search results, the same items as one listing."""
    body = (FOLDER / file).read_bytes()
    if "search" not in file:
        return body
    listing = ET.Element("MediaContainer")
    listing.extend([one for one in read_answer(body, "").iter() if one.get("type") in KINDS and one.get("ratingKey")])
    return ET.tostring(listing)


def read(file: str, web: Web) -> Page:
    """The first page of a library whose listing is this file."""
    with serving(flat(file)) as server:
        page = PlexSource(server.address, "token", web, "device").listing(MOVIES, Kind.MOVIE, None, Cancel()).page(0, Cancel())
        assert len(server.asked) == 1, "an answer is read without asking again"
    return page


@pytest.mark.parametrize("file", TABLE)
def test_d16_every_field_of_the_answer_is_kept(file: str, web: Web) -> None:
    page = read(file, web)
    assert Counter(str(item.kind) for item in page.items) == TABLE[file]["counts"]
    assert [[one.title, one.reason] for one in page.skipped] == TABLE[file].get("skipped", [])
    found = {item.remote_key: told(item) for item in page.items}
    for expected in TABLE[file]["items"]:
        assert found[expected["key"]] == expected


@pytest.mark.parametrize("path", [p for p in sorted(FOLDER.glob("plex/*/*.xml")) if p.is_file()], ids=lambda p: p.name)
def test_no_real_answer_is_skipped_or_left_out_of_the_table(path: Any) -> None:
    """Whatever else the folder holds (menus, pictures, providers, settings) reads as nothing; a file with films or shows has its row."""
    items, _ = read_items(read_answer(path.read_bytes(), "").iter())
    keyed = [item for item in items if item.remote_key]
    assert not keyed or str(path.relative_to(FOLDER)) in TABLE


@pytest.mark.parametrize("name", [p.stem for p in sorted(FOLDER.glob("plex/pms-json/*.json"))])
def test_json_and_xml_say_the_same(name: str) -> None:
    def items(file: str) -> list[Reported]:
        return read_items(one for one in read_answer((FOLDER / file).read_bytes(), "").iter() if one.get("type") in KINDS)[0]

    assert items(f"plex/pms-json/{name}.json") == items(f"plex/pms-xml-derived/{name}.xml")


@pytest.mark.parametrize("file", [file for file in TABLE if "/library-metadata-5" in file or "/media-meta-data" in file][:12])
def test_single_items_are_read_in_full(file: str, web: Web) -> None:
    expected = TABLE[file]["items"][0]
    with serving((FOLDER / file).read_bytes(), f"/library/metadata/{expected['key']}") as server:
        source = PlexSource(server.address, "token", web, "device")
        assert [told(item) for item in source.items([(Kind(expected["kind"]), expected["key"])], Cancel())] == [expected]
        assert server.asked[0].query == {"includeGuids": ["1"]}


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (
            "pms-xml-derived/all-libraries-013d9.xml",
            [
                ("7", "Kids Movies", "movie", "en"), ("13", "Kids Movies NL", "movie", "nl"), ("1", "Movies", "movie", "en"),
                ("6", "Movies (Documentaries)", "movie", "en"), ("15", "Test Media Movies", "movie", "en"), ("3", "Anime", "show", "en"),
                ("12", "Kids Tv Shows NL", "show", "nl"), ("14", "Reality TV (NL)", "show", "nl"), ("2", "TV Series ", "show", "en"),
                ("16", "TV Shows (Documentaries)", "show", "en"), ("17", "TV Shows (Kids)", "show", "en"), ("10", "TV Shows (Reality)", "show", "en"),
                ("5", "Graduation", "movie", None),
            ],
        ),
        ("home-assistant/library_sections.xml", [("1", "Movies", "movie", "en"), ("2", "TV Shows", "show", "en")]),
        ("node-plex-api/library-sections.json", [("1", "Movies", "movie", "en")]),
    ],
)  # fmt: skip
def test_film_and_show_sections_are_found_in_answers_of_every_age(file: str, expected: list[tuple[str, str, str, str | None]], web: Web) -> None:
    """Hidden ones and those of `agents.none` too; music and photos not. One of them lost its key, which its other addresses still hold."""
    with serving((FOLDER / "plex" / file).read_bytes(), "/library/sections") as server:
        found = PlexSource(server.address, "token", web, "device").libraries(Cancel())
        assert [(one.key, one.name, one.kind, one.language) for one in found] == expected
        assert server.paths() == ["/library/sections"]


@pytest.mark.parametrize(
    ("file", "name", "machine_id", "version", "user", "requests"),
    [
        ("home-assistant/plex_server_base.xml", "{name}", "{machine_identifier}", "1.20.4.3517-ab5e1197c", "myplexusername@email.com", 1),
        ("node-plex-api/root.xml", "awesome plex server", "ccda04d6d8e157", "0.9.7.9.375-d056f10", None, 1),
        ("node-plex-api/root.json", "iMac", "ccda04d6d8e157", "0.9.11.4.739-a4e710f", None, 1),
        ("plex-py-2014/detail_b.xml", "Mock Server", None, "0.9.9.14.531-7eef8c6", None, 2),
    ],
)
def test_servers_of_every_age_say_who_they_are(file: str, name: str, machine_id: str | None, version: str, user: str | None, requests: int, web: Web) -> None:
    with serving((FOLDER / "plex" / file).read_bytes(), "/") as server:
        facts = PlexSource(server.address, "token", web, "device").describe(Cancel())
        assert (facts.name, facts.machine_id, facts.version, facts.user_name) == (name, machine_id or server.address, version, user)
        assert len(server.asked) == requests


def test_a_401_with_a_web_page_is_a_wrong_token(web: Web) -> None:
    body = (FOLDER / "plex/watchstate-json/sections-get-401.html").read_bytes()
    with Loopback({"/library/sections": lambda it: it.reply(401, body, {"Content-Type": "text/html"})}) as server:
        with pytest.raises(Refused, match="did not accept"):
            PlexSource(server.address, "token", web, "device").libraries(Cancel())
        with pytest.raises(Missing):
            PlexSource(server.address, "token", web, "device").describe(Cancel())


def test_a_whole_library_costs_its_pages_and_no_request_more(web: Web) -> None:
    """plexapi would send one for each empty attribute; the listing asks for guids, and reads what it got."""
    root = ET.fromstring((FOLDER / "plex/pms-xml-derived/library-all-with-a31fd.xml").read_bytes())
    every = [one for _ in range(4) for one in root]

    def windowed(it: Exchange) -> None:
        start, size = int(it.headers["X-Plex-Container-Start"]), int(it.headers["X-Plex-Container-Size"])
        page = ET.Element("MediaContainer", {"totalSize": str(len(every)), "offset": str(start)})
        page.extend(every[start : start + size])
        it.reply(200, ET.tostring(page), XML)

    with Loopback({"/library/sections/1/all": windowed}) as server:
        listing = PlexSource(server.address, "canary", web, "device").listing(MOVIES, Kind.MOVIE, None, Cancel())
        count = 0
        while count < len(every):
            page = listing.page(count, Cancel())
            assert page.total == len(every)
            count += page.received
        assert len(server.asked) == -(-len(every) // PAGE_SIZE)
        for asked in server.asked:
            assert (asked.query["includeGuids"], asked.query["type"]) == (["1"], ["1"])
            assert asked.headers["X-Plex-Token"] == "canary"
            assert "canary" not in str(asked.query)
