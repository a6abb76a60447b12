"""Wishes and removals in a process of their own, to be killed: `python -m tests.library.killed_wish LIBRARY FIRST`. Says each deed once it is done."""

from __future__ import annotations

import sys
from pathlib import Path

from app.domain.items import ExternalIds
from app.domain.wanting import Pointed, Wish
from app.domain.wishlist import Line, WishQuery
from app.library import wishing, wishlist
from app.store.database import Database

MOST = 5_000


def main() -> None:
    library, first = Path(sys.argv[1]), int(sys.argv[2])
    database = Database(library)
    for number in range(first, first + MOST):
        show = Pointed("show", ids=ExternalIds(tmdb=str(number)), title=f"Show {number}")
        wishing.wish(database, [Wish(show, 1, at) for at in range(1, 6)])
        sys.stdout.write(f"wished {number}\n")
        sys.stdout.flush()
        if number % 3 == 0:
            with database.read() as reader:
                row = int(reader.value("SELECT id FROM shows WHERE tmdb = ?", (str(number),)))
            wishlist.remove(database, WishQuery(), [Line("show", row).key])
            sys.stdout.write(f"removed {number}\n")
            sys.stdout.flush()
    database.close()


if __name__ == "__main__":
    main()
