"""Enrichment over real HTTP: how much of a provider's pace is kept up, with answers at once and with slow ones, and what a question costs."""

from __future__ import annotations

import contextlib
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.demo.faults import Fault
from app.demo.process import PretendServers
from app.demo.ready import Options, ProviderReady
from app.domain.cancel import Cancel
from app.domain.provided import Provider
from app.library.connecting import Invitation, join, open_source
from app.library.enriching import ProviderQueue, Way
from app.library.scan import scan
from app.metadata.registry import TERMS, in_flight, open_provider, pace_of
from app.store.database import Database
from app.store.servers import server
from app.web.web import Web

BUDGET = 0.9
LARGEST = 53_000
WARM_SECONDS, SECONDS = 5.0, 20.0
SLOW_SECONDS = 0.5
ENOUGH = 3_000
"""Titles that are still there for a second run of TMDB's pace."""
PLAIN = Options(art="plain")


def run(sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Rows for libraries of so many titles; 100,000 stands for the 53,000 of a scan."""
    return [row for size in sizes for row in _at(min(size, LARGEST))]


def _at(size: int) -> Iterator[dict[str, Any]]:
    with contextlib.ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        servers = opened.enter_context(PretendServers().start(size=size, options=PLAIN))
        web = opened.enter_context(contextlib.closing(Web()))
        database = opened.enter_context(contextlib.closing(Database(folder / "library.db")))
        _scan(database, web, servers)
        for provider in (Provider.TMDB, Provider.OMDB):
            yield _row(size, f"{provider}: answers at once", provider, database, web, getattr(servers.ready, provider.value))
        if size < ENOUGH:
            return
        servers.set_fault(Fault("delay", site="tmdb", seconds=SLOW_SECONDS))
        yield _row(size, f"tmdb: each answer takes {SLOW_SECONDS:g} s", Provider.TMDB, database, web, servers.tmdb)


def _scan(database: Database, web: Web, servers: PretendServers) -> None:
    joined = join(database, web, Invitation("plex", servers.plex.address, token=servers.plex.token), Cancel())
    with database.read() as reader:
        row = server(reader, joined.server_id)
    assert row is not None
    with contextlib.closing(open_source(row, web, lambda: servers.plex.token, None)) as source:
        assert scan(database, source, joined.server_id, "full", Cancel()).whole


def _row(size: int, name: str, provider: Provider, database: Database, web: Web, ready: ProviderReady) -> dict[str, Any]:
    """Questions a second, counted once it has found its stride, against the provider's pace."""
    terms, pace = TERMS[provider], pace_of(provider)
    client = open_provider(provider, web, ready.key, ready.address, pace=pace)
    cancel = Cancel()
    with ThreadPoolExecutor(in_flight(provider) + 1) as askers:
        queue = ProviderQueue(database, provider, lambda: Way(client, pace, in_flight(provider), lambda: 0, None), askers.submit, now=lambda: int(time.time()))
        measured: list[tuple[float, float, int]] = []
        watch = threading.Thread(target=_watch, args=(measured, lambda: pace.begun, cancel))
        watch.start()
        queue.run(cancel)
        cancel.request()
        watch.join()
    (began, work, before), (ended, worked, after) = measured[0], measured[-1]
    rate = (after - before) / max(0.001, ended - began)
    return {
        "name": name,
        "size": size,
        "value": rate,
        "unit": "questions/s",
        "baseline": terms.per_second,
        "ratio": rate / terms.per_second,
        "budget": f">= {BUDGET} of the pace ({(worked - work) / max(1, after - before) * 1000:.1f} ms CPU each)",
        "ok": rate / terms.per_second >= BUDGET,
    }


def _watch(measured: list[tuple[float, float, int]], begun: Callable[[], int], cancel: Cancel) -> None:
    """Look at the count after the warm-up and every second from then on; end the run when it is enough. A run that ends by itself is measured to its end."""
    measured.append((time.monotonic(), time.process_time(), begun()))
    if not cancel.wait(WARM_SECONDS):
        measured[:] = [(time.monotonic(), time.process_time(), begun())]
        for _ in range(int(SECONDS)):
            if cancel.wait(1.0):
                return
            measured.append((time.monotonic(), time.process_time(), begun()))
    cancel.request()
