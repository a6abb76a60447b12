"""Answers in TVmaze's shape, as its documentation gives them, and a client for a server that gives them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import Asking
from app.metadata.tvmaze.client import Tvmaze
from app.web.pace import Pace
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.web.loopback import Loopback

SHOW: dict[str, Any] = {
    "id": 1,
    "url": "https://www.tvmaze.com/shows/1/under-the-dome",
    "name": "Under the Dome",
    "type": "Scripted",
    "language": "English",
    "genres": ["Drama", "Science-Fiction", "Thriller"],
    "status": "Ended",
    "runtime": 60,
    "averageRuntime": 60,
    "premiered": "2013-06-24",
    "ended": "2015-09-10",
    "officialSite": "http://www.cbs.com/shows/under-the-dome/",
    "schedule": {"time": "22:00", "days": ["Thursday", "Monday"]},
    "rating": {"average": 6.5},
    "weight": 99,
    "network": {"id": 2, "name": "CBS", "country": {"name": "United States", "code": "US", "timezone": "America/New_York"}, "officialSite": None},
    "webChannel": None,
    "dvdCountry": None,
    "externals": {"tvrage": 25988, "thetvdb": 264492, "imdb": "tt1553656"},
    "image": {"medium": "https://static.tvmaze.com/m/81.jpg", "original": "https://static.tvmaze.com/o/81.jpg"},
    "summary": "<p><b>Under the Dome</b> is a town &amp; its <i>dome</i>.</p><p>Nobody leaves.</p>",
    "updated": 1704794065,
    "_links": {"self": {"href": "https://api.tvmaze.com/shows/1"}},
}


def episode(its_id: int, season: int | None, number: int | None, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": its_id, "url": "", "name": f"Episode {its_id}", "season": season, "number": number, "type": "regular", "airdate": "2013-06-24",
        "airtime": "22:00", "airstamp": "2013-06-25T02:00:00+00:00", "runtime": 60, "rating": {"average": None}, "image": None, "summary": None, "_links": {},
    }  # fmt: skip
    return given | fields


def written(thing: object) -> bytes:
    return json.dumps(thing).encode()


def tvmaze(web: Web, server: Loopback, clock: StillClock, folder: Path | None = None) -> Tvmaze:
    cache = AnswerCache(folder, now=clock) if folder is not None else None
    return Tvmaze(Asking(web, Provider.TVMAZE, server.address, pace=Pace(), cache=cache, now=clock))
