"""What the user decides about matches: try again, this one, none of these (D21). Taking it back is `app.store.splitting.undo`."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Subject
from app.domain.enrichment import TitleKind, own_id
from app.domain.items import Facts, Kind
from app.domain.merge import united
from app.domain.problems import Problem
from app.domain.provided import Facet, Provider
from app.domain.scanning import Named
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.forgetting import forget
from app.store.happenings import note_happened
from app.store.match_standing import all_held, fallen
from app.store.numbers import as_json
from app.store.provided_rows import FacetRow, Held, write_rows
from app.store.set_aside import set_aside, whole_of
from app.store.sources_of import sources_of
from app.store.splitting import part_what_was_merged_by
from app.store.title_parts import surviving_id

ASK_NOW = 0
"""The time to ask again of what waits for nothing."""


def retry(tx: Transaction, provider: Provider, kind: TitleKind, ids: Sequence[int] | None = None) -> int:
    """Ask again now about titles that failed or were not found: these, or all. What the user chose stays chosen. Returns how many."""
    within = f"AND {kind}_id IN (SELECT value FROM json_each(:ids))" if ids is not None else ""
    failed = f"""facet = 'match' AND provider = :provider AND {kind}_id IS NOT NULL AND (state IN ('error', 'not_found') OR state = 'matched' AND tries > 0)
        AND NOT (pinned AND provider_id IS NULL) {within}"""
    titles = [row[0] for row in tx.rows(f"SELECT {kind}_id FROM enrichments WHERE {failed}", {"provider": provider.value, "ids": as_json(list(ids or ()))})]
    wanted = {"provider": provider.value, "titles": as_json(titles), "now": ASK_NOW}
    of_titles = f"{kind}_id IN (SELECT value FROM json_each(:titles)) AND provider = :provider"
    tx.execute(f"UPDATE enrichments SET next_at = :now, tries = 0 WHERE {of_titles} AND state = 'error' AND facet <> 'match'", wanted)
    tx.execute(
        f"""UPDATE enrichments SET state = iif(state = 'matched', state, 'pending'), next_at = :now, tries = 0, reason = NULL
        WHERE {of_titles} AND facet = 'match'""",
        wanted,
    )
    tx.note_updated(Subject(kind), *titles)
    return len(titles)


def ask_anew(tx: Transaction, kind: TitleKind, row_id: int) -> int:
    """All that providers give of this title is asked for again now; what the user chose stays chosen. Returns the title; raises Problem when it is gone."""
    title = surviving_id(tx, Kind(kind), row_id)
    if title is None:
        raise Problem("This title has left the library.")
    tx.execute(
        f"""UPDATE enrichments SET next_at = ?, tries = 0, state = iif(facet = 'match' AND state <> 'matched', 'pending', state)
        WHERE {kind}_id = ? AND NOT (pinned AND provider_id IS NULL)""",
        (ASK_NOW, title),
    )
    tx.note_updated(Subject(kind), title)
    return title


def choose_match(tx: Transaction, kind: TitleKind, row_id: int, provider: Provider, candidate: str | None, name: str | None = None) -> int:
    """The user says which title of the provider this is (None: none of these); pinned through scans and enrichment until it is taken back (D21).

    All that the match before brought goes, with the other providers' matches that rest on its ids, and titles that it merged part again; the new one is due at
    once. `name` is what the candidate is called. Returns the line of activity that can be undone. Raises Problem when the title is gone.
    """
    of_kind = Kind(kind)
    title = surviving_id(tx, of_kind, row_id)
    if title is None:
        raise Problem("This title has left the library.")
    part_what_was_merged_by(tx, of_kind, title, [provider])  # first, or the other title's ids would vouch for matches that came of the wrong one
    matches = all_held(tx, of_kind, title)
    sure = united(own_id(provider, candidate), sources_of(tx, of_kind, [title])[title].own_ids())
    others = {other: mine.match for other, mine in matches.items() if other is not provider}
    providers = [provider, *fallen(others, sure)]
    before = whole_of(tx, of_kind, title)
    forget(tx, of_kind, title, providers)
    _pin(tx, of_kind, title, provider, candidate)
    remerge(tx, of_kind, [title])
    part_what_was_merged_by(tx, of_kind, title, providers[1:])
    tx.note_updated(Subject(kind), title)
    called = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    later_than = tx.value("SELECT max(id) FROM activity")  # two choices alike are two
    undo = {"rematched": kind, "title": title, "providers": [one.value for one in providers], "after": later_than}
    line = note_happened(tx, "rematched", Named(of_kind, title, called), detail=name or provider.value, undo=undo)
    set_aside(tx, line, title=before)
    return line


def _pin(tx: Transaction, kind: Kind, title: int, provider: Provider, candidate: str | None) -> None:
    """The user's choice as a match; it is due at once, unless it is none."""
    row = FacetRow("pending" if candidate else "not_found", next_at=ASK_NOW if candidate else None, provider_id=candidate, pinned=True)
    row.facts = Facts(ids=own_id(provider, candidate))
    write_rows(tx, kind, {(title, provider): Held({Facet.MATCH: row}, {Facet.MATCH})})
