"""How fast the library takes in what servers list, with every index on: first scan, second server, nothing changed, everything changed."""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import apsw
import msgspec

from app.domain.cancel import Cancel
from app.domain.items import Art, ExternalIds, Facts, Kind, MediaFile, Rating, Reported
from app.domain.scanning import Mode
from app.library.scan import scan
from app.store.database import Database
from app.store.server_changes import NewServer, add_server
from tests.library.pretend_source import PretendSource
from tests.library_of import GENRES, titles

BUDGET = 20_000
"""Items a second, on a quiet machine with two cores (budgets.md)."""

EPISODES = 30
_LARGE, _TURNS = 10_000, 3
"""Up to so many titles the best of so many first scans counts."""

_SHOWS_IN = 17
"""One title of so many is a show: 50,000 films to 3,000 shows."""


def run(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Rows of the bench table for libraries of so many titles."""
    return [row for size in sizes for row in _of_size(size)]


def _of_size(size: int) -> Iterator[dict[str, Any]]:
    items = library(size)
    count = sum(len(some) for some in items.values())
    plain = _plain_rows_a_second(items)
    source, other = _source(items), _source(_changed(items))
    with _frozen():
        times = [_first(source) for _ in range(1 if size > _LARGE else _TURNS)]
        yield _rate("first scan, all indexes on", size, count / min(wall for wall, _ in times), plain, BUDGET)
        yield _rate("the same, a second of processor time", size, count / min(spent for _, spent in times), plain)
        with _library() as database:
            _scan(database, source, 1)
            quick = _spent(lambda: _scan(database, source, 1, "quick"))
            yield {"name": "rescan with nothing changed, quick", "size": size, "value": quick, "unit": "s", "budget": "≤ 2 s", "ok": quick <= 2}
            yield _rate("rescan with nothing changed, full", size, count / _spent(lambda: _scan(database, source, 1)), plain)
            yield _rate("the same titles on a second server", size, count / _spent(lambda: _scan(database, source, 2)), plain)
            yield _rate("every item changed", size, count / _spent(lambda: _scan(database, other, 1)), plain)


def _first(source: PretendSource) -> tuple[float, float]:
    """Seconds of the clock and of the processor that a first scan takes."""
    with _library() as database:
        before = time.process_time()
        wall = _spent(lambda: _scan(database, source, 1))
        return wall, time.process_time() - before


@contextmanager
def _library() -> Iterator[Database]:
    """An empty library with two servers."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.db")
        try:
            with database.write() as tx:
                for name in ("Attic", "Cellar"):
                    add_server(tx, NewServer("plex", name, f"http://{name}.example", name), 1)
            yield database
        finally:
            database.close()


def _scan(database: Database, source: PretendSource, server: int, mode: Mode = "full") -> None:
    report = scan(database, source, server, mode, Cancel())
    assert report.state == "done", report.problems


def _source(items: dict[Kind, list[Reported]]) -> PretendSource:
    source = PretendSource(page_size=500)
    source.library("1", "movie").library("2", "show")
    for kind, some in items.items():
        source.items_there["1" if kind is Kind.MOVIE else "2", kind] = some
    return source


def _rate(name: str, size: int, value: float, plain: float, budget: int | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "size": size,
        "value": value,
        "unit": "items/s",
        "baseline": plain,
        "ratio": value / plain,
        "budget": f"≥ {budget:,} items/s" if budget else "",
        "ok": value >= budget if budget else None,
    }


def _spent(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@contextmanager
def _frozen() -> Iterator[None]:
    """The prepared items are the bench's, not the program's: Python's collector shall not walk through them."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _plain_rows_a_second(items: dict[Kind, list[Reported]]) -> float:
    """The baseline: the same items as JSON, one row each, into a table with a key and nothing else."""
    some = [item for many in items.values() for item in many][:20_000]
    with tempfile.TemporaryDirectory() as folder, closing(apsw.Connection(str(Path(folder) / "plain.db"))) as connection:
        connection.pragma("journal_mode", "wal")
        connection.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, remote_key TEXT UNIQUE, said BLOB)")

        def write() -> None:
            with connection:
                connection.executemany("INSERT INTO items (remote_key, said) VALUES (?, ?)", [(item.remote_key, msgspec.json.encode(item)) for item in some])

        return len(some) / _spent(write)


def library(size: int, seed: int = 3) -> dict[Kind, list[Reported]]:
    """`size` titles, one of 17 a show with three seasons of ten episodes, as a server would list them, with realistic titles, ids, genres, art and files."""
    dice = random.Random(seed)
    shows = max(1, size // (_SHOWS_IN + 1))
    names = titles(size, seed)
    spare = titles(2_000, seed + 1)
    return {
        Kind.MOVIE: [_movie(dice, number, name) for number, name in enumerate(names[shows:])],
        Kind.SHOW: [_show(dice, number, name) for number, name in enumerate(names[:shows])],
        Kind.SEASON: [
            Reported(Kind.SEASON, f"s{show}.{at}", Facts(title=f"Season {at}", art=Art(poster=f"/season/{show}/{at}")), show_key=f"s{show}", season=at)
            for show in range(shows)
            for at in (1, 2, 3)
        ],
        Kind.EPISODE: [_episode(dice, show, at, spare) for show in range(shows) for at in range(EPISODES)],
    }


def _movie(dice: random.Random, number: int, title: str) -> Reported:
    year = dice.randint(1920, 2025)
    facts = Facts(
        title=title,
        year=year,
        overview=f"What {title} is about, as long as such a text usually is. " * 4,
        tagline="A tagline of usual length.",
        runtime_minutes=dice.randint(60, 200),
        content_rating=dice.choice(("PG", "PG-13", "R")),
        studio=f"Studio {number % 300}",
        released=f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        genres=tuple(dice.sample(GENRES, 3)),
        ratings=(Rating("imdb", "audience", round(dice.uniform(2, 9.5), 1)),),
        ids=ExternalIds(tmdb=str(number + 100), imdb=f"tt{number + 10**6}", plex=f"plex://movie/{dice.getrandbits(96):024x}"),
        art=Art(poster=f"/library/metadata/{number}/thumb/1700000000", backdrop=f"/library/metadata/{number}/art/1700000000"),
    )
    path = f"/media/films/{title} ({year})/{title} ({year}).mkv"
    return Reported(Kind.MOVIE, f"m{number}", facts, added_at=dice.randint(1_500_000_000, 1_700_000_000), changed_at=1_700_000_000, files=(_file(dice, path),))


def _show(dice: random.Random, number: int, title: str) -> Reported:
    facts = Facts(
        title=title,
        year=dice.randint(1960, 2025),
        overview=f"What {title} is about, as long as such a text usually is. " * 4,
        status="ended",
        genres=tuple(dice.sample(GENRES, 2)),
        ids=ExternalIds(tmdb=str(number + 100), tvdb=str(number + 5_000), plex=f"plex://show/{dice.getrandbits(96):024x}"),
        art=Art(poster=f"/library/metadata/s{number}/thumb/1700000000"),
    )
    return Reported(Kind.SHOW, f"s{number}", facts, added_at=1_600_000_000 + number, changed_at=1_700_000_000)


def _episode(dice: random.Random, show: int, at: int, names: Sequence[str]) -> Reported:
    title = names[(show * 31 + at) % len(names)]
    facts = Facts(
        title=title,
        overview=f"What happens in {title}, in two or three lines of text, as usual. " * 2,
        released=f"20{show % 25:02}-{at % 12 + 1:02}-{at % 28 + 1:02}",
        runtime_minutes=42,
        ids=ExternalIds(tvdb=str(show * 1_000 + at), plex=f"plex://episode/{dice.getrandbits(96):024x}"),
        art=Art(still=f"/library/metadata/e{show}.{at}/thumb/1700000000"),
    )
    season, number = at // 10 + 1, at % 10 + 1
    file = _file(dice, f"/media/shows/{show}/Season {season}/S{season:02}E{number:02} {title}.mkv")
    return Reported(
        Kind.EPISODE, f"e{show}.{at}", facts, show_key=f"s{show}", season_key=f"s{show}.{season}", season=season, number=number,
        added_at=1_600_000_000 + at, changed_at=1_700_000_000, files=(file,),
    )  # fmt: skip


def _file(dice: random.Random, path: str) -> MediaFile:
    return MediaFile(
        path=path, size_bytes=dice.randint(10**9, 10**10), container="mkv", width=1920, height=1080, video_codec="h264", audio_codec="ac3", channels=6,
        duration_ms=5_400_000,
    )  # fmt: skip


def _changed(items: dict[Kind, list[Reported]]) -> dict[Kind, list[Reported]]:
    """Every item has another overview and was changed later."""
    return {
        kind: [msgspec.structs.replace(item, facts=msgspec.structs.replace(item.facts, overview="Told anew."), changed_at=1_700_009_000) for item in some]
        for kind, some in items.items()
    }
