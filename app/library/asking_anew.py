"""Asking everybody anew about one title: who has still to answer, and what has changed by it (D20)."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from app.domain.enrichment import TitleKind
from app.domain.pages import MoviePage, ShowPage
from app.domain.problems import Missing
from app.domain.provided import Provider
from app.library import browse
from app.store.database import Database
from app.store.rematching import ASK_NOW, ask_anew

Page = MoviePage | ShowPage
_TOLD: dict[str, str] = {"cast": "credits", "crew": "credits", "seasons": "episodes", "versions": "files", "ids": "ids", "extras": "extras"}
"""What some fields of a page are called together."""
_APART = frozenset({"id", "activity", "enrichment", "sources", "locked", "rating", "aired", "owned_count", "missing", "upcoming", "percent", "airing", "copies",
    "next_air_date", "owned", "watched", "progress", "quality", "not_seen_since", "unmatched", "added_at"})  # fmt: skip
"""What follows from the others, or is no fact of the title."""


class Begun(NamedTuple):
    """A title that is asked about, as it was before."""

    kind: TitleKind
    id: int
    before: Page


def begin(database: Database, kind: TitleKind, row_id: int) -> Begun:
    """Everything that the providers give of it is due now. Raises Missing when it is gone, StoreProblem."""
    before = _page(database, kind, row_id)
    with database.write() as tx:
        return Begun(kind, ask_anew(tx, kind, before.id), before)


def waiting(database: Database, begun: Begun) -> frozenset[Provider]:
    """The providers that have not answered yet. Raises as `begin`."""
    states = _page(database, begun.kind, begun.id).enrichment
    return frozenset(one.provider for one in states if ASK_NOW in {one.next_at, *(facet.next_at for facet in one.facets)})


def failed(database: Database, begun: Begun) -> dict[Provider, str]:
    """Why, of the providers that have answered with an error. Raises as `begin`."""
    reasons = {}
    for one in _page(database, begun.kind, begun.id).enrichment:
        said = [one.reason if one.state == "error" else None, *(facet.reason for facet in one.facets if facet.state == "error")]
        if reason := next((words for words in said if words), None):
            reasons[one.provider] = reason
    return reasons


def changed(database: Database, begun: Begun) -> tuple[str, ...]:
    """The fields of the title that are others than before; cast and crew are `credits`, seasons `episodes`, versions `files`. Raises as `begin`."""
    now, before = _page(database, begun.kind, begun.id), begun.before
    names = (one.name for one in msgspec.structs.fields(now) if one.name not in _APART)
    return tuple(dict.fromkeys(_TOLD.get(name, name) for name in names if _told(now, name) != _told(before, name)))


def _told(page: Page, name: str) -> object:
    """What there is of it: not what somebody watched of it meanwhile, nor when it was last seen."""
    if name == "versions" and isinstance(page, MoviePage):
        return frozenset((version.copy.id, version.files) for version in page.versions)
    if name == "seasons" and isinstance(page, ShowPage):
        return tuple(msgspec.structs.replace(season, watched=0) for season in page.seasons)
    return getattr(page, name)


def _page(database: Database, kind: TitleKind, row_id: int) -> Page:
    page: Page | None = browse.movie_page(database, row_id) if kind == "movie" else browse.show_page(database, row_id)
    if page is None:
        raise Missing("This title has left the library.")
    return page
