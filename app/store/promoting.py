"""Episodes of followed shows that aired and that nobody owns go on the wishlist by themselves; the back catalogue never does (D40)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from app.domain.changes import Subject
from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.aired import AIRED, moment
from app.store.database import Transaction
from app.store.following import followed_shows
from app.store.happenings import note_happened, note_more
from app.store.numbers import as_json, numbers
from app.store.roll_ups import OWNED

_NEW = f"""json_each(:followed) AS f CROSS JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = f.value ->> 0
    WHERE e.season > 0 AND e.number IS NOT NULL AND {AIRED}
    AND iif(e.air_at IS NULL, e.air_date >= f.value ->> 2, e.air_at > f.value ->> 1) AND NOT {OWNED}
    AND NOT EXISTS (SELECT 1 FROM wishlist w WHERE w.show_id = e.show_id AND w.season = e.season AND w.number = e.number)"""


def promote(tx: Transaction, now: datetime, shows: Collection[int] | None = None, *, followed: bool = True) -> int:
    """Wish what has aired since its show was followed, and what was wished for when it had aired; how many. `now` in the user's zone. Raises StoreProblem.

    `shows`: only of these. `followed` False: only what was wished by hand.
    """
    params = {**moment(now), "followed": as_json([])}
    if followed:
        some = [(one.show_id, one.since, _day(one.since, now)) for one in followed_shows(tx, shows)]
        params["followed"] = as_json(some)
    new = tx.gathered("e.show_id, e.season, e.number", _NEW, params)
    tx.insert_many("INSERT OR IGNORE INTO wishlist (kind, origin, title, year, poster, tmdb, imdb, tvdb, show_id, season, number, added_at)", _rows(tx, new))
    come = _come(tx, now, shows)
    tx.execute("UPDATE wishlist SET state = 'wanted', added_at = ? WHERE id IN (SELECT value FROM json_each(?))", (tx.now, as_json(come)))
    tx.note_updated(Subject.WISHLIST, *come)
    of = [show for show, *_ in new] + numbers(tx, "SELECT show_id AS id FROM wishlist WHERE id IN (SELECT value FROM json_each(?))", (as_json(come),))
    _tell(tx, of)
    return len(of)


def _rows(tx: Transaction, new: list[list[int]]) -> list[tuple[object, ...]]:
    wanted = as_json(sorted({show for show, *_ in new}))
    rows = tx.rows("SELECT id, title, year, poster, tmdb, imdb, tvdb FROM shows WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    known = {row[0]: row[1:] for row in rows}
    first = (tx.value("SELECT seq FROM sqlite_sequence WHERE name = 'wishlist'") or 0) + 1
    tx.note_added(Subject.WISHLIST, *range(first, first + len(new)))
    return [("episode", "aired", *known[show], show, season, number, tx.now) for show, season, number in new]


def _come(tx: Transaction, now: datetime, shows: Collection[int] | None) -> list[int]:
    """Wishes for when it has aired, whose time has come."""
    return numbers(
        tx,
        f"""SELECT w.id FROM wishlist w INDEXED BY wishes_by_state
        JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
        WHERE w.state = 'when_aired' AND {AIRED} AND (:shows IS NULL OR w.show_id IN (SELECT value FROM json_each(:shows)))""",
        {**moment(now), "shows": None if shows is None else as_json(list(shows))},
    )


def _day(since: int, now: datetime) -> str:
    """The user's day on which something began."""
    return datetime.fromtimestamp(since, UTC).astimezone(now.tzinfo).date().isoformat()


def _tell(tx: Transaction, shows: list[int]) -> None:
    """A line for each show: how many of its episodes aired and are wished now."""
    for show in dict.fromkeys(shows):
        title: str = tx.value("SELECT title FROM shows WHERE id = ?", (show,))
        note_more(tx, note_happened(tx, "wished", Named(Kind.SHOW, show, title), detail="aired"), count=shows.count(show))
        tx.note_updated(Subject.SHOW, show)
