"""The rows of what providers know: one a title, provider and facet (D20); the row "match" stands for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.domain.enrichment import State
from app.domain.items import Facts, Kind
from app.domain.provided import Facet, Provider
from app.store.copies import FACTS
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

_ENCODE = msgspec.json.Encoder().encode
_NOTHING = Facts()

Key = tuple[int, Provider]
"""(title, provider)."""


@dataclass
class FacetRow:
    """One row. `facts` None: it brought none; `more` is JSON of Extras, AirTime or {"listed": regular episodes}; `version` as the schema says."""

    state: State = "pending"
    version: int = 0
    reason: str | None = None
    evidence: str | None = None
    pinned: bool = False
    tries: int = 0
    tried_at: int | None = None
    next_at: int | None = None
    provider_id: str | None = None
    facts: Facts | None = None
    more: bytes | None = None
    digest: bytes | None = None


@dataclass
class Held:
    """All rows of one provider on one title; `changed` are the facets to be written."""

    rows: dict[Facet, FacetRow] = field(default_factory=dict)
    changed: set[Facet] = field(default_factory=set)

    @property
    def match(self) -> FacetRow:
        """The row for the whole, a new one where nothing was tried."""
        return self.rows.setdefault(Facet.MATCH, FacetRow())

    def to_write(self, facet: Facet) -> FacetRow:
        """A facet's row, to be changed and written."""
        self.changed.add(facet)
        return self.rows.setdefault(facet, FacetRow())


def held(reader: Reader, kind: Kind, keys: Iterable[Key], *, facts: bool = True) -> dict[Key, Held]:
    """What is stored for these titles and providers; an empty Held where nothing is. Without `facts`: how far they are alone, to be read, not to be written."""
    found: dict[Key, Held] = {key: Held() for key in keys}
    fat = "CAST(e.facts AS TEXT), CAST(e.more AS TEXT), hex(e.digest)" if facts else "NULL, NULL, NULL"
    rows = reader.gathered(
        f"e.{kind}_id, e.provider, e.facet, e.state, e.version, e.reason, e.evidence, e.pinned, e.tries, e.tried_at, e.next_at, e.provider_id, {fat}",
        f"json_each(?) AS wanted CROSS JOIN enrichments e ON e.{kind}_id = wanted.value",
        (as_json(list({title for title, _ in found})),),
    )
    for title, provider, facet, *rest in rows:
        if (mine := found.get((title, provider))) is not None:
            mine.rows[Facet(facet)] = _row(rest)
    return found


def _row(values: list[Any]) -> FacetRow:
    *plain, facts, more, digest = values
    row = FacetRow(*plain)
    row.pinned = bool(row.pinned)
    row.facts = FACTS(facts) if facts else None
    row.more = more.encode() if more else None
    row.digest = bytes.fromhex(digest) if digest else None
    return row


_COLUMNS = "provider, facet, state, version, reason, evidence, pinned, tries, tried_at, next_at, provider_id, facts, more, digest"
_REPLACE = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", ")[2:])


def write_rows(tx: Transaction, kind: Kind, some: Mapping[Key, Held]) -> None:
    """Write the rows that changed."""
    rows = [(*_values(provider, facet, one.rows[facet]), title) for (title, provider), one in some.items() for facet in sorted(one.changed)]
    tail = f"ON CONFLICT ({kind}_id, provider, facet) WHERE {kind}_id IS NOT NULL DO UPDATE SET {_REPLACE}"
    tx.insert_many(f"INSERT INTO enrichments ({_COLUMNS}, {kind}_id)", rows, tail)


def _values(provider: Provider, facet: Facet, row: FacetRow) -> tuple[object, ...]:
    facts = _ENCODE(row.facts) if row.facts is not None and row.facts != _NOTHING else None
    return (
        provider.value,
        facet.value,
        row.state,
        row.version,
        row.reason,
        row.evidence,
        int(row.pinned),
        row.tries,
        row.tried_at,
        row.next_at,
        row.provider_id,
        facts,
        row.more,
        row.digest,
    )


def drop_rows(tx: Transaction, kind: Kind, title: int, providers: Sequence[Provider]) -> None:
    """Forget all rows of these providers on one title."""
    tx.execute(f"DELETE FROM enrichments WHERE {kind}_id = ? AND provider IN (SELECT value FROM json_each(?))", (title, as_json(list(providers))))
