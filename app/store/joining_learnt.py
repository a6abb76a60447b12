"""Titles that an id learnt shows to be one with another (D10)."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.items import ExternalIds, Kind
from app.domain.provided import Provider
from app.store.database import Transaction
from app.store.joining import Partners
from app.store.merging import merge_titles
from app.store.numbers import as_json


def join_by_ids(tx: Transaction, kind: Kind, by: Mapping[int, Provider]) -> dict[int, int]:
    """Merge the titles whose ids these providers told with those that share them, in the caller's transaction; what went → where it is."""
    ids = _ids_of(tx, kind, set(by))
    partners = Partners(tx, kind, ids.values())
    gone: dict[int, int] = {}
    for title, mine in ids.items():
        partner = partners.partner_of(mine, own=title)
        same = [(title, other) for other in (partner.title_id, *partner.same) if other and partners.may_be_one(title, other)]
        same = [(gone.get(one, one), gone.get(other, other)) for one, other in same]
        gone |= merge_titles(tx, kind, same, by=by[title].value)
        gone = {old: gone.get(new, new) for old, new in gone.items()}
    return gone


def _ids_of(tx: Transaction, kind: Kind, titles: set[int]) -> Mapping[int, ExternalIds]:
    found = tx.gathered("t.id, t.tmdb, t.imdb, t.tvdb, t.plex", f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", (as_json(list(titles)),))
    return {row[0]: ExternalIds(tmdb=row[1], imdb=row[2], tvdb=row[3], plex=row[4]) for row in found}
