"""By how many hours the user says that a show airs later, or earlier, than the providers do (D50): the instants of its episodes hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.problems import Missing, Problem
from app.domain.provided import Provider
from app.domain.scanning import Named
from app.store.database import Reader, Transaction
from app.store.happenings import note_happened
from app.store.numbers import as_json

AIR = (Provider.TVMAZE, Provider.TVDB, Provider.TMDB)
"""Whose instants count: TVmaze's are the most exact, TMDB has dates alone (D50)."""
MOST_HOURS = 24.0
HOUR = 3_600


def shifts_of(reader: Reader, shows: Iterable[int]) -> dict[int, int]:
    """The seconds by which each of these shows is corrected; those that are not are left out."""
    rows = reader.gathered(
        "s.id, s.air_shift_hours", "json_each(?) AS wanted CROSS JOIN shows s ON s.id = wanted.value AND s.air_shift_hours <> 0", (as_json(list(shows)),)
    )
    return {show: round(hours * HOUR) for show, hours in rows}


def set_air_shift(tx: Transaction, show: int, hours: float) -> int:
    """Correct a show's air times by so many hours, halves allowed; 0 is what the providers say. An episode of which only the date is known stays as it is.

    Returns the line of activity that takes it back, 0 where it was so already. Raises Problem for hours that are none, Missing for a show that is gone.
    """
    if not -MOST_HOURS <= hours <= MOST_HOURS or (hours * 2) % 1:
        raise Problem("Air times can be off by up to 24 hours, in halves of an hour.")
    found = tx.row("SELECT title, air_shift_hours FROM shows WHERE id = ?", (show,))
    if found is None:
        raise Missing("This show has left the library.")
    title, before = found
    if before == hours:
        return 0
    tx.execute("UPDATE shows SET air_shift_hours = ? WHERE id = ?", (hours, show))
    moved = [row[0] for row in tx.rows("SELECT id FROM episodes WHERE show_id = ? AND air_at IS NOT NULL", (show,))]
    tx.execute("UPDATE episodes SET air_at = air_at + ? WHERE show_id = ? AND air_at IS NOT NULL", (round((hours - before) * HOUR), show))
    tx.note_updated(Subject.SHOW, show)
    tx.note_updated(Subject.EPISODE, *moved)
    return note_happened(
        tx, "shifted", Named(Kind.SHOW, show, title), detail=f"{hours:+g} h", undo={"shifted": "show", "show": show, "before": before, "set": hours}
    )


def undo_air_shift(tx: Transaction, show: int | None, said: Mapping[str, Any]) -> tuple[int, int]:
    """What was corrected before is so again; (the show, the line that takes this back in turn). Raises Problem where it was changed since."""
    hours = tx.value("SELECT air_shift_hours FROM shows WHERE id = ?", (show,))
    if show is None or hours is None:
        raise Missing("This show has left the library.")
    if hours != said["set"]:
        raise Problem("This cannot be taken back any more: the show's air times were corrected again since.")
    return show, set_air_shift(tx, show, said["before"])


def own_shifts(reader: Reader, shows: Iterable[int]) -> Sequence[Sequence[Any]]:
    """(show, hours) of each, as an undo keeps it."""
    return reader.gathered("s.id, s.air_shift_hours", "json_each(?) AS wanted CROSS JOIN shows s ON s.id = wanted.value", (as_json(list(shows)),))


def inherit_shift(tx: Transaction, survivor: int, loser: int) -> None:
    """A show takes another's correction over, where it has none. Its episodes' instants are settled by the caller."""
    tx.execute("UPDATE shows SET air_shift_hours = (SELECT air_shift_hours FROM shows WHERE id = ?1) WHERE id = ?2 AND air_shift_hours = 0", (loser, survivor))


def shifts_back(tx: Transaction, shifts: Iterable[Sequence[Any]]) -> None:
    """What `own_shifts` gave is so again. Episodes' instants are settled by the caller."""
    for show, hours in shifts:
        tx.execute("UPDATE shows SET air_shift_hours = ? WHERE id = ?", (hours, show))
