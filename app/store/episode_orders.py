"""A show whose episodes stand in another order than they aired: its rows are moved, and its servers' files are laid over them anew (D23)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from app.domain.changes import Subject
from app.domain.provided import Order, OrderedEpisode, Provider
from app.store.database import Reader, Transaction
from app.store.episode_links import move_children
from app.store.leaving import let_episodes_go
from app.store.listed_places import Place, in_other_order, listed_places
from app.store.numbers import as_json, numbers
from app.store.seasons import drop_empty_seasons, season_ids

Orders = Mapping[str, list[dict[str, Any]]]
"""The orders of shows, to be set aside: under `shows` a row for each that has one, with its `show`, `order` and `episodes`."""


def order_of(reader: Reader, show: int) -> list[OrderedEpisode]:
    """The chosen order as it was read last, by place; empty for the aired one."""
    rows = reader.rows("SELECT tvdb, season, number FROM ordered_episodes WHERE show_id = ? ORDER BY season, number, tvdb", (show,))
    return [OrderedEpisode(*row) for row in rows]


def write_order(tx: Transaction, show: int, episodes: Sequence[OrderedEpisode]) -> None:
    """Keep where TVDB's episodes stand; `lay_out` follows it."""
    tx.execute("DELETE FROM ordered_episodes WHERE show_id = ?", (show,))
    rows = [(show, one.tvdb, one.season, one.number) for one in episodes]
    tx.insert_many("INSERT OR IGNORE INTO ordered_episodes (show_id, tvdb, season, number)", rows)


def set_order(tx: Transaction, show: int, order: Order | None, episodes: Sequence[OrderedEpisode]) -> None:
    """Which order a show has (None: as its episodes aired) and where they stand in it; `lay_out` follows it."""
    tx.execute("UPDATE shows SET episode_order = ? WHERE id = ?", (order, show))
    write_order(tx, show, episodes if order else ())


def as_aired(tx: Transaction, *shows: int) -> Orders:
    """Shows that are to become one stand as they aired, where two episodes of one number are the same; the orders that they had."""
    wanted = "SELECT id, episode_order FROM shows WHERE episode_order IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    found = [{"show": show, "order": order, "episodes": order_of(tx, show)} for show, order in tx.rows(wanted, (as_json(shows),))]
    for one in found:
        set_order(tx, one["show"], None, ())
        lay_out(tx, one["show"])
    return {"shows": found} if found else {}


def keep_order(tx: Transaction, survivor: int, loser: int, had: Orders, moved: Collection[str]) -> None:
    """Two shows have become one: the user's choice for either stays; of two that of the show whose list of TVDB's stays."""
    of = {one["show"]: one for one in had.get("shows", ())}
    first, second = (loser, survivor) if Provider.TVDB in moved else (survivor, loser)
    if kept := of.get(first) or of.get(second):
        set_order(tx, survivor, kept["order"], kept["episodes"])
        lay_out(tx, survivor)


def orders_back(tx: Transaction, survivor: int, loser: int, had: Orders) -> None:
    """The two are to be two again, each with the order that it had, unless the user chose another since: before anything goes back to the loser, which is
    laid out with its lists."""
    of = {one["show"]: (one["order"], [OrderedEpisode(**row) for row in one["episodes"]]) for one in had.get("shows", ())}
    if theirs := of.get(loser):
        set_order(tx, loser, *theirs)
        if tx.value("SELECT episode_order FROM shows WHERE id = ?", (survivor,)) == theirs[0]:
            set_order(tx, survivor, *of.get(survivor, (None, ())))
            lay_out(tx, survivor)


def renew_orders(tx: Transaction, read: Mapping[int, tuple[Order, tuple[OrderedEpisode, ...]]]) -> None:
    """Orders were read anew, by show: what is new in one finds its place, unless the user chose another meanwhile."""
    for show, (order, episodes) in sorted(read.items()):
        chosen = tx.value("SELECT episode_order FROM shows WHERE id = ?", (show,))
        if chosen == order and {*order_of(tx, show)} != {*episodes}:
            write_order(tx, show, episodes)
            lay_out(tx, show)


def lay_out_ordered(tx: Transaction, shows: Iterable[int]) -> None:
    """`lay_out` for those of the shows that have another order: their lists have changed."""
    for show in sorted(in_other_order(tx, shows)):
        lay_out(tx, show)


def lay_out(tx: Transaction, show: int) -> None:
    """Put the episodes that lists know where the show's order has them, and each file where its server's number leads then. Rows stay what they are (D3); what
    only a server knew gives way where a listed episode stands now."""
    before = _standing(tx, show), _ties(tx, show)
    _move(tx, show, before[0])
    move_children(tx, numbers(tx, "SELECT id FROM copies WHERE show_id = ? AND kind = 'show'", (show,)))
    let_episodes_go(tx, before[0])
    drop_empty_seasons(tx, [show])
    _note(tx, show, *before)


def _standing(reader: Reader, show: int) -> dict[int, Place]:
    return {row: (season, number) for row, season, number in reader.rows("SELECT id, season, number FROM episodes WHERE show_id = ?", (show,))}


def _ties(reader: Reader, show: int) -> dict[int, set[int]]:
    """Episode → the copies that hold it."""
    held: dict[int, set[int]] = {}
    for episode, copy in reader.rows(
        "SELECT l.episode_id, l.copy_id FROM episodes e CROSS JOIN copy_episodes l ON l.episode_id = e.id WHERE e.show_id = ?", (show,)
    ):
        held.setdefault(episode, set()).add(copy)
    return held


def _move(tx: Transaction, show: int, standing: dict[int, Place]) -> None:
    """What a server has without a number stands where it is: no place of an order leads to it."""
    unnumbered = numbers(
        tx,
        """SELECT DISTINCT e.id FROM episodes e CROSS JOIN copy_episodes l ON l.episode_id = e.id CROSS JOIN copies c ON c.id = l.copy_id
        WHERE e.show_id = ? AND e.number IS NULL AND c.number IS NULL""",
        (show,),
    )
    places = {row: place for row, (_, place) in listed_places(tx, standing.keys() - set(unnumbered)).items()}
    taken = {place for place in places.values() if place[1] is not None}
    aside = [row for row, place in standing.items() if row not in places and place in taken]
    tx.execute("UPDATE episodes SET number = NULL WHERE id IN (SELECT value FROM json_each(?))", (as_json(aside),))
    seasons = season_ids(tx, {(show, season) for season, _ in places.values()})
    tx.executemany(
        "UPDATE episodes SET season_id = ?, season = ?, number = ? WHERE id = ?",
        [(seasons[show, place[0]], *place, row) for row, place in places.items() if place != standing[row]],
    )


def _note(tx: Transaction, show: int, standing: dict[int, Place], ties: dict[int, set[int]]) -> None:
    """Rows that stand elsewhere or hold other files (D61)."""
    now, held = _standing(tx, show), _ties(tx, show)
    tx.note_updated(Subject.EPISODE, *(row for row in now if standing.get(row) != now[row] or ties.get(row) != held.get(row)))
    tx.note_updated(Subject.SHOW, show)
