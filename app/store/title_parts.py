"""The parts that the pages of films and shows have in common: where a title lives, in which versions, who made it, where each field came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from app.domain.cards import quality_named
from app.domain.filmography import joined_roles
from app.domain.items import ExternalIds, Kind, MediaFile, Rating
from app.domain.merge import LOCK, Merged
from app.domain.pages import CopyRow, FieldSource, PersonCredit, Version
from app.store.database import Reader
from app.store.numbers import as_json
from app.store.sources_of import Sources

_RATINGS = msgspec.json.Decoder(tuple[Rating, ...])
_COPY = "c.id, c.server_id, s.name, s.kind, l.name, c.remote_key, c.owned, c.added_at, c.not_seen_since, c.watched_count, c.position_ms, c.watched_at"
_COPIES = f"SELECT {_COPY} FROM copies c JOIN servers s ON s.id = c.server_id JOIN libraries l ON l.id = c.library_id"
_FILE = "f.version, f.part, f.path, f.size_bytes, f.container, f.width, f.height, f.video_codec, f.audio_codec, f.channels, f.hdr, f.duration_ms"


def surviving_id(reader: Reader, kind: Kind, row_id: int) -> int | None:
    """The row itself, or the one that it was merged into (D10), however often; None when there is neither."""
    for _ in range(100):
        if reader.row(f"SELECT 1 FROM {kind}s WHERE id = ?", (row_id,)):
            return row_id
        row = reader.row(f"SELECT {kind}_id FROM redirects WHERE old_id = ? AND {kind}_id IS NOT NULL ORDER BY id DESC LIMIT 1", (row_id,))
        if row is None:
            return None
        row_id = row[0]
    return None


def copies_of(reader: Reader, kind: Kind, row_id: int) -> tuple[CopyRow, ...]:
    """The copies of a film or show, in the user's order of servers."""
    return tuple(_copy_row(row) for row in reader.rows(f"{_COPIES} WHERE c.{kind}_id = ? ORDER BY s.position, s.id, c.id", (row_id,)))


def copies_of_episode(reader: Reader, episode: int) -> tuple[CopyRow, ...]:
    """The copies that hold an episode, alone or with others."""
    linked = f"{_COPIES} JOIN copy_episodes e ON e.copy_id = c.id WHERE e.episode_id = ? ORDER BY s.position, s.id, c.id"
    return tuple(_copy_row(row) for row in reader.rows(linked, (episode,)))


def versions_of(reader: Reader, copies: Sequence[CopyRow]) -> tuple[Version, ...]:
    """Every version of every copy, with its parts; the best one is marked: most pixels' quality, then most bytes."""
    by_id = {copy.id: copy for copy in copies}
    source = "json_each(?) AS wanted CROSS JOIN files f ON f.copy_id = wanted.value"
    rows = reader.gathered(f"f.copy_id, f.quality, {_FILE}", source, (as_json(list(by_id)),))
    parts: dict[tuple[int, int], list[tuple[int, MediaFile]]] = {}
    for copy_id, quality, *file in sorted(rows, key=lambda row: row[:1] + row[2:4]):
        parts.setdefault((copy_id, file[0]), []).append((quality, MediaFile(*file)))
    versions = [(max(quality for quality, _ in some), _version(by_id[copy_id], some)) for (copy_id, _), some in parts.items()]
    versions.sort(key=lambda one: copies.index(one[1].copy))
    best = max(versions, key=lambda one: (one[0], one[1].size_bytes), default=None)
    return tuple(msgspec.structs.replace(version, best=True) if best is not None and version is best[1] else version for _, version in versions)


def _version(copy: CopyRow, parts: Sequence[tuple[int, MediaFile]]) -> Version:
    files = tuple(file for _, file in parts)
    first = files[0]
    lengths = [file.duration_ms for file in files if file.duration_ms]
    return Version(
        copy=copy,
        files=files,
        quality=quality_named(max(quality for quality, _ in parts)),
        hdr=first.hdr,
        video_codec=first.video_codec,
        audio_codec=first.audio_codec,
        channels=first.channels,
        container=first.container,
        size_bytes=sum(file.size_bytes or 0 for file in files),
        duration_ms=sum(lengths) if lengths else None,
    )


def credits_of(reader: Reader, kind: Kind, row_id: int) -> tuple[tuple[PersonCredit, ...], tuple[PersonCredit, ...]]:
    """(cast, crew), each person once: what the first source in the order of precedence says, then whom only others name (D11)."""
    rows = reader.gathered(
        "person_id, name, department, job, character, portrait, tmdb, source",
        f"""(SELECT c.person_id, p.name, c.department, c.job, c.character, p.portrait, p.tmdb, c.source
            FROM credits c JOIN people p ON p.id = c.person_id LEFT JOIN servers s ON c.source = 'server:' || s.id
            WHERE c.{kind}_id = ? ORDER BY s.position IS NULL, s.position, s.id, c.source, c.position, c.id)""",
        (row_id,),
    )
    return merged_credits(row for row in rows if row[2] == "Acting"), merged_credits(row for row in rows if row[2] != "Acting")


def merged_credits(rows: Iterable[Sequence[Any]]) -> tuple[PersonCredit, ...]:
    """Each person once, their jobs and characters joined, of rows of: person, name, department, job, character, portrait, tmdb, source."""
    people: dict[int, tuple[str, PersonCredit]] = {}
    for person, name, department, job, character, portrait, tmdb, source in rows:
        if person not in people:
            people[person] = (source, PersonCredit(person, name, department, job, character, portrait, tmdb, (department,)))
            continue
        first, known = people[person]
        if department not in known.departments:
            known = msgspec.structs.replace(known, departments=(*known.departments, department))
        if first == source:
            known = msgspec.structs.replace(known, job=joined_roles(known.job, job), character=joined_roles(known.character, character))
        else:  # another source fills in what the first leaves open: Plex's listings name no parts
            known = msgspec.structs.replace(known, job=known.job or job, character=known.character or character)
        people[person] = (first, known)
    return tuple(credit for _, credit in people.values())


def genres_of(reader: Reader, kind: Kind, row_id: int) -> tuple[tuple[str, str], ...]:
    """(folded, name) of every source's genres, by name."""
    linked = f"SELECT g.folded, g.name FROM {kind}_genres l JOIN genres g ON g.id = l.genre_id WHERE l.{kind}_id = ? ORDER BY g.folded"
    return tuple((folded, name) for folded, name in reader.rows(linked, (row_id,)))


def origins_of(sources: Sources, merged: Merged, servers: Mapping[int, tuple[str, str]]) -> tuple[FieldSource, ...]:
    """Where each effective field came from; `servers` is id → (kind, name). Genres and ratings have a row for every source that gives some."""
    found = [FieldSource(field, *_named(origin, servers)) for field, origin in merged.origins.items()]
    everyone = [(f"server:{said.server_id}", said.facts) for said in sources.said] + [(name, facts) for name, facts, *_ in sources.provided]
    for field in ("genres", "ratings", "credits"):
        if field in merged.origins:
            continue
        givers = dict.fromkeys(name for name, facts in everyone if getattr(facts, field))
        found += [FieldSource(field, *_named(giver, servers)) for giver in givers]
    return tuple(found)


def servers_named(reader: Reader) -> dict[int, tuple[str, str]]:
    """Server id → (kind, name)."""
    return {server: (kind, name) for server, kind, name in reader.rows("SELECT id, kind, name FROM servers")}


def _named(origin: str, servers: Mapping[int, tuple[str, str]]) -> tuple[str, str]:
    if origin == LOCK:
        return "you", "you"
    number = origin.removeprefix("server:")
    if number == origin or int(number) not in servers:
        return origin, origin
    kind, name = servers[int(number)]
    return f"{kind}:{number}", name


def ratings_in(text: str) -> tuple[Rating, ...]:
    """The column `ratings` of a title."""
    return _RATINGS.decode(text)


def ids_in(tmdb: str | None, imdb: str | None, tvdb: str | None, plex: str | None) -> ExternalIds:
    """The id columns of a title."""
    return ExternalIds(tmdb=tmdb, imdb=imdb, tvdb=tvdb, plex=plex)


def not_seen_since(copies: Iterable[CopyRow]) -> int | None:
    """Since when no copy was seen; None while one is, or when there are none."""
    since = [copy.not_seen_since for copy in copies]
    return min((one for one in since if one is not None), default=None) if since and None not in since else None


def _copy_row(row: Sequence[Any]) -> CopyRow:
    values = list(row)
    values[6] = bool(row[6])
    return CopyRow(*values)
