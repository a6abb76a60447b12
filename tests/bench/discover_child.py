"""Measures Discover's endless grid in a process of its own, in the real window at 1920 by 1080 on the software renderer; prints a JSON line."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

from app.application.scenes.handling import type_of
from app.domain.cancel import Cancel
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Discovered, Offered
from app.domain.items import Art
from app.domain.problems import Missing
from app.metadata.recalling import recall
from tests.bench.frames_child import SEGMENT, Bench, Scroller, pause, wait
from tests.journeys.seen import items

PAGES = 120
LISTED = 20 * PAGES
ROUNDS = 30


def reference(number: int) -> str:
    """The poster of a title in the list."""
    return f"/poster{number}.jpg"


def page(_query: DiscoverQuery, number: int, _cancel: Cancel) -> Discovered:
    """A page as TMDB answers it; the library owns nine in ten of its titles, where it is large enough."""
    if recall() is not None:
        raise Missing("Nothing is kept.")
    first = (number - 1) * 20 + 1
    titles = tuple(
        Offered("movie", str(at), f"A film by the name of {at}", released="1999-01-01", art=Art(poster=reference(at))) for at in range(first, first + 20)
    )
    return Discovered(titles, number, PAGES, LISTED)


def main() -> None:
    """600 steps of 40 pixels."""
    bench = Bench(sys.argv[1])
    with contextlib.closing(bench.program):
        bench.parts.complete()
        made: Any = bench.parts.pages.discover.page
        made._feed._reads = made._reads._replace(page=page)
        bench.parts.place.open("bijou://discover?list=popular")
        wait(lambda: made.property("state") == "ready")
        pause(1.0)
        grid = next(item for item in items(bench.window.contentItem()) if type_of(item) == "DiscoverGrid")
        view = next(item for item in items(grid) if item.property("cellHeight") is not None)
        scroller = Scroller(bench.window, view)
        for _ in range(ROUNDS):
            scroller.turn(SEGMENT)
            pause(0.05)
        figures = {"p95": scroller.percentile(0.95), "p99": scroller.percentile(0.99), "longest": max(scroller.frames), "pages": made._feed.page}
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
