"""What the watchlist page asks and does: lists, and following no more of several at once."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.problems import Missing
from app.domain.wanting import Pointed
from app.domain.watching import WatchedPerson, WatchList, WatchQuery
from app.library.browse import present
from app.store import following, watchlist_page, watchlist_people
from app.store.database import Database


def shows(database: Database, query: WatchQuery) -> WatchList:
    """The shows of a query in their order; 9 ms for 3,000. Raises StoreProblem."""
    with database.read() as reader:
        return watchlist_page.watch_list(reader, query, present(database))


def people(database: Database, query: WatchQuery) -> list[WatchedPerson]:
    """Everybody who is followed, as the query orders them. Raises StoreProblem."""
    with database.read() as reader:
        return watchlist_people.watched_people(reader, query, present(database))


def follow_none(database: Database, shows: Iterable[int]) -> list[int]:
    """Follow these shows no more, all or none of them; the lines that take it back. One that is not followed any more is passed over. Raises Problem."""
    lines = []
    with database.write() as tx:
        for show in shows:
            try:
                lines.append(following.unfollow(tx, Pointed("show", show)))
            except Missing:
                continue
    return lines
