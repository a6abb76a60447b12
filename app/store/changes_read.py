"""What a provider says has changed there: until when it was asked, and the matched titles that are asked about again because of it."""

from __future__ import annotations

from collections.abc import Collection

from app.domain.enrichment import TitleKind
from app.domain.provided import Provider
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

_JUST_NOW = 3_600
"""Seconds for which an answer is newer than any list of changes."""


def changes_read(reader: Reader, provider: Provider, kind: TitleKind) -> int | None:
    """Until when its changes are known, in UTC seconds; None: it was never asked."""
    found: int | None = reader.value("SELECT read_at FROM changes_read WHERE provider = ? AND kind = ?", (provider.value, kind))
    return found


def note_changes(tx: Transaction, provider: Provider, kind: TitleKind, changed: Collection[str], until: int) -> int:
    """These ids of the provider's changed, and all changes up to `until` (UTC seconds) are known now; how many matched titles are due for their details."""
    tx.execute(
        "INSERT INTO changes_read (provider, kind, read_at) VALUES (?, ?, ?) ON CONFLICT (provider, kind) DO UPDATE SET read_at = excluded.read_at",
        (provider.value, kind, until),
    )
    sql = f"""SELECT e.{kind}_id FROM enrichments e INDEXED BY {kind}s_in_state WHERE e.facet = 'match' AND e.{kind}_id IS NOT NULL AND e.provider = ?
        AND e.state = 'matched' AND e.provider_id IN (SELECT value FROM json_each(?)) AND coalesce(e.tried_at, 0) <= ?"""
    titles = [row[0] for row in tx.rows(sql, (provider.value, as_json(list(changed)), tx.now - _JUST_NOW))] if changed else []
    tx.execute(
        f"""UPDATE enrichments SET next_at = min(coalesce(next_at, :now), :now)
        WHERE {kind}_id IN (SELECT value FROM json_each(:titles)) AND provider = :provider AND facet IN ('match', 'details')""",
        {"now": tx.now, "titles": as_json(titles), "provider": provider.value},
    )
    return len(titles)
