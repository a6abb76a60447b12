"""What enrichment costs in the store: a title's outcome, what is due, coverage, the list without matches; at every size and every stage of a run."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.domain.enrichment import GIVEN, Outcome
from app.domain.items import Art, Credit, ExternalIds, Facts, Kind, Rating
from app.domain.provided import EpisodeList, Extras, Facet, ListedEpisode, ListedSeason, Provided, Provider, Similar, Video
from app.store.copies import Place
from app.store.coverage import coverage, episode_coverage, unmatched
from app.store.database import Database
from app.store.due import due
from app.store.enrichment import store_outcomes
from app.store.server_changes import NewServer, add_server, put_libraries
from app.store.storing import store_items
from tests.bench.bench_store import library

TMDB, OMDB = Provider.TMDB, Provider.OMDB
CREDITS, EPISODES = 60, 300
_BATCH, _TURNS, _WRITTEN = 50, 5, 500
_NOW = 1_760_000_000
_ALMOST = 0.9


def run(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Rows of the bench table for libraries of so many titles."""
    return [row for size in sizes for row in _of_size(size)]


def _of_size(size: int) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "library.db", clock=lambda: _NOW)
        try:
            _fill(database, size)
            yield from _writing(database, size)
            yield from _reading(database, size, "nothing matched yet")
            _mark(database, _ALMOST)
            yield from _reading(database, size, "nine tenths matched")
            _mark(database, 1.0)
            yield from _reading(database, size, "all matched")
        finally:
            database.close()


def _fill(database: Database, size: int) -> None:
    items = library(size)
    with database.write() as tx:
        server = add_server(tx, NewServer("plex", "Attic", "http://attic.example", "device"), _NOW)
        put_libraries(tx, server, [("1", "Films", "movie", None, False), ("2", "Shows", "show", None, False)])
    for kind in (Kind.MOVIE, Kind.SHOW, Kind.SEASON, Kind.EPISODE):
        place = Place(1, 1 if kind is Kind.MOVIE else 2)
        for start in range(0, len(items[kind]), 2_000):
            with database.write() as tx:
                store_items(tx, place, kind, items[kind][start : start + 2_000])
    gc.collect()


def _writing(database: Database, size: int) -> Iterator[dict[str, Any]]:
    """Processor time a title, in batches as the workers write them; new, then the same again."""
    count = min(_WRITTEN, size // 2)
    batches = [[_film(row) for row in range(start, min(start + _BATCH, count + 1))] for start in range(1, count + 1, _BATCH)]
    for name, budget in (("a film's outcome, 60 credits", 4.0), ("the same outcome again", 4.0)):
        spent = sum(_processor(lambda some=batch: _store(database, some)) for batch in batches)  # type: ignore[misc]
        yield _row(name, size, spent / count * 1_000, budget)
    shows = [_show(row) for row in range(1, min(20, size // 20) + 1)]
    spent = sum(_processor(lambda one=show: _store(database, [one])) for show in shows)  # type: ignore[misc]
    yield _row("a show's outcome, 300 episodes, 60 credits", size, spent / len(shows) * 1_000, None)
    spent = sum(_processor(lambda one=show: _store(database, [one])) for show in shows)  # type: ignore[misc]
    yield _row("the same list again", size, spent / len(shows) * 1_000, None)


def _reading(database: Database, size: int, stage: str) -> Iterator[dict[str, Any]]:
    def read(ask: Callable[..., Any], *more: Any, **named: Any) -> float:
        def once() -> None:
            with database.read() as reader:
                ask(reader, *more, **named)

        return median(_processor(once) for _ in range(_TURNS)) * 1_000

    yield _row(f"500 that are due, {stage}", size, read(due, TMDB, ("movie", "show"), 500, _NOW), 50.0)
    yield _row(f"500 that are due of OMDb, {stage}", size, read(due, OMDB, ("movie", "show"), 500, _NOW), 50.0)
    yield _row(f"coverage of all providers, {stage}", size, read(coverage), 30.0)
    yield _row(f"coverage of stills, {stage}", size, read(episode_coverage), 30.0)
    yield _row(f"titles without a match, {stage}", size, read(unmatched, TMDB, "movie", "", 50, 0), 30.0)
    yield _row(f"titles without a match by a part of the name, {stage}", size, read(unmatched, TMDB, "movie", "the", 50, 0), 30.0)


def _mark(database: Database, share: float) -> None:
    """As though so many of the newest titles were asked about: one in twenty was not found."""
    with database.write() as tx:
        for provider in Provider:
            for kind in ("movie", "show"):
                given = GIVEN[provider][kind]
                if given:
                    tx.execute(
                        f"""INSERT OR IGNORE INTO enrichments ({kind}_id, provider, facet, version, state, tried_at, next_at, provider_id, evidence)
                        SELECT id, ?, 'match', ?, iif(id % 20, 'matched', 'not_found'), ?, iif(id % 20, NULL, ?), iif(id % 20, id, NULL), 'imdb tt0000001'
                        FROM {kind}s ORDER BY added_at DESC LIMIT ?""",
                        (provider.value, sum(given.values()), _NOW, _NOW + 86_400, int(tx.value(f"SELECT count(*) FROM {kind}s") * share)),
                    )


def _store(database: Database, outcomes: list[Outcome]) -> None:
    with database.write() as tx:
        store_outcomes(tx, outcomes)


def _film(row: int) -> Outcome:
    facets = {**_facets(row), Facet.RATINGS: Facts(ratings=(Rating("tmdb", "audience", 7.1, 10, 900),))}
    extras = Extras(
        (Video("youtube", f"k{row}", "Trailer", "Trailer", True),) * 3,
        tuple(f"keyword {at}" for at in range(15)),
        tuple(Similar(str(row + at), f"Similar {at}", 2000, "/p.jpg") for at in range(20)),
    )
    told = Provided(ExternalIds(imdb=f"tt{9_000_000 + row}"), facets, extras=extras)
    return Outcome("movie", row, TMDB, "matched", str(8_000_000 + row), f"tmdb {row}", provided=told, asked=frozenset(GIVEN[TMDB]["movie"]))


def _show(row: int) -> Outcome:
    some = tuple(_episode(row, at) for at in range(EPISODES))
    seasons = tuple(ListedSeason(number, f"Season {number}", poster="/p.jpg") for number in range(1, 21))
    facets = {**_facets(row), Facet.EPISODES: Facts(), Facet.STILLS: Facts()}
    told = Provided(ExternalIds(), facets, EpisodeList(seasons, some))
    return Outcome("show", row, TMDB, "matched", str(7_000_000 + row), f"tmdb {row}", provided=told, asked=frozenset(GIVEN[TMDB]["show"]))


def _episode(row: int, at: int) -> ListedEpisode:
    season, number = at // 15 + 1, at % 15 + 1
    return ListedEpisode(
        season, number, f"Episode about {row} and {at}", "What happens, in two lines of text. " * 4, f"20{season:02}-01-{number:02}", runtime_minutes=42.0,
        still=f"/s{at}.jpg", rating=Rating("tmdb", "audience", 7.0), ids=ExternalIds(tmdb=str(row * 1_000 + at)),
    )  # fmt: skip


def _facets(row: int) -> dict[Facet, Facts]:
    """Sixty credits, a third of them of people who are everywhere."""
    people = [row * 100 + at if at % 3 else at for at in range(CREDITS)]
    parts = tuple(
        Credit(f"Person {person}", "Acting", None, f"Part {at}", at, f"/{person}.jpg", str(person))
        if at < 40
        else Credit(f"Person {person}", "Production", "Producer", None, at, None, str(person))
        for at, person in enumerate(people)
    )
    return {
        Facet.DETAILS: Facts(overview="What it is about. " * 20, tagline="A tagline.", runtime_minutes=101.0, genres=("Drama", "Crime"), released="2001-02-03"),
        Facet.ART: Facts(art=Art(poster="/p.jpg", backdrop="/b.jpg")),
        Facet.LOGO: Facts(art=Art(logo="/l.png")),
        Facet.CREDITS: Facts(credits=parts),
    }


def _row(name: str, size: int, value: float, budget: float | None) -> dict[str, Any]:
    return {
        "name": name,
        "size": size,
        "value": value,
        "unit": "ms of CPU",
        "budget": f"≤ {budget:g} ms" if budget else "",
        "ok": value <= budget if budget else None,
    }


def _processor(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
