"""A scan in a process of its own, to be killed: `python -m tests.library.killed_scan LIBRARY CHANGE`. Says "ready" before it begins."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.cancel import Cancel
from app.library import scan_library
from app.library.scan import scan
from app.store.database import Database
from tests.library.pretend_source import PretendSource, actor, changed, episode, film, season, show

MOVIES = 400
SHOWS = 12


def shelf(change: int) -> PretendSource:
    """Films and shows of which each `change` has others new, retitled, renumbered and gone, and some matched anew."""
    films = [changed(film(number, genres=("Drama", f"Genre {number % 7}")), credits=(actor(f"Actor {number % 50}", "Herself"),)) for number in range(MOVIES)]
    films = [changed(item, title=f"{item.facts.title} ({change})") if number % 5 == change % 5 else item for number, item in enumerate(films)]
    films += [film(1_000 * (change + 1) + number) for number in range(20)]
    films += [film(number, key=f"twin{number}") for number in range(change % 3, 30, 3)]
    shows = [show(number) for number in range(SHOWS)]
    seasons = [season(of, at) for of in range(SHOWS) for at in (1, 2)]
    episodes = [
        episode(of, at, number + change % 2, key=f"s{of}e{at}.{number}", number_last=number + 1 if number % 7 == 0 else None)
        for of in range(SHOWS)
        for at in (1, 2)
        for number in range(1, 16)
    ]
    return PretendSource(page_size=40).library("1", "movie", *films).library("2", "show", *shows, *seasons, *episodes)


def main() -> None:
    library, change = Path(sys.argv[1]), int(sys.argv[2])
    database = Database(library)
    source = shelf(change)
    scan_library.BATCH_ITEMS = 60  # many commits, many moments
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdout.write(scan(database, source, 1, "deep", Cancel()).state + "\n")
    database.close()


if __name__ == "__main__":
    main()
