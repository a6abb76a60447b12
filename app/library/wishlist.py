"""The wishlist's page: what it shows, and taking lines of it away (D40–D42)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.wishlist import Listed, WishCounts, WishQuery, WishTree
from app.store import wishing, wishlist_page
from app.store.database import Database


def tree(database: Database, query: WishQuery, opened: Collection[int], folded: Collection[int] = ()) -> WishTree:
    """The lines of a query in order; `folded` are branches that a search shall not open. Raises StoreProblem."""
    with database.read() as reader:
        return wishlist_page.wish_tree(reader, query, opened, folded)


def beginning(database: Database, query: WishQuery, opened: Collection[int], lines: int) -> WishTree:
    """So many of its first lines or a few more, at once where nothing narrows the list; all where that is no quicker. Raises StoreProblem."""
    with database.read() as reader:
        return wishlist_page.wish_tree(reader, query, opened, first=lines)


def listed(database: Database, query: WishQuery, keys: Sequence[int]) -> dict[int, Listed]:
    """What these lines show. Raises StoreProblem."""
    with database.read() as reader:
        return wishlist_page.listed(reader, query, keys)


def counts(database: Database) -> WishCounts:
    """Of the whole list. Raises StoreProblem."""
    with database.read() as reader:
        return wishlist_page.wish_counts(reader)


def remove(database: Database, query: WishQuery, keys: Sequence[int]) -> int:
    """Take what these lines hold off the wishlist; the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, wishlist_page.wishes_of_lines(tx, query, keys))


def remove_done(database: Database) -> int:
    """Take off the wishlist what the library owns by now; the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, wishlist_page.done_wishes(tx))


def want(database: Database, query: WishQuery, keys: Sequence[int]) -> int:
    """Wish what these lines hold after all; the line of activity that takes it back, 0 where nothing changed. Raises StoreProblem."""
    with database.write() as tx:
        return wishing.wish(tx, wishlist_page.atoms(tx, query, keys)).line
