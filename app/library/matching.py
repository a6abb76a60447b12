"""Finding by hand which title of a provider a title is: candidates for a name, an id or an address, and the user's word on them (D21, D62)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from app.domain.cancel import Cancel
from app.domain.enrichment import GIVEN, State, TitleKind
from app.domain.items import ExternalIds, Kind
from app.domain.match import Scored, judge
from app.domain.pasted import Pasted, pasted, searched_for
from app.domain.problems import Missing, Problem
from app.domain.provided import Candidate, Known, Provider
from app.library.browse import present
from app.metadata.asking import NAMES
from app.metadata.provider import MetadataProvider
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
    """The candidates of one provider, the likeliest first."""

    provider: Provider
    ranked: tuple[Scored, ...]


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

    A name is looked for at `first`, or at the first provider that can be asked. Raises Problem (with a sentence for the user) or Cancelled.
    """
    asked = [one for one in _order(first) if one in providers and GIVEN[one][title.kind]]
    if meant := pasted(text):
        return _by_id(providers, asked, title, meant, cancel)
    if not asked:
        raise Problem("To look for matches, Bijou needs a key of TMDB or TVDB: Settings, Metadata." if title.kind == "movie" else _NOBODY)
    return _by_name(providers[asked[0]], title, searched_for(text), cancel)


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


def _order(first: Provider | None) -> list[Provider]:
    return sorted(SEARCHED, key=lambda one: one is not first)


def _by_name(provider: MetadataProvider, title: Sought, text: str, cancel: Cancel) -> Found:
    known = title.known
    names = (text,) if text else tuple(dict.fromkeys(name for name in (known.title, known.original_title, *known.other_titles[:1]) if name))
    found: dict[str, Candidate] = {}
    for name in names:
        for one in provider.search(title.kind, name, None if text else known.year, cancel):
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


def _by_id(providers: Providers, asked: Sequence[Provider], title: Sought, meant: Pasted, cancel: Cancel) -> Found:
    """The one title with that id, at the first provider that knows it."""
    if meant.kind is not None and meant.kind != title.kind:
        raise Problem(
            "This is the address of a show, and the title is a film." if title.kind == "movie" else "This is the address of a film, and the title is a show."
        )
    able = [*asked, *([Provider.OMDB] if meant.name == "imdb" and Provider.OMDB in providers else [])]
    if meant.name in able:  # whose id it is knows best
        able.sort(key=lambda one: one.value != meant.name)
    trouble: Problem | None = None
    for one in able:
        provider = providers[one]
        try:
            its_id = meant.id if meant.name == one.value else provider.resolve(title.kind, _only(meant), cancel)
            if its_id is not None:
                return Found(one, judged(title.known, (provider.candidate(title.kind, its_id, cancel),)))
        except Missing:
            continue
        except Problem as problem:  # another may know it; what was wrong is said if none does
            trouble = problem
    raise trouble or Missing(_unknown(able, meant))


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
