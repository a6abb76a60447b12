"""Why an episode is missing, and what is wished of a show's episodes."""

from __future__ import annotations

from app.domain.missing import WhyMissing
from app.library.browse import present
from app.store import why_missing, wishing
from app.store.database import Database


def why(database: Database, episode: int, *, count_specials: bool) -> WhyMissing | None:
    """None for an episode that is gone. Raises StoreProblem."""
    with database.read() as reader:
        return why_missing.why_missing(reader, episode, present(database), count_specials=count_specials)


def wishes(database: Database, show: int) -> dict[int, str]:
    """By episode: `wanted`, `when_aired` or `unwanted`. Raises StoreProblem."""
    with database.read() as reader:
        return why_missing.wishes_of_episodes(reader, show)


def unwish(database: Database, why: WhyMissing) -> int:
    """Take the episode off the wishlist; the line that takes this back. Raises Missing where it is not on it."""
    with database.write() as tx:
        return wishing.unwish(tx, why_missing.wish_of(tx, why))
