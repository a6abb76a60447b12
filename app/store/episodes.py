"""Which episodes a copy holds: found in its show by season and number, else by ids, else made; one that moves keeps its row (D10, D12)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.domain.episode_places import same_special
from app.domain.items import ExternalIds
from app.store.database import Reader
from app.store.numbers import as_json

_IDS = ("tmdb", "imdb", "tvdb", "plex")
_NO_IDS = ExternalIds()
_SPECIALS = 0
_WAITS = """iif(e.season = 0 AND e.listed_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM copy_episodes l WHERE l.episode_id = e.id),
    json_array(e.title, e.air_date), NULL)"""
_MOST_IN_A_FILE = 60
"""Episodes that one file may hold; a server that says more has misread a number."""


class Slot(NamedTuple):
    """Where an episode stands. `number` None: the server gave none, and nothing else stands there."""

    show_id: int
    season: int
    number: int | None


class Wanted(NamedTuple):
    """Where a copy's server places it: its slots (several for a file with several episodes), and what it says of the first: ids, title, date."""

    copy_id: int
    slots: tuple[Slot, ...]
    ids: ExternalIds
    title: str | None = None
    air_date: str | None = None


class _Row(NamedTuple):
    """`waits`: the title and date of a special that only providers know. Its number is theirs: a server's special with that number may be another."""

    id: int
    slot: Slot
    listed: bool
    waits: list[str | None] | None = None


class Placed(NamedTuple):
    """What follows: copy → its episodes, in order; new rows; rows that move; rows that give way to another (old → new)."""

    episodes: dict[int, tuple[int, ...]]
    made: dict[int, tuple[Slot, int]]
    """New row → where it stands and the copy that brought it."""
    moved: dict[int, Slot]
    gave_way: dict[int, int]


def slots(show_id: int, season: int, number: int | None, number_last: int | None) -> tuple[Slot, ...]:
    """S01E01-E02 stands in two slots; a last number that makes no sense is passed over."""
    if number is None or number_last is None or not number < number_last < number + _MOST_IN_A_FILE:
        return (Slot(show_id, season, number),)
    return tuple(Slot(show_id, season, each) for each in range(number, number_last + 1))


class Episodes:
    """The episodes of some shows, as one batch of copies finds and changes them."""

    def __init__(self, reader: Reader, shows: Iterable[int], server_id: int) -> None:
        self._rows: dict[int, _Row] = {}
        self._at: dict[Slot, int] = {}
        self._beside: dict[Slot, list[int]] = {}
        self._by_id: dict[tuple[int, str, str], int] = {}
        self._held_here: set[int] = set()
        wanted = as_json(list(shows))
        found = reader.gathered(
            f"e.id, e.show_id, e.season, e.number, e.listed_by IS NOT NULL, {_WAITS}, e.tmdb, e.imdb, e.tvdb, e.plex",
            "json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value",
            (wanted,),
        )
        for row_id, show_id, season, number, listed, waits, *ids in found:
            self._register(_Row(row_id, Slot(show_id, season, number), bool(listed), waits), ExternalIds(ids[0], ids[1], ids[2], None, ids[3]))
        if found:
            held = reader.gathered(
                "l.episode_id",
                """json_each(?) AS wanted CROSS JOIN episodes e ON e.show_id = wanted.value CROSS JOIN copy_episodes l ON l.episode_id = e.id
                CROSS JOIN copies c ON c.id = l.copy_id AND c.server_id = ?""",
                (wanted, server_id),
            )
            self._held_here = {row[0] for row in held}

    def place(self, many: Sequence[Wanted], new_ids: Sequence[int], held: dict[int, list[int]], others: dict[int, set[int]]) -> Placed:
        """Find or make the episodes of copies.

        `new_ids` are for rows to be made, at least one a slot. `held`: copy → the episodes that it has so far; `others`: episode → all copies that have it.
        """
        moved = self._moved(many, held, others)
        ids = iter(new_ids)
        episodes: dict[int, tuple[int, ...]] = {}
        made: dict[int, tuple[Slot, int]] = {}
        gave_way: dict[int, int] = {}
        for wanted in many:
            copy_id, wanted_slots = wanted[:2]
            before = held.get(copy_id, ())
            rows: list[int] = []
            for position, slot in enumerate(wanted_slots):
                row = self._found(slot, wanted if position == 0 else Wanted(copy_id, (), _NO_IDS), before)
                if row is None:
                    row = next(ids)
                    made[row] = (slot, copy_id)
                    self._stand(_Row(row, slot, listed=False))
                self._held_here.add(row)
                if self._rows[row].waits:
                    self._rows[row] = self._rows[row]._replace(waits=None)
                rows.append(row)
            episodes[copy_id] = tuple(rows) if len(rows) == 1 else tuple(dict.fromkeys(rows))
            if before:
                gave_way.update({old: rows[0] for old in before if old not in rows})
        return Placed(episodes, made, moved, gave_way)

    def _found(self, slot: Slot, wanted: Wanted, before: Sequence[int]) -> int | None:
        if slot.number is not None and (row := self._standing(slot, wanted, before)) is not None:
            return row
        for name in _IDS if self._by_id else ():
            value = getattr(wanted.ids, name)
            row = self._by_id.get((slot.show_id, name, value)) if value else None
            # One server's two items are two episodes, whatever ids it gives them (some give all episodes the show's).
            if row is not None and (row not in self._held_here or row in before):
                return row
        if slot.number is None:
            return next((row for row in before if self._rows[row].slot == slot), None)
        return None

    def _standing(self, slot: Slot, wanted: Wanted, before: Sequence[int]) -> int | None:
        """The row of that number; of specials the one that the copy has, else one that title or date show to be this one, else one that servers know."""
        first = self._at.get(slot)
        if first is None or slot.season != _SPECIALS:
            return first
        some = [first, *self._beside.get(slot, ())]
        fits = (row for row in some if (waits := self._rows[row].waits) and same_special(waits[0], waits[1], wanted.title, wanted.air_date))
        found = next((row for row in some if row in before), None) or next(fits, None)
        return found or next((row for row in some if self._rows[row].waits is None), None)

    def _moved(self, many: Sequence[Wanted], held: dict[int, list[int]], others: dict[int, set[int]]) -> dict[int, Slot]:
        """Rows that go where all their copies go now. They leave their slots first, so that two may change places."""
        target = {wanted.copy_id: wanted.slots for wanted in many}
        moving: dict[int, Slot] = {}
        for copy_id, wanted_slots in target.items():
            rows = held.get(copy_id, [])
            if len(rows) != 1 or len(wanted_slots) != 1 or self._rows[rows[0]].slot == wanted_slots[0] or self._rows[rows[0]].listed:
                continue
            if all(target.get(other) == wanted_slots for other in others.get(rows[0], {copy_id})):
                moving[rows[0]] = wanted_slots[0]
        for row in moving:
            self._leave(row)
        moved: dict[int, Slot] = {}
        for row, slot in sorted(moving.items()):
            if slot.number is None or slot not in self._at:
                moved[row] = slot
                self._stand(_Row(row, slot, listed=False))
        return moved

    def _stand(self, row: _Row) -> None:
        self._rows[row.id] = row
        if row.slot.number is not None and self._at.setdefault(row.slot, row.id) != row.id:
            self._beside.setdefault(row.slot, []).append(row.id)

    def _leave(self, row: int) -> None:
        slot = self._rows[row].slot
        beside = self._beside.get(slot, [])
        if row in beside:
            beside.remove(row)
        elif self._at.get(slot) == row:
            del self._at[slot]
            if beside:
                self._at[slot] = beside.pop(0)

    def _register(self, row: _Row, ids: ExternalIds) -> None:
        self._stand(row)
        for name in _IDS:
            if value := getattr(ids, name):
                self._by_id.setdefault((row.slot.show_id, name, value), row.id)
