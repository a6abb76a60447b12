"""Taking away what a provider brought to a title (D21)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.items import Kind
from app.domain.provided import Provider
from app.store.air_times import write_air_times
from app.store.database import Transaction
from app.store.effective import remerge
from app.store.episode_orders import lay_out
from app.store.leaving import let_episodes_go
from app.store.listed_places import in_other_order
from app.store.listed_rows import settle_listed
from app.store.numbers import as_json
from app.store.people import let_people_go
from app.store.provided_rows import drop_rows
from app.store.seasons import drop_empty_seasons


def forget(tx: Transaction, kind: Kind, title: int, providers: Sequence[Provider]) -> None:
    """Delete all that these providers said of one title: facts, ids, credits, listed episodes and seasons. What servers and the user gave stays.

    The caller works out the title's values anew, with `remerge`.
    """
    wanted = as_json(list(providers))
    drop_rows(tx, kind, title, providers)
    people = [row[0] for row in tx.rows(f"SELECT person_id FROM credits WHERE {kind}_id = ? AND source IN (SELECT value FROM json_each(?))", (title, wanted))]
    tx.execute(f"DELETE FROM credits WHERE {kind}_id = ? AND source IN (SELECT value FROM json_each(?))", (title, wanted))
    let_people_go(tx, people)
    if kind is Kind.SHOW:
        _forget_lists(tx, title, wanted)
        write_air_times(tx, [title])


def _forget_lists(tx: Transaction, show: int, providers: str) -> None:
    """Episodes and seasons that only these providers know go; what another list has that these outranked is asked for again."""
    listed = """SELECT l.id, l.{kind}_id FROM {kind}s t CROSS JOIN listed_{kind}s l ON l.{kind}_id = t.id
        WHERE t.show_id = ? AND l.provider IN (SELECT value FROM json_each(?))"""
    touched: dict[Kind, list[int]] = {}
    in_order = bool(in_other_order(tx, [show]))
    for kind in (Kind.EPISODE, Kind.SEASON):
        rows = tx.rows(listed.format(kind=kind), (show, providers))
        tx.execute(f"DELETE FROM listed_{kind}s WHERE id IN (SELECT value FROM json_each(?))", (as_json([row[0] for row in rows]),))
        touched[kind] = [row[1] for row in rows]
    if any(touched.values()):
        settle_listed(tx, [show])
        if in_order:
            lay_out(tx, show)
        let_episodes_go(tx, touched[Kind.EPISODE])
        for kind, some in touched.items():
            there = tx.gathered("t.id", f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", (as_json(some),))
            remerge(tx, kind, [row[0] for row in there])
        drop_empty_seasons(tx, [show])
        lists_again(tx, show)


def lists_again(tx: Transaction, show: int) -> None:
    """Have the lists of a show read again: what they were laid over has changed."""
    tx.execute("UPDATE enrichments SET digest = NULL, version = 0 WHERE show_id = ? AND state = 'matched' AND facet IN ('episodes', 'match')", (show,))
