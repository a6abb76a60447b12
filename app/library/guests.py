"""Who guests in an episode: asked for when its row is opened."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from app.domain.cancel import Cancel
from app.domain.items import Credit
from app.domain.pages import PersonCredit
from app.store.database import Database
from app.store.listed_places import place_at_tmdb
from app.web.pace import going_first

_PREFIX = "tmdb "


@runtime_checkable
class TellsGuests(Protocol):
    """A client that tells of an episode's guests."""

    def guests(self, show: str, season: int, number: int, cancel: Cancel, /) -> tuple[Credit, ...]:
        """Who guests in one episode of a show, by TMDB's numbers; nobody where it does not have the episode. Raises as MetadataProvider does."""


def guests(database: Database, episode: int, tmdb: TellsGuests, cancel: Cancel) -> tuple[PersonCredit, ...]:
    """The guest stars of an episode, before all that TMDB's queue waits for; nobody where TMDB has not listed it. Raises Problem, Cancelled."""
    with database.read() as reader:
        place = place_at_tmdb(reader, episode)
    return guests_at(place, tmdb, cancel) if place is not None else ()


def guests_at(place: tuple[str, int, int], tmdb: TellsGuests, cancel: Cancel) -> tuple[PersonCredit, ...]:
    """The same by TMDB's show, season and number."""
    with going_first():
        told = tmdb.guests(*place, cancel)
    return tuple(
        PersonCredit(0, one.name, one.department, character=one.character, portrait=_PREFIX + one.portrait if one.portrait else None, tmdb=one.tmdb)
        for one in told
    )
