"""What the user decides about matches: try again, this one, none of these, and taking it back (D21, D62)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Subject
from app.domain.enrichment import TitleKind
from app.domain.items import Kind
from app.domain.problems import Problem
from app.domain.provided import Facet, Provider
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.forgetting import forget
from app.store.happenings import note_happened
from app.store.numbers import as_json
from app.store.provided_rows import held, write_rows
from app.store.title_parts import surviving_id

PENDING_SINCE = 0
"""The time to ask again of what waits for nothing."""


def retry(tx: Transaction, provider: Provider, kind: TitleKind, ids: Sequence[int] | None = None) -> int:
    """Ask again now about titles that failed or were not found: these, or all. What the user chose stays chosen. Returns how many."""
    within = f"AND {kind}_id IN (SELECT value FROM json_each(:ids))" if ids is not None else ""
    failed = f"""facet = 'match' AND provider = :provider AND {kind}_id IS NOT NULL AND (state IN ('error', 'not_found') OR state = 'matched' AND tries > 0)
        AND NOT (pinned AND provider_id IS NULL) {within}"""
    params = {"provider": provider.value, "ids": as_json(list(ids or ())), "now": PENDING_SINCE}
    titles = [row[0] for row in tx.rows(f"SELECT {kind}_id FROM enrichments WHERE {failed}", params)]
    wanted = {"provider": provider.value, "titles": as_json(titles), "now": PENDING_SINCE}
    of_titles = f"{kind}_id IN (SELECT value FROM json_each(:titles)) AND provider = :provider"
    tx.execute(f"UPDATE enrichments SET next_at = :now, tries = 0 WHERE {of_titles} AND state = 'error'", wanted)
    tx.execute(
        f"""UPDATE enrichments SET state = iif(state = 'matched', state, 'pending'), next_at = :now, tries = 0, reason = NULL
        WHERE {of_titles} AND facet = 'match'""",
        wanted,
    )
    tx.note_updated(Subject(kind), *titles)
    return len(titles)


def choose_match(tx: Transaction, kind: TitleKind, row_id: int, provider: Provider, candidate: str | None, name: str | None = None) -> int:
    """The user says which title of the provider this is (None: none of these); pinned through scans and enrichment until undone (D21).

    What the match before brought goes; the new one is due at once. `name` is what the candidate is called. Returns the line of activity that can be undone.
    Raises Problem when the title is gone.
    """
    title = surviving_id(tx, Kind(kind), row_id)
    if title is None:
        raise Problem("This title has left the library.")
    mine = held(tx, Kind(kind), [(title, provider)])[title, provider]
    before = mine.match
    undo = {
        "rematched": kind, "title": title, "provider": provider.value, "provider_id": before.provider_id, "pinned": before.pinned,
        "state": before.state, "evidence": before.evidence, "known": before.tried_at is not None,
    }  # fmt: skip
    forget(tx, Kind(kind), title, [provider])
    mine.rows.clear()
    match = mine.to_write(Facet.MATCH)
    match.pinned, match.provider_id, match.tried_at = True, candidate, None
    match.state, match.next_at = ("pending", PENDING_SINCE) if candidate else ("not_found", None)
    write_rows(tx, Kind(kind), {(title, provider): mine})
    remerge(tx, Kind(kind), [title])
    tx.note_updated(Subject(kind), title)
    called = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    return note_happened(tx, "rematched", Named(Kind(kind), title, called), detail=name or provider.value, undo=undo)
