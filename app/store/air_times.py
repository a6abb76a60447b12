"""When shows air at their network, from the providers' words (D50)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.domain.changes import Subject
from app.domain.provided import AirTime, Provider
from app.store.database import Transaction
from app.store.numbers import as_json

_ORDER = (Provider.TVMAZE, Provider.TVDB, Provider.TMDB)
"""Whose word counts first: TVmaze knows zones best."""
_DECODE = msgspec.json.Decoder(AirTime).decode


def write_air_times(tx: Transaction, shows: Iterable[int]) -> None:
    """Work out anew when these shows air: time and zone go together, days are the first's that names some."""
    wanted = list(shows)
    said: dict[int, dict[Provider, AirTime]] = {}
    rows = tx.gathered(
        "e.show_id, e.provider, CAST(e.more AS TEXT)",
        "json_each(?) AS wanted CROSS JOIN enrichments e ON e.show_id = wanted.value AND e.facet = 'air_time' AND e.more IS NOT NULL",
        (as_json(wanted),),
    )
    for show, provider, text in rows:
        said.setdefault(show, {})[Provider(provider)] = _DECODE(text)
    before = tx.gathered("s.id, s.air_time, s.air_zone, s.air_days", "json_each(?) AS wanted CROSS JOIN shows s ON s.id = wanted.value", (as_json(wanted),))
    changed = [(*new, show) for show, *old in before if (new := _columns(said.get(show, {}))) != tuple(old)]
    tx.executemany("UPDATE shows SET air_time = ?, air_zone = ?, air_days = ? WHERE id = ?", changed)
    tx.note_updated(Subject.SHOW, *(row[-1] for row in changed))


def _columns(said: dict[Provider, AirTime]) -> tuple[str | None, str | None, str | None]:
    ordered = [said[provider] for provider in _ORDER if provider in said]
    timed = next((one for one in ordered if one.time), None) or next((one for one in ordered if one.zone), None)
    days = next((one.days for one in ordered if one.days), ())
    return timed.time if timed else None, timed.zone if timed else None, as_json(list(days)) if days else None
