"""What the user wishes for (D40–D42): verbs that return the line of activity which takes them back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from app.domain.wanting import Pointed, Wish, Wishable, Wished
from app.library.browse import present
from app.store import promoting, wanted_rows, wishing
from app.store import wishable as store_wishable
from app.store.database import Database


def wish(database: Database, wishes: Sequence[Wish], *, when_aired: bool = False) -> Wished:
    """Wish films and episodes; `when_aired`: episodes to come. Raises StoreProblem."""
    with database.write() as tx:
        return wishing.wish(tx, wishes, when_aired=when_aired)


def wishable(database: Database, show: Pointed, now: datetime) -> tuple[str, list[Wishable]]:
    """What a show of the library is called, and its episodes, specials last; none where it has none of them. Raises StoreProblem."""
    with database.read() as reader:
        row = wanted_rows.row_of(reader, show)
        if row is None:
            return show.title, []
        return str(reader.value("SELECT title FROM shows WHERE id = ?", (row,))), store_wishable.wishable(reader, row, now)


def wishable_outside(database: Database, show: Pointed, told: Sequence[Wishable]) -> list[Wishable]:
    """Episodes that only a provider has told of, with what the wishlist has of them. Raises StoreProblem."""
    with database.read() as reader:
        row = wanted_rows.row_of(reader, show)
        wishes = {} if row is None else store_wishable.wishes_of(reader, row)
    return [one._replace(wish=wishes.get((one.season, one.number), "")) for one in told]


def wish_missing(database: Database, shows: Sequence[int], now: datetime) -> Wished:
    """Wish all that has aired, is no special and is not owned of these shows. Raises StoreProblem."""
    with database.write() as tx:
        return wishing.wish(tx, store_wishable.missing_wishes(tx, shows, now))


def wish_films(database: Database, films: Sequence[int]) -> Wished:
    """Wish those of these films of the library that are not owned. Raises StoreProblem."""
    with database.write() as tx:
        return wishing.wish(tx, store_wishable.unowned_films(tx, films))


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


def unwant(database: Database, episodes: Sequence[Wish]) -> int:
    """These episodes are never to be wished by themselves. Raises Problem."""
    with database.write() as tx:
        return wishing.unwant(tx, episodes)


def promote(database: Database, shows: Collection[int] | None = None, *, followed: bool = True) -> int:
    """Wish what has aired of followed shows (`followed`), and what was to be wished when it had aired; how many. Raises StoreProblem."""
    with database.write() as tx:
        return promoting.promote(tx, present(database), shows, followed=followed)
