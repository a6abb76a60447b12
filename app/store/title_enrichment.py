"""What enrichment has come to for one title, as its page shows it: state and evidence by provider, and what is told beside the facts (D20, D21)."""

from __future__ import annotations

from typing import Any

import msgspec

from app.domain.enrichment import FacetState, TitleState
from app.domain.items import Kind
from app.domain.provided import AirTime, Extras, Facet, Provider
from app.store.database import Reader

_EXTRAS = msgspec.json.Decoder(Extras).decode


def states_of(reader: Reader, kind: Kind, title: int) -> tuple[TitleState, ...]:
    """One for each provider that was asked, in their order; each with the facets that it has."""
    rows = reader.rows(
        f"""SELECT provider, facet, state, version, provider_id, evidence, reason, pinned, tried_at, next_at FROM enrichments
        WHERE {kind}_id = ? ORDER BY facet""",
        (title,),
    )
    found: dict[Provider, dict[Facet, tuple[Any, ...]]] = {}
    for provider, facet, *rest in rows:
        found.setdefault(Provider(provider), {})[Facet(facet)] = tuple(rest)
    return tuple(_state(provider, found[provider]) for provider in Provider if Facet.MATCH in found.get(provider, {}))


def _state(provider: Provider, rows: dict[Facet, tuple[Any, ...]]) -> TitleState:
    state, _, provider_id, evidence, reason, pinned, tried_at, next_at = rows[Facet.MATCH]
    facets = tuple(FacetState(facet, row[0], row[1], row[6], row[7], row[4]) for facet, row in rows.items() if facet is not Facet.MATCH)
    return TitleState(provider, state, provider_id, evidence, reason, bool(pinned), tried_at, next_at, facets)


def extras_of(reader: Reader, kind: Kind, title: int) -> Extras:
    """Videos, keywords, releases, similar titles and the collection, of the first provider that gave some."""
    rows = reader.rows(f"SELECT provider, more FROM enrichments WHERE {kind}_id = ? AND facet = 'details' AND more IS NOT NULL", (title,))
    found = {Provider(provider): more for provider, more in rows}
    first = next((found[provider] for provider in Provider if provider in found), None)
    return _EXTRAS(first) if first else Extras()


def credited_by(reader: Reader, kind: Kind, title: int) -> list[Provider]:
    """The providers that gave its cast and crew."""
    rows = reader.rows(f"SELECT DISTINCT source FROM credits WHERE {kind}_id = ? AND source NOT GLOB 'server:*'", (title,))
    return [provider for provider in Provider if (provider.value,) in rows]


def air_time_of(reader: Reader, show: int) -> AirTime | None:
    """When a show airs at its network; None where nobody said."""
    row = reader.row("SELECT air_time, air_zone, json(air_days) FROM shows WHERE id = ?", (show,))
    if row is None or not any(row):
        return None
    return AirTime(row[0], row[1], tuple(msgspec.json.decode(row[2])) if row[2] else ())
