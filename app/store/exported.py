"""What an export says of titles, batch by batch: rows, copies with their files, genres, credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.cards import TitleKind
from app.domain.items import Kind
from app.store.database import Reader
from app.store.numbers import as_json, numbers
from app.store.title_rows import TABLES

_TEXTS = ("title", "sort_title", "original_title", "overview", "tagline", "content_rating", "studio", "tmdb", "imdb", "tvdb", "plex")
_TITLE = (*_TEXTS, "year", "runtime_minutes", "rating", "added_at", "ratings", "poster", "backdrop", "logo", "status", "released")
_COLUMNS = {
    Kind.MOVIE: ("id", *_TITLE),
    Kind.SHOW: ("id", *_TITLE, "network", "ended", "episode_order"),
    Kind.SEASON: ("id", "show_id", "number", "title", "overview", "released", "poster", "tmdb", "tvdb", "plex"),
    Kind.EPISODE: (
        "id", "show_id", "season_id", "season", "number", "title", "sort_title", "original_title", "overview", "runtime_minutes", "content_rating", "air_date",
        "rating", "ratings", "year", "added_at", "tmdb", "imdb", "tvdb", "plex", "still",
        "air_at", "air_precision",
    ),
}  # fmt: skip
_FILE = ", ".join(
    f"'{name}', f.{name}"
    for name in (
        "version", "part", "path", "size_bytes", "container", "width", "height", "video_codec", "audio_codec", "channels", "hdr", "duration_ms",
    )
)  # fmt: skip
_COPY = f"""json_object('server', c.server_id, 'library', b.key, 'remote_key', c.remote_key, 'owned', json(iif(c.owned, 'true', 'false')),
    'not_seen_since', {{instant}}c.not_seen_since{{end}}, 'added_at', {{instant}}c.added_at{{end}},
    'watched', json_object('count', c.watched_count, 'position_ms', c.position_ms, 'at', {{instant}}c.watched_at{{end}}),
    'files', json((SELECT json_group_array(json_object({_FILE}) ORDER BY f.version, f.part) FROM files f WHERE f.copy_id = c.id)))""".format(
    instant="strftime('%Y-%m-%dT%H:%M:%SZ', ", end=", 'unixepoch')"
)
_TIES = {
    Kind.MOVIE: "copies c INDEXED BY copies_of_movie ON c.movie_id = wanted.value",
    Kind.SHOW: "copies c INDEXED BY copies_of_show ON c.show_id = wanted.value",
    Kind.SEASON: "copies c INDEXED BY copies_of_season ON c.season_id = wanted.value",
    Kind.EPISODE: "copy_episodes l ON l.episode_id = wanted.value CROSS JOIN copies c ON c.id = l.copy_id",
}


def ids_in_library(reader: Reader, kind: TitleKind) -> list[int]:
    """The films or shows that have a copy, by title."""
    there = f"EXISTS (SELECT 1 FROM copies c INDEXED BY copies_of_{kind} WHERE c.{kind}_id = t.id)"
    return numbers(reader, f"SELECT t.id FROM {kind}s t WHERE {there} ORDER BY t.sort_key, t.id")


def rows_of(reader: Reader, kind: Kind, ids: Sequence[int]) -> list[dict[str, Any]]:
    """The rows of these titles as column → value, in that order."""
    names = _COLUMNS[kind]
    source = f"json_each(?) AS wanted CROSS JOIN {TABLES[kind]} t ON t.id = wanted.value"
    columns = ", ".join(f"json(t.{name})" if name == "ratings" else f"t.{name}" for name in names)
    return [dict(zip(names, row, strict=True)) for row in reader.gathered(columns, source, (as_json(list(ids)),))]


def seasons_and_episodes(reader: Reader, shows: Sequence[int]) -> tuple[list[int], list[int]]:
    """The ids of the seasons and of the episodes of these shows, each in order."""
    wanted = (as_json(list(shows)),)
    of_shows = "json_each(?) AS wanted CROSS JOIN {} t ON t.show_id = wanted.value"
    seasons = numbers(reader, f"SELECT t.id FROM {of_shows.format('seasons')} ORDER BY t.show_id, t.number", wanted)
    episodes = numbers(reader, f"SELECT t.id FROM {of_shows.format('episodes')} ORDER BY t.show_id, t.season, t.number IS NULL, t.number, t.id", wanted)
    return seasons, episodes


def copies_with_files(reader: Reader, kind: Kind, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Title id → its copies as an export writes them, in the user's order of servers; an episode's may hold others too."""
    source = f"""(SELECT wanted.value AS title, {_COPY} AS copy FROM json_each(?) AS wanted CROSS JOIN {_TIES[kind]}
        JOIN servers s ON s.id = c.server_id JOIN libraries b ON b.id = c.library_id ORDER BY title, s.position, s.id, c.id)"""
    found: dict[int, list[dict[str, Any]]] = {}
    for title, copy in reader.gathered("title, json(copy)", source, (as_json(list(ids)),)):
        found.setdefault(title, []).append(copy)
    return found


def genres_by_title(reader: Reader, kind: TitleKind, ids: Iterable[int]) -> dict[int, list[str]]:
    """Title id → names of its genres."""
    source = f"json_each(?) AS wanted CROSS JOIN {kind}_genres l ON l.{kind}_id = wanted.value JOIN genres g ON g.id = l.genre_id"
    found: dict[int, list[str]] = {}
    for title, name in sorted(reader.gathered(f"l.{kind}_id, g.name", source, (as_json(list(ids)),))):
        found.setdefault(title, []).append(name)
    return found


def credits_by_title(reader: Reader, kind: TitleKind, ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Title id → its credits as an export writes them, of every source."""
    line = """json_object('person', p.name, 'tmdb', p.tmdb, 'department', c.department, 'job', c.job, 'character', c.character,
        'order', c.position, 'source', c.source)"""
    source = f"""(SELECT c.{kind}_id AS title, {line} AS credit FROM json_each(?) AS wanted CROSS JOIN credits c ON c.{kind}_id = wanted.value
        JOIN people p ON p.id = c.person_id ORDER BY title, c.source, c.position, c.id)"""
    found: dict[int, list[dict[str, Any]]] = {}
    for title, credit in reader.gathered("title, json(credit)", source, (as_json(list(ids)),)):
        found.setdefault(title, []).append(credit)
    return found


def enrichment_by_title(reader: Reader, kind: TitleKind, ids: Iterable[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """Title id → provider → how far it is, as an export writes it."""
    line = """json_object('state', e.state, 'id', e.provider_id, 'evidence', e.evidence, 'tried_at', strftime('%Y-%m-%dT%H:%M:%SZ', e.tried_at, 'unixepoch'),
        'pinned', json(iif(e.pinned, 'true', 'false')))"""
    source = f"json_each(?) AS wanted CROSS JOIN enrichments e ON e.{kind}_id = wanted.value AND e.facet = 'match'"
    found: dict[int, dict[str, dict[str, Any]]] = {}
    for title, provider, state in reader.gathered(f"e.{kind}_id, e.provider, {line}", source, (as_json(list(ids)),)):
        found.setdefault(title, {})[provider] = state
    return found
