"""What followed people do: read from TMDB once a day, kept, and told when it is new. The first reading is silent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from app.domain.cancel import Cancel
from app.domain.filmography import joined_roles
from app.domain.persons import Person, Work
from app.domain.problems import Missing
from app.domain.works import FollowedWork, PersonNews
from app.store import followed_works
from app.store.database import Database

_PREFIX = "tmdb "


class TellsPeople(Protocol):
    """A client that tells of people."""

    def person(self, its_id: str, cancel: Cancel, /) -> Person:
        """A person with their works. Raises Missing when the id is gone, else as MetadataProvider does."""


def due(database: Database) -> bool:
    """Whether anybody's works are to be read now. Raises StoreProblem."""
    with database.read() as reader:
        return bool(followed_works.due_people(reader, database.now()))


def read_due(database: Database, client: TellsPeople, cancel: Cancel) -> int:
    """Read the works of everybody who is due, each kept as soon as it is there; how much is news. Raises what the client raises, StoreProblem, Cancelled."""
    with database.read() as reader:
        people = followed_works.due_people(reader, database.now())
    found = 0
    for one in people:
        cancel.check()
        try:
            works = works_of(client.person(one.tmdb, cancel).works)
        except Missing:
            works = []  # TMDB knows them no more: what it said stays, and it is asked again tomorrow
        with database.write() as tx:
            found += followed_works.keep_works(tx, one, works)
    return found


def news(database: Database, limit: int) -> list[PersonNews]:
    """What is new of followed people in the roles that count, the newest first. Raises StoreProblem."""
    with database.read() as reader:
        return followed_works.news(reader, limit)


def works_of(parts: Iterable[Work]) -> list[FollowedWork]:
    """A person's parts, one a title: the departments in their order, the roles joined."""
    found: dict[tuple[str, str], FollowedWork] = {}
    for part in parts:
        key = (part.kind, part.tmdb)
        role = part.character or part.job
        known = found.get(key)
        if known is None:
            poster = _PREFIX + part.poster if part.poster else None
            found[key] = FollowedWork(part.kind, part.tmdb, part.title, part.released, poster, role, (part.department,))
        else:
            departments = tuple(dict.fromkeys((*known.departments, part.department)))
            found[key] = msgspec.structs.replace(known, part=joined_roles(known.part, role), departments=departments)
    return list(found.values())
