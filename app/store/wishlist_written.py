"""The wishes one by one, for lists that leave the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.store.database import Reader
from app.store.numbers import as_json
from app.store.roll_ups import OWNED
from app.store.wanted_export import MOVIE_DONE

COLUMNS = ("kind", "title", "year", "season", "number", "episode", "air_date", "done", "by_hand", "added_at", "tmdb", "imdb", "tvdb")
_ALL = f"""SELECT w.kind, coalesce(m.title, s.title, w.title), coalesce(m.year, s.year, w.year), w.season, w.number, e.title, coalesce(m.released, e.air_date),
    iif(w.kind = 'movie', {MOVIE_DONE}, e.id IS NOT NULL AND {OWNED}), w.origin = 'user', w.added_at,
    coalesce(m.tmdb, s.tmdb, w.tmdb), coalesce(m.imdb, s.imdb, w.imdb), coalesce(m.tvdb, s.tvdb, w.tvdb)
    FROM wishlist w LEFT JOIN movies m ON m.id = w.movie_id LEFT JOIN shows s ON s.id = w.show_id
    LEFT JOIN episodes e ON e.show_id = w.show_id AND e.season = w.season AND e.number = w.number
    WHERE w.state <> 'unwanted' AND (:only IS NULL OR w.id IN (SELECT value FROM json_each(:only)))
    ORDER BY w.kind DESC, coalesce(m.sort_key, s.sort_key), w.show_id, w.season, w.number, w.id"""


def written(reader: Reader, only: Sequence[int] | None = None) -> Iterator[dict[str, object]]:
    """By COLUMNS, films first, then shows in their order: all that is wished, or these rows of the wishlist. `title` is an episode's show's."""
    for row in reader.rows(_ALL, {"only": None if only is None else as_json(list(only))}):
        one: dict[str, object] = dict(zip(COLUMNS, row, strict=True))
        yield one | {"done": bool(one["done"]), "by_hand": bool(one["by_hand"])}
