"""Cards for a window of titles, what a page can be narrowed by, and the library's counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from app.domain.cards import Card, Counts, Facets, TitleKind, is_airing, quality_named
from app.domain.rating_order import leading
from app.store.database import Reader
from app.store.file_columns import file_columns
from app.store.matched_titles import any_match
from app.store.numbers import as_json
from app.store.roll_ups import RollUp, owned_episodes, roll_ups

_TITLES = """t.id, t.title, t.year, t.rating, t.poster, t.added_at, t.released, t.runtime_minutes, t.content_rating, {studio}, t.status,
    t.tmdb IS NULL AND t.imdb IS NULL AND t.tvdb IS NULL AND t.plex IS NULL,
    json(t.ratings), json((SELECT json_group_array(g.name) FROM {kind}_genres l JOIN genres g ON g.id = l.genre_id WHERE l.{kind}_id = t.id))"""
_COPIES = """(SELECT c.{kind}_id AS id, json_group_array(DISTINCT c.server_id) AS servers, max(c.owned) AS owned, max(c.watched_count > 0) AS watched,
    max(c.position_ms) AS position, CASE WHEN count(c.not_seen_since) = count(*) THEN min(c.not_seen_since) END AS since
FROM json_each(?) AS wanted CROSS JOIN copies c INDEXED BY copies_of_{kind} ON c.{kind}_id = wanted.value GROUP BY c.{kind}_id)"""
_FILES = """
(SELECT c.movie_id AS id, max(f.quality) AS best, sum(f.size_bytes) AS size, count(DISTINCT f.copy_id * 1000 + f.version) AS versions
FROM json_each(?) AS wanted CROSS JOIN copies c INDEXED BY copies_of_movie ON c.movie_id = wanted.value
    CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = c.id
GROUP BY c.movie_id)
"""
_FILES_OF_SHOWS = """
(SELECT e.show_id AS id, max(f.quality) AS best, sum(f.size_bytes) AS size, 0 AS versions
FROM json_each(?) AS wanted CROSS JOIN episodes e INDEXED BY episodes_by_show ON e.show_id = wanted.value
    CROSS JOIN copy_episodes l ON l.episode_id = e.id CROSS JOIN files f INDEXED BY files_of_copy ON f.copy_id = l.copy_id
WHERE NOT EXISTS (SELECT 1 FROM copy_episodes d WHERE d.copy_id = l.copy_id AND d.episode_id < l.episode_id)
GROUP BY e.show_id)
"""


_WATCHED = "SELECT show_id, state FROM watchlist WHERE show_id IN (SELECT value FROM json_each(?))"


class _Held(NamedTuple):
    """What the copies of one title say together."""

    servers: tuple[int, ...] = ()
    owned: bool = False
    watched: bool = False
    position_ms: int = 0
    not_seen_since: int | None = None


class _Files(NamedTuple):
    quality: int = 0
    size_bytes: int = 0
    versions: int = 0


def cards(reader: Reader, kind: TitleKind, ids: Sequence[int], now: datetime) -> list[Card]:
    """The cards of `ids`, in that order; ids that are gone are left out. `now` as in title_list."""
    wanted = (as_json(list(ids)),)
    studio = "t.studio" if kind == "movie" else "coalesce(t.network, t.studio)"
    rows = reader.gathered(_TITLES.format(kind=kind, studio=studio), f"json_each(?) AS wanted CROSS JOIN {kind}s t ON t.id = wanted.value", wanted)
    titles = {row[0]: row for row in rows}
    of_copies = reader.gathered("id, json(servers), owned, watched, position, since", _COPIES.format(kind=kind), wanted)
    held = {
        row_id: _Held(tuple(sorted(servers)), bool(owned), bool(watched), position, since) for row_id, servers, owned, watched, position, since in of_copies
    }
    of_files = reader.gathered("id, best, coalesce(size, 0), versions", _FILES if kind == "movie" else _FILES_OF_SHOWS, wanted)
    files = {row[0]: _Files(*row[1:]) for row in of_files}
    if kind == "movie":
        return [_movie(titles[row_id], held.get(row_id, _Held()), files.get(row_id, _Files())) for row_id in ids if row_id in titles]
    ups, watched = roll_ups(reader, ids, now), dict(reader.rows(_WATCHED, wanted))
    return [
        _show(titles[row_id], held.get(row_id, _Held()), files.get(row_id, _Files()), ups.get(row_id, RollUp()), watched.get(row_id))
        for row_id in ids
        if row_id in titles
    ]


def _movie(row: list[Any], held: _Held, files: _Files) -> Card:
    length = (row[7] or 0) * 60_000
    return Card(
        **_shared("movie", row, held, files),
        aired=1,
        owned=held.owned,
        owned_count=int(held.owned),
        watched=held.watched,
        progress=min(1.0, held.position_ms / length) if length else 0.0,
    )


def _show(row: list[Any], held: _Held, files: _Files, up: RollUp, watched: str | None) -> Card:
    """`watched` is what the watchlist says of it."""
    airing = is_airing(row[10])
    return Card(
        **_shared("show", row, held, files),
        aired=up.aired,
        owned=up.owned > 0 or held.owned,
        owned_count=up.owned,
        missing=up.missing,
        watched=0 < up.owned == up.watched,
        progress=up.watched / up.owned if up.owned else 0.0,
        airing=airing,
        followed=watched == "follow" or (watched is None and airing and held.owned),
    )


def _shared(kind: TitleKind, row: list[Any], held: _Held, files: _Files) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": row[0],
        "title": row[1],
        "year": row[2],
        "rating": row[3],
        "poster": row[4],
        "added_at": row[5],
        "released": row[6],
        "runtime_minutes": row[7],
        "content_rating": row[8],
        "studio": row[9],
        "status": row[10],
        "unmatched": bool(row[11]),
        "rating_source": _rated_by(row[12]),
        "genres": tuple(row[13]),
        "quality": quality_named(files.quality),
        "size_bytes": files.size_bytes,
        "versions": files.versions,
        "servers": held.servers,
        "not_seen_since": held.not_seen_since,
    }


def _rated_by(ratings: list[dict[str, Any]]) -> str | None:
    """Whose rating the title's is; as decoded from the column, not made into domain.items.Rating: the first frame waits for this."""
    at = leading((rating["kind"], rating["source"]) for rating in ratings)
    return None if at is None else ratings[at]["source"]


def facets(reader: Reader, kind: TitleKind) -> Facets:
    """What the titles of `kind` can be narrowed by, counted over the titles that are in a library."""
    there = f"FROM copies INDEXED BY copies_of_{kind} WHERE {kind}_id IS NOT NULL"
    total = reader.value(f"SELECT count(DISTINCT {kind}_id) {there}")
    everything = total == reader.value(f"SELECT count(*) FROM {kind}s")
    in_library = "" if everything else f"AND EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.{kind}_id)"
    servers = [
        (server, name, reader.value(f"SELECT count(DISTINCT {kind}_id) {there} AND server_id = ?", (server,)))
        for server, name in reader.rows("SELECT id, name FROM servers ORDER BY position, id")
    ]
    genres = reader.rows(
        f"SELECT folded, name, (SELECT count(*) FROM {kind}_genres t WHERE t.genre_id = g.id {in_library}) AS n FROM genres g WHERE n > 0 ORDER BY folded"
    )
    decades = reader.rows(
        f"SELECT year / 10 * 10, count(*) FROM (SELECT year, id AS {kind}_id FROM {kind}s INDEXED BY {kind}s_by_year WHERE year IS NOT NULL) t"
        f" WHERE true {in_library} GROUP BY 1 ORDER BY 1 DESC"
    )
    best = file_columns(reader, kind).qualities
    named = [(quality_named(rank), best.count(rank)) for rank in (4, 3, 2, 1)]
    return Facets(
        servers=tuple(one for one in servers if one[2]),
        genres=tuple(genres),
        decades=tuple(decades),
        qualities=tuple((name, count) for name, count in named if name and count),
        total=total,
        matched=any_match(reader, kind),
    )


def counts(reader: Reader) -> Counts:
    """How many films, shows and episodes some server owns; a show is owned with its copy, even before its episodes are read."""
    return Counts(*owned_titles(reader), owned_episodes(reader))


def owned_titles(reader: Reader) -> tuple[int, int]:
    """How many films, and how many shows, some server owns."""
    movies, shows = (
        reader.value(f"SELECT count(DISTINCT {kind}_id) FROM copies INDEXED BY copies_of_{kind} WHERE {kind}_id IS NOT NULL AND owned = 1")
        for kind in ("movie", "show")
    )
    return movies, shows
