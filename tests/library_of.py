"""A library of any size, written as plain rows: realistic titles, two servers, copies, files, genres and search words. For tests and benchmarks of reading."""

from __future__ import annotations

import functools
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.cancel import Cancel
from app.domain.fold import fold, sort_key
from app.domain.items import Art, ExternalIds, Facts, Kind, Rating
from app.library.gathering_search import gather_search
from app.store.database import Database, Transaction
from app.store.search_index import index_titles

NOW = 1_760_000_000
"""2025-10-09, the clock of these libraries."""
TODAY = "2025-10-09"
GENRES = (
    "Action", "Adventure", "Animation", "Comedy", "Crime", "Documentary", "Drama", "Family", "Fantasy", "Film Noir", "History", "Horror", "Music", "Mystery",
    "Romance", "Science Fiction", "Short", "Thriller", "War", "Western",
)  # fmt: skip
_SIZES = (
    (3840, 2160, "hevc", 45_000_000_000),
    (1920, 1080, "h264", 9_000_000_000),
    (1280, 720, "h264", 3_000_000_000),
    (720, 480, "mpeg2video", 1_400_000_000),
)
_SYLLABLES = ("ka", "lo", "mer", "tri", "os", "ne", "vel", "ar", "din", "sho", "bra", "quen", "il", "to", "fer", "mas", "wyn", "dor", "pel", "gu")
_BATCH = 2_000


@dataclass(frozen=True)
class Shape:
    """How much to write: films, shows, episodes of each show (over three seasons, and one special)."""

    movies: int = 0
    shows: int = 0
    episodes: int = 30


@functools.cache
def real_titles() -> tuple[str, ...]:
    """Titles of real films where the folder of captures is present, invented ones elsewhere."""
    folder = Path(os.environ.get("BIJOU_CAPTURES") or Path(__file__).resolve().parents[2] / "shared" / "captures")
    try:
        films = json.loads((folder / "datasets" / "us-movies-1900-2023.json").read_text("utf-8"))
    except OSError:
        return tuple(_invented(random.Random(5)) for _ in range(20_000))
    return tuple(film["title"] for film in films)


def _invented(dice: random.Random) -> str:
    return " ".join("".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).capitalize() for _ in range(dice.randint(1, 4)))


def titles(count: int, seed: int = 1) -> list[str]:
    """`count` titles, the real ones first, then crossings of two real ones."""
    dice = random.Random(seed)
    real = real_titles()
    made = list(real[:count])
    while len(made) < count:
        first, second = dice.choice(real).split(), dice.choice(real).split()
        made.append(" ".join([*first[: dice.randint(1, 3)], *second[-dice.randint(1, 2) :]]))
    dice.shuffle(made)
    return made


def fill(database: Database, shape: Shape, seed: int = 1) -> None:
    """Write a library of `shape`: two servers with a library of films and one of shows each; a fifth of the titles is on both."""
    dice = random.Random(seed)
    with database.write() as tx:
        _servers(tx)
    names = titles(shape.movies, seed)
    for start in range(0, shape.movies, _BATCH):
        with database.write() as tx:
            _movies(tx, dice, start + 1, names[start : start + _BATCH])
    names = titles(shape.shows, seed + 1)
    for start in range(0, shape.shows, _BATCH // 20):
        with database.write() as tx:
            _shows(tx, dice, shape.episodes, start + 1, names[start : start + _BATCH // 20])
    with database.write() as tx:
        tx.execute("ANALYZE")
    gather_search(database, Cancel())


def credit(database: Database, people: int, credits_each: int) -> list[int]:
    """Add people who played in that many of the films, as far as there are so many; their rows."""
    with database.write() as tx:
        films = [row[0] for row in tx.rows("SELECT id FROM movies ORDER BY id LIMIT ?", (credits_each,))]
        rows = [tx.insert("INSERT INTO people (name, folded) VALUES (?, ?)", (f"Busy Player {at}", f"busy player {at}")) for at in range(people)]
        head = "INSERT INTO credits (person_id, movie_id, source, department, character, position) VALUES (?, ?, 'server:1', 'Acting', 'Somebody', 0)"
        tx.executemany(head, ((person, film) for person in rows for film in films))
    return rows


def _servers(tx: Transaction) -> None:
    for number, (kind, name) in enumerate((("plex", "Attic"), ("jellyfin", "Cellar")), 1):
        tx.execute(
            "INSERT INTO servers (id, kind, name, address, device_id, position, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, kind, name, f"http://server{number}.example:8000", f"device-{number}", number, NOW),
        )
        for library, what in ((number * 2 - 1, "movie"), (number * 2, "show")):
            tx.execute("INSERT INTO libraries (id, server_id, key, name, kind) VALUES (?, ?, ?, ?, ?)", (library, number, str(library), f"{what}s", what))
    tx.executemany("INSERT INTO genres (id, name, folded) VALUES (?, ?, ?)", ((at, name, fold(name)) for at, name in enumerate(GENRES, 1)))


def _movies(tx: Transaction, dice: random.Random, first: int, names: list[str]) -> None:
    rows = list(enumerate(names, first))
    tx.executemany(
        "INSERT INTO movies (id, title, sort_key, original_title, year, overview, runtime_minutes, content_rating, studio, released, added_at, rating, ratings,"
        " tmdb, imdb, poster, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_movie(dice, row_id, name) for row_id, name in rows),
    )
    tx.executemany(
        "INSERT INTO movie_genres (genre_id, movie_id) VALUES (?, ?)",
        ((genre, row_id) for row_id, _ in rows for genre in dice.sample(range(1, len(GENRES) + 1), dice.randint(1, 3))),
    )
    for server in (1, 2):
        copies = [(row_id, name) for row_id, name in rows if on_server(row_id, server)]
        tx.executemany(
            "INSERT INTO copies (server_id, library_id, kind, remote_key, movie_id, digest, facts, added_at, watched_count, position_ms)"
            " VALUES (?, ?, 'movie', ?, ?, ?, ?, ?, ?, ?)",
            (
                (server, server * 2 - 1, f"m{row_id}", row_id, b"0" * 16, _facts(name, row_id), NOW - row_id, int(row_id % 3 == 0), 600_000 * (row_id % 7 == 0))
                for row_id, name in copies
            ),
        )
    tx.executemany(_FILE, _files(tx, dice, "SELECT id, movie_id FROM copies WHERE movie_id >= ? AND movie_id < ?", first, first + len(names)))
    index_titles(tx, Kind.MOVIE, [(row_id, (name,)) for row_id, name in rows])


def on_server(row_id: int, server: int) -> bool:
    """Seven of ten titles are on the first server alone, two on both, one on the second alone."""
    return row_id % 10 != 9 if server == 1 else row_id % 10 >= 7


def _movie(dice: random.Random, row_id: int, name: str) -> tuple[object, ...]:
    year = dice.randint(1920, 2025)
    rating = round(dice.uniform(2, 9.5), 1) if row_id % 6 else None
    ratings = msgspec.json.encode([Rating("imdb", "audience", rating)]).decode() if rating else "[]"
    matched = row_id % 20 != 0
    return (
        row_id, name, sort_key(name), f"Le {name}" if row_id % 11 == 0 else None, year, f"The story of {name}. " * 6, float(dice.randint(60, 180)),
        dice.choice(("PG", "PG-13", "R", None)), dice.choice(("Mill Lane", "Northlight", "Old Harbour", None)), f"{year}-{dice.randint(1, 12):02}-15",
        NOW - dice.randint(0, 200_000_000), rating, ratings, str(row_id) if matched else None, f"tt{row_id:07}" if matched else None,
        f"1 /library/metadata/{row_id}/thumb/{NOW}", NOW,
    )  # fmt: skip


def _facts(name: str, row_id: int) -> bytes:
    return msgspec.json.encode(
        Facts(
            title=name, year=1950, overview=f"The story of {name}. " * 6, genres=("Drama", "Comedy"), ids=ExternalIds(tmdb=str(row_id), imdb=f"tt{row_id:07}"),
            art=Art(poster=f"/library/metadata/{row_id}/thumb/{NOW}", backdrop=f"/library/metadata/{row_id}/art/{NOW}"),
        )
    )  # fmt: skip


_FILE = (
    "INSERT INTO files (copy_id, version, part, path, size_bytes, container, width, height, video_codec, audio_codec, channels, hdr, duration_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _files(tx: Transaction, dice: random.Random, of: str, *params: object) -> Iterator[tuple[object, ...]]:
    for copy_id, row_id in tx.rows(of, params):
        for version in range(2 if row_id % 9 == 0 else 1):
            width, height, codec, size = dice.choices(_SIZES, (1, 6, 2, 1))[0]
            hdr = "HDR10" if height == 2160 else None
            path = f"/media/films/{row_id:06} a title of usual length/file.{version}.mkv"
            yield (copy_id, version, 0, path, size + row_id * 1000, "mkv", width, height, codec, "ac3", 6.0, hdr, 6_000_000)


def _shows(tx: Transaction, dice: random.Random, episodes: int, first: int, names: list[str]) -> None:
    rows = list(enumerate(names, first))
    tx.executemany(
        "INSERT INTO shows (id, title, sort_key, year, overview, runtime_minutes, network, status, released, added_at, rating, tmdb, tvdb, poster, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                row_id, name, sort_key(name), 2000 + row_id % 25, f"The story of {name}. " * 6, 45.0, "Northlight",
                "continuing" if row_id % 3 == 0 else "ended", f"{2000 + row_id % 25}-03-01",
                NOW - row_id * 1000, round(dice.uniform(4, 9.5), 1), str(row_id), str(row_id), f"1 /show/{row_id}", NOW,
            )
            for row_id, name in rows
        ),
    )  # fmt: skip
    tx.executemany(
        "INSERT INTO show_genres (genre_id, show_id) VALUES (?, ?)",
        ((genre, row_id) for row_id, _ in rows for genre in dice.sample(range(1, len(GENRES) + 1), 2)),
    )
    tx.executemany(
        "INSERT INTO copies (server_id, library_id, kind, remote_key, show_id, digest, facts, added_at) VALUES (?, ?, 'show', ?, ?, ?, ?, ?)",
        (
            (server, server * 2, f"s{row_id}", row_id, b"0" * 16, _facts(name, row_id), NOW - row_id)
            for row_id, name in rows
            for server in (1, 2)
            if on_server(row_id, server)
        ),
    )
    index_titles(tx, Kind.SHOW, [(row_id, (name,)) for row_id, name in rows])
    for row_id, _ in rows:
        _episodes(tx, dice, row_id, episodes)


def _episodes(tx: Transaction, dice: random.Random, show: int, count: int) -> None:
    """Three seasons and a special; every fifth episode is not owned; the last of a continuing show is still to come."""
    tx.executemany(
        "INSERT INTO seasons (id, show_id, number, title, poster) VALUES (?, ?, ?, ?, ?)",
        ((show * 4 + number, show, number, "Specials" if number == 0 else None, f"1 /season/{show}/{number}") for number in range(4)),
    )
    some = real_titles()
    per = max(1, count // 3)
    made = []
    for at in range(count + 1):
        season, number = (0, 1) if at == count else (min(at // per, 2) + 1, at - min(at // per, 2) * per + 1)
        air_date = f"{2026 if show % 3 == 0 and at == count - 1 else 2001 + show % 20}-{at % 12 + 1:02}-{at % 28 + 1:02}"
        made.append((show * 1000 + at, show, show * 4 + season, season, number, some[(show * 37 + at) % len(some)], air_date, NOW))
    tx.executemany(
        "INSERT INTO episodes (id, show_id, season_id, season, number, title, overview, runtime_minutes, air_date, still, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, 'What happens in this one.', 45, ?, '1 /still', ?)",
        made,
    )
    owned = [row for row in made if row[0] % 5 and row[6] < TODAY]
    for server in (1, 2):
        if not on_server(show, server):
            continue
        start = tx.value("SELECT coalesce(max(id), 0) FROM copies") + 1
        tx.executemany(
            "INSERT INTO copies (id, server_id, library_id, kind, remote_key, parent_id, season, number, digest, facts, added_at, watched_count)"
            " VALUES (?, ?, ?, 'episode', ?, (SELECT id FROM copies WHERE show_id = ? AND server_id = ?), ?, ?, ?, ?, ?, ?)",
            (
                (start + at, server, server * 2, f"e{row[0]}", show, server, row[3], row[4], b"0" * 16, _facts(row[5], row[0]), NOW, int(show % 4 == 0))
                for at, row in enumerate(owned)
            ),
        )
        tx.executemany("INSERT INTO copy_episodes (episode_id, copy_id) VALUES (?, ?)", ((row[0], start + at) for at, row in enumerate(owned)))
        tx.executemany(_FILE, _files(tx, dice, "SELECT id, id FROM copies WHERE id >= ? AND id < ?", start, start + len(owned)))
    index_titles(tx, Kind.EPISODE, [(row[0], (row[5],)) for row in made])
