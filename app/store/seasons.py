"""Seasons: made when something belongs to them, gone when nothing does any more."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.changes import Subject
from app.store.database import Transaction
from app.store.numbers import as_json

SeasonAt = tuple[int, int]
"""(show, number); 0 are the specials."""


def season_ids(tx: Transaction, places: Iterable[SeasonAt]) -> dict[SeasonAt, int]:
    """The row of each season, made where there was none."""
    wanted = dict.fromkeys(places)
    shows = list({show for show, _ in wanted})
    found = tx.gathered("s.show_id, s.number, s.id", "json_each(?) AS wanted CROSS JOIN seasons s ON s.show_id = wanted.value", (as_json(shows),))
    ids = {(show, number): season for show, number, season in found}
    lacking = [place for place in wanted if place not in ids]
    made = tx.new_ids("seasons", len(lacking))
    tx.insert_many("INSERT INTO seasons (id, show_id, number)", [(new, *place) for new, place in zip(made, lacking, strict=True)])
    tx.note_added(Subject.SEASON, *made)
    ids.update(zip(lacking, made, strict=True))
    return ids


def drop_empty_seasons(tx: Transaction, shows: Iterable[int]) -> None:
    """A season without episodes, that no server lists and no provider knows, goes (D12)."""
    empty = [
        row[0]
        for row in tx.gathered(
            "s.id",
            """json_each(?) AS wanted CROSS JOIN seasons s ON s.show_id = wanted.value AND s.listed_by IS NULL
            WHERE NOT EXISTS (SELECT 1 FROM episodes e INDEXED BY episodes_by_season WHERE e.season_id = s.id)
            AND NOT EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_season WHERE c.season_id = s.id)""",
            (as_json(list(shows)),),
        )
    ]
    if empty:
        tx.execute("DELETE FROM seasons WHERE id IN (SELECT value FROM json_each(?))", (as_json(empty),))
        tx.note_removed(Subject.SEASON, *empty)
