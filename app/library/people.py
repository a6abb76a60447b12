"""A person's page: what the library knows of them, put together with what TMDB tells now or told before (D22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

import msgspec

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle, TitleKind
from app.domain.filmography import Part, PersonPage, joined_roles
from app.domain.persons import Person, Work
from app.metadata.recalling import before
from app.store.database import Database
from app.store.owned import owned_titles
from app.store.person_page import keep_person, person_page
from app.web.pace import going_first

_PREFIX = "tmdb "


@runtime_checkable
class TellsPeople(Protocol):
    """A client that tells of people."""

    def person(self, its_id: str, cancel: Cancel, /) -> Person:
        """A person with their works. Raises Missing when the id is gone, else as MetadataProvider does."""


def kept(database: Database, row: int, tmdb: str, client: TellsPeople | None, cancel: Cancel) -> PersonPage | None:
    """The person of a row, or of TMDB's number, at once: nobody is asked. `client` recalls what TMDB told before, where there is one.

    None when neither the library nor an earlier answer knows them. Raises StoreProblem, Cancelled.
    """
    with database.read() as reader:
        page = person_page(reader, row=row, tmdb=tmdb)
    number = page.tmdb if page is not None else tmdb
    recalled = before(partial(client.person, number, cancel)) if client is not None and number else None
    return page if recalled is None else _together(database, page, *recalled)


def told(database: Database, row: int, tmdb: str, client: TellsPeople, cancel: Cancel) -> PersonPage | None:
    """The page with what TMDB says now, before all that its queue waits for; the facts of somebody whom the library knows are kept.

    None when there is no such row. Raises Missing when TMDB has no such person, else as MetadataProvider does, StoreProblem, Cancelled.
    """
    with database.read() as reader:
        page = person_page(reader, row=row, tmdb=tmdb)
    if page is None and row:
        return None
    number = page.tmdb if page is not None else tmdb
    if not number:
        return page
    with going_first():
        person = client.person(number, cancel)
    if page is not None:
        with database.write() as tx:
            keep_person(tx, person)
    return _together(database, page, person, database.now())


def _together(database: Database, page: PersonPage | None, person: Person, as_of: float | None) -> PersonPage:
    """TMDB's word where it has one, the library's else; of parts, TMDB's and then what only the library's titles credit."""
    base = page or PersonPage(0, person.tmdb, person.name)
    own = {(part.kind, part.tmdb): part for part in base.parts if part.tmdb}
    parts = list(_parts(database, person.works, own))
    there = {(part.kind, part.tmdb, part.department) for part in parts}
    parts += [part for part in base.parts if (part.kind, part.tmdb, part.department) not in there]
    return PersonPage(
        id=base.id,
        tmdb=person.tmdb,
        name=person.name or base.name,
        portrait=_PREFIX + person.portrait if person.portrait else base.portrait,
        biography=person.biography or base.biography,
        born=person.born or base.born,
        died=person.died or base.died,
        birthplace=person.birthplace or base.birthplace,
        known_for=person.known_for,
        parts=tuple(parts),
        as_of=as_of,
        whole=True,
    )


def _parts(database: Database, works: Sequence[Work], own: Mapping[tuple[TitleKind, str], Part]) -> Iterable[Part]:
    """One a title and department, stamped in one query a kind; the library's own title and facts where it has them."""
    with database.read() as reader:
        owned = {kind: owned_titles(reader, kind, {work.tmdb for work in works if work.kind == kind}) for kind in ("movie", "show")}
    found: dict[tuple[TitleKind, str, str], Part] = {}
    for work in works:
        key = (work.kind, work.tmdb, work.department)
        role = work.character or work.job
        if key in found:
            found[key] = msgspec.structs.replace(found[key], role=joined_roles(found[key].role, role))
        else:
            found[key] = _part(work, role, own.get(key[:2]), owned[work.kind].get(work.tmdb))
    return found.values()


def _part(work: Work, role: str | None, own: Part | None, owned: OwnedTitle | None) -> Part:
    rated = work.rating
    return Part(
        kind=work.kind,
        tmdb=work.tmdb,
        row=owned.id if owned else own.row if own else 0,
        title=own.title if own else work.title,
        department=work.department,
        role=role,
        released=work.released or (own.released if own else None),
        year=_year(work.released) or (own.year if own else None),
        poster=_PREFIX + work.poster if work.poster else own.poster if own else None,
        rating=rated.value * 10 / rated.scale if rated and rated.value else own.rating if own else None,
        weight=(rated.votes or 0 if rated else 0) + work.popularity,
        owned=owned or (own.owned if own else None),
    )


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day and day[:4].isdecimal() else None
