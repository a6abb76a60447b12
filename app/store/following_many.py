"""Following many shows of the library at once, and many shows or people no more: one line of activity takes all of it back (D60, D62)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.cards import AIRING
from app.domain.items import Kind
from app.domain.scanning import Named
from app.store.database import Reader, Transaction
from app.store.following import followed_shows
from app.store.numbers import as_json, numbers
from app.store.wants import rows_of, works_of, wrote

_AMONG = "show_id IN (SELECT value FROM json_each(:shows))"
_AIRING_ONES = f"""SELECT s.id FROM shows s WHERE s.{_AMONG.replace("show_id", "id")} AND lower(s.status) IN (SELECT value FROM json_each(:airing))
    AND EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_show WHERE c.show_id = s.id AND c.owned = 1)"""
_WITHOUT_ROW = f"""SELECT id FROM shows WHERE {_AMONG.replace("show_id", "id")} AND id NOT IN (SELECT show_id FROM watchlist WHERE {_AMONG})"""
_INTO = "INSERT INTO watchlist (kind, state, title, year, poster, tmdb, imdb, tvdb, show_id, added_at)"


def follow_all(tx: Transaction, shows: Sequence[int]) -> tuple[int, int]:
    """Follow those that are not followed by hand yet; mutes are gone (D30). Returns (the line that takes it back, how many), zeros where none was left."""
    given = {"shows": as_json(list(shows))}
    muted = numbers(tx, f"SELECT id FROM watchlist WHERE {_AMONG} AND state <> 'follow'", given)
    before = rows_of(tx, "watchlist", muted)
    tx.execute("UPDATE watchlist SET state = 'follow', added_at = ? WHERE id IN (SELECT value FROM json_each(?))", (tx.now, as_json(muted)))
    made = _made(tx, "follow", numbers(tx, _WITHOUT_ROW, given))
    return _told(tx, "followed", before, [*muted, *made])


def unfollow_all(tx: Transaction, shows: Sequence[int]) -> tuple[int, int]:
    """Follow none of them any more: owned shows that still air are muted, or the default would bring them back (D30). Returns as `follow_all`."""
    followed = [one.show_id for one in followed_shows(tx, set(shows))]
    airing = set(numbers(tx, _AIRING_ONES, {"shows": as_json(followed), "airing": as_json(sorted(AIRING))}))
    standing = numbers(tx, f"SELECT id FROM watchlist WHERE {_AMONG}", {"shows": as_json(followed)})
    before = rows_of(tx, "watchlist", standing)
    kept = [row["id"] for row in before if row["show_id"] in airing]
    tx.execute("UPDATE watchlist SET state = 'mute', added_at = ? WHERE id IN (SELECT value FROM json_each(?))", (tx.now, as_json(kept)))
    tx.execute("DELETE FROM watchlist WHERE id IN (SELECT value FROM json_each(?))", (as_json([one for one in standing if one not in kept]),))
    made = _made(tx, "mute", sorted(airing - {row["show_id"] for row in before}))
    return _told(tx, "muted" if airing else "unfollowed", before, [*standing, *made])


def unfollow_people(tx: Transaction, people: Sequence[int]) -> tuple[int, int]:
    """Follow none of these people any more. Returns as `follow_all`."""
    followed = numbers(tx, "SELECT id FROM watchlist WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY id", (as_json(list(people)),))
    before, works = rows_of(tx, "watchlist", followed), works_of(tx, followed)
    if not before:
        return 0, 0
    tx.execute("DELETE FROM watchlist WHERE id IN (SELECT value FROM json_each(?))", (as_json(followed),))
    named, first = Named(Kind.SHOW, 0, before[0]["title"]), before[0]["person_id"]
    return wrote(tx, "watchlist", "unfollowed", named, before, followed, person=first, works=works), len(followed)


def _made(tx: Transaction, state: str, shows: Sequence[int]) -> list[int]:
    return [
        tx.insert(f"{_INTO} SELECT 'show', ?, title, year, poster, tmdb, imdb, tvdb, id, ? FROM shows WHERE id = ?", (state, tx.now, show)) for show in shows
    ]


def _told(tx: Transaction, verb: str, before: Sequence[dict[str, object]], touched: Sequence[int]) -> tuple[int, int]:
    if not touched:
        return 0, 0
    first = _first(tx, before, touched)
    return wrote(tx, "watchlist", verb, Named(Kind.SHOW, *first), [dict(row) for row in before], touched), len(touched)


def _first(reader: Reader, before: Sequence[dict[str, object]], touched: Sequence[int]) -> tuple[int, str]:
    row = next(iter(before or rows_of(reader, "watchlist", touched)))
    return int(str(row["show_id"])), str(row["title"])
