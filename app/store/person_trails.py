"""Where a person's row led: somebody known by name alone turns out to be somebody with a number, title by title (D4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.store.database import Reader, Transaction
from app.store.numbers import as_json


def lay_trails(tx: Transaction, titles: Sequence[tuple[Iterable[int], Iterable[int]]]) -> None:
    """Of each title: (people whom it credits no longer, people whom it credits now). One of the same name has taken the place of who is gone.

    Somebody with a number is nobody else, whatever their name: only what led to them leads on.
    """
    ids = {person for gone, there in titles for person in (*gone, *there)}
    rows = tx.gathered("p.id, p.folded, p.tmdb", "json_each(?) AS wanted CROSS JOIN people p ON p.id = wanted.value", (as_json(list(ids)),))
    names = {person: name for person, name, _ in rows}
    unnumbered = {person for person, _, tmdb in rows if tmdb is None}
    for gone, there in titles:
        for old in gone:
            now = [person for person in there if names[person] == names[old]]
            if len(now) == 1:
                _lead(tx, old, now[0], itself=old in unnumbered)


def became(reader: Reader, old: int) -> int | None:
    """Who the person of a row that went turned out to be; None where nobody knows, or it was several of one name. Raises StoreProblem."""
    rows = reader.rows("SELECT person_id FROM person_trails WHERE old_id = ? LIMIT 2", (old,))
    return rows[0][0] if len(rows) == 1 else None


def _lead(tx: Transaction, old: int, now: int, *, itself: bool) -> None:
    tx.execute("INSERT OR IGNORE INTO person_trails (old_id, person_id) SELECT old_id, ? FROM person_trails WHERE person_id = ?", (now, old))
    if itself:
        tx.execute("INSERT OR IGNORE INTO person_trails (old_id, person_id) VALUES (?, ?)", (old, now))
