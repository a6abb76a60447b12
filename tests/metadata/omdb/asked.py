"""An OMDb on loopback that answers every question with one body, and the client for it."""

from __future__ import annotations

from pathlib import Path

from app.domain.cancel import Cancel
from app.domain.items import Rating
from app.domain.provided import Facet, Provider
from app.metadata.answer_cache import AnswerCache
from app.metadata.asking import Asking
from app.metadata.omdb.client import Omdb
from app.metadata.quota import Quota
from app.web.pace import Pace
from app.web.web import Web
from tests.metadata.conftest import StillClock
from tests.web.loopback import Loopback

KEY = "canary-0m4b"
RATINGS = frozenset({Facet.RATINGS})


def omdb(web: Web, server: Loopback, clock: StillClock, *, quota: Quota | None = None, folder: Path | None = None) -> Omdb:
    cache = AnswerCache(folder, now=clock) if folder is not None else None
    return Omdb(Asking(web, Provider.OMDB, server.address, pace=Pace(), quota=quota, cache=cache, now=clock), KEY)


def ratings(client: Omdb, its_id: str = "tt0770828") -> tuple[Rating, ...]:
    return client.provide("movie", its_id, RATINGS, Cancel()).facets[Facet.RATINGS].ratings
