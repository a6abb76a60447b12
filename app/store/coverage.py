"""How far enrichment is, counted, and the titles that have no match (D20)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from app.domain.enrichment import GIVEN, NEEDS, Coverage, EpisodeCoverage, State, TitleKind, Unmatched, UnmatchedPage
from app.domain.fold import fold, sort_key
from app.domain.provided import Provider
from app.store.database import Reader
from app.store.numbers import as_json, numbers

_NO_MATCH: Collection[State] = ("not_found", "error")


def coverage(reader: Reader, providers: Sequence[Provider] = tuple(Provider)) -> list[Coverage]:
    """Each provider's count of films, then of shows, where it gives any."""
    totals = {kind: int(reader.value(f"SELECT count(*) FROM {kind}s")) for kind in ("movie", "show")}
    return [_coverage(reader, provider, kind, totals[kind]) for provider in providers for kind, given in GIVEN[provider].items() if given]


def episode_coverage(reader: Reader) -> EpisodeCoverage:
    """How many episodes there are, and how many have a still."""
    with_still = "SELECT count(*) FROM episodes INDEXED BY episodes_with_still WHERE still IS NOT NULL"  # else every row is read
    return EpisodeCoverage(reader.value("SELECT count(*) FROM episodes"), reader.value(with_still))


def _coverage(reader: Reader, provider: Provider, kind: TitleKind, total: int) -> Coverage:
    of_kind = f"facet = 'match' AND {kind}_id IS NOT NULL AND provider = ?"
    states: dict[State, int] = dict(
        reader.rows(f"SELECT state, count(*) FROM enrichments INDEXED BY {kind}s_in_state WHERE {of_kind} GROUP BY state", (provider.value,))
    )
    tried = sum(states.values()) - states.get("pending", 0)
    need = NEEDS.get(provider)
    lacking = total - int(reader.value(f"SELECT count(*) FROM {kind}s WHERE {need} IS NOT NULL")) if need else 0
    lacking = min(lacking, total - tried)
    rated = reader.value(
        f"""SELECT count(*) FROM enrichments INDEXED BY {kind}s_rated
            WHERE facet = 'ratings' AND {kind}_id IS NOT NULL AND facts IS NOT NULL AND provider = ?""",
        (provider.value,),
    )
    return Coverage(
        provider, kind, total, states.get("matched", 0), total - tried - lacking, states.get("not_found", 0), states.get("error", 0), lacking, rated
    )


def unmatched(
    reader: Reader, provider: Provider, kind: TitleKind, text: str = "", limit: int = 50, offset: int = 0, states: Collection[State] = _NO_MATCH
) -> UnmatchedPage:
    """Titles that the provider has no match for, by title; `text` is a part of the title, case and accents folded. `offset` is clamped to what there is.

    `states` are those wanted; pending means tried again soon, not those that nobody tried.
    """
    source = f"""{kind}s t INDEXED BY {kind}s_by_title CROSS JOIN enrichments m INDEXED BY matches_of_{kind}s
        ON m.facet = 'match' AND m.{kind}_id IS NOT NULL AND m.provider = :provider AND m.{kind}_id = t.id
        WHERE m.state IN (SELECT value FROM json_each(:states))"""
    params = {"provider": provider.value, "states": as_json(list(states))}
    columns = "SELECT t.id, t.title, t.year, t.poster, m.state, m.reason, m.evidence, m.pinned, m.tried_at, m.next_at FROM"
    if text:
        called = "(instr(t.sort_key, :text) OR instr(t.sort_key, :key))"  # a sort key lacks its leading article
        named = {**params, "text": fold(text), "key": sort_key(text, None)}
        found = numbers(reader, f"SELECT t.id FROM {source} AND {called} ORDER BY t.sort_key, t.id", named)
        total, start = len(found), _start(len(found), limit, offset)
        there = f"""json_each(:page) w CROSS JOIN {kind}s t ON t.id = w.value
            JOIN enrichments m ON m.facet = 'match' AND m.provider = :provider AND m.{kind}_id = t.id ORDER BY w.key"""
        rows = reader.rows(f"{columns} {there}", {"provider": provider.value, "page": as_json(found[start : start + max(0, limit)])})
    else:
        counted = f"FROM enrichments INDEXED BY {kind}s_in_state WHERE facet = 'match' AND {kind}_id IS NOT NULL AND provider = :provider"
        total = reader.value(f"SELECT count(*) {counted} AND state IN (SELECT value FROM json_each(:states))", params)
        page = {**params, "limit": max(0, limit), "start": _start(total, limit, offset)}
        rows = reader.rows(f"{columns} {source} ORDER BY t.sort_key, t.id LIMIT :limit OFFSET :start", page) if total else []
    return UnmatchedPage(tuple(_unmatched(kind, row) for row in rows), total)


def _start(total: int, limit: int, offset: int) -> int:
    """Where a page begins; beyond the end it is the last one."""
    return min(max(0, offset), max(0, total - 1) // max(1, limit) * max(1, limit))


def _unmatched(kind: TitleKind, row: Sequence[Any]) -> Unmatched:
    row_id, title, year, poster, state, reason, evidence, pinned, tried_at, next_at = row
    return Unmatched(kind, row_id, title, year, poster, state, reason, evidence, bool(pinned), tried_at, next_at)
