"""Finding by hand which title of a provider a title is: candidates for a name, an id or an address, and the user's word on them (D21, D62)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from app.domain.cancel import Cancel
from app.domain.enrichment import GIVEN, State, TitleKind
from app.domain.items import ExternalIds, Kind
from app.domain.match import Scored, judge
from app.domain.match_reading import questions
from app.domain.pasted import Pasted, pasted, searched_for
from app.domain.problems import Missing, Problem
from app.domain.provided import Candidate, Known, Provider
from app.library.browse import present
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider, Worded
from app.store import library_cards, rematching
from app.store.confirming import confirm_match
from app.store.database import Database, Reader
from app.store.known_titles import known_titles
from app.store.provided_rows import held
from app.store.title_parts import copies_of, surviving_id

SEARCHED = (Provider.TMDB, Provider.TVDB, Provider.TVMAZE)
"""Who can be asked for a name, in the order in which they are preferred. OMDb finds ratings by IMDb id alone."""
LOOKED_AT = 6
"""Of the likeliest candidates everything is asked that helps to tell them apart."""
OFFERED = 12


class Match(NamedTuple):
    """What a provider takes the title for now."""

    state: State
    provider_id: str | None
    pinned: bool


class Sought(NamedTuple):
    """The title that looks for its match: what is known of it, where it is, and what the providers take it for."""

    kind: TitleKind
    id: int
    known: Known
    poster: str | None
    servers: tuple[str, ...]
    matches: Mapping[Provider, Match]


class Found(NamedTuple):
    """The candidates of one provider, the likeliest first; `askable` are all that can be asked for a name of this kind of title."""

    provider: Provider
    ranked: tuple[Scored, ...]
    askable: tuple[Provider, ...] = ()


Providers = Mapping[Provider, MetadataProvider]


def sought(database: Database, kind: TitleKind, row_id: int) -> Sought:
    """What is known of a title. Raises Missing when it is gone, StoreProblem."""
    with database.read() as reader:
        title = surviving_id(reader, Kind(kind), row_id)
        known = known_titles(reader, kind, [title]).get(title) if title is not None else None
        if title is None or known is None:
            raise Missing("This title has left the library.")
        card = next(iter(library_cards.cards(reader, kind, [title], present(database))), None)
        servers = tuple(dict.fromkeys(copy.server for copy in copies_of(reader, Kind(kind), title)))
        return Sought(kind, title, known, card.poster if card else None, servers, _matches(reader, kind, title))


def _matches(reader: Reader, kind: TitleKind, title: int) -> dict[Provider, Match]:
    rows = held(reader, Kind(kind), [(title, provider) for provider in Provider], facts=False)
    return {provider: Match(one.match.state, one.match.provider_id, one.match.pinned) for (_, provider), one in rows.items()}


def find(providers: Providers, title: Sought, text: str, cancel: Cancel, first: Provider | None = None) -> Found:
    """Candidates for `text`: a name, or an id or address of TMDB, IMDb, TVDB or TVmaze; empty text stands for the title's own name.

    A name is looked for at `first`, where it can be asked, else at one provider after the other until one has candidates. Raises Problem (with a sentence
    for the user) or Cancelled.
    """
    askable = tuple(one for one in SEARCHED if one in providers and GIVEN[one][title.kind])
    asked = sorted(askable, key=lambda one: one is not first)
    if meant := pasted(text):
        found = _by_id(providers, asked, title, _numbered(providers, title, meant, cancel), cancel)
        if found is not None:
            return found._replace(askable=askable)
    if not asked:
        raise Problem("To look for matches, Bijou needs a key of TMDB or TVDB: Settings, Metadata." if title.kind == "movie" else _NOBODY)
    return _named_so(providers, asked[:1] if first in askable else asked, title, searched_for(text), cancel)._replace(askable=askable)


_NOBODY = "There is no provider to look for shows at: enter a key in Settings, Metadata."


def choose(database: Database, title: Sought, provider: Provider, candidate: Candidate | None) -> int:
    """The user's word: this one, or none of these; pinned until it is taken back. Returns the line of activity that does. Raises Problem."""
    with database.write() as tx:
        its_id, name = (candidate.id, _named(candidate)) if candidate is not None else (None, None)
        return rematching.choose_match(tx, title.kind, title.id, provider, its_id, name)


def confirm(database: Database, kind: TitleKind, row_id: int, provider: Provider) -> int:
    """The user's word that the match is right, suspicious as it looks: pinned. Returns the line of activity that takes it back. Raises Problem."""
    with database.write() as tx:
        return confirm_match(tx, kind, row_id, provider)


def _named(candidate: Candidate) -> str:
    return f"{candidate.title} ({candidate.year})" if candidate.year else candidate.title


def _named_so(providers: Providers, asked: Sequence[Provider], title: Sought, text: str, cancel: Cancel) -> Found:
    """The candidates of the first that has some; what was wrong with one is said when nobody has."""
    trouble: Problem | None = None
    for one in asked:
        try:
            found = _by_name(providers[one], title, text, cancel)
        except Problem as problem:
            trouble = trouble or problem
            continue
        if found.ranked:
            return found
    if trouble is not None:
        raise trouble
    return Found(asked[0], ())


def _by_name(provider: MetadataProvider, title: Sought, text: str, cancel: Cancel) -> Found:
    known = title.known
    found: dict[str, Candidate] = {}
    for words, year in questions(Known(title.kind, text) if text else known):
        for one in provider.search(title.kind, words, year, cancel):
            found.setdefault(one.id, one)
        if found and text:
            break
    if text.isdecimal() and (own := _maybe(provider, title.kind, text, cancel)):
        found.setdefault(own.id, own)
    for scored in judged(known, tuple(found.values()))[:LOOKED_AT]:
        its_id = scored.candidate.id
        closer = _maybe(provider, title.kind, its_id, cancel)
        if closer is None:
            del found[its_id]
        else:
            found[its_id] = closer
    return Found(provider.provider, judged(known, tuple(found.values()))[:OFFERED])


def _maybe(provider: MetadataProvider, kind: TitleKind, its_id: str, cancel: Cancel) -> Candidate | None:
    """A candidate in full, None when the provider does not have it."""
    try:
        return provider.candidate(kind, its_id, cancel)
    except Missing:
        return None


def _numbered(providers: Providers, title: Sought, meant: Pasted, cancel: Cancel) -> Pasted | None:
    """What was pasted, with a number in place of an address's words; None where they are to be looked for as a name. Raises Missing when it is no title of
    this kind."""
    if meant.kind is not None and meant.kind != title.kind:
        raise Missing(_ANOTHER_KIND[title.kind].replace("%1", "This is the address of"))
    if not meant.worded:
        return meant
    tvdb = providers.get(Provider.TVDB)
    number = tvdb.of_words(title.kind, meant.id, cancel) if isinstance(tvdb, Worded) else None
    return Pasted("tvdb", number, meant.kind) if number is not None else None


_ANOTHER_KIND: Mapping[TitleKind, str] = {"movie": "%1 a show, and the title is a film.", "show": "%1 a film, and the title is a show."}


def _by_id(providers: Providers, asked: Sequence[Provider], title: Sought, meant: Pasted | None, cancel: Cancel) -> Found | None:
    """The one title with that id, at the first provider that knows it; None where no id is meant."""
    if meant is None:
        return None
    able = [*asked, *([Provider.OMDB] if meant.name == "imdb" and Provider.OMDB in providers else [])]
    if meant.name in able:  # whose id it is knows best
        able.sort(key=lambda one: one.value != meant.name)
    trouble: Problem | None = None
    for one in able:
        provider = providers[one]
        if one is Provider.OMDB and _is_other_kind(providers, title.kind, meant, cancel):  # it answers for any IMDb id
            break
        try:
            its_id = meant.id if meant.name == one.value else provider.resolve(title.kind, _only(meant), cancel)
            if its_id is not None:
                return Found(one, judged(title.known, (provider.candidate(title.kind, its_id, cancel),)))
        except Missing:
            continue
        except Problem as problem:  # another may know it; what was wrong is said if none does
            trouble = problem
    if trouble is None and _is_other_kind(providers, title.kind, meant, cancel):
        trouble = Missing(_ANOTHER_KIND[title.kind].replace("%1", f"{meant.id} is"))
    raise trouble or Missing(_unknown(able, meant))


def _is_other_kind(providers: Providers, kind: TitleKind, meant: Pasted, cancel: Cancel) -> bool:
    """Whether an IMDb id, which does not tell what it stands for, is that of a film where a show is looked for, or the other way round."""
    other: TitleKind = "show" if kind == "movie" else "movie"
    asked = [one for one in SEARCHED if meant.name == "imdb" and one in providers and GIVEN[one][other]]
    try:
        return any(providers[one].resolve(other, _only(meant), cancel) for one in asked)
    except Problem:
        return False


def _unknown(able: Sequence[Provider], meant: Pasted) -> str:
    if not able:
        return _NOBODY
    names = ", ".join(NAMES[one] for one in able)
    return f"{names} knows no title with this id ({meant.id})." if len(able) == 1 else f"None of {names} knows a title with this id ({meant.id})."


def _only(meant: Pasted) -> ExternalIds:
    return ExternalIds(**{meant.name: meant.id}) if meant.name in ExternalIds.__struct_fields__ else ExternalIds()


def judged(known: Known, candidates: Sequence[Candidate]) -> tuple[Scored, ...]:
    """The candidates by likeness. An id that contradicts is told, and does not rule out: the user may know better than a server."""
    with_ids = judge(known, candidates).ranked
    by_likeness = {(one.candidate.provider, one.candidate.id): one for one in judge(msgspec.structs.replace(known, ids=ExternalIds()), candidates).ranked}
    found = []
    for one in with_ids:
        alike = by_likeness[one.candidate.provider, one.candidate.id]
        contradicted = one.reasons and one.reasons[0].what == "ids" and one.reasons[0].sign == "differs"
        found.append(Scored(one.candidate, alike.score, one.reasons) if contradicted else one)
    return tuple(sorted(found, key=lambda one: -one.score))
