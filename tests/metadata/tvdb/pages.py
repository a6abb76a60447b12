"""Answers in TVDB's shape, as its description gives them, and a client for a server that gives them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import Asking
from app.metadata.tvdb.client import Tvdb
from app.web.pace import Pace
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.metadata.real_answers import saying
from tests.web.loopback import Exchange, Loopback

KEY, TOKEN = "canary-tvdb-key", "canary-tvdb-token"

SERIES: dict[str, Any] = {
    "id": 81189,
    "name": "Breaking Bad",
    "slug": "breaking-bad",
    "image": "https://artworks.thetvdb.com/banners/posters/81189-10.jpg",
    "nameTranslations": ["eng", "deu"],
    "overviewTranslations": ["eng,deu"],
    "aliases": [{"language": "rus", "name": "Во все тяжкие"}],
    "firstAired": "2008-01-20",
    "lastAired": "2013-09-29",
    "nextAired": "",
    "score": 859244,
    "status": {"id": 2, "name": "Ended", "recordType": "series", "keepUpdated": False},
    "originalCountry": "usa",
    "originalLanguage": "eng",
    "averageRuntime": 47,
    "overview": "A teacher.",
    "year": "2008",
    "airsDays": {"sunday": True, "monday": False, "tuesday": False, "wednesday": False, "thursday": False, "friday": False, "saturday": False},
    "airsTime": "22:00",
    "originalNetwork": {"id": 174, "name": "AMC", "country": "usa"},
    "latestNetwork": {"id": 174, "name": "AMC", "country": "usa"},
    "genres": [{"id": 12, "name": "Drama", "slug": "drama"}, {"id": 14, "name": "Crime", "slug": "crime"}],
    "remoteIds": [
        {"id": "tt0903747", "type": 2, "sourceName": "IMDB"},
        {"id": "1396", "type": 12, "sourceName": "TheMovieDB.com"},
        {"id": "breakingbad", "type": 6, "sourceName": "Twitter"},
    ],
    "contentRatings": [{"id": 1, "name": "18", "country": "gbr"}, {"id": 2, "name": "TV-MA", "country": "usa"}],
    "seasons": [
        {"id": 30272, "seriesId": 81189, "type": {"id": 1, "name": "Aired Order", "type": "official"}, "number": 1, "image": "/banners/seasons/81189-1.jpg"},
        {"id": 30273, "seriesId": 81189, "type": {"id": 2, "name": "DVD Order", "type": "dvd"}, "number": 1, "name": "DVD Order"},
        {"id": 40719, "seriesId": 81189, "type": {"id": 1, "name": "Aired Order", "type": "official"}, "number": 0, "name": "Minisodes"},
    ],
    "artworks": [
        {"id": 1, "image": "/banners/v4/series/81189/posters/de.jpg", "type": 2, "language": "deu", "score": 3},
        {"id": 2, "image": "https://artworks.thetvdb.com/banners/back-words.jpg", "type": 3, "language": "eng", "score": 900},
        {"id": 3, "image": "https://artworks.thetvdb.com/banners/back.jpg", "type": 3, "language": None, "score": 10},
        {"id": 4, "image": "https://artworks.thetvdb.com/banners/logo-fr.png", "type": 23, "language": "fra", "score": 99},
        {"id": 5, "image": "https://artworks.thetvdb.com/banners/logo-en.png", "type": 23, "language": "eng", "score": 5},
        {"id": 6, "image": "https://artworks.thetvdb.com/banners/logo-none.png", "type": 23, "language": None, "score": 50},
    ],
    "translations": {
        "nameTranslations": [
            {"language": "eng", "name": "Breaking Bad", "isPrimary": True},
            {"language": "deu", "name": "Breaking Bad – Der Anfang", "isAlias": True},
            {"language": "deu", "name": "Breaking Bad auf Deutsch"},
        ],
        "overviewTranslations": [{"language": "eng", "overview": "A teacher."}, {"language": "deu", "overview": "Ein Lehrer."}],
        "alias": None,
    },
    "characters": [],
}


def episode(its_id: int, season: int | None, number: int | None, **fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": its_id, "seriesId": 81189, "name": f"Episode {its_id}", "aired": "2008-01-20", "runtime": 58, "overview": None, "image": None, "imageType": None,
        "isMovie": 0, "seasons": None, "number": number, "seasonNumber": season, "absoluteNumber": 0, "lastUpdated": "2020-01-01 00:00:00", "finaleType": None,
        "nameTranslations": None, "overviewTranslations": None, "airsAfterSeason": None, "airsBeforeSeason": None, "airsBeforeEpisode": None,
    }  # fmt: skip
    return given | fields


def good(data: object, next_page: object = None) -> bytes:
    links = {"prev": None, "self": "https://api4.thetvdb.com/v4/x", "next": next_page, "total_items": 1, "page_size": 500}
    return json.dumps({"status": "success", "data": data, "links": links}).encode()


def listing(episodes: list[dict[str, Any]], next_page: object = None) -> bytes:
    return good({"series": {"id": 81189, "name": "Breaking Bad"}, "episodes": episodes}, next_page)


def behind_sign_in(server: Loopback, route: Callable[[Exchange], None], token: str = TOKEN) -> Callable[[Exchange], None]:
    """The route for those who show the token."""

    def answer(it: Exchange) -> None:
        if it.headers.get("Authorization") == f"Bearer {token}":
            route(it)
        else:
            it.reply(401, b'{"status":"failure","message":"Unauthorized","data":null}', {"Content-Type": "application/json"})

    return answer


def serve(server: Loopback, routes: dict[str, bytes]) -> None:
    """The sign-in, these answers behind it, and TVDB's word that there are no others."""
    server.otherwise = saying(b'{"status":"failure","message":"NotFoundException: not found","data":null}', 404)
    server.routes["/v4/login"] = saying(good({"token": TOKEN}))
    for path, body in routes.items():
        server.routes["/v4" + path] = behind_sign_in(server, saying(body))


def tvdb(web: Web, server: Loopback, clock: StillClock, *, key: str = KEY, language: str = "en", region: str = "US", folder: Path | None = None) -> Tvdb:
    cache = AnswerCache(folder, now=clock) if folder is not None else None
    return Tvdb(Asking(web, Provider.TVDB, server.address + "/v4", pace=Pace(), cache=cache, now=clock), key, language, region)
