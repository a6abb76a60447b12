"""Storing what a server lists: a batch of items of one kind in one library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import apsw

from app.domain.items import Kind, Reported, Skipped
from app.domain.merge import overlaid
from app.domain.scanning import LISTED_AT_MOST, Named
from app.store.copies import Entry, Known, Place, facts_of, known_copies, seen_again
from app.store.database import Database, Reader, Transaction
from app.store.preparing import Prepared, prepared, reason
from app.store.retiring import retire_copies
from app.store.store_episodes import store_episodes, store_seasons
from app.store.store_titles import store_titles
from app.store.stored import Stored

_UNSTORABLE = (apsw.Error, UnicodeError, OverflowError, TypeError, ValueError, AttributeError)

Also = Callable[[Transaction, Stored], None]


def store_batch(database: Database, place: Place, kind: Kind, batch: Prepared, also: Also | None = None) -> Stored:
    """Store a batch in one transaction, with what `also` writes. An item that cannot be stored is skipped and named, the rest goes on (D13).

    An unchanged item writes nothing. Shows go before their seasons, seasons before their episodes. Raises StoreProblem.
    """
    try:
        with database.write() as tx:
            stored = store_prepared(tx, place, kind, batch)
            if also:
                also(tx, stored)
    except _UNSTORABLE:
        with database.write() as tx:
            stored = _store_what_can_be(tx, place, kind, [entry.item for entry in batch.entries.values()])
            stored.skipped += batch.skipped
            if also:
                also(tx, stored)
    return stored


def unchanged(reader: Reader, place: Place, kind: Kind, batch: Prepared) -> Stored | None:
    """What storing this batch would do, if that is nothing; else None."""
    if batch.skipped:
        return None
    known = known_copies(reader, place.server_id, list(batch.entries))
    for key, entry in batch.entries.items():
        before = known.get(key)
        if before is None or not _same(before, kind, place, entry) or before.not_seen_since is not None:
            return None
    return Stored(unchanged=len(known), copies=[before.id for before in known.values()])


def store_items(tx: Transaction, place: Place, kind: Kind, items: Sequence[Reported]) -> Stored:
    """Store items of one kind in the caller's transaction; raises what SQLite says of one that cannot be stored."""
    return store_prepared(tx, place, kind, prepared(items))


def store_prepared(tx: Transaction, place: Place, kind: Kind, batch: Prepared) -> Stored:
    """As store_items, for items made ready before."""
    stored = Stored(skipped=list(batch.skipped))
    new, changed = _sorted_out(tx, place, kind, batch.entries, stored)
    for entry, copy_id in zip(new, tx.new_ids("copies", len(new)), strict=True):
        entry.copy_id = copy_id
    if kind is Kind.SEASON:
        store_seasons(tx, place, new, changed, stored)
    elif kind is Kind.EPISODE:
        store_episodes(tx, place, new, changed, stored)
    elif new or changed:
        store_titles(tx, place, kind, new, changed)
    stored.copies += [entry.copy_id for entry in new if entry.title_id]
    stored.copies += [entry.copy_id for entry in changed]
    if kind is not Kind.SEASON:
        _count(stored, kind, new, changed)
    return stored


def _store_what_can_be(tx: Transaction, place: Place, kind: Kind, items: Sequence[Reported]) -> Stored:
    """Halve until the item that cannot be stored is alone; each attempt is undone by itself."""
    try:
        with tx.attempt():
            return store_items(tx, place, kind, items)
    except _UNSTORABLE as error:
        if len(items) == 1:
            return Stored(skipped=[Skipped(items[0].remote_key, items[0].facts.title or items[0].remote_key, reason(error))])
    half = len(items) // 2
    stored = _store_what_can_be(tx, place, kind, items[:half])
    stored.include(_store_what_can_be(tx, place, kind, items[half:]))
    return stored


def _sorted_out(tx: Transaction, place: Place, kind: Kind, entries: dict[str, Entry], stored: Stored) -> tuple[list[Entry], list[Entry]]:
    """The new ones and the changed ones, with what was known of these."""
    known = known_copies(tx, place.server_id, list(entries))
    new: list[Entry] = []
    changed: list[Entry] = []
    back: list[int] = []
    for key, entry in entries.items():
        before = known.get(key)
        if before is None or before.kind != kind:
            if before is not None:
                retire_copies(tx, [before.id])
            new.append(entry)
            continue
        entry.known, entry.copy_id = before, before.id
        entry.title_id, entry.parent_id = before.title_id, before.parent_id
        if _same(before, kind, place, entry):
            stored.unchanged += 1
            stored.copies.append(before.id)
            if before.not_seen_since is not None:
                back.append(before.id)
        else:
            changed.append(entry)
    seen_again(tx, back)
    _overlay(tx, changed)
    return new, changed


def _same(before: Known, kind: Kind, place: Place, entry: Entry) -> bool:
    return before.digest == entry.digest.hex().upper() and before.library_id == place.library_id and before.kind == kind


def _overlay(tx: Transaction, changed: Sequence[Entry]) -> None:
    facts = facts_of(tx, [entry.copy_id for entry in changed]) if changed else {}
    for entry in changed:
        entry.old_facts = facts[entry.copy_id]
        entry.facts = overlaid(entry.old_facts, entry.item.facts)
        if entry.facts is not entry.item.facts:
            entry.text = None


def _count(stored: Stored, kind: Kind, new: Sequence[Entry], changed: Sequence[Entry]) -> None:
    for entries, count_name, names in ((new, "added_count", stored.added), (changed, "changed_count", stored.changed)):
        of_titles = [entry for entry in entries if entry.title_id]
        setattr(stored, count_name, len(of_titles))
        names += [Named(kind, entry.title_id or 0, entry.facts.title or entry.item.remote_key) for entry in of_titles[:LISTED_AT_MOST]]
