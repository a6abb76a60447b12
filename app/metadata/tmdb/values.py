"""TMDB's ids of a title, and its paths of pictures."""

from __future__ import annotations

from app.domain.items import ExternalIds
from app.metadata.tmdb.wire import OtherIds
from app.metadata.values import imdb_title, numeric, text

_NO_IDS = OtherIds()


def ids(tmdb: int | None, others: OtherIds | None, imdb: str | None = None) -> ExternalIds:
    """A title's ids; `imdb` is what it says beside the list of others."""
    others = others or _NO_IDS
    return ExternalIds(tmdb=numeric(tmdb), imdb=imdb_title(others.imdb_id) or imdb_title(imdb), tvdb=numeric(others.tvdb_id))


def picture(value: str | None) -> str | None:
    """A picture's path, "/name.jpg"."""
    found = text(value)
    return found if found and found.startswith("/") else None
