"""Genres: one row per folded name, and which titles are of which (D4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from app.domain.fold import fold
from app.domain.items import Kind
from app.store.database import Reader, Transaction
from app.store.numbers import as_json

_LINKS = {Kind.MOVIE: "movie_genres", Kind.SHOW: "show_genres"}


def write_genres(tx: Transaction, kind: Kind, genres: Mapping[int, Sequence[str]], *, fresh: bool) -> set[int]:
    """Set the genres of titles (by id). `fresh` titles have none yet. Returns the titles whose genres are others now."""
    ids = _ids(tx, {name for names in genres.values() for name in names})
    wanted = {title: {ids[folded] for name in names if (folded := _folded(name))} for title, names in genres.items()}
    table = _LINKS[kind]
    head = f"INSERT INTO {table} (genre_id, {kind}_id)"
    if fresh:
        tx.insert_many(head, [(genre, title) for title, some in wanted.items() for genre in some])
        return set(wanted)
    held = _held(tx, kind, wanted)
    other = {title for title, some in wanted.items() if some != held.get(title, set())}
    tx.execute(f"DELETE FROM {table} WHERE {kind}_id IN (SELECT value FROM json_each(?))", (as_json(other),))
    tx.insert_many(head, [(genre, title) for title in other for genre in wanted[title]])
    return other


@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    return fold(name)


def _held(reader: Reader, kind: Kind, titles: Iterable[int]) -> dict[int, set[int]]:
    held: dict[int, set[int]] = {}
    rows = reader.gathered(
        f"g.{kind}_id, g.genre_id",
        f"json_each(?) AS wanted CROSS JOIN {_LINKS[kind]} g ON g.{kind}_id = wanted.value",
        (as_json(list(titles)),),
    )
    for title, genre in rows:
        held.setdefault(title, set()).add(genre)
    return held


def _ids(tx: Transaction, names: set[str]) -> dict[str, int]:
    """Folded name → id of every genre named, made where there was none."""
    folded = {key: name.strip() for name in sorted(names) if (key := _folded(name))}
    ids = dict(tx.gathered("g.folded, g.id", "json_each(?) AS wanted CROSS JOIN genres g ON g.folded = wanted.value", (as_json(list(folded)),)))
    lacking = [key for key in folded if key not in ids]
    made = tx.new_ids("genres", len(lacking))
    tx.insert_many("INSERT INTO genres (id, name, folded)", [(new, folded[key], key) for new, key in zip(made, lacking, strict=True)])
    ids.update(zip(lacking, made, strict=True))
    return ids
