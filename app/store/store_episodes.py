"""Storing seasons and episodes: each copy finds its show through its parent's key, and its episodes in that show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.domain.changes import Subject
from app.domain.items import Kind, Reported, Skipped
from app.store.copies import Entry, Known, Place, known_copies, write_copies
from app.store.database import Reader, Transaction
from app.store.effective import remerge
from app.store.episode_links import Brought, Held, held_by, insert_episodes, link
from app.store.episodes import Episodes, Placed, Wanted, slots
from app.store.numbers import as_json
from app.store.seasons import drop_empty_seasons, season_ids
from app.store.stored import Stored


def unknown_parents(reader: Reader, server_id: int, items: Sequence[Reported]) -> list[str]:
    """Keys of shows that these seasons and episodes belong to and that are not stored yet."""
    keys = list({item.show_key for item in items if item.show_key})
    known = known_copies(reader, server_id, keys)
    return [key for key in keys if key not in known]


def store_seasons(tx: Transaction, place: Place, new: Sequence[Entry], changed: Sequence[Entry], stored: Stored) -> None:
    """Write the copies of seasons; several servers' copies of one season share its row."""
    shows = _settle_parents(tx, place, [*new, *changed], stored)
    for entry in (*new, *changed):
        if entry.season is None:
            entry.season = entry.item.number
        if entry.item.remote_key in shows and entry.season is None:
            del shows[entry.item.remote_key]
            stored.skipped.append(Skipped(entry.item.remote_key, entry.item.facts.title or entry.item.remote_key, "It is a season without a number."))
    new, changed = _among(new, shows), _among(changed, shows)
    left = {entry.title_id for entry in changed if entry.title_id}
    places = {entry.item.remote_key: (shows[entry.item.remote_key], entry.season or 0) for entry in (*new, *changed)}
    ids = season_ids(tx, places.values())
    for entry in (*new, *changed):
        entry.title_id = ids[places[entry.item.remote_key]]
    write_copies(tx, place, Kind.SEASON, new, changed)
    remerge(tx, Kind.SEASON, {*left, *(entry.title_id for entry in (*new, *changed) if entry.title_id)})
    if left:
        drop_empty_seasons(tx, _shows_of_seasons(tx, left))


def store_episodes(tx: Transaction, place: Place, new: Sequence[Entry], changed: Sequence[Entry], stored: Stored) -> None:
    """Write the copies of episodes, the episodes that they bring, and the ties between them."""
    shows = _settle_parents(tx, place, [*new, *changed], stored)
    new, changed = _among(new, shows), _among(changed, shows)
    both = [*new, *changed]
    unplaced = _settle_seasons(tx, place, both)
    if unplaced:
        _settle_unplaced(tx, place, shows, both, unplaced)
    wanted = [_wanted(entry, shows[entry.item.remote_key]) for entry in both]
    held = held_by(tx, [entry.copy_id for entry in changed])
    episodes = Episodes(tx, {*shows.values()} | held.shows, place.server_id)
    placed = episodes.place(wanted, tx.new_ids("episodes", sum(len(one.slots) for one in wanted)), held.episodes, held.copies)
    insert_episodes(tx, placed, {entry.copy_id: Brought(entry.facts, entry.item.added_at, entry.item.number) for entry in both}, place.prefix)
    write_copies(tx, place, Kind.EPISODE, new, changed)
    link(tx, placed, held)
    for entry in both:
        entry.title_id = placed.episodes[entry.copy_id][0]
    _work_out(tx, placed, held)
    tx.note_updated(Subject.SHOW, *(shows[entry.item.remote_key] for entry in both))


def _work_out(tx: Transaction, placed: Placed, held: Held) -> None:
    """Old rows have one more or one changed source; a new row has the values of the copy that brought it, unless another came with it."""
    times = Counter(row for rows in placed.episodes.values() for row in rows)
    old = {row for row, count in times.items() if row not in placed.made or count > 1} | set(held.copies)
    remerge(tx, Kind.EPISODE, old)
    tx.note_updated(Subject.EPISODE, *(row for row in times if row not in placed.made))


def _settle_parents(tx: Transaction, place: Place, entries: Sequence[Entry], stored: Stored) -> dict[str, int]:
    """Remote key → the show that the item belongs to; items whose show is not known are skipped and named."""
    keys = {key for entry in entries for key in (entry.item.show_key, entry.item.season_key) if key}
    known = known_copies(tx, place.server_id, list(keys))
    parents = {entry.item.remote_key: _parent(entry.item, known) for entry in entries}
    shows = _shows_of_copies(tx, {parent for parent in parents.values() if parent})
    found: dict[str, int] = {}
    for entry in entries:
        entry.parent_id = parents[entry.item.remote_key]
        show = shows.get(entry.parent_id or 0)
        if show is not None:
            found[entry.item.remote_key] = show
        else:
            stored.skipped.append(
                Skipped(entry.item.remote_key, entry.item.facts.title or entry.item.remote_key, "The server did not list the show it belongs to.")
            )
    return found


def _parent(item: Reported, known: dict[str, Known]) -> int | None:
    """The copy of the item's show: by the show's key, else by its season's."""
    show = known.get(item.show_key or "")
    if show is not None and show.kind == Kind.SHOW:
        return show.id
    season = known.get(item.season_key or "")
    return season.parent_id if season is not None and season.kind == Kind.SEASON else None


def _shows_of_copies(reader: Reader, copies: set[int]) -> dict[int, int]:
    rows = reader.gathered("c.id, c.show_id", "json_each(?) AS wanted CROSS JOIN copies c ON c.id = wanted.value", (as_json(list(copies)),))
    return {row[0]: row[1] for row in rows}


def _shows_of_seasons(reader: Reader, seasons: set[int]) -> set[int]:
    rows = reader.gathered("s.show_id", "json_each(?) AS wanted CROSS JOIN seasons s ON s.id = wanted.value", (as_json(list(seasons)),))
    return {row[0] for row in rows}


def _settle_seasons(tx: Transaction, place: Place, entries: Sequence[Entry]) -> set[int]:
    """An episode whose season the server does not number is in the season that it names, else among the specials: the copies of these."""
    keys = [entry.item.season_key for entry in entries if entry.season is None and entry.item.season_key]
    numbers = (
        dict(
            tx.gathered(
                "c.remote_key, c.season",
                "json_each(?) AS wanted CROSS JOIN copies c ON c.server_id = ? AND c.remote_key = wanted.value AND c.kind = 'season'",
                (as_json(keys), place.server_id),
            )
        )
        if keys
        else {}
    )
    unplaced: set[int] = set()
    for entry in entries:
        if entry.season is None:
            entry.season = numbers.get(entry.item.season_key)
        if entry.season is None:
            entry.season = 0
            unplaced.add(entry.copy_id)
    return unplaced


def _settle_unplaced(tx: Transaction, place: Place, shows: dict[str, int], entries: Sequence[Entry], unplaced: set[int]) -> None:
    """Its number does not make an episode of no season the special with that number: where another of the server stands there, it goes without."""
    taken: dict[tuple[int, int], set[int]] = {}
    held = tx.gathered(
        "e.show_id, e.number, c.id",
        """json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value AND e.season = 0 AND e.number IS NOT NULL
        CROSS JOIN copy_episodes l ON l.episode_id = e.id CROSS JOIN copies c ON c.id = l.copy_id AND c.server_id = ?""",
        (as_json(list({shows[entry.item.remote_key] for entry in entries if entry.copy_id in unplaced})), place.server_id),
    )
    for show, number, copy in held:
        taken.setdefault((show, number), set()).add(copy)
    for entry in sorted((entry for entry in entries if entry.season == 0), key=lambda entry: entry.copy_id in unplaced):
        item = entry.item
        stands = [(slot.show_id, slot.number) for slot in slots(shows[item.remote_key], 0, item.number, item.number_last) if slot.number is not None]
        if entry.copy_id in unplaced and any(taken.get(one, set()) - {entry.copy_id} for one in stands):
            entry.item = msgspec.structs.replace(item, number=None, number_last=None)
        else:
            for one in stands:
                taken.setdefault(one, set()).add(entry.copy_id)


def _wanted(entry: Entry, show: int) -> Wanted:
    return Wanted(
        entry.copy_id, slots(show, entry.season or 0, entry.item.number, entry.item.number_last), entry.facts.ids, entry.facts.title, entry.facts.released
    )


def _among(entries: Sequence[Entry], shows: dict[str, int]) -> list[Entry]:
    return [entry for entry in entries if entry.item.remote_key in shows]
