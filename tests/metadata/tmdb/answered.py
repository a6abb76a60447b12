"""Answers made by hand, read as those of TMDB are."""

from __future__ import annotations

import json
from typing import Any

from app.domain.items import Facts
from app.domain.provided import Facet, Provided
from app.metadata.decoding import read
from app.metadata.tmdb import reading
from app.metadata.tmdb.wire import Movie, Show
from app.metadata.tmdb.wording import Tongue

GERMAN, ENGLISH = Tongue("de", "DE"), Tongue("en", "US")


def as_json(value: Any) -> bytes:
    """As it comes over the wire."""
    return json.dumps(value, ensure_ascii=False).encode()


def movie(tongue: Tongue = ENGLISH, **fields: Any) -> Provided:
    return reading.movie(read(Movie, as_json({"id": 1, "title": "T", **fields}), "TMDB"), tongue)


def show(tongue: Tongue = ENGLISH, **fields: Any) -> Provided:
    return reading.show(read(Show, as_json({"id": 1, "name": "N", **fields}), "TMDB"), tongue)


def details(provided: Provided) -> Facts:
    return provided.facets[Facet.DETAILS]


def translated(**languages: dict[str, str]) -> dict[str, Any]:
    """By "de" or "pt_BR"."""
    listed = [{"iso_639_1": name[:2], "iso_3166_1": name[3:] or None, "data": words} for name, words in languages.items()]
    return {"translations": [*listed, None, {"iso_639_1": None, "data": None}]}
