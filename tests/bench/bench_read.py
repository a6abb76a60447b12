"""Reading the library: filter and sort, search as one types, cards of a window, a title's page, the export; against plain walks of the same file."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, get_args

import msgspec

from app.domain.cancel import Cancel
from app.domain.cards import TitleKind
from app.domain.query import SORTS, STATES, LibraryQuery, Limit, Years
from app.library import browse, people
from app.library.export import export
from app.library.finding import find_here
from app.models.person_face import person_face
from app.store.database import Database
from tests.library_of import NOW, Shape, credit, fill, titles

Row = dict[str, Any]
_EPISODES = 30


def run(sizes: Iterable[int]) -> list[Row]:
    """A row for each figure at each size; `value` in milliseconds but for the export. Sizes are films; 3 shows of 30 episodes come with 100 films."""
    rows: list[Row] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            database = Database(Path(folder) / "library.db", clock=lambda: NOW)
            try:
                fill(database, Shape(size, max(1, size * 3 // 100), _EPISODES))
                shows = {
                    "300 episodes": _rich(database, "rich", *[100] * 3),
                    "300 in 12 seasons": _rich(database, "long", *[25] * 12),
                    "1,500 in one season": _rich(database, "daily", 1_500),
                }
                busy = credit(database, 40, 200)
                rows += _pages(database, size)
                rows += _search(database, size)
                rows += _cards(database, size)
                rows += _opened(database, size, shows)
                rows.append(_row("open a person: 200 credits, p95", size, _p95([_met(database, person) for person in busy]), 50))
                rows += _exported(database, size, Path(folder))
            finally:
                database.close()
    return rows


def _row(name: str, size: int, value: float, budget: float | None, baseline: float | None = None, unit: str = "ms") -> Row:
    return {
        "name": name,
        "size": size,
        "value": round(value, 2),
        "unit": unit,
        "baseline": None if baseline is None else round(baseline, 2),
        "ratio": round(value / baseline, 2) if baseline else None,
        "budget": "" if budget is None else f"≤ {budget:g} {unit}",
        "ok": None if budget is None else value <= budget,
    }


def _taken(work: Callable[[], object], times: int = 7) -> list[float]:
    """Milliseconds of each run."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)] if len(values) > 1 else values[0]


def _walk(database: Database) -> float:
    """The baseline: the sort keys of every film in order, fetched and thrown away."""

    def walk() -> None:
        with database.read() as reader:
            reader.rows("SELECT id, sort_key FROM movies ORDER BY sort_key, id")

    return statistics.median(_taken(walk))


def _queries(kind: Any) -> list[tuple[str, LibraryQuery]]:
    """Every order both ways, every filter alone, and all filters at once."""
    filters: dict[str, Any] = {
        "servers": (2,), "genres": ("drama", "comedy"), "decades": (1990, 2000), "qualities": ("1080p",), "rating_at_least": 5.0, "text": "the",
    }  # fmt: skip
    queries = [(f"sort {sort}{' desc' if down else ''}", LibraryQuery(kind, sort, down)) for sort in SORTS for down in (False, True)]
    queries += [(f"filter {name}", LibraryQuery(kind, **{name: value})) for name, value in filters.items()]
    queries += [(f"filter {state}", LibraryQuery(kind, states=(state,))) for state in STATES]
    limits = (Limit("rating", ">", 6), Limit("runtime", "<", 90), Limit("missing", ">", 0), Limit("missing", "=", 0))
    queries += [(f"filter {limit.measure}{limit.sign}{limit.value:g}", LibraryQuery(kind, limits=(limit,))) for limit in limits]
    queries.append(("filter years", LibraryQuery(kind, years=(Years(1950, 2010),))))
    queries.append(("filter genre not", LibraryQuery(kind, genres_not=("drama",))))
    return [*queries, ("all filters, newest first", LibraryQuery(kind, "added", True, **filters))]


def _pages(database: Database, size: int) -> list[Row]:
    baseline = _walk(database)
    rows = []
    for kind in get_args(TitleKind):
        medians = {name: statistics.median(_taken(partial(browse.titles, database, query), 5)) for name, query in _queries(kind)}
        worst = max(medians, key=lambda name: medians[name])
        rows.append(_row(f"filter + sort, {kind}s, median of {len(medians)}", size, statistics.median(medians.values()), 60, baseline))
        rows.append(_row(f"filter + sort, {kind}s, worst: {worst}", size, medians[worst], 60, baseline))
    changed = [_after_a_commit(database, LibraryQuery(sort="size"), number) for number in range(5)]
    rows.append(_row("sort by size after a commit (nothing kept)", size, statistics.median(changed), None, baseline))
    rows.append(_row("facets of films", size, statistics.median(_taken(lambda: browse.facets(database, "movie"), 5)), None, baseline))
    return rows


def _after_a_commit(database: Database, query: LibraryQuery, number: int) -> float:
    browse.put_setting(database, "bench", str(number))
    return _taken(lambda: browse.titles(database, query), 1)[0]


def _typo(word: str, dice: random.Random) -> str:
    at, letter = dice.randrange(len(word) - 1), dice.choice("abcdefghijklmnopqrstuvwxyz")
    return dice.choice(
        (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    )


def _search(database: Database, size: int) -> list[Row]:
    """Titles typed letter by letter, words with a typo, and words that are nowhere."""
    dice = random.Random(7)
    some = dice.sample(titles(size), min(size, 120))
    typed = [title[:end] for title in some for end in range(1, min(len(title), 14) + 1)]
    wrong = [title.replace(word, _typo(word, dice)) for title in some for word in title.split()[:1] if len(word) >= 5 and word.isalpha()]
    absent = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(3, 9))) for _ in range(100)]
    taken = {name: [find_here(database, text).milliseconds for text in texts] for name, texts in (("typed", typed), ("typo", wrong), ("nowhere", absent))}
    walk = _walk(database)
    every = [one for some_taken in taken.values() for one in some_taken]
    rows = [_row("search p95 per keystroke, all", size, _p95(every), 12, walk)]
    return rows + [_row(f"search p95, {name} ({len(values)})", size, _p95(values), 12, walk) for name, values in taken.items() if values]


def _cards(database: Database, size: int) -> list[Row]:
    rows = []
    for kind in get_args(TitleKind):
        ids = browse.titles(database, LibraryQuery(kind)).ids
        for window in (60, 200):
            dice = random.Random(3)
            starts = [dice.randrange(len(ids)) for _ in range(30)]
            taken = [_taken(partial(browse.cards, database, kind, ids[at : at + window]), 1)[0] for at in starts]
            rows.append(_row(f"cards, window of {window} {kind}s, p95", size, _p95(taken), None))
    return rows


def _rich(database: Database, name: str, *seasons: int) -> int:
    """A show with 60 credits and so many episodes in each season on top of the library; its id."""
    with database.write() as tx:
        show = tx.insert("INSERT INTO shows (title, sort_key, created_at, status) VALUES (?, ?, 0, 'ended')", (name, name))
        facts = msgspec.json.encode({"title": "Rich", "overview": "Long. " * 100})
        copy = "INSERT INTO copies (server_id, library_id, kind, remote_key, show_id, digest, facts) VALUES (1, 2, ?, ?, ?, x'00', ?)"
        tx.execute(copy, ("show", name, show, facts))
        for number in range(60):
            person = tx.insert("INSERT INTO people (name, folded) VALUES (?, ?)", (f"{name} {number}", f"{name} {number}"))
            credit = "INSERT INTO credits (person_id, show_id, source, department, character, position) VALUES (?, ?, 'server:1', 'Acting', 'Somebody', ?)"
            tx.execute(credit, (person, show, number))
        for season, length in enumerate(seasons, 1):
            season_id = tx.insert("INSERT INTO seasons (show_id, number) VALUES (?, ?)", (show, season))
            for number in range(1, length + 1):
                _episode(tx, show, season_id, season, number, facts)
    return show


def _episode(tx: Any, show: int, season_id: int, season: int, number: int, facts: bytes) -> None:
    head = "INSERT INTO episodes (show_id, season_id, season, number, title, overview, air_date, created_at) VALUES"
    episode = tx.insert(f"{head} (?, ?, ?, ?, ?, 'What happens. ', '2001-01-01', 0)", (show, season_id, season, number, f"Part {number}"))
    copy = tx.insert(
        "INSERT INTO copies (server_id, library_id, kind, remote_key, season, number, digest, facts) VALUES (1, 2, 'episode', ?, ?, ?, x'00', ?)",
        (f"{show}-{season}-{number}", season, number, facts),
    )
    tx.execute("INSERT INTO copy_episodes (episode_id, copy_id) VALUES (?, ?)", (episode, copy))
    tx.execute("INSERT INTO files (copy_id, width, height, size_bytes) VALUES (?, 1920, 1080, 1000)", (copy,))


def _opened(database: Database, size: int, shows: Mapping[str, int]) -> list[Row]:
    """What a show's page asks before its first frame, and a film's, each another one every time."""

    def opened(show: int) -> None:
        browse.show_page(database, show)
        browse.season_episodes(database, show, 1)

    numbers = count(1)
    films = _taken(lambda: browse.movie_page(database, next(numbers) * 7919 % size + 1), 50)
    return [
        *(_row(f"open a show: 60 credits, {name}, p95", size, _p95(_taken(partial(opened, show), 40)), 50) for name, show in shows.items()),
        _row("open a film, p95", size, _p95(films), 50),
        _row("counts", size, statistics.median(_taken(lambda: browse.counts(database), 5)), None),
        _row("servers", size, statistics.median(_taken(lambda: browse.servers(database), 5)), None),
    ]


def _met(database: Database, person: int) -> float:
    """What a person's page does before its first frame: the store's word, made into texts."""

    def met() -> None:
        page = people.kept(database, person, "", None, Cancel())
        assert page is not None
        person_face(page)

    return _taken(met, 1)[0]


def _exported(database: Database, size: int, folder: Path) -> list[Row]:
    started = time.perf_counter()
    counted = export(database, folder / "export.json")
    taken = time.perf_counter() - started
    items = counted.movies + counted.shows + counted.episodes
    return [_row("export, titles and episodes a second", size, items / taken, None, unit="items/s")]
