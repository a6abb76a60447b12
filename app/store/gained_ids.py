"""Titles that gained an id: whoever did not find them by name may find them by it (D20, D21)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.enrichment import TitleKind
from app.domain.provided import Provider
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

Ids = Mapping[tuple[TitleKind, int], tuple[str | None, ...]]
"""By title: its ids at TMDB, IMDb and TVDB."""
_KINDS: tuple[TitleKind, ...] = ("movie", "show")


def ids_of(reader: Reader, titles: Iterable[tuple[TitleKind, int]]) -> Ids:
    """The ids of these titles; those that are gone are left out."""
    some = set(titles)
    found: dict[tuple[TitleKind, int], tuple[str | None, ...]] = {}
    for kind in _KINDS:
        wanted = as_json([row_id for one, row_id in some if one == kind])
        for row_id, *ids in reader.gathered("t.id, t.tmdb, t.imdb, t.tvdb", f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", (wanted,)):
            found[kind, row_id] = tuple(ids)
    return found


def ask_again_with_ids(tx: Transaction, provider: Provider, before: Ids, after: Ids) -> None:
    """Titles with other ids than before are due at once at every provider but this one that did not find them."""
    for kind in _KINDS:
        gained = [row_id for (one, row_id), ids in after.items() if one == kind and ids != before.get((one, row_id), (None,) * len(ids))]
        if gained:
            tx.execute(
                f"""UPDATE enrichments SET state = 'pending', next_at = 0, reason = NULL
                    WHERE facet = 'match' AND state = 'not_found' AND NOT pinned AND provider <> ? AND {kind}_id IN (SELECT value FROM json_each(?))""",
                (provider.value, as_json(gained)),
            )
