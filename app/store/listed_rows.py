"""Each provider's own word on episodes and seasons: read, written, and what follows for the rows' own columns (D23, D50)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.domain.changes import Subject
from app.domain.episode_places import LISTS
from app.domain.items import Art, ExternalIds, Facts, Kind
from app.domain.provided import ListedEpisode, ListedSeason, Provider
from app.store.air_shift import AIR, shifts_of
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

EPISODE = msgspec.json.Decoder(ListedEpisode).decode
SEASON = msgspec.json.Decoder(ListedSeason).decode
_ENCODE = msgspec.json.Encoder().encode
Listings = Mapping[tuple[int, Provider], ListedEpisode]
"""(episode, provider) → what it says."""


def listings_of(reader: Reader, shows: Iterable[int]) -> dict[tuple[int, Provider], ListedEpisode]:
    """Every provider's word on every episode of these shows."""
    rows = reader.gathered(
        "l.episode_id, l.provider, CAST(l.said AS TEXT)",
        """json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value CROSS JOIN listed_episodes l ON l.episode_id = e.id""",
        (as_json(list(shows)),),
    )
    return {(episode, Provider(provider)): EPISODE(said) for episode, provider, said in rows}


def facts_of_episode(said: ListedEpisode) -> Facts:
    """A list's word as facts, for precedence field by field (D11)."""
    return Facts(
        title=said.title,
        overview=said.overview,
        released=said.air_date,
        runtime_minutes=said.runtime_minutes,
        ratings=(said.rating,) if said.rating else (),
        ids=said.ids,
        art=Art(still=said.still),
    )


def facts_of_season(said: ListedSeason) -> Facts:
    """A list's word on a season as facts."""
    return Facts(title=said.title, overview=said.overview, released=said.released, ids=said.ids, art=Art(poster=said.poster))


def facts_listed(reader: Reader, kind: Kind, rows: Iterable[int]) -> list[tuple[int, Provider, Facts]]:
    """(row, provider, facts) of these seasons or episodes, in the order of precedence."""
    found = reader.gathered(
        f"l.{kind}_id, l.provider, CAST(l.said AS TEXT)",
        f"json_each(?) AS wanted CROSS JOIN listed_{kind}s l ON l.{kind}_id = wanted.value",
        (as_json(list(rows)),),
    )
    told = [(row, Provider(provider), _facts(kind, said)) for row, provider, said in found]
    return sorted(told, key=lambda one: LISTS.index(one[1]))


def _facts(kind: Kind, said: str) -> Facts:
    return facts_of_season(SEASON(said)) if kind is Kind.SEASON else facts_of_episode(EPISODE(said))


def write_listings(tx: Transaction, kind: Kind, some: Iterable[tuple[int, Provider, ListedEpisode | ListedSeason]]) -> None:
    """Set what providers say of rows."""
    tx.insert_many(
        f"INSERT INTO listed_{kind}s ({kind}_id, provider, said)",
        [(row, provider.value, _ENCODE(said)) for row, provider, said in some],
        f"ON CONFLICT ({kind}_id, provider) DO UPDATE SET said = excluded.said",
    )


def drop_listings(tx: Transaction, kind: Kind, some: Iterable[tuple[int, Provider]]) -> None:
    """Providers no longer say anything of these rows."""
    tx.executemany(f"DELETE FROM listed_{kind}s WHERE {kind}_id = ? AND provider = ?", [(row, provider.value) for row, provider in some])


def settle_listed(tx: Transaction, shows: Iterable[int]) -> None:
    """Work out anew, from all lists, who knows each episode and season of these shows, and when episodes air."""
    wanted = list(shows)
    by_episode: dict[int, dict[Provider, ListedEpisode]] = {}
    for (episode, provider), said in listings_of(tx, wanted).items():
        by_episode.setdefault(episode, {})[provider] = said
    rows = tx.gathered(
        "e.show_id, e.id, e.listed_by, e.air_at, e.air_precision, e.absolute, e.finale",
        "json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value",
        (as_json(wanted),),
    )
    shifts = shifts_of(tx, wanted)
    changed = [(*new, row) for show, row, *old in rows if (new := _columns(by_episode.get(row, {}), shifts.get(show, 0))) != tuple(old)]
    tx.executemany("UPDATE episodes SET listed_by = ?, air_at = ?, air_precision = ?, absolute = ?, finale = ? WHERE id = ?", changed)
    tx.note_updated(Subject.EPISODE, *(row[-1] for row in changed))
    _settle_seasons(tx, wanted)


def _columns(said: Mapping[Provider, ListedEpisode], shift: int) -> tuple[Any, ...]:
    """(listed_by, air_at, air_precision, absolute, finale); instants corrected by `shift` seconds."""
    ordered = [said[provider] for provider in LISTS if provider in said]
    if not ordered:
        return None, None, None, None, None
    timed = next((said[provider] for provider in AIR if provider in said and said[provider].air_at is not None), None)
    dated = any(one.air_date for one in ordered)
    return (
        next(provider.value for provider in LISTS if provider in said),
        timed.air_at + shift if timed and timed.air_at is not None else None,
        timed.precision if timed else "date" if dated else None,
        next((one.absolute for one in ordered if one.absolute is not None), None),
        next((one.finale for one in ordered if one.finale), None),
    )


def _settle_seasons(tx: Transaction, shows: list[int]) -> None:
    order = " ".join(f"WHEN '{provider.value}' THEN {at}" for at, provider in enumerate(LISTS))
    changed = tx.gathered(
        "s.id, s.knows",
        f"""(SELECT t.id, t.listed_by, (SELECT l.provider FROM listed_seasons l WHERE l.season_id = t.id ORDER BY CASE l.provider {order} END LIMIT 1) AS knows
            FROM json_each(?) AS wanted CROSS JOIN seasons t ON t.show_id = wanted.value) AS s WHERE s.listed_by IS NOT s.knows""",
        (as_json(shows),),
    )
    tx.executemany("UPDATE seasons SET listed_by = ? WHERE id = ?", [(knows, season) for season, knows in changed])
    tx.note_updated(Subject.SEASON, *(season for season, _ in changed))


def ids_in_row(tmdb: str | None, imdb: str | None, tvdb: str | None) -> ExternalIds:
    """An episode's ids as lists give them."""
    return ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb)
