"""Size and best quality of every title, derived from its files (D5) and kept in memory only until the library changes."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from app.domain.cards import TitleKind
from app.store.database import Reader
from app.store.numbers import numbers_in
from app.store.until_changed import until_changed


class FileColumns(NamedTuple):
    """By title id: bytes of all its files, and the best file's quality (0 to 4). Sizes are floats, exact to 8 PiB: they sort twice as fast as large ints.

    `orders` is for the ids by size, once somebody has worked them out.
    """

    sizes: array[float]
    qualities: bytes
    orders: dict[bool, array[int]]


_OF_MOVIES = """
SELECT json_group_array(id), json_group_array(bytes), json_group_array(best) FROM (
    SELECT c.movie_id AS id, coalesce(sum(f.size_bytes), 0) AS bytes, max(f.quality) AS best
    FROM copies c INDEXED BY copies_of_movie CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = c.id
    WHERE c.movie_id IS NOT NULL GROUP BY c.movie_id)
"""
_OF_SHOWS = """
SELECT json_group_array(id), json_group_array(bytes), json_group_array(best) FROM (
    SELECT e.show_id AS id, coalesce(sum(f.size_bytes), 0) AS bytes, max(f.quality) AS best
    FROM episodes e INDEXED BY episodes_by_show CROSS JOIN copy_episodes l ON l.episode_id = e.id
    CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = l.copy_id
    GROUP BY e.show_id)
"""
# A file that holds several episodes was counted once for each.
_COUNTED_AGAIN = """
SELECT e.show_id, (m.times - 1) * (SELECT coalesce(sum(size_bytes), 0) FROM files WHERE copy_id = m.copy_id)
FROM (SELECT copy_id, min(episode_id) AS first, count(*) AS times FROM copy_episodes INDEXED BY episodes_of_copy GROUP BY copy_id HAVING count(*) > 1) m
JOIN episodes e ON e.id = m.first
"""


def file_columns(reader: Reader, kind: TitleKind) -> FileColumns:
    """The columns of `kind`. Titles without files have 0 in both; ids past the end of the arrays have no files either."""
    return until_changed(reader, ("file columns", kind), lambda: _read(reader, kind))


def _read(reader: Reader, kind: TitleKind) -> FileColumns:
    found = reader.rows(_OF_MOVIES if kind == "movie" else _OF_SHOWS)[0]
    ids, sizes, best = (numbers_in(column) for column in found)
    length = reader.value(f"SELECT coalesce(max(id), 0) + 1 FROM {kind}s")
    by_size, by_quality = array("d", bytes(8 * length)), bytearray(length)
    for row_id, size, quality in zip(ids, sizes, best, strict=True):
        by_size[row_id] = size
        by_quality[row_id] = quality
    if kind == "show":
        for row_id, size in reader.rows(_COUNTED_AGAIN):
            by_size[row_id] -= size
    return FileColumns(by_size, bytes(by_quality), {})
