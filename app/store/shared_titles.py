"""Titles that live on several servers, worked out again when the user orders the servers anew (D11)."""

from __future__ import annotations

from app.domain.items import Kind
from app.store.database import Transaction
from app.store.effective import remerge

_AT_ONCE = 2_000

_SHARED = {
    kind: f"SELECT {kind}_id AS id FROM copies WHERE {kind}_id IS NOT NULL GROUP BY {kind}_id HAVING min(server_id) < max(server_id)"
    for kind in (Kind.MOVIE, Kind.SHOW, Kind.SEASON)
}
_SHARED[Kind.EPISODE] = """SELECT l.episode_id AS id FROM copy_episodes l JOIN copies c ON c.id = l.copy_id
    GROUP BY l.episode_id HAVING min(c.server_id) < max(c.server_id)"""


def remerge_shared(tx: Transaction) -> int:
    """Give every title with several servers the values of the first that has one; how many changed."""
    changed = 0
    for kind, sql in _SHARED.items():
        titles = [row[0] for row in tx.gathered("id", f"({sql})")]
        for start in range(0, len(titles), _AT_ONCE):
            changed += len(remerge(tx, kind, titles[start : start + _AT_ONCE]))
    return changed
