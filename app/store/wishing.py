"""Wishing films and episodes, and wishing no more (D40, D41). Whether a wish is done is derived: the library owns it (D42)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.items import Kind
from app.domain.problems import Missing, Problem
from app.domain.scanning import Named
from app.domain.wanting import Pointed, Wish, Wished
from app.store.coming import no_news
from app.store.database import Reader, Transaction
from app.store.following import followed_shows
from app.store.numbers import as_json, numbers
from app.store.set_aside import Row
from app.store.wanted_rows import made_row_of, row_of
from app.store.wants import rows_of, wrote

_MOVIE = "kind = 'movie' AND (movie_id = :row OR tmdb = (SELECT tmdb FROM movies WHERE id = :row))"
_EPISODE = "kind = 'episode' AND season = :season AND number = :number AND (show_id = :row OR tmdb = (SELECT tmdb FROM shows WHERE id = :row))"


def wish(tx: Transaction, wishes: Sequence[Wish], *, when_aired: bool = False) -> Wished:
    """Wish films and episodes, all in one: what is wished already stays as it is, and one that cannot be wished is told while the others are (D41).

    `when_aired`: episodes to come, wanted once they have aired. Raises StoreProblem.
    """
    before: list[Row] = []
    touched: list[int] = []
    refused: list[str] = []
    already = 0
    named: Named | None = None
    rows: dict[Pointed, int] = {}
    for one in wishes:
        try:
            row = rows[one.title] = rows[one.title] if one.title in rows else made_row_of(tx, one.title)
            standing, wanted = _standing(tx, one, row), "when_aired" if when_aired or one.when_aired else "wanted"
            if standing and standing[0]["state"] == wanted:
                already += 1
                continue
            before += standing
            touched.append(_put(tx, one, row, wanted, standing))
            named = named or Named(Kind.MOVIE if one.season is None else Kind.SHOW, row, _title(tx, one, row))
        except Problem as problem:
            refused.append(str(problem))
    no_news(tx, touched)
    line = wrote(tx, "wishlist", "wished", named, before, touched) if named is not None else 0
    return Wished(line, len(touched), already, tuple(refused))


def unwish(tx: Transaction, rows: Sequence[int]) -> int:
    """Wish these rows of the wishlist no more; an episode that following its show would wish anew is remembered as unwanted. Returns the line of activity
    that takes it back. Raises Missing where none of them is there."""
    before = rows_of(tx, "wishlist", rows)
    if not before:
        raise Missing("This is not on the wishlist any more.")
    followed = {one.show_id for one in followed_shows(tx, {row["show_id"] for row in before if row["show_id"]})}
    kept = [row["id"] for row in before if row["show_id"] in followed]
    tx.execute("UPDATE wishlist SET state = 'unwanted' WHERE id IN (SELECT value FROM json_each(?))", (as_json(kept),))
    gone = [row["id"] for row in before if row["id"] not in kept]
    tx.execute("DELETE FROM wishlist WHERE id IN (SELECT value FROM json_each(?))", (as_json(gone),))
    return _wrote(tx, "unwished", before, [row["id"] for row in before])


def unwant(tx: Transaction, episodes: Sequence[Wish]) -> int:
    """These episodes are never to be wished by themselves. Returns as `unwish`. Raises Missing for a show that is gone."""
    before: list[Row] = []
    touched: list[int] = []
    for one in episodes:
        row = row_of(tx, one.title)
        if row is None:
            raise Missing("This show has left the library.")
        standing = _standing(tx, one, row)
        before += standing
        touched.append(_put(tx, one, row, "unwanted", standing))
    return _wrote(tx, "unwanted", before or rows_of(tx, "wishlist", touched), touched, was=before)


def wishes_of_film(reader: Reader, film: Pointed) -> list[int]:
    """The row of the wishlist that is of this film, if any."""
    row = row_of(reader, film)
    return [] if row is None else [one["id"] for one in _standing(reader, Wish(film), row)]


def wishes_of_episode(reader: Reader, episode: Wish) -> list[int]:
    """The row of the wishlist that is of this episode, if any."""
    row = row_of(reader, episode.title)
    return [] if row is None else [one["id"] for one in _standing(reader, episode, row)]


def _wrote(tx: Transaction, verb: str, rows: Sequence[Row], touched: Sequence[int], was: Sequence[Row] | None = None) -> int:
    first = rows[0]
    named = Named(Kind(first["kind"]) if first["kind"] == "movie" else Kind.SHOW, first["movie_id"] or first["show_id"] or 0, first["title"])
    return wrote(tx, "wishlist", verb, named, rows if was is None else was, touched)


def _standing(reader: Reader, one: Wish, row: int) -> list[Row]:
    where, params = (_MOVIE, {"row": row}) if one.season is None else (_EPISODE, {"row": row, "season": one.season, "number": one.number})
    return rows_of(reader, "wishlist", numbers(reader, f"SELECT id FROM wishlist WHERE {where} ORDER BY coalesce(movie_id, show_id) IS NULL LIMIT 1", params))


def _put(tx: Transaction, one: Wish, row: int, state: str, standing: Iterable[Row]) -> int:
    """The row of the wishlist, in that state from now on."""
    for there in standing:
        tx.execute("UPDATE wishlist SET state = ?, origin = 'user', added_at = ? WHERE id = ?", (state, tx.now, there["id"]))
        return int(there["id"])
    if one.season is not None and one.number is None:
        raise Problem(f"An episode of “{one.title.title}” has no number: it cannot be wished.")
    kind, of = ("movie", "movie") if one.season is None else ("episode", "show")
    return tx.insert(
        f"""INSERT INTO wishlist (kind, state, title, year, poster, tmdb, imdb, tvdb, {of}_id, season, number, added_at)
        SELECT '{kind}', ?, title, year, poster, tmdb, imdb, tvdb, id, ?, ?, ? FROM {of}s WHERE id = ?""",
        (state, one.season, one.number, tx.now, row),
    )


def _title(reader: Reader, one: Wish, row: int) -> str:
    return str(reader.value(f"SELECT title FROM {'movie' if one.season is None else 'show'}s WHERE id = ?", (row,)))
