"""Taking back what the user decided about a match (D62)."""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.changes import Subject
from app.domain.decoding import decoder
from app.domain.enrichment import own_id
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
from app.store.provided_rows import FacetRow, Held, write_rows
from app.store.sources_of import sources_of
from app.store.title_parts import surviving_id

ASK_NOW = 0
"""The time to ask again of what waits for nothing."""


class Before(msgspec.Struct, frozen=True):
    """What a provider's match was, as it is kept to be taken back."""

    provider: Provider
    state: str
    provider_id: str | None = None
    evidence: str | None = None
    pinned: bool = False


_BEFORE = decoder(tuple[Before, ...])


def inventory(matches: dict[Provider, Held], providers: list[Provider]) -> list[Any]:
    """These providers' matches, as JSON values."""
    rows = {provider: matches[provider].match for provider in providers if provider in matches}
    return [msgspec.to_builtins(Before(provider, row.state, row.provider_id, row.evidence, row.pinned)) for provider, row in rows.items()]


def put_match(tx: Transaction, kind: Kind, title: int, before: Before) -> None:
    """A match as it was said to be: it is asked about at once, since what it brought is gone."""
    row = FacetRow(pinned=before.pinned, provider_id=before.provider_id, evidence=before.evidence)
    if before.pinned and before.provider_id is None:
        row.state = "not_found"
    else:
        row.state, row.next_at = "pending", ASK_NOW
    if before.pinned:
        row.facts = Facts(ids=own_id(before.provider, before.provider_id))
    write_rows(tx, kind, {(title, before.provider): Held({Facet.MATCH: row}, {Facet.MATCH})})


def undo_match(tx: Transaction, kind: Kind, said: dict[str, Any]) -> tuple[int, str, list[Provider]]:
    """The matches before the user's choice are back, pending, and those that came to rest on its ids since are gone; (title, its name, whose matches these
    are). Raises Problem."""
    title = surviving_id(tx, kind, said["title"])
    if title is None:
        raise Problem("This cannot be taken back any more: the title has left the library.")
    matches, returning = all_held(tx, kind, title), _BEFORE.decode(msgspec.json.encode(said["before"]))
    chosen = [Provider(name) for name in said["providers"]]
    sure = sources_of(tx, kind, [title])[title].own_ids()
    for before in returning:
        sure = united(own_id(before.provider, before.provider_id), sure)
    providers = [*chosen, *fallen({other: mine.match for other, mine in matches.items() if other not in chosen}, sure)]
    now = inventory(matches, providers)
    forget(tx, kind, title, providers)
    for before in returning:
        put_match(tx, kind, title, before)
    remerge(tx, kind, [title])
    tx.note_updated(Subject(kind.value), title)
    name: str = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (title,))
    back = {"rematched": kind.value, "title": title, "providers": [one.value for one in providers], "before": now}
    note_happened(tx, "rematched", Named(kind, title, name), detail=said["providers"][0], undo=back)
    return title, name, providers
