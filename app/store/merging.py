"""Two titles that turn out to be one: the older row stays, the other's id leads to it, and all that belonged to it moves (D10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.air_shift import inherit_shift, own_shifts
from app.store.database import Reader, Transaction
from app.store.effective import remerge
from app.store.episode_orders import as_aired, keep_order, lay_out_ordered
from app.store.forgetting import lists_again
from app.store.happenings import note_happened
from app.store.leaving import let_episodes_go
from app.store.listed_rows import settle_listed
from app.store.merging_shows import drop_outranked_lists, merge_seasons
from app.store.numbers import as_json
from app.store.search_index import unindex
from app.store.set_aside import Row, Whole, rows_where, set_aside, whole_of


def merge_titles(tx: Transaction, kind: Kind, pairs: Iterable[tuple[int, int]], by: str | None = None) -> dict[int, int]:
    """Merge films or shows, pair by pair; what was merged → where it went. `by` is the provider whose ids showed it."""
    gone: dict[int, int] = {}

    def now(title: int) -> int:
        while title in gone:
            title = gone[title]
        return title

    for one, other in pairs:
        survivor, loser = sorted((now(one), now(other)))
        if survivor != loser:
            _merge(tx, kind, survivor, loser, by)
            gone[loser] = survivor
    remerge(tx, kind, {now(title) for title in gone})
    return {title: now(title) for title in gone}


def _merge(tx: Transaction, kind: Kind, survivor: int, loser: int, by: str | None) -> None:
    """Ids grow, so the older row is the one with the smaller id."""
    name = tx.value(f"SELECT title FROM {kind}s WHERE id = ?", (loser,))
    undo = _inventory(tx, kind, survivor, loser)
    if by:
        undo["by"] = by
    servers = servers_of(tx, undo["copies"])
    words = whole_of(tx, kind, loser)
    words_there = whole_of(tx, kind, survivor) if words else {}
    undo["moved"] = _whose_word(tx, kind, survivor, loser)
    orders = as_aired(tx, survivor, loser) if kind is Kind.SHOW else {}
    if kind is Kind.SHOW:
        drop_outranked_lists(tx, survivor, loser, undo["moved"])
        merge_seasons(tx, survivor, loser)
    tx.execute(f"UPDATE copies SET {kind}_id = ? WHERE {kind}_id = ?", (survivor, loser))
    _move_provided(tx, kind, survivor, loser, undo["moved"])
    keep_order(tx, survivor, loser, orders, undo["moved"])
    dropped = _move_wanted(tx, kind, survivor, loser)
    _move_links(tx, kind, survivor, loser)
    unindex(tx, kind, [loser])
    tx.execute(f"DELETE FROM {kind}s WHERE id = ?", (loser,))
    tx.note_removed(Subject(kind.value), loser)
    tx.note_updated(Subject(kind.value), survivor)
    line = note_happened(tx, "merged", Named(kind, survivor, name), detail=servers, undo=undo)
    set_aside(tx, line, loser=words, survivor=words_there, dropped=dropped, orders=orders)


def _move_links(tx: Transaction, kind: Kind, survivor: int, loser: int) -> None:
    """What happened to the one happened to the other, and its address leads there."""
    for table in ("activity", "downloads") if kind is Kind.MOVIE else ("activity",):
        tx.execute(f"UPDATE {table} SET {kind}_id = ? WHERE {kind}_id = ?", (survivor, loser))
    tx.execute(f"UPDATE redirects SET {kind}_id = ? WHERE {kind}_id = ?", (survivor, loser))
    tx.execute(f"INSERT INTO redirects (old_id, {kind}_id) VALUES (?, ?)", (loser, survivor))
    for column in (f"{kind}_id", f"other_{kind}_id"):
        tx.execute(f"UPDATE kept_apart SET {column} = ? WHERE {column} = ?", (survivor, loser))


def servers_of(reader: Reader, copies: Sequence[int]) -> str | None:
    """The names of the servers that have these copies: "Attic, Cellar"; None where there is none."""
    found = (
        "SELECT DISTINCT s.name FROM json_each(?) AS wanted CROSS JOIN copies c ON c.id = wanted.value JOIN servers s ON s.id = c.server_id ORDER BY s.position"
    )
    return ", ".join(row[0] for row in reader.rows(found, (as_json(copies),))) or None


def _inventory(tx: Transaction, kind: Kind, survivor: int, loser: int) -> dict[str, Any]:
    """What belonged to the row that goes, so that the merge can be undone."""
    wants = {"wishlist": tx.rows(f"SELECT id FROM wishlist WHERE {kind}_id = ?", (loser,))}
    if kind is Kind.SHOW:
        wants["watchlist"] = tx.rows("SELECT id FROM watchlist WHERE show_id = ?", (loser,))
    in_show = "SELECT id, season, number FROM episodes WHERE show_id = ? AND number IS NOT NULL"
    return {
        "merged": kind.value,
        "survivor": survivor,
        "loser": loser,
        "copies": [row[0] for row in tx.rows(f"SELECT id FROM copies WHERE {kind}_id = ?", (loser,))],
        "episodes": tx.rows(in_show, (loser,)) if kind is Kind.SHOW else (),
        "locks": tx.rows(f"SELECT id, field, value, locked_at FROM locks WHERE {kind}_id = ?", (loser,)),
        "air_shifts": own_shifts(tx, (survivor, loser)) if kind is Kind.SHOW else (),
        **{table: [row[0] for row in rows] for table, rows in wants.items()},
    }


def _whose_word(tx: Transaction, kind: Kind, survivor: int, loser: int) -> list[str]:
    """The providers whose word on the loser stays; of the others that on the survivor does. The user's match goes before others, a match before none."""
    ranks: dict[str, dict[int, tuple[int, int]]] = {}
    rows = f"SELECT provider, {kind}_id, max(pinned), max(state = 'matched') FROM enrichments WHERE {kind}_id IN (?, ?) GROUP BY 1, 2"
    for provider, title, pinned, matched in tx.rows(rows, (survivor, loser)):
        ranks.setdefault(provider, {})[title] = pinned, matched
    return [provider for provider, of in ranks.items() if of.get(loser, (-1, -1)) > of.get(survivor, (-1, -1))]


def _move_provided(tx: Transaction, kind: Kind, survivor: int, loser: int, moving: Sequence[str]) -> None:
    """Enrichment and locks: provider by provider one of the two rows' whole word stays."""
    wanted = as_json(moving)
    of_moving = "provider IN (SELECT value FROM json_each(?))"
    tx.execute(f"DELETE FROM enrichments WHERE {kind}_id = ? AND {of_moving}", (survivor, wanted))
    tx.execute(f"UPDATE enrichments SET {kind}_id = ? WHERE {kind}_id = ? AND {of_moving}", (survivor, loser, wanted))
    tx.execute(f"DELETE FROM credits WHERE {kind}_id = ? AND source IN (SELECT value FROM json_each(?))", (survivor, wanted))
    tx.execute(f"UPDATE credits SET {kind}_id = ? WHERE {kind}_id = ? AND source IN (SELECT value FROM json_each(?))", (survivor, loser, wanted))
    tx.execute(f"UPDATE OR IGNORE locks SET {kind}_id = ? WHERE {kind}_id = ?", (survivor, loser))
    tx.execute(
        f"UPDATE credits SET {kind}_id = ? WHERE {kind}_id = ? AND source NOT IN (SELECT source FROM credits WHERE {kind}_id = ?)",
        (survivor, loser, survivor),
    )
    if kind is Kind.SHOW:
        inherit_shift(tx, survivor, loser)
        settle_listed(tx, [survivor])
        lay_out_ordered(tx, [survivor])
        let_episodes_go(tx, [row[0] for row in tx.rows("SELECT id FROM episodes WHERE show_id = ?", (survivor,))])
        lists_again(tx, survivor)


def _move_wanted(tx: Transaction, kind: Kind, survivor: int, loser: int) -> Whole:
    """Follows and wishes: where both rows have one, the user's later word on following stays, and the earlier wish. Returns the rows that do not."""
    dropped: dict[str, list[Row]] = {"watchlist": [], "wishlist": []}
    if kind is Kind.SHOW:
        both = tx.rows("SELECT id, show_id FROM watchlist WHERE show_id IN (?, ?) ORDER BY added_at DESC, id DESC", (survivor, loser))
        for row_id, _ in both[1:]:
            dropped["watchlist"] += rows_where(tx, "watchlist", "id = :id", {"id": row_id})
            tx.execute("DELETE FROM watchlist WHERE id = ?", (row_id,))
            tx.note_removed(Subject.WATCHLIST, row_id)
        tx.execute("UPDATE watchlist SET show_id = ? WHERE show_id = ?", (survivor, loser))
        tx.note_updated(Subject.WATCHLIST, *(row_id for row_id, _ in both[:1]))
    wished = [row[0] for row in tx.rows(f"SELECT id FROM wishlist WHERE {kind}_id = ?", (loser,))]
    tx.execute(f"UPDATE OR IGNORE wishlist SET {kind}_id = ? WHERE {kind}_id = ?", (survivor, loser))
    double = [row[0] for row in tx.rows(f"SELECT id FROM wishlist WHERE {kind}_id = ?", (loser,))]
    dropped["wishlist"] = rows_where(tx, "wishlist", "id IN (SELECT value FROM json_each(:ids))", {"ids": as_json(double)})
    tx.execute("DELETE FROM wishlist WHERE id IN (SELECT value FROM json_each(?))", (as_json(double),))
    tx.note_removed(Subject.WISHLIST, *double)
    tx.note_updated(Subject.WISHLIST, *(row for row in wished if row not in double))
    return {table: rows for table, rows in dropped.items() if rows}
