"""What the user wishes for (D40–D42): verbs that return the line of activity which takes them back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.wanting import Pointed, Wish, Wished
from app.library.browse import present
from app.store import promoting, wishing
from app.store.database import Database


def wish(database: Database, wishes: Sequence[Wish], *, when_aired: bool = False) -> Wished:
    """Wish films and episodes; `when_aired`: episodes to come. Raises StoreProblem."""
    with database.write() as tx:
        return wishing.wish(tx, wishes, when_aired=when_aired)


def unwish(database: Database, rows: Sequence[int]) -> int:
    """Take rows off the wishlist. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, rows)


def unwish_film(database: Database, film: Pointed) -> int:
    """Take a film off the wishlist. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, wishing.wishes_of_film(tx, film))


def unwish_episode(database: Database, episode: Wish) -> int:
    """Take an episode off the wishlist. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, wishing.wishes_of_episode(tx, episode))


def unwish_show(database: Database, show: int, season: int | None = None) -> int:
    """Take a show, or one season of it, off the wishlist. Raises Problem."""
    with database.write() as tx:
        return wishing.unwish(tx, wishing.wishes_under(tx, show, season))


def unwant(database: Database, episodes: Sequence[Wish]) -> int:
    """These episodes are never to be wished by themselves. Raises Problem."""
    with database.write() as tx:
        return wishing.unwant(tx, episodes)


def promote(database: Database, shows: Collection[int] | None = None, *, followed: bool = True) -> int:
    """Wish what has aired of followed shows (`followed`), and what was to be wished when it had aired; how many. Raises StoreProblem."""
    with database.write() as tx:
        return promoting.promote(tx, present(database), shows, followed=followed)
