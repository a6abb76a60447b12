"""When what a title's page says was last read: by a scan of its server, from a provider, or locked by the user."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from app.domain.enrichment import TitleState
from app.domain.items import Art, Kind
from app.domain.pages import FieldSource
from app.domain.provided import Facet
from app.store.database import Reader

_FACETS = {"logo": Facet.LOGO, "credits": Facet.CREDITS, "ratings": Facet.RATINGS, **{name: Facet.ART for name in Art.__struct_fields__ if name != "logo"}}
"""Which facet brings a field; the others come with the details."""


def with_times(reader: Reader, kind: Kind, title: int, sources: Iterable[FieldSource], states: Sequence[TitleState]) -> tuple[FieldSource, ...]:
    """The sources with their times; `states` as states_of gives them."""
    locked = dict(reader.rows(f"SELECT field, locked_at FROM locks WHERE {kind}_id = ?", (title,)))
    # A quick scan asks only for what changed: all else is as it was read before, and still holds
    scanned = dict(reader.rows("SELECT server_id, max(ended_at) FROM scans WHERE state IN ('done', 'partial') AND mode <> 'items' GROUP BY server_id"))
    asked = {(state.provider.value, facet.facet): facet.tried_at for state in states for facet in state.facets}
    matched = {state.provider.value: state.tried_at for state in states}

    def at(one: FieldSource) -> int | None:
        if one.source == "you":
            return locked.get(one.field)
        server = one.source.rpartition(":")[2]
        if server != one.source:
            return scanned.get(int(server)) if server.isdecimal() else None
        return asked.get((one.source, _FACETS.get(one.field, Facet.DETAILS))) or matched.get(one.source)

    return tuple(msgspec.structs.replace(one, at=at(one)) for one in sources)
