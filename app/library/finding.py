"""Searching everything: the library by words, ids and pasted addresses, at once; TMDB for the same, with what of it is owned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from app.domain.cancel import Cancel
from app.domain.cards import Hit, OwnedTitle, PersonHit, SearchAnswer, TitleKind
from app.domain.discovered import Discovered, Famous, Offered, Somebody, What
from app.domain.fold import fold
from app.domain.found import FoundHere, FoundOutside
from app.domain.items import ExternalIds, Kind
from app.domain.links import LinkedItem, LinkedPage, LinkedPart, LinkedPerson, LinkedVideo, link_in
from app.domain.pasted import Pasted, searched_for
from app.domain.problems import Missing
from app.domain.provided import Candidate
from app.store import found_by_link, people_search
from app.store.database import Database, Reader
from app.store.owned import owned_titles, rows_known
from app.store.search import search

if TYPE_CHECKING:
    from app.metadata.tmdb.client import Tmdb

HITS = 20
_BOTH: tuple[TitleKind, ...] = ("movie", "show")


def find_here(database: Database, text: str, limit: int = HITS, people: int = 0) -> FoundHere:
    """Titles and episodes of the library for words, and so many `people`; or what a pasted id or address leads to. Raises StoreProblem."""
    link = link_in(text)
    if isinstance(link, LinkedPage):
        return FoundHere(address=link.address)
    if isinstance(link, LinkedVideo):
        return FoundHere(unknown="video")
    with database.read() as reader:
        if isinstance(link, LinkedPerson):
            somebody = people_search.people_with(reader, link.name, link.id)
            return FoundHere(people=somebody, unknown="" if somebody else "person")
        if isinstance(link, LinkedItem):
            return _item(reader, link)
        if isinstance(link, LinkedPart):
            return _part(reader, link, limit)
        if link is not None and not link.worded:
            hits = _titles(reader, link) or (found_by_link.episodes_with_id(reader, "imdb", link.id) if link.name == "imdb" else ())
            return FoundHere(hits, unknown="" if hits else "title")
        answer = search(reader, searched_for(text), limit)
        named = _people(reader, searched_for(text), answer, people) if people else ()
    if answer.corrected and _called(named, text):
        answer = SearchAnswer((), None, answer.milliseconds)  # somebody's name is no typo of a title's
    return FoundHere(answer.hits, named, answer.corrected, answer.milliseconds)


def find_outside(database: Database, tmdb: Tmdb, text: str, what: What, page: int, cancel: Cancel) -> FoundOutside:
    """A page of TMDB's titles and people for words; the one that a pasted id or address leads to. Raises Problem or Cancelled."""
    link = link_in(text)
    if isinstance(link, LinkedPage | LinkedVideo | LinkedItem):
        return FoundOutside()
    if isinstance(link, LinkedPerson):
        found = Discovered(_person(tmdb, link, cancel))
    elif isinstance(link, LinkedPart):
        found = _part_outside(tmdb, link, page, cancel)
    elif link is not None and not link.worded:
        found = Discovered(tuple(_linked_titles(tmdb, link, cancel)))
    else:
        found = tmdb.discovering.named(searched_for(text), page, cancel, what)
    with database.read() as reader:
        return with_owned(reader, found)


def stamped(database: Database, entries: Sequence[Offered | Somebody]) -> FoundOutside:
    """What the library has now of what TMDB listed before. Raises StoreProblem."""
    with database.read() as reader:
        return with_owned(reader, Discovered(tuple(entries)))


def _people(reader: Reader, text: str, answer: SearchAnswer, limit: int) -> tuple[PersonHit, ...]:
    """By name; of nobody who is called so, who plays first in the title that is."""
    named = people_search.people_named(reader, text, limit)
    best = next(iter(answer.hits), None)
    if named or best is None or best.kind == "episode" or fold(best.title) != fold(answer.corrected or text):
        return named
    return people_search.players_of(reader, Kind(best.kind), best.id)


def with_owned(reader: Reader, found: Discovered) -> FoundOutside:
    """What the library has of a list of TMDB's: two queries for each kind. Raises StoreProblem."""
    owned: dict[tuple[TitleKind, str], OwnedTitle] = {}
    rows: dict[tuple[TitleKind, str], int] = {}
    for kind in _BOTH:
        numbers = [one.tmdb for one in found.entries if isinstance(one, Offered) and one.kind == kind]
        if numbers:
            owned.update({(kind, number): title for number, title in owned_titles(reader, kind, numbers).items()})
            rows.update({(kind, number): row for number, row in rows_known(reader, kind, numbers).items()})
    people = _known(reader, [one for one in found.entries if isinstance(one, Somebody)])
    return FoundOutside(found.entries, owned, people, found.page, found.pages, found.total, rows)


def _known(reader: Reader, somebody: Sequence[Somebody]) -> dict[str, int]:
    """TMDB's number → the row of who is in the library: by that number, else who is called so and has to do with a title that TMDB knows them for (D4)."""
    found = people_search.known_people(reader, [one.tmdb for one in somebody])
    lacking = [one for one in somebody if one.tmdb not in found and one.titles]
    credited = people_search.credited_by_name(reader, {fold(one.name) for one in lacking}) if lacking else {}
    for one in lacking:
        row, titles = credited.get(fold(one.name), (0, set()))
        if any((title.kind, title.tmdb) in titles for title in one.titles):
            found[one.tmdb] = row
    return found


def _titles(reader: Reader, link: Pasted) -> tuple[Hit, ...]:
    kinds = (Kind(link.kind),) if link.kind else (Kind.MOVIE, Kind.SHOW)
    return found_by_link.titles_with_id(reader, kinds, link.name, link.id)


def _part(reader: Reader, link: LinkedPart, limit: int) -> FoundHere:
    """An episode by its own number; else the place in the show that its number or its whole name means; else what the name finds."""
    if link.id and (hits := found_by_link.episodes_with_id(reader, *link.id)):
        return FoundHere(hits)
    shows = _titles(reader, link.show) if link.show else ()
    answer = search(reader, link.words, limit) if link.words and not shows else SearchAnswer((), None, 0.0)
    shows = shows or tuple(hit for hit in answer.hits if hit.kind == "show" and _slug(hit.title) == _slug(link.words))
    hits = tuple(part for show in shows for part in found_by_link.part_of_show(reader, show, link.season, link.number)) or answer.hits
    return FoundHere(hits, (), answer.corrected, answer.milliseconds, "" if hits else "title" if link.show or link.words else "episode")


def _called(people: Sequence[PersonHit], text: str) -> bool:
    """Whether somebody's name has all that was typed, as it was typed."""
    words = fold(text).split()
    return any(all(any(part.startswith(word) for part in fold(one.name).split()) for word in words) for one in people)


def _slug(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def _item(reader: Reader, link: LinkedItem) -> FoundHere:
    hits = found_by_link.items_on_server(reader, link.kind, link.key, link.machine)
    own = bool(hits) or found_by_link.is_own_server(reader, link.kind, link.machine)
    return FoundHere(hits, unknown="" if hits else "item" if own else "server")


def _linked_titles(tmdb: Tmdb, link: Pasted, cancel: Cancel) -> Sequence[Offered]:
    """A number of TMDB's that does not say of what may be a film's and a show's, one of IMDb's an episode's: it leads to the show."""
    if link.name == "tvmaze":
        return []
    ids = ExternalIds(**{link.name: link.id})
    found = []
    for kind in (link.kind,) if link.kind else _BOTH:
        try:
            if its_id := tmdb.resolve(kind, ids, cancel):
                found.append(_offered(tmdb.candidate(kind, its_id, cancel)))
        except Missing:
            continue
    return found or (_shows_of_episode(tmdb, "imdb_id", link.id, cancel) if link.name == "imdb" else [])


def _part_outside(tmdb: Tmdb, link: LinkedPart, page: int, cancel: Cancel) -> Discovered:
    """The show that it is of: TMDB's pages of episodes are not Bijou's."""
    shows = _linked_titles(tmdb, link.show, cancel) if link.show else []
    if not shows and link.id and link.id[0] == "tvdb":
        shows = _shows_of_episode(tmdb, "tvdb_id", link.id[1], cancel)
    return Discovered(tuple(shows)) if shows else tmdb.discovering.named(link.words, page, cancel, "show")


def _shows_of_episode(tmdb: Tmdb, source: Literal["imdb_id", "tvdb_id"], its_id: str, cancel: Cancel) -> Sequence[Offered]:
    show = tmdb.show_with_episode(source, its_id, cancel)
    return [_offered(tmdb.candidate("show", show, cancel))] if show else []


def _person(tmdb: Tmdb, link: LinkedPerson, cancel: Cancel) -> tuple[Somebody, ...]:
    try:
        its_id = link.id if link.name == "tmdb" else tmdb.person_with(link.id, cancel)
        if its_id is None:
            return ()
        person = tmdb.person(its_id, cancel)
    except Missing:
        return ()
    works = sorted(person.works, key=lambda work: -(work.rating.votes or 0) if work.rating else 0)
    titles = dict.fromkeys(Famous(work.kind, work.tmdb, work.title) for work in works)
    return (Somebody(person.tmdb, person.name, person.known_for, person.portrait, person.popularity, tuple(titles)),)


def _offered(one: Candidate) -> Offered:
    """A candidate knows the year alone."""
    released = f"{one.year:04}" if one.year else None
    return Offered(one.kind, one.id, one.title, one.original_title, released, one.overview, one.art, popularity=one.popularity)
