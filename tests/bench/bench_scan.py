"""Scans through real HTTP: the first full scan against fetching and parsing the same answers and throwing them away, and a quick one with nothing changed."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from app.demo.process import PretendServers
from app.demo.ready import Options

ROOT = Path(__file__).parents[2]
FULL_BUDGET, QUICK_SECONDS = 1.4, 2.0
LARGEST = 53_000  # 50,000 films and 3,000 shows of 30 episodes
TURNS = {1_000: 5, 10_000: 3}
DRAWN_UP_AT_MOST = 10_000
"""Titles up to which a server that keeps no answers is measured too: it takes minutes to draw up those of a large library each time."""
PLAIN = Options(sharing="both", art="plain", page_cache_mib=2048)


def run(sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    """Rows for each size and server kind; a size of 100,000 stands for the budget's 53,000 titles, 140,000 items."""
    return [row for size in sizes for row in (*_at(min(size, LARGEST), TURNS.get(size, 1)), *_drawn_up(size))]


def _at(size: int, turns: int) -> Iterator[dict[str, Any]]:
    """Against a server that answers at once, out of memory: what is measured is Bijou alone."""
    with tempfile.TemporaryDirectory() as folder, PretendServers().start(size=size, options=PLAIN) as servers:
        plex, jellyfin = servers.plex, servers.jellyfin
        for kind, address, secret in (("plex", plex.address, plex.token), ("jellyfin", jellyfin.address, jellyfin.api_key)):
            warm = Path(folder) / kind
            warm.mkdir()
            _child("baseline", kind, address, secret, str(warm))  # the server draws up its answers once
            yield from _rows(size, kind, [_turn(kind, address, secret, f"{folder}/{kind}{turn}", servers) for turn in range(turns)])


def _drawn_up(size: int) -> Iterator[dict[str, Any]]:
    """Against a server that draws up each answer when it is asked, as real ones do: reading and storing go on meanwhile."""
    if size > DRAWN_UP_AT_MOST:
        return
    options = msgspec.structs.replace(PLAIN, page_cache_mib=0)
    with tempfile.TemporaryDirectory() as folder, PretendServers().start(size=size, options=options) as servers:
        jellyfin = servers.jellyfin
        turns = [_turn("jellyfin", jellyfin.address, jellyfin.api_key, f"{folder}/{turn}", servers) for turn in range(TURNS.get(size, 1))]
        first = next(_rows(size, "jellyfin", turns))
        yield {**first, "name": "jellyfin: the same from a server that keeps no answers"}


def _turn(kind: str, address: str, secret: str, folder: str, servers: PretendServers) -> dict[str, Any]:
    Path(folder).mkdir()
    thrown_away = _child("baseline", kind, address, secret, folder)
    full = _child("full", kind, address, secret, folder)
    servers.forget_requests()
    quick = _child("quick", kind, address, secret, folder)
    asked = sum(count for name, count in servers.counts().items() if name.startswith(kind))
    return {
        "baseline": thrown_away["seconds"],
        "full": full["seconds"],
        "spent": (full["spent"], thrown_away["spent"]),
        "items": full["items"],
        "quick": quick["seconds"],
        "wrote": quick["wrote"],
        "asked": asked,
    }


def _rows(size: int, kind: str, turns: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    full, baseline = median(turn["full"] for turn in turns), median(turn["baseline"] for turn in turns)
    ratio = median(turn["full"] / turn["baseline"] for turn in turns)
    items = turns[0]["items"]
    yield {
        "name": f"{kind}: first full scan of {items:,} items",
        "size": size,
        "value": full,
        "unit": "s",
        "baseline": baseline,
        "ratio": ratio,
        "budget": f"<= {FULL_BUDGET} x fetch and parse",
        "ok": ratio <= FULL_BUDGET,
    }
    spent, plain = (median(turn["spent"][which] for turn in turns) * 1e6 / items for which in (0, 1))
    name = f"{kind}: processor time of the same, all threads, an item"
    yield {"name": name, "size": size, "value": spent, "unit": "µs", "baseline": plain, "ratio": spent / plain}
    quick = median(turn["quick"] for turn in turns)
    wrote, asked = max(turn["wrote"] for turn in turns), max(turn["asked"] for turn in turns)
    yield {
        "name": f"{kind}: quick rescan, nothing changed ({asked} requests, {wrote} titles written)",
        "size": size,
        "value": quick,
        "unit": "s",
        "budget": f"<= {QUICK_SECONDS} s, no write",
        "ok": quick <= QUICK_SECONDS and not wrote,
    }


def _child(what: str, kind: str, address: str, secret: str, folder: str) -> dict[str, Any]:
    """Each measurement in a process of its own, so that none warms the next."""
    command = [sys.executable, "-m", "tests.bench.scan_child", what, kind, address, folder]
    answer = subprocess.run(command, cwd=ROOT, input=secret, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return told
