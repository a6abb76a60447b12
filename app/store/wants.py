"""Rows of the watchlist and the wishlist before and after something was done by hand, written down so that it can be taken back (D62)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from app.domain.changes import Subject
from app.domain.items import ExternalIds, Kind
from app.domain.problems import Problem
from app.domain.scanning import Named
from app.domain.wanting import Pointed
from app.store.database import Reader, Transaction
from app.store.happenings import note_happened, note_more
from app.store.leaving import let_titles_go
from app.store.numbers import as_json
from app.store.people import let_people_go
from app.store.set_aside import Row, rows_back, rows_where, set_aside, was_set_aside
from app.store.wanted_rows import made_row_of

Table = Literal["watchlist", "wishlist"]
_LINKS: tuple[tuple[str, Literal["movie", "show", "person"]], ...] = (("movie_id", "movie"), ("show_id", "show"), ("person_id", "person"))


def rows_of(reader: Reader, table: Table, ids: Sequence[int]) -> list[Row]:
    """The rows as they are now, for `wrote`."""
    return rows_where(reader, table, "id IN (SELECT value FROM json_each(:ids))", {"ids": as_json(list(ids))}) if ids else []


def works_of(reader: Reader, ids: Sequence[int]) -> list[Row]:
    """What the followed people of these rows of the watchlist do, for `wrote`: it goes with the rows."""
    return rows_where(reader, "works", "watchlist_id IN (SELECT value FROM json_each(:ids))", {"ids": as_json(list(ids))}) if ids else []


def wrote(
    tx: Transaction, table: Table, verb: str, named: Named, before: Sequence[Row], ids: Sequence[int], *, person: int | None = None, works: Sequence[Row] = ()
) -> int:
    """Write down what was done: `before` are the rows as they were, `ids` the rows that it touched or made. Returns the line that takes it back; of
    wishes of several titles their number is its detail.

    Titles and people that nobody wants any more go, and `works` went with their rows. Announces the rows.
    """
    after = rows_of(tx, table, ids)
    was, now = {row["id"] for row in before}, {row["id"] for row in after}
    tx.note_added(Subject(table), *(now - was))
    tx.note_updated(Subject(table), *(now & was))
    tx.note_removed(Subject(table), *(was - now))
    titles = {(row.get("movie_id"), row.get("show_id")) for row in (*before, *after)}
    several = str(len(titles)) if table == "wishlist" and len(titles) > 1 else None
    line = note_happened(tx, verb, named, detail=several, undo={"wanted": table, "verb": verb})
    note_more(tx, line, count=max(1, len(was | now)), person=person)
    set_aside(tx, line, before={table: list(before), "works": list(works)}, after={table: after})
    for row in (*before, *after):
        _announce(tx, row)
    _let_go(tx, [row for row in before if row["id"] not in now])
    return line


def undo_wants(tx: Transaction, said: dict[str, Any]) -> tuple[str, int]:
    """What was followed or wished before is again; (its name, the line that takes this back in turn). Raises Problem where it was changed since."""
    table: Table = said["wanted"]
    kept = was_set_aside(tx, said["line"])
    before, after = kept.get("before", {}).get(table, []), kept.get("after", {}).get(table, [])
    now = {row["id"]: row["state"] for row in rows_of(tx, table, [row["id"] for row in (*before, *after)])}
    if now != {row["id"]: row["state"] for row in after}:
        raise Problem("This cannot be taken back any more: what is followed or wished was changed since.")
    works = works_of(tx, list(now)) if table == "watchlist" else []
    was = [row | _read_at(tx, row["id"], whole="works" in kept.get("before", {})) for row in before] if table == "watchlist" else before
    tx.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (as_json(list(now)),))
    rows_back(tx, table, [_tied(tx, row) for row in was])
    back = {row["id"] for row in before}
    rows_back(tx, "works", [*kept.get("before", {}).get("works", []), *(one for one in works if one["watchlist_id"] in back)])
    title, kind, link, person = tx.row("SELECT title, CASE WHEN movie_id IS NOT NULL THEN 'movie' ELSE 'show' END, coalesce(movie_id, show_id), person_id "
        "FROM activity WHERE id = ?", (said["line"],)) or ("", "show", None, None)  # fmt: skip
    line = wrote(tx, table, _BACK.get(said["verb"], said["verb"]), Named(Kind(kind), link or 0, title), after, [*back], person=person,
        works=[one for one in works if one["watchlist_id"] not in back])  # fmt: skip
    return title, line


_BACK = {
    "followed": "unfollowed", "unfollowed": "followed", "muted": "followed", "roles": "roles", "wished": "unwished",
    "unwished": "wished", "unwanted": "wished"}  # fmt: skip


def _read_at(reader: Reader, watch: int, *, whole: bool) -> Row:
    """When the works of a row that comes back were read: of one that stayed as it has it by now, of one whose works were not kept with it never."""
    stayed = reader.row("SELECT works_read_at FROM watchlist WHERE id = ?", (watch,))
    return {"works_read_at": stayed[0]} if stayed else {} if whole else {"works_read_at": None}


def _tied(tx: Transaction, row: Row) -> Row:
    """The row with its title or person, whose own row comes back where it went meanwhile."""
    for column, kind in _LINKS:
        if row.get(column):
            ids = ExternalIds(tmdb=row["tmdb"], imdb=row["imdb"], tvdb=row["tvdb"])
            pointed = Pointed(kind, row[column], ids, row["title"], row["year"], row["poster"])
            return row | {column: made_row_of(tx, pointed, own=row[column])}
    return row


def _announce(tx: Transaction, row: Row) -> None:
    for column, kind in _LINKS:
        if row.get(column):
            tx.note_updated(Subject(kind), row[column])


def _let_go(tx: Transaction, rows: Sequence[Row]) -> None:
    for kind in (Kind.MOVIE, Kind.SHOW):
        let_titles_go(tx, kind, {row[f"{kind}_id"] for row in rows if row.get(f"{kind}_id")})
    let_people_go(tx, {row["person_id"] for row in rows if row.get("person_id")})
