"""Wandering: a provider's lists with what of them is owned, and what the library itself offers. Never on the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from app.domain.cancel import Cancel
from app.domain.cards import OwnedTitle, TitleKind
from app.domain.discover_query import DiscoverQuery
from app.domain.discovered import Discovered, Wanted
from app.domain.discoveries import Because, Finds, Gap, Gathered, bears_name
from app.domain.problems import Missing
from app.domain.provided import Similar
from app.library import browse
from app.metadata.tmdb.client import Tmdb
from app.store import discoveries, library_cards
from app.store.database import Database, Reader
from app.store.owned import owned_titles

ROW = 20
"""Titles in a row of the front page."""
NETWORKS = 40
"""Of the library's own that may be chosen."""
BECAUSES, LEAST_LIKENED = 2, 4
"""Rows of "because you have …", and how many titles one needs to be worth a row."""
_ASKED_ABOUT = 16
_GATHERED_KNOWN, _GATHERED_ASKED = 40, 8
"""Collections that are looked through: where the library must know, and where each costs a question."""
_LONG = 180 * 86_400
"""Seconds after which what nobody has watched waits."""


def listed(client: Tmdb, query: DiscoverQuery, page: int, cancel: Cancel) -> Discovered:
    """A page of what `query` lists. Raises Problem."""
    lists = client.discovering
    if query.listing == "popular":
        return lists.popular(query.kind, page, cancel)
    if query.listing == "coming":
        return lists.coming(query.kind, page, cancel)
    if query.listing == "titles":
        return lists.titles(query.kind, wanted(query), page, cancel)
    return lists.trending(query.kind, page, cancel, query.window)


def networks(database: Database) -> list[tuple[str, str]]:
    """Ids at TMDB and names of the networks that most of the library's shows are of. Raises StoreProblem."""
    with database.read() as reader:
        return discoveries.networks(reader, NETWORKS)


def finds(database: Database, kind: TitleKind, chosen: Sequence[int] = ()) -> Finds:
    """What the library offers of one kind, from one snapshot; another choice of "because you have …" each day, or the titles that were `chosen` before."""
    now = browse.present(database)
    with database.read() as reader:
        today = discoveries.on_this_day(reader, kind, now.date(), ROW)
        rated = discoveries.highest_rated(reader, kind, ROW)
        waiting = discoveries.waiting_longest(reader, kind, database.now() - _LONG, ROW)
        because, owned = _because(reader, kind, now.date(), chosen)
        named = dict.fromkeys([*(one.id for one in today), *rated, *waiting])
        return Finds(
            because=because,
            gaps=_known_gaps(reader) if kind == "movie" else (),
            today=tuple(today),
            rated=tuple(rated),
            waiting=tuple(waiting),
            cards=tuple(library_cards.cards(reader, kind, list(named), now)),
            owned=owned,
        )


def gaps(client: Tmdb, database: Database, cancel: Cancel) -> tuple[Gap, ...]:
    """Films that are out and lacking in the collections of which most is owned, as TMDB lists these. Raises Problem."""
    this_year = browse.present(database).year
    with database.read() as reader:
        collections = discoveries.collections(reader, 2, _GATHERED_ASKED)
    found: list[Gap] = []
    for one in collections:
        cancel.check()
        try:
            parts = client.collection(one.collection, cancel).films
        except Missing:
            continue
        out = [film for film in parts if film.year and film.year <= this_year]
        owned = browse.owned_titles(database, "movie", [film.id for film in out])
        found += [Gap(one.collection, Similar(film.id, film.title, film.year, film.art.poster)) for film in out if film.id not in owned]
    return tuple(found[:ROW])


def wanted(query: DiscoverQuery) -> Wanted:
    """A query's genre, decade, network and order as TMDB is asked for them."""
    first, last = (f"{query.decade}-01-01", f"{query.decade + 9}-12-31") if query.decade else (None, None)
    return Wanted((query.genre,) if query.genre else (), first, last, query.network or None, query.order)


def _because(reader: Reader, kind: TitleKind, today: date, chosen: Sequence[int]) -> tuple[tuple[Because, ...], dict[str, OwnedTitle]]:
    """Those `chosen`, else some of the owned titles that one may be asked about, others tomorrow, first those with most of their like that is not owned.

    Nothing is named twice.
    """
    told = discoveries.likened(reader, kind, chosen or discoveries.lately(reader, kind, _ASKED_ABOUT))
    owned = owned_titles(reader, kind, [other.tmdb for one in told for other in one.similar])
    turn = today.toordinal() % len(told) if told and not chosen else 0
    worth = {one.id: bool(chosen) or sum(other.tmdb not in owned for other in one.similar) >= LEAST_LIKENED for one in told}
    found: list[Because] = []
    named: set[str] = set()
    for one in sorted((*told[turn:], *told[:turn]), key=lambda one: not worth[one.id]):
        new = tuple(other for other in one.similar if other.tmdb not in named)
        if len(new) >= LEAST_LIKENED and len(found) < BECAUSES:
            named.update(other.tmdb for other in new)
            found.append(msgspec.structs.replace(one, similar=new[:ROW]))
    return tuple(found), owned


def _known_gaps(reader: Reader) -> tuple[Gap, ...]:
    """Without TMDB a collection's films are known by what is likened to the owned ones and bears its name."""
    collections = discoveries.collections(reader, 1, _GATHERED_KNOWN)
    likely = {one.collection: _bearing(one) for one in collections}
    owned = owned_titles(reader, "movie", [film.tmdb for films in likely.values() for film in films])
    found = {film.tmdb: Gap(collection, film) for collection, films in likely.items() for film in films if film.tmdb not in owned}
    return tuple(found.values())[:ROW]


def _bearing(one: Gathered) -> Sequence[Similar]:
    return [film for film in one.likened if bears_name(one.name, film.title)]
