"""Following shows and people, and the effective list: what was followed, plus owned shows that still air, minus what was muted (D30, D31)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from app.domain.cards import AIRING
from app.domain.items import Kind
from app.domain.problems import Missing
from app.domain.scanning import Named
from app.domain.wanting import FollowedPerson, FollowedShow, Pointed, Why
from app.store.database import Reader, Transaction
from app.store.numbers import as_json
from app.store.set_aside import Row
from app.store.wanted_rows import made_row_of, row_of
from app.store.wants import rows_of, works_of, wrote

_OWNED = "EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.id AND c.owned = 1)"
_AIRING = f"""SELECT s.id FROM shows s INDEXED BY shows_by_status
    WHERE s.status IS NOT NULL AND lower(s.status) IN (SELECT value FROM json_each(:airing)) AND {_OWNED}
    AND NOT EXISTS (SELECT 1 FROM watchlist w WHERE w.show_id = s.id)"""
EFFECTIVE = f"""SELECT w.show_id AS id, 'follow' AS why, w.added_at AS since FROM watchlist w WHERE w.show_id IS NOT NULL AND w.state = 'follow'
    UNION ALL SELECT a.id, 'airing', a.created_at FROM shows a WHERE a.id IN ({_AIRING})"""
"""The effective list of shows; with the parameter `airing`. What is here as airing is owned and runs."""
_ROLES = msgspec.json.Decoder(tuple[str, ...]).decode


def followed_shows(reader: Reader, among: Collection[int] | None = None) -> list[FollowedShow]:
    """The effective list of shows, in no order; `among`: of these alone. One that is followed by default is so since the library first had it."""
    params = {"airing": as_json(sorted(AIRING)), "among": None if among is None else as_json(list(among))}
    rows = reader.gathered("id, why, since", f"({EFFECTIVE}) WHERE :among IS NULL OR id IN (SELECT value FROM json_each(:among))", params)
    return [FollowedShow(*row) for row in rows]


def why_followed(reader: Reader) -> dict[int, Why]:
    """Show id → why it is on the effective list. Cheaper than `followed_shows`: it reads the row of no show that is here by default."""
    return dict(reader.gathered("id, why", f"({EFFECTIVE})", {"airing": as_json(sorted(AIRING))}))


def followed_people(reader: Reader) -> list[FollowedPerson]:
    """Everybody who is followed, by name."""
    rows = reader.rows(
        """SELECT w.id, p.id, p.tmdb, p.name, coalesce(p.portrait, w.poster), w.roles, w.added_at, w.works_read_at
        FROM watchlist w JOIN people p ON p.id = w.person_id WHERE w.state = 'follow' ORDER BY p.folded, p.id"""
    )
    return [
        FollowedPerson(watch, person, tmdb, name, portrait, _ROLES(roles) if roles else (), since, read_at)
        for watch, person, tmdb, name, portrait, roles, since, read_at in rows
    ]


def followed_count(reader: Reader) -> int:
    """How many shows and people the effective list has."""
    by_hand = "SELECT count(*) FROM watchlist WHERE state = 'follow' AND (show_id IS NOT NULL OR person_id IS NOT NULL)"
    return int(reader.value(f"SELECT ({by_hand}) + (SELECT count(*) FROM ({_AIRING}))", {"airing": as_json(sorted(AIRING))}))


def follow(tx: Transaction, whom: Pointed) -> int:
    """Follow a show or a person; a mute is gone. Harmless when it is followed. Returns the line of activity that takes it back. Raises Problem."""
    row = made_row_of(tx, whom)
    before = _standing(tx, whom, row)
    if before and before[0]["state"] == "follow":
        return _line_of(tx, before[0])
    title, year, poster, *ids = _known(tx, whom, row)
    if before:
        watch = before[0]["id"]
        sql = "UPDATE watchlist SET state = 'follow', added_at = ?, poster = coalesce(?, poster) WHERE id = ?"  # a poster that is known stays (D31)
        tx.execute(sql, (tx.now, poster, watch))
    else:
        head = f"INSERT INTO watchlist (kind, state, title, year, poster, tmdb, imdb, tvdb, {whom.kind}_id, added_at)"
        watch = tx.insert(f"{head} VALUES (?, 'follow', ?, ?, ?, ?, ?, ?, ?, ?)", (whom.kind, title, year, poster, *ids, row, tx.now))
    return _wrote(tx, "followed", whom, row, title, before, watch)


def unfollow(tx: Transaction, whom: Pointed) -> int:
    """Follow no more: an owned show that still airs is muted, or the default would bring it back (D30). Returns and raises as `follow`; Missing."""
    row = row_of(tx, whom)
    if row is None:
        raise Missing("This is not followed.")
    before = _standing(tx, whom, row)
    title, year, poster, *ids = _known(tx, whom, row)
    if whom.kind == "show" and _by_default(tx, row):
        if before:
            watch = before[0]["id"]
            tx.execute("UPDATE watchlist SET state = 'mute', added_at = ? WHERE id = ?", (tx.now, watch))
        else:
            head = "INSERT INTO watchlist (kind, state, title, year, poster, tmdb, imdb, tvdb, show_id, added_at)"
            watch = tx.insert(f"{head} VALUES ('show', 'mute', ?, ?, ?, ?, ?, ?, ?, ?)", (title, year, poster, *ids, row, tx.now))
        return _wrote(tx, "muted", whom, row, title, before, watch)
    if not before:
        raise Missing("This is not followed.")
    works = works_of(tx, [before[0]["id"]])
    tx.execute("DELETE FROM watchlist WHERE id = ?", (before[0]["id"],))
    return _wrote(tx, "unfollowed", whom, row, title, before, before[0]["id"], works)


def set_roles(tx: Transaction, person: int, roles: Sequence[str]) -> int:
    """Which of a followed person's departments count; none: all. Returns the line that takes it back. Raises Missing."""
    before = _standing(tx, Pointed("person", person), person)
    if not before:
        raise Missing("This person is not followed.")
    tx.execute("UPDATE watchlist SET roles = ? WHERE id = ?", (as_json(list(roles)) if roles else None, before[0]["id"]))
    return _wrote(tx, "roles", Pointed("person", person), person, before[0]["title"], before, before[0]["id"])


def _by_default(reader: Reader, show: int) -> bool:
    """Whether an owned show still airs."""
    airing = f"SELECT 1 FROM shows s WHERE s.id = :show AND lower(s.status) IN (SELECT value FROM json_each(:airing)) AND {_OWNED}"
    return reader.value(airing, {"show": show, "airing": as_json(sorted(AIRING))}) is not None


def _standing(reader: Reader, whom: Pointed, row: int) -> list[Row]:
    """What the watchlist has of a show or person: by its row, or by TMDB's number where the row was another one once."""
    tmdb = f"(SELECT tmdb FROM {'people' if whom.kind == 'person' else 'shows'} WHERE id = :row)"
    sql = f"SELECT id FROM watchlist WHERE kind = :kind AND ({whom.kind}_id = :row OR {whom.kind}_id IS NULL AND tmdb = {tmdb}) ORDER BY {whom.kind}_id IS NULL"
    return rows_of(reader, "watchlist", [found[0] for found in reader.rows(sql, {"kind": whom.kind, "row": row})[:1]])


def _known(reader: Reader, whom: Pointed, row: int) -> Sequence[object]:
    """Title, year, poster, TMDB's, IMDb's and TVDB's id, as the library knows them now."""
    columns = "name, NULL, portrait, tmdb, imdb, NULL" if whom.kind == "person" else "title, year, poster, tmdb, imdb, tvdb"
    found = reader.row(f"SELECT {columns} FROM {'people' if whom.kind == 'person' else 'shows'} WHERE id = ?", (row,))
    assert found is not None
    return found


def _wrote(tx: Transaction, verb: str, whom: Pointed, row: int, title: object, before: Sequence[Row], watch: int, works: Sequence[Row] = ()) -> int:
    person = row if whom.kind == "person" else None
    tx.execute(f"UPDATE watchlist SET {whom.kind}_id = ? WHERE id = ? AND {whom.kind}_id IS NULL", (row, watch))
    return wrote(tx, "watchlist", verb, Named(Kind.SHOW, 0 if person else row, str(title)), before, [watch], person=person, works=works)


def _line_of(reader: Reader, row: Row) -> int:
    """The line that takes an earlier follow back; 0 where there is none any more."""
    where = "show_id = :show OR person_id = :person"
    sql = f"SELECT max(id) FROM activity WHERE ({where}) AND verb = 'followed' AND undo IS NOT NULL"
    return int(reader.value(sql, {"show": row["show_id"], "person": row["person_id"]}) or 0)
