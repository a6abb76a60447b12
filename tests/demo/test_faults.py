"""Every trouble can be had on request, strikes only where it was asked for, and goes away again."""

from __future__ import annotations

import json
import time
from http.client import IncompleteRead, RemoteDisconnected

import pytest

from app.demo.faults import Fault
from app.demo.process import PretendServers
from tests.demo.conftest import items, jellyfin, plex, section

ALL = "/library/sections/1/all"


def test_status_with_retry_after_strikes_so_often_and_then_passes(mine: PretendServers) -> None:
    mine.set_fault(Fault("status", route=ALL, status=503, retry_after=2, times=2, skip=1))
    told = [plex(mine, f"{ALL}?type=1") for _ in range(4)]
    assert [one.status for one in told] == [200, 503, 503, 200]
    assert told[1].headers["retry-after"] == "2"
    assert plex(mine, "/library/sections").status == 200


def test_a_fault_of_one_server_leaves_the_other_alone(mine: PretendServers) -> None:
    mine.set_fault(Fault("status", site="jellyfin", status=500))
    assert jellyfin(mine, "/UserViews").status == 500
    assert plex(mine, "/").status == 200
    mine.clear_faults()
    assert jellyfin(mine, "/UserViews").status == 200


def test_delay_and_trickle_take_their_time(mine: PretendServers) -> None:
    mine.set_fault(Fault("delay", route="/identity", seconds=0.3))
    begin = time.monotonic()
    assert plex(mine, "/identity").status == 200
    assert time.monotonic() - begin >= 0.3
    mine.clear_faults()
    mine.set_fault(Fault("trickle", route="/identity", bytes_per_second=400))
    begin = time.monotonic()
    assert plex(mine, "/identity").json["MediaContainer"]["claimed"] is True
    assert time.monotonic() - begin >= 0.2


def test_hang_gives_no_answer_and_cut_half_of_one(mine: PretendServers) -> None:
    mine.set_fault(Fault("hang", route="/identity", seconds=0.2))
    with pytest.raises(RemoteDisconnected):
        plex(mine, "/identity")
    mine.clear_faults()
    mine.set_fault(Fault("cut", route=ALL))
    with pytest.raises(IncompleteRead):
        plex(mine, f"{ALL}?type=1")
    mine.clear_faults()
    mine.set_fault(Fault("cut", route=ALL, after_bytes=10))
    with pytest.raises(IncompleteRead) as caught:
        plex(mine, f"{ALL}?type=1")
    assert len(caught.value.partial) == 10


def test_stopping_does_not_wait_for_what_hangs(mine: PretendServers) -> None:
    import threading

    mine.set_fault(Fault("hang", route="/identity"))
    seen: list[type[BaseException]] = []

    def wait() -> None:
        try:
            plex(mine, "/identity")
        except OSError as error:
            seen.append(type(error))

    waiting = threading.Thread(target=wait)
    waiting.start()
    while "plex GET /identity" not in mine.counts():
        pass
    begin = time.monotonic()
    mine.stop()
    waiting.join(20)
    assert time.monotonic() - begin < 8
    assert len(seen) == 1


def test_bodies_that_are_wrong_broken_empty_or_gigantic(mine: PretendServers) -> None:
    mine.set_fault(Fault("wrong type", route=ALL, times=1))
    wrong = plex(mine, f"{ALL}?type=1")
    assert wrong.headers["content-type"].startswith("text/html")
    mine.set_fault(Fault("broken", route="/UserViews", times=1))
    with pytest.raises(json.JSONDecodeError):
        _ = jellyfin(mine, "/UserViews").json
    mine.set_fault(Fault("empty", route="/identity", times=1))
    assert plex(mine, "/identity").body == b""
    mine.set_fault(Fault("gigantic", route="/identity", after_bytes=3_000_000, times=1))
    assert len(plex(mine, "/identity").body) > 3_000_000


def test_redirect_leads_elsewhere(mine: PretendServers) -> None:
    mine.set_fault(Fault("redirect", route=ALL, location="http://elsewhere.invalid/x", status=307))
    answer = plex(mine, f"{ALL}?type=1")
    assert (answer.status, answer.headers["location"]) == (307, "http://elsewhere.invalid/x")


def test_listings_that_are_emptied_short_duplicated_or_shifting(mine: PretendServers) -> None:
    page = f"{ALL}?type=1&X-Plex-Container-Start=10&X-Plex-Container-Size=10"
    good = plex(mine, page).json["MediaContainer"]
    keys = [film["ratingKey"] for film in good["Metadata"]]
    said = {}
    for kind in ("emptied", "short", "duplicated", "shifting"):
        mine.set_fault(Fault(kind, route=ALL, times=1))
        said[kind] = plex(mine, page).json["MediaContainer"]
    assert (said["emptied"]["size"], said["emptied"]["totalSize"]) == (0, 0)
    assert [film["ratingKey"] for film in said["short"]["Metadata"]] == keys[:5]
    assert said["short"]["totalSize"] == good["totalSize"]
    assert [film["ratingKey"] for film in said["duplicated"]["Metadata"]] == keys + keys[:2]
    assert [film["ratingKey"] for film in said["shifting"]["Metadata"]][1:] == keys[:-1]


def test_a_malformed_item_stands_among_good_ones(mine: PretendServers) -> None:
    mine.set_fault(Fault("malformed", route=f"{ALL}|/Items", item=2))
    films = section(mine, 1, 1)
    assert films[2]["year"] == "MCMXXVII"
    assert all(str(film["year"]).isdecimal() for place, film in enumerate(films) if place != 2)
    found = items(mine, "Movie")
    assert found[2]["RunTimeTicks"] == "long"
    assert sum(not isinstance(film["RunTimeTicks"], int) for film in found) == 1


def test_the_route_is_matched_decoded_with_its_query(mine: PretendServers) -> None:
    mine.set_fault(Fault("status", route=r"type=4.*addedAt>>=5", status=404))
    assert plex(mine, "/library/sections/2/all?type=4&addedAt%3E%3E=5").status == 404
    assert plex(mine, "/library/sections/2/all?type=4").status == 200


def test_requests_are_counted(mine: PretendServers) -> None:
    mine.forget_requests()
    for start in (0, 5):
        plex(mine, f"{ALL}?type=1&X-Plex-Container-Start={start}")
    assert mine.counts()["plex GET /library/sections/1/all"] == 2
    assert mine.requests() == [f"plex GET {ALL}?type=1&X-Plex-Container-Start={start}" for start in (0, 5)]


def test_a_wrong_wish_is_refused_with_a_reason(mine: PretendServers) -> None:
    with pytest.raises(ValueError, match="400"):
        mine._control("POST", "/faults", b'{"kind": "earthquake"}')
