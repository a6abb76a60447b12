"""Enrichment over real HTTP: how much of the providers' paces all queues together keep up, what a title costs, whether memory grows.

Each run has a process of its own and a copy of one scanned library, so it begins with nothing matched.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.demo.faults import Fault
from app.demo.limits import Limit
from app.demo.process import PretendServers
from app.demo.ready import Options
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.library.connecting import Invitation, join, open_source
from app.library.scan import scan
from app.metadata.registry import TERMS
from app.settings.paths import Places
from app.store.database import Database
from app.store.servers import server
from app.web.web import Web

Row = dict[str, Any]
ROOT = Path(__file__).parents[2]
BUDGET, GROWTH_MB = 0.9, 8.0
SECONDS, FEW_SECONDS = 75.0, 20.0
LEAST_SECONDS = 5.0
"""A queue that runs out of titles before so long says nothing of its rate."""
SLOW_SECONDS = 0.5
RAISED = 400
"""Questions a second: more than we reach, so that what is measured is ourselves."""
ENOUGH = 10_000
"""Titles that last for the runs at other paces, or nearly so."""
PLAIN = Options(sharing="both", art="plain")


def run(sizes: Sequence[int]) -> list[Row]:
    """Rows for libraries of so many titles, scanned from a server."""
    return [row for size in sizes for row in _at(size)]


def _at(size: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, PretendServers().start(size=size, options=PLAIN) as servers:
        servers.set_limit(Limit("omdb"))  # as many a day as one likes
        library = Path(folder) / "library"
        _scan(library, servers)
        yield from _together(size, _child(library, servers, SECONDS, *Provider))
        if size < ENOUGH:
            return
        servers.set_fault(Fault("delay", site="tmdb", seconds=SLOW_SECONDS))
        yield _kept_up(size, Provider.TMDB, _child(library, servers, FEW_SECONDS, Provider.TMDB), f"alone, each answer takes {SLOW_SECONDS:g} s")
        servers.clear_faults()
        raised = _child(library, servers, SECONDS, Provider.TMDB, environment={"BIJOU_TMDB_RATE": str(RAISED)})
        yield _rate(size, Provider.TMDB, raised, "alone, as fast as we can", RAISED)
        yield _cost(size, "CPU a title at that pace", raised)
        yield _growth(size, raised)


def _scan(folder: Path, servers: PretendServers) -> None:
    places = Places(folder)
    places.create()
    with contextlib.closing(Web()) as web, contextlib.closing(Database(places.database)) as database:
        joined = join(database, web, Invitation("plex", servers.plex.address, token=servers.plex.token), Cancel())
        with database.read() as reader:
            row = server(reader, joined.server_id)
        assert row is not None
        with contextlib.closing(open_source(row, web, lambda: servers.plex.token, None)) as source:
            assert scan(database, source, joined.server_id, "full", Cancel()).whole


def _child(library: Path, servers: PretendServers, seconds: float, *providers: Provider, environment: Mapping[str, str] | None = None) -> Row:
    with tempfile.TemporaryDirectory(dir=library.parent) as folder:
        shutil.copytree(library, folder, dirs_exist_ok=True)
        command = [sys.executable, "-m", "tests.bench.enrich_child", folder, str(seconds), *providers]
        around = {
            **os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "BIJOU_OMDB_QUOTA": "1000000",
            **servers.ready.provider_environment, **(environment or {}),
        }  # fmt: skip
        answer = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, timeout=seconds + 120, check=False)
    if answer.returncode or not answer.stdout or "Traceback" in answer.stderr:
        raise RuntimeError(answer.stdout + answer.stderr)
    figures: Row = json.loads(answer.stdout.splitlines()[-1])
    return figures


def _together(size: int, found: Row) -> Iterator[Row]:
    """All four queues at their usual paces."""
    for provider in Provider:
        if found[provider]["seconds"] >= LEAST_SECONDS:
            yield _kept_up(size, provider, found, "all together")
    yield _cost(size, "CPU a title, all together", found)


def _growth(size: int, found: Row) -> Row:
    """Of memory once the caches are warm, over titles enough to show a leak: one of a kilobyte a title would be seen."""
    resident = found["resident"]
    start, end = resident[len(resident) * 2 // 3], resident[-1]
    name = "resident: growth in the last third of that run"
    return {"name": name, "size": size, "value": end - start, "unit": "MB", "baseline": start, "budget": f"<= {GROWTH_MB:g} MB", "ok": end - start <= GROWTH_MB}


def _kept_up(size: int, provider: Provider, found: Row, how: str) -> Row:
    row = _rate(size, provider, found, how)
    return {**row, "budget": f">= {BUDGET} of the pace", "ok": row["ratio"] >= BUDGET}


def _rate(size: int, provider: Provider, found: Row, how: str, raised: float | None = None) -> Row:
    pace, one = raised or TERMS[provider].per_second, found[provider]
    rate = one["questions"] / max(0.001, one["seconds"])
    return {"name": f"{provider}: {how}", "size": size, "value": rate, "unit": "questions/s", "baseline": pace, "ratio": rate / pace}


def _cost(size: int, name: str, found: Row) -> Row:
    """Of the whole process: asking, reading, matching, storing."""
    some = [found[provider] for provider in Provider if provider in found]
    titles, questions = sum(one["titles"] for one in some), sum(one["questions"] for one in some)
    told = f"{questions / max(1, titles):.2f} questions each"
    return {"name": name, "size": size, "value": found["cpu"] / max(1, titles) * 1_000, "unit": "ms", "budget": told}
