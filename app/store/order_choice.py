"""The user's choice of a show's order: what it would change, made, and taken back (D23, D62)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.changes import Subject
from app.domain.episode_orders import EpisodePlace, OrderChange, OrderCounts, OrderPreview
from app.domain.items import Kind
from app.domain.pages import EpisodeRow
from app.domain.problems import Problem
from app.domain.provided import Order, OrderedEpisode, Provider
from app.domain.scanning import Named
from app.store.database import Reader, Transaction
from app.store.episode_orders import lay_out, set_order
from app.store.happenings import note_happened
from app.store.leaving import let_episodes_go
from app.store.numbers import as_json, numbers
from app.store.season_rows import episodes_of, seasons_of
from app.store.seasons import season_ids
from app.store.set_aside import rows_where, set_aside, was_set_aside
from app.store.title_parts import surviving_id

AIRED = "aired"
_OF_SHOW = {
    "shows": "id = :show",
    "ordered_episodes": "show_id = :show",
    "episodes": "show_id = :show",
    "copy_episodes": "episode_id IN (SELECT id FROM episodes WHERE show_id = :show)",
}
_KEPT = {"shows": ("episode_order",), "ordered_episodes": ("tvdb", "season", "number"), "episodes": ("id", "season", "number"), "copy_episodes": None}


def matched_in(reader: Reader, show: int) -> str | None:
    """TVDB's id of a show whose list of TVDB's is there; None where there is none."""
    of_show = "SELECT provider_id FROM enrichments WHERE show_id = ? AND provider = ? AND facet = 'match' AND state = 'matched'"
    listed = "SELECT 1 FROM episodes e CROSS JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = ? WHERE e.show_id = ? LIMIT 1"
    found: str | None = reader.value(of_show, (show, Provider.TVDB.value))
    return found if reader.value(listed, (Provider.TVDB.value, show)) else None


def chosen(reader: Reader, show_id: int) -> Order | None:
    """The order that the user chose for a show; None for the aired one, or where it is gone."""
    found: Order | None = reader.value("SELECT episode_order FROM shows WHERE id = ?", (surviving_id(reader, Kind.SHOW, show_id),))
    return found


def choose_order(tx: Transaction, show_id: int, order: Order | None, episodes: Sequence[OrderedEpisode] = ()) -> int:
    """Number a show's episodes in this order (None: as they aired), `episodes` being where TVDB's stand in it; scans and enrichment keep to it.

    Returns the line of activity that takes it back. Raises Problem when the show is gone.
    """
    show = _there(tx, show_id)
    before = _whole(tx, show)
    set_order(tx, show, order, episodes)
    lay_out(tx, show)
    return _note(tx, show, order, before)


def undo_order(tx: Transaction, said: Mapping[str, Any]) -> tuple[int, int]:
    """The order before, and each file where it was; (show, the line that takes this back in turn). What came since stands where that order has it. Raises
    Problem."""
    show = _there(tx, said["title"])
    was = was_set_aside(tx, said["line"])["was"]
    before = _whole(tx, show)
    set_order(tx, show, was["shows"][0]["episode_order"], [OrderedEpisode(**row) for row in was["ordered_episodes"]])
    lay_out(tx, show)
    _put_back(tx, show, was["episodes"], was["copy_episodes"])
    return show, _note(tx, show, was["shows"][0]["episode_order"], before)


def standing(reader: Reader, show: int, now: datetime) -> dict[int, EpisodeRow]:
    """A show's episodes as they are now, to be held beside those after the choice: `compared`."""
    return {row.id: row for season in seasons_of(reader, show, now) for row in episodes_of(reader, show, season.number, now)}


def listed_titles(reader: Reader, show: int) -> dict[int, str]:
    """What TVDB calls a show's episodes: a server's file may bring another's name."""
    title = "json_extract(CAST(l.said AS TEXT), '$.title')"
    of_show = "episodes e CROSS JOIN listed_episodes l ON l.episode_id = e.id AND l.provider = 'tvdb' WHERE e.show_id = ?"
    return dict(reader.rows(f"SELECT e.id, {title} FROM {of_show} AND {title} IS NOT NULL", (show,)))


def compared(before: Mapping[int, EpisodeRow], after: Mapping[int, EpisodeRow], titles: Mapping[int, str]) -> OrderPreview:
    """What changed between the two; `titles` go before those of the rows."""
    changes = [
        OrderChange(row, titles.get(row) or (after.get(row) or before[row]).title, _place(before.get(row)), _place(after.get(row)))
        for row in {**before, **after}
        if _place(before.get(row)) != _place(after.get(row))
    ]
    ordered = sorted(changes, key=lambda one: (not one.in_state, *_at(one.after or one.before)))
    return OrderPreview(_counts(before), _counts(after), tuple(ordered))


def _there(reader: Reader, show_id: int) -> int:
    show = surviving_id(reader, Kind.SHOW, show_id)
    if show is None:
        raise Problem("This show has left the library.")
    return show


def _whole(reader: Reader, show: int) -> dict[str, list[dict[str, Any]]]:
    """How the show stands: only what an order changes."""
    found = {table: rows_where(reader, table, where, {"show": show}) for table, where in _OF_SHOW.items()}
    return {table: [{name: row[name] for name in _KEPT[table] or row} for row in rows] for table, rows in found.items()}


def _note(tx: Transaction, show: int, order: Order | None, before: dict[str, list[dict[str, Any]]]) -> int:
    name = tx.value("SELECT title FROM shows WHERE id = ?", (show,))
    line = note_happened(tx, "ordered", Named(Kind.SHOW, show, name), detail=order or AIRED, undo={"ordered": "show", "title": show})
    set_aside(tx, line, was=before)
    return line


def _put_back(tx: Transaction, show: int, episodes: Sequence[dict[str, Any]], ties: Sequence[dict[str, Any]]) -> None:
    """Rows and files that are still there go where they were; a place that a server's number leads to may not be where a list has the episode."""
    there = set(numbers(tx, "SELECT id FROM episodes WHERE show_id = ?", (show,)))
    some = [row for row in episodes if row["id"] in there]
    seasons = season_ids(tx, {(show, row["season"]) for row in some})
    tx.executemany(
        "UPDATE episodes SET season_id = ?, season = ?, number = ? WHERE id = ?",
        [(seasons[show, row["season"]], row["season"], row["number"], row["id"]) for row in some],
    )
    held: dict[int, list[int]] = {}
    for tie in ties:
        held.setdefault(tie["copy_id"], []).append(tie["episode_id"])
    copies = numbers(tx, "SELECT id FROM copies WHERE id IN (SELECT value FROM json_each(?))", (as_json(list(held)),))
    whole = [copy for copy in copies if there.issuperset(held[copy])]
    tx.execute("DELETE FROM copy_episodes WHERE copy_id IN (SELECT value FROM json_each(?))", (as_json(whole),))
    tx.insert_many("INSERT INTO copy_episodes (episode_id, copy_id)", [(row, copy) for copy in whole for row in held[copy]])
    tx.note_updated(Subject.EPISODE, *there)
    unheld = numbers(tx, "SELECT id FROM episodes WHERE show_id = ? AND listed_by IS NULL", (show,))
    let_episodes_go(tx, unheld)


def _place(row: EpisodeRow | None) -> EpisodePlace | None:
    return EpisodePlace(row.season, row.number, row.state) if row else None


def _at(place: EpisodePlace | None) -> tuple[bool, int, int]:
    """Specials last."""
    return (place.season == 0, place.season, place.number or 0) if place else (True, 0, 0)


def _counts(rows: Mapping[int, EpisodeRow]) -> OrderCounts:
    regular = [row for row in rows.values() if row.season > 0]
    states = [row.state for row in regular]
    return OrderCounts(states.count("owned"), states.count("missing"), len({row.season for row in regular}))
