"""TMDB as the program opens it, before a server of a test's own; and answers made by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from app.domain.provided import Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import Asking
from app.metadata.tmdb.client import Tmdb
from app.web.pace import Pace
from app.web.web import Web
from tests.web.loopback import Exchange, Loopback, Route

KEY = "0123456789abcdef0123456789abcdef"
NOW = 1_800_000_000.0
PARTS: dict[str, Any] = {"credits": {}, "aggregate_credits": {}, "images": {}, "external_ids": {}}
"""Appended, and empty."""


def opened(
    web: Web,
    server: Loopback,
    language: str = "en",
    region: str = "US",
    *,
    key: str = KEY,
    cache: AnswerCache | None = None,
    now: Callable[[], float] = time.time,
) -> Tmdb:
    """TMDB at the server's address, with "/3" before every path as in the real one."""
    return Tmdb(Asking(web, Provider.TMDB, f"{server.address}/3", pace=Pace(), cache=cache, now=now), key, language, region)


def telling(answer: Any) -> Route:
    """A route that answers with this as JSON."""
    body = json.dumps(answer).encode()

    def route(it: Exchange) -> None:
        it.reply(200, body, {"Content-Type": "application/json;charset=utf-8"})

    return route


def failing(status: int, code: int, words: str = "", headers: dict[str, str] | None = None) -> Route:
    """A route that fails as TMDB does."""
    body = json.dumps({"success": False, "status_code": code, "status_message": words}).encode()

    def route(it: Exchange) -> None:
        it.reply(status, body, {"Content-Type": "application/json", **(headers or {})})

    return route
