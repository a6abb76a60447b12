"""Follows and wishes name their title by every id that is known of it: they gain those that are learnt, and lose those that were wrong (D30, D31)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.changes import Subject
from app.domain.items import Kind
from app.store.database import Transaction

_NAMES = ("tmdb", "imdb", "tvdb")
_SHARES = " OR ".join(f"{name} = :{name}" for name in _NAMES)
_AGREES = " AND ".join(f"coalesce({name} = :{name}, 1)" for name in _NAMES)
_TABLES = {Kind.MOVIE: (("wishlist", "movie"),), Kind.SHOW: (("watchlist", "show"), ("wishlist", "episode"))}


class Ids(NamedTuple):
    """A title's ids."""

    tmdb: str | None
    imdb: str | None
    tvdb: str | None


def ids_changed(tx: Transaction, kind: Kind, titles: Mapping[int, tuple[Ids, Ids]]) -> None:
    """These films or shows have other ids (before, now): what is followed and wished by an id of theirs is of them, and knows them all.

    An id that a row has from its title changes with the title's; one that it has of its own stays.
    """
    for table, what in _TABLES[kind]:
        if titles and tx.value(f"SELECT 1 FROM {table} WHERE kind = ? LIMIT 1", (what,)):
            for title, (before, now) in titles.items():
                _tie(tx, table, what, f"{kind.value}_id", {"title": title, **now._asdict()})
                _learn(tx, table, f"{kind.value}_id", title, before, now)


def came(tx: Transaction, kind: Kind, titles: Mapping[int, Ids]) -> None:
    """These films or shows are new here: what was followed, muted or wished of them before they left is of them again (D14, D30)."""
    for table, what in _TABLES[kind]:
        link = f"{kind.value}_id"
        loose = tx.rows(f"SELECT tmdb, imdb, tvdb FROM {table} WHERE kind = ? AND {link} IS NULL", (what,))
        named = {(at, one) for row in loose for at, one in enumerate(row) if one}
        for title, ids in titles.items() if named else ():
            if not named.isdisjoint(enumerate(ids)):
                _tie(tx, table, what, link, {"title": title, **ids._asdict()})


def _tie(tx: Transaction, table: str, what: str, link: str, wanted: dict[str, object]) -> None:
    """Rows of no title that name this one are its own; where it has such a row already, one of the two is too much."""
    loose = f"kind = '{what}' AND {link} IS NULL AND ({_SHARES}) AND {_AGREES}"
    rows = [row[0] for row in tx.rows(f"SELECT id FROM {table} WHERE {loose} ORDER BY id", wanted)]
    for row in rows:
        tx.execute(f"UPDATE OR IGNORE {table} SET {link} = ? WHERE id = ?", (wanted["title"], row))
    double = [row for row in rows if tx.value(f"SELECT 1 FROM {table} WHERE id = ? AND {link} IS NULL", (row,))]
    for row in double:
        if table == "watchlist":  # the user's later word stays, and a poster that was known (D31)
            later = "(SELECT {0} FROM watchlist WHERE id = :row)"
            tx.execute(
                f"""UPDATE watchlist SET state = iif(added_at < {later.format("added_at")}, {later.format("state")}, state),
                poster = coalesce(poster, {later.format("poster")}) WHERE show_id = :title""",
                {"row": row, "title": wanted["title"]},
            )
        tx.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    tx.note_removed(Subject(table), *double)
    tx.note_updated(Subject(table), *(row for row in rows if row not in double))


def _learn(tx: Transaction, table: str, link: str, title: int, before: Ids, now: Ids) -> None:
    rows = [row[0] for row in tx.rows(f"SELECT id FROM {table} WHERE {link} = ?", (title,))]
    for name, was, is_now in zip(_NAMES, before, now, strict=True):
        if rows and was != is_now:
            tx.execute(f"UPDATE OR IGNORE {table} SET {name} = ? WHERE {link} = ? AND ({name} IS NULL OR {name} IS ?)", (is_now, title, was))
    tx.note_updated(Subject(table), *rows)
