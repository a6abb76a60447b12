"""Writing the library to one JSON file (docs: Export), copying it, and checking it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from app.domain.addresses import without_secrets
from app.domain.cards import TitleKind
from app.domain.instants import in_calendar
from app.domain.items import Credit, Facts, Kind
from app.domain.merge import Merged, united_genres
from app.domain.provided import Provider
from app.domain.servers import ServerRow
from app.library.whole_file import free_place, written_whole
from app.store import exported, invariants, safety, wanted_export
from app.store.database import Database, Reader
from app.store.roll_ups import owned_among
from app.store.servers import servers
from app.store.sources_of import Sources, sources_of
from app.store.title_parts import origins_of

_FORMAT, _VERSION = "bijou-export", 1
_MOVIES_A_BATCH, _SHOWS_A_BATCH = 500, 20
_ART = ("poster", "backdrop", "logo", "still")
_PROVIDERS = frozenset(Provider)
_TMDB_PICTURES = "https://image.tmdb.org/t/p/original"
"""TMDB gives paths; its pictures are there for everybody to see."""
_ENCODE = msgspec.json.Encoder(order=None).encode


class Exported(NamedTuple):
    """How many titles an export holds."""

    movies: int
    shows: int
    episodes: int


def export(database: Database, path: Path) -> Exported:
    """Write everything that is in the library to `path`, as it is at this moment. Written beside the target and renamed. Raises Problem."""
    with written_whole(database, path, "The export") as file, database.read() as reader:
        return _Export(reader, servers(reader)).write(file, database.now())


def backup(database: Database, path: Path) -> None:
    """A sound copy of the library at `path`, made with SQLite's backup beside a running writer. Raises Problem."""
    safety.back_up(database.path, free_place(database, path, "The copy"))


def check(database: Database) -> list[str]:
    """What is wrong with the library, in sentences: SQLite's own checks, then the rules of the data. Empty when all is well."""
    found = safety.check_file(database.path)
    if found:
        return found
    with database.read() as reader:
        return invariants.broken(reader)


def instant(seconds: int | None) -> str | None:
    """ISO 8601 in UTC; None for an instant that is on no calendar."""
    known = in_calendar(seconds)
    return None if known is None else datetime.fromtimestamp(known, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Export:
    """One export: the snapshot that it reads, and what the servers are called."""

    def __init__(self, reader: Reader, rows: Sequence[ServerRow]) -> None:
        self._reader = reader
        self._servers = rows
        self._named = {server.id: (server.kind, server.name) for server in rows}
        self._bases = {str(server.id): "" if server.kind == "folders" else without_secrets(server.address).rstrip("/") for server in rows}

    def write(self, file: IO[bytes], now: int) -> Exported:
        head = {"format": _FORMAT, "version": _VERSION, "exported_at": instant(now), "servers": [self._server(row) for row in self._servers]}
        file.write(_ENCODE(head)[:-1] + b',\n"movies": [')
        movies = _write_list(file, self._movies())
        file.write(b'],\n"shows": [')
        self._episodes = 0
        shows = _write_list(file, self._shows())
        file.write(b'],\n"watchlist": [')
        _write_list(file, wanted_export.watchlist(self._reader))
        file.write(b'],\n"wishlist": [')
        _write_list(file, ({**one, "added_at": instant(one["added_at"])} for one in wanted_export.wishlist(self._reader)))
        file.write(b"]}\n")
        return Exported(movies, shows, self._episodes)

    def _server(self, row: ServerRow) -> dict[str, Any]:
        libraries = [{"key": one.key, "name": one.name, "kind": one.kind, "included": one.included} for one in row.libraries]
        return {
            "id": row.id,
            "kind": row.kind,
            "name": row.name,
            "address": without_secrets(row.address),
            "version": row.version,
            "scanned_at": instant(row.scanned_at),
            "libraries": libraries,
        }

    def _movies(self) -> Iterator[dict[str, Any]]:
        for ids in _batches(exported.ids_in_library(self._reader, "movie"), _MOVIES_A_BATCH):
            yield from self._titles("movie", ids)

    def _shows(self) -> Iterator[dict[str, Any]]:
        for ids in _batches(exported.ids_in_library(self._reader, "show"), _SHOWS_A_BATCH):
            seasons = self._seasons(ids)
            for show in self._titles("show", ids):
                yield {**show, "seasons": seasons.get(show["id"], [])}

    def _titles(self, kind: TitleKind, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
        """Films, or shows without their seasons."""
        genres = exported.genres_by_title(self._reader, kind, ids)
        parts = exported.credits_by_title(self._reader, kind, ids)
        enriched = exported.enrichment_by_title(self._reader, kind, ids)
        for row, item in self._items(Kind(kind), ids):
            item |= {"genres": genres.get(row["id"], []), "status": row["status"], "released": row["released"], "credits": parts.get(row["id"], [])}
            item["enrichment"] = enriched.get(row["id"], {})
            if kind == "show":
                item |= {"network": row["network"], "ended": row["ended"], "episode_order": row["episode_order"] or "aired"}
            yield item

    def _seasons(self, shows: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
        """Show id → its seasons with their episodes."""
        season_ids, episode_ids = exported.seasons_and_episodes(self._reader, shows)
        owned = owned_among(self._reader, episode_ids)
        episodes: dict[int, list[dict[str, Any]]] = {}
        for row, item in self._items(Kind.EPISODE, episode_ids):
            self._episodes += 1
            item |= {"season": row["season"], "number": row["number"], "air_date": row["air_date"], "owned": row["id"] in owned}
            item |= {"air_at": instant(row["air_at"]), "air_precision": row["air_precision"]}
            episodes.setdefault(row["season_id"], []).append(item)
        copies = exported.copies_with_files(self._reader, Kind.SEASON, season_ids)
        seasons: dict[int, list[dict[str, Any]]] = {}
        for row in exported.rows_of(self._reader, Kind.SEASON, season_ids):
            season = {name: row[name] for name in ("id", "number", "title", "overview", "released")}
            season |= {"art": self._art(row), "copies": copies.get(row["id"], []), "episodes": episodes.get(row["id"], [])}
            seasons.setdefault(row["show_id"], []).append(season)
        return seasons

    def _items(self, kind: Kind, ids: Sequence[int]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """(row, ITEM with copies) of every title, in the order of `ids`."""
        copies = exported.copies_with_files(self._reader, kind, ids)
        sources = sources_of(self._reader, kind, ids)
        for row in exported.rows_of(self._reader, kind, ids):
            said = sources[row["id"]]
            item = {name: row.get(name) for name in _PLAIN}
            item |= {
                "sort_title": row.get("sort_title") or row["title"],
                "genres": [],
                "ratings": [{**_RATING, **rating} for rating in row["ratings"]],
                "rating": row["rating"],
                "added_at": instant(row["added_at"]),
                "ids": {name: row[name] for name in ("tmdb", "imdb", "tvdb", "plex")},
                "art": self._art(row),
                "sources": self._origins(said, merged := said.merged()),
                "locked": list(said.locks),
                "copies": copies.get(row["id"], []),
            }
            if kind is Kind.EPISODE:
                item |= self._seldom_said(merged.facts, said)
            yield row, item

    def _seldom_said(self, facts: Facts, said: Sources) -> dict[str, Any]:
        """What an episode's row has no room for, because few servers say it and no page shows it: from the word of its copies (D16)."""
        art = facts.art
        pictures = {"poster": art.poster if art.still else None, "backdrop": art.backdrop, "logo": art.logo, "still": art.still or art.poster}
        return {
            "tagline": facts.tagline,
            "studio": facts.studio,
            "genres": sorted(united_genres([facts.genres])),
            "art": self._art(pictures),
            "credits": [_credit(source, order, one) for source, some in said.credits().items() for order, one in enumerate(_each_part(some))],
        }

    def _origins(self, said: Sources, merged: Merged) -> dict[str, str]:
        """Field → "plex:1", a provider's name, or "user" for a lock; of what is shown merged, the first that gives some."""
        found: dict[str, str] = {}
        for one in origins_of(said, merged, self._named):
            found.setdefault(one.field, "user" if one.source == "you" else one.source)
        return found

    def _art(self, row: Mapping[str, Any]) -> dict[str, str | None]:
        return {name: self._picture(row.get(name)) for name in _ART}

    def _picture(self, reference: str | None) -> str | None:
        """A picture's address, or its path where it is a file; never with a token."""
        if not reference:
            return None
        server, _, rest = reference.partition(" ")
        if server in _PROVIDERS and rest:
            return without_secrets(_TMDB_PICTURES + rest if rest.startswith("/") else rest)
        if server not in self._bases or not rest:
            return without_secrets(reference)
        return without_secrets(self._bases[server] + rest if rest.startswith("/") else rest)


_PLAIN = ("id", "title", "sort_title", "original_title", "year", "overview", "tagline", "runtime_minutes", "content_rating", "studio")
_RATING = {"source": "", "kind": "audience", "value": 0, "scale": 10}


def _each_part(some: Sequence[Credit]) -> Iterable[Credit]:
    """Whoever is named twice for the same part, once."""
    parts: dict[tuple[str, str, str | None, str | None], Credit] = {}
    for one in some:
        parts.setdefault((one.name, one.department, one.job, one.character), one)
    return parts.values()


def _credit(source: str, order: int, credit: Credit) -> dict[str, Any]:
    """As `exported.credits_by_title` gives those of films and shows."""
    return {
        "person": credit.name,
        "tmdb": credit.tmdb,
        "department": credit.department,
        "job": credit.job,
        "character": credit.character,
        "order": order,
        "source": source,
    }


def _write_list(file: IO[bytes], items: Iterable[dict[str, Any]]) -> int:
    count = 0
    for item in items:
        file.write((b",\n" if count else b"\n") + _ENCODE(item))
        count += 1
    return count


def _batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
