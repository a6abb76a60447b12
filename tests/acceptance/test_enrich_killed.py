"""`kill -9` at random moments of `--enrich` with all four providers, of a library that is filled for the first time and of one whose matches are being
corrected: the file is sound, and it ends as if nobody had killed it (budgets, "Robustness"; done-when 4).

20 random moments; SOAK_KILLS sets another number (`make soak`: 200), SOAK_SEED another order.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.enrichment import TitleKind
from app.domain.provided import Candidate, Provider
from app.library import matching
from app.store.database import Database
from app.store.safety import check_file
from tests.acceptance.held import plain
from tests.acceptance.program import Bijou, read_export
from tests.demo.fates import unheld

SIZE = 150
KILLS = int(os.environ.get("SOAK_KILLS", "20"))
SEED = int(os.environ.get("SOAK_SEED", "7"))
A_LIBRARY, AT_ONCE = 5, 3
"""Kills that one library goes through before it is brought to its end, and libraries at a time."""
PROVIDERS = ("TMDB", "TVDB", "TVMAZE", "OMDB")
FILMS, SHOWS = 6, 2
"""Titles that are corrected between the kills."""
NO_TWO_ALIKE = {
    "people": "coalesce(tmdb, folded)",
    "credits": "person_id, movie_id, show_id, source, department, job, character",
    "genres": "folded",
    "episodes": "show_id, season, number",
    "seasons": "show_id, number",
    "enrichments": "movie_id, show_id, provider, facet",
}
Titles = list[dict[str, Any]]


@dataclass(frozen=True)
class Stock:
    """Both servers' libraries: scanned, and enriched by a run that nobody killed; what such a run exports."""

    servers: PretendServers
    scanned: Path
    enriched: Path
    titles: Titles

    def copied(self, folder: Path, *, enriched: bool, rate: int) -> Bijou:
        """One of them in a folder of its own, its providers asked so often a second."""
        shutil.copytree(self.enriched if enriched else self.scanned, folder)
        return opened(self.servers, folder, rate)


def opened(servers: PretendServers, folder: Path, rate: int) -> Bijou:
    return Bijou(folder, **servers.ready.provider_environment, **{f"BIJOU_{name}_RATE": str(rate) for name in PROVIDERS})


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    folder = tmp_path_factory.mktemp("stock")
    with PretendServers().start(size=SIZE, options=Options(art="plain")) as servers:
        servers.set_limit(Limit("omdb"))
        bijou = opened(servers, folder / "scanned", 300)
        bijou.add_plex(servers.plex.address, servers.plex.token)
        bijou.add_jellyfin(servers.jellyfin.address, servers.jellyfin.user, servers.jellyfin.password)
        bijou.scan("full")
        shutil.copytree(folder / "scanned", folder / "enriched")
        yield Stock(servers, folder / "scanned", folder / "enriched", ended(opened(servers, folder / "enriched", 300)))


def ended(bijou: Bijou) -> Titles:
    """All that an undisturbed run leaves, which finds the library sound."""
    for name in PROVIDERS:
        bijou.environ[f"BIJOU_{name}_RATE"] = "300"
    assert "The database is sound." in bijou("--enrich", "--export", bijou.target, "--check-db").out
    with closing(sqlite3.connect(bijou.data_dir / "library.db")) as library:
        for what, columns in NO_TWO_ALIKE.items():
            said = "WHERE number IS NOT NULL" if what == "episodes" else ""
            twice = library.execute(f"SELECT {columns}, count(*) FROM {what} {said} GROUP BY {columns} HAVING count(*) > 1").fetchall()
            assert twice == [], what
    export = read_export(bijou.target)
    return [plain(title) for kind in ("movies", "shows") for title in export[kind]]


def unlike(some: Titles, others: Titles) -> list[tuple[Any, ...]]:
    """(title, field, what it is, what it should be) wherever they differ."""
    assert [one["id"] for one in some] == [one["id"] for one in others]
    fields = [(one, other, field) for one, other in zip(some, others, strict=True) for field in {**one, **other}]
    return [(other["title"], field, one.get(field), other.get(field)) for one, other, field in fields if one.get(field) != other.get(field)]


def killed(bijou: Bijou, seconds: float) -> bool:
    """Begin to enrich and kill it so long after it says that it is at work; whether that was before its end."""
    running = bijou.start("--enrich")
    assert running.child.stdout is not None
    running.child.stdout.readline()
    threading.Event().wait(seconds)
    cut_short = running.child.poll() is None
    running.kill()
    assert check_file(bijou.data_dir / "library.db") == []
    return cut_short


def filled(stock: Stock, folder: Path, dice: Random) -> int:
    """A library's first enrichment, killed again and again. Returns the number of kills that came before its end."""
    bijou = stock.copied(folder, enriched=False, rate=30)
    cut_short = sum(killed(bijou, dice.uniform(0, 1.2)) for _ in range(A_LIBRARY))
    assert unlike(ended(bijou), stock.titles) == []
    return cut_short


def corrected(stock: Stock, folder: Path, dice: Random) -> int:
    """A library of which matches are changed, each time killed while what the new ones bring comes; the right ones at last."""
    bijou = stock.copied(folder, enriched=True, rate=12)
    some = [*rightly_matched(stock, "movie", FILMS, dice), *rightly_matched(stock, "show", SHOWS, dice)]
    cut_short = 0
    for turn in range(A_LIBRARY):
        for kind, number, right, wrong in some:
            choose(bijou, kind, number, wrong if (turn + number) % 2 else right)
        cut_short += killed(bijou, dice.uniform(0, 1.2))
    for kind, number, right, _ in some:
        choose(bijou, kind, number, right)
    assert unlike(ended(bijou), stock.titles) == [], "no trace of the wrong ones is left (D21)"
    return cut_short


def rightly_matched(stock: Stock, kind: TitleKind, count: int, dice: Random) -> list[tuple[TitleKind, int, str, str]]:
    """(kind, row, TMDB's id of it, TMDB's id of another that no server holds) of so many titles whose id did not move: choosing would tell the new one."""
    some = [title for title in stock.titles if ("network" in title) == (kind == "show")]
    found = [(one["id"], its_id) for one in some if (its_id := one["enrichment"]["tmdb"]["id"]) and its_id == one["ids"]["tmdb"]]
    wrong = unheld("film" if kind == "movie" else "show", SIZE)
    return [(kind, number, right, str(other)) for (number, right), other in zip(dice.sample(found, count), wrong, strict=False)]


def choose(bijou: Bijou, kind: TitleKind, number: int, its_id: str) -> None:
    """As the user does in Find match."""
    with closing(Database(bijou.data_dir / "library.db")) as database:
        matching.choose(database, matching.sought(database, kind, number), Provider.TMDB, Candidate(Provider.TMDB, its_id, kind, "Chosen"))


@pytest.mark.timeout(120 + 6 * KILLS)
def test_kill_9_leaves_a_sound_library_that_ends_as_if_nothing_had_happened(stock: Stock, tmp_path: Path) -> None:
    """No duplicates of people, credits, genres or episodes; every field as it would have been."""

    def one(turn: int) -> int:
        return (corrected if turn % 2 else filled)(stock, tmp_path / str(turn), Random(f"{SEED} {turn}"))

    with ThreadPoolExecutor(AT_ONCE) as lines:
        cut_short = sum(lines.map(one, range(max(2, KILLS // A_LIBRARY))))
    assert cut_short >= KILLS // 4, "the kills came too late to mean anything"
