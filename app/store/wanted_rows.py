"""The library's rows of what is followed or wished: found by row or ids, made where there is none, so that providers fill them and the calendar has them."""

from __future__ import annotations

from app.domain.changes import Subject
from app.domain.fold import fold
from app.domain.items import Art, Facts, Kind
from app.domain.problems import Problem
from app.domain.wanting import Pointed
from app.store.database import Reader, Transaction
from app.store.joining import Partners
from app.store.search_index import index_titles
from app.store.title_parts import surviving_id
from app.store.title_rows import INSERT, TABLES, values
from app.store.wanted_ids import Ids, came


def row_of(reader: Reader, pointed: Pointed) -> int | None:
    """The library's row of a film, show or person; None where it has none. A row that became one with another is that other's."""
    if pointed.kind == "person":
        return _person_of(reader, pointed)
    kind = Kind(pointed.kind)
    if pointed.row and (there := surviving_id(reader, kind, pointed.row)) is not None:
        return there
    return Partners(reader, kind, [pointed.ids]).partner_of(pointed.ids).title_id


def made_row_of(tx: Transaction, pointed: Pointed, *, own: int | None = None) -> int:
    """As row_of, with a row made where there is none: without a copy, it is on no wall and in no count, and goes when nobody wants it any more.

    `own`: the id that the row had before it went. Raises Problem for a title without a name or any id.
    """
    there = row_of(tx, pointed)
    if there is not None:
        return there
    if not pointed.title or not any((pointed.ids.tmdb, pointed.ids.imdb, pointed.ids.tvdb)):
        raise Problem(f"“{pointed.title or 'A title without a name'}” has left the library, and no provider knows it: it cannot be followed or wished.")
    return _new_person(tx, pointed, own) if pointed.kind == "person" else _new_title(tx, pointed, own)


def _new_title(tx: Transaction, pointed: Pointed, own: int | None) -> int:
    kind = Kind(pointed.kind)
    facts = Facts(title=pointed.title, year=pointed.year, ids=pointed.ids, art=Art(poster=pointed.poster))
    row = own if own and tx.value(f"SELECT 1 FROM {TABLES[kind]} WHERE id = ?", (own,)) is None else tx.new_ids(TABLES[kind], 1)[0]
    tx.insert_many(INSERT[kind], [(row, tx.now, *values(kind, facts, None, None))])
    came(tx, kind, {row: Ids(pointed.ids.tmdb, pointed.ids.imdb, pointed.ids.tvdb)})
    index_titles(tx, kind, [(row, (pointed.title, None))])
    tx.note_added(Subject(kind.value), row)
    return row


def _person_of(reader: Reader, pointed: Pointed) -> int | None:
    found: int | None = None
    if pointed.row:
        found = reader.value("SELECT id FROM people WHERE id = ?", (pointed.row,))
    if found is None and pointed.ids.tmdb:
        found = reader.value("SELECT id FROM people WHERE tmdb = ?", (pointed.ids.tmdb,))
    return found


def _new_person(tx: Transaction, pointed: Pointed, own: int | None) -> int:
    """By TMDB's number alone: a name may be anybody's (D4)."""
    if not pointed.ids.tmdb:
        raise Problem(f"“{pointed.title}” has left the library, and TMDB's number is not known: they cannot be followed.")
    row = own if own and tx.value("SELECT 1 FROM people WHERE id = ?", (own,)) is None else tx.new_ids("people", 1)[0]
    tx.execute(
        "INSERT INTO people (id, name, folded, tmdb, portrait) VALUES (?, ?, ?, ?, ?)",
        (row, pointed.title, fold(pointed.title), pointed.ids.tmdb, pointed.poster),
    )
    tx.note_added(Subject.PERSON, row)
    return row
