"""Films in several files on Jellyfin: each file belongs to the copy, asked for only where there is more than one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.domain.cancel import Cancel
from app.domain.items import Kind
from app.domain.problems import Unreachable
from app.sources.jellyfin import JellyfinSource
from app.web.web import Web
from tests.sources.test_jellyfin_source import MOVIES, giving, listing
from tests.web.loopback import Exchange, Loopback

WINGS, SINGLE = f"{1:032x}", f"{2:032x}"
DASHED = "00000000-0000-0000-0000-000000000001"
PARTS = f"/Videos/{WINGS}/AdditionalParts"


def film(key: str, **more: Any) -> dict[str, Any]:
    return {"Id": key, "Type": "Movie", "Name": "Wings", "MediaSources": [source(1, "mkv"), source(1, "mp4")], **more}


def part(number: int) -> dict[str, Any]:
    return {"Id": f"{number + 100:032x}", "Type": "Video", "Name": f"Wings - Part {number}", "MediaSources": [source(number, "mkv")]}


def source(number: int, container: str) -> dict[str, Any]:
    video = {"Type": "Video", "Codec": "h264", "Width": 1920, "Height": 1080}
    return {
        "Path": f"/films/Wings - pt{number}.{container}",
        "Size": number * 1000,
        "RunTimeTicks": number * 10_000,
        "Container": container,
        "MediaStreams": [video],
    }


@pytest.fixture
def jellyfin(server: Loopback, web: Web) -> JellyfinSource:
    return JellyfinSource(server.address, "canary", web, "device", f"{7:032x}")


def read(jellyfin: JellyfinSource) -> list[list[tuple[int, int, str | None, int | None]]]:
    """(version, part, path, bytes) of each file of each film."""
    page = jellyfin.listing(MOVIES, Kind.MOVIE, None, Cancel()).page(0, Cancel())
    assert page.skipped == []
    return [[(file.version, file.part, file.path, file.size_bytes) for file in item.files] for item in page.items]


FIRST, OTHER = (0, 0, "/films/Wings - pt1.mkv", 1000), (1, 0, "/films/Wings - pt1.mp4", 1000)


@pytest.mark.parametrize("key", [WINGS, DASHED])
def test_every_part_is_a_file_of_the_copy(key: str, server: Loopback, jellyfin: JellyfinSource) -> None:
    server.routes["/Items"] = listing(film(key, PartCount=3), film(SINGLE))
    server.routes[PARTS] = listing(part(2), part(3))
    more = [(0, 1, "/films/Wings - pt2.mkv", 2000), (0, 2, "/films/Wings - pt3.mkv", 3000)]
    assert read(jellyfin) == [[FIRST, OTHER, *more], [FIRST, OTHER]]
    assert server.paths() == ["/Items", PARTS]
    assert server.asked[1].query == {"userId": [f"{7:032x}"]}
    assert 'Token="canary"' in server.asked[1].headers["Authorization"]


def test_a_single_item_has_its_parts_too(server: Loopback, jellyfin: JellyfinSource) -> None:
    server.routes["/Items"] = listing(film(WINGS, PartCount=2))
    server.routes[PARTS] = listing(part(2))
    (wings,) = jellyfin.items([(Kind.MOVIE, WINGS)], Cancel())
    assert [(file.part, file.duration_ms) for file in wings.files] == [(0, 1), (0, 1), (1, 2)]


@pytest.mark.parametrize("count", [None, 0, 1, "many", -3])
def test_where_there_is_one_file_nothing_more_is_asked(count: Any, server: Loopback, jellyfin: JellyfinSource) -> None:
    server.routes["/Items"] = listing(film(WINGS, PartCount=count), {"Id": SINGLE, "Type": "Series", "Name": "A show", "PartCount": 9})
    assert read(jellyfin) == [[FIRST, OTHER], []]
    assert server.paths() == ["/Items"]


@pytest.mark.parametrize(
    "answer",
    [giving("", 404), giving(b"<html>no</html>"), giving({"Items": None}), giving({"Items": [{"Id": 7}]}), giving("oh", 500)],
    ids=["missing", "a page", "null", "out of shape", "failing"],
)
def test_parts_that_cannot_be_read_leave_the_film_with_its_first_file(answer: Any, server: Loopback, jellyfin: JellyfinSource) -> None:
    server.routes["/Items"] = listing(film(WINGS, PartCount=2))
    server.routes[PARTS] = answer
    assert read(jellyfin) == [[FIRST, OTHER]]


def test_d13_a_server_that_falls_silent_over_them_leaves_the_page_unread(server: Loopback, jellyfin: JellyfinSource) -> None:
    """Else a film would lose its second file for a while, and a scan that was cut short would pass for a whole one."""

    def cut(it: Exchange) -> None:
        it.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{")
        it.close_connection = True

    server.routes["/Items"] = listing(film(WINGS, PartCount=2))
    server.routes[PARTS] = cut
    with pytest.raises(Unreachable):
        read(jellyfin)


def test_a_server_cannot_drown_a_film_in_parts(server: Loopback, jellyfin: JellyfinSource) -> None:
    server.routes["/Items"] = listing(film(WINGS, PartCount=2_000_000_000))
    server.routes[PARTS] = giving(json.dumps({"Items": [part(number) for number in range(2, 500)]}).encode())
    assert len(read(jellyfin)[0]) == 2 + 50
