"""Writing which episodes copies hold: new rows, moved rows, and the ties between copies and episodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from app.domain.changes import Subject
from app.domain.items import ExternalIds, Facts, Kind
from app.store.copies import facts_of
from app.store.database import Reader, Transaction
from app.store.effective import remerge
from app.store.episodes import Episodes, Placed, Slot, Wanted, slots
from app.store.leaving import let_episodes_go
from app.store.numbers import as_json
from app.store.search_index import index_titles
from app.store.seasons import drop_empty_seasons, season_ids
from app.store.title_rows import INSERT, episode_values


class Brought(NamedTuple):
    """What a copy says of the first of its episodes."""

    facts: Facts
    added_at: int | None
    number: int | None


class Held(NamedTuple):
    """Which episodes some copies have so far (in order), which copies have those, and the shows that they are in."""

    episodes: dict[int, list[int]]
    copies: dict[int, set[int]]
    shows: set[int]


def held_by(reader: Reader, copies: Iterable[int]) -> Held:
    """What is tied to these copies now."""
    rows = reader.gathered(
        "mine, episode, show_id, copy",
        """(SELECT l.copy_id AS mine, e.id AS episode, e.show_id, o.copy_id AS copy
            FROM json_each(?) AS wanted CROSS JOIN copy_episodes l ON l.copy_id = wanted.value
            CROSS JOIN episodes e ON e.id = l.episode_id CROSS JOIN copy_episodes o ON o.episode_id = e.id
            ORDER BY l.copy_id, e.season, e.number)""",
        (as_json(list(copies)),),
    )
    held = Held({}, {}, set())
    for mine, episode, show, copy in rows:
        if episode not in (some := held.episodes.setdefault(mine, [])):
            some.append(episode)
        held.copies.setdefault(episode, set()).add(copy)
        held.shows.add(show)
    return held


def insert_episodes(tx: Transaction, placed: Placed, brought: Mapping[int, Brought], prefix: str) -> None:
    """Make the new rows, each with the word of the copy that brought it, and move those that move. `prefix` goes before art references."""
    seasons = season_ids(tx, {(slot.show_id, slot.season) for slot in (*(slot for slot, _ in placed.made.values()), *placed.moved.values())})
    now = tx.now
    rows = []
    for row, (slot, copy_id) in placed.made.items():
        facts, added_at, number = brought[copy_id]
        if slot.number != number:  # a later one of several in a file: the ids are the first one's
            facts = msgspec.structs.replace(facts, ids=ExternalIds())
        rows.append(
            (row, slot.show_id, seasons[slot.show_id, slot.season], slot.season, slot.number, now, *episode_values(facts, prefix, added_at, slot.number))
        )
    tx.insert_many(INSERT[Kind.EPISODE], rows)
    tx.note_added(Subject.EPISODE, *placed.made)
    index_titles(tx, Kind.EPISODE, [(row[0], (row[6], row[8])) for row in rows])
    _move(tx, placed.moved, seasons)


def link(tx: Transaction, placed: Placed, held: Held) -> None:
    """Tie copies to their episodes; rows that lost their last copy go or are missing again."""
    other = [copy for copy, rows in placed.episodes.items() if copy not in held.episodes or set(held.episodes[copy]) != set(rows)]
    untied = [copy for copy in other if copy in held.episodes]
    if untied:
        tx.execute("DELETE FROM copy_episodes WHERE copy_id IN (SELECT value FROM json_each(?))", (as_json(untied),))
    tx.insert_many("INSERT INTO copy_episodes (episode_id, copy_id)", [(row, copy) for copy in other for row in placed.episodes[copy]])
    if placed.gave_way:
        let_episodes_go(tx, placed.gave_way, placed.gave_way)
    if placed.moved or placed.gave_way:
        drop_empty_seasons(tx, held.shows)


def move_children(tx: Transaction, show_copies: Sequence[int]) -> None:
    """Copies of a show have another show now: their seasons and episodes follow (a split, or its undoing)."""
    if not show_copies:
        return
    wanted = as_json(list(show_copies))
    seasons = tx.gathered(
        "c.id, p.show_id, c.season",
        "json_each(?) AS wanted CROSS JOIN copies p ON p.id = wanted.value CROSS JOIN copies c ON c.parent_id = p.id AND c.kind = 'season'",
        (wanted,),
    )
    ids = season_ids(tx, {(show, number) for _, show, number in seasons})
    tx.executemany("UPDATE copies SET season_id = ? WHERE id = ?", [(ids[show, number], copy) for copy, show, number in seasons])
    remerge(tx, Kind.SEASON, ids.values())
    for server_id, prefix, children in _children(tx, wanted):
        _replace(tx, server_id, prefix, children)


def _children(tx: Transaction, show_copies: str) -> Iterable[tuple[int, str, list[Wanted]]]:
    """Server by server, where the episodes of these shows' copies belong now."""
    rows = tx.gathered(
        "c.server_id, c.id, p.show_id, c.season, c.number, c.number_last",
        "json_each(?) AS wanted CROSS JOIN copies p ON p.id = wanted.value CROSS JOIN copies c ON c.parent_id = p.id AND c.kind = 'episode'",
        (show_copies,),
    )
    for server_id in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == server_id]
        facts = facts_of(tx, [row[1] for row in mine])
        yield server_id, f"{server_id} ", [_wanted(copy, slots(show, season or 0, first, last), facts[copy]) for _, copy, show, season, first, last in mine]


def _wanted(copy: int, where: tuple[Slot, ...], facts: Facts) -> Wanted:
    return Wanted(copy, where, facts.ids, facts.title, facts.released)


def _replace(tx: Transaction, server_id: int, prefix: str, children: Sequence[Wanted]) -> None:
    copies = [child.copy_id for child in children]
    held = held_by(tx, copies)
    episodes = Episodes(tx, {slot.show_id for child in children for slot in child.slots} | held.shows, server_id)
    placed = episodes.place(children, tx.new_ids("episodes", sum(len(child.slots) for child in children)), held.episodes, held.copies)
    facts = facts_of(tx, copies)
    insert_episodes(tx, placed, {child.copy_id: Brought(facts[child.copy_id], None, child.slots[0].number) for child in children}, prefix)
    link(tx, placed, held)
    remerge(tx, Kind.EPISODE, {row for rows in placed.episodes.values() for row in rows} | set(held.copies))


def _move(tx: Transaction, moved: Mapping[int, Slot], seasons: Mapping[tuple[int, int], int]) -> None:
    tx.executemany(
        "UPDATE episodes SET show_id = ?, season_id = ?, season = ?, number = ? WHERE id = ?",
        [(slot.show_id, seasons[slot.show_id, slot.season], slot.season, slot.number, row) for row, slot in moved.items()],
    )
    tx.note_updated(Subject.EPISODE, *moved)
