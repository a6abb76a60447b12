"""One measured window in a process of its own; prints a JSON line.

`start` is the program on a library, at the films, `home` at Home, `idle` at the films and left alone, `empty` the baseline: a window of the same size, with
what the program imports of PySide.
Qt is imported by what is measured: the program settles how Python collects before that, and the baseline does not.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def since_start() -> float:
    """Milliseconds since the parent started this process; both read the same monotonic clock."""
    return (time.monotonic_ns() - int(os.environ["BENCH_BEGAN"])) / 1e6


def tell(**figures: Any) -> None:
    """The answer."""
    print(json.dumps(figures), flush=True)


def resident_mb() -> float:
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """`what`, and the data folder or what `empty` is to be like: width, height and the names to import."""
    what, *rest = sys.argv[1:]
    if what == "empty":
        from tests.bench.window_empty import empty

        empty(*rest)
        return
    from main import collect_seldom

    collect_seldom()
    from tests.bench.window_watch import watch

    watch(rest[0], at="home" if what == "home" else "movies", idle=what == "idle")


if __name__ == "__main__":
    main()
