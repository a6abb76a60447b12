"""Storing what a server lists: a batch of items of one kind in one library, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import apsw

from app.domain.items import Kind, Reported, Skipped
from app.domain.merge import overlaid
from app.domain.scanning import Named
from app.store.cleaned import encoded
from app.store.copies import Entry, Place, facts_of, known_copies, seen_again
from app.store.database import Transaction
from app.store.store_episodes import store_episodes, store_seasons
from app.store.store_titles import store_titles
from app.store.stored import Stored

_UNSTORABLE = (apsw.Error, UnicodeError, OverflowError, TypeError, ValueError, AttributeError)


def store_items(tx: Transaction, place: Place, kind: Kind, items: Sequence[Reported]) -> Stored:
    """Store items of one kind. An unchanged one writes nothing; one that cannot be stored is skipped and named, the rest goes on (D13).

    Shows go before their seasons, seasons before their episodes. Raises StoreProblem.
    """
    try:
        with tx.attempt():
            return _store(tx, place, kind, items)
    except _UNSTORABLE as error:
        if len(items) == 1:
            return Stored(skipped=[Skipped(items[0].remote_key, _name(items[0]), _reason(error))])
        half = len(items) // 2
        stored = store_items(tx, place, kind, items[:half])
        stored.include(store_items(tx, place, kind, items[half:]))
        return stored


def _store(tx: Transaction, place: Place, kind: Kind, items: Sequence[Reported]) -> Stored:
    stored = Stored()
    entries = _entries(kind, items, stored)
    new, changed = _sorted_out(tx, place, kind, entries, stored)
    if new or changed:
        for entry, copy_id in zip(new, tx.new_ids("copies", len(new)), strict=True):
            entry.copy_id = copy_id
        if kind is Kind.SEASON:
            store_seasons(tx, place, new, changed, stored)
        elif kind is Kind.EPISODE:
            store_episodes(tx, place, new, changed, stored)
        else:
            store_titles(tx, place, kind, new, changed)
    stored.copies += [entry.copy_id for entry in new if entry.title_id] + [entry.copy_id for entry in changed]
    if kind is not Kind.SEASON:
        stored.added += [_named(kind, entry) for entry in new if entry.title_id]
        stored.changed += [_named(kind, entry) for entry in changed if entry.title_id]
    return stored


def _entries(kind: Kind, items: Sequence[Reported], stored: Stored) -> dict[str, Entry]:
    """By remote key; of an item that came twice, the last."""
    entries: dict[str, Entry] = {}
    for reported in items:
        item, text = encoded(reported)
        if item.facts.title or kind in (Kind.SEASON, Kind.EPISODE):
            entries[item.remote_key] = Entry(item, blake2b(text, digest_size=16).digest())
        else:
            stored.skipped.append(Skipped(item.remote_key, _name(item), "It has no title."))
    return entries


def _sorted_out(tx: Transaction, place: Place, kind: Kind, entries: dict[str, Entry], stored: Stored) -> tuple[list[Entry], list[Entry]]:
    """The new ones and the changed ones, with what was known of these."""
    known = known_copies(tx, place.server_id, list(entries))
    new: list[Entry] = []
    changed: list[Entry] = []
    back: list[int] = []
    for key, entry in entries.items():
        before = known.get(key)
        if before is None or before.kind != kind:
            new.append(entry)
            continue
        entry.known, entry.copy_id = before, before.id
        entry.title_id, entry.parent_id = before.title_id, before.parent_id
        if before.digest == entry.digest.hex().upper() and before.library_id == place.library_id:
            stored.unchanged += 1
            stored.copies.append(before.id)
            if before.not_seen_since is not None:
                back.append(before.id)
        else:
            changed.append(entry)
    seen_again(tx, back)
    _overlay(tx, changed)
    return new, changed


def _overlay(tx: Transaction, changed: Sequence[Entry]) -> None:
    facts = facts_of(tx, [entry.copy_id for entry in changed]) if changed else {}
    for entry in changed:
        entry.old_facts = facts[entry.copy_id]
        entry.facts = overlaid(entry.old_facts, entry.item.facts)


def _named(kind: Kind, entry: Entry) -> Named:
    return Named(kind, entry.title_id or 0, _name(entry.item))


def _name(item: Reported) -> str:
    return item.facts.title or item.remote_key


def _reason(error: Exception) -> str:
    return f"It could not be stored: {type(error).__name__}."
