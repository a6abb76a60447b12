"""Each real answer behind the question that it answers: which question, the server that answers with it byte for byte, and what then is told."""

from __future__ import annotations

import json
import re
import time
from pathlib import PurePath
from typing import Any

from app.domain.cancel import Cancel
from app.domain.items import ExternalIds, Kind
from app.domain.provided import Facet
from app.metadata.provider import TitleKind
from app.metadata.tmdb.client import Tmdb
from tests.metadata.real_answers import real, saying
from tests.metadata.tmdb.opening import failing
from tests.metadata.tmdb.telling import told_candidate, told_candidates, told_collection, told_episodes, told_person, told_provided
from tests.web.loopback import Loopback

KINDS: tuple[TitleKind, ...] = ("movie", "show")
_PARTS = {
    "keywords": "keywords", "release-dates": "release_dates", "videos": "videos", "alternative-titles": "alternative_titles",
    "translations": "translations", "credits": "credits", "aggregate-credits": "aggregate_credits",
}  # fmt: skip
_BY_FIELD = {
    "status_message": "error", "movie_results": "find", "biography": "person", "parts": "collection", "change_keys": "configuration", "episodes": "season",
    "episode_number": "episode", "original_title": "movie", "original_name": "show",
}  # fmt: skip
_OF_TITLES = {"media_type", "release_date", "first_air_date", "original_title"}


def question(file: str, answer: Any) -> str:
    """What is to be asked for this to be the answer; "nothing" where it holds nothing of a title, person or collection."""
    if not isinstance(answer, dict):
        return "nothing"
    for field, asked in _BY_FIELD.items():
        if field in answer:
            return asked
    if "total_pages" in answer:
        return _listed(answer["results"])
    name = PurePath(file).stem
    if re.search("-season-|^person-.*-images", name):
        return "nothing"
    owner = "person" if "person" in name else "movie" if "movie" in name else "show"
    if "backdrops" in answer:
        return f"{owner} images"
    if owner == "person" and ("cast" in answer or "imdb_id" in answer):
        return f"person {name.partition('-')[2].partition('-')[2].replace('-', '_')}"
    if name == "credits":  # whose path is gathered credits'
        return "show aggregate_credits"
    part = next((part for ending, part in _PARTS.items() if name.endswith(ending)), None)
    return f"{owner} {part}" if part else "nothing"


def _listed(results: list[dict[str, Any]]) -> str:
    if results and all(one.keys() <= {"id", "adult", "softcore"} for one in results):
        return "changes"
    return "search" if all(_OF_TITLES & one.keys() and "credit_type" not in one and "media" not in one for one in results) else "nothing"


def ask(file: str, tmdb: Tmdb, server: Loopback) -> Any:
    """Serve the file where it belongs, ask, tell."""
    body = real(f"tmdb/{file}")
    asked, _, part = question(file, json.loads(body)).partition(" ")
    cancel = Cancel()
    if asked in {"movie", "show"}:
        kind: TitleKind = "movie" if asked == "movie" else "show"
        whole = saying(b'{"id":7,"title":"T","name":"N","%s":%s}' % (part.encode(), body) if part else body)
        server.routes = {"/3/movie/7" if kind == "movie" else "/3/tv/7": whole}
        server.otherwise = failing(404, 34)
        provided = tmdb.provide(kind, "7", frozenset(Facet) - {Facet.EPISODES, Facet.STILLS}, cancel)
        return {"provided": told_provided(provided, Kind(kind)), "candidate": told_candidate(tmdb.candidate(kind, "7", cancel))}
    if asked in {"season", "episode"}:
        return _season(body, asked, tmdb, server)
    if asked == "search":
        server.otherwise = saying(body)
        return {kind: told_candidates(tmdb.search(kind, "T", None, cancel)) for kind in KINDS}
    if asked == "find":
        server.otherwise = saying(body)
        return {kind: tmdb.resolve(kind, ExternalIds(imdb="tt0000001"), cancel) for kind in KINDS}
    if asked == "person":
        server.otherwise = saying(b'{"id":7,"name":"N","biography":"B","%s":%s}' % (part.encode(), body) if part else body)
        return told_person(tmdb.person("7", cancel))
    server.otherwise = saying(body)
    if asked == "collection":
        return told_collection(tmdb.collection("7", cancel))
    if asked == "changes":
        found = tmdb.changed("movie", time.time(), cancel)
        return [len(found), min(found, key=int), max(found, key=int)]
    tmdb.check(cancel)
    return "good"


def _season(body: bytes, asked: str, tmdb: Tmdb, server: Loopback) -> Any:
    number = json.loads(body).get("season_number") or 1
    whole = body if asked == "season" else b'{"season_number":%d,"episodes":[%s]}' % (number, body)
    show = b'{"id":7,"name":"N","seasons":[{"season_number":%d}]}' % number
    server.routes = {"/3/tv/7": saying(show), f"/3/tv/7/season/{number}": saying(whole)}
    return told_episodes(tmdb.provide("show", "7", frozenset({Facet.EPISODES}), Cancel()).episodes)
