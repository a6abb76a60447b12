"""Titles that the library does not have, for their pages: asked of TMDB and OMDb, or recalled from what those answered before; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.enrichment import GIVEN
from app.domain.problems import Missing
from app.domain.provided import Facet, Provided, Provider
from app.metadata.provider import MetadataProvider
from app.metadata.recalling import before
from app.store.database import Database
from app.store.owned import row_of_page
from app.web.pace import going_first

Open = Callable[[Provider], MetadataProvider]
"""The client of a provider. Raises Refused where it needs a key and there is none, or another Problem; it may ask a keyring."""


class Outsider(msgspec.Struct, frozen=True):
    """A title that is not in the library: what TMDB says of it, and OMDb's ratings where they are known. `as_of`: when TMDB's word was last good (UTC s)."""

    kind: TitleKind
    tmdb: str
    said: Provided
    rated: Provided | None = None
    as_of: float | None = None


def in_library(database: Database, kind: TitleKind, tmdb: str) -> int | None:
    """The library's own title with this number at TMDB, where it is owned, or wanted and filled in: until then TMDB tells more. Raises StoreProblem."""
    with database.read() as reader:
        return row_of_page(reader, kind, tmdb)


def recalled(opened: Open, kind: TitleKind, tmdb: str, cancel: Cancel) -> Outsider | None:
    """What was answered before, however long ago; None where nothing was. Asks nobody; raises what `opened` raises for TMDB, and Cancelled."""
    client = opened(Provider.TMDB)
    recalled = before(lambda: _said(client, kind, tmdb, cancel))
    if recalled is None:
        return None
    said, at = recalled
    return Outsider(kind, tmdb, said, _ratings_before(opened, kind, said, cancel), at)


def asked(opened: Open, kind: TitleKind, tmdb: str, now: float, cancel: Cancel) -> Outsider:
    """What TMDB says now (UTC seconds), before all that its queue waits for. Raises Missing when it has no such title, else as MetadataProvider does."""
    client = opened(Provider.TMDB)
    with going_first():
        said = _said(client, kind, tmdb, cancel)
    return Outsider(kind, tmdb, said, _ratings_before(opened, kind, said, cancel), now)


def rated(opened: Open, title: Outsider, cancel: Cancel) -> Outsider:
    """With OMDb's ratings, asked by the IMDb id at once (D24); without an id, as it is. Raises as MetadataProvider does."""
    if title.said.ids.imdb is None:
        return title
    with going_first():
        ratings = opened(Provider.OMDB).provide(title.kind, title.said.ids.imdb, frozenset({Facet.RATINGS}), cancel)
    return msgspec.structs.replace(title, rated=ratings)


def _said(client: MetadataProvider, kind: TitleKind, tmdb: str, cancel: Cancel) -> Provided:
    said = client.provide(kind, tmdb, frozenset(GIVEN[Provider.TMDB][kind]), cancel)
    details = said.facets.get(Facet.DETAILS)
    if details is None or not details.title:
        raise Missing("TMDB has no name for this title.")
    return said


def _ratings_before(opened: Open, kind: TitleKind, said: Provided, cancel: Cancel) -> Provided | None:
    """OMDb's earlier word: to have none of it, or no key for it, keeps no page from opening."""
    imdb = said.ids.imdb
    recalled = before(lambda: opened(Provider.OMDB).provide(kind, imdb, frozenset({Facet.RATINGS}), cancel)) if imdb is not None else None
    return recalled[0] if recalled is not None else None
