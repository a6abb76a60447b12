"""The replayed providers: each real answer comes back at its own address."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from tests.demo.conftest import CAPTURES, ask, needs_captures
from tests.replay import Name, Replay, recorded

pytestmark = needs_captures


@pytest.mark.parametrize(("name", "least"), [("tmdb", 180), ("tvdb", 25), ("omdb", 18)])
def test_every_answer_is_found_at_its_address(name: Name, least: int) -> None:
    every = recorded(CAPTURES, name)
    assert len(every) >= least
    with Replay(CAPTURES, name) as replay:
        for one in every:
            if one.method == "GET":
                ask(replay.address, f"{one.path}?{urlencode(one.params)}")
        assert replay.unanswered == []
        assert len(set(replay.replayed)) > len(every) * 0.8, "some addresses were recorded more than once"


def test_a_title_and_its_parts_are_put_together() -> None:
    with Replay(CAPTURES, "tmdb") as replay:
        film = ask(replay.address, "/movie/49026?api_key=x&append_to_response=credits,images,keywords").json
        assert film["title"] == "The Dark Knight Rises"
        assert film["credits"]["cast"][0]["name"] == "Christian Bale"
        show = ask(replay.address, "/3/tv/1418?append_to_response=external_ids,keywords&language=en-US").json
        assert show["external_ids"]["tvdb_id"] == 80379
        assert "results" in show["keywords"]
        found = ask(replay.address, "/find/tt0903747?external_source=imdb_id&api_key=x").json
        assert found["tv_results"][0]["name"] == "Breaking Bad"
        assert replay.unanswered == []


def test_what_was_never_recorded_does_not_exist() -> None:
    with Replay(CAPTURES, "tmdb") as replay:
        answer = ask(replay.address, "/movie/7")
        assert (answer.status, answer.json["status_code"]) == (404, 34)
        assert replay.unanswered == ["GET /movie/7"]
    with Replay(CAPTURES, "tvdb") as replay:
        assert ask(replay.address, "/login", method="POST", body=json.dumps({"apikey": "x"}).encode()).json["data"]["token"]
        assert ask(replay.address, "/v4/series/78874/extended").json["data"]["name"] == "Firefly"
    with Replay(CAPTURES, "omdb") as replay:
        assert ask(replay.address, "/?i=tt0770828&apikey=x").json["Title"] == "Man of Steel"
