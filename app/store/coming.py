"""Wishes that came are told once (D42, D60): a line a film or show, one for all where many came together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.database import Reader, Transaction
from app.store.happenings import note_episodes, note_happened, note_listed
from app.store.numbers import as_json
from app.store.roll_ups import OWNED
from app.store.wanted_export import MOVIE_DONE

_ALONE = 3
"""Up to so many films and shows get a line each."""
_DONE = f"""iif(w.kind = 'movie', {MOVIE_DONE}, EXISTS (SELECT 1 FROM episodes e INDEXED BY episodes_by_show
    WHERE e.show_id = w.show_id AND e.season = w.season AND e.number = w.number AND {OWNED}))"""
_TURNED = f"wishlist w INDEXED BY wishes_by_state WHERE w.state IN ('wanted', 'when_aired') AND (w.told_at IS NOT NULL) <> ({_DONE})"
_COME = """SELECT w.kind, coalesce(w.movie_id, w.show_id), coalesce(m.title, s.title, w.title), e.id, e.season, e.number, e.title
    FROM json_each(?) j JOIN wishlist w ON w.id = j.value LEFT JOIN movies m ON m.id = w.movie_id LEFT JOIN shows s ON s.id = w.show_id
    LEFT JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
    ORDER BY w.kind DESC, 2, e.season, e.number, j.key"""


class _Come(NamedTuple):
    """A wish that came: its title's kind, row and name, and of an episode which one."""

    kind: str
    title_id: int
    title: str
    episode: int | None
    season: int | None
    number: int | None
    name: str | None


def untold(reader: Reader) -> bool:
    """Whether a wish came that was not told of, or one that was told of has left."""
    return bool(reader.value(f"SELECT EXISTS (SELECT 1 FROM {_TURNED})"))


def tell_come(tx: Transaction) -> int:
    """Write down which wishes came since this was asked last; how many. What left the library again is told of when it comes back."""
    turned = tx.rows(f"SELECT w.id, w.told_at IS NULL FROM {_TURNED}")
    come = [row for row, new in turned if new]
    tx.execute(
        "UPDATE wishlist SET told_at = iif(told_at IS NULL, ?, NULL) WHERE id IN (SELECT value FROM json_each(?))",
        (tx.now, as_json([row for row, _ in turned])),
    )
    if come:
        _tell(tx, [_Come(*row) for row in tx.rows(_COME, (as_json(come),))])
    return len(come)


def no_news(tx: Transaction, wishes: Sequence[int]) -> None:
    """Those of these wishes that the library has already are not told of."""
    sql = f"UPDATE wishlist AS w SET told_at = ? WHERE w.id IN (SELECT value FROM json_each(?)) AND {_DONE}"
    tx.execute(sql, (tx.now, as_json(list(wishes))))


def _tell(tx: Transaction, come: Sequence[_Come]) -> None:
    groups = [list(some) for _, some in groupby(come, key=lambda one: (one.kind, one.title_id))]
    if len(groups) > _ALONE:
        note_listed(tx, "fulfilled", Named(Kind.MOVIE, 0, ""), [_named(one) for one in come])
        return
    for some in groups:
        first = some[0]
        if first.kind == "movie":
            note_happened(tx, "fulfilled", Named(Kind.MOVIE, first.title_id, first.title))
        else:
            episodes = [(one.episode or 0, one.season or 0, one.number, one.name or "") for one in some]
            note_episodes(tx, "fulfilled", Named(Kind.SHOW, first.title_id, first.title), episodes)


def _named(one: _Come) -> Named:
    return Named(Kind.MOVIE, one.title_id, one.title) if one.kind == "movie" else Named(Kind.EPISODE, one.episode or 0, one.name or one.title)
