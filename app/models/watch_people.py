"""The watchlist's people, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from app.domain.watching import WatchedPerson
from app.models.departments import profession
from app.models.people_lines import initials
from app.models.watch_words import role_words, roles_words, work_words
from app.models.wording import shown, tr


class WatchedFace(NamedTuple):
    """Somebody who is followed; `poster`, `file` and `artless` as RowPictures has them. `work` is what they do next or did last, `workAddress` its page."""

    number: int
    tmdb: str
    name: str
    part: str
    work: str
    workAddress: str  # a role's name
    coming: bool
    roles: str
    narrowed: bool
    initials: str
    spoken: str
    poster: str
    artless: bool = False
    file: str = ""
    selected: bool = False


class Role(NamedTuple):
    """A department of somebody's works, and whether it counts."""

    key: str
    text: str
    counts: bool


def watched_faces(people: Iterable[WatchedPerson], now: datetime) -> list[WatchedFace]:
    """Everybody of a list; `now` in the user's zone."""
    return [_face(one, now) for one in people]


def roles_of(person: WatchedPerson) -> list[Role]:
    """Every department that they work in, and those that were chosen when they did."""
    names = dict.fromkeys((*person.departments, *person.roles))
    return [Role(name, role_words(name), not person.roles or name in person.roles) for name in names]


def _face(person: WatchedPerson, now: datetime) -> WatchedFace:
    name = shown(person.name, 80) or tr("Unnamed")
    part = profession(person.departments[0]) if person.departments else ""
    work = work_words(person, now)
    chosen = person.coming or person.latest
    address = f"bijou://{chosen.kind}/{chosen.row or f'tmdb-{chosen.tmdb}'}" if chosen else ""
    roles = roles_words(person.roles) if len(person.departments) > 1 or person.roles else ""
    spoken = ", ".join(text for text in (name, part, work, roles) if text)
    return WatchedFace(
        number=person.person_id,
        tmdb=person.tmdb or "",
        name=name,
        part=part,
        work=work,
        workAddress=address,
        coming=person.coming is not None,
        roles=roles,
        narrowed=bool(person.roles),
        initials=initials(name),
        spoken=spoken,
        poster=person.portrait or "",
    )
