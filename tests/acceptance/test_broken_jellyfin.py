"""Jellyfin servers that die, lie and forget in the middle of a scan: as with Plex, nothing is lost, and it is said in words (D12, D13, done-when 3)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.held import counts, titles, without_times
from tests.acceptance.jellyfin_plain import Undescribed
from tests.acceptance.jellyfin_server import Jellyfin, Shelf, Trouble, films, series
from tests.acceptance.program import NOT_WHOLE, Bijou, read_export
from tests.web.loopback import Exchange

MANY, PAGE = 450, 200
ALL = (MANY, 1, 4)
Query = Mapping[str, list[str]]


@pytest.fixture
def server() -> Iterator[Jellyfin]:
    """450 films in three pages, and a show."""
    with Jellyfin(Undescribed(), [Shelf("Movies", "movies", films(MANY)), Shelf("Shows", "tvshows", series(1, "One", {1: 4}))]) as one:
        yield one


@pytest.fixture
def bijou(tmp_path: Path) -> Bijou:
    """Its token comes from the environment, which spares each run the unlocking of the secrets file."""
    return Bijou(tmp_path / "data", BIJOU_PASSPHRASE="", BIJOU_JELLYFIN_TOKEN="canaryjellyfintoken")


def joined(bijou: Bijou, server: Jellyfin) -> dict[str, Any]:
    bijou.add_jellyfin(server.address, server.user, server.password, "--scan", "full", "--export", bijou.target)
    export = read_export(bijou.target)
    assert counts(export) == ALL
    return export


def well(_it: Exchange, _query: Query) -> bool:
    return False


def second_page(_it: Exchange, query: Query) -> bool:
    return query.get("includeitemtypes") == ["Movie"] and query.get("startindex") == [str(PAGE)]


def sent(status: int, body: bytes, kind: str = "application/json") -> Trouble:
    def play(it: Exchange, query: Query) -> bool:
        if second_page(it, query):
            it.reply(status, body, {"Content-Type": kind})
        return second_page(it, query)

    return play


def cut(it: Exchange, query: Query) -> bool:
    if second_page(it, query):
        it.close_connection = True
        it.begin(1_000_000)
        it.wfile.write(b'{"Items": [{"Id": "')
    return second_page(it, query)


@pytest.mark.parametrize(
    "trouble",
    [cut, sent(200, b'{"Items": [{"Id": "1", '), sent(200, b"<html>Starting</html>", "text/html"), sent(404, b""), sent(200, b'{"Items": 5}')],
    ids=["cut", "half an answer", "a web page", "a 404", "another shape"],
)
def test_d13_a_page_that_fails_is_said_what_was_read_is_kept_and_the_next_scan_completes(trouble: Trouble, bijou: Bijou, server: Jellyfin) -> None:
    bijou.add_jellyfin(server.address, server.user, server.password)
    server.trouble = trouble
    ran, export = bijou.scanned("full", code=NOT_WHOLE)
    assert ran.sentence.startswith("Cellar was not read whole: Movies: ")
    assert counts(export) == (MANY - PAGE, 1, 4)
    server.trouble = well
    assert counts(bijou.scanned("full")[1]) == ALL
    assert "0 retired" in bijou.scan("deep").out


def test_d13_a_malformed_item_is_skipped_and_the_rest_goes_on(bijou: Bijou, server: Jellyfin) -> None:
    joined(bijou, server)
    server.shelves[0].items[7] = {**server.shelves[0].items[7], "ProductionYear": "nineteen", "RunTimeTicks": [1]}
    ran, export = bijou.scanned("deep")
    assert "0 added, 0 changed, 0 retired, 1 skipped" in ran.out
    assert "skipped Film 8" in ran.out
    assert counts(export) == ALL


def test_d12_an_emptied_library_retires_nothing_until_the_user_confirms(bijou: Bijou, server: Jellyfin) -> None:
    before = joined(bijou, server)
    kept, server.shelves[0].items = server.shelves[0].items, []
    ran, export = bijou.scanned("deep")
    assert f"{MANY} of {MANY} titles are no longer listed" in ran.out
    assert counts(export) == ALL
    server.shelves[0].items = kept
    _, export = bijou.scanned("deep")
    assert without_times(export) == without_times(before)
    server.shelves[0].items = kept[:5]
    assert counts(bijou.scanned("deep", "--confirm-retire")[1]) == (5, 1, 4)


def test_a_token_that_was_withdrawn_loses_nothing_and_says_so(bijou: Bijou, server: Jellyfin) -> None:
    before = joined(bijou, server)
    server.token = "another"
    for mode in ("quick", "deep"):
        ran, export = bijou.scanned(mode, code=NOT_WHOLE)
        assert "did not accept" in ran.sentence
        assert titles(export) == titles(before)


def test_d70_no_token_follows_a_redirect_to_another_host(bijou: Bijou, server: Jellyfin) -> None:
    joined(bijou, server)
    with Jellyfin(Undescribed(), []) as stranger:
        place = stranger.address.replace("127.0.0.1", "localhost")

        def away(it: Exchange, _query: Query) -> bool:
            it.reply(307, b"", {"Location": f"{place}{it.path}"})
            return True

        server.trouble = away
        _, export = bijou.scanned("deep", code=NOT_WHOLE)
        assert stranger.loopback.asked, "the redirect was followed, or this test shows nothing"
        assert all(server.token not in json.dumps([one.path, dict(one.query), dict(one.headers)]) for one in stranger.loopback.asked)
    assert counts(export) == ALL
