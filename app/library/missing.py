"""Why a film or an episode is missing, and what is wished of a show's episodes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.domain.missing import LONG_ENOUGH, Asked, Beside, Holding, Place, WhyMissing
from app.library.browse import present
from app.sources.folders.names import marks
from app.store import why_missing, wishing
from app.store.database import Database


def why(database: Database, asked: Asked, *, count_specials: bool) -> WhyMissing | None:
    """None for what is gone. Raises StoreProblem."""
    with database.read() as reader:
        found = why_missing.why_missing(reader, asked, present(database), count_specials=count_specials)
        if found is None or found.owned_by:
            return found
        holding = _seem_to_hold(found, why_missing.beside(reader, found))
        return msgspec.structs.replace(found, holding=tuple(holding))


def wishes(database: Database, show: int) -> dict[int, str]:
    """By episode: `wanted`, `when_aired` or `unwanted`. Raises StoreProblem."""
    with database.read() as reader:
        return why_missing.wishes_of_episodes(reader, show)


def unwish(database: Database, why: WhyMissing) -> int:
    """Take it off the wishlist; the line that takes this back. Raises Missing where it is not on it."""
    with database.write() as tx:
        return wishing.unwish(tx, why_missing.wish_of(tx, why))


def _seem_to_hold(why: WhyMissing, beside: Iterable[Beside]) -> list[Holding]:
    """The files that are named for it too, else the one before it if it is long enough for two; a line for each episode."""
    named = dict[Place, Holding]()
    for one in beside:
        if why.number is not None and _is_named(one.name, why.season, why.number):
            named.setdefault(one.place, Holding(one.place, one.server, "named"))
    if named:
        return list(named.values())
    before = [one for one in beside if one.place.number + 1 == why.number and one.runs and one.runtime and one.runs >= LONG_ENOUGH * one.runtime]
    return [Holding(one.place, one.server, "long") for one in before[:1]]


def _is_named(name: str, season: int, number: int) -> bool:
    found = marks(name.rpartition(".")[0] or name)
    return bool(found and found.season == season and found.first is not None and found.last is not None and found.first <= number <= found.last)
