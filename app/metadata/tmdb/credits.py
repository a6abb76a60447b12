"""TMDB's casts and crews as credits: several roles of one person joined, duplicates folded, orders counted by department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from app.domain.items import Credit
from app.metadata.tmdb.values import picture
from app.metadata.tmdb.wire import CastMember, Credits, CrewMember, Movie, Show, each
from app.metadata.values import numeric, text

ACTING = "Acting"
_LAST = 1 << 30


def title_credits(wire: Movie | Show) -> tuple[Credit, ...] | None:
    """Everybody in a title; None when its answer says nothing of them. A show's gathered credits are of all its seasons, its plain ones of the last."""
    gathered = wire.aggregate_credits if isinstance(wire, Show) else None
    makers = tuple(each(wire.created_by)) if isinstance(wire, Show) else ()
    given = gathered if gathered is not None and (gathered.cast or gathered.crew) else wire.credits or gathered
    if given is None and not makers:
        return None
    return (*_cast(given), *_numbered(chain(_creators(makers), _crew(given))))


def directors(wire: Movie | Show) -> tuple[str, ...]:
    """Who directed a film, or made a show."""
    if isinstance(wire, Show):
        found = [text(one.name) for one in each(wire.created_by)]
    else:
        crew = each(wire.credits.crew if wire.credits else None)
        found = [text(one.name) for one in crew if (one.job or "").casefold() == "director"]
    return tuple(name for name in dict.fromkeys(found) if name)


def guests_of(wire: Credits) -> tuple[Credit, ...]:
    """Who guests in an episode."""
    return _cast(Credits(guest_stars=wire.guest_stars))


def _cast(given: Credits | None) -> tuple[Credit, ...]:
    """Each person once, all their characters joined; in TMDB's order, guests last."""
    if given is None:
        return ()
    members = sorted(each(given.cast), key=lambda one: _LAST if one.order is None else one.order)
    people: dict[str, tuple[CastMember, str, dict[str, None]]] = {}
    for one in (*members, *each(given.guest_stars)):
        name = text(one.name)
        if name is not None:
            characters = people.setdefault(numeric(one.id) or name, (one, name, {}))[2]
            characters.update(dict.fromkeys(_characters(one)))
    return tuple(
        Credit(name, ACTING, None, " / ".join(characters) or None, order, picture(one.profile_path), numeric(one.id))
        for order, (one, name, characters) in enumerate(people.values())
    )


def _characters(one: CastMember) -> Iterator[str]:
    for character in (one.character, *(role.character for role in each(one.roles))):
        found = text(character)
        if found:
            yield found


def _crew(given: Credits | None) -> Iterator[Credit]:
    for one in each(given.crew if given else None):
        jobs = [one.job, *(part.job for part in each(one.jobs))]
        known: list[str | None] = [job for job in map(text, jobs) if job]
        yield from _worked(one, text(one.department) or "Crew", known or [None])


def _creators(makers: Iterable[CrewMember]) -> Iterator[Credit]:
    for one in makers:
        yield from _worked(one, "Writing", ["Creator"])


def _worked(one: CrewMember, department: str, jobs: Iterable[str | None]) -> Iterator[Credit]:
    name = text(one.name)
    if name is not None:
        for job in jobs:
            yield Credit(name, department, job, None, 0, picture(one.profile_path), numeric(one.id))


def _numbered(parts: Iterable[Credit]) -> Iterator[Credit]:
    """The same part once, counted within its department."""
    seen: set[tuple[str, str, str | None]] = set()
    orders: dict[str, int] = {}
    for one in parts:
        part = (one.tmdb or one.name, one.department, one.job)
        if part not in seen:
            seen.add(part)
            order = orders[one.department] = orders.get(one.department, -1) + 1
            yield Credit(one.name, one.department, one.job, None, order, one.portrait, one.tmdb)
